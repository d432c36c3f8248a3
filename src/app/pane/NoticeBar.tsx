/** What was done, or why it was not. It stays until the user puts it away or does something else. */
import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { Dismiss16Regular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import type { Notice } from '../session';
import { useSay, useSession } from './context';

export function NoticeBar({ notice }: { readonly notice: Notice }): ReactNode {
  const session = useSession();
  const say = useSay();
  return (
    <MessageBar intent={notice.intent} layout="multiline">
      <MessageBarBody>{say(notice.key, notice.params)}</MessageBarBody>
      <MessageBarActions
        containerAction={
          <Button
            appearance="transparent"
            size="small"
            icon={<Dismiss16Regular />}
            aria-label={say('app.dismiss')}
            onClick={() => session.dismiss()}
          />
        }
      />
    </MessageBar>
  );
}

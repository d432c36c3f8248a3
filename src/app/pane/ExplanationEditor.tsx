/** 审核说明 of a finding: read, written, and said to be stale when the figures have changed. */
import { Button, Field, MessageBar, MessageBarBody, Textarea, makeStyles, tokens } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import type { FindingEntry } from '../session';
import { useSay, useSession } from './context';
import { Actions } from './parts';

/** A paragraph, not a document. */
const TEXT_MAX = 2000;

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: '6px' },
  // As tall as what is written.
  editor: { fieldSizing: 'content' },
  text: {
    margin: 0,
    padding: '4px 8px',
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusSmall,
  },
});

export function ExplanationEditor({ entry }: { readonly entry: FindingEntry }): ReactNode {
  const session = useSession();
  const say = useSay();
  const styles = useStyles();
  const { explanation, stale } = entry;
  const [text, setText] = useState<string>();
  const keep = async (kept: string): Promise<void> => {
    setText(undefined);
    await session.explain(entry, kept);
  };
  if (text !== undefined) {
    return (
      <div className={styles.root}>
        <Field label={say('app.explanation')}>
          <Textarea
            textarea={{ className: styles.editor }}
            value={text}
            maxLength={TEXT_MAX}
            resize="vertical"
            autoFocus
            onChange={(_, { value }) => setText(value)}
          />
        </Field>
        <Actions>
          <Button size="small" appearance="primary" onClick={() => void keep(text)}>
            {say('app.keepExplanation')}
          </Button>
          <Button size="small" onClick={() => setText(undefined)}>
            {say('app.back')}
          </Button>
        </Actions>
      </div>
    );
  }
  return (
    <div className={styles.root}>
      {explanation && <p className={styles.text}>{say('app.explained', { text: explanation.text })}</p>}
      {stale && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{say('app.explanationStale')}</MessageBarBody>
        </MessageBar>
      )}
      <Actions>
        {stale && (
          <Button size="small" onClick={() => void keep(explanation?.text ?? '')}>
            {say('app.stillTrue')}
          </Button>
        )}
        <Button size="small" onClick={() => setText(explanation?.text ?? '')}>
          {say(explanation ? 'app.editExplanation' : 'app.explain')}
        </Button>
        {explanation && (
          <Button size="small" onClick={() => void keep('')}>
            {say('app.removeExplanation')}
          </Button>
        )}
      </Actions>
    </div>
  );
}

/** 上年决算: last year's workbook, chosen from a file. */
import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useSay, useSession, useSessionState } from './context';
import { FileButton } from './FileButton';
import { Actions, Empty, Section } from './parts';

export function PriorBook(): ReactNode {
  const session = useSession();
  const say = useSay();
  const prior = useSessionState((state) => state.prior);
  const busy = useSessionState(({ job }) => job !== undefined);
  if (!session.canTakePrior) return null;
  return (
    <Section title={say('app.prior')}>
      <Empty>
        {prior
          ? say('app.priorOf', { book: prior.book, year: prior.year?.value ?? '—', count: prior.statements.size })
          : say('app.priorHelp')}
      </Empty>
      <Actions>
        <FileButton accept=".xlsx,.xls" onFile={(file) => void session.takePrior(file)}>
          {say('app.priorChoose')}
        </FileButton>
        {prior && (
          <Button size="small" disabledFocusable={busy} onClick={() => void session.dropPrior()}>
            {say('app.priorDrop')}
          </Button>
        )}
      </Actions>
    </Section>
  );
}

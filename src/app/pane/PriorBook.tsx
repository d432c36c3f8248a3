/** 上年决算: last year's workbook, chosen from a file. */
import { Button } from '@fluentui/react-components';
import { useRef, type ChangeEvent, type ReactNode } from 'react';
import { useSay, useSession, useSessionState } from './context';
import { Actions, Empty, Section } from './parts';

export function PriorBook(): ReactNode {
  const session = useSession();
  const say = useSay();
  const prior = useSessionState((state) => state.prior);
  const busy = useSessionState(({ job }) => job !== undefined);
  const input = useRef<HTMLInputElement>(null);
  const take = ({ target }: ChangeEvent<HTMLInputElement>): void => {
    const [file] = target.files ?? [];
    // The same file chosen again, mended meanwhile, is to be read again.
    target.value = '';
    if (!file) return;
    void session.takePrior({ name: file.name, bytes: async () => new Uint8Array(await file.arrayBuffer()) });
  };
  if (!session.canTakePrior) return null;
  return (
    <Section title={say('app.prior')}>
      <Empty>
        {prior
          ? say('app.priorOf', { book: prior.book, year: prior.year?.value ?? '—', count: prior.statements.size })
          : say('app.priorHelp')}
      </Empty>
      <input ref={input} type="file" accept=".xlsx,.xls" hidden onChange={take} />
      <Actions>
        <Button size="small" disabledFocusable={busy} onClick={() => input.current?.click()}>
          {say('app.priorChoose')}
        </Button>
        {prior && (
          <Button size="small" disabledFocusable={busy} onClick={() => void session.dropPrior()}>
            {say('app.priorDrop')}
          </Button>
        )}
      </Actions>
    </Section>
  );
}

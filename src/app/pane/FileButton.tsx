/** A button that lets the user choose a file. */
import { Button } from '@fluentui/react-components';
import { useRef, type ChangeEvent, type ReactNode } from 'react';
import type { ChosenFile } from '../session';
import { useSessionState } from './context';

interface FileButtonProps {
  /** File name extensions, `.xlsx,.xls`. */
  readonly accept: string;
  readonly children: ReactNode;
  readonly onFile: (file: ChosenFile) => void;
}

export function FileButton({ accept, children, onFile }: FileButtonProps): ReactNode {
  const busy = useSessionState(({ job }) => job !== undefined);
  const input = useRef<HTMLInputElement>(null);
  const take = ({ target }: ChangeEvent<HTMLInputElement>): void => {
    const [file] = target.files ?? [];
    // The same file chosen again, mended meanwhile, is to be read again.
    target.value = '';
    if (file) onFile({ name: file.name, bytes: async () => new Uint8Array(await file.arrayBuffer()) });
  };
  return (
    <>
      <input ref={input} type="file" accept={accept} hidden onChange={take} />
      <Button size="small" disabledFocusable={busy} onClick={() => input.current?.click()}>
        {children}
      </Button>
    </>
  );
}

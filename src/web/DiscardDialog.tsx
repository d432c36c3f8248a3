/** Asks before a workbook takes the place of one with unsaved changes. */
import { useEffect, useRef } from 'react';
import type { Desk } from './desk';

export function DiscardDialog({ desk, name }: { readonly desk: Desk; readonly name: string }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      aria-labelledby="discard-title"
      aria-describedby="discard-text"
      onCancel={(event) => {
        event.preventDefault();
        void desk.answer(false);
      }}
    >
      <h2 id="discard-title">{desk.say({ key: 'web.discardTitle' })}</h2>
      <p id="discard-text">{desk.say({ key: 'web.discardText', params: { name } })}</p>
      <div className="actions">
        <button type="button" className="primary" onClick={() => void desk.answer(false)}>
          {desk.say({ key: 'web.stay' })}
        </button>
        <button type="button" onClick={() => void desk.answer(true)}>
          {desk.say({ key: 'web.discard' })}
        </button>
      </div>
    </dialog>
  );
}

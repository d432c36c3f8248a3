/** The page: the workbook's bar, the spreadsheet, and the pane beside it. */
import { useEffect, useRef, useState, useSyncExternalStore, type DragEvent } from 'react';
import type { AppKey } from '../sentences';
import type { Desk, DeskState } from './desk';
import { DiscardDialog } from './DiscardDialog';

type WebKey = Extract<AppKey, `web.${string}`>;

export function DeskPage({ desk }: { readonly desk: Desk }) {
  const state = useSyncExternalStore(desk.subscribe, desk.state);
  const sheet = useRef<HTMLDivElement>(null);
  const pane = useRef<HTMLDivElement>(null);
  const [paneShown, setPaneShown] = useState(true);
  const [dropping, setDropping] = useState(false);
  const say = (key: WebKey): string => desk.say({ key });

  useEffect(() => {
    if (sheet.current && pane.current) void desk.start({ sheet: sheet.current, pane: pane.current });
  }, [desk]);
  useEffect(() => {
    document.documentElement.lang = state.language;
    document.title =
      (state.unsaved ? '● ' : '') +
      (state.name === undefined ? '' : `${state.name} - `) +
      desk.say({ key: 'web.title' });
  }, [desk, state.language, state.name, state.unsaved]);

  const holdsFiles = (event: DragEvent): boolean => event.dataTransfer.types.includes('Files');
  return (
    <div
      className="desk"
      // Before the spreadsheet, which would take a file for something to paste.
      onDragOverCapture={(event) => {
        if (!holdsFiles(event)) return;
        event.preventDefault();
        event.stopPropagation();
        setDropping(true);
      }}
      onDragLeave={(event) => {
        if (event.relatedTarget === null) setDropping(false);
      }}
      onDropCapture={(event) => {
        if (!holdsFiles(event)) return;
        event.preventDefault();
        event.stopPropagation();
        setDropping(false);
        const [file] = event.dataTransfer.files;
        if (file) void desk.openFile(file);
      }}
    >
      <Bar desk={desk} state={state} paneShown={paneShown} togglePane={() => setPaneShown(!paneShown)} />
      <Told desk={desk} state={state} />
      <main className={paneShown ? 'work' : 'work paneHidden'}>
        <section className="sheetArea" aria-label={say('web.sheetArea')}>
          <div className="sheet" ref={sheet} />
          {state.name === undefined && state.busy && <p className="waiting">{desk.say(state.busy)}</p>}
          {state.remark !== undefined && (
            <p className="remark">{desk.say({ key: 'web.remark', params: { text: state.remark } })}</p>
          )}
        </section>
        <aside className="pane" aria-label={say('web.paneArea')} ref={pane} hidden={!paneShown} />
      </main>
      {dropping && <div className="dropHere">{say('web.dropHere')}</div>}
      {state.asking && <DiscardDialog desk={desk} name={state.name ?? ''} />}
    </div>
  );
}

interface BarProps {
  readonly desk: Desk;
  readonly state: DeskState;
  readonly paneShown: boolean;
  readonly togglePane: () => void;
}

function Bar({ desk, state, paneShown, togglePane }: BarProps) {
  const chooser = useRef<HTMLInputElement>(null);
  const say = (key: WebKey): string => desk.say({ key });
  const waiting = state.busy !== undefined;
  return (
    <header className="bar" aria-label={say('web.barArea')}>
      <h1 className="product">{say('web.title')}</h1>
      <p className="book" title={say('web.local')}>
        <span className="bookName">{state.name}</span>
        {state.unsaved && <span className="unsaved">{say('web.unsavedShort')}</span>}
      </p>
      <input
        ref={chooser}
        type="file"
        accept=".xlsx,.xls"
        hidden
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          // The same file may be chosen again after it was changed elsewhere.
          event.target.value = '';
          if (file) void desk.openFile(file);
        }}
      />
      <div className="actions">
        <button type="button" disabled={waiting} onClick={() => chooser.current?.click()}>
          {say('web.open')}
        </button>
        <button type="button" disabled={waiting} onClick={() => void desk.openSample()}>
          {say('web.sample')}
        </button>
        <button
          type="button"
          className="primary"
          disabled={waiting || state.name === undefined}
          onClick={() => void desk.save()}
        >
          {say('web.save')}
        </button>
        <button type="button" aria-pressed={paneShown} onClick={togglePane}>
          {say(paneShown ? 'web.hidePane' : 'web.showPane')}
        </button>
      </div>
    </header>
  );
}

/** What is going on and what came of it, for eyes and for screen readers. */
function Told({ desk, state }: { readonly desk: Desk; readonly state: DeskState }) {
  const { busy, notice } = state;
  return (
    <>
      <div className="told" role="status">
        {busy && state.name !== undefined && <p>{desk.say(busy)}</p>}
        {notice?.kind === 'done' && <p>{desk.say(...notice.sentences)}</p>}
      </div>
      <div className="told failed" role="alert">
        {notice?.kind === 'failed' && <p>{desk.say(...notice.sentences)}</p>}
      </div>
      {notice && (
        <button type="button" className="dismiss" onClick={() => desk.dismiss()}>
          {desk.say({ key: 'web.close' })}
        </button>
      )}
    </>
  );
}

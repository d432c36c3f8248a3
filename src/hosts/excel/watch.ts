/** Tells of edits: somebody's, in whatever sheet, and never what we write ourselves. */
import { LIMITS } from './limits';
import type { Session } from './session';

/** Begins to listen; what comes of it is how to stop. */
export async function watchEdits(
  session: Session,
  edited: (sheets: ReadonlySet<string>) => void,
): Promise<() => Promise<void>> {
  const changed = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;

  const tell = async () => {
    const ids = new Set(changed);
    changed.clear();
    const names = await session.inTurn(() => namesOf(session, ids));
    if (!stopped && names.size > 0) edited(names);
  };
  const note = ({ worksheetId, triggerSource }: Excel.WorksheetChangedEventArgs): Promise<void> => {
    if (triggerSource !== 'ThisLocalAddin' && !stopped) {
      changed.add(worksheetId);
      clearTimeout(timer);
      // A sheet's name that cannot be asked now is asked with the next edit.
      timer = setTimeout(() => void tell().catch(() => undefined), LIMITS.EDITS_PAUSE_MS);
    }
    return Promise.resolve();
  };

  const listener = await session.inTurn(() =>
    session.run(async (context, answered) => {
      const added = context.workbook.worksheets.onChanged.add(note);
      await context.sync();
      answered();
      return added;
    }),
  );
  return async () => {
    if (stopped) return;
    stopped = true;
    clearTimeout(timer);
    await session.inTurn(() =>
      Excel.run({ delayForCellEdit: true, previousObjects: listener.context }, async (context) => {
        listener.remove();
        await context.sync();
      }),
    );
  };
}

/** Names of the sheets that are still there. */
function namesOf(session: Session, ids: ReadonlySet<string>): Promise<ReadonlySet<string>> {
  return session.run(async (context, answered) => {
    const { worksheets } = context.workbook;
    worksheets.load('items/id,items/name');
    await context.sync();
    answered();
    return new Set(worksheets.items.filter(({ id }) => ids.has(id)).map(({ name }) => name));
  });
}

/**
 * Tells of edits: somebody's, in whatever sheet, and never what we write ourselves. That a sheet was renamed no event
 * tells before ExcelApi 1.17; it is seen when the workbook is read the next time.
 */
import { LIMITS } from './limits';
import type { Session } from './session';

/** Begins to listen; what comes of it is how to stop. */
export async function watchEdits(
  session: Session,
  edited: (sheets: ReadonlySet<string>) => void,
): Promise<() => Promise<void>> {
  const changed = new Set<string>();
  const added = new Set<string>();
  let removed = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;

  const tell = async () => {
    const now = { changed: new Set(changed), added: new Set(added), removed };
    changed.clear();
    added.clear();
    removed = false;
    // In its turn: what we were about to add has been added by then, and is known to be ours.
    const names = await session.inTurn(() => {
      const theirs = [...now.added].filter((id) => !session.added.delete(id));
      return namesOf(session, new Set([...now.changed, ...theirs]));
    });
    if (!stopped && (names.size > 0 || now.removed)) edited(names);
  };
  const soon = (): Promise<void> => {
    clearTimeout(timer);
    // A sheet's name that cannot be asked now is asked with the next edit.
    if (!stopped) timer = setTimeout(() => void tell().catch(() => undefined), LIMITS.EDITS_PAUSE_MS);
    return Promise.resolve();
  };

  const listeners = await session.inTurn(() =>
    session.run(async (context, answered) => {
      const { worksheets } = context.workbook;
      const begun = [
        worksheets.onChanged.add(({ worksheetId, triggerSource }) => {
          if (triggerSource === 'ThisLocalAddin') return Promise.resolve();
          changed.add(worksheetId);
          return soon();
        }),
        worksheets.onAdded.add(({ worksheetId }) => {
          added.add(worksheetId);
          return soon();
        }),
        worksheets.onDeleted.add(({ worksheetId }) => {
          if (session.removed.delete(worksheetId)) return Promise.resolve();
          removed = true;
          return soon();
        }),
      ];
      await context.sync();
      answered();
      return begun;
    }),
  );
  return async () => {
    if (stopped) return;
    stopped = true;
    clearTimeout(timer);
    const [first] = listeners;
    if (!first) return;
    await session.inTurn(() =>
      Excel.run({ delayForCellEdit: true, previousObjects: first.context }, async (context) => {
        for (const listener of listeners) listener.remove();
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

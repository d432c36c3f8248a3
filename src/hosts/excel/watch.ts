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
  const gathered = new Gathered(session, edited);
  const listeners = await session.inTurn(() => listen(session, gathered));
  let stopped = false;
  return async () => {
    if (stopped) return;
    stopped = true;
    gathered.stop();
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

/** Edits since they were told the last time: they are told together, once there is a pause. */
class Gathered {
  private readonly changed = new Set<string>();
  private readonly added = new Set<string>();
  private removed = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private stopped = false;

  constructor(
    private readonly session: Session,
    private readonly edited: (sheets: ReadonlySet<string>) => void,
  ) {}

  change(sheet: string): Promise<void> {
    this.changed.add(sheet);
    return this.soon();
  }

  add(sheet: string): Promise<void> {
    this.added.add(sheet);
    return this.soon();
  }

  remove(): Promise<void> {
    this.removed = true;
    return this.soon();
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  private soon(): Promise<void> {
    clearTimeout(this.timer);
    // A sheet's name that cannot be asked now is asked with the next edit.
    if (!this.stopped) this.timer = setTimeout(() => void this.tell().catch(() => undefined), LIMITS.EDITS_PAUSE_MS);
    return Promise.resolve();
  }

  private async tell(): Promise<void> {
    const now = { changed: new Set(this.changed), added: new Set(this.added), removed: this.removed };
    this.changed.clear();
    this.added.clear();
    this.removed = false;
    // In its turn: what we were about to add has been added by then, and is known to be ours.
    const names = await this.session.inTurn(() => {
      const theirs = [...now.added].filter((id) => !this.session.added.delete(id));
      return namesOf(this.session, new Set([...now.changed, ...theirs]));
    });
    if (!this.stopped && (names.size > 0 || now.removed)) this.edited(names);
  }
}

/** Has Excel tell of what somebody else than us does. */
function listen(session: Session, gathered: Gathered) {
  return session.run(async (context, answered) => {
    const { worksheets } = context.workbook;
    const begun = [
      worksheets.onChanged.add(({ worksheetId, triggerSource }) =>
        triggerSource === 'ThisLocalAddin' ? Promise.resolve() : gathered.change(worksheetId),
      ),
      worksheets.onAdded.add(({ worksheetId }) => gathered.add(worksheetId)),
      worksheets.onDeleted.add(({ worksheetId }) =>
        session.removed.delete(worksheetId) ? Promise.resolve() : gathered.remove(),
      ),
    ];
    await context.sync();
    answered();
    return begun;
  });
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

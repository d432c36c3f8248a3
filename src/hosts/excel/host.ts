/// <reference types="office-js" />
/** The port on Excel, through Office.js at ExcelApi 1.14. The library is a global of the page that loads it. */
import { parseAddress, type CellRef } from '../../accounts';
import { languageOf, type Sentence, type SentenceParam } from '../../sentences';
import {
  failure,
  type CellNote,
  type FormulaFill,
  type LiveHost,
  type Marks,
  type RowInsertion,
  type Selection,
  type SheetPlan,
  type SheetSnapshot,
  type WorkbookState,
} from '../../workbook';
import { makeChange, type Planner } from './change';
import { formulaCellsAmong } from './formulas';
import { planRows, planSheets } from './insertion';
import { planClearing, planMarks } from './marking';
import { workbookName } from './name';
import { commentsRefused, planNotes } from './notes';
import { readAll } from './reading';
import { Session } from './session';
import { StatePart } from './state';
import { watchEdits } from './watch';

/** The port on the workbook that this page is opened beside. Rejects with WorkbookError outside Excel. */
export async function createExcelHost(): Promise<ExcelHost> {
  if (typeof Office === 'undefined') throw failure('workbook.excelMissing');
  const { host } = await Office.onReady();
  if (host !== Office.HostType.Excel) throw failure('workbook.excelMissing');
  const { version, platform } = Office.context.diagnostics;
  const name = workbookName(Office.context.document.url, languageOf(Office.context.displayLanguage));
  const params = { version, platform: PLATFORMS[platform] ?? platform };
  return new ExcelHost(name, { key: 'workbook.excelAbout', params });
}

const PLATFORMS: Readonly<Partial<Record<string, SentenceParam>>> = {
  PC: 'Windows',
  OfficeOnline: { key: 'workbook.excelOnline' },
  Mac: 'Mac',
  iOS: 'iPad',
};

/** The workbook in Excel. Calls are done one after the other, in the order in which they come. */
export class ExcelHost implements LiveHost {
  private readonly session: Session;
  /** State that waits for its turn. Marking takes it along, so that both together are one change. */
  private unsaved: WorkbookState | undefined;

  constructor(
    readonly name: string,
    readonly about: Sentence,
    answerMs?: number,
  ) {
    this.session = new Session(name, answerMs);
  }

  /** Two round trips, or more where the workbook is too much for one answer. */
  readSheets(): Promise<readonly SheetSnapshot[]> {
    return this.session.inTurn(() => this.session.run((context, answered) => readAll(context, answered, this.name)));
  }

  /** Two round trips. */
  insertSheets(plans: readonly SheetPlan[]): Promise<void> {
    return this.change((context, answered) => planSheets(context, answered, this.name, plans));
  }

  /** Two round trips, which carry state that was to be saved at the same time. */
  mark(marks: Marks, report?: SheetPlan): Promise<void> {
    return this.session.inTurn(async () => {
      const { unsaved } = this;
      await makeChange(this.session, (context, answered) =>
        planMarks(context, answered, this.name, { marks, report, unsaved }),
      );
      if (this.unsaved === unsaved) this.unsaved = undefined;
    });
  }

  /** Two round trips. */
  clearMarks(): Promise<number> {
    return this.change((context, answered) => planClearing(context, answered, this.name));
  }

  /** One round trip. */
  loadState(): Promise<WorkbookState | undefined> {
    return this.session.inTurn(() =>
      this.session.run(async (context, answered) => {
        const part = new StatePart(context);
        await context.sync();
        answered();
        return (await part.read()).state;
      }),
    );
  }

  /** Two round trips, or none when `mark` has taken the state along. */
  saveState(state: WorkbookState): Promise<void> {
    this.unsaved = state;
    return this.session.inTurn(async () => {
      const { unsaved } = this;
      if (unsaved === undefined) return;
      this.unsaved = undefined;
      await makeChange(this.session, async (context, answered) => {
        const part = new StatePart(context);
        await context.sync();
        answered();
        const kept = await part.read();
        return {
          steps: part.write({ ...kept, state: unsaved }, this.name),
          result: undefined,
          undo: () => Promise.resolve({ steps: [] }),
        };
      });
    });
  }

  /** Two round trips. A hidden sheet stays hidden. */
  select({ sheet, address }: CellRef): Promise<Selection> {
    if (!parseAddress(address)) return Promise.resolve('missing');
    return this.session.inTurn(() =>
      this.session.run(async (context, answered) => {
        const found = context.workbook.worksheets.getItemOrNullObject(sheet);
        found.load('visibility');
        await context.sync();
        answered();
        if (found.isNullObject) return 'missing';
        if (found.visibility !== 'Visible') return 'hidden';
        found.activate();
        found.getRange(address).select();
        await context.sync();
        return 'selected';
      }),
    );
  }

  /** One round trip. */
  formulaCells(cells: readonly CellRef[]): Promise<readonly CellRef[]> {
    return this.session.inTurn(() =>
      this.session.run((context, answered) => formulaCellsAmong(context, answered, cells)),
    );
  }

  /** Three round trips at most. */
  insertRows(insertions: readonly RowInsertion[], fills: readonly FormulaFill[] = []): Promise<void> {
    return this.change((context, answered) => planRows(context, answered, this.name, { insertions, fills }));
  }

  /** Three round trips at most. Comments that Excel refuses leave none of ours. */
  annotate(notes: readonly CellNote[]): Promise<void> {
    return this.session.inTurn(() =>
      makeChange(
        this.session,
        (context, answered) => planNotes(context, answered, this.name, notes),
        (error) => commentsRefused(error, this.name),
      ),
    );
  }

  watch(edited: (sheets: ReadonlySet<string>) => void): Promise<() => Promise<void>> {
    return watchEdits(this.session, edited);
  }

  private change<T>(plan: Planner<T>): Promise<T> {
    return this.session.inTurn(() => makeChange(this.session, plan));
  }
}

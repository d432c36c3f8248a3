/** What every action of a session works with: the host, the queue, the state, and reading the workbook. */
import type { CellRef } from '../../accounts';
import { FORMS, type Forms } from '../../forms';
import type { FileFault } from '../../forms/load';
import type { Language } from '../../sentences';
import type { LiveHost, Selection, SheetPlan, SheetSnapshot } from '../../workbook';
import { entriesOf, orphansOf } from './explanations';
import { fingerprintOf } from './fingerprint';
import { Jobs, type JobKind } from './jobs';
import { readKept, writeKept, type Kept } from './kept';
import { noticeOf, type Notice } from './notice';
import { loadPreferences, type PreferenceStorage } from './preferences';
import { NO_FILTER, type ReadBook, type SessionState } from './state';
import { inSlices, type Watcher } from './steps';
import { Store } from './store';

export interface SessionOptions {
  /** The host's language, for a user who has not chosen one. */
  readonly language?: Language;
  /** Where preferences are kept; nowhere when left out. */
  readonly storage?: PreferenceStorage;
  /** Makes an .xlsx file of sheets, for the export of findings; without it there is no export. */
  readonly makeWorkbook?: (plans: readonly SheetPlan[]) => Promise<Uint8Array>;
  /** Reads the sheets of a file, for last year's workbook; without it none can be chosen. */
  readonly readWorkbook?: (bytes: Uint8Array, name: string) => Promise<readonly SheetSnapshot[]>;
  /** Form files of the house, which stand beside the program's own files; none when left out. */
  readonly houseForms?: () => Promise<readonly string[]>;
  /** The program's version, for 关于. */
  readonly version?: string;
  readonly now?: () => Date;
}

/** Work that the user asked for by a press: what was told before is read by then. */
const PRESSED: ReadonlySet<JobKind> = new Set(['check', 'clear', 'insert', 'subject', 'prior', 'go', 'save', 'export']);

export class Workspace {
  readonly store: Store<SessionState>;
  readonly jobs: Jobs;
  /** Edits that the host has told of. */
  private edits = 0;
  private stateLoaded = false;
  private house: Promise<readonly string[]> | undefined;
  /** The form file of which it was told that it cannot be loaded. */
  private unusableForm: string | undefined;
  /** The marks and remarks that were written last, as text; undefined when that is not known. */
  writtenMarks: string | undefined;

  constructor(
    readonly host: LiveHost,
    readonly options: SessionOptions,
  ) {
    this.store = new Store<SessionState>({
      tab: 'tables',
      job: undefined,
      notice: undefined,
      preferences: loadPreferences(options.storage, options.language),
      kept: readKept(undefined),
      forms: FORMS,
      book: undefined,
      prior: undefined,
      figures: undefined,
      checked: undefined,
      edited: false,
      marked: false,
      filter: NO_FILTER,
      current: undefined,
      drafted: undefined,
      assigning: undefined,
    });
    this.jobs = new Jobs((job) => this.store.set({ job }));
  }

  get state(): SessionState {
    return this.store.get();
  }

  now(): Date {
    return this.options.now?.() ?? new Date();
  }

  tell(notice: Notice | undefined): void {
    this.store.set({ notice });
  }

  /**
   * Does work in its turn. A failure is told to the user and gives undefined: nothing of the state is lost by it.
   */
  async attempt<T>(kind: JobKind, work: (watcher: Watcher) => Promise<T>, key?: string): Promise<T | undefined> {
    const own = (watcher: Watcher): Promise<T> => {
      if (PRESSED.has(kind)) this.tell(undefined);
      return work(watcher);
    };
    try {
      return await this.jobs.run(kind, own, key);
    } catch (error) {
      this.tell(noticeOf(error));
      return undefined;
    }
  }

  /** The host has told of an edit. */
  noteEdit(): void {
    this.edits += 1;
    this.store.set({ edited: true });
  }

  /** Reads the workbook, and what is kept in it when it is read for the first time. */
  async read(watcher: Watcher): Promise<ReadBook> {
    await this.loadKept();
    const before = this.edits;
    // The program to read with is fetched while the host reads.
    const [sheets, { readAccountsInSteps }] = await Promise.all([this.host.readSheets(), import('../../reading')]);
    watcher.check();
    const forms = await this.forms();
    const { form: chosen, assignments } = this.state.kept;
    // A form that was loaded on another machine may not be known here.
    const form = chosen !== undefined && forms.has(chosen) ? chosen : undefined;
    const options = { book: this.host.name, forms, form, assignments };
    const accounts = await inSlices(readAccountsInSteps(sheets, options), watcher);
    const book: ReadBook = { accounts, sheets, form: forms.of(accounts) };
    const { drafted, kept } = this.state;
    const wanted = drafted !== undefined || kept.drafted !== undefined;
    const figures = wanted ? await this.fingerprint(book, watcher) : undefined;
    this.store.set({ book, forms, figures, edited: this.edits !== before });
    return book;
  }

  /** The forms that are known here: the built-in ones, those of the house, and the one kept in the workbook. */
  async forms(): Promise<Forms> {
    const { formFile } = this.state.kept;
    const files = [...(await this.houseForms()), formFile].filter((file) => file !== undefined);
    if (files.length === 0) return FORMS;
    const { loadForm } = await import('../../forms/load');
    let forms = FORMS;
    for (const file of files) {
      const loaded = loadForm(file, forms);
      if ('forms' in loaded) forms = loaded.forms;
      else if (file === formFile) this.tellUnusable(formFile, loaded.faults);
    }
    return forms;
  }

  /** A form that was loaded once may be built on one that is not known here. That is told once for each file. */
  private tellUnusable(formFile: string, faults: readonly FileFault[]): void {
    if (this.unusableForm === formFile) return;
    this.unusableForm = formFile;
    const told = faults.map(({ line, message }) => `${line}：${message}`);
    this.tell({ intent: 'warning', key: 'app.formUnusable', params: { faults: told } });
  }

  private houseForms(): Promise<readonly string[]> {
    this.house ??= this.options.houseForms?.().catch(() => []) ?? Promise.resolve([]);
    return this.house;
  }

  /** The workbook as it was read, read again when it has been edited since. */
  async book(watcher: Watcher): Promise<ReadBook> {
    const { book, edited } = this.state;
    return book && !edited ? book : this.read(watcher);
  }

  fingerprint(book: ReadBook, watcher: Watcher): Promise<string> {
    return inSlices(fingerprintOf(book.accounts, this.state.kept.answers), watcher);
  }

  /** Changes what is kept in the workbook, at once in the pane; `saved` writes it into the workbook. */
  keep(change: Partial<Kept>): void {
    const kept = { ...this.state.kept, ...change };
    const { checked } = this.state;
    if (!checked || change.explanations === undefined) return this.store.set({ kept });
    const entries = entriesOf(checked.result, kept.explanations);
    this.store.set({ kept, checked: { ...checked, entries, orphans: orphansOf(entries, kept.explanations) } });
  }

  /** Writes into the workbook what is kept; what the pane holds stays there when the workbook takes nothing. */
  async saveKept(): Promise<void> {
    await this.loadKept();
    await this.host.saveState(writeKept(this.state.kept));
  }

  /** Goes to a cell, and says so where that cannot be done. */
  async select(cell: CellRef): Promise<Selection> {
    const selection = await this.host.select(cell);
    const params = { sheet: cell.sheet, address: cell.address };
    if (selection === 'hidden') this.tell({ intent: 'warning', key: 'app.sheetHidden', params });
    if (selection === 'missing') this.tell({ intent: 'warning', key: 'app.cellMissing', params });
    return selection;
  }

  /** What was kept is read before anything is kept, so that nothing of it is written over. */
  private async loadKept(): Promise<void> {
    if (this.stateLoaded) return;
    const loaded = readKept(await this.host.loadState());
    this.stateLoaded = true;
    // What the user has entered while the workbook could not be read is newer than what it holds.
    const { explanations, answers, heading = loaded.heading } = this.state.kept;
    this.store.set({
      kept: {
        ...loaded,
        heading,
        explanations: [...loaded.explanations, ...explanations],
        answers: { ...loaded.answers, ...answers },
      },
    });
  }
}

/** A session: one workbook in which somebody works. Without React, so that ribbon, pane and tests drive the same thing. */
import type { CellRef, StatementCode, SubjectCode } from '../../accounts';
import { sayIn, type Sentence } from '../../sentences';
import type { LiveHost, Selection } from '../../workbook';
import type { Assignment } from '../../forms';
import * as assigning from './assigning';
import * as audit from './audit';
import type { FindingEntry } from './explanations';
import type { DerivedFile } from './formFile';
import type { Explanation, Kept, KeptHeading } from './kept';
import { noticeOf } from './notice';
import { savePreferences, type Preferences } from './preferences';
import { takePrior, type ChosenFile } from './prior';
import {
  filtered,
  NO_FILTER,
  type Checked,
  type Drafted,
  type FindingFilter,
  type SavedFile,
  type SessionState,
  type Tab,
} from './state';
import * as statements from './statements';
import type { Watcher } from './steps';
import { Workspace, type SessionOptions } from './workspace';

/** An edit is often one of several: wait until the hands rest. */
const AFTER_EDIT_MS = 600;
/** Answers are kept and the draft is written anew when typing pauses. */
const AFTER_TYPING_MS = 500;

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

export class Session {
  private readonly space: Workspace;
  private stopWatching: (() => Promise<void>) | undefined;
  private afterEdit: ReturnType<typeof setTimeout> | undefined;
  private keeps = 0;
  private afterTyping: ReturnType<typeof setTimeout> | undefined;

  constructor(host: LiveHost, options: SessionOptions = {}) {
    this.space = new Workspace(host, options);
  }

  get state(): SessionState {
    return this.space.state;
  }

  get subscribe(): (listener: () => void) => () => void {
    return this.space.store.subscribe;
  }

  /** The host's own name of itself and its version. */
  get about(): Sentence {
    return this.space.host.about;
  }

  /** The program's own version. */
  get version(): string {
    return this.space.options.version ?? '';
  }

  get canExport(): boolean {
    return this.space.options.makeWorkbook !== undefined;
  }

  /** Reads the workbook for the first time and listens for edits. */
  async open(): Promise<void> {
    await this.space.attempt('open', async (watcher) => {
      await this.space.read(watcher);
      this.stopWatching ??= await this.space.host.watch(() => this.onEdit());
    });
  }

  /** Stops listening, and keeps what has not been kept yet. */
  async close(): Promise<void> {
    clearTimeout(this.afterEdit);
    await this.flush();
    const stop = this.stopWatching;
    this.stopWatching = undefined;
    await stop?.();
  }

  show(tab: Tab): void {
    this.space.store.set({ tab });
  }

  dismiss(): void {
    this.space.tell(undefined);
  }

  /** Stops the work under way; what was there before stays. */
  cancel(): void {
    this.space.jobs.cancel();
  }

  /** Reads the workbook again. */
  async reread(): Promise<void> {
    this.dismiss();
    await this.open();
  }

  // 表格

  /** What statements that are inserted will print, as far as it is known. */
  heading(): KeptHeading {
    return statements.headingOf(this.state, this.space.now());
  }

  /** Inserts statements; all that are missing when `codes` is left out. Returns the new sheets' names. */
  async insertStatements(
    codes?: readonly StatementCode[],
    heading?: KeptHeading,
  ): Promise<readonly string[] | undefined> {
    return this.space.attempt('insert', async (watcher) => {
      // Sheets may have been renamed and rows moved since the last reading, also where the host does not tell of it.
      const book = await this.space.read(watcher);
      const missing = statements.placesOf(book).flatMap(({ code, sheet }) => (sheet === undefined ? code : []));
      const wanted = codes ?? missing;
      if (wanted.length === 0) {
        this.space.tell({ intent: 'info', key: 'app.nothingToInsert' });
        return [];
      }
      const given = heading ?? this.heading();
      const names = await statements.insertStatements(this.space, book, wanted, given, watcher);
      const [first] = names;
      if (first !== undefined) await this.space.select({ sheet: first, address: 'A1' });
      const key = given.unit === '' ? 'app.insertedWithoutUnit' : 'app.inserted';
      this.space.tell({ intent: 'success', key, params: { sheets: names, count: names.length } });
      await this.space.saveKept();
      return names;
    });
  }

  /** Subjects that a statement has room for, of the year's classification, by code or name. */
  findSubjects(statement: StatementCode, query: string): statements.FoundSubject[] {
    const { book } = this.state;
    return book ? statements.findSubjects(book.form, statement, query) : [];
  }

  async insertSubject(statement: StatementCode, subject: { code: SubjectCode; name: string }): Promise<void> {
    await this.space.attempt('subject', async (watcher) => {
      this.space.tell(await statements.insertSubject(this.space, statement, subject, watcher));
    });
  }

  // 指定

  /** Opens the part of the pane in which sheets are assigned by hand, at a sheet; closes it when left out. */
  openAssigning(sheet?: string): void {
    this.space.store.set({ assigning: sheet, ...(sheet !== undefined && { tab: 'tables' }) });
  }

  /** Keeps what the user says about sheets in the workbook, and reads it by that. */
  async assign(given: readonly Assignment[]): Promise<void> {
    await this.readBy(assigning.withAssignments(this.state.kept.assignments, given), given);
  }

  /** Takes an assignment away: the sheet is read as it is found. */
  async unassign(given: Assignment): Promise<void> {
    await this.readBy(
      this.state.kept.assignments?.filter((each) => each !== given),
      [],
    );
  }

  private async readBy(assignments: Kept['assignments'], given: readonly Assignment[]): Promise<void> {
    await this.keepNow({ assignments });
    const notKept = this.state.notice?.intent === 'error';
    const read = async (watcher: Watcher): Promise<void> => {
      if (!this.state.checked) await this.space.read(watcher);
      await this.renew(watcher);
      if (!notKept) this.space.tell(assigning.noticeOfAssigned(this.state, given));
    };
    await this.space.attempt('open', read, `assign ${this.keeps}`);
  }

  // 上年决算

  get canTakePrior(): boolean {
    return this.space.options.readWorkbook !== undefined;
  }

  /** Takes last year's accounts from a file; findings and draft that are there are made anew with them. */
  async takePrior(file: ChosenFile): Promise<void> {
    await this.space.attempt('prior', async (watcher) => {
      const notice = await takePrior(this.space, file, watcher);
      if (notice.intent === 'success') await this.renew(watcher);
      this.space.tell(notice);
    });
  }

  /** Goes on without last year's accounts. */
  async dropPrior(): Promise<void> {
    this.space.store.set({ prior: undefined });
    await this.space.attempt('prior', (watcher) => this.renew(watcher));
  }

  /** Takes a form from a file; it goes with the workbook. */
  async takeForm(file: ChosenFile): Promise<void> {
    await this.space.attempt('prior', async (watcher) => {
      const { takeForm } = await import('./formFile');
      this.space.tell(await takeForm(this.space, file, watcher));
    });
  }

  /** Reads the workbook by the nearest of the forms again, without the one from a file. */
  async dropForm(): Promise<void> {
    await this.choose({ form: undefined, formFile: undefined });
  }

  /** The form by which this workbook is printed, as a file to save, and what to look at in it. */
  deriveForm(): Promise<DerivedFile | undefined> {
    const derive = async (watcher: Watcher): Promise<DerivedFile | undefined> => {
      const { deriveFormFile } = await import('./formFile');
      return deriveFormFile(this.space, watcher);
    };
    return this.space.attempt('export', derive, 'derive form');
  }

  private async renew(watcher: Watcher): Promise<void> {
    if (this.state.checked) await audit.checkBook(this.space, watcher, 'edit');
    if (!this.state.drafted) return;
    const { draftNarrative } = await import('./narrative');
    await draftNarrative(this.space, watcher);
  }

  // 审核

  /** Reads, checks and, as preferred, marks. */
  check(): Promise<Checked | undefined> {
    return this.space.attempt('check', (watcher) => audit.checkBook(this.space, watcher));
  }

  async clearMarks(): Promise<void> {
    await this.space.attempt('clear', async () => {
      const count = await audit.clearMarks(this.space);
      this.space.tell({ intent: 'success', key: count === 0 ? 'app.noMarks' : 'app.marksCleared' });
    });
  }

  /** Goes to the next finding, or the one before. Checks first where nothing has been checked. */
  async goToNext(step: 1 | -1 = 1): Promise<FindingEntry | undefined> {
    if (!this.state.checked && !(await this.check())) return undefined;
    return this.space.attempt('go', async () => {
      const entry = audit.neighbour(this.space, step);
      if (entry) await audit.goToFinding(this.space, entry);
      else this.space.tell({ intent: 'info', key: 'app.noFindings' });
      return entry;
    });
  }

  async goToFinding(entry: FindingEntry): Promise<void> {
    await this.space.attempt('go', () => audit.goToFinding(this.space, entry), `go ${entry.id}`);
  }

  /** Goes to a cell. */
  goTo(cell: CellRef): Promise<Selection | undefined> {
    return this.space.attempt('go', () => this.space.select(cell), `go ${cell.sheet}!${cell.address}`);
  }

  setFilter(filter: Partial<FindingFilter>): void {
    this.space.store.set({ filter: { ...this.state.filter, ...filter } });
  }

  /** The findings that the filter lets through. */
  visible(): readonly FindingEntry[] {
    return filtered(this.state.checked?.entries ?? [], this.state.filter);
  }

  /** Keeps the explanation of a finding in the workbook; an empty text takes it away. */
  async explain(entry: FindingEntry, text: string): Promise<void> {
    const kept = audit.withExplanation(this.state.kept.explanations, entry, text, this.space.now());
    await this.keepNow({ explanations: kept });
  }

  /** Takes away an explanation whose finding is gone. */
  async forget(explanation: Explanation): Promise<void> {
    await this.keepNow({ explanations: this.state.kept.explanations.filter((other) => other !== explanation) });
  }

  /** The findings as an .xlsx file. */
  exportFindings(): Promise<SavedFile | undefined> {
    return this.space.attempt('export', async () => {
      const { checked } = this.state;
      const bytes = checked && (await audit.exportFindings(this.space, checked));
      return bytes && { name: this.fileName('app.findingsFile'), bytes, type: XLSX };
    });
  }

  // 说明

  /** Answers a question; it is kept in the workbook, and the draft written anew, when typing pauses. */
  answer(key: string, text: string): void {
    this.space.keep({ answers: { ...this.state.kept.answers, [key]: text } });
    clearTimeout(this.afterTyping);
    this.afterTyping = setTimeout(() => void this.flush(), AFTER_TYPING_MS);
  }

  /** Keeps answers that have been typed and not yet been kept. */
  async flush(): Promise<void> {
    if (this.afterTyping === undefined) return;
    clearTimeout(this.afterTyping);
    this.afterTyping = undefined;
    await this.keepNow({});
    if (this.state.drafted) await this.draft();
  }

  /** Writes the draft from the workbook as it is now. */
  draft(): Promise<Drafted | undefined> {
    return this.space.attempt('draft', async (watcher) => {
      const { draftNarrative } = await import('./narrative');
      return draftNarrative(this.space, watcher);
    });
  }

  /** The draft as a Word document; that it was saved, and for which figures, is kept in the workbook. */
  saveDraft(): Promise<SavedFile | undefined> {
    return this.space.attempt('save', async () => {
      const { drafted } = this.state;
      if (!drafted) return undefined;
      const { wordDocument } = await import('./narrative');
      const bytes = await wordDocument(drafted.narrative);
      await this.noteDraft(drafted);
      return { name: this.fileName('app.draftFile'), bytes, type: DOCX };
    });
  }

  /** The draft as HTML and text, for the clipboard. */
  copyDraft(): Promise<{ readonly html: string; readonly text: string } | undefined> {
    return this.space.attempt('save', async () => {
      const { drafted } = this.state;
      if (!drafted) return undefined;
      const { clipboardForms } = await import('./narrative');
      const forms = await clipboardForms(drafted.narrative);
      await this.noteDraft(drafted);
      return forms;
    });
  }

  /** Says how copying or saving in the page went. */
  tell(notice: NonNullable<SessionState['notice']>): void {
    this.space.tell(notice);
  }

  // 设置

  setPreferences(change: Partial<Preferences>): void {
    const preferences = { ...this.state.preferences, ...change };
    savePreferences(this.space.options.storage, preferences);
    this.space.store.set({ preferences });
    if (this.state.edited) this.checkSoon();
  }

  /** The form, the wording: they belong to the workbook. Findings and draft of the old choice are done away. */
  async choose(change: Pick<Partial<Kept>, 'form' | 'formFile' | 'wording'>): Promise<void> {
    const other = 'form' in change;
    await this.keepNow(change);
    this.space.store.set({ drafted: undefined, ...(other && { checked: undefined, filter: NO_FILTER }) });
    if (other) await this.reread();
  }

  private async keepNow(change: Partial<Kept>): Promise<void> {
    this.space.keep(change);
    // Each change is to be written, also one that is made while an earlier one is being written.
    await this.space.attempt('keep', () => this.space.saveKept(), `keep ${(this.keeps += 1)}`);
  }

  /** A workbook that takes no state does not keep the user from having the draft. */
  private async noteDraft({ figures }: Drafted): Promise<void> {
    this.space.keep({ drafted: { figures, at: this.space.now().toISOString() } });
    try {
      await this.space.saveKept();
    } catch (error) {
      this.space.tell(noticeOf(error));
    }
  }

  /** Named after the workbook, in the pane's language. */
  private fileName(key: 'app.findingsFile' | 'app.draftFile'): string {
    const book = this.space.host.name.replace(/\.[^.]+$/, '');
    return sayIn(this.state.preferences.language, key, { book });
  }

  private onEdit(): void {
    this.space.noteEdit();
    this.checkSoon();
  }

  /** Checks again by itself, where the user has turned that on and has checked before. */
  private checkSoon(): void {
    if (!this.state.preferences.autoCheck || !this.state.checked) return;
    clearTimeout(this.afterEdit);
    const check = (): void =>
      void this.space.attempt('check', (watcher) => audit.checkBook(this.space, watcher, 'edit'));
    this.afterEdit = setTimeout(check, AFTER_EDIT_MS);
  }
}

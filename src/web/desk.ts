/** The workbook on the desk: opening, saving, and what is told of it. Without React, so that tests can drive it. */
import { chosenLanguage, mountPane, saveFile, type MountedPane } from '../app';
import type * as hosts from '../hosts/web';
import type { OpenedBook, Spreadsheet, WebHost } from '../hosts/web';
import { languageOf, sayAll, sayIn, type AppKey, type Language, type Sentence } from '../sentences';
import { WorkbookError } from '../workbook';
import { version } from '../../package.json';
import { openBook } from './openBook';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export interface Notice {
  readonly kind: 'done' | 'failed';
  readonly sentences: readonly Sentence[];
}

export interface DeskState {
  readonly language: Language;
  /** The workbook's name; absent while there is none. */
  readonly name?: string;
  readonly unsaved: boolean;
  /** What is going on that one has to wait for. */
  readonly busy?: Sentence;
  readonly notice?: Notice;
  /** The remark on the cell that is selected. */
  readonly remark?: string;
  /** A workbook that would take the place of one with unsaved changes: what to do is asked. */
  readonly asking?: boolean;
}

export interface Places {
  readonly sheet: HTMLElement;
  readonly pane: HTMLElement;
}

/** What is to be opened. */
export interface Source {
  readonly name: string;
  readonly bytes: () => Promise<Uint8Array>;
  /** What to say when the bytes cannot be had. */
  readonly missing: AppKey;
}

export class Desk {
  private current: DeskState = {
    language: chosenLanguage(languageOf(navigator.language)),
    unsaved: false,
  };
  private readonly listeners = new Set<() => void>();
  private places: Places | undefined;
  private spreadsheet: Spreadsheet | undefined;
  private host: WebHost | undefined;
  private pane: MountedPane | undefined;
  private leave: () => Promise<void> = () => Promise.resolve();
  private waiting: Source | undefined;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };
  readonly state = (): DeskState => this.current;

  /** Prepares the spreadsheet and opens the sample. To be called once, when the page stands. */
  async start(places: Places): Promise<void> {
    if (this.places) return;
    this.places = places;
    window.addEventListener('beforeunload', (event) => {
      if (this.current.unsaved) event.preventDefault();
    });
    await this.put(sample(this.current.language));
  }

  openSample(): Promise<void> {
    return this.open(sample(this.current.language));
  }

  openFile(file: File): Promise<void> {
    const bytes = async (): Promise<Uint8Array> => new Uint8Array(await file.arrayBuffer());
    return this.open({ name: file.name, bytes, missing: 'web.openFailed' });
  }

  /** Answers what was asked: whether to open the waiting workbook without saving this one. */
  async answer(discard: boolean): Promise<void> {
    const source = this.waiting;
    this.waiting = undefined;
    this.set({ asking: false });
    if (discard && source) await this.put(source);
  }

  /** Hands the workbook to the browser as an .xlsx file. */
  async save(): Promise<void> {
    const { host, pane } = this;
    if (!host || this.current.busy) return;
    const name = `${host.name.replace(/\.xlsx?$/i, '')}.xlsx`;
    await this.busy({ key: 'web.saving', params: { name } }, async () => {
      try {
        await pane?.session.flush();
        const { bytes, remarks } = await host.save();
        saveFile({ name, bytes, type: XLSX });
        const sentences: Sentence[] = [{ key: 'web.saved', params: { name } }, ...remarks];
        this.set({ unsaved: false, notice: { kind: 'done', sentences } });
      } catch (error) {
        this.fail(error, { key: 'web.saveFailed', params: { name } });
      }
    });
  }

  dismiss(): void {
    this.forget('notice');
  }

  /** Sentences in the page's language. */
  say(...sentences: readonly Sentence[]): string {
    return sayAll(this.current.language, sentences);
  }

  private async open(source: Source): Promise<void> {
    if (this.current.busy) return;
    if (this.current.unsaved) {
      this.waiting = source;
      this.set({ asking: true });
      return;
    }
    await this.put(source);
  }

  /** Opens a workbook in place of the one before, which stays if that fails. */
  private async put(source: Source): Promise<void> {
    const { name } = source;
    this.forget('notice');
    const first = this.spreadsheet === undefined;
    await this.busy(first ? { key: 'web.starting' } : { key: 'web.opening', params: { name } }, async () => {
      let told: Sentence = { key: 'web.startFailed' };
      try {
        const parts = await import('../hosts/web');
        told = { key: source.missing, params: { name } };
        const bytes = await source.bytes();
        told = { key: 'web.openFailed', params: { name } };
        const book = await openBook(bytes, name);
        await this.show(parts, book, name);
      } catch (error) {
        this.fail(error, told);
      }
    });
  }

  private async show(parts: typeof hosts, book: OpenedBook, name: string): Promise<void> {
    const { places } = this;
    if (!places) throw new Error('the desk was not started');
    await this.leave();
    this.leave = () => Promise.resolve();
    this.spreadsheet ??= parts.Spreadsheet.start(places.sheet, this.current.language);
    const host = await parts.WebHost.open(this.spreadsheet, book, name);
    const pane = mountPane(places.pane, host, {
      language: this.current.language,
      version,
      beside: true,
      makeWorkbook: async (plans) => (await import('../hosts/file')).createWorkbook(plans),
      readWorkbook: async (bytes, file) =>
        (await (await import('../hosts/file')).openWorkbook(bytes, file)).readSheets(),
    });
    const stops = [
      host.watchChanged(() => this.set({ unsaved: true })),
      host.watchRemark((remark) => (remark === undefined ? this.forget('remark') : this.set({ remark }))),
      host.followLinks(),
      pane.session.subscribe(() => this.follow(pane.session.state.preferences.language)),
    ];
    this.leave = async () => {
      await pane.unmount();
      for (const stop of stops) stop();
    };
    this.host = host;
    this.pane = pane;
    this.follow(pane.session.state.preferences.language);
    this.forget('remark');
    this.set({ name, unsaved: false });
    if (book.remarks.length > 0) this.set({ notice: { kind: 'done', sentences: book.remarks } });
  }

  /** The page speaks the language that was chosen in the pane. */
  private follow(language: Language): void {
    if (language === this.current.language) return;
    this.spreadsheet?.speak(language);
    this.set({ language });
  }

  private async busy(told: Sentence, work: () => Promise<void>): Promise<void> {
    this.set({ busy: told });
    try {
      await work();
    } finally {
      this.forget('busy');
    }
  }

  private fail(error: unknown, told: Sentence): void {
    // What our parts say is meant for the user; anything else is a fault, told in the words of this step, and to the console.
    if (!(error instanceof WorkbookError)) reportError(error);
    this.set({ notice: { kind: 'failed', sentences: [error instanceof WorkbookError ? error.sentence : told] } });
  }

  private set(change: Partial<DeskState>): void {
    this.current = { ...this.current, ...change };
    for (const listener of this.listeners) listener();
  }

  private forget(name: 'busy' | 'notice' | 'remark'): void {
    if (this.current[name] === undefined) return;
    const { [name]: _, ...rest } = this.current;
    this.current = rest;
    for (const listener of this.listeners) listener();
  }
}

function sample(language: Language): Source {
  return {
    name: sayIn(language, 'web.sampleName'),
    missing: 'web.sampleFailed',
    bytes: async () => {
      const response = await fetch(new URL('../../samples/jiaozuo-2021.xlsx', import.meta.url));
      if (!response.ok) throw new Error(`the sample: ${response.status}`);
      return new Uint8Array(await response.arrayBuffer());
    },
  };
}

/** The simulated Excel: answers the client library, counts, fails when told to, and tells of edits. */
import { Excel, workbookObject } from './api/workbook';
import type { ApiObject } from './api/object';
import { isAwaited, runBatch, type Batch } from './batch';
import { SimBook, type Edit } from './model/book';
import { ExcelError } from './model/errors';

/** A failure to come: at the `nth` use (from 1) of a member such as `ConditionalFormatCollection.Add`. */
export interface Fault {
  readonly at: string;
  readonly nth?: number;
  readonly code: string;
  readonly message?: string;
}

export interface RoundTrip {
  readonly requestBytes: number;
  readonly answerBytes: number;
  readonly actions: number;
}

/** What the host tells of itself when the library starts. */
export interface Settings {
  readonly requirementSet: string;
  readonly version: string;
  readonly documentUrl: string;
  /** The language of the user interface. */
  readonly locale: string;
}

export const SETTINGS: Settings = {
  requirementSet: '1.14',
  version: '16.0.14332.20000',
  documentUrl: 'https://localhost/决算.xlsx',
  locale: 'zh-CN',
};

/** Of a request and of an answer, on the web. */
const BYTES_MAX = 5_000_000;

export class SimulatedExcel {
  /** Every awaited round trip so far. */
  readonly trips: RoundTrip[] = [];
  faults: Fault[] = [];
  /** Whether calls on null objects are answered with null objects. */
  nullsAnswer = true;
  /** Somebody types into a cell: Excel answers when that ends. */
  private editing = false;
  private readonly waiting: (() => void)[] = [];
  private readonly references = new Map<string, ApiObject>();
  private readonly uses = new Map<string, number>();
  private readonly api: Excel;
  private commands = 0;
  private readonly completed = new Map<string, () => void>();

  constructor(
    readonly book: SimBook = SimBook.of(),
    readonly settings: Settings = SETTINGS,
  ) {
    this.api = new Excel(book);
    book.onEdit = (edit) => this.tell(edit);
    book.onSheets = (what, { id }) => this.tellOfSheet(what, id);
  }

  /** How messages reach the add-in; set by whoever connects the two. */
  send: (message: string) => void = () => undefined;

  /** Takes a message of the add-in's. */
  receive(text: string): void {
    const message = JSON.parse(text) as Message;
    if (message._messageType !== 0) return;
    const answer = (data: unknown) => this.answer(message, data);
    if (message._actionName === 'ContextActivationManager_getAppContextAsync') answer(appContext(this.settings));
    else if (message._actionName !== 'executeMethod') answer({ Error: 0 });
    else if (message._data.DdaMethod?.DispatchId === 93) this.execute(message._data.ArrayData ?? [], answer);
    else if (message._data.DdaMethod?.DispatchId === 94) {
      for (const done of this.completed.values()) done();
      answer({ Version: 1, Error: 0 });
    } else answer({ Version: 1, Error: UNKNOWN_METHOD });
  }

  /** Presses a button of the ribbon; resolves when its function says that it has ended. */
  press(functionName: string): Promise<void> {
    const id = `command${(this.commands += 1)}`;
    return new Promise((resolve) => {
      this.completed.set(id, () => {
        this.completed.delete(id);
        resolve();
      });
      this.event('appCommandInvoked', { 0: id, 1: functionName, 2: JSON.stringify({ source: { id: functionName } }) });
    });
  }

  /** Somebody begins to type into a cell. */
  beginEditing(): void {
    this.editing = true;
  }

  /** The cell is left; what has waited is done. */
  endEditing(): void {
    this.editing = false;
    for (const go of this.waiting.splice(0)) go();
  }

  private execute(array: readonly unknown[], answer: (data: unknown) => void): void {
    const text = String(array[BODY]);
    const go = () => answer(this.batch(text));
    if (!this.editing) go();
    else if ((Number(array[FLAGS]) & DELAY_FOR_CELL_EDIT) !== 0) this.waiting.push(go);
    else answer({ Version: 1, Error: IN_CELL_EDIT_MODE, Data: [] });
  }

  private batch(text: string): unknown {
    const batch = JSON.parse(text) as Batch;
    const requestBytes = bytesOf(text);
    if (requestBytes > BYTES_MAX) return this.tooLarge(REQUEST_TOO_LARGE, requestBytes, batch);
    const { references, nullsAnswer } = this;
    const before = (member: string) => this.use(member);
    const body = runBatch({ workbook: workbookObject(this.api), references, before, nullsAnswer }, batch);
    const answerText = JSON.stringify(body);
    const answerBytes = bytesOf(answerText);
    if (isAwaited(batch)) this.trips.push({ requestBytes, answerBytes, actions: batch.Actions.length });
    if (answerBytes > BYTES_MAX) return { Version: 1, Error: ANSWER_TOO_LARGE, Data: [] };
    return { Version: 1, Error: 0, Data: [200, [], answerText] };
  }

  private tooLarge(error: number, requestBytes: number, batch: Batch): unknown {
    this.trips.push({ requestBytes, answerBytes: 0, actions: batch.Actions.length });
    return { Version: 1, Error: error, Data: [] };
  }

  private use(member: string): void {
    const count = (this.uses.get(member) ?? 0) + 1;
    this.uses.set(member, count);
    const fault = this.faults.find(({ at, nth = 1 }) => at === member && nth === count);
    if (!fault) return;
    throw new ExcelError(fault.code, fault.message ?? 'There was an internal error while processing the request.');
  }

  private tell({ sheet, address, by }: Edit): void {
    if (!this.api.listening.has('changed')) return;
    const args = {
      type: 'WorksheetChanged',
      changeType: 'RangeEdited',
      source: 'Local',
      worksheetId: sheet.id,
      address,
      triggerSource: by === 'addin' ? 'ThisLocalAddin' : 'Unknown',
    };
    this.event('richApiMessage', { ArrayData: [[RICH_API_EVENT, CHANGED, 'Workbook', JSON.stringify(args), 0]] });
  }

  private tellOfSheet(what: 'added' | 'deleted', worksheetId: string): void {
    if (!this.api.listening.has(what)) return;
    const { event, type } = SHEET_EVENTS[what];
    const args = JSON.stringify({ type, source: 'Local', worksheetId });
    this.event('richApiMessage', { ArrayData: [[RICH_API_EVENT, event, 'Workbook', args, 0]] });
  }

  private event(name: string, data: unknown): void {
    this.send(JSON.stringify({ ...ENVELOPE, _responseType: 1, _actionName: name, _correlationId: -1, _data: data }));
  }

  private answer({ _actionName, _correlationId }: Message, data: unknown): void {
    this.send(JSON.stringify({ ...ENVELOPE, _responseType: 0, _actionName, _correlationId, _data: data }));
  }
}

/** Names the conversation in every message, and the host in the page's first one. */
export const CONVERSATION = 'conversation1';
export const APP = 'app1';

/** What the page's window is named, so that the library knows its host before any message. */
export function windowName(origin: string, locale: string = SETTINGS.locale): string {
  return JSON.stringify({
    baseFrameName: 'addin',
    hostInfo: `Excel|Web|16.01|${locale}|session1||disableLogging|2`,
    xdmInfo: `${CONVERSATION}|${APP}|${origin}`,
    serializerVersion: '1',
    flights: '[]',
  });
}

interface Message {
  readonly _messageType: number;
  readonly _actionName: string;
  readonly _correlationId: number;
  readonly _data: { readonly DdaMethod?: { readonly DispatchId: number }; readonly ArrayData?: readonly unknown[] };
}

const ENVELOPE = { _messageType: 1, _conversationId: CONVERSATION, _errorCode: 0, _serializerVersion: 1 };
const BODY = 4;
const FLAGS = 6;
const DELAY_FOR_CELL_EDIT = 64;
const UNKNOWN_METHOD = 5001;
const IN_CELL_EDIT_MODE = 5004;
const REQUEST_TOO_LARGE = 5103;
const ANSWER_TOO_LARGE = 5104;
const RICH_API_EVENT = 65_536;
const CHANGED = 10;
const SHEET_EVENTS = {
  added: { event: 13, type: 'WorksheetAdded' },
  deleted: { event: 15, type: 'WorksheetDeleted' },
} as const;

function appContext({ requirementSet, version, documentUrl, locale }: Settings): unknown {
  return {
    _id: APP,
    _appName: 16,
    _appVersion: '16.00',
    _appUILocale: locale,
    _dataLocale: locale,
    _docUrl: documentUrl,
    _clientMode: 1,
    _settings: [],
    _reason: 0,
    _osfControlType: 0,
    _eToken: '',
    _correlationId: 'session1',
    _requirementMatrix: JSON.stringify({
      ExcelApi: requirementSet,
      SharedRuntime: '1.1',
      AddInCommands: '1.1',
      DelayForCellEdit: '1.1',
    }),
    _hostFullVersion: version,
    _initialDisplayMode: 2,
  };
}

/** Length in UTF-8. */
function bytesOf(text: string): number {
  let bytes = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    // Each half of a pair counts two of its four bytes.
    bytes += code < 0x80 ? 1 : code < 0x800 || (code >= 0xd800 && code <= 0xdfff) ? 2 : 3;
  }
  return bytes;
}

/** The port on a workbook file: bytes in, bytes out. */
import type { InSteps } from '../../accounts';
import {
  failure,
  type Marks,
  type SheetPlan,
  type SheetSnapshot,
  type WorkbookHost,
  type WorkbookState,
} from '../../workbook';
import { readHtml } from './markup/html';
import { readXml2003 } from './markup/xml2003';
import { clearMarks, setMarks } from './marking';
import { Package } from './package';
import { workbookPart, type WorkbookPart } from './parts';
import { inPauses } from './pauses';
import { readStream, readXls } from './read-xls';
import { readXlsx } from './read-xlsx';
import { addSheets, computeOnOpening } from './sheets';
import { sniff, type Container } from './sniff';
import { addStatePart, loadKept, notesOf, storeKept } from './state-part';

/** An .xlsx file as its package, or what was read of another, which goes by the extension that it has: .xls. */
type Content =
  | { readonly format: 'xlsx'; readonly pkg: Package; readonly workbook: WorkbookPart }
  | { readonly format: 'xls'; readonly sheets: readonly SheetSnapshot[] };

/** Readers of what is named .xls, by what it is. */
const READERS: Readonly<
  Record<Exclude<Container, 'zip'>, (bytes: Uint8Array, file: string) => InSteps<SheetSnapshot[]>>
> = { compound: readXls, records: readStream, html: readHtml, xml2003: readXml2003 };

/**
 * Opens the bytes of an .xlsx or .xls file, or of a web page or XML that is named so; which it is is told by the bytes.
 * `name` is used in messages. Rejects with WorkbookError when the file is something else, damaged, encrypted or beyond
 * LIMITS.
 */
export async function openWorkbook(bytes: Uint8Array, name: string): Promise<FileWorkbook> {
  const container = sniff(bytes, name);
  if (container !== 'zip') {
    const sheets = await inPauses(READERS[container](bytes, name));
    return new FileWorkbook(name, bytes, { format: 'xls', sheets });
  }
  const pkg = await inPauses(Package.open(bytes, name));
  return new FileWorkbook(name, bytes, { format: 'xlsx', pkg, workbook: workbookPart(pkg) });
}

/** A workbook file. An .xls file can only be read: whatever would change it rejects with WorkbookError. */
export class FileWorkbook implements WorkbookHost {
  constructor(
    readonly name: string,
    private file: Uint8Array | undefined,
    private content: Content,
  ) {}

  /** The file as it is now; while nothing was changed, the very bytes that were opened. */
  bytes(): Uint8Array {
    this.file ??= this.xlsx().bytes();
    return this.file;
  }

  /** Every worksheet, hidden ones included; chart sheets have no cells and are left out. */
  async readSheets(): Promise<readonly SheetSnapshot[]> {
    const { content } = this;
    return content.format === 'xls' ? content.sheets : inPauses(readXlsx(content.pkg, content.workbook));
  }

  /** Whether the file can be read alone: it is no .xlsx package. */
  get isReadOnly(): boolean {
    return this.content.format === 'xls';
  }

  insertSheets(plans: readonly SheetPlan[]): Promise<void> {
    return this.change((pkg) => {
      addSheets(pkg, plans);
      computeOnOpening(pkg);
    });
  }

  mark(marks: Marks, report?: SheetPlan): Promise<void> {
    return this.change((pkg) => setMarks(pkg, marks, report));
  }

  clearMarks(): Promise<number> {
    if (this.content.format === 'xls') return Promise.resolve(0);
    return this.change(clearMarks);
  }

  loadState(): Promise<WorkbookState | undefined> {
    return Promise.resolve().then(() =>
      this.content.format === 'xls' ? undefined : loadKept(this.content.pkg)?.state,
    );
  }

  saveState(state: WorkbookState): Promise<void> {
    return this.change((pkg) => {
      const kept = loadKept(pkg);
      if (!kept) addStatePart(pkg);
      const { marks } = notesOf(kept ?? {});
      storeKept(pkg, { ...kept, state, file: marks && { marks } });
    });
  }

  /** Makes a change to a copy of the package, which takes its place once the whole change has succeeded. */
  private change<T>(make: (pkg: Package) => T): Promise<T> {
    return Promise.resolve().then(() => {
      const pkg = this.xlsx().copy();
      const result = make(pkg);
      if (pkg.changed) {
        this.content = { format: 'xlsx', pkg, workbook: workbookPart(pkg) };
        this.file = undefined;
      }
      return result;
    });
  }

  private xlsx(): Package {
    if (this.content.format === 'xls') throw failure('workbook.xlsReadOnly', { name: this.name });
    return this.content.pkg;
  }
}

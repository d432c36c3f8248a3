/** The port on a workbook file: bytes in, bytes out. */
import {
  failure,
  type Marks,
  type SheetPlan,
  type SheetSnapshot,
  type WorkbookHost,
  type WorkbookState,
} from '../../workbook';
import { clearMarks, setMarks } from './marking';
import { Package } from './package';
import { workbookPart, type WorkbookPart } from './parts';
import { readXls } from './read-xls';
import { readXlsx } from './read-xlsx';
import { addSheets, computeOnOpening } from './sheets';
import { sniff } from './sniff';
import { addStatePart, loadKept, notesOf, storeKept } from './state-part';

/** An .xlsx file as its package, or an .xls file as what was read of it. */
type Content =
  | { readonly format: 'xlsx'; readonly pkg: Package; readonly workbook: WorkbookPart }
  | { readonly format: 'xls'; readonly sheets: readonly SheetSnapshot[] };

/**
 * Opens the bytes of an .xlsx or .xls file; which of the two is told by the bytes. `name` is used in messages. Rejects
 * with WorkbookError when the file is something else, damaged, encrypted or beyond LIMITS.
 */
export function openWorkbook(bytes: Uint8Array, name: string): Promise<FileWorkbook> {
  return Promise.resolve().then(() => {
    if (sniff(bytes, name) === 'compound') {
      return new FileWorkbook(name, bytes, { format: 'xls', sheets: readXls(bytes, name) });
    }
    const pkg = Package.open(bytes, name);
    return new FileWorkbook(name, bytes, { format: 'xlsx', pkg, workbook: workbookPart(pkg) });
  });
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
  readSheets(): Promise<readonly SheetSnapshot[]> {
    return Promise.resolve().then(() => {
      if (this.content.format === 'xls') return this.content.sheets;
      return readXlsx(this.content.pkg, this.content.workbook);
    });
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

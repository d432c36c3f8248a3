/** The simulated workbook. */
import { parseAddress, type Address } from '../../../src/accounts';
import { isSheetName, type CellValue, type SheetSnapshot } from '../../../src/workbook';
import { accessDenied, alreadyExists, ExcelError, invalidArgument } from './errors';
import { SimSheet } from './sheet';

export interface SimComment {
  readonly id: string;
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  content: string;
  replies: { readonly id: string; readonly content: string }[];
}

/** A formula's value; the simulated Excel computes nothing by itself. */
export type Compute = (formula: string, sheet: string, book: SimBook) => CellValue;

export interface Edit {
  readonly sheet: SimSheet;
  readonly address: string;
  readonly by: 'user' | 'addin';
}

export class SimBook {
  sheets: SimSheet[] = [];
  readonly parts = new Map<string, string>();
  comments: SimComment[] = [];
  isProtected = false;
  calculationMode: 'Automatic' | 'Manual' = 'Automatic';
  active = '';
  /** Selected cells of the active sheet. */
  selection = 'A1';
  compute: Compute = () => 0;
  /** Told of every change of values. */
  onEdit: (edit: Edit) => void = () => undefined;
  /** Told of every sheet that comes or goes, by whomever. */
  onSheets: (what: 'added' | 'deleted', sheet: SimSheet) => void = () => undefined;
  private ids = 0;

  /** A workbook with these sheets, or with one empty sheet. */
  static of(snapshots: readonly SheetSnapshot[] = []): SimBook {
    const book = new SimBook();
    for (const { name, visibility, top, left, cells, merges, formats } of snapshots) {
      const sheet = book.add(name);
      sheet.visibility = visibility;
      sheet.merges = [...merges];
      cells.forEach((row, r) =>
        row.forEach((value, c) => {
          const numberFormat = formats?.[r]?.[c];
          if (value !== null)
            sheet.put(top + r, left + c, { value, ...(numberFormat !== undefined && { numberFormat }) });
        }),
      );
    }
    if (snapshots.length === 0) book.add('Sheet1');
    book.active = book.sheets[0]?.name ?? '';
    return book;
  }

  nextId(): string {
    return `{${String((this.ids += 1)).padStart(8, '0')}-0000-0000-0000-000000000000}`;
  }

  /** By id or, without regard to case, by name. */
  find(key: string): SimSheet | undefined {
    return this.sheets.find(({ id, name }) => id === key || name.toLowerCase() === key.toLowerCase());
  }

  sheet(name: string): SimSheet {
    const sheet = this.find(name);
    if (!sheet) throw new Error(`no sheet ${name}`);
    return sheet;
  }

  add(name: string): SimSheet {
    this.refuseWhenProtected();
    if (!isSheetName(name)) throw invalidArgument(name);
    if (this.find(name)) throw alreadyExists();
    const sheet = new SimSheet(this.nextId(), name);
    this.sheets.push(sheet);
    this.onSheets('added', sheet);
    return sheet;
  }

  remove(sheet: SimSheet): void {
    this.refuseWhenProtected();
    const visible = this.sheets.filter((each) => each !== sheet && each.visibility === 'visible');
    if (visible.length === 0) throw new ExcelError('InvalidOperation', 'A workbook needs a visible sheet.');
    this.sheets = this.sheets.filter((each) => each !== sheet);
    this.comments = this.comments.filter((comment) => comment.sheet !== sheet.id);
    if (this.active === sheet.name) this.active = visible[0]?.name ?? '';
    this.onSheets('deleted', sheet);
  }

  rename(sheet: SimSheet, name: string): void {
    this.refuseWhenProtected();
    const other = this.find(name);
    if (!isSheetName(name)) throw invalidArgument(name);
    if (other && other !== sheet) throw alreadyExists();
    sheet.name = name;
  }

  /** Types into a cell, as the user does. */
  type(name: string, address: Address, entry: string | number | boolean): void {
    const place = parseAddress(address);
    if (!place) throw new Error(`no address ${address}`);
    const sheet = this.sheet(name);
    sheet.type(place.row, place.column, entry, (formula) => this.compute(formula, sheet.name, this));
    this.onEdit({ sheet, address, by: 'user' });
  }

  snapshots(): readonly SheetSnapshot[] {
    return this.sheets.map((sheet) => sheet.snapshot());
  }

  /** Everything, in a form that tests compare. */
  dump(): unknown {
    const { active, selection, comments, isProtected } = this;
    const parts = [...this.parts.values()];
    return JSON.parse(
      JSON.stringify({
        sheets: this.sheets.map((sheet) => sheet.dump()),
        parts,
        comments,
        active,
        selection,
        isProtected,
      }),
    ) as unknown;
  }

  private refuseWhenProtected(): void {
    if (this.isProtected) throw accessDenied();
  }
}

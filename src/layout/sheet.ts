/** A sheet in the making: cells, merges and where the figures of its statement stand. */
import { addressOf, rangeOf, type Address, type Block, type StatementCode } from '../accounts';
import type { StatementForm } from '../forms';
import {
  fitHeights,
  quoteSheet,
  SHEET_NAME_CHARS_MAX,
  type CellStyle,
  type PlannedCell,
  type SheetPlan,
} from '../workbook';

/** A subject that gets a row of its own. */
export interface PlannedSubject {
  readonly code: string;
  readonly name: string;
}

/** Where the subjects of a statement stand, for formulas that sum over them. */
export interface SubjectArea {
  /** The column of the codes, or those of 类, 款 and 项. */
  readonly codeColumns: readonly [number, ...number[]];
  /** The row of the first subject or of the total above it. */
  readonly firstRow: number;
  /** A row below the last subject that stays blank, or the total row below the block: sums end above or at it. */
  readonly endRow: number;
  readonly endIsBlank: boolean;
}

/** A row whose subject the user has yet to type, or a subject that was given. */
export interface SubjectRow {
  readonly row: number;
  /** The first column of its code: rows of several blocks stand side by side. */
  readonly codeColumn: number;
  readonly code: string | undefined;
}

/** Where the figures of a statement stand: of one that is drafted, or of one in the workbook. */
export interface FigureSource {
  readonly form: StatementForm;
  /** The sheet's name. */
  readonly name: string;
  readonly areas: readonly SubjectArea[];
  figureAt(item: string, measure: string): { row: number; column: number } | undefined;
}

export class SheetDraft implements FigureSource {
  readonly cells: PlannedCell[] = [];
  readonly merges: Block[] = [];
  readonly widths: number[] = [];
  headerRows = 0;
  /** Areas of subjects by side. */
  readonly areas: SubjectArea[] = [];
  readonly subjectRows: SubjectRow[] = [];
  private readonly figures = new Map<string, { row: number; column: number }>();

  constructor(
    readonly form: StatementForm,
    readonly name: string,
  ) {}

  put(row: number, column: number, style: CellStyle, value?: string | number): void {
    this.cells.push({ row, column, style, ...(value !== undefined && { value }) });
  }

  /** One cell over a block; the block is merged when it is more than one cell. */
  span(block: Block, style: CellStyle, value: string): void {
    this.put(block.top, block.left, style, value);
    if (block.top !== block.bottom || block.left !== block.right) this.merges.push(block);
  }

  /** Says that the figure of an item and measure stands in a cell. Its content is put there later. */
  place(item: string, measure: string, row: number, column: number): void {
    this.figures.set(`${item}|${measure}`, { row, column });
  }

  figureAt(item: string, measure: string): { row: number; column: number } | undefined {
    return this.figures.get(`${item}|${measure}`);
  }

  get places(): IterableIterator<[string, { row: number; column: number }]> {
    return this.figures.entries();
  }

  /** Rows in which the user has yet to type a subject. */
  get spareRows(): ReadonlySet<number> {
    return new Set(this.subjectRows.filter(({ code }) => code === undefined).map(({ row }) => row));
  }

  /** The finished plan, with `cells` for the figures in place. */
  plan(figures: readonly PlannedCell[]): SheetPlan {
    const cells = [...this.cells, ...figures];
    const bottom = cells.reduce((lowest, { row }) => Math.max(lowest, row), 0);
    return fitHeights({
      name: this.name,
      cells,
      merges: this.merges,
      widths: this.widths,
      headerRows: this.headerRows,
      landscape: this.form.landscape,
      printArea: rangeOf({ top: 0, left: 0, bottom, right: this.widths.length - 1 }),
    });
  }
}

/** The sheet's name of a statement: the number that is printed on it, else its title. */
export function sheetNameOf({ number, title }: StatementForm): string {
  return number ?? title.replace(/[[\]:*?/\\]/g, '').slice(0, SHEET_NAME_CHARS_MAX);
}

/** `'公开01表'!C7`, or `C7` when `home` is the same sheet. */
export function referenceTo(source: FigureSource, at: { row: number; column: number }, home: StatementCode): string {
  const address: Address = addressOf(at.row, at.column);
  return source.form.code === home ? address : `${quoteSheet(source.name)}!${address}`;
}

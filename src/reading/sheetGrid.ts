/** A sheet as reading sees it: cells by row and column of the sheet, blank where a merged block covers them. */
import { addressOf, type Block, type CellRef, type InSteps } from '../accounts';
import type { CellValue, SheetSnapshot } from '../workbook';
import type { Labels } from './labels';
import { type FormatMeaning, GENERAL, meaningOf } from './numberFormat';

/** Reading lets the user interface in after so many rows: a few milliseconds of work. */
export const ROWS_PER_STEP = 250;
/** Cells of merged blocks, and of formulas that wait, are entered so many at a time. */
const BLOCK_CELLS_PER_STEP = 20_000;

/** A form's fixed lines are at most some sixty. */
const SAMPLE_ROWS = 200;

export interface FilledCell {
  readonly column: number;
  readonly value: Exclude<CellValue, null>;
}

/** A cell's content as text. */
export function textOf(value: CellValue): string {
  if (value === null) return '';
  if (typeof value === 'object') return value.error;
  return typeof value === 'boolean' ? String(value).toUpperCase() : String(value);
}

export class SheetGrid {
  readonly name: string;
  /** True when its reader does not see the sheet. */
  readonly hidden: boolean;
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  /** By row and column of the sheet; rows without merged cells are left out. */
  private readonly merged: (Block | undefined)[][] = [];
  /** By row and column of the sheet: formulas whose result is not to be had until they are calculated. */
  private readonly waiting: (true | undefined)[][] = [];
  private readonly meanings = new Map<string, FormatMeaning>();

  private constructor(
    private readonly sheet: SheetSnapshot,
    private readonly labels: Labels,
  ) {
    this.name = sheet.name;
    this.hidden = sheet.visibility !== 'visible';
    this.top = sheet.top;
    this.left = sheet.left;
    this.bottom = sheet.top + sheet.cells.length - 1;
    this.right = sheet.left + sheet.cells.reduce((widest, row) => Math.max(widest, row.length), 0) - 1;
  }

  static *open(sheet: SheetSnapshot, labels: Labels): InSteps<SheetGrid> {
    const grid = new SheetGrid(sheet, labels);
    yield* grid.enter(sheet.merges, (row, column, block) => {
      (grid.merged[row] ??= [])[column] = block;
    });
    yield* grid.enter(sheet.uncalculated ?? [], (row, column) => {
      (grid.waiting[row] ??= [])[column] = true;
    });
    return grid;
  }

  /** Visits the cells of blocks as far as the sheet is used. */
  private *enter(blocks: readonly Block[], visit: (row: number, column: number, block: Block) => void): InSteps<void> {
    let cells = 0;
    for (const block of blocks) {
      for (let row = block.top; row <= Math.min(block.bottom, this.bottom); row++) {
        for (let column = block.left; column <= Math.min(block.right, this.right); column++) {
          visit(row, column, block);
          if (++cells % BLOCK_CELLS_PER_STEP === 0) yield;
        }
      }
    }
  }

  /** The merged block that the cell belongs to. */
  mergeAt(row: number, column: number): Block | undefined {
    return this.merged[row]?.[column];
  }

  /** Whether the cell is a formula that waits to be calculated: what it holds means nothing. */
  waits(row: number, column: number): boolean {
    return this.waiting[row]?.[column] ?? false;
  }

  /** What the cell's number format makes of the number in it. */
  formatAt(row: number, column: number): FormatMeaning {
    const format = this.sheet.formats?.[row - this.top]?.[column - this.left];
    if (format === undefined) return GENERAL;
    let meaning = this.meanings.get(format);
    if (!meaning) {
      meaning = meaningOf(format);
      this.meanings.set(format, meaning);
    }
    return meaning;
  }

  /** The number format as Excel writes it; empty for General. */
  formatText(row: number, column: number): string {
    return this.sheet.formats?.[row - this.top]?.[column - this.left] ?? '';
  }

  /** True where day numbers count from 1904. */
  get date1904(): boolean {
    return this.sheet.date1904 === true;
  }

  /**
   * What stands in the cell itself: null when it is blank, holds spaces only, is covered by a merged block, or is a
   * formula that waits to be calculated.
   */
  value(row: number, column: number): CellValue {
    const value = this.sheet.cells[row - this.top]?.[column - this.left] ?? null;
    if (value === null || (typeof value === 'string' && value.trim() === '')) return null;
    if (this.waiting[row]?.[column]) return null;
    const merge = this.mergeAt(row, column);
    return merge && (merge.top !== row || merge.left !== column) ? null : value;
  }

  /** What the reader of the sheet sees in the cell: for a merged block its one value. */
  shown(row: number, column: number): CellValue {
    const merge = this.mergeAt(row, column);
    return merge ? this.value(merge.top, merge.left) : this.value(row, column);
  }

  /** The folded text of a cell; empty when it holds no text. */
  label(row: number, column: number): string {
    return this.labelOf(this.value(row, column));
  }

  labelOf(value: CellValue): string {
    return typeof value === 'string' ? this.labels.of(value) : '';
  }

  /** The cells of a row that hold something. */
  filled(row: number): FilledCell[] {
    const cells: FilledCell[] = [];
    const length = this.sheet.cells[row - this.top]?.length ?? 0;
    for (let column = this.left; column < this.left + length; column++) {
      const value = this.value(row, column);
      if (value !== null) cells.push({ column, value });
    }
    return cells;
  }

  /** The first rows from `top` that hold anything: enough of a statement's body to tell its columns apart. */
  sampleRows(top: number, bottom: number): number[] {
    const rows: number[] = [];
    for (let row = top; row <= bottom && rows.length < SAMPLE_ROWS; row++) if (!this.isBlankRow(row)) rows.push(row);
    return rows;
  }

  isBlankRow(row: number): boolean {
    return (
      this.sheet.cells[row - this.top]?.every(
        (value, index) => value === null || value === '' || this.value(row, this.left + index) === null,
      ) ?? true
    );
  }

  at(row: number, column: number): CellRef {
    return { sheet: this.name, address: addressOf(row, column) };
  }
}

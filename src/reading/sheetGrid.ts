/** A sheet as reading sees it: cells by row and column of the sheet, blank where a merged block covers them. */
import { addressOf, type Block, type CellRef } from '../accounts';
import type { CellValue, SheetSnapshot } from '../workbook';
import type { Labels } from './labels';

/** Reading lets the user interface in after so many rows. */
export const ROWS_PER_STEP = 1000;

/** Excel has no more columns than this. */
const COLUMNS_LIMIT = 16_384;

export interface FilledCell {
  readonly column: number;
  readonly value: Exclude<CellValue, null>;
}

export class SheetGrid {
  readonly name: string;
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  private readonly merged = new Map<number, Block>();

  private constructor(
    private readonly sheet: SheetSnapshot,
    private readonly labels: Labels,
  ) {
    this.name = sheet.name;
    this.top = sheet.top;
    this.left = sheet.left;
    this.bottom = sheet.top + sheet.cells.length - 1;
    this.right = sheet.left + sheet.cells.reduce((widest, row) => Math.max(widest, row.length), 0) - 1;
  }

  static *open(sheet: SheetSnapshot, labels: Labels): Generator<void, SheetGrid> {
    const grid = new SheetGrid(sheet, labels);
    let cells = 0;
    for (const block of sheet.merges) {
      for (let row = block.top; row <= Math.min(block.bottom, grid.bottom); row++) {
        for (let column = block.left; column <= Math.min(block.right, grid.right); column++) {
          grid.merged.set(row * COLUMNS_LIMIT + column, block);
          if (++cells % (10 * ROWS_PER_STEP) === 0) yield;
        }
      }
    }
    return grid;
  }

  /** The merged block that the cell belongs to. */
  mergeAt(row: number, column: number): Block | undefined {
    return this.merged.size === 0 ? undefined : this.merged.get(row * COLUMNS_LIMIT + column);
  }

  /** What stands in the cell itself: null when it is blank, holds spaces only, or is covered by a merged block. */
  value(row: number, column: number): CellValue {
    const value = this.sheet.cells[row - this.top]?.[column - this.left] ?? null;
    if (value === null || (typeof value === 'string' && value.trim() === '')) return null;
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

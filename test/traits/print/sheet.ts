/** Bands put below each other on a sheet, and the sheet as a host tells of it. */
import { addressOf, type Block } from '../../../src/accounts';
import type { CellValue, SheetSnapshot, Visibility } from '../../../src/workbook';
import type { Looks } from '../dimensions';
import type { Band, Cell, Fact, PrintedAmount } from './cell';

/** Where a cell that means something came to stand. */
export interface PlacedCell {
  readonly sheet: string;
  readonly address: string;
  readonly value: CellValue;
  readonly amount?: PrintedAmount;
  readonly fact?: Fact;
}

interface Row {
  readonly cells: readonly (Cell | undefined)[];
  /** A line of a statement: exports write its number into a hidden column. */
  readonly isLine: boolean;
}

export class Sheet {
  private readonly rows: Row[] = [];
  private readonly merges: Block[] = [];

  constructor(
    readonly name: string,
    private readonly looks: Looks,
    private readonly visibility: Visibility = 'visible',
  ) {}

  get isBlank(): boolean {
    return this.rows.length === 0;
  }

  blankRow(): void {
    this.rows.push({ cells: [], isLine: false });
  }

  /** Puts a band below what stands there. `isHeader`: its merged blocks are headings'. */
  append(band: Band, kind: 'heading' | 'header' | 'line'): void {
    const top = this.rows.length;
    const rows = band.rows.map((row) => [...row]);
    const isMerged = this.looks.merging !== 'none';
    for (const block of isMerged ? band.merges : []) {
      this.merges.push({ ...block, top: block.top + top, bottom: block.bottom + top });
      if (this.looks.merging === 'covered' && kind === 'header') cover(rows, block);
    }
    for (const cells of rows) this.rows.push({ cells, isLine: kind === 'line' });
  }

  /** One text a row. */
  write(...texts: readonly (string | null)[]): void {
    for (const text of texts) this.rows.push({ cells: text === null ? [] : [{ value: text }], isLine: false });
  }

  /** The sheet as a host tells of it, and its cells that mean something. */
  finish(): { readonly snapshot: SheetSnapshot; readonly placed: readonly PlacedCell[] } {
    const { firstColumn, corner } = this.looks;
    const hidden = firstColumn === 'labels' ? 1 : 0;
    const top = corner === 'later' ? 2 : 0;
    const left = corner === 'later' ? 1 : 0;
    const shift = left + hidden;
    const width = Math.max(1, ...this.rows.map(({ cells }) => cells.length)) + hidden;
    const placed: PlacedCell[] = [];
    const formats: (string | undefined)[][] = [];
    const cells = this.rows.map((row, index): CellValue[] => {
      const values: CellValue[] = Array.from({ length: width }, () => null);
      if (hidden && row.isLine) values[0] = `R${String(top + index + 1).padStart(4, '0')}`;
      row.cells.forEach((cell, column) => {
        if (!cell) return;
        const { value, format, amount, fact } = cell;
        values[column + hidden] = value;
        if (format !== undefined) (formats[index] ??= [])[column + hidden] = format;
        if (!amount && !fact) return;
        const address = addressOf(top + index, shift + column);
        placed.push({ sheet: this.name, address, value, ...(amount && { amount }), ...(fact && { fact }) });
      });
      return values;
    });
    if (corner === 'far') cells.push([], [...Array.from({ length: width + 2 }, () => null), ' ']);
    const merges = this.merges.map((block) => ({
      top: block.top + top,
      bottom: block.bottom + top,
      left: block.left + shift,
      right: block.right + shift,
    }));
    const { name, visibility } = this;
    const date1904 = this.looks.year === 'date1904';
    return { snapshot: { name, visibility, top, left, cells, merges, formats, date1904 }, placed };
  }
}

/** Old text below a merged block, which nobody sees. */
function cover(rows: (Cell | undefined)[][], { top, left, bottom, right }: Block): void {
  for (let row = top; row <= bottom; row++) {
    for (let column = left; column <= right; column++) {
      const cells = (rows[row] ??= []);
      if (row !== top || column !== left) cells[column] ??= { value: '小计' };
    }
  }
}

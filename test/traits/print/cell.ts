/** Cells as they are put together before they have an address. */
import type { Block } from '../../../src/accounts';
import type { NineCode } from '../program';
import type { CellValue } from '../../../src/workbook';

/** The amount that a cell holds, as it is printed. */
export interface PrintedAmount {
  readonly statement: NineCode;
  readonly item: string;
  readonly code: string | null;
  readonly measure: string;
  /** In 分, after rounding to what is printed. */
  readonly fen: bigint;
  /** Where a number format shows less than the cell holds: half of the step that it shows, in 分. */
  readonly shownWithin: bigint;
  /** The cell shows a figure, be it 0.00: a dash and a blank show none. */
  readonly shown: boolean;
}

/** What a statement prints about itself. */
export type Fact = 'unit' | 'year' | 'money';

export interface Cell {
  readonly value: CellValue;
  readonly format?: string;
  readonly amount?: PrintedAmount;
  readonly fact?: Fact;
}

type Put = Cell | CellValue | undefined;

function isCell(put: Put): put is Cell {
  return typeof put === 'object' && put !== null && 'value' in put;
}

/** Rows that belong together, with the blocks merged in them. */
export class Band {
  readonly rows: (Cell | undefined)[][] = [];
  readonly merges: Block[] = [];

  constructor(...rows: readonly (readonly Put[])[]) {
    rows.forEach((row, index) => {
      this.rows[index] = [];
      row.forEach((put, column) => this.put(index, column, put));
    });
  }

  put(row: number, column: number, put: Put): void {
    while (this.rows.length <= row) this.rows.push([]);
    if (put === undefined || put === null) return;
    const cells = this.rows[row] ?? [];
    cells[column] = isCell(put) ? put : { value: put };
  }

  merge(top: number, left: number, bottom: number, right: number): void {
    if (top < bottom || left < right) this.merges.push({ top, left, bottom, right });
  }

  get width(): number {
    return Math.max(0, ...this.rows.map((row) => row.length));
  }
}

/** One statement before it is cut into pages and put on a sheet. */
export interface Table {
  readonly statement: NineCode;
  readonly width: number;
  readonly header: Band;
  /** A band a row. */
  readonly body: readonly Band[];
  readonly notes: readonly string[];
}

/** A sheet of the simulated workbook: what the add-in can see and change of it, and no more. */
import { addressOf, type Block } from '../../../src/accounts';
import type { CellValue, SheetSnapshot, Visibility } from '../../../src/workbook';
import { ExcelError } from './errors';
import { typed, type Typed } from './entry';

export interface SimCell extends Typed {
  readonly numberFormat?: string;
  /** Font, fill, alignment and so on, by name as it was set. */
  readonly look?: Readonly<Record<string, unknown>>;
}

export interface ConditionalFormat {
  readonly id: string;
  readonly type: string;
  readonly blocks: readonly Block[];
  formula: string;
  readonly look: Record<string, unknown>;
}

export class SimSheet {
  readonly cells = new Map<number, Map<number, SimCell>>();
  merges: Block[] = [];
  /** From the highest precedence. */
  formats: ConditionalFormat[] = [];
  readonly widths = new Map<number, number>();
  readonly heights = new Map<number, number>();
  readonly page: Record<string, unknown> = {};
  frozenRows = 0;
  protection = { isProtected: false, allowFormatCells: false };

  constructor(
    readonly id: string,
    public name: string,
    public visibility: Visibility = 'visible',
  ) {}

  cell(row: number, column: number): SimCell | undefined {
    return this.cells.get(row)?.get(column);
  }

  put(row: number, column: number, cell: SimCell): void {
    const cells = this.cells.get(row) ?? new Map<number, SimCell>();
    this.cells.set(row, cells);
    // A blank cell without a format is no cell.
    if (Object.values(cell).some((part) => part !== null)) cells.set(column, cell);
    else cells.delete(column);
  }

  /** Types into a cell. */
  type(row: number, column: number, entry: unknown, compute: (formula: string) => CellValue): void {
    const { numberFormat, look } = this.cell(row, column) ?? {};
    this.put(row, column, {
      ...typed(entry, numberFormat, compute),
      ...(numberFormat !== undefined && { numberFormat }),
      ...(look && { look }),
    });
  }

  /** The cells with a value; with formats too when `valuesOnly` is not set. */
  used(valuesOnly: boolean, within?: Block): Block | undefined {
    let [top, left, bottom, right] = [Infinity, Infinity, -1, -1];
    for (const [row, cells] of this.cells) {
      if (within && (row < within.top || row > within.bottom)) continue;
      for (const [column, { value, formula }] of cells) {
        if (valuesOnly && value === null && formula === undefined) continue;
        if (within && (column < within.left || column > within.right)) continue;
        [top, left] = [Math.min(top, row), Math.min(left, column)];
        [bottom, right] = [Math.max(bottom, row), Math.max(right, column)];
      }
    }
    return bottom < 0 ? undefined : { top, left, bottom, right };
  }

  merge(block: Block): void {
    if (this.merges.some((other) => overlap(other, block))) {
      throw new ExcelError('InvalidOperation', 'Merged ranges may not overlap.');
    }
    this.merges.push(block);
  }

  /** Moves rows from `at` on down (or up when `count` is negative), with all that hangs on them. */
  shiftRows(at: number, count: number): void {
    const rows = [...this.cells].filter(([row]) => count > 0 || row < at || row >= at - count);
    this.cells.clear();
    for (const [row, cells] of rows) this.cells.set(row < at ? row : row + count, cells);
    const move = (block: Block) => shifted(block, at, count);
    this.merges = this.merges.flatMap(move);
    this.formats = this.formats.flatMap((format) => {
      const blocks = format.blocks.flatMap(move);
      return blocks.length === 0 ? [] : [{ ...format, blocks }];
    });
    const heights = [...this.heights];
    this.heights.clear();
    for (const [row, height] of heights) {
      if (row < at) this.heights.set(row, height);
      else if (row + count >= at) this.heights.set(row + count, height);
    }
  }

  snapshot(): SheetSnapshot {
    const { name, visibility } = this;
    const used = this.used(true);
    if (!used) return { name, visibility, top: 0, left: 0, cells: [], merges: [] };
    const { top, left, bottom, right } = used;
    const cells = Array.from({ length: bottom - top + 1 }, (_, r) =>
      Array.from({ length: right - left + 1 }, (_, c): CellValue => this.cell(top + r, left + c)?.value ?? null),
    );
    return { name, visibility, top, left, cells, merges: this.merges.filter((block) => overlap(block, used)) };
  }

  /** Everything, in a form that tests compare. */
  dump(): unknown {
    const cells = [...this.cells].flatMap(([row, columns]) =>
      [...columns].map(([column, cell]) => [addressOf(row, column), cell] as const),
    );
    return {
      id: this.id,
      name: this.name,
      visibility: this.visibility,
      cells: Object.fromEntries(cells.sort(([a], [b]) => (a < b ? -1 : 1))),
      merges: this.merges,
      formats: this.formats,
      widths: [...this.widths],
      heights: [...this.heights],
      page: this.page,
      frozenRows: this.frozenRows,
      protection: this.protection,
    };
  }
}

export function overlap(a: Block, b: Block): boolean {
  return a.top <= b.bottom && b.top <= a.bottom && a.left <= b.right && b.left <= a.right;
}

/** A block after rows were put in (or, negative, taken out) at `at`; none when all its rows are gone. */
function shifted(block: Block, at: number, count: number): Block[] {
  const move = (row: number, isEnd: boolean) => {
    if (row < at) return row;
    if (count > 0 || row >= at - count) return row + count;
    return isEnd ? at - 1 : at;
  };
  const [top, bottom] = [move(block.top, false), move(block.bottom, true)];
  return top > bottom ? [] : [{ ...block, top, bottom }];
}

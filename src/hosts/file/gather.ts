/** What is gathered of a file's sheets while it is read: each reader puts cells in, snapshots within LIMITS come out. */
import { addressOf, type Block } from '../../accounts';
import { failure, type CellValue, type SheetSnapshot, type Visibility } from '../../workbook';
import { LIMITS } from './limits';
import { Runs } from './runs';

/** What has been read of a whole file: sheets that are small each can be too much together. */
export class Tally {
  private cells = 0;
  private characters = 0;
  private merges = 0;

  constructor(
    /** The file's name, for messages. */
    readonly file: string,
  ) {}

  /** Counts cells of a sheet's used range. Throws WorkbookError when all are too many. */
  countCells(count: number, sheet: string): void {
    this.cells += count;
    if (this.cells > LIMITS.CELLS_MAX) throw this.tooMuch('workbook.tooManyCellsInAll', sheet, LIMITS.CELLS_MAX);
  }

  countCharacters(count: number, sheet: string): void {
    this.characters += count;
    if (this.characters > LIMITS.TEXT_CHARS_MAX) {
      throw this.tooMuch('workbook.tooMuchText', sheet, LIMITS.TEXT_CHARS_MAX);
    }
  }

  countMerge(sheet: string): void {
    this.merges += 1;
    if (this.merges > LIMITS.MERGES_MAX) throw this.tooMuch('workbook.tooManyMerges', sheet, LIMITS.MERGES_MAX);
  }

  private tooMuch(
    key: 'workbook.tooManyCellsInAll' | 'workbook.tooMuchText' | 'workbook.tooManyMerges',
    sheet: string,
    limit: number,
  ) {
    return failure(key, { name: this.file, sheet, limit: Math.floor(limit / 10_000) });
  }
}

interface Row {
  readonly columns: number[];
  readonly values: NonNullable<CellValue>[];
  /** By index of the value; those without are left out. */
  formats?: (string | undefined)[];
}

/** How a formula's stored result looks: there is none, it may be nobody's, or somebody has calculated it. */
export type Result = 'none' | 'zero' | 'calculated';

export class Gathered {
  private readonly rows = new Map<number, Row>();
  private readonly merges: Block[] = [];
  private readonly formulas: Readonly<Record<'none' | 'zero', Runs>> = { none: new Runs(), zero: new Runs() };
  private used: { top: number; left: number; bottom: number; right: number } | undefined;
  private stored = 0;
  /** Whether a formula has a result that somebody must have calculated. */
  calculated = false;
  /** Whether a number other than zero stands in a cell without a formula. */
  filled = false;

  constructor(
    readonly name: string,
    private readonly visibility: Visibility,
    private readonly tally: Tally,
  ) {}

  /**
   * Puts a cell in; `format` is its number format where that is not General, `result` tells how a formula came by the
   * value. Spaces alone do not stretch the used range: a lone one in the last cell of a sheet is common. Throws
   * WorkbookError when the cell is out of bounds.
   */
  put(row: number, column: number, value: CellValue, format?: string, result?: Result): void {
    if (result !== undefined) this.noteResult(row, column, result);
    if (value === null || value === '') return;
    if (result === undefined && typeof value === 'number' && value !== 0) this.filled = true;
    const isText = typeof value === 'string';
    if (isText && value.trim() === '') {
      if (row >= LIMITS.ROWS_MAX || column >= LIMITS.COLUMNS_MAX) return;
    } else {
      this.stretch(row, column);
    }
    if (isText) this.countText(value, row, column);
    const target = this.rowAt(row);
    if (format !== undefined && typeof value === 'number') (target.formats ??= [])[target.values.length] = format;
    target.columns.push(column);
    target.values.push(value);
    // Of sheets with cells strewn about, those that are there count too, not the range alone.
    if (++this.stored > LIMITS.CELLS_MAX) this.tally.countCells(this.stored, this.name);
  }

  merge(block: Block): void {
    this.tally.countMerge(this.name);
    this.merges.push(block);
  }

  /** The sheet's used range. Throws WorkbookError when it is out of bounds. `distrusted`: results of zero are nobody's. */
  snapshot(distrusted: boolean): SheetSnapshot {
    const { name, visibility, used } = this;
    const { none, zero } = this.formulas;
    const uncalculated = distrusted ? [...none.blocks(), ...zero.blocks()] : none.blocks();
    const formulas = uncalculated.length > 0 && { uncalculated };
    if (!used) return { name, visibility, top: 0, left: 0, cells: [], merges: [], ...formulas };
    const count = cellsIn(used);
    if (count > LIMITS.CELLS_MAX) {
      const cell = addressOf(used.bottom, used.right);
      throw failure('workbook.tooManyCells', { name: this.tally.file, sheet: name, cell });
    }
    this.tally.countCells(count, name);
    return {
      name,
      visibility,
      top: used.top,
      left: used.left,
      ...this.grids(used),
      merges: this.mergesWithin(used),
      ...formulas,
    };
  }

  private noteResult(row: number, column: number, result: Result): void {
    if (result === 'calculated') this.calculated = true;
    else this.formulas[result].add(row, column);
  }

  private rowAt(row: number): Row {
    let found = this.rows.get(row);
    if (!found) this.rows.set(row, (found = { columns: [], values: [] }));
    return found;
  }

  private stretch(row: number, column: number): void {
    if (row >= LIMITS.ROWS_MAX) {
      const params = { name: this.tally.file, sheet: this.name, row: row + 1, limit: LIMITS.ROWS_MAX };
      throw failure('workbook.tooManyRows', params);
    }
    if (column >= LIMITS.COLUMNS_MAX) {
      const cell = addressOf(row, LIMITS.COLUMNS_MAX - 1);
      throw failure('workbook.tooManyColumns', { name: this.tally.file, sheet: this.name, cell });
    }
    const { used } = this;
    if (!used) {
      this.used = { top: row, left: column, bottom: row, right: column };
      return;
    }
    if (row < used.top) used.top = row;
    if (row > used.bottom) used.bottom = row;
    if (column < used.left) used.left = column;
    if (column > used.right) used.right = column;
  }

  private countText(text: string, row: number, column: number): void {
    if (text.length > LIMITS.CELL_CHARS_MAX) {
      const params = {
        name: this.tally.file,
        sheet: this.name,
        cell: addressOf(row, column),
        limit: LIMITS.CELL_CHARS_MAX,
      };
      throw failure('workbook.textTooLong', params);
    }
    this.tally.countCharacters(text.length, this.name);
  }

  private grids({ top, left, bottom, right }: Block): Pick<SheetSnapshot, 'cells' | 'formats'> {
    const width = right - left + 1;
    const cells: CellValue[][] = [];
    const formats: ((string | undefined)[] | undefined)[] = [];
    let formatted = false;
    for (let r = top; r <= bottom; r++) {
      const row = this.rows.get(r);
      const values = new Array<CellValue>(width).fill(null);
      let own: (string | undefined)[] | undefined;
      row?.values.forEach((value, i) => {
        const column = (row.columns[i] ?? 0) - left;
        if (column < 0 || column >= width) return;
        values[column] = value;
        const format = row.formats?.[i];
        if (format !== undefined) (own ??= new Array<string | undefined>(width))[column] = format;
      });
      cells.push(values);
      formats.push(own);
      formatted ||= own !== undefined;
    }
    return formatted ? { cells, formats } : { cells };
  }

  /** Merged blocks, cut to the used range: nothing outside it has content, and a declared block can be of any size. */
  private mergesWithin(used: Block): Block[] {
    const within = this.merges
      .map((block) => ({
        top: Math.max(block.top, used.top),
        left: Math.max(block.left, used.left),
        bottom: Math.min(block.bottom, used.bottom),
        right: Math.min(block.right, used.right),
      }))
      .filter(({ top, left, bottom, right }) => top <= bottom && left <= right);
    const covered = within.reduce((sum, block) => sum + cellsIn(block), 0);
    if (covered <= OVERLAP_MAX * cellsIn(used)) return within;
    throw failure('workbook.mergesOverlap', { name: this.tally.file, sheet: this.name });
  }
}

/** Merged blocks do not overlap in what Excel writes; a slip or two of other programs is let pass. */
const OVERLAP_MAX = 2;

function cellsIn({ top, left, bottom, right }: Block): number {
  return (bottom - top + 1) * (right - left + 1);
}

/** What holds for a whole workbook. */
export interface BookFacts {
  readonly date1904: boolean;
  readonly manualCalculation: boolean;
  /** The program that wrote the file asks for its formulas to be calculated when it is opened. */
  readonly calculatesOnOpening: boolean;
}

/**
 * Snapshots of all sheets. Results that are zero throughout, in a book that asks to be calculated and holds other
 * numbers, are what programs write that do not calculate (XlsxWriter, EPPlus); programs that do and ask all the same have
 * some other result.
 */
export function snapshots(sheets: readonly Gathered[], facts: BookFacts): SheetSnapshot[] {
  const distrusted =
    facts.calculatesOnOpening && !sheets.some((sheet) => sheet.calculated) && sheets.some((sheet) => sheet.filled);
  return sheets.map((sheet) => ({
    ...sheet.snapshot(distrusted),
    ...(facts.date1904 && { date1904: true }),
    ...(facts.manualCalculation && { manualCalculation: true }),
  }));
}

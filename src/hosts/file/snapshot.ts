/** SheetJS's sheets as snapshots: trimmed to the cells that hold something, within bounds. */
import type { CellObject, WorkSheet } from '@e965/xlsx';
import { addressOf, type Block } from '../../accounts';
import { failure, type CellValue, type SheetSnapshot, type Visibility } from '../../workbook';
import { LIMITS } from './limits';

/** Options with which SheetJS reads no more than values: no formulas, HTML, formatted text, styles or names. */
export const VALUES_ONLY = {
  type: 'array',
  dense: true,
  cellFormula: false,
  cellHTML: false,
  cellText: false,
  cellNF: false,
  cellStyles: false,
  cellDates: false,
  bookVBA: false,
} as const;

/** What Excel shows for SheetJS's error codes; its type has them as numbers. */
const ERRORS: ReadonlyMap<unknown, string> = new Map([
  [0x00, '#NULL!'],
  [0x07, '#DIV/0!'],
  [0x0f, '#VALUE!'],
  [0x17, '#REF!'],
  [0x1d, '#NAME?'],
  [0x24, '#NUM!'],
  [0x2a, '#N/A'],
  [0x2b, '#GETTING_DATA'],
]);

type Rows = readonly (readonly (CellObject | undefined)[] | undefined)[];

export interface SheetSource {
  readonly name: string;
  readonly visibility: Visibility;
  readonly sheet: WorkSheet;
  /** The file's name, for messages. */
  readonly file: string;
}

/** The used range of a sheet read densely. Throws WorkbookError when it is out of bounds. */
export function snapshotOf({ name, visibility, sheet, file }: SheetSource): SheetSnapshot {
  const rows: Rows = sheet['!data'] ?? [];
  // The length counts from the last row that has a cell; a row of formats alone makes none.
  if (rows.length > LIMITS.ROWS_MAX) {
    throw failure('workbook.tooManyRows', { name: file, sheet: name, row: rows.length, limit: LIMITS.ROWS_MAX });
  }
  const used = usedBlock(rows, name, file);
  if (!used) return { name, visibility, top: 0, left: 0, cells: [], merges: [] };
  const { top, left, bottom, right } = used;
  if ((bottom - top + 1) * (right - left + 1) > LIMITS.CELLS_MAX) {
    throw failure('workbook.tooManyCells', { name: file, sheet: name, cell: addressOf(bottom, right) });
  }
  const cells: CellValue[][] = [];
  for (let r = top; r <= bottom; r++) {
    const row = rows[r];
    const values = new Array<CellValue>(right - left + 1).fill(null);
    if (row) for (let c = left; c < row.length && c <= right; c++) values[c - left] = valueOf(row[c]);
    cells.push(values);
  }
  return { name, visibility, top, left, cells, merges: mergesWithin(sheet, used) };
}

function usedBlock(rows: Rows, name: string, file: string): Block | undefined {
  let [top, left, bottom, right] = [Infinity, Infinity, -1, -1];
  for (let r = 0; r < rows.length; r++) {
    const row = rows[r];
    if (!row) continue;
    if (row.length > LIMITS.COLUMNS_MAX) {
      throw failure('workbook.tooManyColumns', { name: file, sheet: name, cell: addressOf(r, LIMITS.COLUMNS_MAX - 1) });
    }
    let first = 0;
    while (first < row.length && valueOf(row[first]) === null) first += 1;
    let last = row.length - 1;
    while (last >= first && valueOf(row[last]) === null) last -= 1;
    if (last < first) continue;
    top = Math.min(top, r);
    bottom = r;
    left = Math.min(left, first);
    right = Math.max(right, last);
  }
  return bottom < 0 ? undefined : { top, left, bottom, right };
}

/** A formula that gives an empty text leaves the cell as blank to the eye as one without content. */
function valueOf(cell: CellObject | undefined): CellValue {
  if (!cell) return null;
  if (cell.t === 'e') return { error: ERRORS.get(cell.v) ?? '#VALUE!' };
  const { v } = cell;
  if (typeof v === 'number') return Number.isFinite(v) ? v : null;
  return v === undefined || v === '' || v instanceof Date ? null : v;
}

/** Merged blocks, cut to the used range: nothing outside it has content, and a declared block can be of any size. */
function mergesWithin(sheet: WorkSheet, used: Block): Block[] {
  return (sheet['!merges'] ?? [])
    .map(({ s, e }) => ({
      top: Math.max(s.r, used.top),
      left: Math.max(s.c, used.left),
      bottom: Math.min(e.r, used.bottom),
      right: Math.min(e.c, used.right),
    }))
    .filter(({ top, left, bottom, right }) => top <= bottom && left <= right);
}

/** Sheets for tests, written as one would see them: a line a row, `|` between cells. */
import { type Block, parseRange } from '../../src/accounts';
import type { CellValue, SheetPlan, SheetSnapshot } from '../../src/workbook';

export interface GridOptions {
  /** Merged blocks as ranges: `A1:C1`. */
  readonly merges?: readonly string[];
  readonly visibility?: SheetSnapshot['visibility'];
  /** Number formats by range: `{ 'C7:C9': '0.0' }`; of several that hold a cell the last one counts. */
  readonly formats?: Readonly<Record<string, string>>;
  /** Ranges of formulas that have not been calculated. */
  readonly uncalculated?: readonly string[];
  readonly date1904?: boolean;
  readonly manualCalculation?: boolean;
}

/**
 * A sheet from a text grid. `·` is a blank cell, `1,234.50` and `12` are numbers, `#REF!` is an error, `'12` is the
 * text 12, everything else is text. An empty line is a blank row.
 */
export function sheetOf(
  name: string,
  text: string,
  { merges = [], visibility = 'visible', formats, uncalculated, ...told }: GridOptions = {},
): SheetSnapshot {
  const lines = text.replace(/^\n/, '').replace(/\n *$/, '').split('\n');
  const cells = lines.map((line) => (line.trim() === '' ? [] : line.split('|').map((cell) => valueOf(cell.trim()))));
  return {
    name,
    visibility,
    top: 0,
    left: 0,
    cells,
    merges: merges.map(blockOf),
    ...told,
    ...(formats && { formats: formatsOf(formats) }),
    ...(uncalculated && { uncalculated: uncalculated.map(blockOf) }),
  };
}

/** The sheet with number formats, by range. */
export function formatted(sheet: SheetSnapshot, formats: Readonly<Record<string, string>>): SheetSnapshot {
  return { ...sheet, formats: formatsOf(formats) };
}

function formatsOf(formats: Readonly<Record<string, string>>): (string | undefined)[][] {
  const rows: (string | undefined)[][] = [];
  for (const [range, format] of Object.entries(formats)) {
    const { top, left, bottom, right } = blockOf(range);
    while (rows.length <= bottom) rows.push([]);
    for (const row of rows.slice(top, bottom + 1)) {
      while (row.length <= right) row.push(undefined);
      row.fill(format, left, right + 1);
    }
  }
  return rows;
}

function blockOf(range: string): Block {
  const block = parseRange(range);
  if (!block) throw new Error(`no range: ${range}`);
  return block;
}

function valueOf(cell: string): CellValue {
  if (cell === '' || cell === '·') return null;
  if (cell.startsWith("'")) return cell.slice(1);
  if (/^#[A-Z0-9/]+[!?]?$/.test(cell)) return { error: cell };
  return /^-?[\d,]+(\.\d+)?$/.test(cell) ? Number(cell.replace(/,/g, '')) : cell;
}

/** The sheet with a blank row put in above row `at`; merged blocks stretch as they do in a spreadsheet. */
export function withRow(sheet: SheetSnapshot, at: number): SheetSnapshot {
  const cells = [...sheet.cells.slice(0, at), [], ...sheet.cells.slice(at)];
  const merges = sheet.merges.map((block) => ({
    ...block,
    top: block.top + (at <= block.top ? 1 : 0),
    bottom: block.bottom + (at <= block.bottom ? 1 : 0),
  }));
  return { ...sheet, cells, merges };
}

/** The sheet with a blank column put in before column `at`. */
export function withColumn(sheet: SheetSnapshot, at: number): SheetSnapshot {
  const cells = sheet.cells.map((row) => (at < row.length ? [...row.slice(0, at), null, ...row.slice(at)] : row));
  const merges = sheet.merges.map((block) => ({
    ...block,
    left: block.left + (at <= block.left ? 1 : 0),
    right: block.right + (at <= block.right ? 1 : 0),
  }));
  return { ...sheet, cells, merges };
}

/** A laid-out sheet as a host would read it again; formulas have no value yet. */
export function asRead(plan: SheetPlan): SheetSnapshot {
  const last = Math.max(...plan.cells.map(({ row }) => row));
  const cells = Array.from({ length: last + 1 }, (): CellValue[] => []);
  for (const { row, column, value } of plan.cells) {
    const line = cells[row] ?? [];
    while (line.length <= column) line.push(null);
    line[column] = value ?? null;
  }
  return { name: plan.name, visibility: 'visible', top: 0, left: 0, cells, merges: plan.merges };
}

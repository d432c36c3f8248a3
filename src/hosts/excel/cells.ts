/** Planned cells as Excel takes them: one array of entries, one of number formats. */
import type { Block } from '../../accounts';
import { linked, LOOKS, quoteSheet, type Look, type PlannedCell } from '../../workbook';
import { LIMITS } from './limits';

/** What is typed into a cell; null leaves it as it is. */
export type Entry = string | number | null;

export function lookOf(cell: PlannedCell): Look {
  return cell.link ? linked(LOOKS[cell.style]) : LOOKS[cell.style];
}

/** The smallest block that holds the cells, at least one. */
export function blockAround(cells: readonly PlannedCell[]): Block {
  let [top, left, bottom, right] = [Infinity, Infinity, 0, 0];
  for (const { row, column } of cells) {
    [top, left] = [Math.min(top, row), Math.min(left, column)];
    [bottom, right] = [Math.max(bottom, row), Math.max(right, column)];
  }
  return { top, left, bottom, right };
}

/** An array over a block with something for each cell, and null between them. */
export function gridOver<T>(
  { top, left, bottom, right }: Block,
  cells: readonly PlannedCell[],
  of: (cell: PlannedCell) => T,
) {
  const grid = Array.from({ length: bottom - top + 1 }, () => new Array<T | null>(right - left + 1).fill(null));
  for (const cell of cells) {
    const row = grid[cell.row - top];
    if (row) row[cell.column - left] = of(cell);
  }
  return grid;
}

/** What is typed into a cell for its content: a formula, a number, or text that Excel leaves alone. */
export function entryOf(cell: PlannedCell): Entry {
  const { value, formula, link } = cell;
  if (formula !== undefined) return `=${formula}`;
  if (value === undefined || value === '') return null;
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Error(`no number for a cell: ${value}`);
    return value;
  }
  const text = value.length > LIMITS.CELL_CHARS_MAX ? `${value.slice(0, LIMITS.CELL_CHARS_MAX - 1)}…` : value;
  const linkFormula = link && `=HYPERLINK(${literal(`#${quoteSheet(link.sheet)}!${link.address}`)},${literal(text)})`;
  if (linkFormula && linkFormula.length <= FORMULA_CHARS_MAX) return linkFormula;
  const isText = lookOf(cell).numberFormat === '@';
  return (isText ? /^['=]/ : TURNED).test(text) ? `'${text}` : text;
}

/** Excel's own bound on a formula. */
const FORMULA_CHARS_MAX = 8_192;

/**
 * Text that Excel would turn into a formula, number, date or truth value when it is typed. An apostrophe too many does no
 * harm: it is seen in the formula bar only.
 */
const TURNED =
  /^\s*(?:['=+\-@#.,(%$¥￥\d０-９]|(?:true|false)\s*$|[a-z]{3,9}\b.*\d|[〇○零一二三四五六七八九十]+[年月日时点])/i;

/** A text within a formula; a long one in pieces. */
function literal(text: string): string {
  const pieces = text.match(new RegExp(`[^]{1,${LIMITS.FORMULA_TEXT_CHARS_MAX}}`, 'g')) ?? [''];
  return pieces.map((piece) => `"${piece.replaceAll('"', '""')}"`).join('&');
}

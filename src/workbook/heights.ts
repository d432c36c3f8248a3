/** Row heights for wrapped text: no host fits rows to merged cells, and a file has no host to fit them. */
import type { CellStyle, PlannedCell, SheetPlan } from './plan';

const LINE_POINTS = 15;
/** Above this a row would not fit a page; the rest is seen in the formula bar. */
const LINES_MAX = 20;

const WRAPPED: ReadonlySet<CellStyle> = new Set([
  'header',
  'label',
  'labelIndented',
  'labelIndentedTwice',
  'labelStrong',
  'text',
  'input',
  'note',
]);

/** The plan with a height for each row whose text takes more than one line. Heights that are given are kept. */
export function fitHeights(plan: SheetPlan): SheetPlan {
  const heights = new Map<number, number>();
  const merged = new Map(plan.merges.map((block) => [`${block.top}|${block.left}`, block]));
  for (const cell of plan.cells) {
    if (typeof cell.value !== 'string' || !WRAPPED.has(cell.style)) continue;
    const block = merged.get(`${cell.row}|${cell.column}`);
    // Text over several rows has room enough.
    if (block && block.bottom > block.top) continue;
    const lines = linesOf(cell, widthOf(plan, cell.column, block?.right ?? cell.column));
    const height = Math.min(lines, LINES_MAX) * LINE_POINTS;
    if (lines > 1 && height > (heights.get(cell.row) ?? 0)) heights.set(cell.row, height);
  }
  return { ...plan, heights: new Map([...heights, ...(plan.heights ?? [])]) };
}

function widthOf(plan: SheetPlan, left: number, right: number): number {
  let width = 0;
  for (let column = left; column <= right; column += 1) width += plan.widths[column] ?? 0;
  return width;
}

/** Programs fit a row to its text, but not where the text stands in a merged block, as titles do. */
const TITLE_ROW_POINTS = 26;

/** The heights in points that a host has to set: those given, and that of titles. */
export function rowHeights(plan: SheetPlan): ReadonlyMap<number, number> {
  const titles = plan.cells.filter(({ style }) => style === 'title');
  return new Map([...titles.map(({ row }) => [row, TITLE_ROW_POINTS] as const), ...(plan.heights ?? [])]);
}

/** Lines that text takes in a column: Chinese is two characters wide, and a little room is lost at the edges. */
function linesOf(cell: PlannedCell, width: number): number {
  const room = Math.max(1, width - 1.5);
  return String(cell.value)
    .split('\n')
    .reduce((lines, line) => lines + Math.max(1, Math.ceil(displayWidth(line) / room)), 0);
}

/** Width in columns of a fixed-width font: Chinese characters and full-width signs take two. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const sign of text) width += sign > '\u2e80' ? 2 : 1;
  return width;
}

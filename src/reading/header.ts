/** The header of a statement: which rows it takes, and what is printed above each column. */
import type { SoughtForm, SoughtMeasure } from './forms';
import { isNote, withoutOrdinal, withoutRemark, withoutYear, WORDS } from './labels';
import { namedColumns } from './named';
import type { FilledCell, SheetGrid } from './sheetGrid';
import type { AssignedColumns, Segment } from './titles';

/** A header begins this soon below its title and is not longer, blank rows not counted. */
const ROWS_BEFORE_HEADER = 12;
const HEADER_ROWS = 10;

/** One heading above a column; `span` is how many columns it stands over. */
export interface HeadingCell {
  readonly label: string;
  readonly row: number;
  readonly column: number;
  readonly span: number;
}

export interface Header {
  readonly top: number;
  /** The first row below it. */
  readonly bodyTop: number;
  /** The headings above each column, from the top. */
  readonly paths: ReadonlyMap<number, readonly HeadingCell[]>;
}

/** Whether the cells are a run 1 2 … n, the 栏次 or 行次 of a form. */
export function isRun(cells: readonly FilledCell[]): boolean {
  let last = 0;
  for (const { value } of cells) {
    const number = typeof value === 'string' ? Number(value) : value;
    if (typeof number !== 'number' || (number !== last + 1 && number !== 1)) return false;
    last = number;
  }
  return cells.length >= 2;
}

/** Whether a folded text is an amount as it is typed: 4,100.00, 0.00, —. */
function isAmountText(label: string): boolean {
  return /^[-+(]?[\d,]*\.?\d+\)?$|^[-–—]+$/.test(label);
}

/** Whether a row holds amounts: numbers that are no run 1 2 … n beside words. */
function holdsAmounts(grid: SheetGrid, cells: readonly FilledCell[]): boolean {
  const numbers = cells.filter(({ value }) => typeof value === 'number' || isAmountText(grid.labelOf(value)));
  return numbers.length > 0 && !(isRun(numbers) || (numbers.length === 1 && Number(numbers[0]?.value) === 1));
}

/**
 * Whether the cells are of a header: a word that only headers have, or the labels of two columns. Beside 类 款 项 and 栏次
 * a header row may hold amounts, those of the total; any other word then is the label of a line, as 人员经费 in a list.
 */
export function isHeaderRow(grid: SheetGrid, cells: readonly FilledCell[], { headerLabels }: SoughtForm): boolean {
  const found = new Set<string>();
  const amounts = holdsAmounts(grid, cells);
  for (const { value } of cells) {
    const label = withoutRemark(grid.labelOf(value)) || grid.labelOf(value);
    if (WORDS.headerAlone.has(label)) return true;
    if (!amounts && (WORDS.header.has(label) || WORDS.header.has(grid.labelOf(value)))) return true;
    const bare = withoutYear(withoutOrdinal(label));
    if (headerLabels.has(bare)) found.add(bare);
  }
  return found.size >= 2 && !amounts;
}

/** Whether a row that is no header is the first of the body. */
type IsBody = (row: number, cells: readonly FilledCell[]) => boolean;

/**
 * The header of a segment, or undefined when there is none: the rows that the user has named, else by its words. A segment
 * whose columns the user has named needs none.
 */
export function findHeader(segment: Segment, isBody: IsBody): Header | undefined {
  const { grid, assigned } = segment;
  if (assigned?.header) {
    const { top, last } = assigned.header;
    return { top, bodyTop: last + 1, paths: pathsOf(grid, top, last) };
  }
  const found = headerByWords(segment, isBody);
  if (found || !assigned || assigned.amounts.size === 0) return found;
  const first = firstLine(segment, assigned, isBody);
  return { top: first, bodyTop: first, paths: new Map() };
}

/** The first row that has amounts in columns that the user has named, or begins the body in one of its label columns. */
function firstLine({ grid, bodyFrom, bottom }: Segment, { amounts, code, names }: AssignedColumns, isBody: IsBody) {
  for (let row = bodyFrom; row <= bottom; row++) {
    const cells = grid.filled(row);
    const isAmount = ({ column, value }: FilledCell): boolean =>
      amounts.has(column) && (typeof value === 'number' || isAmountText(grid.labelOf(value)));
    const isLabelled = cells.some(({ column }) => code.includes(column) || names.includes(column));
    if (cells.some(isAmount) || (isLabelled && isBody(row, cells))) return row;
  }
  return bodyFrom;
}

/** Other rows of text between header rows are unknown headings. */
function headerByWords({ grid, bodyFrom: from, bottom, sought }: Segment, isBody: IsBody): Header | undefined {
  let top: number | undefined;
  let last = from;
  let seen = 0;
  for (let row = from; row <= bottom; row++) {
    const cells = grid.filled(row);
    if (cells.length === 0) continue;
    seen++;
    if (isHeaderRow(grid, cells, sought)) {
      if (top === undefined) seen = 0;
      top ??= row;
      last = row;
    } else if (top === undefined) {
      if (seen > ROWS_BEFORE_HEADER) return undefined;
    } else if (isRun(cells)) {
      last = row;
    } else if (isNote(grid.labelOf(cells[0]?.value ?? null)) || isBody(row, cells) || seen > HEADER_ROWS) {
      break;
    }
  }
  if (top === undefined) return undefined;
  return { top, bodyTop: lowestOf(grid, top, last) + 1, paths: pathsOf(grid, top, last) };
}

/** The lowest row of a header: its cells may be merged over rows in which nothing else stands. */
function lowestOf(grid: SheetGrid, top: number, last: number): number {
  let lowest = last;
  for (let row = top; row <= last; row++) {
    for (const { column } of grid.filled(row)) {
      const bottom = grid.mergeAt(row, column)?.bottom ?? row;
      if (bottom > lowest && isCovered(grid, lowest + 1, bottom)) lowest = bottom;
    }
  }
  return lowest;
}

/** Whether nothing stands in rows of its own: what reaches over them does so from above. */
function isCovered(grid: SheetGrid, from: number, to: number): boolean {
  for (let row = from; row <= to; row++) if (!grid.isBlankRow(row)) return false;
  return true;
}

/** Numbers, amounts and 栏次 name no column. */
function headingLabel(grid: SheetGrid, row: number, column: number): string {
  const label = grid.label(row, column);
  return WORDS.columnNumber.has(label) || isAmountText(label) ? '' : label;
}

interface Origin {
  readonly label: string;
  readonly row: number;
  readonly column: number;
}

function pathsOf(grid: SheetGrid, top: number, bottom: number): Map<number, HeadingCell[]> {
  const rows: Map<number, Origin>[] = [];
  for (let row = top; row <= bottom; row++) rows.push(headingsOf(grid, row, bottom, rows.at(-1)));
  const spans = rows.map((headings) => {
    const spanOf = new Map<string, number>();
    for (const { row, column } of headings.values()) {
      spanOf.set(`${row},${column}`, (spanOf.get(`${row},${column}`) ?? 0) + 1);
    }
    return spanOf;
  });
  const paths = new Map<number, HeadingCell[]>();
  for (let column = grid.left; column <= grid.right; column++) {
    const path: HeadingCell[] = [];
    rows.forEach((headings, index) => {
      const heading = headings.get(column);
      const above = path.at(-1);
      if (!heading || heading.label === '') return;
      if (above && above.row === heading.row && above.column === heading.column) return;
      path.push({ ...heading, span: spans[index]?.get(`${heading.row},${heading.column}`) ?? 1 });
    });
    if (path.length > 0) paths.set(column, path);
  }
  return paths;
}

/**
 * The headings of one header row by column. Where a group's heading was not merged over its columns it stands above the
 * first one only: the blank cells to its right, under the same heading above and with a heading below, belong to it.
 */
function headingsOf(
  grid: SheetGrid,
  row: number,
  bottom: number,
  above: ReadonlyMap<number, Origin> | undefined,
): Map<number, Origin> {
  const headings = new Map<number, Origin>();
  const idOf = (origin: Origin | undefined): string => (origin ? `${origin.row},${origin.column}` : '');
  for (let column = grid.left; column <= grid.right; column++) {
    const merge = grid.mergeAt(row, column);
    const at = merge ? { row: merge.top, column: merge.left } : { row, column };
    const label = headingLabel(grid, at.row, at.column);
    const left = headings.get(column - 1);
    if (label !== '') headings.set(column, { label, ...at });
    else if (
      left &&
      !merge &&
      grid.value(row, column) === null &&
      idOf(above?.get(column)) === idOf(above?.get(column - 1)) &&
      [column - 1, column].every((each) => hasHeadingBelow(grid, row, bottom, each))
    ) {
      headings.set(column, left);
    }
  }
  return headings;
}

function hasHeadingBelow(grid: SheetGrid, row: number, bottom: number, column: number): boolean {
  for (let below = row + 1; below <= bottom; below++) if (headingLabel(grid, below, column) !== '') return true;
  return false;
}

interface Candidate {
  readonly measure: SoughtMeasure;
  readonly column: number;
  readonly span: number;
  readonly depth: number;
}

/**
 * The column of each measure among `columns`. What the user has named counts first. The heading that stands over the
 * fewest columns names a column best; 小计 and 合计 under a measure's own heading are that measure.
 */
export function measureColumns(
  header: Header,
  columns: readonly number[],
  measures: readonly SoughtMeasure[],
  { assigned, side = 0 }: { readonly assigned?: AssignedColumns | undefined; readonly side?: number } = {},
): Map<string, number> {
  const candidates: Candidate[] = [];
  for (const column of columns) {
    const path = header.paths.get(column) ?? [];
    // Below 科目名称 a 合计 is the label of a line that begins in the header.
    if (path.some(({ label }) => WORDS.subject.has(label))) continue;
    for (const measure of measures) {
      const match = matchOf(header, path, measure, measures);
      if (match) candidates.push({ measure, column, ...match });
    }
  }
  candidates.sort((a, b) => a.span - b.span || a.depth - b.depth || a.column - b.column);
  const found = namedColumns(assigned, side);
  const taken = new Set(assigned?.all);
  for (const { measure, column } of candidates) {
    if (found.has(measure.measure.name) || taken.has(column)) continue;
    found.set(measure.measure.name, column);
    taken.add(column);
  }
  return found;
}

function matchOf(
  header: Header,
  path: readonly HeadingCell[],
  measure: SoughtMeasure,
  measures: readonly SoughtMeasure[],
): { span: number; depth: number } | undefined {
  const [leaf, parent] = [path.at(-1), path.at(-2)];
  if (!leaf) return undefined;
  if (WORDS.subtotal.has(leaf.label) && parent) {
    const owner =
      measures.find(({ labels }) => labels.has(parent.label)) ?? measures.find(({ group }) => group === parent.label);
    if (owner) return owner === measure ? { span: leaf.span, depth: 0 } : undefined;
  }
  for (let depth = 0; depth < path.length; depth++) {
    const heading = path[path.length - 1 - depth];
    if (!heading || (depth > 0 && heading.span > 1)) break;
    if (spellings(path.slice(0, path.length - depth)).some((label) => measure.labels.has(label))) {
      return isGroup(header, heading) ? undefined : { span: heading.span, depth };
    }
  }
  return undefined;
}

/** A heading as printed, without its number and remark, and joined to those above it when it was typed on two rows. */
function spellings(path: readonly HeadingCell[]): string[] {
  const label = path.at(-1)?.label ?? '';
  const bare = withoutOrdinal(label);
  const joined = path.slice(-3).map((_, index, parts) =>
    parts
      .slice(index)
      .map((part) => part.label)
      .join(''),
  );
  return [label, bare, withoutRemark(bare), withoutYear(withoutRemark(bare)), ...joined];
}

/** Whether other headings stand below it: then it names a group of columns, not one. */
function isGroup(header: Header, heading: HeadingCell): boolean {
  if (heading.span === 1) return false;
  for (const path of header.paths.values()) {
    const place = path.findIndex(({ row, column }) => row === heading.row && column === heading.column);
    if (place >= 0 && place < path.length - 1) return true;
  }
  return false;
}

/** A page: one segment whose header has confirmed that it is a statement. Every shape of statement yields its pages. */
import type { Block, CellRef, Gap, InSteps, StatementRow, SubjectCode } from '../accounts';
import type { FigureReader } from './figures';
import { type Header, isHeaderRow, isRun } from './header';
import { isNote } from './labels';
import type { ProblemLog } from './problems';
import { type FilledCell, ROWS_PER_STEP, type SheetGrid, textOf } from './sheetGrid';
import type { Segment } from './titles';

/** A measure of a side (0 for the left one) that the form has and the header has not. */
export interface MissingMeasure {
  readonly side: number;
  readonly measure: string;
}

export interface PageReading {
  readonly rows: readonly StatementRow[];
  /** From the first to the last column that was read, and down to the last row. */
  readonly block: Block;
}

/** What the pages of a statement share while they are read, from the first page to the last. */
export interface StatementReading {
  readonly figures: FigureReader;
  readonly log: ProblemLog;
  /** The place in the form of the last item that was read, by side. */
  readonly lastPlace: Map<number, number>;
  /** Lines with amounts that were taken for no item. */
  readonly gaps: Gap[];
}

/** The last code of each list of codes on a page, from the left. */
export type LastCodes = readonly (SubjectCode | undefined)[];

export interface Page {
  readonly segment: Segment;
  readonly header: Header;
  readonly measures: ReadonlySet<string>;
  readonly missing: readonly MissingMeasure[];
  readonly amountColumns: ReadonlySet<number>;
  /** How many columns the codes of subjects take: one, or those of 类, 款 and 项. */
  readonly codeColumns?: number;
  /** What its columns hold, as assignments call it. */
  readonly columnNames: ReadonlyMap<number, string>;
  read(into: StatementReading): InSteps<PageReading>;
  /** The codes or items of its first rows, in order, by a quick look. */
  keys(): readonly string[];
  /** None in statements of fixed lines. */
  lastCodes(): LastCodes;
  /** A segment without a header of its own as a further page with the same columns; undefined when its rows do not fit. */
  goOn(segment: Segment): Page | undefined;
}

/** Columns of a further page may stand a little aside where a program has laid out each page of a document anew. */
const SHIFTS = [0, -1, 1, -2, 2];

/** The page at the first shift at which most rows of a segment are lines of the statement. */
export function fittingPage(segment: Segment, pageAt: (shift: number) => Page): Page | undefined {
  const { grid, bodyFrom, bottom } = segment;
  const rows = grid
    .sampleRows(bodyFrom, bottom)
    .filter((row) => !isNote(grid.labelOf(grid.filled(row)[0]?.value ?? null)));
  for (const shift of SHIFTS) {
    const page = pageAt(shift);
    if (page.keys().length * 2 > rows.length) return page;
  }
  return undefined;
}

/** The header of a page that prints none: that of the page before, over columns moved by `shift`. */
export function headerOf(segment: Segment, before: Header, shift: number): Header {
  const paths = new Map([...before.paths].map(([column, path]) => [column + shift, path]));
  return { top: segment.bodyFrom, bodyTop: segment.bodyFrom, paths };
}

/** `cells` is left empty for rows that the quick look has settled. A row of the body that is neither blank nor part of a repeated header nor below the notes. */
export interface BodyRow {
  readonly row: number;
  readonly cells: readonly FilledCell[];
}

function rowKey(grid: SheetGrid, cells: readonly FilledCell[]): string {
  return cells.map(({ value }) => grid.labelOf(value) || textOf(value)).join('|');
}

/**
 * The rows below a header, down to the notes. A page that follows on the same sheet repeats the header: it is passed
 * over, and what follows it is read on even below the notes of the page before. `isLine` is a quick look that settles
 * most rows.
 */
export function* bodyRows(
  { grid, sought, bottom }: Segment,
  header: Header,
  isLine: (row: number) => boolean,
): Generator<BodyRow | undefined, void> {
  const repeated = new Set<string>();
  for (let row = header.top; row < header.bodyTop; row++) {
    const cells = grid.filled(row);
    if (cells.length > 0) repeated.add(rowKey(grid, cells));
  }
  let ended = false;
  for (let row = header.bodyTop; row <= bottom; row++) {
    if ((row - header.bodyTop) % ROWS_PER_STEP === ROWS_PER_STEP - 1) yield undefined;
    if (grid.isBlankRow(row)) continue;
    if (!ended && isLine(row)) {
      yield { row, cells: [] };
      continue;
    }
    const cells = grid.filled(row);
    if (repeated.has(rowKey(grid, cells))) ended = false;
    else if (isNote(grid.labelOf(cells[0]?.value ?? null))) ended = true;
    else if (!ended && !isRun(cells) && !isHeaderRow(grid, cells, sought)) yield { row, cells };
  }
}

/** Whether a row holds a number that is no part of a run 1 2 … n: then it is no header. */
export function holdsNumber(cells: readonly FilledCell[]): boolean {
  return !isRun(cells) && cells.some(({ value }) => typeof value === 'number');
}

/**
 * Whether enough of a form's required measures were found to take the segment for the statement: of one that the user has
 * assigned any.
 */
export function confirmsPage({ assigned }: Segment, required: number, missing: number): boolean {
  return (assigned !== undefined || missing * 2 <= required) && missing < Math.max(required, 1);
}

/** Whether 财决01表 stands in the rows where 公开01表 would: the mark of what the Ministry's own software exports. */
export function saysExported(grid: SheetGrid, top: number, bottom: number): boolean {
  for (let row = top; row <= bottom; row++) {
    if (grid.filled(row).some(({ value }) => /^财决\d/.test(grid.labelOf(value)))) return true;
  }
  return false;
}

/** Whether a page is of the set that the Ministry's own software exports: 财决01表 stands where 公开01表 would. */
export function isExported({ segment, header }: Page): boolean {
  return saysExported(segment.grid, segment.top, header.top - 1);
}

/** Keys of one place in the form each: 一般公共预算财政拨款 stands twice on a side of 04. */
export function certain(keys: readonly string[]): string[] {
  return keys.filter((key) => !key.includes(','));
}

export function titleCellOf({ segment: { grid, title } }: Page): CellRef {
  return grid.at(title.row, title.column);
}

/** From segments to statements: which one each is, its pages put together, what is missing. */
import {
  type CellRef,
  figureKey,
  type Gap,
  type Located,
  Money,
  type MoneyUnit,
  type ReadingProblem,
  Statement,
  type StatementRow,
  rangeOf,
  type InSteps,
} from '../accounts';
import { formOf, type Form, type StatementForm } from '../forms';
import { say } from '../sentences';
import type { BookHeading } from './bookHeading';
import { FigureReader } from './figures';
import { headingOf } from './headings';
import { otherColumns } from './otherColumns';
import { titleCellOf, type Page, type PageReading, type StatementReading } from './page';
import type { Precision } from './precision';
import { ProblemLog, quote } from './problems';
import { locateBlocks } from './shapes/blocks';
import { locateGrid } from './shapes/grid';
import { locateLines } from './shapes/lines';
import { locateSubjects } from './shapes/subjects';
import type { Segment } from './titles';

const LOCATE = { lines: locateLines, subjects: locateSubjects, blocks: locateBlocks, grid: locateGrid } as const;

/**
 * The segment as a page of its statement, or undefined when there is no more to it than the title. Where it may go on
 * from another page its codes may be less than whole: 类 and 款 are printed where they begin.
 */
export function pageOf(segment: Segment, before?: Page): Page | undefined {
  const { shape } = segment.sought.form;
  return shape === 'unknown' ? undefined : LOCATE[shape](segment, before?.lastCodes() ?? []);
}

export interface StatementResult {
  readonly statement: Statement | undefined;
  readonly problems: readonly ReadingProblem[];
  /** What a form prints of the statement and the book does not. */
  lacks(form: Form): readonly ReadingProblem[];
}

/** What the statements of a book share while they are read. */
export interface BookReading {
  readonly precision: Precision;
  /** Amounts whose formulas wait to be calculated. */
  readonly waiting: CellRef[];
  /** What a heading above the statements of a sheet, or of the book, prints for all of them. */
  headingFor(sheet: string): BookHeading;
}

/** Reads the pages of one statement, on one sheet or on several, or says that there are two of it. */
export function* readStatement(
  pages: readonly [Page, ...Page[]],
  book: BookReading,
  log: ProblemLog,
): InSteps<StatementResult> {
  const [first] = pages;
  const { code } = first.segment.sought.form;
  const heading = headingOfAll(pages, book.headingFor(first.segment.grid.name));
  if (heading.moneyUnit && heading.otherMoneyUnit) tellTwoUnits(heading.moneyUnit, heading.otherMoneyUnit, log);
  const unit = heading.moneyUnit?.value;
  const context = { unit, precision: unit && book.precision.statement(unit), log, waiting: book.waiting };
  const lastPlace = new Map<number, number>();
  const gaps: Gap[] = [];
  let above: StatementRow | undefined;
  const readings: PageReading[] = [];
  const unreadable = new Set<string>();
  for (const page of pages) {
    const figures = new FigureReader(page.segment.grid, page.amountColumns, context);
    const into: StatementReading = { figures, log, lastPlace, gaps: [] };
    const reading = yield* page.read(into);
    // What stands at the top of a page comes after the last line of the page before.
    gaps.push(...into.gaps.map((gap) => ({ ...gap, after: gap.after ?? above })));
    above = reading.rows.at(-1) ?? above;
    readings.push(reading);
    for (const key of figures.unreadable) unreadable.add(key);
  }
  if (repeats(readings)) return twice(pages);
  if (context.precision) {
    const { entries, format } = context.precision.takeUnclear();
    for (const { item, measure, figure } of entries) {
      unreadable.add(figureKey(item, measure));
      log.addAlike('R-26', '', figure.cell, { format, unit: context.precision.unit });
    }
  }
  const rows = oneTotal(
    readings.flatMap((reading) => reading.rows),
    first,
  );
  const statement = new Statement({
    code,
    sheet: first.segment.grid.name,
    range: rangeOf(unionOf(readings.filter((_, index) => pages[index]?.segment.grid === first.segment.grid))),
    heading,
    measures: new Set(pages.flatMap((page) => [...page.measures])),
    rows,
    unreadable,
    gaps,
    otherColumns: tellOtherColumns(pages, log),
    pages: pages.map(({ segment: { grid, top, bottom }, header, columnNames }) => {
      return { sheet: grid.name, top, bottom, header, columns: columnNames };
    }),
  });
  return { statement, problems: log.list(), lacks: (form) => missingFrom(pages, statement, formOf(form, code)) };
}

/** Later pages need not print what the first one says, and none of them what stands once above them all. */
function headingOfAll(pages: readonly [Page, ...Page[]], above: BookHeading): Statement['heading'] {
  const headings = pages.map(headingOf);
  return { ...above, ...headings.reduceRight((rest, heading) => ({ ...rest, ...heading })) };
}

function tellTwoUnits(unit: Located<MoneyUnit>, other: Located<MoneyUnit>, log: ProblemLog): void {
  log.add('R-24', [unit.cell, other.cell], {
    unit: unit.value,
    address: unit.cell.address,
    other: other.value,
    otherAddress: other.cell.address,
  });
}

/** Two copies hold the same lines; pages of one statement go on where the last one ended. */
function repeats([first, ...others]: readonly PageReading[]): boolean {
  const seen = new Set(first?.rows.map(({ item }) => item));
  for (const { rows } of others) {
    const again = rows.filter(({ item }) => seen.has(item)).length;
    if (again > 1 && again * 2 > Math.min(rows.length, seen.size)) return true;
    for (const { item } of rows) seen.add(item);
  }
  return false;
}

/** A total that every page prints counts once; where pages print totals of their own, the whole is the largest. */
function oneTotal(rows: readonly StatementRow[], { segment }: Page): StatementRow[] {
  if (segment.sought.form.shape !== 'subjects') return [...rows];
  const totals = rows.filter((row) => row.code === null);
  const whole = totals.reduce<StatementRow | undefined>(
    (largest, row) => (largest && sizeOf(largest).gte(sizeOf(row)) ? largest : row),
    undefined,
  );
  return rows.filter((row) => row.code !== null || row === whole);
}

function sizeOf({ figures }: StatementRow): Money['yuan'] {
  return Money.sum([...figures.values()].map(({ amount }) => amount)).yuan.abs();
}

function unionOf(readings: readonly PageReading[]): PageReading['block'] {
  return readings
    .map(({ block }) => block)
    .reduce((whole, block) => ({
      top: Math.min(whole.top, block.top),
      left: Math.min(whole.left, block.left),
      bottom: Math.max(whole.bottom, block.bottom),
      right: Math.max(whole.right, block.right),
    }));
}

/** One problem for all columns of a statement that are none of the form's. */
function tellOtherColumns(pages: readonly Page[], log: ProblemLog): CellRef[] {
  const [page] = pages;
  const headings = page ? otherColumns(page) : [];
  const [first, last] = [headings[0], headings.at(-1)];
  if (!page || !first || !last) return [];
  const { grid, bottom } = page.segment;
  const range = rangeOf({
    top: first.row,
    left: first.column,
    bottom: Math.min(bottom, grid.bottom),
    right: last.column,
  });
  const cells = headings.map(({ row, column }) => grid.at(row, column));
  log.add('R-15', cells, { range, measures: headings.map(({ label }) => quote(label)).join('”、“') });
  return cells;
}

function twice(pages: readonly [Page, ...Page[]]): StatementResult {
  const { form } = pages[0].segment.sought;
  const grids = new Set(pages.map(({ segment }) => segment.grid));
  const names = pages.map(({ segment: { grid, title, bottom } }) =>
    grids.size > 1 && pages.filter(({ segment }) => segment.grid === grid).length === 1
      ? `“${grid.name}”`
      : say('reading.sheetPart', { sheet: `“${grid.name}”`, range: `${title.row + 1}–${bottom + 1}` }),
  );
  const params = { sheets: names.join('、') };
  const cells = pages.map(titleCellOf);
  return { statement: undefined, problems: [{ id: 'R-5', statement: form.code, cells, params }], lacks: () => [] };
}

function missingFrom(
  pages: readonly [Page, ...Page[]],
  statement: Statement,
  { code, sides }: StatementForm,
): ReadingProblem[] {
  const log = new ProblemLog(code);
  const [first, ...others] = pages;
  const { title, grid } = first.segment;
  const cells = [grid.at(title.row, title.column)];
  for (const { side, measure } of first.missing) {
    const missing = others.every((page) => page.missing.some((each) => each.side === side && each.measure === measure));
    const isPrinted = sides[side]?.measures.some(({ name, printed }) => name === measure && printed);
    if (missing && isPrinted) log.add('R-7', cells, { measure });
  }
  if (statement.rows.length === 0 && statement.heading.emptyNote) return log.list();
  const required = sides.flatMap(({ items }) => items.filter(({ optional }) => !optional));
  for (const { name } of required) {
    if (statement.rowsOf(name).length === 0) log.add('R-8', cells, { item: name });
  }
  return log.list();
}

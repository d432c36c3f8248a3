/** Sheets → Accounts. */
import {
  finished,
  type Accounts,
  type CellRef,
  type InSteps,
  type Located,
  type ReadingProblem,
  type Statement,
  type StatementCode,
  type SupplementAnswer,
} from '../accounts';
import { type Edition, editionFor } from '../edition';
import type { SheetSnapshot } from '../workbook';
import { soughtForms } from './forms';
import { bookHeadings } from './bookHeading';
import { yearAt } from './headings';
import { Labels } from './labels';
import type { Page } from './page';
import { Precision } from './precision';
import { rangesIn } from './problems';
import { SheetGrid } from './sheetGrid';
import { codeOf, pageOf, readStatement } from './statements';
import { readSupplement } from './supplement';
import { segmentsOf } from './titles';

export interface ReadingOptions {
  /** The workbook's name. */
  readonly book: string;
  /** The forms to look for; left out, those of the year that the sheets print. */
  readonly edition?: Edition;
}

/** Reads a workbook's sheets: its statements, its supplement, and what could not be read. */
export function readAccounts(sheets: readonly SheetSnapshot[], options: ReadingOptions): Accounts {
  return finished(readAccountsInSteps(sheets, options));
}

/** As {@link readAccounts}, pausing every thousand rows or so to let a user interface in. */
export function* readAccountsInSteps(
  sheets: readonly SheetSnapshot[],
  { book, edition }: ReadingOptions,
): InSteps<Accounts> {
  const labels = new Labels();
  const grids: SheetGrid[] = [];
  for (const sheet of sheets) grids.push(yield* SheetGrid.open(sheet, labels));
  const forms = soughtForms(edition ?? editionFor(printedYear(grids)));
  const pagesOf = new Map<StatementCode, [Page, ...Page[]]>();
  const firstTitles = new Map<SheetGrid, number>();
  const supplement = new Map<string, SupplementAnswer>();
  for (const grid of grids) {
    const found = yield* segmentsOf(grid, forms);
    for (const segment of found.segments) {
      yield;
      const page = pageOf(segment);
      if (!page) continue;
      if (!firstTitles.has(grid)) firstTitles.set(grid, segment.title.row);
      const pages = pagesOf.get(codeOf(page));
      if (pages) pages.push(page);
      else pagesOf.set(codeOf(page), [page]);
    }
    if (!found.supplement) continue;
    for (const [key, answer] of yield* readSupplement(grid, found.supplement)) {
      if (!supplement.has(key)) supplement.set(key, answer);
    }
  }
  const statements = new Map<StatementCode, Statement>();
  const problems: ReadingProblem[] = [];
  const precision = new Precision();
  const waiting: CellRef[] = [];
  const headingFor = bookHeadings(grids, firstTitles);
  for (const { form } of forms) {
    const pages = pagesOf.get(form.code);
    if (!pages) continue;
    const result = yield* readStatement(pages, { precision, waiting, headingFor });
    if (result.statement) statements.set(form.code, result.statement);
    problems.push(...result.problems);
  }
  yield* precision.settle();
  problems.push(...calculationProblems(sheets, waiting));
  const headings = [...statements.values()].map(({ heading }) => heading);
  return {
    book,
    unit: mostPrinted(headings.map(({ unit }) => unit)),
    year: mostPrinted(headings.map(({ year }) => year)),
    statements,
    supplement,
    problems,
  };
}

/**
 * Formulas without a result, told once for the whole book, and manual calculation, which makes results doubtful where
 * there are any. A book whose titles are formulas themselves has no statement to be read, and the same reason.
 */
function calculationProblems(sheets: readonly SheetSnapshot[], waiting: readonly CellRef[]): ReadingProblem[] {
  const [first] = waiting;
  if (first) {
    const names = [...new Set(waiting.map(({ sheet }) => `“${sheet}”`))];
    const example = rangesIn(waiting.filter(({ sheet }) => sheet === first.sheet));
    const params = { sheets: names.join('、'), count: String(waiting.length), example: `“${first.sheet}”${example}` };
    return [{ id: 'R-21', cells: waiting, params }];
  }
  return sheets.some(({ manualCalculation }) => manualCalculation) ? [{ id: 'R-25', cells: [], params: {} }] : [];
}

/** Rows at the top of a sheet in which a year is sought before the statements are known. */
const TOP_ROWS = 12;

function printedYear(grids: readonly SheetGrid[]): number | undefined {
  const years: Located<number>[] = [];
  for (const grid of grids) {
    for (let row = grid.top; row < grid.top + TOP_ROWS; row++) {
      for (const cell of grid.filled(row)) {
        const year = yearAt(grid, row, cell);
        if (year !== undefined) years.push({ value: year, cell: grid.at(row, cell.column) });
      }
    }
  }
  return mostPrinted(years)?.value;
}

/** What most statements print; the first of them when as many print another. */
function mostPrinted<T>(printed: readonly (Located<T> | undefined)[]): Located<T> | undefined {
  const counts = new Map<T, { first: Located<T>; count: number }>();
  for (const each of printed) {
    if (!each) continue;
    const known = counts.get(each.value);
    if (known) known.count++;
    else counts.set(each.value, { first: each, count: 1 });
  }
  let most: { first: Located<T>; count: number } | undefined;
  for (const each of counts.values()) if (each.count > (most?.count ?? 0)) most = each;
  return most?.first;
}

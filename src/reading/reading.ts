/** Sheets → Accounts. */
import {
  finished,
  type Accounts,
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
import { yearIn } from './headings';
import { Labels } from './labels';
import type { Page } from './page';
import { choosePages, codeOf, exportedSet, findPages } from './pages';
import { ProblemLog } from './problems';
import { SheetGrid } from './sheetGrid';
import { readStatement, tellChoice } from './statements';
import { readSupplement } from './supplement';

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
  const found = yield* findPages(grids, forms);
  const supplement = new Map<string, SupplementAnswer>();
  for (const { grid, place } of found.supplements) {
    for (const [key, answer] of yield* readSupplement(grid, place)) {
      if (!supplement.has(key)) supplement.set(key, answer);
    }
  }
  const statements = new Map<StatementCode, Statement>();
  const problems: ReadingProblem[] = [];
  const read: Page[] = [];
  for (const { form } of forms) {
    const chosen = choosePages(found.pages.filter((page) => codeOf(page) === form.code));
    const [first, ...others] = chosen.pages;
    if (!first) continue;
    read.push(...chosen.pages);
    const log = new ProblemLog(form.code);
    const unsure = chosen.pages.filter((page) => found.unsure.has(page));
    tellChoice(form, chosen.hidden, unsure, log);
    const result = yield* readStatement([first, ...others], log);
    if (result.statement) statements.set(form.code, result.statement);
    problems.push(...result.problems);
  }
  problems.push(...exportedSet(grids, read));
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

/** Rows at the top of a sheet in which a year is sought before the statements are known. */
const TOP_ROWS = 12;

function printedYear(grids: readonly SheetGrid[]): number | undefined {
  const years: Located<number>[] = [];
  for (const grid of grids) {
    for (let row = grid.top; row < grid.top + TOP_ROWS; row++) {
      for (const { column, value } of grid.filled(row)) {
        const year = yearIn(grid.labelOf(value));
        if (year !== undefined) years.push({ value: year, cell: grid.at(row, column) });
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

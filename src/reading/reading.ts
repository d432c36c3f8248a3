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
  type UnreadStatement,
} from '../accounts';
import { FORMS, type Assignment, type Forms } from '../forms';
import type { SheetSnapshot } from '../workbook';
import { assignedParts } from './assigned';
import { soughtForms } from './forms';
import { bookHeadings } from './bookHeading';
import { choosePages, tellChoice } from './choice';
import { Labels } from './labels';
import { nearestForm } from './nearest';
import type { Page } from './page';
import { codeOf, exportedSet, findPages, unreadOf } from './pages';
import { Precision } from './precision';
import { ProblemLog, rangesIn } from './problems';
import { SheetGrid } from './sheetGrid';
import { readStatement, type StatementResult } from './statements';
import { readSupplement } from './supplement';
import type { OtherTable } from './titles';

export interface ReadingOptions {
  /** The workbook's name. */
  readonly book: string;
  /** The forms that are known; left out, those that come with the program. */
  readonly forms?: Forms;
  /** The id of the form to read by; left out, the nearest one. */
  readonly form?: string | undefined;
  /** What the user says by hand about sheets; it counts before what they print. */
  readonly assignments?: readonly Assignment[] | undefined;
}

/** Reads a workbook's sheets: its statements, its supplement, and what could not be read. */
export function readAccounts(sheets: readonly SheetSnapshot[], options: ReadingOptions): Accounts {
  return finished(readAccountsInSteps(sheets, options));
}

/** As {@link readAccounts}, pausing every thousand rows or so to let a user interface in. */
export function* readAccountsInSteps(sheets: readonly SheetSnapshot[], options: ReadingOptions): InSteps<Accounts> {
  return (yield* readBookInSteps(sheets, options)).accounts;
}

/** A book with where in it everything stands. */
export interface ReadBook {
  readonly accounts: Accounts;
  /** Its sheets in their order. */
  readonly grids: readonly SheetGrid[];
  /** The pages that its statements were read from, and those without a title that says so. */
  readonly pages: readonly Page[];
  readonly unsure: ReadonlySet<Page>;
  /** Tables under titles that are none of the forms'. */
  readonly others: readonly OtherTable[];
}

/** As {@link readAccountsInSteps}, with the places. */
export function* readBookInSteps(
  sheets: readonly SheetSnapshot[],
  { book, forms = FORMS, form: chosen, assignments = [] }: ReadingOptions,
): InSteps<ReadBook> {
  const labels = new Labels();
  const grids: SheetGrid[] = [];
  for (const sheet of sheets) grids.push(yield* SheetGrid.open(sheet, labels));
  const sought = soughtForms(forms.lexicon);
  const assigned = assignedParts(grids, assignments, { sought, forms, chosen });
  const found = yield* findPages(grids, sought, assigned.parts);
  const supplement = new Map<string, SupplementAnswer>();
  for (const { grid, place } of found.supplements) {
    for (const [key, answer] of yield* readSupplement(grid, place)) {
      if (!supplement.has(key)) supplement.set(key, answer);
    }
  }
  const statements = new Map<StatementCode, Statement>();
  const problems: ReadingProblem[] = [...assigned.problems, ...found.problems];
  const results: StatementResult[] = [];
  const chosenPages: Page[] = [];
  const unread: UnreadStatement[] = [...found.unread];
  const precision = new Precision();
  const waiting: CellRef[] = [];
  const firstTitles = firstTitlesOf(found.pages);
  // The supplement has a column 单位 of its own.
  const isSupplement = (grid: SheetGrid): boolean => found.supplements.some((supplement) => supplement.grid === grid);
  const headed = grids.filter((grid) => firstTitles.has(grid) || !isSupplement(grid));
  const headingFor = bookHeadings(headed, firstTitles);
  for (const { form } of sought) {
    const claimed = found.pages.filter((page) => codeOf(page) === form.code);
    const chosen = choosePages(claimed);
    const [first, ...others] = chosen.pages;
    if (!first) continue;
    chosenPages.push(...chosen.pages);
    const left = claimed.filter((page) => !chosen.pages.includes(page));
    unread.push(...left.flatMap(({ segment }) => unreadOf(segment, sought) ?? []));
    const log = new ProblemLog(form.code);
    const unsure = chosen.pages.filter((page) => found.unsure.has(page));
    tellChoice(chosen, unsure, log);
    const result = yield* readStatement([first, ...others], { precision, waiting, headingFor }, log);
    if (result.statement) statements.set(form.code, result.statement);
    problems.push(...result.problems);
    results.push(result);
  }
  yield* precision.settle();
  problems.push(...calculationProblems(sheets, waiting), ...exportedSet(grids, chosenPages));
  const headings = [...statements.values()].map(({ heading }) => heading);
  const read = {
    book,
    unit: mostPrinted(headings.map(({ unit }) => unit)),
    year: mostPrinted(headings.map(({ year }) => year)),
    statements,
    unread,
    supplement,
  };
  const form = nearestForm(forms, { ...read, pages: chosenPages }, chosen);
  const used = forms.form(form.id, read.year?.value);
  const lacks = results.flatMap((result) => result.lacks(used));
  const { unsure, others } = found;
  return { accounts: { ...read, form, problems: [...problems, ...lacks] }, grids, pages: chosenPages, unsure, others };
}

/** The row of the first title on each sheet that has one. */
function firstTitlesOf(pages: readonly Page[]): ReadonlyMap<SheetGrid, number> {
  const rows = new Map<SheetGrid, number>();
  for (const { segment } of pages) if (!rows.has(segment.grid)) rows.set(segment.grid, segment.title.row);
  return rows;
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

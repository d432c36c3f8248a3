/**
 * Where the statements of a book stand: by their titles; without a title as what the sheet before goes on with, as sheets
 * made page by page from a document do; and last by header and lines, which is told as unsure.
 */
import type { InSteps, ReadingProblem, StatementCode, UnreadStatement } from '../accounts';
import { say } from '../sentences';
import { type AssignedPart, givenPages, titlesBeside } from './assigned';
import type { SoughtForm } from './forms';
import { isNote } from './labels';
import { certain, isExported, type Page, saysExported } from './page';
import { type SheetGrid, textOf } from './sheetGrid';
import { pageOf } from './statements';
import { type OtherTable, type Place, type Segment, segmentsOf, type SheetTitles, untitledSegment } from './titles';

export interface BookPages {
  /** In the sheets' order. */
  readonly pages: readonly Page[];
  /** Those of them that were taken for a statement without a title that says so. */
  readonly unsure: ReadonlySet<Page>;
  /** Statements that are known by their title alone. */
  readonly unread: readonly UnreadStatement[];
  /** Tables under titles that are none of the forms'. */
  readonly others: readonly OtherTable[];
  readonly supplements: readonly { readonly grid: SheetGrid; readonly place: Place }[];
  /** Of assignments by which no statement could be found. */
  readonly problems: readonly ReadingProblem[];
}

interface TitledSheet {
  readonly grid: SheetGrid;
  readonly titles: SheetTitles;
  readonly pages: readonly Page[];
}

/** Finds the pages of all statements in a book, what the user has assigned before anything else. */
export function* findPages(
  grids: readonly SheetGrid[],
  forms: readonly SoughtForm[],
  assigned: ReadonlyMap<SheetGrid, readonly AssignedPart[]>,
): InSteps<BookPages> {
  const sheets: TitledSheet[] = [];
  const problems: ReadingProblem[] = [];
  for (const grid of grids) {
    if (isBlank(grid)) continue;
    const found = yield* segmentsOf(grid, forms);
    const given = givenPages(assigned.get(grid) ?? [], found);
    problems.push(...given.problems);
    const titles = titlesBeside(given.parts, found);
    const titled = titledPages(titles, sheets.at(-1)?.pages.at(-1));
    const pages = [...titled, ...given.pages].sort((a, b) => a.segment.top - b.segment.top);
    sheets.push({ grid, titles: { ...titles, segments: [...titles.segments, ...given.unread] }, pages });
    yield;
  }
  const taken = new Set(sheets.flatMap(({ pages }) => pages.map(codeOf)));
  const pages: Page[] = [];
  const unsure = new Set<Page>();
  let previous: Page | undefined;
  for (const sheet of sheets) {
    const { grid, titles } = sheet;
    if (titles.titled || titles.supplement) {
      pages.push(...sheet.pages);
      previous = titles.openEnded ? sheet.pages.at(-1) : undefined;
    } else if (!grid.hidden) {
      const open = forms.filter(({ form }) => !taken.has(form.code));
      const goesOn = previous && continuationOf(previous, grid, titles.emptyNotes, pages);
      const page = goesOn ?? recognised(grid, titles.emptyNotes, open, previous);
      if (page && !goesOn) unsure.add(page);
      if (page) {
        pages.push(page);
        taken.add(codeOf(page));
      }
      previous = page;
    }
    yield;
  }
  const supplements = sheets.flatMap(({ grid, titles }) =>
    titles.supplement ? [{ grid, place: titles.supplement }] : [],
  );
  const unread = sheets.flatMap(({ titles, pages: read }) =>
    titles.segments
      .filter((segment) => !read.some((page) => page.segment === segment))
      .flatMap((segment) => unreadOf(segment, forms) ?? []),
  );
  const others = sheets.flatMap(({ titles }) => titles.others);
  return { pages, unsure, unread, others, supplements, problems };
}

/** The statement that a segment is by its title alone, where its inside is not known. Two statements may share a title. */
export function unreadOf(
  { grid, sought, called, assigned, title: { row, column } }: Segment,
  forms: readonly SoughtForm[],
): UnreadStatement | undefined {
  const isCalled = ({ titles }: SoughtForm): boolean => titles.includes(called);
  const known = forms.find((each) => each.form.shape === 'unknown' && (assigned ? each === sought : isCalled(each)));
  const title = { value: textOf(grid.value(row, column)), cell: grid.at(row, column) };
  return known && { code: known.form.code, title };
}

/** The statement's code, to put the pages of one statement together. */
export function codeOf({ segment }: Page): StatementCode {
  return segment.sought.form.code;
}

/** A title alone may stand over rows that go on with the page before: no header is repeated then. */
function titledPages({ segments }: SheetTitles, before: Page | undefined): Page[] {
  const pages: Page[] = [];
  for (const segment of segments) {
    const previous = pages.at(-1) ?? before;
    const same = previous?.segment.sought === segment.sought ? previous : undefined;
    const page = pageOf(segment, same) ?? same?.goOn(segment);
    if (page) pages.push(page);
  }
  return pages;
}

function isBlank(grid: SheetGrid): boolean {
  return grid.sampleRows(grid.top, grid.bottom).length === 0;
}

/** The sheet as a further page of the statement before it, with its header repeated or none. */
function continuationOf(
  previous: Page,
  grid: SheetGrid,
  emptyNotes: readonly Place[],
  before: readonly Page[],
): Page | undefined {
  const segment = untitledSegment(grid, previous.segment.sought, emptyNotes);
  const page = pageOf(segment, previous) ?? previous.goOn(segment);
  const same = before.filter(({ segment: { sought } }) => sought === segment.sought);
  return page && goesOn(previous, page, same) ? page : undefined;
}

/** Whether the lines of a page come after those of another: codes run on, lines are other lines. */
function goesOn(previous: Page, page: Page, before: readonly Page[]): boolean {
  const keys = page.keys();
  if (page.segment.sought.form.shape !== 'subjects') {
    const last = new Set(previous.keys());
    return keys.length > 0 && certain(keys).every((key) => !last.has(key));
  }
  const first = keys.find((key) => /^\d/.test(key));
  const [last] = previous.lastCodes();
  if (first !== undefined) return last === undefined || first > last;
  // A total alone ends a statement that has had none; else it is another statement's, which is empty.
  return keys.length > 0 && !before.some((each) => each.keys().some((key) => keys.includes(key)));
}

/** Lines that a sheet without a title has at least, to be taken for a statement. */
const CONVINCING_LINES = 5;

/**
 * The statement that a sheet without a title looks like: all required columns and its lines; of several, the one with
 * most of its columns, then the one that sheet name and notes name, then the next one in the form's order.
 */
function recognised(
  grid: SheetGrid,
  emptyNotes: readonly Place[],
  forms: readonly SoughtForm[],
  previous: Page | undefined,
): Page | undefined {
  const segments = forms.map((sought) => untitledSegment(grid, sought, emptyNotes));
  return likeliest(segments, wordsOf(grid), previous);
}

/** Of segments that are one part of a sheet, each taken for another statement, the likeliest; `texts` say what it shows. */
export function likeliest(
  segments: readonly Segment[],
  texts: readonly string[],
  previous: Page | undefined,
): Page | undefined {
  const candidates = segments.flatMap((segment) => {
    const page = pageOf(segment);
    return page && page.missing.length === 0 && isConvincing(page) ? [page] : [];
  });
  const most = Math.max(...candidates.map(({ measures }) => measures.size));
  const fullest = candidates.filter(({ measures }) => measures.size === most);
  if (fullest.length < 2) return fullest[0];
  const likeness = fullest.map(({ segment }) =>
    Math.max(...segment.sought.titles.map((title) => Math.max(...texts.map((text) => commonLength(title, text))))),
  );
  const closest = Math.max(...likeness);
  const named = fullest.filter((_, index) => likeness[index] === closest);
  const after = previous ? named.filter((page) => codeOf(page) > codeOf(previous)) : [];
  return after[0] ?? named[0];
}

function isConvincing(page: Page): boolean {
  const { form } = page.segment.sought;
  const keys = page.keys();
  if (form.shape === 'lines') return keys.length >= CONVINCING_LINES;
  if (form.shape === 'blocks') {
    const codes = new Set(form.sides.flatMap(({ items }) => items.map(({ code }): string | undefined => code)));
    return keys.filter((key) => codes.has(key)).length > keys.length / 2;
  }
  return keys.length > 0;
}

/** The sheet's name and its notes, which say what a statement shows. */
function wordsOf(grid: SheetGrid): string[] {
  const rows = grid.sampleRows(grid.top, grid.bottom);
  const notes = rows.flatMap((row) => grid.filled(row).map(({ value }) => grid.labelOf(value))).filter(isNote);
  return [grid.labelOf(grid.name), ...notes];
}

/** How many characters in a row two texts have in common at most. */
function commonLength(a: string, b: string): number {
  let longest = 0;
  let last: number[] = [];
  for (const x of a) {
    const row: number[] = [];
    Array.from(b).forEach((y, index) => {
      row[index] = x === y ? (last[index - 1] ?? 0) + 1 : 0;
      longest = Math.max(longest, row[index] ?? 0);
    });
    last = row;
  }
  return longest;
}

/** Rows at the top of a sheet in which 财决NN表 stands. */
const EXPORT_ROWS = 6;

/** Says once that a book is the Ministry's own set, which sheets of it were read, and which were not. */
export function exportedSet(grids: readonly SheetGrid[], read: readonly Page[]): ReadingProblem[] {
  const exported = read.filter(isExported);
  if (exported.length === 0) return [];
  const used = new Set(exported.map(({ segment }) => segment.grid));
  const rest = grids.filter((grid) => !used.has(grid) && saysExported(grid, grid.top, grid.top + EXPORT_ROWS));
  const names = (of: Iterable<SheetGrid>): string => [...of].map(({ name }) => `“${name}”`).join('、');
  const params = {
    sheets: names(used),
    rest: rest.length > 0 ? say('reading.exportRest', { sheets: names(rest) }) : '',
  };
  const cells = exported.map(({ segment: { grid, title } }) => grid.at(title.row, title.column));
  return [{ id: 'R-14', cells, params }];
}

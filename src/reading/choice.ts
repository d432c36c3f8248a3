/** Which of the pages that are claimed for one statement are read, and what is said of those that are left out. */
import { readAmount, type ReadingRuleId } from '../accounts';
import { WORDS } from './labels';
import { certain, isExported, titleCellOf, type Page } from './page';
import type { ProblemLog } from './problems';

/** The pages to read of those that are claimed for one statement, and the pages that are left out with the reason. */
export interface ChosenPages {
  readonly pages: readonly Page[];
  /** Hidden copies of what is shown. */
  readonly hidden: readonly Page[];
  /** Copies without amounts of what is filled. */
  readonly blank: readonly Page[];
}

/**
 * What is shown counts before a hidden copy, what is filled before a blank one, the published form before the Ministry's
 * export, a list of subjects before one of units (浙江 prints 02 and 03 both ways), and of two titles that the form has
 * the one that it has first (四川 prints 09 with and without its income).
 */
export function choosePages(claimed: readonly Page[]): ChosenPages {
  const given = claimed.filter(({ segment }) => segment.assigned);
  if (given.length === 0) return chosenOf(claimed);
  // What the user has assigned counts before all of that, and other pages as far as they are no copies of it.
  const keys = keysOf(given);
  const rest = chosenOf(claimed.filter((page) => !given.includes(page) && !isCopy(page, keys)));
  return { ...rest, pages: claimed.filter((page) => given.includes(page) || rest.pages.includes(page)) };
}

function chosenOf(claimed: readonly Page[]): ChosenPages {
  const shown = claimed.filter(({ segment }) => !segment.grid.hidden);
  const seen = keysOf(shown);
  const hidden = shown.length === 0 ? [] : claimed.filter((page) => page.segment.grid.hidden && isCopy(page, seen));
  const visible = claimed.filter((page) => !hidden.includes(page));
  const filled = visible.filter(holdsAmounts);
  const known = keysOf(filled);
  const isBlankCopy = (page: Page): boolean => !filled.includes(page) && page.keys().every((key) => known.has(key));
  const blank = filled.length === 0 ? [] : visible.filter((page) => page.segment.called !== '' && isBlankCopy(page));
  const used = visible.filter((page) => !blank.includes(page));
  const published = preferred(used, (page) => !isExported(page));
  const bySubject = preferred(published, (page) => !isByUnit(page));
  const ranks = ranksOf(claimed);
  const best = Math.min(...bySubject.map((page) => ranks.get(page) ?? Infinity));
  const first = keysOf(bySubject.filter((page) => ranks.get(page) === best));
  const pages = bySubject.filter((page) => ranks.get(page) === best || !isCopy(page, first));
  return { pages, hidden, blank };
}

/** The place of each page's title among the form's; a page without any goes on with the one before it. */
function ranksOf(pages: readonly Page[]): ReadonlyMap<Page, number> {
  const ranks = new Map<Page, number>();
  let before = 0;
  for (const page of pages) {
    const { sought, called } = page.segment;
    if (called !== '') before = sought.titles.indexOf(called);
    ranks.set(page, before);
  }
  return ranks;
}

/** Whether any amount stands on a page, or a formula that waits to be calculated. */
function holdsAmounts({ segment: { grid, bottom }, header, amountColumns }: Page): boolean {
  return grid.sampleRows(header.bodyTop, bottom).some((row) =>
    [...amountColumns].some((column) => {
      const reading = readAmount(grid.value(row, column), '元');
      return grid.waits(row, column) || (reading.kind === 'amount' && !reading.amount.isZero);
    }),
  );
}

function isByUnit({ segment, header }: Page): boolean {
  if (segment.sought.form.shape !== 'subjects') return false;
  return [...header.paths.values()].some((path) => path.some(({ label }) => WORDS.unitName.has(label)));
}

function keysOf(pages: readonly Page[]): ReadonlySet<string> {
  return new Set(pages.flatMap((page) => page.keys()));
}

function isCopy(page: Page, seen: ReadonlySet<string>): boolean {
  const keys = page.keys();
  return keys.length === 0 || certain(keys).some((key) => seen.has(key));
}

function preferred(pages: readonly Page[], isBetter: (page: Page) => boolean): readonly Page[] {
  const better = pages.filter(isBetter);
  return better.length > 0 ? better : pages;
}

/** Tells of copies that were left out, hidden or blank, and of a statement that no title names. */
export function tellChoice({ hidden, blank }: ChosenPages, unsure: readonly Page[], log: ProblemLog): void {
  const tell = (id: ReadingRuleId, pages: readonly Page[]): void => {
    if (pages.length === 0) return;
    const sheets = [...new Set(pages.map(({ segment }) => `“${segment.grid.name}”`))].join('、');
    log.add(id, pages.map(titleCellOf), { sheets });
  };
  tell('R-11', hidden);
  tell('R-12', unsure);
  tell('R-27', blank);
}

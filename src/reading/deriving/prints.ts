/** What a book prints on all of its statements, and once above them. */
import { MONEY_UNITS, type Accounts, type MoneyUnit } from '../../accounts';
import { fill, say } from '../../sentences';
import type { Form, FormDraft } from '../../forms';
import { headingTitled } from '../bookHeading';
import { WORDS } from '../labels';
import { headerHas, isPrintedOnEach } from '../nearest';
import type { Page } from '../page';
import type { ReadBook } from '../reading';
import type { LookList } from './look';
import { printedText } from './text';

type Prints = FormDraft['prints'];

/** The differences from a form in what every statement prints, less the numbers. */
export function printsOf({ accounts, pages }: ReadBook, { prints }: Form, look: LookList): Prints {
  const draft: Prints = {};
  // Unit and year may stand in a title, or be numbers that a format shows; a blank form has places for them.
  const headings = [...accounts.statements.values()].map(({ heading }) => heading);
  const unit = isOnMost(pages, UNIT) || isPrintedOnEach(headings.map((heading) => heading.unit));
  const year = isOnMost(pages, YEAR) || isPrintedOnEach(headings.map((heading) => heading.year));
  const lineNumbers = pages.some((page) => headerHas(page, WORDS.lineNumber));
  const columnNumbers = pages.some((page) => headerHas(page, WORDS.columnNumber));
  if (unit !== prints.unit) draft.unit = unit;
  if (year !== prints.year) draft.year = year;
  if (lineNumbers !== prints.lineNumbers) draft.lineNumbers = lineNumbers;
  if (columnNumbers !== prints.columnNumbers) draft.columnNumbers = columnNumbers;
  const moneyUnit = moneyUnitOf(accounts, look);
  if (moneyUnit !== undefined && moneyUnit !== prints.moneyUnit) draft.moneyUnit = moneyUnit;
  const bookHeading = bookHeadingOf(pages, accounts, look);
  if (bookHeading !== (prints.bookHeading ?? null) && !isFilledIn(bookHeading, prints.bookHeading, accounts)) {
    draft.bookHeading = bookHeading;
  }
  return draft;
}

const MONEY = `(?:人民币)?[（(]?(?:${MONEY_UNITS.join('|')})`;
/** 编制单位： with or without a name behind it, and no 金额单位：元. */
const UNIT = new RegExp(`^(?:${WORDS.unit.join('|')}|单位|部门)[:：](?!${MONEY})`);
/** 2021年度, and     年度 where it is still to be filled in. */
const YEAR = /^[^:：表]{0,6}年度?$/;

/** Whether most pages print something between their title and their header, or above the title. */
function isOnMost(pages: readonly Page[], pattern: RegExp): boolean {
  const titled = pages.filter(({ segment }) => segment.called !== '');
  const having = titled.filter(({ segment: { grid, top, title }, header }) => {
    for (let row = top; row < header.top; row += 1) {
      if (row !== title.row && grid.filled(row).some(({ value }) => pattern.test(printedText(value)))) return true;
    }
    return false;
  });
  return having.length * 2 > titled.length;
}

function moneyUnitOf({ statements }: Accounts, look: LookList): MoneyUnit | undefined {
  const counts = new Map<MoneyUnit, number>();
  for (const { heading } of statements.values()) {
    const unit = heading.moneyUnit?.value;
    if (unit !== undefined) counts.set(unit, (counts.get(unit) ?? 0) + 1);
  }
  const sorted = [...counts].sort(([, a], [, b]) => b - a);
  if (sorted.length === 0) look.add(say('deriving.noMoneyUnit'));
  if (sorted.length > 1) look.add(say('deriving.twoMoneyUnits', { units: sorted.map(([unit]) => unit).join('、') }));
  return sorted[0]?.[0];
}

/** A heading of the whole book above its first statement, with its unit and year as they are to be filled in. */
function bookHeadingOf([first]: readonly Page[], { unit, year }: Accounts, look: LookList): string | null {
  if (!first) return null;
  const { grid, title } = first.segment;
  for (let row = grid.top; row < title.row; row += 1) {
    for (const { value } of grid.filled(row)) {
      const named = typeof value === 'string' ? headingTitled(value) : undefined;
      if (!named) continue;
      const text = printedText(value);
      const name = named.unit ?? unit?.value;
      const digits = String(named.year ?? year?.value ?? '');
      const open = name === undefined ? text : text.replace(name, '{unit}');
      const dated = digits === '' ? open : open.replace(digits, '{year}');
      if (dated.includes('{unit}')) return dated;
      look.add(say('deriving.headingWithoutUnit', { heading: text }));
      return `{unit}${dated}`;
    }
  }
  return null;
}

/** Whether a heading is the form's with unit and year filled in, spelled as a whole. */
function isFilledIn(derived: string | null, prescribed: string | undefined, { unit, year }: Accounts): boolean {
  if (derived === null || prescribed === undefined) return false;
  const params = { unit: unit?.value ?? '', year: year?.value ?? '' };
  return fill(derived, params) === fill(prescribed, params);
}

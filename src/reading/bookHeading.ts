/**
 * What is printed once for all statements: many books name unit and year in a heading above the first title (某局2024年度
 * 部门决算表), on a cover or on a page of contents, and on no statement.
 */
import { withoutSpaces, type Located } from '../accounts';
import { WORDS } from './labels';
import { escaped, PrintedFacts, properName, yearAt, YEAR_DIGITS, yearOfDigits } from './printedFacts';
import type { SheetGrid } from './sheetGrid';

export interface BookHeading {
  readonly unit?: Located<string>;
  readonly year?: Located<number>;
}

/** A heading stands among the first rows of a sheet, or not far above the first title. */
const HEADING_ROWS = 40;
/** A longer text is a sentence. */
const LONGEST_HEADING = 60;

const OF_UNIT = WORDS.ofUnit.map(escaped).join('|');
const ACCOUNTS = `(?:${OF_UNIT})?决算(?:${WORDS.accounts.join('|')})*`;
const ACCOUNTS_OF_UNIT = `(?:${OF_UNIT})决算(?:${WORDS.accounts.join('|')})*`;
/** 某局2024年度部门决算表 and 2024年度某局部门决算; a cover may have the year on a line of its own. */
const NAME_FIRST = new RegExp(`^(.*?)${YEAR_DIGITS}年度?${ACCOUNTS}$`);
const YEAR_FIRST = new RegExp(`^${YEAR_DIGITS}年度?(.*?)${ACCOUNTS}$`);
const NAME_ALONE = new RegExp(`^(.+?)${ACCOUNTS_OF_UNIT}$`);

/**
 * The heading that holds for the statements of each sheet: what stands above the first title there, or else the first
 * that the book has: above the first statement, on the sheets before it, on any other sheet.
 */
export function bookHeadings(
  grids: readonly SheetGrid[],
  firstTitles: ReadonlyMap<SheetGrid, number>,
): (sheet: string) => BookHeading {
  const own = new Map<string, BookHeading>();
  const others: BookHeading[] = [];
  for (const grid of grids) {
    const title = firstTitles.get(grid);
    if (title === undefined) others.push(headingIn(grid, grid.top, grid.top + HEADING_ROWS));
    else own.set(grid.name, headingIn(grid, Math.max(grid.top, title - HEADING_ROWS), title));
  }
  const all = [...own.values(), ...others];
  const ofBook = headingWith(all.find(({ unit }) => unit)?.unit, all.find(({ year }) => year)?.year);
  return (sheet) => ({ ...ofBook, ...own.get(sheet) });
}

function headingWith(unit: Located<string> | undefined, year: Located<number> | undefined): BookHeading {
  return { ...(unit && { unit }), ...(year && { year }) };
}

/** What the rows from `top` up to `end` print of unit and year. */
function headingIn(grid: SheetGrid, top: number, end: number): BookHeading {
  const facts = new PrintedFacts(grid);
  const years = new Set<number>();
  let unit: Located<string> | undefined;
  let year: Located<number> | undefined;
  for (let row = top; row < Math.min(end, grid.bottom + 1); row++) {
    for (const cell of grid.filled(row)) {
      const printed = yearAt(grid, row, cell);
      if (printed !== undefined) years.add(printed);
      const named = typeof cell.value === 'string' ? headingTitled(cell.value) : undefined;
      const at = grid.at(row, cell.column);
      if (named?.unit !== undefined) unit ??= { value: named.unit, cell: at };
      if (named?.year !== undefined) year ??= { value: named.year, cell: at };
    }
    facts.readRow(row);
  }
  // A sheet that prints several years compares them: none of them is the book's.
  if (years.size <= 1) year ??= facts.year;
  return headingWith(unit ?? facts.unit, year);
}

/** Unit and year as a heading of the whole book names them. */
export function headingTitled(
  text: string,
): { readonly unit: string | undefined; readonly year: number | undefined } | undefined {
  const typed = withoutSpaces(text);
  if (typed.length > LONGEST_HEADING || /[，,。；;：:]/.test(typed)) return undefined;
  const [, name = '', year] = NAME_FIRST.exec(typed) ?? [];
  if (year !== undefined) return { unit: unitNamed(name), year: yearOfDigits(year) };
  const [, first, behind = ''] = YEAR_FIRST.exec(typed) ?? [];
  if (first !== undefined) return { unit: unitNamed(behind), year: yearOfDigits(first) };
  const [, alone] = NAME_ALONE.exec(typed) ?? [];
  return alone === undefined ? undefined : { unit: unitNamed(alone), year: undefined };
}

/** The name in a heading, unless it is a word of the heading itself: 第二部分, 附件1, 县级. */
function unitNamed(name: string): string | undefined {
  const bare = name.replace(/^(?:附[件表]\d*|[（(].{1,3}[)）]|\d+[.、])+/, '');
  const isWord = bare.length < 2 || /^第.{1,3}部分|^[一二三四五六七八九十]+、|[级度表]$/.test(bare);
  return isWord || WORDS.ofUnit.includes(bare) ? undefined : properName(bare);
}

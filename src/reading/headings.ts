/** What a statement prints about itself above its header: unit, year, money unit. */
import { MONEY_UNITS, withoutSpaces, type Heading, type Located, type MoneyUnit } from '../accounts';
import { identityOf } from './identity';
import { fold, WORDS } from './labels';
import { type FilledCell, type SheetGrid, textOf } from './sheetGrid';
import { type Segment, titleIn } from './titles';

const LARGEST_FIRST = [...MONEY_UNITS].sort((a, b) => b.length - a.length).join('|');
const MONEY_UNIT = new RegExp(`单位:?(?:人民币)?\\(?(${LARGEST_FIRST})`);
const MONEY_UNIT_ALONE = new RegExp(`^(?:人民币)?\\(?(${LARGEST_FIRST})\\)?$`);
const MONEY_UNIT_IN_BRACKETS = new RegExp(`\\((?:单位:)?(${LARGEST_FIRST})\\)`);

/** A unit's name, up to what may follow it in the same cell. */
const UNIT = new RegExp(
  `(?:^|年度)(?:${WORDS.unit.join('|')})[:：](.*?)(?=(?:20)?\\d{2}年|二[〇○零0]|金额单位|单位[:：]|公开\\d+表|$)`,
);

const CHINESE_DIGITS = '〇一二三四五六七八九';
const YEAR_DIGITS = '(20\\d{2}|二[〇○Ｏ零0][〇○零0一二三四五六七八九]{2})';
const FISCAL_YEAR = new RegExp(`${YEAR_DIGITS}年度`);
/** 2022年9月 is a date, not the year of the accounts. */
const YEAR = new RegExp(`${YEAR_DIGITS}年(?!\\d|[一二三四五六七八九十]+月)`);

/** The year that a folded text prints: 2021年度, 二〇二一年度. */
export function yearIn(label: string): number | undefined {
  if (!label.includes('年')) return undefined;
  const digits = (FISCAL_YEAR.exec(label) ?? YEAR.exec(label))?.[1];
  if (digits === undefined) return undefined;
  const western = digits
    .replace(/[○零Ｏ]/g, '〇')
    .replace(/[〇一二三四五六七八九]/g, (d) => String(CHINESE_DIGITS.indexOf(d)));
  return Number(western);
}

/** The heading of a segment, from the rows above `headerRow` and, for the money unit, the header itself. */
export function headingOf(segment: Segment, headerRow: number, bodyRow: number): Heading {
  const { grid, title, emptyNote } = segment;
  const facts: Facts = {};
  for (let row = segment.top; row < headerRow; row++) {
    const cells = grid.filled(row);
    cells.forEach((cell, index) => readFacts(grid, row, cell, cells[index + 1], facts));
  }
  const titleCell = grid.at(title.row, title.column);
  const titled = facts.unit ? undefined : unitInTitle(segment);
  if (titled) facts.unit = titled;
  for (let row = headerRow; row < bodyRow && !facts.moneyUnit; row++) {
    for (const { column, value } of grid.filled(row)) {
      const printed = MONEY_UNIT_IN_BRACKETS.exec(grid.labelOf(value))?.[1] as MoneyUnit | undefined;
      if (printed) facts.moneyUnit ??= { value: printed, cell: grid.at(row, column) };
    }
  }
  return {
    title: { value: text(grid, title.row, title.column), cell: titleCell },
    ...facts,
    ...identityOf(segment, headerRow),
    ...(emptyNote && {
      emptyNote: { value: text(grid, emptyNote.row, emptyNote.column), cell: grid.at(emptyNote.row, emptyNote.column) },
    }),
  };
}

interface Facts {
  unit?: Located<string>;
  year?: Located<number>;
  moneyUnit?: Located<MoneyUnit>;
}

function readFacts(grid: SheetGrid, row: number, cell: FilledCell, next: FilledCell | undefined, facts: Facts): void {
  if (typeof cell.value !== 'string') return;
  const label = grid.labelOf(cell.value);
  const at = grid.at(row, cell.column);
  const money = MONEY_UNIT.exec(label) ?? MONEY_UNIT_IN_BRACKETS.exec(label);
  if (money) facts.moneyUnit ??= { value: money[1] as MoneyUnit, cell: at };
  const year = yearIn(label);
  if (year !== undefined) facts.year ??= { value: year, cell: at };
  const named = UNIT.exec(withoutSpaces(cell.value))?.[1];
  if (named && !MONEY_UNIT_ALONE.test(fold(named))) facts.unit ??= { value: properName(named), cell: at };
  if (next) readPair(grid, row, label, next, facts);
}

/** A label whose value stands in the next filled cell of the row: 金额单位： | 元. */
function readPair(grid: SheetGrid, row: number, label: string, next: FilledCell, facts: Facts): void {
  const at = grid.at(row, next.column);
  if (WORDS.year.has(label) && typeof next.value === 'number' && next.value >= 2000 && next.value < 2100) {
    facts.year ??= { value: next.value, cell: at };
  }
  if (typeof next.value !== 'string') return;
  const value = grid.labelOf(next.value);
  const money = MONEY_UNIT_ALONE.exec(value)?.[1] as MoneyUnit | undefined;
  if (money) {
    if (WORDS.moneyUnit.includes(label)) facts.moneyUnit ??= { value: money, cell: at };
  } else if (
    WORDS.unit.includes(label) &&
    !value.includes(':') &&
    yearIn(value) === undefined &&
    !/^公开/.test(value)
  ) {
    facts.unit ??= { value: properName(next.value), cell: at };
  }
}

/** The unit named before the year in a title: 某市信息中心2021年度收入支出决算总表. */
function unitInTitle({ grid, sought, title }: Segment): Located<string> | undefined {
  const prefix = titleIn(grid.label(title.row, title.column), [sought])?.prefix ?? '';
  const name = prefix.replace(new RegExp(`${YEAR_DIGITS}年度?.*$`), '');
  if (name === prefix || name.length < 4 || /[表:]|^附件/.test(name)) return undefined;
  return { value: properName(name), cell: grid.at(title.row, title.column) };
}

/** A unit's name in one spelling: brackets are typed half or full width for the same unit. */
function properName(name: string): string {
  return withoutSpaces(name).replace(/\(/g, '（').replace(/\)/g, '）');
}

function text(grid: SheetGrid, row: number, column: number): string {
  return textOf(grid.value(row, column)).trim();
}

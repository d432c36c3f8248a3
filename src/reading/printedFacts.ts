/** What rows above a statement or a book print about it: unit, year, money unit. */
import { MONEY_UNITS, withoutSpaces, type CellRef, type Located, type MoneyUnit } from '../accounts';
import { fold, isNote, withoutRemark, WORDS } from './labels';
import { yearOfDay } from './numberFormat';
import type { FilledCell, SheetGrid } from './sheetGrid';

const LARGEST_FIRST = [...MONEY_UNITS].sort((a, b) => b.length - a.length).join('|');
const MONEY_UNIT = new RegExp(`单位:?(?:人民币)?\\(?(${LARGEST_FIRST})`);
const MONEY_UNIT_ALONE = new RegExp(`^(?:人民币)?\\(?(${LARGEST_FIRST})\\)?$`);
/** （单位：元）, 金额（万元）. */
export const MONEY_UNIT_IN_BRACKETS = new RegExp(`\\((?:单位:)?(${LARGEST_FIRST})\\)`);

/** A word as a regular expression takes it: brackets stand for themselves. */
export function escaped(word: string): string {
  return word.replace(/[()]/g, '\\$&');
}

const SHORT_NUMBER = `附?表(?:\\d+|[一二三四五六七八九十]+)`;
const MONEY_LABEL = `(?:${WORDS.moneyUnit.join('|')})[:：]`;

/** 公开02表, 财决02表; 表2, 附表二 where the money unit or nothing else stands behind it in the cell, or before a title. */
const NUMBER = new RegExp(
  `(?:公开|财决)\\d+(?:-\\d+)?表|^${SHORT_NUMBER}(?=$|[:.、(])|${SHORT_NUMBER}(?=${MONEY_LABEL})`,
);

/** A unit's name, up to what may follow it in the same cell. */
const UNIT = new RegExp(
  `(?:^|年度)(?:${WORDS.unit.map(escaped).join('|')})(?:[（(][^（()）]*[)）])?[:：](.*?)(?=(?:20)?\\d{2}年|二[〇○零0]|金额单位|单位[:：]|公开\\d+表|${SHORT_NUMBER}${MONEY_LABEL}|$)`,
);

const CHINESE_DIGITS = '〇一二三四五六七八九';
/** A year in western or Chinese digits, in brackets for a regular expression. */
export const YEAR_DIGITS = '(20\\d{2}|二[〇○Ｏ零0][〇○零0一二三四五六七八九]{2})';
const FISCAL_YEAR = new RegExp(`${YEAR_DIGITS}年度`);
/** 2022年9月 is a date, not the year of the accounts. */
const YEAR = new RegExp(`${YEAR_DIGITS}年(?!\\d|[一二三四五六七八九十]+月)`);
const YEAR_ALONE = new RegExp(`^${YEAR_DIGITS}$`);

/** The year that a folded text prints: 2021年度, 二〇二一年度. */
export function yearIn(label: string): number | undefined {
  if (!label.includes('年')) return undefined;
  return yearOfDigits((FISCAL_YEAR.exec(label) ?? YEAR.exec(label))?.[1]);
}

export function yearOfDigits(digits: string | undefined): number | undefined {
  if (digits === undefined) return undefined;
  const western = digits
    .replace(/[○零Ｏ]/g, '〇')
    .replace(/[〇一二三四五六七八九]/g, (d) => String(CHINESE_DIGITS.indexOf(d)));
  return Number(western);
}

/** The year that a cell prints: in its text, as a date of which the year alone is shown, or as a number before 年. */
export function yearAt(grid: SheetGrid, row: number, { column, value }: FilledCell): number | undefined {
  if (typeof value !== 'number') return yearIn(grid.labelOf(value));
  const format = grid.formatAt(row, column);
  if (format.kind === 'date') return format.yearOnly ? yearOfDay(value, grid.date1904) : undefined;
  return /年/.test(format.literal) && isYear(value) ? value : undefined;
}

/** The year in a cell beside the label 年度, where a year may stand alone. */
function yearBeside(grid: SheetGrid, row: number, cell: FilledCell): number | undefined {
  const { column, value } = cell;
  if (typeof value === 'string')
    return yearIn(grid.labelOf(value)) ?? yearOfDigits(YEAR_ALONE.exec(grid.labelOf(value))?.[1]);
  if (typeof value !== 'number') return undefined;
  if (grid.formatAt(row, column).kind === 'date') return yearOfDay(value, grid.date1904);
  return isYear(value) ? value : undefined;
}

function isYear(value: number): boolean {
  return Number.isInteger(value) && value >= 2000 && value < 2100;
}

/** What rows print about themselves, row by row towards the table. */
export class PrintedFacts {
  unit: Located<string> | undefined;
  year: Located<number> | undefined;
  /** Of several money units the one nearest to the table counts. */
  moneyUnit: Located<MoneyUnit> | undefined;
  otherMoneyUnit: Located<MoneyUnit> | undefined;
  private moneyRow = -1;

  constructor(private readonly grid: SheetGrid) {}

  readRow(row: number): void {
    const cells = this.grid.filled(row);
    cells.forEach((cell, index) => {
      const at = this.grid.at(row, cell.column);
      const year = yearAt(this.grid, row, cell);
      if (year !== undefined) this.year ??= { value: year, cell: at };
      if (typeof cell.value === 'string') this.readText(row, cell.value, at);
      for (const beside of [cells[index + 1], cells[index - 1]]) if (beside) this.readPair(row, cell, beside);
    });
  }

  noteMoneyUnit(value: MoneyUnit, row: number, cell: CellRef): void {
    if (row === this.moneyRow) return;
    if (this.moneyUnit && this.moneyUnit.value !== value) this.otherMoneyUnit = this.moneyUnit;
    this.moneyUnit = { value, cell };
    this.moneyRow = row;
  }

  private readText(row: number, text: string, at: CellRef): void {
    const label = this.grid.labelOf(text);
    const money = MONEY_UNIT.exec(label) ?? MONEY_UNIT_IN_BRACKETS.exec(label);
    if (money) this.noteMoneyUnit(money[1] as MoneyUnit, row, at);
    const named = UNIT.exec(withoutSpaces(text))?.[1];
    if (named && !MONEY_UNIT_ALONE.test(fold(named))) this.unit ??= { value: properName(named), cell: at };
  }

  /** A label whose value stands in a cell of its own: 金额单位： | 元. A year may stand before its label too: 2021 | 年度. */
  private readPair(row: number, { column, value: printed }: FilledCell, beside: FilledCell): void {
    const label = withoutRemark(this.grid.labelOf(printed)) || this.grid.labelOf(printed);
    const at = this.grid.at(row, beside.column);
    if (WORDS.year.has(label)) {
      const year = yearBeside(this.grid, row, beside);
      if (year !== undefined) this.year ??= { value: year, cell: at };
    }
    if (typeof beside.value !== 'string' || beside.column < column) return;
    const value = this.grid.labelOf(beside.value);
    const money = MONEY_UNIT_ALONE.exec(value)?.[1] as MoneyUnit | undefined;
    if (money) {
      if (WORDS.moneyUnit.includes(label)) this.noteMoneyUnit(money, row, at);
    } else if (WORDS.unit.includes(label) && isUnitName(value)) {
      this.unit ??= { value: properName(beside.value), cell: at };
    }
  }
}

/** Whether a text beside 编制单位 may be its name: it is no label itself, no year and no 公开01表. */
function isUnitName(label: string): boolean {
  return !label.includes(':') && yearIn(label) === undefined && !YEAR_ALONE.test(label) && !/^公开/.test(label);
}

/** A unit's name in one spelling: brackets are typed half or full width for the same unit. */
export function properName(name: string): string {
  return withoutSpaces(name).replace(/\(/g, '（').replace(/\)/g, '）');
}

/** The number of a statement in a folded text. */
export function numberIn(label: string): string | undefined {
  return NUMBER.exec(label)?.[0];
}

/** Whether a row prints what a statement says about itself: its number, the unit, the year, the money unit. */
export function isHeadingRow(grid: SheetGrid, row: number): boolean {
  const labels = grid.filled(row).map(({ value }) => grid.labelOf(value));
  if (labels.some(isNote)) return false;
  if (labels.some((label) => numberIn(label) !== undefined)) return true;
  const facts = new PrintedFacts(grid);
  facts.readRow(row);
  return (facts.unit ?? facts.year ?? facts.moneyUnit) !== undefined;
}

/** What stands above a statement's header. */
import type { NineCode } from '../program';
import { Band, type Cell } from './cell';
import { numberIn, titleOf } from './forms';
import type { Typist } from './typist';

const CHINESE_DIGITS = '〇一二三四五六七八九';

function chineseYear(year: number, zero: string): string {
  return [...String(year)]
    .map((digit) => CHINESE_DIGITS[Number(digit)] ?? '')
    .join('')
    .replace(/〇/g, zero);
}

const DAY_MS = 86_400_000;
/** Workbooks that were made on a Mac may count days from 1904. */
const DAYS_TO_1904 = 1_462;

/** The last day of a year as a spreadsheet counts days. */
function lastDay(year: number): number {
  return (Date.UTC(year, 11, 31) - Date.UTC(1899, 11, 30)) / DAY_MS;
}

/** Whether a book prints its year anywhere. */
export function printsYear({ looks }: Typist): boolean {
  return looks.year !== 'none' || looks.unit === 'once' || looks.title === 'unitYear' || looks.title === 'year';
}

export interface PageHeading {
  /** The page before has the same title. */
  readonly isContinued: boolean;
  /** The first statement of the book, above which a heading of the whole book may stand. */
  readonly isFirst: boolean;
}

/** Title, number and heading of a page, over `width` columns. */
export function headingBand(typist: Typist, statement: NineCode, width: number, page: PageHeading): Band {
  const { looks, figures } = typist;
  const band = new Band();
  let row = 0;
  if (page.isFirst && looks.unit === 'once') {
    band.put(row, 0, { value: `${typist.brackets(figures.unit)} ${figures.year} 年度部门决算表`, fact: 'unit' });
    band.merge(row, 0, row, width - 1);
    row += 1;
  }
  const title = titleText(typist, statement, page.isContinued);
  const putTitle = (): void => {
    band.put(row, looks.title === 'middle' ? Math.floor((width - 1) / 2) : 0, title);
    if (looks.title !== 'middle' && looks.title !== 'unmerged') band.merge(row, 0, row, width - 1);
    row += 1;
  };
  if (looks.title !== 'below') putTitle();
  const number = numberCell(typist, statement);
  if (number !== undefined && looks.money !== 'withNumber') band.put(row++, width - 1, number);
  row = putFacts(typist, band, row, width, number);
  if (looks.title === 'below') putTitle();
  return band;
}

function titleText(typist: Typist, statement: NineCode, isContinued: boolean): string {
  const { looks, figures } = typist;
  const number = numberIn(looks, statement);
  const before = {
    unitYear: `${figures.unit}${figures.year}年度`,
    year: `${figures.year}年度`,
    ordinal: `${'一二三四五六七八九'[number - 1] ?? ''}、`,
  }[looks.title as 'unitYear' | 'year' | 'ordinal'];
  const spoken = looks.numbering === 'spoken' ? `表${'一二三四五六七八九'[number - 1] ?? ''}：` : '';
  const behind = looks.numbering === 'inTitle' ? `（公开0${number}表）` : '';
  const title = spoken + (before ?? '') + titleOf(looks, statement) + behind + (isContinued ? '（续）' : '');
  return typist.brackets(title);
}

function numberCell({ looks }: Typist, statement: NineCode): string | undefined {
  const number = numberIn(looks, statement);
  switch (looks.numbering) {
    case 'henan':
    case 'later':
      return `公开0${number}表`;
    case 'short':
      return `表${number}`;
    case 'attached':
      return `附表${number}`;
    default:
      return undefined;
  }
}

/** Unit, year and money unit in one row, or in more where they would not fit; tells the next row. */
function putFacts(typist: Typist, band: Band, top: number, width: number, number: string | undefined): number {
  const { looks } = typist;
  const unit = unitCells(typist);
  const year = looks.unit === 'together' ? [] : yearCells(typist);
  const money = moneyCells(typist, number);
  if (looks.unit === 'together') {
    const text = [...unit, ...money].flatMap(({ value }) => (typeof value === 'string' ? value : [])).join('  ');
    const years = looks.year === 'none' ? '' : `  ${typist.figures.year}年度`;
    band.put(top, 0, { value: text.replace('  ', `${years}  `), fact: 'money' });
    return top + 1;
  }
  let row = top;
  const fits = unit.length + year.length + money.length <= width;
  unit.forEach((cell, index) => band.put(row, index, cell));
  if (!fits && unit.length > 0) row += 1;
  const middle = Math.max(unit.length, Math.floor((width - money.length) / 2));
  const place = fits ? Math.min(middle, width - money.length - year.length) : 0;
  year.forEach((cell, index) => band.put(row, place + index, cell));
  if (!fits && year.length > 0) row += 1;
  money.forEach((cell, index) => band.put(row, width - money.length + index, cell));
  return row + 1;
}

function unitCells({ looks, figures }: Typist): Cell[] {
  const label =
    { compiler: '编制单位：', filler: '填报单位：', name: '单位名称：' }[looks.unit as 'compiler'] ?? '部门：';
  if (looks.unit === 'once') return [];
  const name = looks.brackets === 'half' ? figures.unit.replace(/（/g, '(').replace(/）/g, ')') : figures.unit;
  if (looks.unit === 'split') return [{ value: label }, { value: name, fact: 'unit' }];
  return [{ value: label + name, fact: 'unit' }];
}

function yearCells({ looks, figures: { year } }: Typist): Cell[] {
  if (looks.unit === 'once') return [];
  const fact = 'year' as const;
  switch (looks.year) {
    case 'fiscal':
      return [{ value: `${year}年度`, fact }];
    case 'plain':
      return [{ value: `${year}年`, fact }];
    case 'spaced':
      return [{ value: `${year} 年度`, fact }];
    case 'chinese':
      return [{ value: `${chineseYear(year, '〇')}年度`, fact }];
    case 'circle':
      return [{ value: `${chineseYear(year, '○')}年度`, fact }];
    case 'date':
      return [{ value: lastDay(year), format: 'yyyy"年度"', fact }];
    case 'date1904':
      return [{ value: lastDay(year) - DAYS_TO_1904, format: 'yyyy"年"', fact }];
    case 'number':
      return [{ value: year, format: '0"年度"', fact }];
    case 'labelled':
      return [{ value: '会计年度：' }, { value: year, fact }];
    case 'none':
      return [];
  }
}

function moneyCells({ looks, precision: { money } }: Typist, number: string | undefined): Cell[] {
  const fact = 'money' as const;
  switch (looks.money) {
    case 'full':
      return [{ value: `金额单位：${money}`, fact }];
    case 'short':
      return [{ value: `单位：${money}`, fact }];
    case 'half':
      return [{ value: `单位:${money}`, fact }];
    case 'bracket':
      return [{ value: `（单位：${money}）`, fact }];
    case 'rmb':
      return [{ value: `金额单位：人民币${money}`, fact }];
    case 'spaced':
      return [{ value: `单 位： ${money}`, fact }];
    case 'split':
      return [{ value: '金额单位：' }, { value: money, fact }];
    case 'withNumber':
      return [{ value: `${number === undefined ? '' : `${number}\n`}金额单位：${money}`, fact }];
  }
}

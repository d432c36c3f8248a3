/** Texts as a form holds them: as printed, without what belongs to the sheet alone. */
import { MONEY_UNITS, withoutSpaces } from '../../accounts';
import type { CellValue } from '../../workbook';
import { textOf } from '../sheetGrid';

/** A form file takes no longer texts. */
const CHARS_MAX = 500;

/** A printed text without the blanks that set it apart. */
export function printedText(value: CellValue): string {
  return withoutSpaces(textOf(value)).slice(0, CHARS_MAX);
}

const ORDINAL =
  /^(?:[一二三四五六七八九十]{1,3}[、.．，,]|[（(](?:[一二三四五六七八九十]{1,3}|\d{1,2})[)）]|\d{1,2}[、.．](?!\d))/;

/** A printed label without the 一、 before it. */
export function withoutPrintedOrdinal(text: string): string {
  return text.replace(ORDINAL, '');
}

/** Whether a printed label begins with a number. */
export function hasOrdinal(text: string): boolean {
  return ORDINAL.test(text);
}

const MONEY = new RegExp(`[（(](?:单位[:：])?(?:${MONEY_UNITS.join('|')})[)）]$`);

/** A printed heading of a column without money unit and year: 2021年决算数（万元） → 决算数. */
export function bareHeading(text: string): string {
  return withoutPrintedOrdinal(text)
    .replace(MONEY, '')
    .replace(/^20\d{2}年度?/, '');
}

/** 补充资料: answers to what the statements do not hold, from a sheet with the columns 项目, 科目编码 and 内容. */
import { Decimal } from 'decimal.js';
import { MONEY_UNITS, type MoneyUnit, type SupplementAnswer, type InSteps } from '../accounts';
import { SUPPLEMENT_SHEET, supplementKey } from '../forms';
import type { CellValue } from '../workbook';
import { readCode } from './codes';
import { ROWS_PER_STEP, type SheetGrid } from './sheetGrid';
import type { Place } from './titles';

/** The header stands this soon below the title. */
const ROWS_BEFORE_HEADER = 10;

interface Columns {
  readonly headerRow: number;
  readonly item: number;
  readonly content: number;
  readonly code: number | undefined;
  readonly unit: number | undefined;
}

/** Answers by question, or question and code; questions without content are left out, of two answers the first counts. */
export function* readSupplement(grid: SheetGrid, title: Place): InSteps<Map<string, SupplementAnswer>> {
  const answers = new Map<string, SupplementAnswer>();
  const columns = columnsOf(grid, title);
  if (!columns) return answers;
  for (let row = columns.headerRow + 1; row <= grid.bottom; row++) {
    if ((row - columns.headerRow) % ROWS_PER_STEP === 0) yield;
    const item = grid.shown(row, columns.item);
    const text = contentOf(grid.value(row, columns.content));
    if (typeof item !== 'string' || text === '') continue;
    const code = columns.code === undefined ? undefined : readCode(grid, row, columns.code);
    const key = supplementKey(item.trim(), code?.kind === 'code' ? code.code : undefined);
    const unit = columns.unit === undefined ? undefined : moneyUnit(grid.label(row, columns.unit));
    const cell = grid.at(row, columns.content);
    if (!answers.has(key)) answers.set(key, { text, cell, ...(unit && { unit }) });
  }
  return answers;
}

function columnsOf(grid: SheetGrid, title: Place): Columns | undefined {
  const words = SUPPLEMENT_SHEET;
  for (let row = title.row + 1; row <= Math.min(title.row + ROWS_BEFORE_HEADER, grid.bottom); row++) {
    const cells = grid.filled(row);
    const columnOf = (word: string): number | undefined =>
      cells.find(({ value }) => grid.labelOf(value) === word)?.column;
    const [item, content] = [columnOf(words.item), columnOf(words.content)];
    if (item === undefined || content === undefined) continue;
    return { headerRow: row, item, content, code: columnOf(words.code), unit: columnOf(words.unit) };
  }
  return undefined;
}

function moneyUnit(label: string): MoneyUnit | undefined {
  return MONEY_UNITS.find((unit) => unit === label);
}

/** Content as text: a number as the decimal that its cell shows, 15 digits of it as in a spreadsheet. */
function contentOf(value: CellValue): string {
  if (typeof value === 'string') return value.trim();
  return typeof value === 'number' && Number.isFinite(value) ? new Decimal(value.toPrecision(15)).toFixed() : '';
}

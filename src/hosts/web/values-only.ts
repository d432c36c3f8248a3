/** A workbook of values alone, as it is read of an old .xls file, with plain looks. */
import { CellValueType, LocaleType, type ICellData, type IWorksheetData } from '@univerjs/core';
import type { CellValue, SheetSnapshot } from '../../workbook';
import { MIN_COLUMNS, MIN_ROWS, SPARE_COLUMNS, SPARE_ROWS, type OpenedBook } from './book';
import { rangeOfBlock } from './planned';
import { StyleTable } from './xlsx/styles';

export function openSnapshots(sheets: readonly SheetSnapshot[], name: string): OpenedBook {
  const ids = sheets.map((_, i) => `sheet${i + 1}`);
  return {
    data: {
      id: 'book',
      name,
      appVersion: '',
      locale: LocaleType.ZH_CN,
      styles: {},
      sheetOrder: ids,
      sheets: Object.fromEntries(sheets.map((sheet, i) => [ids[i] ?? '', sheetOf(sheet, ids[i] ?? '')] as const)),
    },
    luggage: { styles: new StyleTable(), sheets: new Map() },
    kept: {},
    remarks: [{ key: 'web.valuesOnly' }],
  };
}

function sheetOf({ name, visibility, top, left, cells, merges }: SheetSnapshot, id: string): Partial<IWorksheetData> {
  const cellData: Record<number, Record<number, ICellData>> = {};
  for (const [r, row] of cells.entries()) {
    for (const [c, value] of row.entries()) {
      if (value !== null) (cellData[top + r] ??= {})[left + c] = contentOf(value);
    }
  }
  return {
    id,
    name,
    hidden: visibility === 'visible' ? 0 : 1,
    ...(visibility === 'veryHidden' && { custom: { veryHidden: true } }),
    cellData,
    mergeData: merges.map(rangeOfBlock),
    rowCount: Math.max(top + cells.length + SPARE_ROWS, MIN_ROWS),
    columnCount: Math.max(left + (cells[0]?.length ?? 0) + SPARE_COLUMNS, MIN_COLUMNS),
  };
}

function contentOf(value: NonNullable<CellValue>): ICellData {
  if (typeof value === 'object') return { v: value.error };
  if (typeof value === 'boolean') return { v: value ? 1 : 0, t: CellValueType.BOOLEAN };
  if (typeof value === 'number') return { v: value, t: CellValueType.NUMBER };
  // A code such as 205 stays the text that it is.
  return { v: value, t: CellValueType.STRING, s: { n: { pattern: '@' } } };
}

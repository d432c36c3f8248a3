/** A workbook of values alone, as it is read of an old .xls file, with plain looks. */
import { CellValueType, LocaleType, type ICellData, type IWorksheetData } from '@univerjs/core';
import { displayWidth, type CellValue, type SheetSnapshot } from '../../workbook';
import {
  DEFAULT_COLUMN_PX,
  MIN_COLUMNS,
  MIN_ROWS,
  PX_PER_CHARACTER,
  SPARE_COLUMNS,
  SPARE_ROWS,
  type OpenedBook,
} from './book';
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

/** A column takes its longest text up to this width; a whole sentence reaches into the cells beside it. */
const COLUMN_CHARACTERS_MAX = 40;
/** Room for the edges of a cell, and for figures that marks make bold. */
const ROOM_CHARACTERS = 4;

function sheetOf(snapshot: SheetSnapshot, id: string): Partial<IWorksheetData> {
  const { name, visibility, top, left, cells, merges, formats } = snapshot;
  const cellData: Record<number, Record<number, ICellData>> = {};
  for (const [r, row] of cells.entries()) {
    for (const [c, value] of row.entries()) {
      if (value !== null) (cellData[top + r] ??= {})[left + c] = contentOf(value, formats?.[r]?.[c]);
    }
  }
  return {
    id,
    name,
    hidden: visibility === 'visible' ? 0 : 1,
    ...(visibility === 'veryHidden' && { custom: { veryHidden: true } }),
    cellData,
    mergeData: merges.map(rangeOfBlock),
    columnData: columnsOf(snapshot),
    rowCount: Math.max(top + cells.length + SPARE_ROWS, MIN_ROWS),
    columnCount: Math.max(left + (cells[0]?.length ?? 0) + SPARE_COLUMNS, MIN_COLUMNS),
  };
}

/** Columns wide enough for what stands in them: an .xls file's own widths are not read. */
function columnsOf({ top, left, cells, merges }: SheetSnapshot): Record<number, { w: number }> {
  const joined = new Set(
    merges.filter((block) => block.right > block.left).map((block) => `${block.top}|${block.left}`),
  );
  const columns: Record<number, { w: number }> = {};
  for (const [r, row] of cells.entries()) {
    for (const [c, value] of row.entries()) {
      if ((typeof value !== 'string' && typeof value !== 'number') || joined.has(`${top + r}|${left + c}`)) continue;
      const characters = Math.min(displayWidth(String(value)) + ROOM_CHARACTERS, COLUMN_CHARACTERS_MAX);
      const w = Math.max(columns[left + c]?.w ?? DEFAULT_COLUMN_PX, Math.ceil(characters * PX_PER_CHARACTER));
      columns[left + c] = { w };
    }
  }
  return columns;
}

function contentOf(value: NonNullable<CellValue>, format: string | undefined): ICellData {
  if (typeof value === 'object') return { v: value.error };
  if (typeof value === 'boolean') return { v: value ? 1 : 0, t: CellValueType.BOOLEAN };
  if (typeof value === 'number') {
    return { v: value, t: CellValueType.NUMBER, ...(format !== undefined && { s: { n: { pattern: format } } }) };
  }
  // A code such as 205 stays the text that it is.
  return { v: value, t: CellValueType.STRING, s: { n: { pattern: '@' } } };
}

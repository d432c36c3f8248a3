/** An .xlsx file, which has been through the file host, as a workbook of Univer's. */
import {
  BooleanNumber,
  LocaleType,
  type IColumnData,
  type ICellData,
  type IObjectArrayPrimitiveType,
  type IObjectMatrixPrimitiveType,
  type IRange,
  type IRowData,
  type IWorksheetData,
} from '@univerjs/core';
import { SHEET_CONDITIONAL_FORMATTING_PLUGIN } from '@univerjs/preset-sheets-conditional-formatting';
import type { ConditionalFormattingOptions, PageSetup, Workbook, Worksheet } from 'exceljs';
import { parseRange } from '../../../accounts';
import * as book from '../book';
import { cellIn, type CellContext } from './cells';
import { themeColors } from './colors';
import { rulesIn } from './conditional';
import { cellsOf, extentOf, rowsOf } from './extent';
import { takeApart, type DefinedName, type Taken } from './package';
import { StyleTable } from './styles';

const UNIT = 'book';
const DEFINED_NAMES = 'SHEET_DEFINED_NAME_PLUGIN';

interface Reading {
  readonly styles: StyleTable;
  readonly theme: readonly string[];
  readonly context: CellContext;
}

/** Opens the bytes of a file that was found sound. */
export async function openXlsx(bytes: Uint8Array, name: string): Promise<book.OpenedBook> {
  const taken = takeApart(bytes);
  const { default: exceljs } = await import('exceljs');
  const workbook = new exceljs.Workbook();
  // exceljs's types mean Node's Buffer; it takes any bytes.
  await workbook.xlsx.load(taken.bytes as unknown as ArrayBuffer);
  return convert(workbook, taken, name);
}

function convert(workbook: Workbook, taken: Taken, name: string): book.OpenedBook {
  const sheets = [...workbook.worksheets].sort((a, b) => orderOf(a) - orderOf(b));
  const names = sheets.map((sheet) => sheet.name);
  const context: CellContext = { sheets: names, date1904: workbook.properties.date1904, seen: new Set() };
  const reading: Reading = { styles: new StyleTable(), theme: themeColors(taken.theme), context };
  const luggage: book.Luggage = { styles: reading.styles, sheets: new Map() };
  const data: Record<string, Partial<IWorksheetData>> = {};
  const rules: Record<string, unknown> = {};
  const ids = sheets.map((sheet, i) => {
    const id = `sheet${i + 1}`;
    data[id] = sheetIn(sheet, id, reading);
    const formats = (sheet as Worksheet & { conditionalFormattings?: ConditionalFormattingOptions[] })
      .conditionalFormattings;
    const converted = rulesIn(formats ?? [], id, reading.theme);
    if (converted.rules.length > 0) rules[id] = converted.rules;
    const validations = taken.validations.get(sheet.name);
    luggage.sheets.set(id, {
      page: pageIn(sheet),
      ...(validations !== undefined && { validations }),
      ...(converted.others.length > 0 && { rules: converted.others }),
    });
    return id;
  });
  return {
    data: {
      id: UNIT,
      name,
      appVersion: '',
      locale: LocaleType.ZH_CN,
      styles: reading.styles.takeFresh(),
      sheetOrder: ids,
      sheets: data,
      resources: [
        { name: SHEET_CONDITIONAL_FORMATTING_PLUGIN, data: JSON.stringify(rules) },
        { name: DEFINED_NAMES, data: JSON.stringify(namesIn(taken.names, ids)) },
      ],
    },
    luggage,
    kept: taken.kept ?? {},
    remarks: [
      ...[...taken.losses].map((loss) => ({ key: `web.${loss}Lost` as const })),
      ...[...context.seen].map((what) => ({ key: `web.${what}` as const })),
    ],
  };
}

/** The place of a sheet among the tabs; exceljs keeps it, but its types do not say so. */
function orderOf(sheet: Worksheet): number {
  return (sheet as Worksheet & { orderNo?: number }).orderNo ?? sheet.id;
}

function sheetIn(sheet: Worksheet, id: string, reading: Reading): Partial<IWorksheetData> {
  const cellData: IObjectMatrixPrimitiveType<ICellData> = {};
  const rowData: IObjectArrayPrimitiveType<Partial<IRowData>> = {};
  const extent = extentOf(sheet);
  if (extent.cut) reading.context.seen.add('farFormatsLost');
  let [rows, columns] = [0, 0];
  for (const row of rowsOf(sheet, extent.rows)) {
    const { number } = row;
    if (row.height || row.hidden) rowData[number - 1] = rowIn(row.height, row.hidden);
    const cells: Record<number, ICellData> = {};
    for (const cell of cellsOf(row, extent.columns)) {
      const column = cell.fullAddress.col;
      const style = reading.styles.add(cell.style, reading.theme);
      // A covered cell shows its block's value, but has none of its own.
      const content = cell.isMerged && cell.master !== cell ? undefined : cellIn(cell, reading.context);
      if (content || style !== undefined) cells[column - 1] = { ...content, ...(style !== undefined && { s: style }) };
      columns = Math.max(columns, column);
    }
    if (Object.keys(cells).length > 0) cellData[number - 1] = cells;
    rows = number;
  }
  forgetSpilled(cellData);
  const { properties } = sheet;
  return {
    id,
    name: sheet.name,
    hidden: sheet.state === 'visible' ? BooleanNumber.FALSE : BooleanNumber.TRUE,
    ...(sheet.state === 'veryHidden' && { custom: { veryHidden: true } }),
    cellData,
    rowData,
    columnData: columnsIn(sheet, columns + book.SPARE_COLUMNS, reading),
    rowCount: Math.max(rows + book.SPARE_ROWS, book.MIN_ROWS),
    columnCount: Math.max(columns + book.SPARE_COLUMNS, book.MIN_COLUMNS),
    defaultRowHeight: properties.defaultRowHeight
      ? properties.defaultRowHeight * book.PX_PER_POINT
      : book.DEFAULT_ROW_PX,
    defaultColumnWidth: properties.defaultColWidth
      ? properties.defaultColWidth * book.PX_PER_CHARACTER
      : book.DEFAULT_COLUMN_PX,
    // The types say ranges, but the model lists them as text.
    mergeData: sheet.model.merges.flatMap((merge) => rangeIn(String(merge)) ?? []),
    ...viewIn(sheet),
  };
}

/** A formula that gives several values fills its cells itself, and refuses to where there is something. */
function forgetSpilled(cells: IObjectMatrixPrimitiveType<ICellData>): void {
  for (const [row, columns] of Object.entries(cells)) {
    for (const [column, cell] of Object.entries(columns as Record<string, ICellData>)) {
      const block = parseRange(book.luggageOf(cell).array ?? '');
      if (!block) continue;
      for (let r = block.top; r <= block.bottom; r++) {
        for (let c = block.left; c <= block.right; c++) {
          const spilled = cells[r]?.[c];
          if (spilled && !(r === Number(row) && c === Number(column))) {
            delete spilled.v;
            delete spilled.t;
            delete spilled.f;
            delete spilled.custom;
          }
        }
      }
    }
  }
}

function rowIn(points: number, hidden: boolean): Partial<IRowData> {
  return {
    ...(points && { h: points * book.PX_PER_POINT, ia: BooleanNumber.FALSE }),
    ...(hidden && { hd: BooleanNumber.TRUE }),
  };
}

function columnsIn(sheet: Worksheet, count: number, reading: Reading): IObjectArrayPrimitiveType<Partial<IColumnData>> {
  const data: IObjectArrayPrimitiveType<Partial<IColumnData>> = {};
  for (let column = 0; column < count; column++) {
    const { width, hidden, style } = sheet.getColumn(column + 1);
    const key = reading.styles.add(style, reading.theme);
    if (width === undefined && !hidden && key === undefined) continue;
    data[column] = {
      ...(width !== undefined && { w: width * book.PX_PER_CHARACTER }),
      ...(hidden && { hd: BooleanNumber.TRUE }),
      ...(key !== undefined && { s: key }),
    };
  }
  return data;
}

function viewIn(sheet: Worksheet): Partial<IWorksheetData> {
  // The types say a list; a sheet whose file says nothing of views has none.
  const view = (sheet.views as Worksheet['views'] | null)?.[0];
  const { xSplit = 0, ySplit = 0 } = view?.state === 'frozen' ? view : {};
  return {
    showGridlines: view?.showGridLines === false ? BooleanNumber.FALSE : BooleanNumber.TRUE,
    freeze: { xSplit, ySplit, startRow: ySplit || -1, startColumn: xSplit || -1 },
    ...(view?.zoomScale && { zoomRatio: view.zoomScale / 100 }),
  };
}

function pageIn(sheet: Worksheet): book.SheetPage {
  const { sheetProtection } = sheet as Worksheet & { sheetProtection?: book.SheetPage['protection'] | null };
  return {
    setup: setupIn(sheet.pageSetup),
    headerFooter: sheet.headerFooter,
    ...(sheetProtection && { protection: sheetProtection }),
    ...(typeof sheet.autoFilter === 'string' && { autoFilter: sheet.autoFilter }),
  };
}

/** exceljs takes a first page number that the file does not use for one that it does. */
function setupIn(setup: Partial<PageSetup>): Partial<PageSetup> {
  const { firstPageNumber, ...others } = setup;
  const { useFirstPageNumber } = setup as { useFirstPageNumber?: boolean };
  return { ...others, ...(useFirstPageNumber && firstPageNumber !== undefined && { firstPageNumber }) };
}

function namesIn(names: readonly DefinedName[], ids: readonly string[]): Record<string, object> {
  return Object.fromEntries(
    names.map(({ name, refersTo, sheet }, i) => {
      const id = `name${i}`;
      const localSheetId = sheet === undefined ? undefined : ids[sheet];
      return [id, { id, name, formulaOrRefString: refersTo, ...(localSheetId !== undefined && { localSheetId }) }];
    }),
  );
}

function rangeIn(range: string): IRange | undefined {
  const block = parseRange(range);
  return block && { startRow: block.top, endRow: block.bottom, startColumn: block.left, endColumn: block.right };
}

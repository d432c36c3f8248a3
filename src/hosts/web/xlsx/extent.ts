/**
 * How far a sheet is taken over: a lone format in the last cell of a sheet, or hundreds of thousands of blank rows with
 * borders, are common and would make the page build all that lies before them.
 */
import type { Cell, Row, Worksheet } from 'exceljs';

/** Blank rows and columns with formats that are kept past the content: a form's own empty lines are fewer. */
const BLANK_ROWS_KEPT = 1_000;
const BLANK_COLUMNS_KEPT = 100;

export interface Extent {
  /** Last row and column, counted from one. */
  readonly rows: number;
  readonly columns: number;
  /** Whether anything lies beyond. */
  readonly cut: boolean;
}

/** The text of a worksheet without the blank rows that lie far below its content; the same text when there are none. */
export function withoutFarRows(text: string): string {
  const end = text.lastIndexOf('</sheetData>');
  const content = Math.max(...['<v>', '<v ', '<is>', '<f>', '<f '].map((tag) => text.lastIndexOf(tag, end)));
  if (end < 0 || content < 0) return text;
  const last = Number(/^<row\b[^>]*?\br="(\d+)"/.exec(text.slice(text.lastIndexOf('<row', content)))?.[1]);
  const rows = /<row\b[^>]*?\br="(\d+)"/g;
  rows.lastIndex = content;
  for (let row = rows.exec(text); row && row.index < end; row = rows.exec(text)) {
    if (Number(row[1]) > last + BLANK_ROWS_KEPT) return text.slice(0, row.index) + text.slice(end);
  }
  return text;
}

/** How far a sheet that exceljs has read is taken over. */
export function extentOf(sheet: Worksheet): Extent {
  let [bottom, right] = [0, 0];
  let [lastRow, lastColumn] = [0, 0];
  for (const row of rowsOf(sheet)) {
    for (const cell of cellsOf(row)) {
      lastRow = row.number;
      lastColumn = Math.max(lastColumn, cell.fullAddress.col);
      if (!holds(cell)) continue;
      bottom = row.number;
      right = Math.max(right, cell.fullAddress.col);
    }
  }
  const [rows, columns] = [bottom + BLANK_ROWS_KEPT, right + BLANK_COLUMNS_KEPT];
  return { rows, columns, cut: lastRow > rows || lastColumn > columns };
}

/** Rows that the file has, without building those between. */
export function* rowsOf(sheet: Worksheet, rows = sheet.rowCount): Generator<Row> {
  for (let number = 1; number <= Math.min(rows, sheet.rowCount); number++) {
    const row = sheet.findRow(number);
    if (row) yield row;
  }
}

/** Cells that the file has, blank ones with formats among them. */
export function* cellsOf(row: Row, columns = row.cellCount): Generator<Cell> {
  for (let column = 1; column <= Math.min(columns, row.cellCount); column++) {
    const cell = row.findCell(column);
    if (cell) yield cell;
  }
}

/** Spaces alone are nothing that anybody sees. */
function holds(cell: Cell): boolean {
  const { value } = cell;
  return value !== null && value !== undefined && !(typeof value === 'string' && value.trim() === '');
}

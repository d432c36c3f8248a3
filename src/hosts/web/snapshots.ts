/** Sheets of the spreadsheet as the port tells of them. */
import type { ICellData, Nullable, Styles } from '@univerjs/core';
import type { FWorkbook, FWorksheet } from '@univerjs/preset-sheets-core';
import type { Block } from '../../accounts';
import type { CellValue, SheetSnapshot, Visibility } from '../../workbook';
import { valueOf } from './values';

/** Every sheet; the page is let in between them, for a large one takes a good part of what may pass without. */
export async function snapshots(workbook: FWorkbook): Promise<SheetSnapshot[]> {
  const read: SheetSnapshot[] = [];
  const styles = workbook.getWorkbook().getStyles();
  for (const sheet of workbook.getSheets()) {
    read.push(snapshotOf(sheet, styles));
    await new Promise((resolve) => setTimeout(resolve));
  }
  return read;
}

/** The sheet's used range: trimmed to the cells that hold something. */
function snapshotOf(sheet: FWorksheet, styles: Styles): SheetSnapshot {
  const rows: { row: number; cells: Map<number, CellValue>; formats: Map<number, string> }[] = [];
  const uncalculated: Block[] = [];
  let [left, right] = [Infinity, -1];
  const matrix = sheet.getSheet().getCellMatrix();
  matrix.forRow((row) => {
    const cells = new Map<number, CellValue>();
    const formats = new Map<number, string>();
    const columns = Object.entries(matrix.getMatrix()[row] ?? {}) as [string, Nullable<ICellData>][];
    for (const [key, cell] of columns) {
      const value = valueOf(cell);
      const column = Number(key);
      if (value !== null) cells.set(column, value);
      else if (isUncalculated(cell)) uncalculated.push({ top: row, left: column, bottom: row, right: column });
      const format = typeof value === 'number' ? formatOf(cell, styles) : undefined;
      if (format !== undefined) formats.set(column, format);
    }
    if (cells.size === 0) return;
    for (const column of cells.keys()) {
      left = Math.min(left, column);
      right = Math.max(right, column);
    }
    rows.push({ row, cells, formats });
  });
  rows.sort((a, b) => a.row - b.row);
  const top = rows[0]?.row ?? 0;
  const bottom = rows.at(-1)?.row ?? -1;
  const name = sheet.getSheetName();
  const visibility = visibilityOf(sheet);
  const formulas = uncalculated.length > 0 && { uncalculated };
  if (bottom < 0) return { name, visibility, top: 0, left: 0, cells: [], merges: [], ...formulas };
  const cells = Array.from({ length: bottom - top + 1 }, () => new Array<CellValue>(right - left + 1).fill(null));
  const formats = cells.map((): (string | undefined)[] | undefined => undefined);
  for (const { row, cells: values, formats: own } of rows) {
    const target = cells[row - top];
    if (target) for (const [column, value] of values) target[column - left] = value;
    if (own.size > 0) formats[row - top] = Array.from({ length: right - left + 1 }, (_, i) => own.get(left + i));
  }
  const told = formats.some((row) => row !== undefined) && { formats };
  const merges = mergesWithin(sheet, { top, left, bottom, right });
  return { name, visibility, top, left, cells, merges, ...told, ...formulas };
}

/** The number format of a cell; undefined for 常规. */
function formatOf(cell: Nullable<ICellData>, styles: Styles): string | undefined {
  const pattern = styles.getStyleByCell(cell)?.n?.pattern;
  return pattern === undefined || pattern === '' || pattern === 'General' ? undefined : pattern;
}

/** A formula without any result, an empty text included. */
function isUncalculated(cell: Nullable<ICellData>): boolean {
  return !!(cell?.f || cell?.si) && (cell.v === null || cell.v === undefined);
}

export function visibilityOf(sheet: FWorksheet): Visibility {
  if (!sheet.isSheetHidden()) return 'visible';
  const { custom } = sheet.getSheet().getConfig();
  return (custom as { veryHidden?: boolean } | null | undefined)?.veryHidden ? 'veryHidden' : 'hidden';
}

/** Merged blocks, cut to the used range: nothing outside it has content. */
function mergesWithin(sheet: FWorksheet, used: SheetSnapshot['merges'][number]): SheetSnapshot['merges'] {
  return sheet
    .getSheet()
    .getMergeData()
    .map(({ startRow, endRow, startColumn, endColumn }) => ({
      top: Math.max(startRow, used.top),
      left: Math.max(startColumn, used.left),
      bottom: Math.min(endRow, used.bottom),
      right: Math.min(endColumn, used.right),
    }))
    .filter(({ top, left, bottom, right }) => top <= bottom && left <= right);
}

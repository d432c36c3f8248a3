/** Sheets of the spreadsheet as the port tells of them. */
import type { ICellData, Nullable } from '@univerjs/core';
import type { FWorkbook, FWorksheet } from '@univerjs/preset-sheets-core';
import type { CellValue, SheetSnapshot, Visibility } from '../../workbook';
import { valueOf } from './values';

/** Every sheet; the page is let in between them, for a large one takes a good part of what may pass without. */
export async function snapshots(workbook: FWorkbook): Promise<SheetSnapshot[]> {
  const read: SheetSnapshot[] = [];
  for (const sheet of workbook.getSheets()) {
    read.push(snapshotOf(sheet));
    await new Promise((resolve) => setTimeout(resolve));
  }
  return read;
}

/** The sheet's used range: trimmed to the cells that hold something. */
function snapshotOf(sheet: FWorksheet): SheetSnapshot {
  const rows: { row: number; cells: Map<number, CellValue> }[] = [];
  let [left, right] = [Infinity, -1];
  const matrix = sheet.getSheet().getCellMatrix();
  matrix.forRow((row) => {
    const cells = new Map<number, CellValue>();
    const columns = Object.entries(matrix.getMatrix()[row] ?? {}) as [string, Nullable<ICellData>][];
    for (const [key, cell] of columns) {
      const value = valueOf(cell);
      if (value !== null) cells.set(Number(key), value);
    }
    if (cells.size === 0) return;
    for (const column of cells.keys()) {
      left = Math.min(left, column);
      right = Math.max(right, column);
    }
    rows.push({ row, cells });
  });
  rows.sort((a, b) => a.row - b.row);
  const top = rows[0]?.row ?? 0;
  const bottom = rows.at(-1)?.row ?? -1;
  const name = sheet.getSheetName();
  const visibility = visibilityOf(sheet);
  if (bottom < 0) return { name, visibility, top: 0, left: 0, cells: [], merges: [] };
  const cells = Array.from({ length: bottom - top + 1 }, () => new Array<CellValue>(right - left + 1).fill(null));
  for (const { row, cells: values } of rows) {
    const target = cells[row - top];
    if (target) for (const [column, value] of values) target[column - left] = value;
  }
  return { name, visibility, top, left, cells, merges: mergesWithin(sheet, { top, left, bottom, right }) };
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

/** Remarks on cells. A cell carries its own along when it moves. */
import type { ICellData, ICommandService, Nullable } from '@univerjs/core';
import { SetRangeValuesMutation, type FWorkbook, type FWorksheet } from '@univerjs/preset-sheets-core';
import { parseAddress } from '../../accounts';
import type { CellNote } from '../../workbook';
import { luggageOf, type CellLuggage } from './book';

/** What is to be shown of a cell: the user's remark and ours. */
export function remarkOf(cell: Nullable<ICellData>): string | undefined {
  const { note, remark } = luggageOf(cell);
  const texts = [note, remark].filter((text) => text !== undefined);
  return texts.length > 0 ? texts.join('\n') : undefined;
}

/** Puts our remarks on cells, in place of those that stand there. Nothing of it can be undone by the user. */
export function setRemarks(workbook: FWorkbook, commands: ICommandService, notes: readonly CellNote[]): void {
  for (const sheet of workbook.getSheets()) {
    const texts = new Map<string, string>();
    for (const { cell, text } of notes) {
      const at = cell.sheet === sheet.getSheetName() ? parseAddress(cell.address) : undefined;
      if (at) texts.set(`${at.row}|${at.column}`, text);
    }
    write(workbook, sheet, commands, texts);
  }
}

function write(
  workbook: FWorkbook,
  sheet: FWorksheet,
  commands: ICommandService,
  texts: ReadonlyMap<string, string>,
): void {
  const changes: Record<number, Record<number, ICellData>> = {};
  const change = (row: number, column: number, luggage: CellLuggage): void => {
    const custom = Object.keys(luggage).length > 0 ? { ...luggage } : null;
    (changes[row] ??= {})[column] = { custom };
  };
  const matrix = sheet.getSheet().getCellMatrix();
  matrix.forValue((row, column, cell) => {
    const { remark, ...others } = luggageOf(cell);
    if (remark !== undefined && !texts.has(`${row}|${column}`)) change(row, column, others);
  });
  for (const [key, remark] of texts) {
    const [row = 0, column = 0] = key.split('|').map(Number);
    change(row, column, { ...luggageOf(matrix.getValue(row, column)), remark });
  }
  if (Object.keys(changes).length === 0) return;
  commands.syncExecuteCommand(SetRangeValuesMutation.id, {
    unitId: workbook.getId(),
    subUnitId: sheet.getSheetId(),
    cellValue: changes,
  });
}

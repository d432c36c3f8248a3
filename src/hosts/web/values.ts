/** Values of cells between Univer and the port. Univer keeps an error as its text. */
import { CellValueType, type ICellData, type Nullable } from '@univerjs/core';
import type { CellValue } from '../../workbook';

const ERRORS: ReadonlySet<string> = new Set([
  '#NULL!',
  '#DIV/0!',
  '#VALUE!',
  '#REF!',
  '#NAME?',
  '#NUM!',
  '#N/A',
  '#SPILL!',
  '#CALC!',
]);

export function isErrorText(value: unknown): value is string {
  return typeof value === 'string' && ERRORS.has(value);
}

/** What the cell holds. A formula that gives an empty text leaves it blank to the eye. */
export function valueOf(cell: Nullable<ICellData>): CellValue {
  const value = cell?.v;
  if (value === null || value === undefined || value === '') return cell?.p ? richText(cell) : null;
  if (cell?.t === CellValueType.BOOLEAN) return value === 1 || value === true || value === 'TRUE';
  // Text that looks like an error has the type of text and no formula.
  if (isErrorText(value) && (cell?.f || cell?.si || cell?.t !== CellValueType.STRING)) return { error: value };
  return value;
}

/** Text in several formats is a document of its own, which ends with a line break. */
function richText(cell: ICellData): string | null {
  const text = cell.p?.body?.dataStream.replace(/[\r\n]+$/, '').replaceAll('\r', '\n') ?? '';
  return text === '' ? null : text;
}

/** Which of the columns before an amount hold codes and which names; row numbers and labels of rows (R0008) hold neither. */
import { readCode } from '../codes';
import type { Header } from '../header';
import { CODE_COLUMN, NAME_COLUMN } from '../../forms';
import { WORDS } from '../labels';
import type { SheetGrid } from '../sheetGrid';

export interface LabelColumns {
  /** Of the code: one, or those of 类, 款, 项. */
  readonly code: readonly number[];
  readonly name: number | undefined;
  /** All columns that may hold a label, from the left. */
  readonly labels: readonly number[];
}

/** What the columns before the amounts are called in assignments. */
export function namesOfLabels({ code, name }: LabelColumns): (readonly [column: number, called: string])[] {
  const codes = code.map((column) => [column, CODE_COLUMN] as const);
  return name === undefined || code.includes(name) ? codes : [...codes, [name, NAME_COLUMN]];
}

const HAN = /\p{Script=Han}/u;

/** The code's and the name's columns among `columns`: by the header, and where it does not say by what `rows` hold. */
export function labelColumns(
  grid: SheetGrid,
  header: Header,
  rows: readonly number[],
  columns: readonly number[],
): LabelColumns {
  const leafOf = (column: number): string => header.paths.get(column)?.at(-1)?.label ?? '';
  const headed = (column: number): boolean => header.paths.has(column);
  const numbered = columns.filter((column) => !WORDS.lineNumber.has(leafOf(column)));
  const saysCode = numbered.some((column) => header.paths.get(column)?.some(({ label }) => WORDS.code.has(label)));
  const isLabel = (column: number): boolean =>
    headed(column) || !saysCode || rows.some((row) => HAN.test(grid.label(row, column)));
  const labels = numbered.filter(isLabel);
  const parts = WORDS.codeParts.flatMap((part) => labels.find((column) => leafOf(column) === part) ?? []);
  let code = labels.filter((column) => header.paths.get(column)?.some(({ label }) => WORDS.code.has(label)));
  if (parts.length > 1) code = parts;
  else if (code.length === 0) code = columnOfCodes(grid, rows, labels);
  else if (code.length > 1) code = usedColumns(grid, rows, code);
  const beside = labels.filter((column) => !code.includes(column));
  const name =
    beside.find((column) => WORDS.name.has(leafOf(column))) ??
    beside.filter((column) => column > Math.max(...code)).at(-1);
  return { code, name, labels };
}

/** The column that holds most codes, for headers that do not say which. */
function columnOfCodes(grid: SheetGrid, rows: readonly number[], columns: readonly number[]): number[] {
  let best: { column: number; codes: number } | undefined;
  for (const column of columns) {
    let codes = 0;
    for (const row of rows) if (readCode(grid, row, column).kind === 'code') codes++;
    if (codes > (best?.codes ?? 0)) best = { column, codes };
  }
  return best ? [best.column] : [];
}

/** Of the columns below one merged heading those that hold anything. */
function usedColumns(grid: SheetGrid, rows: readonly number[], columns: readonly number[]): number[] {
  const used = columns.filter((column) => rows.some((row) => grid.value(row, column) !== null));
  return used.length > 0 ? used.slice(0, WORDS.codeParts.length) : columns.slice(0, 1);
}

/** Where the subjects of a statement stand on its sheet: one body, or one a block where blocks stand side by side. */
import { parseAddress, withoutSpaces, type Statement, type StatementRow, type SubjectCode } from '../accounts';
import type { StatementForm } from '../forms';
import type { CellValue, SheetSnapshot } from '../workbook';

/** A row with a code. */
export interface BodySubject {
  readonly row: number;
  readonly code: SubjectCode;
  /** Its cell holds the code and nothing else. */
  readonly whole: boolean;
}

export interface Body {
  /** In the sheet's order. */
  readonly subjects: readonly BodySubject[];
  readonly codeColumn: number;
  readonly nameColumn: number | undefined;
  /** By measure. */
  readonly amounts: ReadonlyMap<string, number>;
  /** The first row that may hold a subject. */
  readonly firstRow: number;
  /** The row below the last one that is free for subjects: the total, a note, or the sheet's end. */
  readonly endRow: number;
}

/** The bodies of a statement on one of its sheets, from the left; none where rows or columns were not found. */
export function bodiesOf({ shape }: StatementForm, statement: Statement, sheet: SheetSnapshot): Body[] {
  const rows = statement.rows.filter(({ cell }) => cell.sheet === sheet.name);
  if (shape !== 'blocks') return [bodyOf(rows, sheet)].flatMap((body) => body ?? []);
  const blocks = new Map<number, StatementRow[]>();
  const totals: number[] = [];
  for (const row of rows) {
    const at = parseAddress(row.cell.address);
    if (!at) continue;
    if (row.code === null) totals.push(at.row);
    else blocks.set(at.column, [...(blocks.get(at.column) ?? []), row]);
  }
  return [...blocks]
    .sort(([a], [b]) => a - b)
    .flatMap(([, block]) => bodyOf(block, sheet) ?? [])
    .map((body) => {
      // A total's label may be merged over the columns of a block that it does not begin in.
      const below = totals.filter((row) => row >= body.firstRow);
      return { ...body, endRow: Math.min(body.endRow, ...below) };
    });
}

function bodyOf(rows: readonly StatementRow[], sheet: SheetSnapshot): Body | undefined {
  const [any] = rows;
  if (!any) return undefined;
  const amounts = amountColumns(rows);
  const subjects = rows.flatMap(({ code, cell }) => {
    const at = parseAddress(cell.address);
    if (code === null || !at) return [];
    return [{ ...at, code, whole: shownText(valueAt(sheet, at.row, at.column)) === code }];
  });
  const [first] = subjects;
  const total = parseAddress(any.cell.address);
  const codeColumn = first?.column ?? total?.column;
  if (codeColumn === undefined || !total || amounts.size === 0) return undefined;
  const nameColumn = nameColumnOf(rows, sheet, codeColumn, Math.min(...amounts.values()));
  const firstRow = first?.row ?? total.row + 1;
  const last = subjects.at(-1)?.row ?? firstRow - 1;
  return { subjects, codeColumn, nameColumn, amounts, firstRow, endRow: endBelow(sheet, last, codeColumn, nameColumn) };
}

function amountColumns(rows: readonly StatementRow[]): Map<string, number> {
  const columns = new Map<string, number>();
  for (const { figures } of rows) {
    for (const [measure, { cell }] of figures) {
      const at = parseAddress(cell.address);
      if (at && !columns.has(measure)) columns.set(measure, at.column);
    }
  }
  return columns;
}

/** The column in which the rows' names stand; beside the code where no row shows it. */
function nameColumnOf(
  rows: readonly StatementRow[],
  sheet: SheetSnapshot,
  codeColumn: number,
  firstAmount: number,
): number | undefined {
  for (const { code, name, cell } of rows) {
    const at = parseAddress(cell.address);
    if (code === null || !at || name === '') continue;
    for (let column = codeColumn + 1; column < firstAmount; column += 1) {
      if (withoutSpaces(shownText(valueAt(sheet, at.row, column))) === name) return column;
    }
  }
  return codeColumn + 1 < firstAmount ? codeColumn + 1 : undefined;
}

/** The first row below `last` with a label: until there, subjects may still be typed. */
function endBelow(sheet: SheetSnapshot, last: number, codeColumn: number, nameColumn: number | undefined): number {
  let row = last + 1;
  const bottom = sheet.top + sheet.cells.length;
  const isFree = (column: number): boolean => shownText(valueAt(sheet, row, column)) === '';
  while (row < bottom && isFree(codeColumn) && (nameColumn === undefined || isFree(nameColumn))) row += 1;
  return row;
}

/** What a sheet holds in a cell; null outside its used range. */
export function valueAt(sheet: SheetSnapshot, row: number, column: number): CellValue {
  return sheet.cells[row - sheet.top]?.[column - sheet.left] ?? null;
}

/** A cell's value as text; '' for a blank or an error. */
export function shownText(value: CellValue): string {
  return value === null || typeof value === 'object' ? '' : String(value).trim();
}

/** Where the subjects of a statement that stands in a workbook are: their rows, their columns, and where more may go. */
import { parseAddress, withoutSpaces, type Statement, type StatementRow, type SubjectCode } from '../accounts';
import type { StatementForm } from '../edition';
import type { CellValue, SheetSnapshot } from '../workbook';

/** Where a statement's subjects stand on its sheet. */
export interface Body {
  /** Rows with a code, in the sheet's order. */
  readonly subjects: readonly { readonly row: number; readonly code: SubjectCode }[];
  readonly codeColumn: number;
  readonly nameColumn: number | undefined;
  /** By measure. */
  readonly amounts: ReadonlyMap<string, number>;
  /** The first row that may hold a subject. */
  readonly firstRow: number;
  /** The row below the last one that is free for subjects: the total, a note, or the sheet's end. */
  readonly endRow: number;
}

/**
 * The body of a statement with a row a subject: undefined when its rows or columns were not found, `splitCode` when its
 * codes stand in several columns.
 */
export function bodyOf(statement: Statement, sheet: SheetSnapshot): Body | 'splitCode' | undefined {
  return bodyOver(
    statement.rows.filter(({ cell }) => cell.sheet === sheet.name),
    sheet,
  );
}

/**
 * As {@link bodyOf}, for 06, whose classes stand in blocks side by side: the block in which a code has its place, be it
 * arranged as in the form or otherwise.
 */
export function blockOf(
  form: StatementForm,
  statement: Statement,
  sheet: SheetSnapshot,
  code: SubjectCode,
): Body | 'splitCode' | undefined {
  const classOf = (subject: string): string => subject.slice(0, 3);
  const side = form.sides.find(({ items }) => items.some((item) => item.code === classOf(code)));
  const classes = new Set(side?.items.flatMap((item) => (item.code === undefined ? [] : [classOf(item.code)])));
  const coded = statement.rows.flatMap((row) => {
    const at = parseAddress(row.cell.address);
    return row.code !== null && at && row.cell.sheet === sheet.name ? [{ row, code: row.code, at }] : [];
  });
  const neighbours = coded.filter((each) => classes.has(classOf(each.code)));
  const own = neighbours.find((each) => classOf(each.code) === classOf(code));
  const before = neighbours.filter((each) => each.code < code).at(-1);
  const column = (own ?? before ?? neighbours[0])?.at.column;
  return bodyOver(
    coded.filter(({ at }) => at.column === column).map(({ row }) => row),
    sheet,
  );
}

function bodyOver(rows: readonly StatementRow[], sheet: SheetSnapshot): Body | 'splitCode' | undefined {
  const [any] = rows;
  if (!any) return undefined;
  const amounts = amountColumns(rows);
  const subjects = rows.flatMap(({ code, cell }) => {
    const at = parseAddress(cell.address);
    return code !== null && at ? [{ row: at.row, column: at.column, code }] : [];
  });
  const [first] = subjects;
  const total = parseAddress(any.cell.address);
  const codeColumn = first?.column ?? total?.column;
  if (codeColumn === undefined || !total || amounts.size === 0) return undefined;
  if (first && shownText(valueAt(sheet, first.row, codeColumn)) !== first.code) return 'splitCode';
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

function valueAt(sheet: SheetSnapshot, row: number, column: number): CellValue {
  return sheet.cells[row - sheet.top]?.[column - sheet.left] ?? null;
}

function shownText(value: CellValue): string {
  return value === null || typeof value === 'object' ? '' : String(value).trim();
}

/** The tables of a book in its order, each with the statement that it is. */
import { parseAddress, type Located, type Statement, type StatementCode } from '../../accounts';
import { printedNumber } from '../../forms';
import { say } from '../../sentences';
import { headingTitled } from '../bookHeading';
import { numberIn } from '../identity';
import type { ReadBook } from '../reading';
import type { SheetGrid } from '../sheetGrid';
import type { OtherTable } from '../titles';
import type { LookList } from './look';
import { printedText } from './text';

export interface BookTable {
  readonly code: StatementCode;
  readonly grid: SheetGrid;
  /** Of its title. */
  readonly row: number;
  readonly title: string;
  readonly number: string | undefined;
  /** Absent for a table of which the title alone is known. */
  readonly statement?: Statement;
}

/** Codes for statements that no form knows begin here. */
const FIRST_FREE_CODE = 40;
/** A number stands this near to a title. */
const NUMBER_BELOW = 5;
const NUMBER_ABOVE = 3;

/** All tables of a book, in the order of their sheets; `taken` are the codes that are in use. */
export function tablesOf({ accounts, grids, others }: ReadBook, taken: readonly StatementCode[]): BookTable[] {
  const tables: BookTable[] = [];
  const gridOf = (title: Located<unknown>): SheetGrid | undefined =>
    grids.find(({ name }) => name === title.cell.sheet);
  for (const statement of accounts.statements.values()) {
    const { title, name, number } = statement.heading;
    const [grid, row] = [gridOf(title), parseAddress(title.cell.address)?.row];
    if (!grid || row === undefined) continue;
    const found = number?.value ?? numberNear(grid, row);
    tables.push({ code: statement.code, grid, row, title: name ?? title.value, number: found, statement });
  }
  for (const { code, title } of accounts.unread) {
    const [grid, row] = [gridOf(title), parseAddress(title.cell.address)?.row];
    if (!grid || row === undefined || tables.some((table) => table.code === code)) continue;
    tables.push({ code, grid, row, title: printedText(title.value), number: numberNear(grid, row) });
  }
  const free = freeCodes(taken);
  for (const { grid, title } of others.filter(isTable)) {
    const { value: code } = free.next();
    if (code === undefined) break;
    const text = printedText(grid.value(title.row, title.column));
    tables.push({ code, grid, row: title.row, title: text, number: numberNear(grid, title.row) });
  }
  return tables.sort((a, b) => grids.indexOf(a.grid) - grids.indexOf(b.grid) || a.row - b.row);
}

/** Whether a title has a table below it and is not that of the whole book. */
export function isTable({ grid, title, bodyFrom, bottom }: OtherTable): boolean {
  if (grid.hidden || headingTitled(printedText(grid.value(title.row, title.column)))) return false;
  return grid.sampleRows(bodyFrom, bottom).some((row) => grid.filled(row).length > 1);
}

function numberNear(grid: SheetGrid, row: number): string | undefined {
  const near = numberIn(grid, row, row + NUMBER_BELOW) ?? numberIn(grid, Math.max(grid.top, row - NUMBER_ABOVE), row);
  return near?.value;
}

function* freeCodes(taken: readonly StatementCode[]): Generator<StatementCode, undefined> {
  for (let code = FIRST_FREE_CODE; code < 100; code += 1) {
    const free = String(code) as StatementCode;
    if (!taken.includes(free)) yield free;
  }
  return undefined;
}

export interface Numbering {
  /** `公开{00}表`; null where statements bear no number. */
  readonly pattern: string | null;
  /** In the form's order. */
  readonly tables: readonly BookTable[];
  /** The number that is printed where it does not follow from the order. */
  readonly apart: ReadonlyMap<StatementCode, string | null>;
}

const PLACEHOLDERS = ['{00}', '{0}', '{一}'];
const PLACE = /\d+|[一二三四五六七八九十]+(?=$|表$)/;

/** How a book numbers its tables: their order is that of their numbers, if all bear one, or else that of the sheets. */
export function numberingOf(tables: readonly BookTable[], look: LookList): Numbering {
  const numbered = tables.filter(({ number }) => number !== undefined);
  if (numbered.length === 0) return { pattern: null, tables, apart: new Map() };
  const patterns = new Set(
    numbered.flatMap(({ number = '' }) => PLACEHOLDERS.map((place) => number.replace(PLACE, place))),
  );
  const placeBy = (pattern: string, { number }: BookTable): number | undefined => {
    for (let place = 1; place <= 99; place += 1) if (printedNumber(pattern, place) === number) return place;
    return undefined;
  };
  const inOrder = (pattern: string): BookTable[] => {
    const places = new Map(tables.map((table) => [table, placeBy(pattern, table)]));
    const distinct = new Set(places.values());
    if (distinct.has(undefined) || distinct.size < tables.length) return [...tables];
    return [...tables].sort((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0));
  };
  const fits = (pattern: string): number =>
    inOrder(pattern).filter((table, index) => table.number === printedNumber(pattern, index + 1)).length;
  const [pattern = ''] = [...patterns].sort((a, b) => fits(b) - fits(a));
  const ordered = inOrder(pattern);
  const apart = new Map<StatementCode, string | null>();
  ordered.forEach(({ code, number, title }, index) => {
    if (number === printedNumber(pattern, index + 1)) return;
    apart.set(code, number ?? null);
    if (number === undefined) look.add(say('deriving.noNumber', { title }));
    else look.add(say('deriving.oddNumber', { title, number, place: index + 1 }));
  });
  return { pattern, tables: ordered, apart };
}

/** The title of a table that no form has. */
export function titleOf({ grid, title }: OtherTable): string {
  return printedText(grid.value(title.row, title.column));
}

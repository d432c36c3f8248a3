/** Statements with a row a subject: 02, 03, 05, 08, 09. */
import { isSubjectCode, withoutSpaces, type CellRef, type StatementRow, type InSteps } from '../../accounts';
import { CodeReader, readCode } from '../codes';
import { placesOf, requiredMeasures, type SoughtSide } from '../forms';
import { findHeader, type Header, measureColumns } from '../header';
import { WORDS } from '../labels';
import { bodyRows, confirms, holdsNumber, type Page, type PageReading, type StatementReading } from '../page';
import { quote } from '../problems';
import { type FilledCell, type SheetGrid, textOf } from '../sheetGrid';
import type { Segment } from '../titles';

interface Columns {
  /** Of the code: one, or those of 类, 款, 项. */
  readonly code: readonly number[];
  readonly name: number | undefined;
  /** All columns that may hold a label, from the left. */
  readonly labels: readonly number[];
  readonly amounts: ReadonlyMap<string, number>;
}

/** The segment as a page of subjects, or undefined when its header does not confirm it. */
export function locateSubjects(segment: Segment): Page | undefined {
  const { grid, sought, title, bottom } = segment;
  const [side] = sought.sides;
  if (!side) return undefined;
  const isBody = (_: number, cells: readonly FilledCell[]): boolean =>
    holdsNumber(cells) || cells.some(({ value }) => isFirstLabel(grid, side, value));
  const header = findHeader(grid, title.row + 1, bottom, sought, isBody);
  if (!header) return undefined;
  const amounts = measureColumns(header, [...header.paths.keys()], side.measures);
  const required = requiredMeasures(side);
  const missing = required.filter((measure) => !amounts.has(measure));
  const columns = labelColumns(segment, header, amounts);
  if (!confirms(required.length, missing.length) || columns.labels.length === 0) return undefined;
  return {
    segment,
    header,
    measures: new Set(amounts.keys()),
    missing: missing.map((measure) => ({ side: 0, measure })),
    amountColumns: new Set(amounts.values()),
    read: (into) => readSubjects(segment, header, side, columns, into),
  };
}

/** Whether a cell begins the body: a code, or the label of the total. */
function isFirstLabel(grid: SheetGrid, side: SoughtSide, value: FilledCell['value']): boolean {
  if (typeof value !== 'string') return false;
  return isSubjectCode(value.trim()) || placesOf(side, grid.labelOf(value)).length > 0;
}

function labelColumns({ grid, bottom }: Segment, header: Header, amounts: ReadonlyMap<string, number>): Columns {
  const firstAmount = Math.min(...amounts.values());
  const labels: number[] = [];
  for (let column = grid.left; column < Math.min(firstAmount, grid.right + 1); column++) labels.push(column);
  const sample = grid.sampleRows(header.bodyTop, bottom);
  const leafOf = (column: number): string => header.paths.get(column)?.at(-1)?.label ?? '';
  const parts = WORDS.codeParts.flatMap((part) => labels.find((column) => leafOf(column) === part) ?? []);
  let code = labels.filter((column) => header.paths.get(column)?.some(({ label }) => WORDS.code.has(label)));
  if (parts.length > 1) code = parts;
  else if (code.length === 0) code = columnOfCodes(grid, sample, labels);
  else if (code.length > 1) code = usedColumns(grid, sample, code);
  const beside = labels.filter((column) => !code.includes(column));
  const name =
    beside.find((column) => WORDS.name.has(leafOf(column))) ??
    beside.filter((column) => column > Math.max(...code)).at(-1);
  return { code, name, labels, amounts };
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

function* readSubjects(
  segment: Segment,
  header: Header,
  side: SoughtSide,
  columns: Columns,
  { figures, log }: StatementReading,
): InSteps<PageReading> {
  const { grid, title } = segment;
  const codes = new CodeReader(grid, columns.code);
  const amounts = [...columns.amounts];
  const rows: StatementRow[] = [];
  let last = header.bodyTop - 1;
  const add = (item: string, code: StatementRow['code'], name: string, cell: CellRef, row: number): void => {
    const cells = amounts.map(([measure, column]) => [measure, row, column] as const);
    rows.push({ item, code, name, cell, figures: figures.figures(item, cells) });
    last = row;
  };
  const codeColumn = columns.code[0];
  const isLine = (row: number): boolean => {
    const value = codeColumn === undefined ? null : grid.value(row, codeColumn);
    return typeof value === 'number' ? value > 99 : typeof value === 'string' && isSubjectCode(value);
  };
  for (const body of bodyRows(segment, header, isLine)) {
    if (!body) {
      yield;
      continue;
    }
    const { row } = body;
    const code = codes.read(row);
    if (code.kind === 'code') {
      const printed = columns.name === undefined ? null : grid.value(row, columns.name);
      add(code.code, code.code, withoutSpaces(printed === null ? code.name : textOf(printed)), code.cell, row);
      continue;
    }
    const label = columns.labels.find((column) => typeof grid.value(row, column) === 'string');
    const text = label === undefined ? '' : grid.label(row, label);
    const total = totalOf(grid, side, columns, row);
    if (total) {
      add(total.item, null, total.name, total.cell, row);
    } else if (code.kind === 'malformed') {
      log.addAt('R-4', code.cell, { text: quote(code.text) });
    } else if (!WORDS.pageTotal.has(text)) {
      const amount = amounts.find(([, column]) => figures.holdsAmount(row, column));
      if (!amount) continue;
      const at = label ?? amount[1];
      log.addAt('R-9', grid.at(row, at), { text: label === undefined ? '' : quote(textOf(grid.value(row, at))) });
    }
  }
  const right = Math.max(...columns.amounts.values());
  return { rows, block: { top: title.row, left: Math.min(title.column, ...columns.labels), bottom: last, right } };
}

/** The total's label stands in any of the label columns, or merged over them. */
function totalOf(
  grid: SheetGrid,
  side: SoughtSide,
  { labels }: Columns,
  row: number,
): { item: string; name: string; cell: CellRef } | undefined {
  for (const column of labels) {
    const [place] = placesOf(side, grid.label(row, column));
    const item = place === undefined ? undefined : side.items[place];
    if (item)
      return { item: item.name, name: withoutSpaces(textOf(grid.value(row, column))), cell: grid.at(row, column) };
  }
  return undefined;
}

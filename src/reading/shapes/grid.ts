/** 07: six items, each with 预算数 and 决算数, in whatever order the columns stand. */
import { withoutSpaces, type StatementRow, type InSteps } from '../../accounts';
import type { Item } from '../../forms';
import { placesOf, requiredMeasures, type SoughtSide } from '../forms';
import { findHeader, type Header, type HeadingCell } from '../header';
import { WORDS } from '../labels';
import { bodyRows, confirms, type Page, type PageReading, type StatementReading } from '../page';
import { textOf } from '../sheetGrid';
import type { Segment } from '../titles';
import { locateLines } from './lines';

/** A column of the grid: an item under a measure. */
interface GridColumn {
  readonly item: Item;
  readonly measure: string;
  readonly column: number;
  readonly heading: HeadingCell;
}

/** The segment as a page of the grid, across or upright, or undefined when its header does not confirm it. */
export function locateGrid(segment: Segment): Page | undefined {
  return locateAcross(segment) ?? locateLines(segment);
}

function locateAcross(segment: Segment): Page | undefined {
  const { grid, sought, title, bottom } = segment;
  const [side] = sought.sides;
  const header = side && findHeader(grid, title.row + 1, bottom, sought, () => true);
  if (!header) return undefined;
  const columns = gridColumns(header, side);
  const measures = new Set(columns.map(({ measure }) => measure));
  const required = requiredMeasures(side);
  const missing = required.filter((measure) => !measures.has(measure));
  // Upright, the items stand in the rows, not above columns.
  const items = new Set(columns.map(({ item }) => item.name));
  if (items.size < 2 || !confirms(required.length, missing.length)) return undefined;
  return {
    segment,
    header,
    measures,
    missing: missing.map((measure) => ({ side: 0, measure })),
    amountColumns: new Set(columns.map(({ column }) => column)),
    read: (into) => readAcross(segment, header, columns, into),
  };
}

function gridColumns(header: Header, side: SoughtSide): GridColumn[] {
  const candidates: GridColumn[] = [];
  for (const [column, path] of header.paths) {
    const measure = side.measures.find(({ labels }) => path.some(({ label }) => labels.has(label)));
    const named = measure && itemOf(path, side);
    if (named) candidates.push({ ...named, measure: measure.measure.name, column });
  }
  // The heading over the fewest columns names a column best: the group's own heading stands over its parts as well.
  candidates.sort((a, b) => a.heading.span - b.heading.span || a.column - b.column);
  const found = new Map<string, GridColumn>();
  for (const candidate of candidates) {
    const key = `${candidate.item.name}|${candidate.measure}`;
    if (!found.has(key)) found.set(key, candidate);
  }
  return side.items.flatMap((item) => [...found.values()].filter((column) => column.item === item));
}

/** The item that a column is headed by: the lowest heading that names one, a 合计 or 小计 below a group being the group's. */
function itemOf(path: readonly HeadingCell[], side: SoughtSide): { item: Item; heading: HeadingCell } | undefined {
  const named = path.flatMap((heading) => {
    const [place] = placesOf(side, heading.label);
    const item = place === undefined ? undefined : side.items[place];
    return item ? [{ item, heading }] : [];
  });
  const [lowest, group] = [named.at(-1), named.at(-2)];
  if (lowest && group && WORDS.subtotal.has(lowest.heading.label)) return { item: group.item, heading: lowest.heading };
  return lowest;
}

function* readAcross(
  segment: Segment,
  header: Header,
  columns: readonly GridColumn[],
  { figures }: StatementReading,
): InSteps<PageReading> {
  const { grid, title } = segment;
  const amounts = columns.map(({ column }) => column);
  const filled: number[] = [];
  for (const body of bodyRows(segment, header, () => false)) {
    if (!body) yield;
    else if (body.cells.some(({ column }) => amounts.includes(column))) filled.push(body.row);
  }
  // A department's form may have a row a unit; the whole is in the row that says so.
  const isTotal = (row: number): boolean => grid.filled(row).some(({ value }) => WORDS.total.has(grid.labelOf(value)));
  const row = filled.find(isTotal) ?? filled[0] ?? blankRowBelow(segment, header);
  const left = Math.min(title.column, ...amounts);
  const block = { top: title.row, left, bottom: row ?? header.bodyTop - 1, right: Math.max(...amounts) };
  if (row === undefined) return { rows: [], block };
  const rows = new Map<string, StatementRow>();
  for (const { item, heading } of columns) {
    if (rows.has(item.name)) continue;
    const cells = columns
      .filter((other) => other.item === item)
      .map((other) => [other.measure, row, other.column] as const);
    rows.set(item.name, {
      item: item.name,
      code: null,
      name: withoutSpaces(textOf(grid.value(heading.row, heading.column))),
      cell: grid.at(heading.row, heading.column),
      figures: figures.figures(item.name, cells),
    });
  }
  return { rows: [...rows.values()], block };
}

/** An empty statement's amounts would stand in the blank row below its header. */
function blankRowBelow({ grid }: Segment, { bodyTop }: Header): number | undefined {
  return grid.isBlankRow(bodyTop) ? bodyTop : undefined;
}

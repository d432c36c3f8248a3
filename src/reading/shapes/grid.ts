/** 07: six items, each with 预算数 and 决算数, in whatever order the columns stand, or with a row for each of the two. */
import { figureKey, readAmount, withoutSpaces, type StatementRow, type InSteps } from '../../accounts';
import type { Item } from '../../forms';
import { placesOf, requiredMeasures, type SoughtSide } from '../forms';
import { findHeader, type Header, type HeadingCell } from '../header';
import { withoutRemark, withoutYear, WORDS } from '../labels';
import { bodyRows, confirmsPage, type Page, type PageReading, type StatementReading } from '../page';
import { type SheetGrid, textOf } from '../sheetGrid';
import type { Segment } from '../titles';
import { locateLines } from './lines';

/** A column of the grid: an item under a measure, or under none where the measures stand in rows. */
interface GridColumn {
  readonly item: Item;
  readonly measure: string | undefined;
  readonly column: number;
  readonly heading: HeadingCell;
  /** False when the item is named by a mere 合计 or 小计 that may be another sum as well. */
  readonly named: boolean;
}

/** Where the amounts of a measure stand: the row, by measure. */
type MeasureRows = ReadonlyMap<string, number>;

/** The segment as a page of the grid, across or upright, or undefined when its header does not confirm it. */
export function locateGrid(segment: Segment): Page | undefined {
  return locateAcross(segment) ?? locateLines(segment);
}

function locateAcross(segment: Segment): Page | undefined {
  const { sought } = segment;
  const [side] = sought.sides;
  const header = side && findHeader(segment, () => true);
  if (!header) return undefined;
  const inHeader = gridColumns(segment, header, side, true);
  const measureRows = inHeader.length > 0 ? new Map<string, number>() : rowsOfMeasures(segment, header, side);
  const columns = inHeader.length > 0 ? inHeader : gridColumns(segment, header, side, false);
  const measures = new Set([...columns.flatMap(({ measure }) => measure ?? []), ...measureRows.keys()]);
  const required = requiredMeasures(side);
  const missing = required.filter((measure) => !measures.has(measure));
  // Upright, the items stand in the rows, not above columns.
  const items = new Set(columns.map(({ item }) => item.name));
  if (items.size < 2 || !confirmsPage(segment, required.length, missing.length)) return undefined;
  return {
    segment,
    header,
    measures,
    missing: missing.map((measure) => ({ side: 0, measure })),
    amountColumns: new Set(columns.map(({ column }) => column)),
    columnNames: new Map(
      columns.map(({ item, measure, column }) => {
        return [column, measure === undefined ? item.name : `${item.name}/${measure}`] as const;
      }),
    ),
    read: (into) => readAcross(segment, header, columns, measureRows, into),
    keys: () => columns.map(({ item }) => item.name),
    lastCodes: () => [],
    goOn: () => undefined,
  };
}

/** The measure that a label names, with or without a year before it. */
function measureCalled(side: SoughtSide, label: string): string | undefined {
  const bare = withoutYear(withoutRemark(label));
  return side.measures.find(({ labels }) => labels.has(label) || labels.has(bare))?.measure.name;
}

/** The rows below a header that are called by a measure: 预算数, 决算数. */
function rowsOfMeasures({ grid, bottom }: Segment, header: Header, side: SoughtSide): MeasureRows {
  const rows = new Map<string, number>();
  for (const row of grid.sampleRows(header.bodyTop, bottom)) {
    for (const { value } of grid.filled(row)) {
      const measure = measureCalled(side, grid.labelOf(value));
      if (measure !== undefined && !rows.has(measure)) rows.set(measure, row);
    }
  }
  return rows;
}

function gridColumns(segment: Segment, header: Header, side: SoughtSide, withMeasure: boolean): GridColumn[] {
  const candidates: GridColumn[] = [];
  for (const [column, path] of header.paths) {
    if (segment.assigned?.all.has(column)) continue;
    const [measure] = path.flatMap(({ label }) => measureCalled(side, label) ?? []);
    const found = (measure !== undefined) === withMeasure ? itemOf(path, side) : undefined;
    if (found) candidates.push({ ...found, measure, column });
  }
  // The heading over the fewest columns names a column best: the group's own heading stands over its parts as well. A
  // 合计 over 会议费 and 培训费 too is not the one of 三公.
  candidates.sort(
    (a, b) => Number(b.named) - Number(a.named) || a.heading.span - b.heading.span || a.column - b.column,
  );
  const found = new Map<string, GridColumn>();
  for (const candidate of [...namedItems(segment, header, side, withMeasure), ...candidates]) {
    const key = `${candidate.item.name}|${candidate.measure ?? ''}`;
    if (!found.has(key)) found.set(key, candidate);
  }
  return side.items.flatMap((item) => [...found.values()].filter((column) => column.item === item));
}

/** The columns that the user has named. */
function namedItems({ assigned }: Segment, header: Header, side: SoughtSide, withMeasure: boolean): GridColumn[] {
  return [...(assigned?.amounts ?? [])].flatMap(([column, { item: name, measure }]): GridColumn[] => {
    const item = side.items.find((each) => each.name === name);
    if (!item || (measure !== undefined) !== withMeasure) return [];
    const heading = header.paths.get(column)?.at(-1) ?? { label: '', row: header.top, column, span: 1 };
    return [{ item, measure, column, heading, named: true }];
  });
}

/** The item that a column is headed by: the lowest heading that names one, a 合计 or 小计 below a group being the group's. */
function itemOf(
  path: readonly HeadingCell[],
  side: SoughtSide,
): Pick<GridColumn, 'item' | 'heading' | 'named'> | undefined {
  const named = path.flatMap((heading) => {
    const [place] = placesOf(side, heading.label);
    const item = place === undefined ? undefined : side.items[place];
    return item ? [{ item, heading }] : [];
  });
  const [lowest, group] = [named.at(-1), named.at(-2)];
  if (!lowest) return undefined;
  if (!WORDS.subtotal.has(lowest.heading.label)) return { ...lowest, named: true };
  return group ? { item: group.item, heading: lowest.heading, named: true } : { ...lowest, named: false };
}

function* readAcross(
  segment: Segment,
  header: Header,
  columns: readonly GridColumn[],
  measureRows: MeasureRows,
  { figures, log }: StatementReading,
): InSteps<PageReading> {
  const { grid, title } = segment;
  const amounts = columns.map(({ column }) => column);
  const filled: number[] = [];
  for (const body of bodyRows(segment, header, () => false)) {
    if (!body) yield;
    else if (body.cells.some(({ column }) => amounts.includes(column))) filled.push(body.row);
  }
  const whole = wholeRow(grid, filled, amounts);
  const [ofMeasure] = measureRows.values();
  const row = whole ?? filled[0] ?? ofMeasure ?? blankRowBelow(segment, header, Math.min(...amounts));
  const left = Math.min(title.column, ...amounts);
  const last = Math.max(row ?? header.bodyTop - 1, ...measureRows.values());
  const block = { top: title.row, left, bottom: last, right: Math.max(...amounts) };
  if (row === undefined) return { rows: [], block };
  const unsure = measureRows.size === 0 && whole === undefined && filled.length > 1;
  if (unsure) {
    const range = `${filled[0]! + 1}–${filled.at(-1)! + 1}`;
    log.add(
      'R-13',
      filled.map((each) => grid.at(each, left)),
      { range, count: String(filled.length) },
    );
  }
  const rows = new Map<string, StatementRow>();
  for (const { item, heading } of columns) {
    if (rows.has(item.name)) continue;
    const cells = columns
      .filter((other) => other.item === item)
      .flatMap(({ measure, column }) =>
        measure === undefined
          ? [...measureRows].map(([each, at]) => [each, at, column] as const)
          : [[measure, row, column] as const],
      );
    if (unsure) for (const [measure] of cells) figures.unreadable.add(figureKey(item.name, measure));
    rows.set(item.name, {
      item: item.name,
      code: null,
      name: withoutSpaces(textOf(grid.value(heading.row, heading.column))),
      cell: grid.at(heading.row, heading.column),
      figures: unsure ? new Map() : figures.figures(item.name, cells),
    });
  }
  return { rows: [...rows.values()], block };
}

/** A department's form may have a row a unit: the whole is in the row that says so, or that is the sum of the others. */
function wholeRow(grid: SheetGrid, rows: readonly number[], columns: readonly number[]): number | undefined {
  const isTotal = (row: number): boolean => grid.filled(row).some(({ value }) => WORDS.total.has(grid.labelOf(value)));
  const total = rows.find(isTotal);
  if (total !== undefined || rows.length < 2) return total ?? rows[0];
  const amountAt = (row: number, column: number): number => {
    const reading = readAmount(grid.value(row, column), '元');
    return reading.kind === 'amount' ? reading.amount.yuan.toNumber() : 0;
  };
  const isSum = ([first = -1, ...others]: readonly number[]): boolean =>
    columns.every((column) => {
      const sum = others.reduce((all, row) => all + amountAt(row, column), 0);
      return Math.abs(amountAt(first, column) - sum) < 0.005 * (others.length + 1);
    });
  if (isSum(rows)) return rows[0];
  return isSum([...rows].reverse()) ? rows.at(-1) : undefined;
}

/** An empty statement's amounts would stand in the row below its header, where nothing is said but a row's own label. */
function blankRowBelow({ grid }: Segment, { bodyTop }: Header, first: number): number | undefined {
  const isFree = grid
    .filled(bodyTop)
    .every(({ column, value }) => column < first && !/\p{Script=Han}/u.test(grid.labelOf(value)));
  return isFree ? bodyTop : undefined;
}

/** Statements of fixed lines: 01 and 04 with an income and an expenditure side, and 07 where it is set upright. */
import { withoutSpaces, type StatementRow, type InSteps } from '../../accounts';
import { say } from '../../sentences';
import { placesOf, requiredMeasures, type SoughtSide } from '../forms';
import { findHeader, type Header, measureColumns } from '../header';
import { bodyRows, confirms, type Page, type PageReading, type StatementReading } from '../page';
import { quote } from '../problems';
import { type FilledCell, type SheetGrid, textOf } from '../sheetGrid';
import type { Segment } from '../titles';

interface SideColumns {
  readonly side: SoughtSide;
  /** Its place among the form's sides. */
  readonly index: number;
  readonly label: number;
  /** Further columns that hold labels: the parts of a line whose own label stands over several lines. */
  readonly parts: readonly number[];
  readonly amounts: ReadonlyMap<string, number>;
}

/** The segment as a page of fixed lines, or undefined when header and labels do not confirm it. */
export function locateLines(segment: Segment): Page | undefined {
  const { grid, sought, bottom, bodyFrom } = segment;
  const isBody = (_: number, cells: readonly FilledCell[]): boolean =>
    cells.some(({ value }) => sought.sides.some((side) => placesOf(side, grid.labelOf(value)).length > 0));
  const header = findHeader(grid, bodyFrom, bottom, sought, isBody);
  if (!header) return undefined;
  const sample = grid.sampleRows(header.bodyTop, bottom);
  const counts = sought.sides.map((side) => labelCounts(grid, sample, side));
  const labels = counts.map((each) => [...each].sort(([a, most], [b, other]) => other - most || a - b)[0]?.[0]);
  const sides = sought.sides.flatMap((side, index): SideColumns[] => {
    const label = labels[index];
    if (label === undefined) return [];
    const next = Math.min(Infinity, ...labels.filter((other) => other !== undefined && other > label).map(Number));
    const columns = [...header.paths.keys()].filter((column) => column > label && column < next);
    const amounts = measureColumns(header, columns, side.measures);
    const previous = labels[index - 1] ?? -1;
    const parts = [...(counts[index]?.keys() ?? [])]
      .filter((column) => column !== label && previous < column && column < Math.min(...amounts.values()))
      .sort((a, b) => b - a);
    return [{ side, index, label, parts, amounts }];
  });
  const required = sought.sides.flatMap((side, index) =>
    requiredMeasures(side).map((measure) => ({ side: index, measure })),
  );
  const missing = required.filter(
    ({ side, measure }) => !sides.find(({ index }) => index === side)?.amounts.has(measure),
  );
  if (!confirms(required.length, missing.length)) return undefined;
  return {
    segment,
    header,
    measures: new Set(sides.flatMap(({ amounts }) => [...amounts.keys()])),
    missing,
    amountColumns: new Set(sides.flatMap(({ amounts }) => [...amounts.values()])),
    read: (into) => readLines(segment, header, sides, into),
  };
}

/** How many labels of a side each column holds. */
function labelCounts(grid: SheetGrid, rows: readonly number[], side: SoughtSide): Map<number, number> {
  const counts = new Map<number, number>();
  for (const row of rows) {
    for (const { column, value } of grid.filled(row)) {
      if (typeof value === 'string' && placesOf(side, grid.labelOf(value)).length > 0) {
        counts.set(column, (counts.get(column) ?? 0) + 1);
      }
    }
  }
  return counts;
}

function* readLines(
  segment: Segment,
  header: Header,
  sides: readonly SideColumns[],
  into: StatementReading,
): InSteps<PageReading> {
  const readers = sides.map((side) => new SideReader(segment.grid, side, into));
  let last = header.bodyTop - 1;
  for (const body of bodyRows(segment, header, () => false)) {
    if (!body) {
      yield;
      continue;
    }
    for (const reader of readers) if (reader.read(body.row)) last = body.row;
  }
  const columns = sides.flatMap(({ label, amounts }) => [label, ...amounts.values()]);
  const { row: top, column } = segment.title;
  return {
    rows: readers.flatMap(({ rows }) => rows),
    block: { top, left: Math.min(column, ...columns), bottom: last, right: Math.max(...columns) },
  };
}

class SideReader {
  readonly rows: StatementRow[] = [];
  /** Places in the form of the lines that were read. */
  private readonly done = new Set<number>();

  constructor(
    private readonly grid: SheetGrid,
    private readonly columns: SideColumns,
    private readonly into: StatementReading,
  ) {}

  /** Reads the side's line in a row; false when it has none there. */
  read(row: number): boolean {
    const { side, label, parts, index } = this.columns;
    const known = (column: number): boolean => placesOf(side, this.grid.label(row, column)).length > 0;
    const printed = this.grid.value(row, parts.find(known) ?? label);
    const place = this.placeOf(placesOf(side, this.grid.labelOf(printed)));
    const item = place === undefined ? undefined : side.items[place];
    if (!item || place === undefined) return this.readUnknown(row, typeof printed === 'string' ? printed : '');
    this.done.add(place);
    this.into.lastPlace.set(index, place);
    this.add(item.name, item.code ?? null, printed, row);
    return true;
  }

  /**
   * 04 has 一般公共预算财政拨款 as income and again below 年初财政拨款结转和结余: of the lines that a label may mean it
   * is the next one in the form's order.
   */
  private placeOf(places: readonly number[]): number | undefined {
    const free = places.filter((place) => !this.done.has(place));
    const last = this.into.lastPlace.get(this.columns.index) ?? -1;
    return free.find((place) => place > last) ?? free[0];
  }

  private readUnknown(row: number, printed: string): boolean {
    const { label, amounts } = this.columns;
    const { figures, log } = this.into;
    const amount = [...amounts.values()].find((column) => figures.holdsAmount(row, column));
    if (amount === undefined) return false;
    const cell = this.grid.at(row, printed === '' ? amount : label);
    log.addAt('R-6', cell, { text: printed === '' ? say('reading.noLabel') : quote(withoutSpaces(printed)) });
    const name = withoutSpaces(printed);
    // A line of the form that stands there twice is told of, not added: the form's line is the first.
    const known = this.columns.side.items.some((item) => item.name === name);
    if (name !== '' && !known) this.add(name, null, printed, row);
    return true;
  }

  private add(item: string, code: StatementRow['code'], printed: FilledCell['value'] | null, row: number): void {
    const cells = [...this.columns.amounts].map(([measure, column]) => [measure, row, column] as const);
    this.rows.push({
      item,
      code,
      name: withoutSpaces(textOf(printed)),
      cell: this.grid.at(row, this.columns.label),
      figures: this.into.figures.figures(item, cells),
    });
  }
}

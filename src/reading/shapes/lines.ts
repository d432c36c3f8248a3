/** Statements of fixed lines: 01 and 04 with an income and an expenditure side, and 07 where it is set upright. */
import { withoutSpaces, type CellRef, type Gap, type StatementRow, type InSteps } from '../../accounts';
import { say } from '../../sentences';
import type { CellValue } from '../../workbook';
import { amountName, LINE_COLUMN } from '../../forms';
import { placesOf, requiredMeasures, type SoughtSide } from '../forms';
import { fold, WORDS } from '../labels';
import { findHeader, type Header, measureColumns } from '../header';
import { namedLabel } from '../named';
import {
  bodyRows,
  confirmsPage,
  fittingPage,
  headerOf,
  type MissingMeasure,
  type Page,
  type PageReading,
  type StatementReading,
} from '../page';
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
  /** Up to where columns of the side may stand: the next side's labels. */
  readonly next: number;
}

/** The segment as a page of fixed lines, or undefined when header and labels do not confirm it. */
export function locateLines(segment: Segment): Page | undefined {
  const { grid, sought, bottom, assigned } = segment;
  const isBody = (_: number, cells: readonly FilledCell[]): boolean =>
    cells.some(({ value }) => sought.sides.some((side) => placesOf(side, grid.labelOf(value)).length > 0));
  const header = findHeader(segment, isBody);
  if (!header) return undefined;
  const sample = grid.sampleRows(header.bodyTop, bottom);
  const counts = sought.sides.map((side) => labelCounts(grid, sample, side));
  const labels = counts.map(
    (each, index) =>
      namedLabel(segment, index) ?? [...each].sort(([a, most], [b, other]) => other - most || a - b)[0]?.[0],
  );
  const sides = sought.sides.flatMap((side, index): SideColumns[] => {
    const label = labels[index];
    if (label === undefined) return [];
    const next = Math.min(Infinity, ...labels.filter((other) => other !== undefined && other > label).map(Number));
    const columns = [...header.paths.keys()].filter((column) => column > label && column < next);
    const amounts = measureColumns(header, columns, side.measures, { assigned, side: index });
    const previous = labels[index - 1] ?? -1;
    const parts = [...(counts[index]?.keys() ?? [])]
      .filter((column) => column !== label && previous < column && column < Math.min(...amounts.values()))
      .sort((a, b) => b - a);
    return [{ side, index, label, parts, amounts, next }];
  });
  const required = sought.sides.flatMap((side, index) =>
    requiredMeasures(side).map((measure) => ({ side: index, measure })),
  );
  const missing = required.filter(
    ({ side, measure }) => !sides.find(({ index }) => index === side)?.amounts.has(measure),
  );
  const confirmed = confirmsPage(segment, required.length, missing.length);
  return confirmed ? linesPage(segment, header, sides, missing) : undefined;
}

function linesPage(
  segment: Segment,
  header: Header,
  sides: readonly SideColumns[],
  missing: readonly MissingMeasure[],
): Page {
  const { grid, bottom } = segment;
  return {
    segment,
    header,
    measures: new Set(sides.flatMap(({ amounts }) => [...amounts.keys()])),
    missing,
    amountColumns: new Set(sides.flatMap(({ amounts }) => [...amounts.values()])),
    columnNames: new Map(
      sides.flatMap(({ index, label, amounts }) => [
        [label, LINE_COLUMN] as const,
        ...[...amounts].map(([measure, column]) => {
          return [column, amountName(segment.sought.form.sides, index, measure)] as const;
        }),
      ]),
    ),
    read: (into) => readLines(segment, header, sides, into),
    keys: () =>
      grid.sampleRows(header.bodyTop, bottom).flatMap((row) =>
        sides.flatMap(({ side, index, label, parts }) => {
          const places = [...parts, label].flatMap((column) => placesOf(side, grid.label(row, column)));
          return places.length > 0 ? [`${index}:${places.join()}`] : [];
        }),
      ),
    lastCodes: () => [],
    goOn: (next) =>
      fittingPage(next, (shift) => {
        const moved = sides.map((side) => movedSide(side, shift));
        return linesPage(next, headerOf(next, header, shift), moved, missing);
      }),
  };
}

function movedSide(columns: SideColumns, shift: number): SideColumns {
  return {
    ...columns,
    label: columns.label + shift,
    parts: columns.parts.map((column) => column + shift),
    amounts: new Map([...columns.amounts].map(([measure, column]) => [measure, column + shift])),
    next: columns.next + shift,
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
  const readers = sides.map((side) => new SideReader(segment, header, side, into));
  let last = header.bodyTop - 1;
  for (const body of bodyRows(segment, header, (row) => isLine(segment.grid, sides, row))) {
    if (!body) {
      yield;
      continue;
    }
    for (const reader of readers) if (reader.read(body.row)) last = body.row;
  }
  for (const reader of readers) reader.tellUnknown();
  const columns = sides.flatMap(({ label, amounts }) => [label, ...amounts.values()]);
  const { row: top, column } = segment.title;
  return {
    rows: readers.flatMap(({ rows }) => rows),
    block: { top, left: Math.min(column, ...columns), bottom: last, right: Math.max(...columns) },
  };
}

/**
 * Whether a row has a line's label and no word over an amount: a line without amounts may be called like columns of a
 * header, as 公务用车购置及运行费 | 小计 is.
 */
function isLine(grid: SheetGrid, sides: readonly SideColumns[], row: number): boolean {
  const isWord = (column: number): boolean => /\p{Script=Han}{2}/u.test(grid.label(row, column));
  return (
    sides.some(({ side, label, parts }) =>
      [label, ...parts].some((column) => placesOf(side, grid.label(row, column)).length > 0),
    ) && !sides.some(({ amounts }) => [...amounts.values()].some(isWord))
  );
}

/** A line with an amount that is none of the form's. */
interface UnknownLine {
  readonly printed: string;
  readonly cell: CellRef;
  readonly gap: Gap;
}

class SideReader {
  readonly rows: StatementRow[] = [];
  /** Places in the form of the lines that were read. */
  private readonly done = new Map<number, StatementRow>();
  private readonly unknown: UnknownLine[] = [];
  /** The amounts' columns of the next block, by where the side's own end. */
  private readonly beyond = new Map<number, ReadonlyMap<string, number>>();
  private readonly grid: SheetGrid;

  constructor(
    private readonly segment: Segment,
    private readonly header: Header,
    private readonly columns: SideColumns,
    private readonly into: StatementReading,
  ) {
    this.grid = segment.grid;
  }

  /** Reads the side's line in a row; false when it has none there. */
  read(row: number): boolean {
    const { side, label, parts, index } = this.columns;
    const known = (column: number): boolean => placesOf(side, this.grid.label(row, column)).length > 0;
    const printed = this.grid.value(row, parts.find(known) ?? label);
    const places = placesOf(side, this.grid.labelOf(printed));
    const place = this.placeOf(places);
    const item = place === undefined ? undefined : side.items[place];
    if (!item || place === undefined) return this.readAgain(places, printed, row) || this.readUnknown(row, printed);
    this.done.set(place, this.add(item.name, item.code ?? null, printed, row));
    this.into.lastPlace.set(index, place);
    return true;
  }

  /**
   * Where 会议费 and 培训费 are added up with 三公 there is a 合计 of all and one of 三公: the line is the one that says so,
   * whichever stands first. A heading without amounts gives way to the line below it.
   */
  private readAgain(places: readonly number[], printed: CellValue, row: number): boolean {
    const [place] = places;
    const before = place === undefined ? undefined : this.done.get(place);
    if (this.segment.sought.form.shape !== 'grid' || place === undefined || !before) return false;
    const bare = [...before.figures.values()].every(({ blank }) => blank);
    if (WORDS.total.has(this.grid.labelOf(printed)) && !bare) return true;
    if (!WORDS.total.has(fold(before.name)) && !bare) return false;
    this.rows.splice(this.rows.indexOf(before), 1);
    this.done.set(place, this.add(before.item, before.code, printed, row));
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

  private readUnknown(row: number, value: CellValue): boolean {
    const { label, amounts, side, index } = this.columns;
    const printed = typeof value === 'string' ? value : '';
    // 其中 is a part of the line above it and adds to nothing.
    if (this.grid.labelOf(printed).startsWith('其中')) return false;
    const filled = [...amounts].filter(([, column]) => this.into.figures.holdsAmount(row, column));
    const [first] = filled;
    if (!first) return false;
    const cell = this.grid.at(row, printed === '' ? first[1] : label);
    const after = [...this.done.values()].at(-1);
    this.unknown.push({
      printed,
      cell,
      gap: { cell, after, side: index, measures: filled.map(([measure]) => measure) },
    });
    const name = withoutSpaces(printed);
    // A line of the form that stands there twice is told of, not added: the form's line is the first.
    const known = side.items.some((item) => item.name === name);
    if (name !== '' && !known) this.add(name, null, printed, row);
    return true;
  }

  /** Tells of the lines that are none of the form's; beside all lines of 07 they are of another table: 机关运行经费. */
  tellUnknown(): void {
    const { side } = this.columns;
    const complete = side.items.every((item, place) => item.optional || this.done.has(place));
    if (this.segment.sought.form.shape === 'grid' && complete) {
      const theirs = new Set(this.unknown.map(({ cell }) => cell.address));
      this.rows.splice(0, this.rows.length, ...this.rows.filter(({ cell }) => !theirs.has(cell.address)));
      return;
    }
    for (const { printed, cell, gap } of this.unknown) {
      const text = printed === '' ? say('reading.noLabel') : quote(withoutSpaces(printed));
      this.into.log.addAt('R-6', cell, { text });
      this.into.gaps.push(gap);
    }
  }

  private add(item: string, code: StatementRow['code'], printed: CellValue, row: number): StatementRow {
    const cells = [...this.amountsBeside(row)].map(([measure, column]) => [measure, row, column] as const);
    const line = {
      item,
      code,
      name: withoutSpaces(textOf(printed)),
      cell: this.grid.at(row, this.columns.label),
      figures: this.into.figures.figures(item, cells),
    };
    this.rows.push(line);
    return line;
  }

  /**
   * In the Ministry's own export a total's label is merged over a block, or stands before a blank one, and its amounts
   * stand in the next block.
   */
  private amountsBeside(row: number): ReadonlyMap<string, number> {
    const { grid } = this;
    const { label, amounts } = this.columns;
    const own = Math.max(...amounts.values());
    const reach = grid.mergeAt(row, label)?.right ?? label;
    if (reach < own && [...amounts.values()].some((column) => grid.value(row, column) !== null)) return amounts;
    const next = this.amountsBeyond(Math.max(reach, own));
    const first = Math.min(...next.values());
    const isFree = !grid.filled(row).some(({ column, value }) => {
      return column > label && column < first && typeof value === 'string' && /\p{Script=Han}/u.test(value);
    });
    return next.size > 0 && isFree && grid.value(row, first) !== null ? next : amounts;
  }

  private amountsBeyond(reach: number): ReadonlyMap<string, number> {
    const { next, side } = this.columns;
    const known = this.beyond.get(reach);
    if (known) return known;
    const columns = [...this.header.paths.keys()].filter((column) => column > reach && column < next);
    const others = columns.filter((column) => !this.segment.assigned?.all.has(column));
    const found = measureColumns(this.header, others, side.measures);
    this.beyond.set(reach, found);
    return found;
  }
}

/** Statements with a row a subject: 02, 03, 05, 08, 09. */
import {
  isSubjectCode,
  Money,
  readAmount,
  withoutSpaces,
  type CellRef,
  type InSteps,
  type StatementRow,
  type SubjectCode,
} from '../../accounts';
import { CodeReader, type CodeReading, readCode } from '../codes';
import { placesOf, requiredMeasures, type SoughtSide } from '../forms';
import { findHeader, type Header, measureColumns } from '../header';
import { WORDS } from '../labels';
import { withNamed } from '../named';
import {
  bodyRows,
  confirmsPage,
  fittingPage,
  headerOf,
  holdsNumber,
  type LastCodes,
  type Page,
  type PageReading,
  type StatementReading,
} from '../page';
import { quote } from '../problems';
import { type FilledCell, type SheetGrid, textOf } from '../sheetGrid';
import type { Segment } from '../titles';
import { labelColumns, namesOfLabels, type LabelColumns } from './labelColumns';

interface Columns extends LabelColumns {
  readonly amounts: ReadonlyMap<string, number>;
}

/** The segment as a page of subjects, or undefined when its header does not confirm it. */
export function locateSubjects(segment: Segment, [after]: LastCodes): Page | undefined {
  const { grid, sought, assigned } = segment;
  const [side] = sought.sides;
  if (!side) return undefined;
  const isBody = (row: number, cells: readonly FilledCell[]): boolean =>
    holdsNumber(cells) || cells.some(({ column }) => isFirstLabel(grid, side, row, column));
  const header = findHeader(segment, isBody);
  if (!header) return undefined;
  const amounts = measureColumns(header, [...header.paths.keys()], side.measures, { assigned });
  const required = requiredMeasures(side);
  const missing = required.filter((measure) => !amounts.has(measure));
  const columns = { ...labelsBefore(segment, header, Math.min(...amounts.values())), amounts };
  if (!confirmsPage(segment, required.length, missing.length) || columns.labels.length === 0) return undefined;
  return subjectsPage(segment, header, side, columns, missing, after);
}

function subjectsPage(
  segment: Segment,
  header: Header,
  side: SoughtSide,
  columns: Columns,
  missing: readonly string[],
  after: SubjectCode | undefined,
): Page {
  const { grid, bottom } = segment;
  const codeReader = (): CodeReader => new CodeReader(grid, columns.code, after);
  const lastCode = (): SubjectCode | undefined => codeReader().last(header.bodyTop, bottom);
  return {
    segment,
    header,
    measures: new Set(columns.amounts.keys()),
    missing: missing.map((measure) => ({ side: 0, measure })),
    amountColumns: new Set(columns.amounts.values()),
    columnNames: new Map([
      ...namesOfLabels(columns),
      ...[...columns.amounts].map(([measure, column]) => [column, measure] as const),
    ]),
    codeColumns: columns.code.length,
    read: (into) => readSubjects(segment, header, new SubjectReader(grid, side, columns, codeReader(), into)),
    keys: () => {
      const codes = codeReader();
      return grid.sampleRows(header.bodyTop, bottom).flatMap((row) => {
        const code = codes.read(row);
        if (code.kind === 'code') return [code.code];
        const total = totalOf(grid, side, columns, row);
        return total ? [total.item] : [];
      });
    },
    lastCodes: () => [lastCode()],
    goOn: (next) =>
      fittingPage(next, (shift) =>
        subjectsPage(next, headerOf(next, header, shift), side, movedColumns(columns, shift), missing, lastCode()),
      ),
  };
}

function movedColumns({ code, name, labels, amounts }: Columns, shift: number): Columns {
  return {
    code: code.map((column) => column + shift),
    name: name === undefined ? undefined : name + shift,
    labels: labels.map((column) => column + shift),
    amounts: new Map([...amounts].map(([measure, column]) => [measure, column + shift])),
  };
}

/** Whether a cell begins the body: a code, or the label of the total. */
function isFirstLabel(grid: SheetGrid, side: SoughtSide, row: number, column: number): boolean {
  return readCode(grid, row, column).kind === 'code' || placesOf(side, grid.label(row, column)).length > 0;
}

function labelsBefore({ grid, bottom, assigned }: Segment, header: Header, firstAmount: number): LabelColumns {
  const columns: number[] = [];
  for (let column = grid.left; column < Math.min(firstAmount, grid.right + 1); column++) columns.push(column);
  return withNamed(labelColumns(grid, header, grid.sampleRows(header.bodyTop, bottom), columns), assigned);
}

function* readSubjects(segment: Segment, header: Header, reader: SubjectReader): InSteps<PageReading> {
  const { grid, title } = segment;
  const { side, columns } = reader;
  const inHeader = totalInHeader(grid, side, columns, header);
  if (inHeader) reader.readTotalInHeader(inHeader, header);
  let last = header.bodyTop - 1;
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
    if (reader.read(body.row)) last = body.row;
  }
  const right = Math.max(...columns.amounts.values());
  const left = Math.min(title.column, ...columns.labels);
  return { rows: reader.rows, block: { top: title.row, left, bottom: last, right } };
}

class SubjectReader {
  readonly rows: StatementRow[] = [];
  private readonly amounts: readonly (readonly [measure: string, column: number])[];
  /** A row below the header that holds the amounts of a total whose label stands in the header. */
  private unlabelledTotal: Total | undefined;

  constructor(
    private readonly grid: SheetGrid,
    readonly side: SoughtSide,
    readonly columns: Columns,
    private readonly codes: CodeReader,
    private readonly into: StatementReading,
  ) {
    this.amounts = [...columns.amounts];
  }

  /** Reads the line of a row; false when it has none. */
  read(row: number): boolean {
    const { grid, columns } = this;
    const code = this.codes.read(row);
    if (code.kind === 'code') {
      const printed = columns.name === undefined ? null : grid.value(row, columns.name);
      const name = withoutSpaces(printed === null ? code.name : textOf(printed));
      this.add(code.code, code.code, name, code.cell, row);
      return true;
    }
    const total = totalOf(grid, this.side, columns, row) ?? this.takeUnlabelledTotal(row);
    if (total) {
      this.add(total.item, null, total.name, total.cell, row);
      return true;
    }
    this.tellUnread(row, code);
    return false;
  }

  /** The total's label, sub-headers and at times its amounts stand in one row with 类 款 项. */
  readTotalInHeader({ row, ...total }: Total, header: Header): void {
    const { grid } = this;
    if (this.amounts.some(([, column]) => this.isAmount(row, column))) {
      this.add(total.item, null, total.name, total.cell, row);
      return;
    }
    let next = header.bodyTop;
    while (next <= grid.bottom && grid.isBlankRow(next)) next++;
    const labelled = this.columns.labels.some((column) => grid.value(next, column) !== null);
    if (!labelled && this.amounts.some(([, column]) => this.isAmount(next, column))) {
      this.unlabelledTotal = { ...total, row: next };
      return;
    }
    const figures = this.amounts.map(([measure, column]) => {
      return [measure, { amount: Money.zero, blank: true, cell: grid.at(row, column) }] as const;
    });
    this.rows.push({ item: total.item, code: null, name: total.name, cell: total.cell, figures: new Map(figures) });
  }

  private isAmount(row: number, column: number): boolean {
    return readAmount(this.grid.value(row, column), '元').kind === 'amount';
  }

  private takeUnlabelledTotal(row: number): Total | undefined {
    return this.unlabelledTotal?.row === row ? this.unlabelledTotal : undefined;
  }

  private add(item: string, code: StatementRow['code'], name: string, cell: CellRef, row: number): void {
    const cells = this.amounts.map(([measure, column]) => [measure, row, column] as const);
    this.rows.push({ item, code, name, cell, figures: this.into.figures.figures(item, cells) });
  }

  /** Tells of a row whose amounts belong to no subject that can be known. */
  private tellUnread(row: number, code: CodeReading): void {
    const { grid, columns } = this;
    const { figures, log } = this.into;
    const label = columns.labels.find((column) => typeof grid.value(row, column) === 'string');
    const text = label === undefined ? '' : grid.label(row, label);
    if (WORDS.pageTotal.has(text)) return;
    const filled = this.amounts.filter(([, column]) => figures.holdsAmount(row, column));
    if (code.kind === 'malformed') {
      log.addAt('R-4', code.cell, { text: quote(code.text) });
      this.into.gaps.push({ cell: code.cell, after: this.rows.at(-1), measures: filled.map(([measure]) => measure) });
      return;
    }
    const [first] = filled;
    if (!first) return;
    const at = label ?? first[1];
    const cell = grid.at(row, at);
    log.addAt('R-9', cell, { text: label === undefined ? '' : quote(textOf(grid.value(row, at))) });
    this.into.gaps.push({ cell, after: this.rows.at(-1), measures: filled.map(([measure]) => measure) });
  }
}

interface Total {
  readonly item: string;
  readonly name: string;
  readonly cell: CellRef;
  readonly row: number;
}

/** The total whose label stands in the header itself, beside 类 款 项 or beside the sub-headers of 本年支出. */
function totalInHeader(grid: SheetGrid, side: SoughtSide, columns: Columns, header: Header): Total | undefined {
  for (let row = header.bodyTop - 1; row >= header.top; row--) {
    const total = totalOf(grid, side, columns, row);
    if (total) return { ...total, row };
  }
  return undefined;
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

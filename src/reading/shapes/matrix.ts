/** 06 with a column an economic subject and the unit's 合计 in one row, as the Ministry's own export and some places print it. */
import { withoutSpaces, type InSteps, type StatementRow, type SubjectCode } from '../../accounts';
import { placesOf, type SoughtForm } from '../forms';
import type { Header, HeadingCell } from '../header';
import { WORDS } from '../labels';
import { bodyRows, type Page, type PageReading, type StatementReading } from '../page';
import { textOf } from '../sheetGrid';
import type { Segment } from '../titles';

interface MatrixColumn {
  readonly code: SubjectCode;
  readonly column: number;
  readonly heading: HeadingCell;
}

/** Columns that are named by subjects, to take a header for this layout. */
const FEWEST_COLUMNS = 3;

/** The segment as a page with a column a subject, or undefined when its header names too few. */
export function matrixPage(segment: Segment, header: Header, measure: string): Page | undefined {
  const columns = columnsOf(segment.sought, header);
  if (columns.length < FEWEST_COLUMNS) return undefined;
  const overall = overallColumn(header, columns);
  const amounts = [...columns.map(({ column }) => column), ...(overall ? [overall.column] : [])];
  return {
    segment,
    header,
    measures: new Set([measure]),
    missing: [],
    amountColumns: new Set(amounts),
    columnNames: new Map([
      ...columns.map(({ column, code }) => [column, code] as const),
      ...(overall ? [[overall.column, overall.label] as const] : []),
    ]),
    read: (into) => readMatrix(segment, header, measure, columns, overall, into),
    keys: () => columns.map(({ code }) => code),
    lastCodes: () => [],
    goOn: () => undefined,
  };
}

/** In the order of codes; 小计 below a 类 is the 类. */
function columnsOf(sought: SoughtForm, header: Header): MatrixColumn[] {
  const found = new Map<SubjectCode, MatrixColumn>();
  for (const [column, path] of header.paths) {
    const [heading, group] = [path.at(-1), path.at(-2)];
    if (!heading) continue;
    const [within] = group ? codesCalled(sought, group.label) : [];
    const isGroup = WORDS.subtotal.has(heading.label);
    const code = isGroup
      ? within
      : codesCalled(sought, heading.label).find((each) => within === undefined || each.startsWith(within));
    if (code !== undefined && !found.has(code))
      found.set(code, { code, column, heading: isGroup && group ? group : heading });
  }
  return [...found.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
}

function codesCalled(sought: SoughtForm, label: string): SubjectCode[] {
  return sought.sides.flatMap((side) => placesOf(side, label).flatMap((place) => side.items[place]?.code ?? []));
}

/** 合计 over all subjects, which stands before the first of them. */
function overallColumn(header: Header, columns: readonly MatrixColumn[]): HeadingCell | undefined {
  const first = Math.min(...columns.map(({ column }) => column));
  for (const [column, path] of header.paths) {
    const leaf = path.at(-1);
    const isName = path.some(({ label }) => WORDS.subject.has(label));
    if (leaf && column < first && WORDS.total.has(leaf.label) && !isName) return { ...leaf, column };
  }
  return undefined;
}

function* readMatrix(
  segment: Segment,
  header: Header,
  measure: string,
  columns: readonly MatrixColumn[],
  overall: HeadingCell | undefined,
  { figures }: StatementReading,
): InSteps<PageReading> {
  const { grid, title } = segment;
  const first = overall?.column ?? Math.min(...columns.map(({ column }) => column));
  let total: number | undefined;
  for (const body of bodyRows(segment, header, () => false)) {
    if (!body) yield;
    else if (body.cells.some(({ column, value }) => column < first && WORDS.total.has(grid.labelOf(value)))) {
      total ??= body.row;
    }
  }
  const right = Math.max(...columns.map(({ column }) => column));
  const block = { top: title.row, left: Math.min(title.column, grid.left), bottom: total ?? header.bodyTop - 1, right };
  if (total === undefined) return { rows: [], block };
  const line = (item: string, code: SubjectCode | null, heading: HeadingCell, column: number): StatementRow => ({
    item,
    code,
    name: withoutSpaces(textOf(grid.value(heading.row, heading.column))),
    cell: grid.at(heading.row, heading.column),
    figures: figures.figures(item, [[measure, total, column]]),
  });
  const rows = columns.map(({ code, column, heading }) => line(code, code, heading, column));
  if (overall) rows.push(line(overall.label, null, overall, overall.column));
  return { rows, block };
}

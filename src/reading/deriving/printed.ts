/** What a book prints for the lines and columns of one statement, known and unknown. */
import { parseAddress, type Statement } from '../../accounts';
import { findItem, type Item, type Measure, type StatementForm } from '../../forms';
import { isNote, WORDS } from '../labels';
import { gridOf } from '../nearest';
import type { Page } from '../page';
import { codeOf } from '../pages';
import type { ReadBook } from '../reading';
import { bareHeading, printedText } from './text';

export interface PrintedLine {
  readonly item: Item;
  readonly side: number;
  readonly text: string;
  readonly row: number;
}

export interface PrintedColumn {
  readonly measure: Measure;
  readonly side: number;
  readonly column: number;
  readonly text: string;
  /** The headings above it, from the top, itself last. */
  readonly path: readonly string[];
}

/** A label that is taken for no line or column. */
export interface UnknownLabel {
  readonly text: string;
  readonly side: number;
  /** Its row, or its column. */
  readonly at: number;
}

export interface PrintedStatement {
  /** What the form that it is compared with has. */
  readonly form: StatementForm;
  readonly statement: Statement;
  readonly pages: readonly Page[];
  readonly upright: boolean;
  readonly lines: readonly PrintedLine[];
  readonly columns: readonly PrintedColumn[];
  readonly unknownLines: readonly UnknownLabel[];
  readonly unknownColumns: readonly UnknownLabel[];
}

/** What a statement prints, by a form in which it stands. */
export function printedStatement(book: ReadBook, statement: Statement, form: StatementForm): PrintedStatement {
  const pages = book.pages.filter((page) => codeOf(page) === form.code);
  const upright = form.shape === 'grid' && gridOf(statement, form) === 'upright';
  const lines = linesOf(statement, form);
  const columns = columnsOf(statement, form, pages, upright);
  const inRows = form.shape === 'lines' || upright;
  return {
    form,
    statement,
    pages,
    upright,
    lines,
    columns,
    unknownLines: inRows ? unknownLines(statement, form, pages) : [],
    unknownColumns: form.shape === 'blocks' ? [] : unknownColumns(statement, form, pages),
  };
}

function linesOf(statement: Statement, form: StatementForm): PrintedLine[] {
  return statement.rows.flatMap((row): PrintedLine[] => {
    const found = findItem(form, row.item);
    const at = parseAddress(row.cell.address);
    if (!found || !at || row.name === '') return [];
    return [{ item: found.item, side: form.sides.indexOf(found.side), text: row.name, row: at.row }];
  });
}

function columnsOf(
  statement: Statement,
  form: StatementForm,
  [page]: readonly Page[],
  upright: boolean,
): PrintedColumn[] {
  if (!page) return [];
  return form.sides.flatMap((side, index) =>
    side.measures.flatMap((measure): PrintedColumn[] => {
      const figure = side.items
        .map((item) => statement.figure(form.shape === 'blocks' ? (item.code ?? item.name) : item.name, measure.name))
        .find((each) => each !== undefined && each.cell.sheet === page.segment.grid.name);
      const column = figure && parseAddress(figure.cell.address)?.column;
      if (column === undefined) return [];
      const path = pathOf(page, column);
      const text = headingFor(measure, path, form.shape === 'grid' && !upright);
      return [{ measure, side: index, column, path, text }];
    }),
  );
}

/** The headings above a column, from the top. */
export function pathOf({ segment: { grid }, header }: Page, column: number): string[] {
  return (header.paths.get(column) ?? []).map((heading) => printedText(grid.value(heading.row, heading.column)));
}

/**
 * The heading of a column: its lowest one, unless that is part of one that was typed over several cells, or a mere 小计.
 * In a grid it may stand anywhere above; empty where no heading there is known.
 */
function headingFor({ labels, group }: Measure, path: readonly string[], anywhere: boolean): string {
  const leaf = bareHeading(path.at(-1) ?? '');
  const known = new Set(labels);
  if (known.has(leaf)) return leaf;
  for (let from = path.length - 2; from >= 0; from -= 1) {
    const joined = path.slice(from).join('');
    if (known.has(joined)) return joined;
    const above = bareHeading(path[from] ?? '');
    if (group === undefined && known.has(above)) return above;
  }
  return anywhere ? '' : leaf;
}

/** Texts among the labels of lines that are taken for no line. */
function unknownLines(statement: Statement, form: StatementForm, [page]: readonly Page[]): UnknownLabel[] {
  if (!page) return [];
  const { grid } = page.segment;
  const labels = new Map<number, number>();
  const read = new Set<string>();
  let last = page.header.bodyTop;
  for (const row of statement.rows) {
    const found = findItem(form, row.item);
    const at = parseAddress(row.cell.address);
    if (!at || row.cell.sheet !== grid.name) continue;
    last = Math.max(last, at.row);
    if (!found) continue;
    read.add(row.cell.address);
    labels.set(at.column, form.sides.indexOf(found.side));
  }
  const unknown: UnknownLabel[] = [];
  for (const [column, side] of labels) {
    for (let row = page.header.bodyTop; row <= last; row += 1) {
      const label = grid.label(row, column);
      if (label === '' || isNote(label) || WORDS.columnNumber.has(label)) continue;
      if (read.has(grid.at(row, column).address)) continue;
      unknown.push({ text: printedText(grid.value(row, column)), side, at: row });
    }
  }
  return unknown;
}

/** Headings of columns that are taken for no measure, and for nothing that stands beside the measures. */
function unknownColumns(statement: Statement, form: StatementForm, [page]: readonly Page[]): UnknownLabel[] {
  if (!page) return [];
  const { segment, header, amountColumns } = page;
  const labels = new Set(statement.rows.map(({ cell }) => parseAddress(cell.address)?.column));
  const across = form.shape === 'grid' && gridOf(statement, form) !== 'upright';
  const first = Math.min(...amountColumns);
  const unknown: UnknownLabel[] = [];
  const seen = new Set<string>();
  for (const [column, path] of header.paths) {
    const leaf = path.at(-1);
    if (!leaf || amountColumns.has(column) || (!across && (column < first || labels.has(column)))) continue;
    if (path.some(({ label }) => WORDS.header.has(label) || WORDS.subject.has(label))) continue;
    const place = `${leaf.row},${leaf.column}`;
    const text = bareHeading(printedText(segment.grid.value(leaf.row, leaf.column)));
    if (seen.has(place) || text === '') continue;
    seen.add(place);
    const side = form.sides.length < 2 ? 0 : sideAt(statement, form, column);
    unknown.push({ text, side, at: column });
  }
  return unknown;
}

/** The side whose labels stand nearest to the left of a column. */
function sideAt(statement: Statement, form: StatementForm, column: number): number {
  let nearest = { side: 0, column: -1 };
  for (const row of statement.rows) {
    const found = findItem(form, row.item);
    const at = parseAddress(row.cell.address)?.column ?? -1;
    if (found && at < column && at > nearest.column) nearest = { side: form.sides.indexOf(found.side), column: at };
  }
  return nearest.side;
}

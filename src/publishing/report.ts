/** 审核结果 as sheets: the list that goes with the marks, and the report over a bureau's books. */
import { amountIn, type Money, type MoneyUnit } from '../accounts';
import type { Finding } from '../checking';
import { say } from '../sentences';
import type { CellStyle, PlannedCell, SheetPlan } from '../workbook';
import {
  countByLevel,
  countByState,
  levelName,
  moneyUnitOf,
  ruleCounts,
  sentenceOf,
  verdict,
  type CheckedBook,
} from './checked';

/** One column: heading, width in characters, style of its cells. */
interface Column<Row> {
  readonly heading: string;
  readonly width: number;
  readonly style: CellStyle;
  readonly value: (row: Row) => string | number;
  readonly link?: (row: Row) => PlannedCell['link'];
}

interface FindingRow {
  readonly book: CheckedBook;
  readonly finding: Finding;
  readonly unit: MoneyUnit;
}

/** The sheet that goes with the marks: every finding with a link to its cell, then what was not run. */
export function findingsSheet(book: CheckedBook): SheetPlan {
  return tableSheet({
    name: say('checking.reportSheet'),
    title: say('checking.reportTitle', { unit: book.accounts.unit?.value ?? book.accounts.book }),
    notes: [verdict(book.result), ruleCounts(book.result)],
    columns: findingColumns(true),
    rows: findingRows(book),
    second: { heading: say('checking.notRunRules'), columns: notRunColumns().slice(1), rows: notRunRows(book) },
  });
}

/** The report over several books: a summary, all findings, and all rules that were not run. */
export function bureauReport(books: readonly CheckedBook[]): SheetPlan[] {
  return [
    tableSheet({
      name: say('checking.summarySheet'),
      title: say('checking.summaryTitle', { count: books.length }),
      notes: [],
      columns: summaryColumns(),
      rows: books,
    }),
    tableSheet({
      name: say('checking.reportSheet'),
      title: say('checking.reportSheet'),
      notes: [],
      columns: [bookColumn<FindingRow>(({ book }) => book), ...findingColumns(false)],
      rows: books.flatMap(findingRows),
    }),
    tableSheet({
      name: say('checking.notRunSheet'),
      title: say('checking.notRunRules'),
      notes: [],
      columns: notRunColumns(),
      rows: books.flatMap(notRunRows),
    }),
  ];
}

function findingRows(book: CheckedBook): FindingRow[] {
  const own = moneyUnitOf(book.accounts) ?? '元';
  return book.result.findings.map((finding) => {
    const heading = finding.statement && book.accounts.statements.get(finding.statement)?.heading;
    return { book, finding, unit: (heading ? heading.moneyUnit?.value : undefined) ?? own };
  });
}

function findingColumns(linked: boolean): Column<FindingRow>[] {
  const amount = (value: Money | undefined, unit: MoneyUnit): number | '' =>
    value ? amountIn(value, unit).toNumber() : '';
  return [
    { heading: say('checking.columnLevel'), width: 8, style: 'text', value: ({ finding }) => levelName(finding.level) },
    { heading: say('checking.columnRule'), width: 9, style: 'code', value: ({ finding }) => finding.rule },
    {
      heading: say('checking.columnStatement'),
      width: 7,
      style: 'code',
      value: ({ finding }) => finding.statement ?? '',
    },
    {
      heading: say('checking.columnPlace'),
      width: 20,
      style: 'text',
      value: ({ finding: { cells } }) => (cells[0] ? `${cells[0].sheet}!${cells[0].address}` : ''),
      ...(linked && { link: ({ finding: { cells } }: FindingRow) => cells[0] }),
    },
    { heading: say('checking.columnMessage'), width: 70, style: 'text', value: ({ finding }) => finding.message },
    {
      heading: say('checking.columnActual'),
      width: 18,
      style: 'amount',
      value: ({ finding, unit }) => amount(finding.actual, unit),
    },
    {
      heading: say('checking.columnExpected'),
      width: 18,
      style: 'amount',
      value: ({ finding, unit }) => amount(finding.expected, unit),
    },
    {
      heading: say('checking.columnDifference'),
      width: 16,
      style: 'amount',
      value: ({ finding, unit }) => amount(finding.difference, unit),
    },
    {
      heading: say('checking.columnUnit'),
      width: 8,
      style: 'text',
      value: ({ finding, unit }) => (finding.actual ? unit : ''),
    },
    { heading: say('checking.columnBasis'), width: 30, style: 'text', value: ({ finding }) => finding.basis },
  ];
}

interface NotRunRow {
  readonly book: CheckedBook;
  readonly rule: string;
  readonly reason: string;
}

function notRunRows(book: CheckedBook): NotRunRow[] {
  return book.result.outcomes.flatMap(({ rule, state, reason }) =>
    state === 'notRun' ? [{ book, rule, reason: reason ?? '' }] : [],
  );
}

function notRunColumns(): Column<NotRunRow>[] {
  return [
    bookColumn(({ book }) => book),
    { heading: say('checking.columnState'), width: 8, style: 'text', value: () => say('checking.notRun') },
    { heading: say('checking.columnRule'), width: 9, style: 'code', value: ({ rule }) => rule },
    { heading: say('checking.columnReason'), width: 20, style: 'text', value: ({ reason }) => reason },
    {
      heading: say('checking.columnSentence'),
      width: 70,
      style: 'text',
      value: ({ book, rule }) => sentenceOf(book.edition, rule),
    },
  ];
}

function bookColumn<Row>(bookOf: (row: Row) => CheckedBook): Column<Row> {
  return { heading: say('checking.columnBook'), width: 28, style: 'text', value: (row) => bookOf(row).accounts.book };
}

function summaryColumns(): Column<CheckedBook>[] {
  const number = (heading: string, value: (book: CheckedBook) => number): Column<CheckedBook> => ({
    heading,
    width: 9,
    style: 'lineNumber',
    value,
  });
  return [
    bookColumn((book) => book),
    {
      heading: say('checking.columnUnitName'),
      width: 30,
      style: 'text',
      value: ({ accounts }) => accounts.unit?.value ?? '',
    },
    number(say('checking.columnYear'), ({ accounts }) => accounts.year?.value ?? 0),
    number(levelName('error'), ({ result }) => countByLevel(result).error),
    number(levelName('verify'), ({ result }) => countByLevel(result).verify),
    number(levelName('hint'), ({ result }) => countByLevel(result).hint),
    number(say('checking.notRun'), ({ result }) => countByState(result).notRun),
    { heading: say('checking.columnVerdict'), width: 50, style: 'text', value: ({ result }) => verdict(result) },
  ];
}

interface Table<Row> {
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
}

interface TableSheet<Row, Second> extends Table<Row> {
  readonly name: string;
  readonly title: string;
  readonly notes: readonly string[];
  readonly second?: Table<Second> & { readonly heading: string };
}

function tableSheet<Row, Second = never>(sheet: TableSheet<Row, Second>): SheetPlan {
  const last = sheet.columns.length - 1;
  const cells: PlannedCell[] = [{ row: 0, column: 0, style: 'title', value: sheet.title }];
  const merges = [{ top: 0, left: 0, bottom: 0, right: last }];
  for (const [index, note] of sheet.notes.entries()) {
    cells.push({ row: index + 1, column: 0, style: 'note', value: note });
    merges.push({ top: index + 1, left: 0, bottom: index + 1, right: last });
  }
  const headerRow = sheet.notes.length + 1;
  let next = putTable(cells, headerRow, sheet);
  if (sheet.second && sheet.second.rows.length > 0) {
    cells.push({ row: next + 1, column: 0, style: 'heading', value: sheet.second.heading });
    next = putTable(cells, next + 2, sheet.second);
  }
  return {
    name: sheet.name,
    cells,
    merges,
    widths: sheet.columns.map((column) => column.width),
    headerRows: headerRow + 1,
    landscape: true,
  };
}

/** Puts a table and tells the row after it. An empty table says that there is nothing. */
function putTable<Row>(cells: PlannedCell[], headerRow: number, { columns, rows }: Table<Row>): number {
  for (const [column, { heading }] of columns.entries()) {
    cells.push({ row: headerRow, column, style: 'header', value: heading });
  }
  if (rows.length === 0) cells.push({ row: headerRow + 1, column: 0, style: 'text', value: say('checking.nothing') });
  for (const [index, row] of rows.entries()) {
    for (const [column, { style, value, link }] of columns.entries()) {
      const target = link?.(row);
      const content = value(row);
      cells.push({
        row: headerRow + 1 + index,
        column,
        style,
        ...(content !== '' && { value: content }),
        ...(target && { link: { sheet: target.sheet, address: target.address } }),
      });
    }
  }
  return headerRow + 1 + Math.max(1, rows.length);
}

/** 审核结果 as sheets: the list that goes with the marks, and the report over a bureau's books. */
import { amountIn, type Block, type CellRef, type Money, type MoneyUnit } from '../accounts';
import { relationsOf, statementName } from '../forms';
import { say } from '../sentences';
import { fitHeights, type CellStyle, type PlannedCell, type SheetPlan } from '../workbook';
import {
  LEVELS,
  countByLevel,
  countByState,
  levelName,
  moneyUnitOf,
  ruleCounts,
  requirementOf,
  verdict,
  type CheckedBook,
  type UnusableBook,
} from './checked';

/** One column: heading, width in characters, style of its cells. */
interface Column<Row> {
  readonly heading: string;
  readonly width: number;
  readonly style: CellStyle;
  readonly value: (row: Row) => string | number;
  readonly link?: (row: Row) => PlannedCell['link'];
}

/** One line of the list: a finding, or a rule that was not run. */
interface ReportRow {
  readonly book: CheckedBook;
  readonly level: string;
  readonly rule: string;
  readonly statement: string;
  readonly message: string;
  readonly basis: string;
  /** Where to look first. */
  readonly cell?: CellRef;
  readonly actual?: Money;
  readonly expected?: Money;
  readonly difference?: Money;
  readonly unit: MoneyUnit;
}

/** The sheet that goes with the marks: every finding with a link to its cell, then what was not run. */
export function findingsSheet(book: CheckedBook): SheetPlan {
  return tableSheet({
    name: say('checking.reportSheet'),
    title: say('checking.reportTitle', { unit: book.accounts.unit?.value ?? book.accounts.book }),
    notes: [verdict(book.result), ruleCounts(book.result)],
    columns: reportColumns(true),
    rows: reportRows(book),
  });
}

/**
 * The report over several books: a summary, in which those that could not be checked are not forgotten, and all findings
 * with the rules that were not run.
 */
export function bureauReport(books: readonly CheckedBook[], unusable: readonly UnusableBook[] = []): SheetPlan[] {
  return [
    tableSheet({
      name: say('checking.summarySheet'),
      title: say('checking.summaryTitle', { count: books.length + unusable.length }),
      notes: [],
      columns: summaryColumns(),
      rows: [
        ...books.map((book): SummaryRow => ({ name: book.accounts.book, verdict: verdict(book.result), book })),
        ...unusable.map(({ book, reason }): SummaryRow => ({
          name: book,
          verdict: say('checking.unusable', { reason }),
        })),
      ],
    }),
    tableSheet({
      name: say('checking.reportSheet'),
      title: say('checking.reportSheet'),
      notes: [],
      columns: [bookColumn<ReportRow>(({ book }) => book.accounts.book), ...reportColumns(false)],
      rows: books.flatMap(reportRows),
    }),
  ];
}

function reportRows(book: CheckedBook): ReportRow[] {
  const { accounts, form, result } = book;
  const own = moneyUnitOf(accounts) ?? '元';
  const findings = result.findings.map((finding): ReportRow => {
    const { rule, statement, message, basis, actual, expected, difference } = finding;
    const [cell] = finding.cells;
    return {
      book,
      level: levelName(finding.level),
      rule,
      statement: statement === undefined ? '' : statementName(form, statement, accounts),
      message,
      basis,
      unit: (statement && accounts.statements.get(statement)?.heading.moneyUnit?.value) ?? own,
      ...(cell && { cell }),
      ...(actual && { actual }),
      ...(expected && { expected }),
      ...(difference && { difference }),
    };
  });
  const notRun = result.outcomes.flatMap(({ rule, state, reason }): ReportRow[] => {
    if (state !== 'notRun') return [];
    const { sentence, basis } = requirementOf(book, rule);
    const message = say('checking.notRunLine', { sentence, reason: reason ?? '' });
    return [
      { book, level: say('checking.notRun'), rule, statement: statementOf(book, rule), message, basis, unit: own },
    ];
  });
  return [...findings, ...notRun];
}

/** The statement that declares a rule; rules about the whole book have none. */
function statementOf({ accounts, form }: CheckedBook, rule: string): string {
  const statement = relationsOf(form).find(({ id }) => id === rule)?.statement;
  return statement === undefined ? '' : statementName(form, statement, accounts);
}

function reportColumns(linked: boolean): Column<ReportRow>[] {
  const amount = (value: Money | undefined, unit: MoneyUnit): number | '' =>
    value ? amountIn(value, unit).toNumber() : '';
  const money = (heading: string, of: (row: ReportRow) => Money | undefined): Column<ReportRow> => ({
    heading,
    width: 18,
    style: 'amount',
    value: (row) => amount(of(row), row.unit),
  });
  return [
    { heading: say('checking.columnLevel'), width: 8, style: 'text', value: ({ level }) => level },
    { heading: say('checking.columnRule'), width: 9, style: 'code', value: ({ rule }) => rule },
    { heading: say('checking.columnStatement'), width: 12, style: 'text', value: ({ statement }) => statement },
    {
      heading: say('checking.columnPlace'),
      width: 20,
      style: 'text',
      value: ({ cell }) => (cell ? `${cell.sheet}!${cell.address}` : ''),
      ...(linked && { link: ({ cell }: ReportRow) => cell }),
    },
    { heading: say('checking.columnMessage'), width: 70, style: 'text', value: ({ message }) => message },
    money(say('checking.columnActual'), ({ actual }) => actual),
    money(say('checking.columnExpected'), ({ expected }) => expected),
    money(say('checking.columnDifference'), ({ difference }) => difference),
    { heading: say('checking.columnUnit'), width: 8, style: 'text', value: ({ actual, unit }) => (actual ? unit : '') },
    { heading: say('checking.columnBasis'), width: 30, style: 'text', value: ({ basis }) => basis },
  ];
}

/** One line of the summary; without `book` where it could not be checked. */
interface SummaryRow {
  readonly name: string;
  readonly verdict: string;
  readonly book?: CheckedBook;
}

function bookColumn<Row>(nameOf: (row: Row) => string): Column<Row> {
  return { heading: say('checking.columnBook'), width: 28, style: 'text', value: nameOf };
}

function summaryColumns(): Column<SummaryRow>[] {
  const number = (heading: string, value: (book: CheckedBook) => number | undefined): Column<SummaryRow> => ({
    heading,
    width: 9,
    style: 'lineNumber',
    value: ({ book }) => (book && value(book)) ?? '',
  });
  return [
    bookColumn(({ name }) => name),
    {
      heading: say('checking.columnUnitName'),
      width: 30,
      style: 'text',
      value: ({ book }) => book?.accounts.unit?.value ?? '',
    },
    number(say('checking.columnYear'), ({ accounts }) => accounts.year?.value),
    ...LEVELS.map((level) => number(levelName(level), ({ result }) => countByLevel(result)[level])),
    number(say('checking.notRun'), ({ result }) => countByState(result).notRun),
    { heading: say('checking.columnVerdict'), width: 50, style: 'text', value: (row) => row.verdict },
  ];
}

interface TableSheet<Row> {
  readonly name: string;
  readonly title: string;
  readonly notes: readonly string[];
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
}

function tableSheet<Row>({ name, title, notes, columns, rows }: TableSheet<Row>): SheetPlan {
  const last = columns.length - 1;
  const headerRow = notes.length + 1;
  const across = (row: number): Block => ({ top: row, left: 0, bottom: row, right: last });
  const cells: PlannedCell[] = [
    { row: 0, column: 0, style: 'title', value: title },
    ...notes.map((value, index): PlannedCell => ({ row: index + 1, column: 0, style: 'note', value })),
    ...columns.map(({ heading }, column): PlannedCell => ({ row: headerRow, column, style: 'header', value: heading })),
    ...rows.flatMap((row, index) => columns.map((column, at) => cellOf(column, row, headerRow + 1 + index, at))),
  ];
  // An empty list says that there is nothing.
  if (rows.length === 0) cells.push({ row: headerRow + 1, column: 0, style: 'text', value: say('checking.nothing') });
  return fitHeights({
    name,
    cells,
    merges: [across(0), ...notes.map((_, index) => across(index + 1))],
    widths: columns.map((column) => column.width),
    headerRows: headerRow + 1,
    landscape: true,
  });
}

function cellOf<Row>(column: Column<Row>, row: Row, at: number, index: number): PlannedCell {
  const value = column.value(row);
  const link = column.link?.(row);
  return {
    row: at,
    column: index,
    style: column.style,
    ...(value !== '' && { value }),
    ...(link && { link: { sheet: link.sheet, address: link.address } }),
  };
}

/** How often and how much the port talks to Excel: a check is four round trips, whatever the workbook's size. */
import { addressOf, type CellRef } from '../../../src/accounts';
import { FORMS } from '../../../src/forms';
import { LIMITS } from '../../../src/hosts/excel';
import { createWorkbook } from '../../../src/hosts/file';
import { layOutStatements } from '../../../src/layout';
import type { CellValue, Marks, SheetPlan, SheetSnapshot } from '../../../src/workbook';
import { SimBook } from '../../excel-host';
import { STATEMENT } from '../contract';
import { openBook, openBytes, type ExcelSubject } from './support';

const BYTES_MAX = 5_000_000;

function sheetOf(
  name: string,
  rows: number,
  columns: number,
  value: (r: number, c: number) => CellValue,
): SheetSnapshot {
  const cells = Array.from({ length: rows }, (_, r) => Array.from({ length: columns }, (_, c) => value(r, c)));
  return { name, visibility: 'visible', top: 0, left: 0, cells, merges: [] };
}

const REPORT: SheetPlan = {
  ...STATEMENT,
  name: '审核结果',
  cells: Array.from({ length: 600 }, (_, row) => ({
    row,
    column: row % 5,
    style: 'text' as const,
    value: '本年收入合计应等于各项收入之和，多 100.00 元。',
    link: { sheet: '表1', address: 'A1' as const },
  })),
  merges: [],
};

function tripsSince({ excel }: ExcelSubject, count: number) {
  return excel.trips.slice(count);
}

describe('a check of the whole workbook', () => {
  test('takes four round trips: two to read, two for marks, report and state', async () => {
    const sheets = Array.from({ length: 20 }, (_, i) => sheetOf(`表${i + 1}`, 150, 12, (r, c) => r * 100.25 + c));
    const subject = await openBook(SimBook.of(sheets));
    const { host, excel, book } = subject;
    const everyOther = (name: string): CellRef[] =>
      Array.from({ length: 900 }, (_, i) => ({ sheet: name, address: addressOf(i % 150, 2 * Math.floor(i / 150)) }));
    const marks: Marks = {
      error: sheets.flatMap(({ name }) => everyOther(name).filter((_, i) => i % 3 === 0)),
      verify: sheets.flatMap(({ name }) => everyOther(name).filter((_, i) => i % 3 === 1)),
      hint: [],
    };

    expect(await host.readSheets()).toEqual(sheets);
    expect(excel.trips).toHaveLength(2);
    await Promise.all([host.mark(marks, REPORT), host.saveState({ explanations: {} })]);
    expect(excel.trips).toHaveLength(4);
    for (const { requestBytes, answerBytes } of excel.trips) {
      expect(requestBytes).toBeLessThan(BYTES_MAX);
      expect(answerBytes).toBeLessThan(BYTES_MAX);
    }
    // One format a level and sheet.
    for (const { formats } of book.sheets.slice(0, 20)) expect(formats).toHaveLength(2);
    expect(await host.loadState()).toEqual({ explanations: {} });

    await Promise.all([host.mark(marks, REPORT), host.saveState({ explanations: { a: 1 } })]);
    expect(excel.trips).toHaveLength(7);
    for (const { formats } of book.sheets.slice(0, 20)) expect(formats).toHaveLength(2);
  });

  test('does not grow with what is marked before: clearing is two round trips', async () => {
    const sheets = Array.from({ length: 20 }, (_, i) => sheetOf(`表${i + 1}`, 20, 3, () => 1));
    const { host, excel } = await openBook(SimBook.of(sheets));
    const all = sheets.map(({ name }) => ({ sheet: name, address: 'B2' as const }));
    await host.mark({ error: all, verify: [], hint: [] }, REPORT);
    const before = excel.trips.length;
    expect(await host.clearMarks()).toBe(20);
    expect(excel.trips.length - before).toBe(2);
  });
});

test('number formats and how the workbook is calculated come with the values', async () => {
  const sheets = [{ ...sheetOf('表', 1, 2, (_, c) => c + 1), formats: [[undefined, '0!.0,"万元"']] }];
  const { host, excel, book } = await openBook(SimBook.of(sheets));
  expect(await host.readSheets()).toEqual(sheets);
  expect(excel.trips).toHaveLength(2);
  book.calculationMode = 'Manual';
  expect(await host.readSheets()).toMatchObject([{ manualCalculation: true }]);
});

describe('much to read', () => {
  test('100,000 cells come in pieces', async () => {
    const plain = sheetOf('大', 10_000, 10, (r, c) => r + c / 100);
    const formats = plain.cells.map((row) => row.map(() => '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ '));
    const subject = await openBook(SimBook.of([{ ...plain, formats }]));
    const [sheet] = await subject.host.readSheets();
    expect(sheet?.cells).toHaveLength(10_000);
    expect(sheet?.cells[9_999]?.[9]).toBe(9_999.09);
    expect(subject.excel.trips).toHaveLength(3);
    for (const { answerBytes } of subject.excel.trips) expect(answerBytes).toBeLessThan(BYTES_MAX);
  });

  test('long texts that are too much for one answer come in halves', async () => {
    const long = '长'.repeat(3_000);
    const subject = await openBook(
      SimBook.of([sheetOf('文', 1_000, 1, (r) => `${r}${long}`), sheetOf('次', 1, 1, () => 1)]),
    );
    const [sheet, next] = await subject.host.readSheets();
    expect(sheet?.cells.map(([text]) => text)).toEqual(Array.from({ length: 1_000 }, (_, r) => `${r}${long}`));
    expect(next?.cells).toEqual([[1]]);
    expect(subject.excel.trips.length).toBeLessThan(8);
  });

  test('a cell at the far end is said, not read', async () => {
    const book = SimBook.of([sheetOf('散', 1, 1, () => 1)]);
    book.type('散', addressOf(1_048_575, 16_383), 1);
    const { host } = await openBook(book);
    await expect(host.readSheets()).rejects.toThrow('“散”表的内容一直散到 XFD1048576 单元格');
  });

  test('sheets that are too much together are said to be, and not read', async () => {
    const sheets = ['甲', '乙'].map((name) => sheetOf(name, 1, 1, () => 1));
    const book = SimBook.of(sheets);
    for (const { name } of sheets) book.type(name, addressOf(199_999, 14), 1);
    const { host, excel } = await openBook(book);
    await expect(host.readSheets()).rejects.toThrow('读到“乙”表时，各张工作表的单元格加起来已超过 500 万个的上限');
    expect(excel.trips).toHaveLength(1);
  });

  test.each([
    ['more sheets than are looked at in one go', LIMITS.SHEETS_AT_ONCE + 5, true, 3],
    ['an Excel that does not answer calls on null objects', 3, false, 3],
  ])('%s: a round trip more', async (_, count, nullsAnswer, trips) => {
    const sheets = Array.from({ length: count }, (__, i) => sheetOf(`表${i + 1}`, 2, 2, () => i));
    const { host, excel } = await openBook(SimBook.of(sheets));
    excel.nullsAnswer = nullsAnswer;
    expect(await host.readSheets()).toEqual(sheets);
    // One of them is the refused one, which was awaited too.
    expect(excel.trips).toHaveLength(trips + (nullsAnswer ? 0 : 1));
  });
});

describe('much to write', () => {
  test('every statement of the form goes in with two round trips', async () => {
    const plans = layOutStatements(FORMS.form('henan-2021', 2021));
    const subject = await openBook(SimBook.of());
    const { host, excel, book } = subject;
    await host.insertSheets(plans);
    expect(tripsSince(subject, 0)).toHaveLength(2);
    expect(excel.trips[1]?.requestBytes).toBeLessThan(BYTES_MAX / 2);
    const written = await openBytes(await createWorkbook(plans));
    const texts = (of: SimBook) =>
      of
        .snapshots()
        .map(({ cells }) => cells.map((row) => row.map((value) => (typeof value === 'string' ? value : null))));
    book.sheets.shift();
    expect(texts(book).map(trimmed)).toEqual(texts(written.book).map(trimmed));
  });

  test('a long statement is written in several', async () => {
    const cells = Array.from({ length: 24_000 }, (_, i) => ({
      row: Math.floor(i / 4),
      column: i % 4,
      style: 'label' as const,
      value: `一般公共服务支出 ${i} ${'项'.repeat(60)}`,
    }));
    const { host, excel, book } = await openBook(SimBook.of());
    await host.insertSheets([{ ...STATEMENT, cells, merges: [] }]);
    expect(book.sheet(STATEMENT.name).cells.size).toBe(6_000);
    expect(excel.trips.length).toBeGreaterThan(2);
    for (const { requestBytes } of excel.trips) expect(requestBytes).toBeLessThan(BYTES_MAX);
  });
});

/** Without blank rows and columns at the end: formulas are computed in one of the two workbooks only. */
function trimmed(rows: readonly (readonly (string | null)[])[]): string[] {
  return rows.map((row) => row.filter((text) => text !== null).join('|')).filter((row) => row !== '');
}

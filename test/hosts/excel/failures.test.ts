/** What can go wrong in Excel: each ends in one sentence and no half-done work. */
import { ExcelHost } from '../../../src/hosts/excel';
import { WorkbookError, type FormulaFill, type SheetPlan } from '../../../src/workbook';
import { contractBook, MARKS, OTHER, STATEMENT } from '../contract';
import { openBytes, type ExcelSubject } from './support';

const REPORT: SheetPlan = { ...OTHER, name: '审核结果' };
const NEW: SheetPlan = { ...OTHER, name: '新表' };
const { name: SHEET } = STATEMENT;
const opened = async () => openBytes(await contractBook());

/** What is said; the workbook is then as it was. */
async function saidOf(subject: ExcelSubject, press: (host: ExcelHost) => Promise<unknown>): Promise<string> {
  const before = subject.dump();
  const error: unknown = await press(subject.host).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(WorkbookError);
  expect(subject.dump()).toEqual(before);
  const { message } = error as WorkbookError;
  expect(message).toMatch(/^[^。]+。$/);
  return message;
}

const insertRow = (host: ExcelHost) =>
  host.insertRows([{ sheet: SHEET, above: 3, count: 1, cells: [{ row: 3, column: 0, style: 'code', value: '203' }] }]);
const note = (host: ExcelHost) => host.annotate([{ cell: { sheet: SHEET, address: 'C3' }, text: '少 1 元' }]);

describe('protection', () => {
  test.each([
    ['marks', (host: ExcelHost) => host.mark(MARKS)],
    ['rows', insertRow],
    ['remarks', note],
  ])('%s on a protected sheet', async (_, press) => {
    const subject = await opened();
    subject.book.sheet(SHEET).protection.isProtected = true;
    expect(await saidOf(subject, press)).toContain(`“${SHEET}”表受保护，没有改动`);
  });

  test('a protected sheet that allows formats is marked and cleared', async () => {
    const subject = await opened();
    subject.book.sheet(SHEET).protection = { isProtected: true, allowFormatCells: true };
    await subject.host.mark(MARKS);
    expect(subject.marked(SHEET)).toHaveLength(3);
    expect(await subject.host.clearMarks()).toBe(3);
  });

  test('clearing marks of a sheet that was protected since', async () => {
    const subject = await opened();
    await subject.host.mark(MARKS);
    subject.book.sheet(SHEET).protection.isProtected = true;
    expect(await saidOf(subject, (host) => host.clearMarks())).toContain('受保护');
  });

  test.each([
    ['inserting sheets', (host: ExcelHost) => host.insertSheets([NEW])],
    ['a report', (host: ExcelHost) => host.mark(MARKS, REPORT)],
  ])('%s in a workbook of protected structure', async (_, press) => {
    const subject = await opened();
    subject.book.isProtected = true;
    expect(await saidOf(subject, press)).toContain('的结构受保护，不能增删工作表');
  });
});

describe('Excel stops in the middle', () => {
  test.each([
    ['ConditionalFormatCollection.Add', 2, (host: ExcelHost) => host.mark(MARKS, REPORT)],
    ['WorksheetCollection.Add', 1, (host: ExcelHost) => host.mark(MARKS, REPORT)],
    ['PageLayout.SetPrintMargins', 1, (host: ExcelHost) => host.mark(MARKS, REPORT)],
    ['WorksheetCollection.Add', 2, (host: ExcelHost) => host.insertSheets([NEW, REPORT])],
    ['Range.Formulas', 2, (host: ExcelHost) => host.insertSheets([NEW, REPORT])],
    ['Range.CopyFrom', 2, insertTwice],
    ['Range.Insert', 2, insertTwice],
    ['Range.Formulas', 1, insertTwice],
    ['Range.Insert', 2, insertAndFill],
    ['Range.Formulas', 1, insertAndFill],
    ['Range.Formulas', 3, insertAndFill],
    ['Range.Formulas', 4, insertAndFill],
  ] as const)('at %s, use %i', async (at, nth, press) => {
    const subject = await opened();
    subject.excel.faults = [{ at, nth, code: 'GeneralException', message: 'Something went wrong.' }];
    expect(await saidOf(subject, press)).toContain('没有完成这一步（Something went wrong），没有改动');
  });

  test('comments that Excel does not take', async () => {
    const subject = await opened();
    subject.excel.faults = [{ at: 'CommentCollection.Add', code: 'InvalidOperation', message: 'There is a note.' }];
    expect(await saidOf(subject, note)).toContain('Excel 没有接受批注（There is a note），一条也没有加');
  });

  test('earlier marks and their report stay when new ones fail', async () => {
    const subject = await opened();
    await subject.host.mark({ ...MARKS, hint: [] }, REPORT);
    subject.excel.faults = [{ at: 'PageLayout.SetPrintMargins', nth: 2, code: 'InvalidOperation' }];
    await saidOf(subject, (host) => host.mark({ error: [], verify: [], hint: MARKS.error }, REPORT));
  });

  test.each([
    ['marking again', (host: ExcelHost) => host.mark({ error: [], verify: [], hint: MARKS.error }, REPORT)],
    ['clearing', (host: ExcelHost) => host.clearMarks()],
  ])(
    '%s, when some of the earlier marks are out already: that is said, and pressing again does it',
    async (_, press) => {
      const subject = await opened();
      await subject.host.mark(MARKS, REPORT);
      const cells = structuredClone(subject.book.sheet(SHEET).cells);
      subject.excel.faults = [{ at: 'ConditionalFormat.Delete', nth: 2, code: 'GeneralException', message: 'Stop.' }];
      await expect(press(subject.host)).rejects.toThrow(
        /（Stop），原来的标记或“审核结果”表已清除了一部分，其余内容没有改动；请再按一次/,
      );
      expect((await subject.marked(SHEET)).length).toBeLessThan(3);
      expect(subject.book.sheet(SHEET).cells).toEqual(cells);
      await subject.host.clearMarks();
      expect(await subject.marked(SHEET)).toEqual([]);
    },
  );

  test('when it cannot be taken back either, that is said', async () => {
    const subject = await opened();
    subject.excel.faults = [
      { at: 'Range.Formulas', nth: 1, code: 'GeneralException', message: 'Stop.' },
      { at: 'Worksheet.Delete', nth: 1, code: 'GeneralException', message: 'Stop.' },
    ];
    await expect(subject.host.insertSheets([NEW])).rejects.toThrow('也没能全部恢复原状；请检查工作簿“决算.xlsx”');
  });

  function insertTwice(host: ExcelHost, fills: readonly FormulaFill[] = []): Promise<void> {
    return host.insertRows(
      [
        { sheet: SHEET, above: 2, count: 1, cells: [{ row: 2, column: 0, style: 'code', value: '101' }] },
        { sheet: SHEET, above: 3, count: 2, cells: [{ row: 4, column: 0, style: 'code', value: '203' }] },
      ],
      fills,
    );
  }

  function insertAndFill(host: ExcelHost): Promise<void> {
    return insertTwice(host, [
      { cell: { sheet: SHEET, address: 'C5' }, formula: 'SUM(C3:C7)' },
      // A cell that is formatted as text.
      { cell: { sheet: SHEET, address: 'A5' }, formula: 'COUNTA(A3:A7)' },
    ]);
  }
});

describe('what changes under our hands', () => {
  test('a sheet is deleted between two clicks', async () => {
    const subject = await opened();
    subject.book.remove(subject.book.sheet(SHEET));
    expect(await saidOf(subject, (host) => host.mark(MARKS))).toContain(`没有“${SHEET}”表`);
    expect(await saidOf(subject, insertRow)).toContain('已经不在工作簿');
    expect(await subject.host.select({ sheet: SHEET, address: 'A1' })).toBe('missing');
  });

  test.each([
    ['reading', (host: ExcelHost) => host.readSheets()],
    ['marking', (host: ExcelHost) => host.mark(MARKS, REPORT)],
  ])('a sheet is deleted while %s', async (_, press) => {
    const subject = await opened();
    const { excel, book, host } = subject;
    const receive = excel.receive.bind(excel);
    excel.receive = (message) => {
      if (excel.trips.length === 1 && book.find(SHEET)) book.remove(book.sheet(SHEET));
      receive(message);
    };
    await expect(press(host)).rejects.toThrow('已经不在工作簿“决算.xlsx”里');
    expect(book.sheets.map(({ name, formats }) => [name, formats.length])).toEqual([[OTHER.name, 0]]);
  });

  test('AccessDenied from Excel itself', async () => {
    const subject = await opened();
    subject.excel.faults = [{ at: 'ConditionalFormatCollection.Add', code: 'AccessDenied' }];
    expect(await saidOf(subject, (host) => host.mark(MARKS))).toContain('Excel 不许改动工作簿');
  });
});

describe('somebody is typing into a cell', () => {
  test('Excel is waited for', async () => {
    const { host, excel, marked } = await opened();
    excel.beginEditing();
    const pressed = host.mark(MARKS);
    setTimeout(() => excel.endEditing(), 50);
    await pressed;
    expect(marked(SHEET)).toHaveLength(3);
  });

  test('for so long that it is said; nothing is done afterwards', async () => {
    const subject = await opened();
    const { excel } = subject;
    const patient = new ExcelHost('决算.xlsx', { key: 'workbook.excelAbout' }, 50);
    excel.beginEditing();
    expect(await saidOf(subject, () => patient.insertSheets([NEW]))).toContain('正在编辑单元格，没有改动');
    const before = subject.dump();
    excel.endEditing();
    await patient.loadState();
    expect(subject.dump()).toEqual(before);
  });
});

describe('two presses at once', () => {
  test('are one after the other', async () => {
    const { host, excel, marked, book } = await opened();
    await Promise.all([host.mark(MARKS, REPORT), host.mark({ ...MARKS, error: [] }, REPORT), host.mark(MARKS, REPORT)]);
    expect(marked(SHEET)).toEqual(['error A3', 'error C3:C4', 'hint B5']);
    expect(book.sheets.map(({ name }) => name)).toEqual([SHEET, OTHER.name, REPORT.name]);
    expect(excel.trips).toHaveLength(6);
  });

  test('inserting twice: the second is told that the sheet is there', async () => {
    const { host, book } = await opened();
    const [first, second] = await Promise.allSettled([host.insertSheets([NEW]), host.insertSheets([NEW])]);
    expect(first.status).toBe('fulfilled');
    expect(second.status === 'rejected' && String(second.reason)).toContain('已经有“新表”表');
    expect(book.sheets).toHaveLength(3);
  });

  test('a press that fails does not hold up the next', async () => {
    const { host, marked } = await opened();
    const failed = host.mark({ ...MARKS, hint: [{ sheet: '没有', address: 'A1' }] });
    const next = host.mark(MARKS);
    await expect(failed).rejects.toThrow('没有“没有”表');
    await next;
    expect(marked(SHEET)).toHaveLength(3);
  });

  test('state that was to go with marks is saved when marking fails', async () => {
    const { host } = await opened();
    const [marking, saving] = await Promise.allSettled([
      host.mark({ ...MARKS, hint: [{ sheet: '没有', address: 'A1' }] }),
      host.saveState({ a: 1 }),
    ]);
    expect([marking.status, saving.status]).toEqual(['rejected', 'fulfilled']);
    expect(await host.loadState()).toEqual({ a: 1 });
  });
});

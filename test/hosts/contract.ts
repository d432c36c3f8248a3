/** What every host of the port has to do: the same cases, run against each of them. */
import { createWorkbook } from '../../src/hosts/file';
import type { Marks, SheetPlan, SheetSnapshot, WorkbookHost } from '../../src/workbook';

/** A workbook that is open in the host that is tested. */
export interface Subject<H extends WorkbookHost = WorkbookHost> {
  readonly host: H;
  /** Everything that is in the workbook, in a form that can be compared. */
  readonly dump: () => unknown;
  /** The cells that are marked on a sheet: `error B3:B4`, by level and range. */
  readonly marked: (sheet: string) => readonly string[] | Promise<readonly string[]>;
}

/** Opens the bytes of an .xlsx file. */
export type Open<H extends WorkbookHost = WorkbookHost> = (bytes: Uint8Array) => Promise<Subject<H>>;

export const STATEMENT: SheetPlan = {
  name: '收入决算表',
  cells: [
    { row: 0, column: 0, style: 'title', value: '收入决算表' },
    { row: 1, column: 0, style: 'header', value: '科目编码' },
    { row: 1, column: 1, style: 'header', value: '科目名称' },
    { row: 1, column: 2, style: 'header', value: '金额' },
    { row: 2, column: 0, style: 'code', value: '201' },
    { row: 2, column: 1, style: 'label', value: '一般公共服务支出' },
    { row: 2, column: 2, style: 'amount', value: 1234.56 },
    { row: 3, column: 0, style: 'code', value: '205' },
    { row: 3, column: 1, style: 'label', value: '教育支出' },
    { row: 3, column: 2, style: 'amount', value: -0.01 },
    { row: 4, column: 1, style: 'note', value: '注：本表反映部门本年度的收入情况。' },
  ],
  merges: [{ top: 0, left: 0, bottom: 0, right: 2 }],
  widths: [12, 30, 18],
  headerRows: 2,
  landscape: false,
};

export const OTHER: SheetPlan = {
  ...STATEMENT,
  name: "支出's 表",
  cells: [{ row: 1, column: 1, style: 'text', value: '2021年度' }],
  merges: [],
};

const REPORT: SheetPlan = {
  ...STATEMENT,
  name: '审核结果',
  cells: [
    { row: 0, column: 0, style: 'title', value: '审核结果' },
    { row: 1, column: 0, style: 'text', value: '错误', link: { sheet: OTHER.name, address: 'B2' } },
    { row: 1, column: 1, style: 'text', value: '=1+1 应为文字' },
    { row: 1, column: 2, style: 'text', value: '甲' },
  ],
};

/** Text that looks like something else. */
const TEXTS: SheetPlan = {
  ...OTHER,
  name: '文字',
  cells: ['=1+1', '2010101', '-5', '1-2', '2021年12月', 'TRUE', "'引号", '#REF!', '一、', '3.5%', '（一）'].map(
    (value, row) => ({ row, column: 0, style: 'text' as const, value }),
  ),
};

const at = (address: `${string}${number}`, sheet = STATEMENT.name) => ({ sheet, address });
const NONE: Marks = { error: [], verify: [], hint: [] };
export const MARKS: Marks = {
  error: [at('C4'), at('C3'), at('A3')],
  verify: [at('C3'), at('B2', OTHER.name)],
  hint: [at('B5')],
};

export const contractBook = (): Promise<Uint8Array> => createWorkbook([STATEMENT, OTHER]);

/** The cases for every host. */
export function describeHost(name: string, open: Open): void {
  const opened = async () => open(await contractBook());
  const names = (sheets: readonly SheetSnapshot[]) => sheets.map((sheet) => sheet.name);

  describe(`${name}: the port`, () => {
    test('reads what is there', async () => {
      const { host } = await opened();
      const [statement, other] = await host.readSheets();
      expect(statement).toMatchObject({ name: STATEMENT.name, visibility: 'visible', top: 0, left: 0 });
      expect(statement?.cells).toEqual([
        ['收入决算表', null, null],
        ['科目编码', '科目名称', '金额'],
        ['201', '一般公共服务支出', 1234.56],
        ['205', '教育支出', -0.01],
        [null, '注：本表反映部门本年度的收入情况。', null],
      ]);
      expect(statement?.merges).toEqual(STATEMENT.merges);
      // Of numbers alone: codes are text.
      expect(statement?.formats).toEqual([
        undefined,
        undefined,
        [undefined, undefined, '#,##0.00'],
        [undefined, undefined, '#,##0.00'],
        undefined,
      ]);
      expect(other).toMatchObject({ name: OTHER.name, top: 1, left: 1, cells: [['2021年度']], merges: [] });
    });

    test('inserts sheets last, text as text', async () => {
      const { host } = await opened();
      await host.insertSheets([TEXTS, REPORT]);
      const sheets = await host.readSheets();
      expect(names(sheets)).toEqual([STATEMENT.name, OTHER.name, TEXTS.name, REPORT.name]);
      expect(sheets[2]?.cells.map(([text]) => text)).toEqual(TEXTS.cells.map(({ value }) => value));
      expect(sheets[3]?.cells).toEqual([
        ['审核结果', null, null],
        ['错误', '=1+1 应为文字', '甲'],
      ]);
      expect(sheets[3]?.merges).toEqual(REPORT.merges);
    });

    test.each([
      [OTHER.name, '已经有'],
      [OTHER.name.toUpperCase(), '已经有'],
      ['一/二', '不能用'],
      ['长'.repeat(32), '不能用'],
    ])('refuses the name %s and changes nothing', async (sheet, sentence) => {
      const { host, dump } = await opened();
      const before = await dump();
      await expect(host.insertSheets([TEXTS, { ...REPORT, name: sheet }])).rejects.toThrow(sentence);
      expect(await dump()).toEqual(before);
    });

    test('marks cells at their gravest level', async () => {
      const { host, marked } = await opened();
      await host.mark(MARKS);
      expect(await marked(STATEMENT.name)).toEqual(['error A3', 'error C3:C4', 'hint B5']);
      expect(await marked(OTHER.name)).toEqual(['verify B2']);
    });

    test('marks replace those set before', async () => {
      const { host, marked } = await opened();
      await host.mark(MARKS);
      await host.mark({ ...NONE, hint: [at('C4')] });
      expect(await marked(STATEMENT.name)).toEqual(['hint C4']);
      expect(await marked(OTHER.name)).toEqual([]);
    });

    test('clearing leaves the workbook as it was', async () => {
      const { host, dump } = await opened();
      const before = await dump();
      await host.mark(MARKS, REPORT);
      expect(await dump()).not.toEqual(before);
      expect(await host.clearMarks()).toBe(3);
      expect(await dump()).toEqual(before);
      expect(await host.clearMarks()).toBe(0);
      expect(await dump()).toEqual(before);
    });

    test('the report stands last and replaces that of an earlier run', async () => {
      const { host } = await opened();
      await host.mark(MARKS, REPORT);
      await host.insertSheets([TEXTS]);
      await host.mark(MARKS, {
        ...REPORT,
        cells: [{ row: 0, column: 0, style: 'text', value: '没有问题' }],
        merges: [],
      });
      const sheets = await host.readSheets();
      expect(names(sheets)).toEqual([STATEMENT.name, OTHER.name, TEXTS.name, REPORT.name]);
      expect(sheets[3]?.cells).toEqual([['没有问题']]);
    });

    test('a sheet of the user’s with the report’s name stays', async () => {
      const { host } = await opened();
      await host.insertSheets([REPORT]);
      await host.mark(MARKS, REPORT);
      expect(names(await host.readSheets())).toContain('审核结果 (2)');
      await host.clearMarks();
      expect(names(await host.readSheets())).toEqual([STATEMENT.name, OTHER.name, REPORT.name]);
    });

    test('a sheet to mark that is gone is said, and nothing changes', async () => {
      const { host, dump } = await opened();
      await host.mark({ ...NONE, hint: [at('C4')] });
      const before = await dump();
      await expect(host.mark({ ...MARKS, hint: [at('A1', '没有')] }, REPORT)).rejects.toThrow('没有“没有”表');
      expect(await dump()).toEqual(before);
    });

    test('keeps state, whatever is marked and cleared', async () => {
      const { host } = await opened();
      expect(await host.loadState()).toBeUndefined();
      await host.saveState({ explanations: { 'A-1': '上年 < 本年 & "其他" 😀' } });
      await host.mark(MARKS, REPORT);
      expect(await host.loadState()).toEqual({ explanations: { 'A-1': '上年 < 本年 & "其他" 😀' } });
      await host.saveState({ a: 1 });
      await host.clearMarks();
      expect(await host.loadState()).toEqual({ a: 1 });
      expect(names(await host.readSheets())).toEqual([STATEMENT.name, OTHER.name]);
    });
  });
}

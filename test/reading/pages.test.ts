/** Statements that go on on further pages, and sheets that bear no title. */
import type { SheetSnapshot } from '../../src/workbook';
import { sheetOf } from '../support/grid';
import { appropriation04, basic06, BOOK, expenditure03, general05, income01, income02 } from './books';
import { figuresOf, problemsOf, read } from './support';

const HEADER = '科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出\n栏次 | · | 1 | 2 | 3';
const FIRST = sheetOf(
  '第1页',
  `支出决算表\n部门：某局 | 2021年度 | 单位：元\n${HEADER}\n合计 | · | 7 | 3 | 4\n205 | 教育支出 | 4 | 3 | 1\n20508 | 进修及培训 | 4 | 3 | 1`,
);
const ROWS = '2050803 | 培训支出 | 4 | 3 | 1\n208 | 社会保障和就业支出 | 3 | · | 3';
const CODES = ['合计', '205', '20508', '2050803', '208'];

const codes = (...sheets: SheetSnapshot[]): (string | undefined)[] | undefined =>
  read(...sheets)
    .statements.get('03')
    ?.rows.map(({ item }) => item);

describe('a statement goes on in the next sheet', () => {
  test.each([
    ['with its title and （续）', `支出决算表（续）\n${HEADER}\n${ROWS}`],
    ['with its title', `支出决算表\n${HEADER}\n${ROWS}\n注：本表反映部门本年度各项支出情况。`],
    ['with its title and no header', `支出决算表（续）\n${ROWS}`],
    ['with its header and no title', `${HEADER}\n${ROWS}`],
    ['with neither', ROWS],
    ['with neither, a column further', ROWS.replace(/^/gm, '· | ')],
    ['with neither, and its note', `${ROWS}\n注：本表反映部门本年度各项支出情况。`],
  ])('%s', (_, text) => {
    const accounts = read(FIRST, sheetOf('空白', ''), sheetOf('第2页', text));
    expect(problemsOf(accounts)).toEqual([]);
    expect(accounts.statements.get('03')?.rows.map(({ item }) => item)).toEqual(CODES);
    expect(accounts.statements.get('03')?.figure('208', '项目支出')).toMatchObject({ cell: { sheet: '第2页' } });
    expect(accounts.statements.get('03')?.range).toBe('A1:E7');
  });

  test('over three sheets', () => {
    const [one = '', two = ''] = ROWS.split('\n');
    expect(codes(FIRST, sheetOf('2', one), sheetOf('3', two))).toEqual(CODES);
  });

  test.each([
    ['01', income01],
    ['04', appropriation04],
    ['06', basic06],
  ] as const)('%s, in a sheet without title and header', (code, sheet) => {
    for (const cut of [7, 8]) {
      const first = { ...sheet, cells: sheet.cells.slice(0, cut) };
      const second = { ...sheet, name: '续', cells: sheet.cells.slice(cut), merges: [] };
      expect(figuresOf(read(first, second), code)).toEqual(figuresOf(read(sheet), code));
      expect(problemsOf(read(first, second))).toEqual([]);
    }
  });
});

describe('what does not go on', () => {
  test('a list of codes that begins anew is no page of the statement before', () => {
    const list = sheetOf('科目表', '201 | 一般公共服务支出\n205 | 教育支出\n208 | 社会保障和就业支出');
    expect(codes(FIRST, list)).toEqual(CODES.slice(0, 3));
    expect(problemsOf(read(FIRST, list))).toEqual([]);
  });

  test('a table of another title stands between', () => {
    const other = sheetOf('其他', '项目支出决算表\n项目 | 金额\n信息化 | 3');
    expect(codes(FIRST, other, sheetOf('第2页', ROWS))).toEqual(CODES.slice(0, 3));
  });

  test('the same lines again are another copy', () => {
    const copy = { ...FIRST, name: '副本' };
    expect(problemsOf(read(FIRST, copy))[0]).toContain('R-5 工作表“第1页”、“副本”都像是公开03表');
  });
});

describe('sheets without a title', () => {
  const untitled = (sheet: SheetSnapshot): SheetSnapshot => ({ ...sheet, cells: [[], ...sheet.cells.slice(1)] });

  test('a whole book of them is read, and asked about', () => {
    const accounts = read(...BOOK.map(untitled));
    expect([...accounts.statements.keys()]).toEqual(['01', '02', '03', '04', '05', '06', '07', '08', '09']);
    const titled = read(...BOOK);
    for (const code of accounts.statements.keys()) expect(figuresOf(accounts, code)).toEqual(figuresOf(titled, code));
    expect(accounts.problems.map(({ id }) => id)).toEqual(Array.from({ length: 9 }, () => 'R-12'));
    expect(problemsOf(accounts)[1]).toBe(
      'R-12 工作表“二”没有标题，按表头和项目像是《收入决算表》，已作为这张表读入。请核对；是这张表的，请在表头上面加上标题。',
    );
  });

  test('without notes either they are told by header, lines and order', () => {
    const bare = BOOK.map(untitled).map((sheet) => ({
      ...sheet,
      cells: sheet.cells.filter(([first]) => typeof first !== 'string' || !/^(注|说明)/.test(first)),
    }));
    expect([...read(...bare).statements.keys()]).toHaveLength(9);
  });

  test('a statement that has its title elsewhere is not sought among them', () => {
    const accounts = read(income02, untitled({ ...income02, name: '草稿' }));
    expect(problemsOf(accounts)).toEqual([]);
    expect(accounts.statements.get('02')?.sheet).toBe('二');
  });

  test('working papers are left alone', () => {
    const papers = [
      sheetOf('工资', '姓名 | 基本工资 | 合计\n张三 | 5 | 5\n李四 | 6 | 6'),
      sheetOf('科目', '编码 | 名称\n205 | 教育支出'),
      sheetOf('往来', '项目 | 金额\n其他收入 | 5\n总计 | 5'),
    ];
    expect(read(...papers).statements.size).toBe(0);
    expect(problemsOf(read(...papers, expenditure03, general05))).toEqual([]);
  });
});

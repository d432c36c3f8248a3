/** 06 as places print it: in one list or in blocks, with columns for the parts, with codes in two columns. */
import { sheetOf } from '../support/grid';
import { figuresOf, problemsOf, read } from './support';

const book = (text: string, merges: string[] = []) =>
  read(
    sheetOf('六', `一般公共预算财政拨款基本支出决算表\n部门：某局 | 2021年度 | · | · | 单位：元\n${text}`, { merges }),
  );

const SUBJECTS = {
  '301|决算数': '90.00',
  '30101|决算数': '60.00',
  '30102|决算数': '30.00',
  '302|决算数': '20.00',
  '30201|决算数': '20.00',
  '303|决算数': '10.00',
  '30302|决算数': '10.00',
};
const TOTALS = { '人员经费合计|决算数': '100.00', '公用经费合计|决算数': '20.00' };

test.each([
  [
    'one list with columns for personnel and operating funds, 合计 first',
    `
科目编码 | 科目名称 | 合计 | 人员经费 | 公用经费
合计 | · | 120 | 100 | 20
301 | 工资福利支出 | 90 | 90 | ·
30101 | 基本工资 | 60 | 60 | ·
30102 | 津贴补贴 | 30 | 30 | ·
302 | 商品和服务支出 | 20 | · | 20
30201 | 办公费 | 20 | · | 20
303 | 对个人和家庭的补助 | 10 | 10 | ·
30302 | 退休费 | 10 | 10 | ·`,
    { ...SUBJECTS, ...TOTALS, '合计|决算数': '120.00' },
  ],
  [
    'one list with the two columns alone, under 本年支出, codes in two columns, 合计 last',
    `
经济分类科目编码 | · | 科目名称 | 本年支出 | ·
类 | 款 | · | 人员经费 | 公用经费
301 | · | 工资福利支出 | 90 | ·
301 | '01 | 基本工资 | 60 | ·
301 | '02 | 津贴补贴 | 30 | ·
302 | · | 商品和服务支出 | · | 20
302 | '01 | 办公费 | · | 20
303 | · | 对个人和家庭的补助 | 10 | ·
303 | '02 | 退休费 | 10 | ·
合计 | · | · | 100 | 20`,
    { ...SUBJECTS, ...TOTALS },
  ],
  [
    'one list in which 人员经费 and 公用经费 are lines',
    `
行次 | 科目编码 | 科目名称 | 决算数
1 | · | 合计 | 120
2 | · | 人员经费 | 100
3 | 301 | 工资福利支出 | 90
4 | 30101 | 基本工资 | 60
5 | 30102 | 津贴补贴 | 30
6 | 303 | 对个人和家庭的补助 | 10
7 | 30302 | 退休费 | 10
8 | · | 公用经费 | 20
9 | 302 | 商品和服务支出 | 20
10 | 30201 | 办公费 | 20`,
    { ...SUBJECTS, ...TOTALS, '合计|决算数': '120.00' },
  ],
  [
    'two blocks with 行次, row labels before them, codes in two columns',
    `
· | 人员经费 | · | · | · | · | 公用经费 | · | · | · | ·
· | 行次 | 经济分类科目编码 | · | 科目名称 | 决算数 | 行次 | 经济分类科目编码 | · | 科目名称 | 决算数
· | · | 类 | 款 | · | · | · | 类 | 款 | · | ·
R0001 | 1 | 301 | · | 工资福利支出 | 90 | 8 | 302 | · | 商品和服务支出 | 20
R0002 | 2 | 301 | '01 | 基本工资 | 60 | 9 | 302 | '01 | 办公费 | 20
R0003 | 3 | 301 | '02 | 津贴补贴 | 30 | · | · | · | · | ·
R0004 | 4 | 303 | · | 对个人和家庭的补助 | 10 | · | · | · | · | ·
R0005 | 5 | 303 | '02 | 退休费 | 10 | · | · | · | · | ·
R0006 | · | 人员经费合计 | · | · | 100 | · | 公用经费合计 | · | · | 20`,
    { ...SUBJECTS, ...TOTALS },
  ],
  [
    'two blocks without totals',
    `
科目编码 | 科目名称 | 金额 | 科目编码 | 科目名称 | 金额
301 | 工资福利支出 | 90 | 302 | 商品和服务支出 | 20
30101 | 基本工资 | 60 | 30201 | 办公费 | 20
30102 | 津贴补贴 | 30 | · | · | ·
303 | 对个人和家庭的补助 | 10 | · | · | ·
30302 | 退休费 | 10 | · | · | ·`,
    SUBJECTS,
  ],
  [
    'two blocks with a 合计 over both, and page totals',
    `
科目编码 | 科目名称 | 金额 | 科目编码 | 科目名称 | 金额
301 | 工资福利支出 | 90 | 302 | 商品和服务支出 | 20
30101 | 基本工资 | 60 | 30201 | 办公费 | 20
30102 | 津贴补贴 | 30 | · | · | ·
本页小计 | · | 90 | 本页小计 | · | 20
303 | 对个人和家庭的补助 | 10 | · | · | ·
30302 | 退休费 | 10 | · | · | ·
人员经费合计 | · | 100 | 公用经费合计 | · | 20
合计 | · | · | · | · | 120`,
    { ...SUBJECTS, ...TOTALS, '合计|决算数': '120.00' },
  ],
])('%s', (_, text, expected) => {
  const accounts = book(text.trimStart());
  expect(problemsOf(accounts)).toEqual([]);
  expect(figuresOf(accounts, '06')).toEqual(expected);
  expect(accounts.statements.get('06')?.rowsOf('30101')[0]?.name).toBe('基本工资');
});

test('a column a subject, the unit in the row 合计, functional subjects below it', () => {
  const accounts = book(
    `
项目 | · | · | · | 合计 | 工资福利支出 | · | · | 商品和服务支出 | · | 对个人和家庭的补助 | ·
支出功能分类科目编码 | · | · | 科目名称 | · | 小计 | 基本工资 | 津贴补贴 | 小计 | 办公费 | 小计 | 退休费
类 | 款 | 项 | 栏次 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8
· | · | · | 合计 | 120 | 90 | 60 | 30 | 20 | 20 | 10 | 10
205 | · | · | 教育支出 | 120 | 90 | 60 | 30 | 20 | 20 | 10 | 10`.trimStart(),
    ['A3:D3', 'A4:C4', 'F3:H3', 'I3:J3', 'K3:L3', 'E3:E4'],
  );
  expect(problemsOf(accounts)).toEqual([]);
  expect(figuresOf(accounts, '06')).toEqual({ ...SUBJECTS, '合计|决算数': '120.00' });
});

test('a code that is none is told, and its amount is a gap', () => {
  const accounts = book('科目编码 | 科目名称 | 决算数\n301 | 工资福利支出 | 90\n3O101 | 基本工资 | 90');
  expect(problemsOf(accounts).map((text) => text.slice(0, 3))).toEqual(['R-4']);
  expect(accounts.statements.get('06')?.gaps).toMatchObject([{ cell: { address: 'A5' }, measures: ['决算数'] }]);
});

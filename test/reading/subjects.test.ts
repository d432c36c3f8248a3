/** Statements with a row a subject as places print them: where the total stands, what it is called, what is no subject. */
import type { SheetSnapshot } from '../../src/workbook';
import { sheetOf } from '../support/grid';
import { figuresOf, problemsOf, read } from './support';

const HEAD = '部门：某局 | 2021年度 | 单位：元';
const sheet05 = (text: string, merges: string[] = []): SheetSnapshot =>
  sheetOf('五', `一般公共预算财政拨款支出决算表\n${HEAD}\n${text}`, { merges });

const EXPECTED = {
  ...{ '合计|本年支出': '7.00', '合计|基本支出': '3.00', '合计|项目支出': '4.00' },
  ...{ '205|本年支出': '4.00', '205|基本支出': '3.00', '205|项目支出': '1.00' },
  ...{ '208|本年支出': '3.00', '208|项目支出': '3.00' },
};
const ROWS = ['205 | 教育支出 | 4 | 3 | 1', '208 | 社会保障和就业支出 | 3 | · | 3'];
const HEADER = '科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出';

test.each(['合计', '总计', '本年支出合计', '合　计'])('the total called %s, first or last', (name) => {
  const total = `${name} | · | 7 | 3 | 4`;
  for (const rows of [
    [total, ...ROWS],
    [...ROWS, total],
  ]) {
    const accounts = read(sheet05([HEADER, ...rows].join('\n')));
    expect(problemsOf(accounts)).toEqual([]);
    expect(figuresOf(accounts, '05')).toEqual(EXPECTED);
  }
});

test.each(['本页小计', '小计', '承前页', '过次页'])('%s is no subject and no total', (name) => {
  const [first = '', second = ''] = ROWS;
  const text = [HEADER, first, `${name} | · | 4 | 3 | 1`, second, '合计 | · | 7 | 3 | 4'].join('\n');
  expect(problemsOf(read(sheet05(text)))).toEqual([]);
  expect(figuresOf(read(sheet05(text)), '05')).toEqual(EXPECTED);
});

describe('the total in one row with the header', () => {
  test('类 款 项, 合计 and its amounts', () => {
    const text = `
项目 | · | · | · | 本年支出 | · | ·
功能分类科目编码 | · | · | 科目名称 | 小计 | 基本支出 | 项目支出
类 | 款 | 项 | 合计 | 7.00 | 3.00 | 4.00
205 | · | · | 教育支出 | 4 | 3 | 1
208 | · | · | 社会保障和就业支出 | 3 | · | 3`.trimStart();
    for (const amounts of [text, text.replace('7.00 | 3.00 | 4.00', "'7.00 | '3.00 | '4.00")]) {
      const accounts = read(sheet05(amounts, ['A3:D3', 'E3:G3', 'A4:C4']));
      expect(problemsOf(accounts)).toEqual([]);
      expect(figuresOf(accounts, '05')).toEqual(EXPECTED);
    }
  });

  const funds = (below: string): SheetSnapshot =>
    sheetOf(
      '八',
      `政府性基金预算财政拨款收入支出决算表\n${HEAD}
项目 | · | 年初结转和结余 | 本年收入 | 本年支出 | · | · | 年末结转和结余
功能分类科目编码 | 科目名称 | · | · | · | · | · | ·
合计 | · | · | · | 合计 | 基本支出 | 项目支出 | ·
${below}`,
      { merges: ['A3:B3', 'E3:G4', 'C3:C4', 'D3:D4', 'H3:H4', 'A5:B5'] },
    );

  test('合计 beside the sub-headers of 本年支出, without any amount', () => {
    const accounts = read(funds('\n说明：我单位没有政府性基金收入，故本表无数据。'));
    expect(problemsOf(accounts)).toEqual([]);
    expect(accounts.statements.get('08')?.rows.map(({ item }) => item)).toEqual(['合计']);
    expect(accounts.statements.get('08')?.isEmpty).toBe(true);
  });

  test('合计 beside the sub-headers, its amounts in the next row', () => {
    const accounts = read(funds('· | · | 1 | 9 | 8 | 3 | 5 | 2\n212 | 城乡社区支出 | 1 | 9 | 8 | 3 | 5 | 2'));
    expect(problemsOf(accounts)).toEqual([]);
    expect(figuresOf(accounts, '08')).toMatchObject({ '合计|年初结转和结余': '1.00', '212|项目支出': '5.00' });
    expect(accounts.statements.get('08')?.figure('合计', '本年支出')).toMatchObject({ cell: { address: 'E6' } });
  });
});

describe('columns that hold no codes', () => {
  test.each([
    ['row labels', ['· | ', 'R0007 | ', 'R0008 | ', 'R0009 | ']],
    ['行次', ['行次 | ', '1 | ', '2 | ', '3 | ']],
    ['序号 from 201 on', ['序号 | ', '201 | ', '202 | ', '203 | ']],
  ])('%s', (_, labels) => {
    const rows = [HEADER, '合计 | · | 7 | 3 | 4', ...ROWS];
    const accounts = read(sheet05(rows.map((row, index) => `${labels[index] ?? ''}${row}`).join('\n')));
    expect(problemsOf(accounts)).toEqual([]);
    expect(figuresOf(accounts, '05')).toEqual(EXPECTED);
  });
});

test.each([
  ['of pandas', '205.0', '208.0'],
  ['in quotation marks', '"205"', '‘208’'],
  ['with blanks that are not seen', '205\u00a0', '\u200b208\ufeff'],
  ['full width', '２０５', '２０８．０'],
  ['with the name behind', '205 教育支出', '208-社会保障和就业支出'],
  ['in brackets, with the name behind', '[205]教育支出', '（208）社会保障和就业支出'],
])('codes %s', (_, education, security) => {
  const rows = [HEADER, '合计 | · | 7 | 3 | 4', ...ROWS].join('\n');
  const cells = sheet05(rows).cells.map((row) =>
    row.map((value) => (value === 205 ? education : value === 208 ? security : value)),
  );
  const accounts = read({ ...sheet05(rows), cells });
  expect(problemsOf(accounts)).toEqual([]);
  expect(figuresOf(accounts, '05')).toEqual(EXPECTED);
});

describe('columns that the form has not', () => {
  const text = (heading: string): string =>
    `科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 | ${heading}\n205 | 教育支出 | 4 | 3 | 1 | 9.5\n合计 | · | 4 | 3 | 1 | 9.5`;

  test('are told once, with their range', () => {
    expect(problemsOf(read(sheet05(text('结余资金支出'))))).toEqual([
      'R-15 《一般公共预算财政拨款支出决算表》 F3:F5 的“结余资金支出”不是表式规定的栏次，没有读入。请核对表头的名称；是另加的栏次，不必修改。',
    ]);
  });

  test.each(['备注', '其中：基建支出', '年初预算数', '行次'])('%s is known and not told', (heading) => {
    expect(problemsOf(read(sheet05(text(heading))))).toEqual([]);
  });
});

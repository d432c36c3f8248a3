/** 07 as places print it: across, upright, with the measures in rows, with a row a unit, beside other tables' lines. */
import { sheetOf } from '../support/grid';
import { figuresOf, problemsOf, read } from './support';

const TITLE = '财政拨款“三公”经费支出决算表';
const HEAD = '部门：某市信息中心 | 2024年度 | 单位：万元';
const book = (text: string, title = TITLE, merges: string[] = []) =>
  read(sheetOf('七', `${title}\n${HEAD}\n${text}`, { merges }));

const EXPECTED = {
  '三公经费合计|预算数': '70,000.00',
  '三公经费合计|决算数': '65,000.00',
  '因公出国（境）费|预算数': '10,000.00',
  '因公出国（境）费|决算数': '9,000.00',
  '公务用车购置及运行费小计|预算数': '40,000.00',
  '公务用车购置及运行费小计|决算数': '38,000.00',
  '公务用车购置费|预算数': '10,000.00',
  '公务用车购置费|决算数': '9,000.00',
  '公务用车运行费|预算数': '30,000.00',
  '公务用车运行费|决算数': '29,000.00',
  '公务接待费|预算数': '20,000.00',
  '公务接待费|决算数': '18,000.00',
};

const ACROSS = `
预算数 | · | · | · | · | · | 决算数 | · | · | · | · | ·
合计 | 因公出国（境）费 | 公务接待费 | 公务用车购置及运行费 | · | · | 合计 | 因公出国（境）费 | 公务接待费 | 公务用车购置及运行费 | · | ·
· | · | · | 小计 | 购置费 | 运行费 | · | · | · | 小计 | 购置费 | 运行费`.trimStart();
const FULL = ACROSS.replaceAll('| 购置费 | 运行费', '| 公务用车购置费 | 公务用车运行费');
const MERGES = ['A3:F3', 'G3:L3', 'D4:F4', 'J4:L4', 'A4:A5', 'B4:B5', 'C4:C5', 'G4:G5', 'H4:H5', 'I4:I5'];
const AMOUNTS = '7 | 1 | 2 | 4 | 1 | 3 | 6.5 | 0.9 | 1.8 | 3.8 | 0.9 | 2.9';

test.each([
  ['公务接待费 before the vehicles', `${FULL}\n${AMOUNTS}`, MERGES],
  [
    'a run of column numbers above the amounts',
    `${FULL}\n1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12\n${AMOUNTS}`,
    MERGES,
  ],
  [
    'measures with their year',
    `${FULL.replace('预算数', '2024年度预算数').replace('决算数', '2024年度决算数')}\n${AMOUNTS}`,
    MERGES,
  ],
])('across, %s', (_, text, merges) => {
  const accounts = book(text, TITLE, merges);
  expect(problemsOf(accounts)).toEqual([]);
  expect(figuresOf(accounts, '07')).toEqual(EXPECTED);
});

describe('预算数 and 决算数 as rows', () => {
  test('with 会议费 and 培训费, whose sum is not the one of 三公', () => {
    const accounts = book(
      `
项目 | 合计 | “三公”经费 | · | · | · | · | · | 会议费 | 培训费
· | · | 小计 | 因公出国（境）费用 | 公务接待费 | 公务用车购置及运行维护费 | · | · | · | ·
· | · | · | · | · | 小计 | 公务用车购置费 | 公务用车运行维护费 | · | ·
栏次 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9
预算数 | 7.5 | 7 | 1 | 2 | 4 | 1 | 3 | 0.3 | 0.2
决算数 | 6.85 | 6.5 | 0.9 | 1.8 | 3.8 | 0.9 | 2.9 | 0.2 | 0.15`.trimStart(),
      '一般公共预算财政拨款“三公”经费及会议费、培训费支出决算表',
      ['C3:H3', 'F4:H4', 'A3:A5', 'B3:B5', 'C4:C5', 'D4:D5', 'E4:E5', 'I3:I5', 'J3:J5'],
    );
    expect(problemsOf(accounts)).toEqual([]);
    expect(figuresOf(accounts, '07')).toEqual(EXPECTED);
    expect(accounts.statements.get('07')?.figure('公务接待费', '决算数')?.cell.address).toBe('E8');
  });

  test('the six items alone', () => {
    const accounts = book(
      `
项目 | 合计 | 因公出国（境）费 | 公务用车购置及运行费 | · | · | 公务接待费
· | · | · | 小计 | 公务用车购置费 | 公务用车运行费 | ·
年初预算数 | 7 | 1 | 4 | 1 | 3 | 2
决算数 | 6.5 | 0.9 | 3.8 | 0.9 | 2.9 | 1.8`.trimStart(),
      TITLE,
      ['D3:F3'],
    );
    expect(problemsOf(accounts)).toEqual([]);
    expect(figuresOf(accounts, '07')).toEqual(EXPECTED);
  });
});

describe('upright', () => {
  test('together with 机关运行经费 and counts, which are of another table', () => {
    const accounts = book(
      `
项目 | 行次 | 预算统计数 | 决算统计数
栏次 | · | 1 | 2
一、“三公”经费支出 | 1 | — | —
（一）支出合计 | 2 | 7 | 6.5
1．因公出国（境）费 | 3 | 1 | 0.9
2．公务用车购置及运行维护费 | 4 | 4 | 3.8
（1）公务用车购置费 | 5 | 1 | 0.9
（2）公务用车运行维护费 | 6 | 3 | 2.9
3．公务接待费 | 7 | 2 | 1.8
（1）国内接待费 | 8 | — | 1.8
其中：外事接待费 | 9 | — | 0.1
（二）相关统计数 | 11 | — | —
1．因公出国（境）团组数（个） | 12 | — | 1
5．国内公务接待批次（个） | 16 | — | 22
二、机关运行经费 | 23 | — | 13.07
（一）行政单位 | 24 | — | 13.07`.trimStart(),
      '“三公”经费、行政参公单位机关运行经费情况表',
    );
    expect(problemsOf(accounts)).toEqual([]);
    expect(figuresOf(accounts, '07')).toEqual(EXPECTED);
  });

  test.each(['先合计', '后合计'])('with 会议费 and 培训费, %s', (order) => {
    const rows = [
      '合计 | 7.5 | 6.85',
      '“三公”经费小计 | 7 | 6.5',
      '1.因公出国（境）费 | 1 | 0.9',
      '2.公务用车购置及运行费 | 4 | 3.8',
      '其中：公务用车购置费 | 1 | 0.9',
      '公务用车运行费 | 3 | 2.9',
      '3.公务接待费 | 2 | 1.8',
      '会议费 | 0.3 | 0.2',
      '培训费 | 0.2 | 0.15',
    ];
    if (order === '后合计') rows.push(rows.shift() ?? '');
    const accounts = book(`项目 | 预算数 | 决算数\n${rows.join('\n')}`, '“三公”经费及会议费、培训费支出决算表');
    expect(problemsOf(accounts)).toEqual([]);
    expect(figuresOf(accounts, '07')).toEqual(EXPECTED);
  });

  test('a line of 07 that is missing makes the unknown ones worth telling', () => {
    const accounts = book(
      '项目 | 预算数 | 决算数\n合计 | 7 | 6.5\n因公出国（境）费 | 1 | 0.9\n公务用车购置及运行费 | 4 | 3.8\n公务用车购置费 | 1 | 0.9\n公务用车运行费 | 3 | 2.9\n接待 | 2 | 1.8',
    );
    expect(problemsOf(accounts).map((text) => text.slice(0, 4).trim())).toEqual(['R-6', 'R-8']);
  });
});

describe('a row a unit', () => {
  const unit = (name: string, amounts: string): string => `${name} | ${amounts}`;
  const header = FULL.replace(/^/gm, '单位名称 | ').replace(/^单位名称 \| (合计|· \| ·)/gm, '· | $1');
  const merges = ['B3:G3', 'H3:M3', 'E4:G4', 'K4:M4', 'A3:A5'];
  const parts = [
    unit('本级', '4 | 1 | 1 | 2 | 1 | 1 | 3.5 | 0.9 | 0.8 | 1.8 | 0.9 | 0.9'),
    unit('下属中心', '3 | 0 | 1 | 2 | 0 | 2 | 3 | 0 | 1 | 2 | 0 | 2'),
  ];

  test.each([
    ['合计 first', [unit('合计', AMOUNTS), ...parts]],
    ['合计 last', [...parts, unit('合计', AMOUNTS)]],
    ['the whole department first, by its name', [unit('某局', AMOUNTS), ...parts]],
  ])('%s', (_, rows) => {
    const accounts = book(`${header}\n${rows.join('\n')}`, TITLE, merges);
    expect(problemsOf(accounts)).toEqual([]);
    expect(figuresOf(accounts, '07')).toEqual(EXPECTED);
  });

  test('without any total nothing is read', () => {
    const accounts = book(`${header}\n${parts.join('\n')}`, TITLE, merges);
    expect(problemsOf(accounts)).toEqual([
      'R-13 《财政拨款“三公”经费支出决算表》第 6–7 行有 2 行金额而没有合计行，不知道以哪一行为准，没有读入。请加上合计行。',
    ]);
    expect(figuresOf(accounts, '07')).toEqual({});
    expect(accounts.statements.get('07')?.unreadable.size).toBe(12);
  });
});

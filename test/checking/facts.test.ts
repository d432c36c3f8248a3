/** What the forms themselves must show, F-1 to F-14, and what reading ran into. */
import type { Accounts, Heading, ReadingProblem, StatementCode } from '../../src/accounts';
import { check } from '../../src/checking';
import { bookFrom } from '../support/bookFrom';
import {
  EDITION,
  accountsOf,
  withFigures,
  withRows,
  withoutStatement,
  type Book,
  type Printing,
} from '../support/book';
import { ended } from '../support/outcomes';
import { EXAMPLE, EXAMPLE_UNIT } from '../support/soundBook';

/** A unit without 政府性基金 and 国有资本经营: 08 and 09 say that they have no figures. */
const PLAIN = bookFrom({
  ...EXAMPLE_UNIT,
  items: EXAMPLE_UNIT.items.filter((item) => item.funds === undefined).map((item) => ({ ...item, capital: undefined })),
});

interface Case {
  readonly fact: string;
  readonly what: string;
  readonly book?: Book;
  readonly printing?: Printing;
  readonly message: string;
  readonly statement?: StatementCode;
  readonly cells: readonly string[];
}

/** One statement prints its heading differently. */
function heading(
  code: StatementCode,
  change: (heading: Heading) => Partial<Heading>,
  without?: keyof Heading,
): Printing {
  return {
    heading: (of, printed) => {
      if (of !== code) return printed;
      const { [without ?? 'title']: _left, ...others } = printed;
      return { ...others, title: printed.title, ...change(printed) };
    },
  };
}

const named = (code: string, name: string): Book =>
  withRows(PLAIN, '05', (rows) => rows.map((row) => (row.code === code ? { ...row, name } : row)));

const recoded = (from: string, to: string): Book =>
  withRows(PLAIN, '05', (rows) => rows.map((row) => (row.code === from ? { ...row, item: to, code: to } : row)));

const CASES: readonly Case[] = [
  {
    fact: 'F-1',
    what: 'a statement is missing',
    book: withoutStatement(PLAIN, '07'),
    message:
      '没有找到公开07表《一般公共预算财政拨款“三公”经费支出决算表》。请补上这张表；没有数据的，保留空表并在表下注明“故本表无数据”。',
    statement: '07',
    cells: [],
  },
  {
    fact: 'F-2',
    what: 'a statement prints no unit',
    printing: heading('03', () => ({}), 'unit'),
    message: '公开03表没有印单位名称。请在表头补上“部门：单位全称”。',
    statement: '03',
    cells: ['公开03表!A1'],
  },
  {
    fact: 'F-3',
    what: 'a statement of another unit',
    printing: heading('04', ({ title }) => ({
      unit: { value: '某某市试验局', cell: { ...title.cell, address: 'A3' } },
    })),
    message:
      '公开04表（A3）印的单位是“某某市试验局”，公开01表、公开02表、公开03表等 8 张表印的是“某某市测试局”。请核对是不是误用了别的单位的表。',
    statement: '04',
    cells: ['公开04表!A3', '公开01表!A3'],
  },
  {
    fact: 'F-4',
    what: 'a statement prints no year',
    printing: heading('09', () => ({}), 'year'),
    message: '公开09表没有印年度。请在表头补上年度，例如“2021年度”。',
    statement: '09',
    cells: ['公开09表!A1'],
  },
  {
    fact: 'F-5',
    what: "last year's statement",
    printing: heading('06', ({ title }) => ({ year: { value: 2020, cell: { ...title.cell, address: 'C3' } } })),
    message: '公开06表（C3）印的是2020年度，公开01表、公开02表、公开03表等 8 张表印的是2021年度。请核对年度。',
    statement: '06',
    cells: ['公开06表!C3', '公开01表!C3'],
  },
  {
    fact: 'F-6',
    what: 'a statement prints no money unit',
    printing: heading('02', () => ({}), 'moneyUnit'),
    message:
      '公开02表没有印金额单位，无法判断是元还是万元，本表的金额没有读入。请在表头补上“金额单位：元”或“金额单位：万元”。',
    statement: '02',
    cells: ['公开02表!A1'],
  },
  {
    fact: 'F-7',
    what: 'a statement in another money unit',
    printing: heading('05', ({ title }) => ({ moneyUnit: { value: '万元', cell: { ...title.cell, address: 'E3' } } })),
    message: '公开05表（E3）的金额单位是万元，公开01表、公开02表、公开03表等 8 张表是元。请确认金额单位。',
    statement: '05',
    cells: ['公开05表!E3', '公开01表!E3'],
  },
  {
    fact: 'F-8',
    what: 'a statement without figures does not say why',
    book: { ...PLAIN, notes: new Set(['09'] as const) },
    message: '公开08表没有数据，也没有说明。请在表下注明“说明：……，故本表无数据。”',
    statement: '08',
    cells: ['公开08表!A1'],
  },
  {
    fact: 'F-9',
    what: 'a statement that says 无数据 has a figure',
    book: withFigures(PLAIN, { '08|合计|本年收入': 123_456n }),
    message: '公开08表注明“故本表无数据”（A99），但表中有数，例如“合计”本年收入 1,234.56（D8）。请改正说明或金额。',
    statement: '08',
    cells: ['公开08表!D8', '公开08表!A99'],
  },
  {
    fact: 'F-10',
    what: 'a listed code with another name',
    book: named('2080505', '机关事业单位基本养老保险费'),
    message:
      '公开05表 2080505 的名称是“机关事业单位基本养老保险费”（A17），科目表中是“机关事业单位基本养老保险缴费支出”。请核对编码和名称。',
    statement: '05',
    cells: ['公开05表!A17'],
  },
  {
    fact: 'F-11',
    what: 'a code that is not listed',
    book: recoded('2080108', '2080188'),
    message: '有 1 个科目不在内置科目表中，未能核对名称：2080188。',
    cells: ['公开05表!A14'],
  },
  {
    fact: 'F-12',
    what: 'a code in two rows',
    book: recoded('2101103', '2101102'),
    message: '公开05表的科目 2101102“事业单位医疗”出现了 2 次（A20、A21）。请合并成一行或改正编码。',
    statement: '05',
    cells: ['公开05表!A20', '公开05表!A21'],
  },
  {
    fact: 'F-13',
    what: 'rows out of order',
    book: withRows(PLAIN, '05', (rows) => [...rows.slice(0, -2), ...rows.slice(-2).reverse()]),
    message: '公开05表的科目 2101102“事业单位医疗”（A21）排在 2101103 之后，没有按编码排列。',
    statement: '05',
    cells: ['公开05表!A21'],
  },
  {
    fact: 'F-14',
    what: 'a 项 without 款 and 类',
    book: recoded('2101103', '2110301'),
    message:
      '公开05表有 2110301“公务员医疗补助”（A21），没有它的上级科目 211、21103。请补上 211、21103 一行或改正编码。',
    statement: '05',
    cells: ['公开05表!A21'],
  },
];

function resultOf(accounts: Accounts): ReturnType<typeof check> {
  return check(accounts, { form: EDITION });
}

test('every fact has its case', () => {
  expect(CASES.map(({ fact }) => fact)).toEqual(EDITION.facts.map(({ id }) => id));
});

test.each(EDITION.facts)('$id $sentence holds in a sound book', ({ id }) => {
  expect(ended(id, resultOf(accountsOf(PLAIN)))).toEqual({ state: 'passed', reason: '', findings: [] });
});

test.each(CASES)('$fact: $what', ({ fact, book, printing, message, statement, cells }) => {
  const { state, findings } = ended(fact, resultOf(accountsOf(book ?? PLAIN, printing)));
  const rule = EDITION.facts.find(({ id }) => id === fact);
  expect(state).toBe('failed');
  expect(findings.map((finding) => finding.message)).toEqual([message]);
  expect(findings[0]).toMatchObject({ rule: fact, level: rule?.level, basis: rule?.basis });
  expect(findings[0]?.statement).toBe(statement);
  expect(findings[0]?.cells.map(({ sheet, address }) => `${sheet}!${address}`)).toEqual(cells);
});

describe('near misses', () => {
  const gone = (id: string, accounts: Accounts): string | undefined => ended(id, resultOf(accounts)).state;

  test('the same unit written with spaces and other brackets', () => {
    const spaced = heading('04', ({ title }) => ({ unit: { value: '某某市 测试局', cell: title.cell } }));
    expect(gone('F-3', accountsOf(PLAIN, spaced))).toBe('passed');
  });

  test('a name with half-width brackets', () => {
    const book = withRows(PLAIN, '06', (rows) =>
      rows.map((row) => (row.code === '30213' ? { ...row, name: '维修(护)费' } : row)),
    );
    expect(gone('F-10', accountsOf(book))).toBe('passed');
  });

  test('two sheets that claim to be one statement are told of once, by reading', () => {
    const accounts = accountsOf(withoutStatement(PLAIN, '07'));
    const problem: ReadingProblem = {
      id: 'R-5',
      statement: '07',
      cells: [],
      params: { sheets: '“三公”和“三公（2）”', code: '07', title: '三公经费' },
    };
    expect(gone('F-1', { ...accounts, problems: [problem] })).toBe('passed');
  });

  test('a statement whose figures could not be read is not said to be empty', () => {
    const unreadable = new Set(['08|合计|本年收入'] as const);
    expect(gone('F-8', accountsOf({ ...PLAIN, notes: new Set() }, { unreadable }))).toBe('failed');
    const findings = ended('F-8', resultOf(accountsOf({ ...PLAIN, notes: new Set() }, { unreadable }))).findings;
    expect(findings.map(({ statement }) => statement)).toEqual(['09']);
  });

  test('01 to 06 without figures need no 说明, 07 does', () => {
    const without = (code: string) => new Map([...PLAIN.figures].filter(([key]) => !key.startsWith(code)));
    expect(gone('F-8', accountsOf({ ...PLAIN, figures: without('06') }))).toBe('passed');
    expect(gone('F-8', accountsOf({ ...PLAIN, figures: without('07') }))).toBe('failed');
  });

  test('the order of 06, where codes go on in the next block, is no matter', () => {
    expect(gone('F-13', accountsOf(EXAMPLE))).toBe('passed');
  });
});

describe('what could not be read', () => {
  const params = {
    code: '03',
    address: 'C9',
    text: '见附表',
    range: 'C9:D9',
    title: '支出决算表',
    sheets: '“甲”、“乙”',
    measure: '项目支出',
    item: '合计',
    sheet: '支出',
    rows: '200000',
    limit: '100000',
    count: '12',
    rest: '',
    measures: '年初数',
    example: 'C9:C20',
    format: '0.00,',
    unit: '万元',
    kind: '百分比',
    other: '元',
    otherAddress: 'A2',
    reason: '没有第 100–120 行',
  };

  test.each([...EDITION.readingRules.values()])('$id $sentence', ({ id, level, basis }) => {
    const cell = { sheet: '公开03表', address: 'C9' } as const;
    const problem: ReadingProblem = { id, statement: '03', cells: [cell], params };
    const result = resultOf({ ...accountsOf(PLAIN), problems: [problem] });
    const { state, findings } = ended(id, result);
    expect(state).toBe('failed');
    expect(findings).toMatchObject([{ level, basis, statement: '03', cells: [{ ...cell, role: 'place' }] }]);
    expect(findings[0]?.message).not.toMatch(/[{}]|undefined/);
    expect(ended(id, resultOf(accountsOf(PLAIN))).state).toBe('passed');
  });
});

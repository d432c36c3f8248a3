/** Books use the forms in their own way: lines and columns left out, lines of their own, codes entered twice. */
import { Statement } from '../../src/accounts';
import { check } from '../../src/checking';
import { bookFrom } from '../support/bookFrom';
import {
  EDITION,
  accountsOf,
  priorAccountsOf,
  withFigures,
  withRows,
  withoutColumns,
  withoutItems,
  type Book,
  type BookRow,
  type FigureKey,
} from '../support/book';
import { checked, ended, graveFindings, statesOf } from '../support/outcomes';
import { EXAMPLE, EXAMPLE_UNIT } from '../support/soundBook';

/** The example without 国有资本经营预算. */
const WITHOUT_CAPITAL = bookFrom({
  ...EXAMPLE_UNIT,
  items: EXAMPLE_UNIT.items.map((item) => ({ ...item, capital: undefined })),
});

/** Moves everything that 307 and 399 hold to 办公费. */
function movedToOffice(book: Book): Book {
  const of = (code: string): bigint => book.figures.get(`06|${code}|决算数`) ?? 0n;
  const moved = of('307') + of('399');
  return withFigures(withoutItems(book, '06', ...codesUnder(book, '307'), ...codesUnder(book, '399')), {
    '06|30201|决算数': of('30201') + moved,
    '06|302|决算数': of('302') + moved,
  });
}

function codesUnder(book: Book, code: string): string[] {
  return (book.rows.get('06') ?? []).flatMap((row) => (row.code?.startsWith(code) ? [row.item] : []));
}

function raised(book: Book, key: FigureKey, by = 1n): Book {
  return withFigures(book, { [key]: (book.figures.get(key) ?? 0n) + by });
}

describe('06 basic expenditure', () => {
  test('without its two totals 人员经费 and 公用经费 the 类 are held against 05', () => {
    const book = withoutItems(EXAMPLE, '06', '人员经费合计', '公用经费合计');
    expect(statesOf(checked(book), ['06-1', '06-2', '06-3', '06-4'])).toEqual({
      '06-1': 'passed',
      '06-2': 'notApplicable',
      '06-3': 'notApplicable',
      '06-4': 'passed',
    });
    const [finding] = ended('06-4', checked(raised(book, '06|303|决算数'))).findings;
    expect(finding?.message).toContain('多 0.01 元');
  });

  test.each(['人员经费合计', '公用经费合计'])('with no other total than %s too', (total) => {
    const other = total === '人员经费合计' ? '公用经费合计' : '人员经费合计';
    const book = withoutItems(EXAMPLE, '06', other);
    expect(graveFindings(checked(book))).toEqual([]);
    expect(ended('06-4', checked(book)).state).toBe('passed');
    expect(ended('06-4', checked(raised(book, '06|302|决算数'))).state).toBe('failed');
  });

  test('without 307 and 399', () => {
    const book = movedToOffice(EXAMPLE);
    expect(graveFindings(checked(book))).toEqual([]);
    expect(statesOf(checked(book), ['06-1', '06-3', '06-4'])).toEqual({
      '06-1': 'passed',
      '06-3': 'passed',
      '06-4': 'passed',
    });
    expect(ended('06-3', checked(raised(book, '06|公用经费合计|决算数'))).state).toBe('failed');
  });

  test('a unit without the 项 of the three hints', () => {
    const items = EXAMPLE_UNIT.items.filter(({ code }) => !['2080505', '2101102', '2101103'].includes(code));
    const states = statesOf(checked(bookFrom({ ...EXAMPLE_UNIT, items })), ['06-5', '06-6', '06-7']);
    expect(states).toEqual({ '06-5': 'notApplicable', '06-6': 'notApplicable', '06-7': 'notApplicable' });
  });

  test('07 is not held against lines that 06 does not have', () => {
    const book = movedToOffice(withoutItems(EXAMPLE, '06', '30212'));
    expect(ended('07-3', checked(book)).state).toBe('notApplicable');
  });
});

describe('09 state capital operations', () => {
  test('with 本年支出 alone', () => {
    const book = withoutColumns(EXAMPLE, '09', '年初结转和结余', '本年收入', '年末结转和结余');
    expect(graveFindings(checked(book))).toEqual([]);
    expect(statesOf(checked(book), ['09-1', '09-2', '09-3', '09-4', '09-5', '04-15', '04-16'])).toEqual({
      '09-1': 'passed',
      '09-2': 'passed',
      '09-3': 'notApplicable',
      '09-4': 'notApplicable',
      '09-5': 'notApplicable',
      '04-15': 'passed',
      '04-16': 'passed',
    });
  });

  test('without figures, in a book whose 01 and 04 leave the fund out', () => {
    const without04 = withoutColumns(
      withoutItems(WITHOUT_CAPITAL, '04', '国有资本经营预算财政拨款', '年初国有资本经营预算财政拨款结转和结余'),
      '04',
      '国有资本经营预算财政拨款',
    );
    const book = withoutItems(without04, '01', '国有资本经营预算财政拨款收入');
    const result = checked(book);
    expect(graveFindings(result)).toEqual([]);
    expect(result.outcomes.filter(({ state }) => state === 'notRun')).toEqual([]);
    expect(statesOf(result, ['04-1', '04-5', '04-10', '04-15', '09-4'])).toEqual({
      '04-1': 'passed',
      '04-5': 'passed',
      '04-10': 'notApplicable',
      '04-15': 'notApplicable',
      '09-4': 'notApplicable',
    });
  });
});

test('08 and 09 that say 故本表无数据 and have no line at all count as nothing', () => {
  const items = EXAMPLE_UNIT.items.map((item) => ({ ...item, capital: undefined, funds: undefined }));
  const unit = bookFrom({ ...EXAMPLE_UNIT, items });
  const accounts = accountsOf(unit);
  const statements = new Map(accounts.statements);
  for (const code of ['08', '09'] as const) {
    const statement = statements.get(code);
    if (statement) statements.set(code, new Statement({ ...statement, rows: [] }));
  }
  const result = check({ ...accounts, statements }, { form: EDITION, prior: priorAccountsOf(unit) });
  expect(graveFindings(result)).toEqual([]);
  expect(result.outcomes.filter(({ state }) => state === 'notRun')).toEqual([]);
  expect(statesOf(result, ['04-13', '04-15', '08-4'])).toEqual({
    '04-13': 'passed',
    '04-15': 'passed',
    '08-4': 'passed',
  });
});

describe('01 and 04', () => {
  const LEFT_OUT = ['债务还本支出', '债务付息支出', '抗疫特别国债安排的支出'];

  test('without the lines of debt', () => {
    const book = withoutItems(withoutItems(EXAMPLE, '01', ...LEFT_OUT), '04', ...LEFT_OUT);
    expect(graveFindings(checked(book))).toEqual([]);
    expect(statesOf(checked(book), ['01-3', '03-4', '04-5', '04-12', '04-17'])).toEqual({
      '01-3': 'passed',
      '03-4': 'passed',
      '04-5': 'passed',
      '04-12': 'passed',
      '04-17': 'passed',
    });
  });

  test('a line that is left out while 03 has figures for it', () => {
    const { state, findings } = ended('03-4', checked(withoutItems(EXAMPLE, '01', '教育支出')));
    expect(state).toBe('failed');
    expect(findings.map(({ message }) => message)).toEqual([
      expect.stringContaining(
        '公开01表“教育支出”（表中没有这一行）为 0.00，公开03表“205 教育支出”的本年支出合计（C9）为',
      ),
    ]);
  });

  test('a line that the form does not know takes no part', () => {
    const unknown: BookRow = {
      item: '其他项目',
      code: null,
      name: '其他项目',
      measures: ['合计', '一般公共预算财政拨款', '政府性基金预算财政拨款', '国有资本经营预算财政拨款'],
    };
    const book = withFigures(
      withRows(EXAMPLE, '04', (rows) => [...rows, unknown]),
      { '04|其他项目|合计': 100n },
    );
    const result = checked(book);
    expect(graveFindings(result)).toEqual([]);
    expect(ended('04-1', result).state).toBe('passed');
  });

  test('02 without the columns that the unit does not use', () => {
    const items = EXAMPLE_UNIT.items.map((item) => ({
      ...item,
      income: [0n, item.income[1], item.income[2], item.income[3], item.income[4]] as const,
    }));
    const book = withoutColumns(bookFrom({ ...EXAMPLE_UNIT, items }), '02', '上级补助收入');
    expect(graveFindings(checked(book))).toEqual([]);
    expect(statesOf(checked(book), ['02-1', '02-5'])).toEqual({ '02-1': 'passed', '02-5': 'notApplicable' });
  });
});

describe('statements by subject', () => {
  test.each(['02', '03', '05', '08', '09'] as const)('%s without its 合计 row: the totals are not run', (code) => {
    const result = checked(withoutItems(EXAMPLE, code, '合计'));
    const { state, reason } = ended(`${code}-2`, result);
    expect({ state, reason }).toEqual({ state: 'notRun', reason: `没有公开${code}表“合计”这一行` });
  });

  test.each(['02', '03', '05', '08', '09'] as const)('%s with a 合计 over nothing', (code) => {
    const book = withRows(EXAMPLE, code, (rows) => rows.filter((row) => row.item === '合计'));
    const { state, findings } = ended(`${code}-2`, checked(book));
    expect(state).toBe('failed');
    expect(findings[0]?.message).toContain('应等于各项之和 0.00');
    expect(findings[0]?.message).toContain('各项：都没有数。');
  });

  test('without a column that the form has: what needs it is not run', () => {
    const result = checked(withoutColumns(EXAMPLE, '03', '项目支出'));
    expect(ended('03-1', result)).toMatchObject({ state: 'notRun', findings: [] });
    expect(ended('03-1', result).reason).toContain('的项目支出这一栏');
    expect(ended('05-5', result).state).toBe('notRun');
    expect(ended('03-2', result)).toMatchObject({ state: 'notRun', reason: '没有公开03表“合计”的项目支出这一栏' });
    expect(ended('05-4', result).state).toBe('passed');
  });

  test('a code entered twice is one finding, and both rows are counted', () => {
    const twice = withRows(EXAMPLE, '05', (rows) =>
      rows.flatMap((row) => (row.code === '2050803' ? [row, row] : [row])),
    );
    const result = checked(twice);
    expect(ended('F-12', result).findings).toMatchObject([{ statement: '05' }]);
    expect(ended('05-2', result).findings.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^公开05表“20508 .*”的本年支出.* 16,600.33，应等于各项之和 33,200.66，少 16,600.33 元/),
      expect.stringMatching(/的基本支出/),
      expect.stringMatching(/的项目支出/),
    ]);
    expect(ended('05-1', result).state).toBe('passed');
  });

  test('a 项 without its 款 is one finding, and no sum is held against it', () => {
    const orphan = withoutItems(EXAMPLE, '05', '20508');
    const result = checked(orphan);
    expect(ended('F-14', result).findings).toMatchObject([{ statement: '05', level: 'error' }]);
    expect(ended('05-2', result).state).toBe('passed');
  });

  test('subjects that go no deeper than 款', () => {
    const book = withRows(EXAMPLE, '05', (rows) => rows.filter((row) => row.code?.length !== 7));
    expect(graveFindings(checked(book))).toEqual([]);
    expect(ended('05-2', checked(book)).state).toBe('passed');
  });

  test('05 has a 项 that 03 does not have', () => {
    const { findings } = ended('05-3', checked(withoutItems(EXAMPLE, '03', '2050803')));
    expect(findings.map(({ message }) => message)).toEqual([
      expect.stringContaining('大于公开03表“2050803 培训支出”的本年支出合计（表中没有这一行）的 0.00，多 16,600.33 元'),
    ]);
  });
});

test('a book without any statement runs nothing and passes nothing', () => {
  const { outcomes } = check({ ...accountsOf(EXAMPLE), statements: new Map() }, { form: EDITION });
  const states = outcomes.filter(({ rule }) => !rule.startsWith('R-')).map(({ state }) => state);
  expect(new Set(states)).toEqual(new Set(['notRun']));
});

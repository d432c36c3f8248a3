import { readAccounts, readAccountsInSteps } from '../../src/reading';
import { sheetOf } from '../support/grid';
import { BOOK, CONTENTS, COVER, capital09, expenditure03, income01 } from './books';
import { figuresOf, problemsOf, read } from './support';

describe('a book in the 2021 layout', () => {
  const accounts = read(...BOOK);

  test('has nine statements and no problem', () => {
    expect([...accounts.statements.keys()]).toEqual(['01', '02', '03', '04', '05', '06', '07', '08', '09']);
    expect(problemsOf(accounts)).toEqual([]);
  });

  test('prints one unit and one year', () => {
    expect(accounts.unit).toEqual({ value: '某市信息中心', cell: { sheet: '一', address: 'A3' } });
    expect(accounts.year?.value).toBe(2021);
    expect(accounts.statements.get('09')?.heading.moneyUnit?.value).toBe('元');
  });

  test('01: two sides, each with its own amounts', () => {
    expect(figuresOf(accounts, '01')).toEqual({
      '一般公共预算财政拨款收入|金额': '2,170,014.34',
      '其他收入|金额': '16.50',
      '本年收入合计|金额': '2,170,030.84',
      '使用非财政拨款结余|金额': '0.00',
      '年初结转和结余|金额': '153.34',
      '收入总计|金额': '2,170,184.18',
      '教育支出|金额': '4,100.00',
      '社会保障和就业支出|金额': '2,103,349.52',
      '卫生健康支出|金额': '62,564.82',
      '本年支出合计|金额': '2,170,014.34',
      '结余分配|金额': '0.00',
      '年末结转和结余|金额': '169.84',
      '支出总计|金额': '2,170,184.18',
    });
    expect(accounts.statements.get('01')?.rowsOf('205')[0]?.item).toBe('教育支出');
    expect(accounts.statements.get('01')?.range).toBe('A1:F15');
  });

  test('a blank amount is 0.00 and keeps its cell', () => {
    const blank = accounts.statements.get('01')?.figure('一般公共服务支出', '金额');
    expect(blank).toMatchObject({ blank: true, cell: { sheet: '一', address: 'F7' } });
    expect(blank?.amount.isZero).toBe(true);
  });

  test('02: codes, names without indentation, the total', () => {
    const rows = accounts.statements.get('02')?.rows ?? [];
    expect(rows.map(({ item, code, name }) => [item, code, name])).toEqual([
      ['合计', null, '合计'],
      ['208', '208', '社会保障和就业支出'],
      ['20801', '20801', '人力资源和社会保障管理事务'],
      ['2080108', '2080108', '信息化建设'],
    ]);
    expect(figuresOf(accounts, '02')).toMatchObject({
      '2080108|其他收入': '16.50',
      '合计|财政拨款收入': '2,103,349.52',
    });
  });

  test('03 and 05: a missing column stays blank, 档次 is no amount', () => {
    expect(figuresOf(accounts, '03')).toMatchObject({
      '合计|对附属单位补助支出': '0.00',
      '2050803|基本支出': '4,100.00',
    });
    expect(figuresOf(accounts, '03')).not.toHaveProperty(['合计|经营支出']);
    expect(figuresOf(accounts, '05')).toMatchObject({ '合计|本年支出': '2,170,014.34', '合计|项目支出': '557,796.80' });
  });

  test('04: the lines below 年初财政拨款结转和结余 are not the income lines', () => {
    expect(figuresOf(accounts, '04')).toMatchObject({
      '一般公共预算财政拨款|金额': '2,170,014.34',
      '年初一般公共预算财政拨款结转和结余|金额': '11.00',
      '年初政府性基金预算财政拨款结转和结余|金额': '1.00',
      '社会保障和就业支出|政府性基金预算财政拨款': '300.00',
      '收入总计|金额': '2,170,326.34',
      '支出总计|一般公共预算财政拨款': '2,170,025.34',
    });
  });

  test('06: blocks one after the other, totals from the last block', () => {
    const codes = accounts.statements.get('06')?.rows.map(({ item }) => item);
    expect(codes?.slice(0, 4)).toEqual(['301', '30101', '303', '30302']);
    expect(figuresOf(accounts, '06')).toMatchObject({
      '31002|决算数': '5,100.00',
      '人员经费合计|决算数': '1,521,517.54',
      '公用经费合计|决算数': '90,700.00',
    });
  });

  test('07: six budgets, then six accounts', () => {
    expect(figuresOf(accounts, '07')).toMatchObject({
      '三公经费合计|预算数': '2,000.00',
      '公务用车购置及运行费小计|预算数': '1,000.00',
      '公务接待费|预算数': '1,000.00',
      '三公经费合计|决算数': '900.00',
      '公务用车运行费|决算数': '700.00',
      '公务接待费|决算数': '200.00',
    });
  });

  test('09: empty, and says so', () => {
    const statement = accounts.statements.get('09');
    expect(statement?.isEmpty).toBe(true);
    expect(statement?.heading.emptyNote?.cell.address).toBe('A8');
    expect(statement?.figure('合计', '本年收入')?.blank).toBe(true);
  });
});

test('names and order of sheets say nothing; cover, contents and other tables are left alone', () => {
  const other = sheetOf(
    '公开02表',
    '项目支出决算表\n单位：元\n项目名称 | 合计 | 项目支出\n信息化建设 | 5 | 5\n机构运行信息表\n项目 | 金额\n车辆 | 3',
  );
  const shuffled = [...BOOK].reverse().map((sheet, index) => ({ ...sheet, name: `Sheet${index}` }));
  const accounts = read(COVER, CONTENTS, other, ...shuffled);
  expect(problemsOf(accounts)).toEqual([]);
  expect(accounts.statements.size).toBe(9);
  for (const code of ['01', '03', '07'] as const) {
    expect(figuresOf(accounts, code)).toEqual(figuresOf(read(...BOOK), code));
  }
});

test('hidden sheets are read', () => {
  expect(read({ ...income01, visibility: 'veryHidden' }).statements.has('01')).toBe(true);
});

test('several statements one below the other on one sheet', () => {
  const cells = [...income01.cells, [], ...expenditure03.cells, ...capital09.cells];
  const accounts = read({ ...income01, cells, merges: [] });
  expect([...accounts.statements.keys()]).toEqual(['01', '03', '09']);
  expect(problemsOf(accounts)).toEqual([]);
  expect(figuresOf(accounts, '03')).toEqual(figuresOf(read(expenditure03), '03'));
  expect(accounts.statements.get('01')?.heading.emptyNote).toBeUndefined();
  expect(accounts.statements.get('09')?.heading.emptyNote).toBeDefined();
});

test('another table below a statement is not read as part of it', () => {
  const below = sheetOf('', '政府采购情况表\n项目 | 行次 | 金额\n货物 | 1 | 500');
  const accounts = read({ ...income01, cells: [...income01.cells, ...below.cells] });
  expect(problemsOf(accounts)).toEqual([]);
});

test('reading pauses so that the pane is never blocked', () => {
  const rows = Array.from({ length: 20_000 }, (_, index) => [2_000_000 + index, '科目', 1, 1, 0, 0, 0, 0]);
  const long = { ...expenditure03, cells: [...expenditure03.cells.slice(0, 7), ...rows] };
  const steps = readAccountsInSteps([long], { book: '' });
  let pauses = 0;
  for (let step = steps.next(); !step.done; step = steps.next()) pauses++;
  expect(pauses).toBeGreaterThanOrEqual(40);
  expect(readAccounts([long], { book: '' }).statements.get('03')?.rows).toHaveLength(20_001);
});

test('ten thousand blank rows cost nothing and change nothing', () => {
  const blank = Array.from({ length: 10_000 }, () => []);
  const padded = {
    ...expenditure03,
    cells: [...expenditure03.cells.slice(0, 9), ...blank, ...expenditure03.cells.slice(9)],
  };
  expect(figuresOf(read(padded), '03')).toEqual(figuresOf(read(expenditure03), '03'));
});

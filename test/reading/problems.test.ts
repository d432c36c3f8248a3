import { check } from '../../src/checking';
import { FORMS } from '../../src/forms';
import { type GridOptions, sheetOf } from '../support/grid';
import { appropriation04, BOOK, expenditure03, income01, income02, threePublic07 } from './books';
import { figuresOf, problemsOf, read } from './support';

/** The statement with some cells of its body put right or wrong. */
function with03(cells: Record<string, string>, merges: string[] = []) {
  const value = (key: string, otherwise: string): string => cells[key] ?? otherwise;
  return read(
    sheetOf(
      '三',
      `
支出决算表
部门：某局 | 2021年度 | ${value('unit', '金额单位：元')}
科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出
合计 | · | ${value('C4', '7')} | 3 | 4
${value('A5', '205')} | 教育支出 | ${value('C5', '4')} | ${value('D5', '3')} | 1
20508 | 进修及培训 | ${value('C6', '4')} | 3 | 1
${value('A7', '2050803')} | 培训支出 | 4 | 3 | 1
注：本表反映部门本年度各项支出情况。`,
      { merges },
    ),
  );
}

test('text in an amount is told, not read', () => {
  const accounts = with03({ C5: '约4万' });
  expect(problemsOf(accounts)).toEqual([
    'R-1 《支出决算表》 C5 应为金额，却是“约4万”，没有读入。请改成数字；没有数的留空。',
  ]);
  expect(accounts.statements.get('03')?.unreadable).toEqual(new Set(['205|本年支出合计']));
  expect(figuresOf(accounts, '03')).not.toHaveProperty(['205|本年支出合计']);
  expect(figuresOf(accounts, '03')).toHaveProperty(['205|基本支出'], '3.00');
});

test('an error value is told', () => {
  expect(problemsOf(with03({ C4: '#REF!' }))).toEqual([
    'R-2 《支出决算表》 C4 是错误值 #REF!，没有读入。请改正公式或重新填数。',
  ]);
});

test('an amount too large for any budget is told', () => {
  expect(problemsOf(with03({ C5: '99,999,999,999,999' }))).toEqual([
    'R-10 《支出决算表》 C5 的金额“99999999999999”过大，没有读入。请核对位数和金额单位。',
  ]);
});

describe('merged amounts', () => {
  test('over two columns', () => {
    const accounts = with03({}, ['C5:D5']);
    expect(problemsOf(accounts).map((text) => text.slice(0, 24))).toEqual(['R-3 《支出决算表》 C5:D5 的金额单元格']);
    expect(accounts.statements.get('03')?.unreadable).toEqual(new Set(['205|本年支出合计', '205|基本支出']));
  });

  test('over two lines', () => {
    const accounts = with03({}, ['C5:C6']);
    expect(problemsOf(accounts)[0]).toContain('C5:C6');
    expect(accounts.statements.get('03')?.unreadable).toEqual(new Set(['205|本年支出合计', '20508|本年支出合计']));
  });

  test('without anything in them they are blank', () => {
    const accounts = with03({ C5: '·' }, ['C5:D5']);
    expect(problemsOf(accounts)).toEqual([]);
    expect(accounts.statements.get('03')?.figure('205', '基本支出')?.blank).toBe(true);
  });

  test('a line two rows high is one line', () => {
    const sheet = sheetOf(
      '三',
      '支出决算表\n单位：元\n科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出\n合计 | · | 7 | 3 | 4\n205 | 教育支出 | 7 | 3 | 4\n\n注：无',
      { merges: ['A5:A6', 'B5:B6', 'C5:C6', 'D5:D6', 'E5:E6'] },
    );
    expect(problemsOf(read(sheet))).toEqual([]);
    expect(figuresOf(read(sheet), '03')).toHaveProperty(['205|本年支出合计'], '7.00');
  });
});

test.each(['2058', '20508O3', '20', '205-08-0'])('the malformed code %s is told', (code) => {
  const accounts = with03({ A7: code });
  expect(problemsOf(accounts)).toEqual([
    `R-4 《支出决算表》 A7 的科目编码“${code}”不是3位、5位或7位数字，这一行没有读入。请改正编码。`,
  ]);
  expect(accounts.statements.get('03')?.rows).toHaveLength(3);
});

test('a line with an amount and no code is told; a line with neither is not', () => {
  expect(problemsOf(with03({ A7: '·' }))).toEqual([
    'R-9 《支出决算表》 B7“培训支出”一行有金额而没有科目编码，没有读入。请补上科目编码。',
  ]);
  const signatures = { ...expenditure03, cells: [...expenditure03.cells, ['', '负责人：张三', '填表人：李四']] };
  expect(problemsOf(read(signatures))).toEqual([]);
});

describe('the same statement twice', () => {
  test('on two sheets: neither is read', () => {
    const accounts = read(income01, { ...income01, name: '副本' });
    expect(problemsOf(accounts)).toEqual([
      'R-5 工作表“一”、“副本”都像是公开01表《收入支出决算总表》，不知道以哪一个为准，都没有读入。请删去多余的，或改掉它的标题。',
    ]);
    expect(accounts.problems[0]?.cells).toEqual([
      { sheet: '一', address: 'A1' },
      { sheet: '副本', address: 'A1' },
    ]);
    expect(accounts.statements.size).toBe(0);
  });

  test.each(['hidden', 'veryHidden'] as const)('on a sheet that is %s: what is shown counts', (visibility) => {
    const old = { ...income01, name: '旧表', visibility, cells: income01.cells.map((row) => row.slice()) };
    old.cells[6]![2] = 1;
    for (const sheets of [
      [income01, old],
      [old, income01],
    ]) {
      const accounts = read(...sheets);
      expect(figuresOf(accounts, '01')).toEqual(figuresOf(read(income01), '01'));
      expect(problemsOf(accounts)).toEqual([
        'R-11 隐藏的工作表“旧表”也是公开01表《收入支出决算总表》，没有读入，以显示的工作表为准。不再需要的请删去。',
      ]);
    }
  });

  test('on one sheet', () => {
    const accounts = read({ ...income01, cells: [...income01.cells, ...income01.cells], merges: [] });
    expect(problemsOf(accounts)[0]).toContain('R-5 工作表“一”（1–16）、“一”（17–32）都像是公开01表');
  });
});

describe('fixed lines', () => {
  const renamed = (from: string, to: string) => ({
    ...income01,
    cells: income01.cells.map((row) => row.map((cell) => (cell === from ? to : cell))),
  });

  test('an unknown line with an amount is told, and its amount kept', () => {
    const accounts = read(renamed('年初结转和结余', '上年余额'));
    expect(problemsOf(accounts)).toEqual([
      'R-6 公开01表 A13 的项目“上年余额”不是表式规定的项目，它的金额没有参加审核。请核对项目名称。',
      'R-8 公开01表没有找到“年初结转和结余”一行，有关的审核不能进行。请核对项目名称。',
    ]);
    expect(figuresOf(accounts, '01')).toHaveProperty(['上年余额|金额'], '153.34');
  });

  test('an unknown line without an amount is nothing', () => {
    expect(problemsOf(read(renamed('二、政府性基金预算财政拨款收入', '二、政府性基金收入')))).toEqual([
      'R-8 公开01表没有找到“政府性基金预算财政拨款收入”一行，有关的审核不能进行。请核对项目名称。',
    ]);
  });

  test('an amount beside no label is told', () => {
    const cells = income01.cells.map((row, index) => (index === 9 ? ['', 9, 55, ...row.slice(3)] : row));
    expect(problemsOf(read({ ...income01, cells }))).toEqual([
      'R-6 公开01表 C10 的项目“（没有名称）”不是表式规定的项目，它的金额没有参加审核。请核对项目名称。',
    ]);
  });

  test('an amount on the other side is never taken', () => {
    const cells = income01.cells.map((row, index) => (index === 7 ? [row[0] ?? null, 2, null, ...row.slice(3)] : row));
    const statement = read({ ...income01, cells }).statements.get('01');
    expect(statement?.figure('政府性基金预算财政拨款收入', '金额')?.blank).toBe(true);
  });

  test('a missing column is told', () => {
    const cells = appropriation04.cells.map((row) => row.slice(0, 7).concat(row.slice(8)));
    expect(problemsOf(read({ ...appropriation04, cells, merges: [] }))).toEqual([
      'R-7 《财政拨款收入支出决算总表》没有找到“政府性基金预算财政拨款”一栏，有关的审核不能进行。请核对表头。',
    ]);
  });
});

test('without a money unit no amount is read', () => {
  const accounts = with03({ unit: '·' });
  const statement = accounts.statements.get('03');
  expect(statement?.rows.map(({ item }) => item)).toEqual(['合计', '205', '20508', '2050803']);
  expect(statement?.rows.every(({ figures }) => figures.size === 0)).toBe(true);
  expect(statement?.unreadable.size).toBe(12);
  expect(statement?.heading.moneyUnit).toBeUndefined();
  expect(problemsOf(accounts)).toEqual([]);
});

test('a title alone is no statement', () => {
  for (const text of [
    '收入支出决算总表',
    '收入支出决算总表\n见附件',
    '基本支出决算表\n单位：元\n科目编码 | 合计 | 基本支出 | 项目支出\n205 | 1 | 1 | 0',
  ]) {
    expect(read(sheetOf('一', text)).statements.size).toBe(0);
  }
});

test('the longest title wins: 财政拨款收入支出决算总表 is not 收入支出决算总表', () => {
  expect([...read(appropriation04).statements.keys()]).toEqual(['04']);
});

test('a year or a run of column numbers is no amount', () => {
  const accounts = read({ ...threePublic07, cells: threePublic07.cells.slice(0, 7) });
  expect(Object.keys(figuresOf(accounts, '07'))).toEqual([]);
});

test('a great many problems of a kind are told in one sentence that holds all their cells', () => {
  const rows = Array.from({ length: 2_000 }, (_, index) => [String(2_000_000 + index), '科目', '错', 0, 0, 0, 0, 0, 0]);
  const accounts = read({ ...income02, cells: [...income02.cells.slice(0, 7), ...rows] });
  expect(accounts.problems).toHaveLength(1);
  expect(accounts.problems[0]?.cells).toHaveLength(2_000);
  expect(problemsOf(accounts)).toEqual([
    'R-1 《收入决算表》 C8:C2007 应为金额，却是“错”，没有读入。请改成数字；没有数的留空。',
  ]);
});

describe('many cells of one kind are one problem with their ranges', () => {
  const column = (cells: readonly string[]) =>
    read(
      sheetOf(
        '三',
        `支出决算表\n单位：元\n科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出\n合计 | · | 7 | 3 | 4
${cells.map((cell, index) => `${201 + index} | 科目 | ${cell}`).join('\n')}`,
      ),
    );

  test('a handful are told one by one', () => {
    const accounts = column(['甲 | 1 | 乙', '2 | 丙 | 1', '丁 | 2 | 戊']);
    expect(accounts.problems.map(({ params }) => params['address'])).toEqual(['C5', 'E5', 'D6', 'C7', 'E7']);
  });

  test('a column of text', () => {
    const accounts = column(['甲 | 1 | 1', '乙 | 1 | 1', '丙 | 1 | 1', '甲 | 1 | 1', '丁 | 1 | 1', '戊 | 1 | 1']);
    expect(problemsOf(accounts)).toEqual([
      'R-1 《支出决算表》 C5:C10 应为金额，却是“甲”、“乙”、“丙”、“丁”、“戊”，没有读入。请改成数字；没有数的留空。',
    ]);
    expect(accounts.statements.get('03')?.unreadable.size).toBe(6);
  });

  test('blocks and single cells', () => {
    const accounts = column(['甲 | 甲 | 1', '甲 | 甲 | 1', '甲 | 甲 | 甲']);
    expect(problemsOf(accounts)[0]).toContain('《支出决算表》 C5:D7、E7 应为金额');
  });

  test('cells here and there: the first ranges and how many there are', () => {
    const accounts = column([
      '甲 | 1 | 1',
      '1 | 1 | 1',
      '甲 | 1 | 1',
      '1 | 1 | 1',
      '甲 | 1 | 甲',
      '1 | 甲 | 1',
      '1 | 1 | 甲',
    ]);
    expect(problemsOf(accounts)[0]).toContain('《支出决算表》 C5、C7、C9等6处 应为金额');
  });

  test('errors of formulas', () => {
    const accounts = column(Array.from({ length: 8 }, () => '#REF! | #REF! | #REF!'));
    expect(problemsOf(accounts)).toEqual([
      'R-2 《支出决算表》 C5:E12 是错误值 #REF!，没有读入。请改正公式或重新填数。',
    ]);
  });

  test('lines that a form has and the sheet has not', () => {
    const accounts = read({ ...income01, cells: income01.cells.filter((_, row) => row < 7 || row > 14) });
    const missing = problemsOf(accounts).filter((problem) => problem.startsWith('R-8'));
    expect(missing).toHaveLength(1);
    expect(missing[0]).toContain('、“本年收入合计”、“');
  });
});

describe('numbers that are no amounts as they are shown', () => {
  const shown = (rows: string, formats: Record<string, string>, unit = '万元', options: GridOptions = {}) =>
    read(
      sheetOf(
        '三',
        `支出决算表\n部门：某局 | 2021年度 | 金额单位：${unit}\n科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出\n${rows}`,
        { ...options, formats },
      ),
    );
  const YUAN = '合计 | · | 1286400 | 1136400 | 150000\n205 | 教育支出 | 1286400 | 1136400 | 150000';

  test.each(['0\\.0000', '0!.0,万元', '0"."0,"万元"', '0!.0,;-0!.0,'])(
    'kept in 元, shown in 万元 by %s: read as 元',
    (format) => {
      const accounts = shown(YUAN, { 'C4:E5': format });
      expect(problemsOf(accounts)).toEqual([]);
      expect(figuresOf(accounts, '03')).toMatchObject({
        '合计|本年支出合计': '1,286,400.00',
        '205|项目支出': '150,000.00',
      });
      expect(accounts.statements.get('03')?.figure('205', '项目支出')?.amount.slack.toNumber()).toBe(0);
      expect(accounts.statements.get('03')?.heading.moneyUnit?.value).toBe('万元');
    },
  );

  test('shown in something that the statement does not say: one error that names the format', () => {
    const accounts = shown(YUAN, { 'C4:E5': '#,##0.00,' });
    expect(problemsOf(accounts)).toEqual([
      'R-22 《支出决算表》 C4:E5 的数字格式“#,##0.00,”显示出来的数与表上的金额单位（万元）对不上，不能确定金额，没有读入。请把数字格式改为“#,##0.00”，核对显示的数与金额单位。',
    ]);
    expect(accounts.statements.get('03')?.unreadable.size).toBe(6);
    expect(figuresOf(accounts, '03')).toEqual({});
  });

  test('some numbers left out of the format are in no certain unit', () => {
    const accounts = shown(YUAN, { 'C4:E5': '0!.0000', D5: '#,##0.00' });
    expect(problemsOf(accounts)).toEqual([
      'R-26 《支出决算表》的金额大多以元存放，由数字格式“0!.0000”显示为万元；D5 没有用这种数字格式，不能确定是元还是万元，没有读入。请统一数字格式，核对金额。',
    ]);
    expect(accounts.statements.get('03')?.unreadable).toEqual(new Set(['205|基本支出']));
  });

  test('zeros are zeros under any format', () => {
    const accounts = shown('合计 | · | 0 | 0 | 0', { C4: '0.00,', D4: '0%', E4: 'yyyy-mm-dd' });
    expect(problemsOf(accounts)).toEqual([]);
    expect(accounts.statements.get('03')?.unreadable.size).toBe(0);
  });

  test('percentages and dates are told, each with its range', () => {
    const accounts = shown(
      '合计 | · | 0.125 | 0.2 | 44561\n205 | 教育支出 | 0.125 | 3 | 4',
      { 'C4:D4': '0.0%', C5: '0%', E4: 'yyyy"年"m"月"d"日"' },
      '元',
    );
    expect(problemsOf(accounts)).toEqual([
      'R-23 《支出决算表》 C4:C5、D4 应为金额，数字格式却是百分比，显示为“12.5%”、“20%”，没有读入。请把数字格式改为“#,##0.00”，核对金额。',
      'R-23 《支出决算表》 E4 应为金额，数字格式却是日期，显示为“2021-12-31”，没有读入。请把数字格式改为“#,##0.00”，核对金额。',
    ]);
  });

  test('the words for nothing are blank', () => {
    const accounts = shown('合计 | · | 无 | — | ／\n205 | 教育支出 | 无数据 | -- | 不适用', {});
    expect(problemsOf(accounts)).toEqual([]);
    expect(accounts.statements.get('03')?.figure('205', '项目支出')?.blank).toBe(true);
  });

  describe('formulas that have not been calculated', () => {
    test('are told once, and are not zero', () => {
      const accounts = shown('合计 | · | 0 | · | 4\n205 | 教育支出 | 0 | 3 | 4', {}, '元', {
        uncalculated: ['C4:D4', 'C5'],
        manualCalculation: true,
      });
      expect(problemsOf(accounts)).toEqual([
        'R-21 工作表“三”的公式没有计算结果，3 个金额没有读入（例如 “三”C4:C5、D4），不当作 0.00，有关的审核不能进行。请用 Excel 或 WPS 打开工作簿，重新计算（按 F9）后保存，再审核。',
      ]);
      expect(accounts.statements.get('03')?.unreadable.size).toBe(3);
      expect(figuresOf(accounts, '03')).toEqual({
        '205|基本支出': '3.00',
        '合计|项目支出': '4.00',
        '205|项目支出': '4.00',
      });
    });

    test('in a book of nine: one problem, and no figure is held against them', () => {
      const waiting = BOOK.map((sheet) => ({
        ...sheet,
        uncalculated: [{ top: 5, left: 2, bottom: 20, right: 12 }],
      }));
      const accounts = read(...waiting);
      expect(problemsOf(accounts).filter((problem) => problem.startsWith('R-21'))).toHaveLength(1);
      expect(
        check(accounts, { form: FORMS.form('henan-2021', 2021) }).findings.filter(({ message }) =>
          message.includes('为 0.00'),
        ),
      ).toEqual([]);
    });

    test('manual calculation is said', () => {
      expect(problemsOf(shown(YUAN, {}, '元', { manualCalculation: true }))).toEqual([
        'R-25 工作簿设为手动计算，公式的结果可能是旧的。请重新计算（按 F9）后再审核，或在“公式—计算选项”里改为自动。',
      ]);
    });
  });
});

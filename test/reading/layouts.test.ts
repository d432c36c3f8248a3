import { sheetOf } from '../support/grid';
import { basic06, expenditure03, income02, threePublic07 } from './books';
import { figuresOf, problemsOf, read } from './support';

const WAN = '部门：某市信息中心 | 2024年度 | 单位：万元';

describe('codes', () => {
  const withCodes = (header: string, rows: string, merges: string[] = []) =>
    read(
      sheetOf(
        '三',
        `支出决算表\n部门：某局 | · | · | 2021年度 | 单位：元\n${header}\n${rows}\n注：本表反映部门本年度各项支出情况。`,
        { merges },
      ),
    );
  const expected = [['合计'], ['205'], ['20508'], ['2050803'], ['208'], ['20801'], ['2080108']].flat();
  const THREE = '类 | 款 | 项 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出';

  test.each([
    [
      'with spaces, dashes and full-width digits',
      '科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出',
      '合计 | · | 7 | 3 | 4\n205 | 教育支出 | 4 | 3 | 1\n205 08 | 进修及培训 | 4 | 3 | 1\n205-08-03 | 培训支出 | 4 | 3 | 1\n２０８ | 社会保障 | 3 | · | 3\n20801 | 事务 | 3 | · | 3\n208 01　08 | 信息化 | 3 | · | 3',
    ],
    [
      'with the name in the same cell',
      '项目 | 本年支出合计 | 基本支出 | 项目支出',
      '合计 | 7 | 3 | 4\n205 教育支出 | 4 | 3 | 1\n20508进修及培训 | 4 | 3 | 1\n2050803培训支出 | 4 | 3 | 1\n208社会保障 | 3 | · | 3\n20801事务 | 3 | · | 3\n2080108信息化 | 3 | · | 3',
    ],
    [
      'in three columns, repeated on each row',
      THREE,
      "合计 | · | · | · | 7 | 3 | 4\n'205 | · | · | 教育 | 4 | 3 | 1\n'205 | '08 | · | 进修 | 4 | 3 | 1\n'205 | '08 | '03 | 培训 | 4 | 3 | 1\n'208 | · | · | 社会 | 3 | · | 3\n'208 | '01 | · | 事务 | 3 | · | 3\n'208 | '01 | '08 | 信息 | 3 | · | 3",
    ],
    [
      'in three columns as numbers that lost their zero, blank where they go on',
      THREE,
      '合计 | · | · | · | 7 | 3 | 4\n205 | · | · | 教育 | 4 | 3 | 1\n· | 8 | · | 进修 | 4 | 3 | 1\n· | · | 3 | 培训 | 4 | 3 | 1\n208 | · | · | 社会 | 3 | · | 3\n· | 1 | · | 事务 | 3 | · | 3\n· | · | 8 | 信息 | 3 | · | 3',
    ],
    [
      'in three columns as whole codes',
      THREE,
      '合计 | · | · | · | 7 | 3 | 4\n205 | · | · | 教育 | 4 | 3 | 1\n205 | 20508 | · | 进修 | 4 | 3 | 1\n205 | 20508 | 2050803 | 培训 | 4 | 3 | 1\n208 | · | · | 社会 | 3 | · | 3\n· | 20801 | · | 事务 | 3 | · | 3\n· | · | 2080108 | 信息 | 3 | · | 3',
    ],
    [
      'in the first of three columns, merged over all',
      `功能分类科目编码 | · | · | 科目名称 | 本年支出合计 | 基本支出 | 项目支出\n类 | 款 | 项 | 栏次 | 1 | 2 | 3`,
      '合计 | · | · | · | 7 | 3 | 4\n205 | · | · | 教育 | 4 | 3 | 1\n20508 | · | · | 进修 | 4 | 3 | 1\n2050803 | · | · | 培训 | 4 | 3 | 1\n208 | · | · | 社会 | 3 | · | 3\n20801 | · | · | 事务 | 3 | · | 3\n2080108 | · | · | 信息 | 3 | · | 3',
    ],
  ])('%s', (_, header, rows) => {
    const accounts = withCodes(header, rows);
    expect(problemsOf(accounts)).toEqual([]);
    expect(accounts.statements.get('03')?.rows.map(({ item }) => item)).toEqual(expected);
    expect(figuresOf(accounts, '03')).toMatchObject({ '2050803|基本支出': '3.00', '2080108|项目支出': '3.00' });
  });

  test('three columns below one merged heading without 类 款 项', () => {
    const accounts = withCodes(
      '功能分类科目编码 | · | · | 科目名称 | 本年支出合计 | 基本支出 | 项目支出',
      "205 | · | · | 教育 | 4 | 3 | 1\n205 | '08 | · | 进修 | 4 | 3 | 1\n205 | '08 | '03 | 培训 | 4 | 3 | 1\n合计 | · | · | · | 4 | 3 | 1",
      ['A3:C3', 'A7:D7'],
    );
    expect(accounts.statements.get('03')?.rows.map(({ item }) => item)).toEqual(['205', '20508', '2050803', '合计']);
  });
});

describe('amounts', () => {
  test('as text with commas, full-width digits and dashes', () => {
    const cells = expenditure03.cells.map((row, index) =>
      index === 7 ? ['205', '教育支出', '4,100.00', '４，１００．００', '—', '0.00', '', '-'] : row,
    );
    const accounts = read({ ...expenditure03, cells });
    expect(problemsOf(accounts)).toEqual([]);
    expect(figuresOf(accounts, '03')).toMatchObject({ '205|本年支出合计': '4,100.00', '205|基本支出': '4,100.00' });
    expect(accounts.statements.get('03')?.figure('205', '项目支出')?.blank).toBe(true);
  });

  test('in 万元 are 元 with their rounding', () => {
    const accounts = read(
      sheetOf(
        '一',
        `
某市信息中心2024年度收入支出决算总表
· | · | · | 单位：万元
收入 | · | 支出 | ·
项目 | 决算数 | 项目 | 决算数
一、一般公共预算财政拨款收入 | 217.00 | 五、教育支出 | 0.41
二、政府性基金预算财政拨款收入 | · | 八、社会保障和就业支出 | 216.59
本年收入合计 | 217.00 | 本年支出合计 | 217.00
使用非财政拨款结余（含专用结余） | · | 结余分配 | ·
年初结转和结余 | 0.02 | 年末结转和结余 | 0.02
总计 | 217.02 | 总计 | 217.02
注：本表反映部门本年度的总收支和年末结转结余情况。`,
      ),
    );
    expect(problemsOf(accounts)).toEqual([]);
    expect(figuresOf(accounts, '01')).toMatchObject({ '收入总计|金额': '2,170,200.00', '教育支出|金额': '4,100.00' });
    expect(accounts.statements.get('01')?.figure('教育支出', '金额')?.amount.quantum.toNumber()).toBe(100);
    expect(accounts.unit?.value).toBe('某市信息中心');
  });
});

describe('07', () => {
  const data = { '三公经费合计|预算数': '70,000.00', '三公经费合计|决算数': '65,000.00' };

  test('interleaved, in 万元', () => {
    const interleaved = `
财政拨款“三公”经费支出决算表
${WAN}
财政拨款“三公”经费 | · | · | · | · | · | · | · | · | · | · | ·
合计 | · | 因公出国（境）费 | · | 公务用车购置及运行维护费 | · | · | · | · | · | 公务接待费 | ·
· | · | · | · | 小计 | · | 公务用车购置费 | · | 公务用车运行维护费 | · | · | ·
预算数 | 决算数 | 预算数 | 决算数 | 预算数 | 决算数 | 预算数 | 决算数 | 预算数 | 决算数 | 预算数 | 决算数
7 | 6.5 | 1 | 0.9 | 4 | 3.8 | 1 | 0.9 | 3 | 2.9 | 2 | 1.8`;
    const merges = ['A3:L3', 'A4:B5', 'C4:D5', 'E4:J4', 'E5:F5', 'G5:H5', 'I5:J5', 'K4:L5'];
    for (const each of [merges, []]) {
      const accounts = read(sheetOf('七', interleaved, { merges: each }));
      expect(problemsOf(accounts)).toEqual([]);
      expect(figuresOf(accounts, '07')).toEqual({
        ...data,
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
      });
    }
  });

  test('upright', () => {
    const accounts = read(
      sheetOf(
        '七',
        `
“三公”经费支出决算表
${WAN}
项目 | 预算数 | 决算数
合计 | 7 | 6.5
1.因公出国（境）费 | 1 | 0.9
2.公务接待费 | 2 | 1.8
3.公务用车购置及运行费 | 4 | 3.8
其中：公务用车购置费 | 1 | 0.9
（2）公务用车运行维护费 | 3 | 2.9`,
      ),
    );
    expect(problemsOf(accounts)).toEqual([]);
    expect(figuresOf(accounts, '07')).toMatchObject({
      ...data,
      '公务用车购置及运行费小计|决算数': '38,000.00',
      '公务用车运行费|预算数': '30,000.00',
    });
  });

  test('upright, the parts of the vehicles in a column of their own', () => {
    const accounts = read(
      sheetOf(
        '七',
        `
财政拨款“三公”经费支出决算表
${WAN}
项目 | · | 预算数 | 决算数
合计 | · | 7 | 6.5
因公出国（境）费 | · | 1 | 0.9
公务用车购置及运行维护费 | 小计 | 4 | 3.8
· | 公务用车购置费 | 1 | 0.9
· | 公务用车运行维护费 | 3 | 2.9
公务接待费 | · | 2 | 1.8`,
        { merges: ['A6:A8'] },
      ),
    );
    expect(problemsOf(accounts)).toEqual([]);
    expect(figuresOf(accounts, '07')).toMatchObject({ ...data, '公务用车运行费|决算数': '29,000.00' });
  });

  test('without any merged cell', () => {
    const accounts = read({ ...threePublic07, merges: [] });
    expect(figuresOf(accounts, '07')).toEqual(figuresOf(read(threePublic07), '07'));
  });

  test('without an amount: all six items, blank', () => {
    const empty = read({ ...threePublic07, cells: threePublic07.cells.map((row, index) => (index === 7 ? [] : row)) });
    expect(problemsOf(empty)).toEqual([]);
    expect(empty.statements.get('07')?.rows).toHaveLength(6);
    expect(empty.statements.get('07')?.figure('公务接待费', '决算数')).toMatchObject({
      blank: true,
      cell: { sheet: '七', address: 'L8' },
    });
  });
});

describe('06', () => {
  test('two blocks, code and name in one cell, no amounts', () => {
    const accounts = read(
      sheetOf(
        '六',
        `
一般公共预算财政拨款基本支出决算表
· | · | · | · | · | 单位：万元
经济分类 | · | · | 经济分类 | · | ·
科目编码 | 科目名称 | 决算数 | 科目编码 | 科目名称 | 决算数
301 | 工资福利支出 | 12.5 | 302 | 商品和服务支出 | 3
30101 | 基本工资 | 12.5 | 30207邮电费 | · | 2
· | · | · | 30212因公出国（境）费用 | · | 1
· | · | · | 310资本性支出 | · | ·
人员经费合计 | · | 12.5 | 公用经费合计 | · | 3
注：本表反映部门本年度一般公共预算财政拨款基本支出明细情况。`,
      ),
    );
    expect(problemsOf(accounts)).toEqual([]);
    expect(figuresOf(accounts, '06')).toEqual({
      '301|决算数': '125,000.00',
      '30101|决算数': '125,000.00',
      '302|决算数': '30,000.00',
      '30207|决算数': '20,000.00',
      '30212|决算数': '10,000.00',
      '人员经费合计|决算数': '125,000.00',
      '公用经费合计|决算数': '30,000.00',
    });
    expect(accounts.statements.get('06')?.rowsOf('30207')[0]?.name).toBe('邮电费');
  });

  test('totals without merged cells', () => {
    const accounts = read({ ...basic06, merges: [] });
    expect(figuresOf(accounts, '06')).toMatchObject({ '公用经费合计|决算数': '90,700.00' });
  });
});

describe('headers', () => {
  test('columns in another order, a column more, a label on two rows', () => {
    const accounts = read(
      sheetOf(
        '三',
        `
2021年度支出决算表（公开03表）
编制单位： | 某局 | · | 金额单位： | · | 元
序号 | 功能分类 | 科目名称 | 项目支出 | 基本支出 | 本年支出 | 备注 | 对附属单位
· | 科目编码 | · | · | · | 合计 | · | 补助支出
1 | 205 | 教育支出 | 1 | 3 | 4 | 见附件 | 7
2 | 20508 | 进修及培训 | 1 | 3 | 4 | · | 7
· | · | 合计 | 1 | 3 | 4 | · | 7`,
      ),
    );
    expect(problemsOf(accounts)).toEqual([]);
    expect(figuresOf(accounts, '03')).toEqual({
      ...Object.fromEntries(
        ['205', '20508', '合计'].flatMap((item) => [
          [`${item}|项目支出`, '1.00'],
          [`${item}|基本支出`, '3.00'],
          [`${item}|本年支出合计`, '4.00'],
          [`${item}|对附属单位补助支出`, '7.00'],
        ]),
      ),
    });
    expect(accounts.statements.get('03')?.heading).toMatchObject({
      unit: { value: '某局', cell: { address: 'B2' } },
      year: { value: 2021, cell: { address: 'A1' } },
      moneyUnit: { value: '元', cell: { address: 'F2' } },
    });
  });

  test('the parts of a measure are not the measure', () => {
    const accounts = read(
      sheetOf(
        '三',
        `
支出决算表
单位：元
科目编码 | 科目名称 | 合计 | 基本支出 | · | · | 项目支出
· | · | · | 人员经费 | 公用经费 | 小计 | ·
205 | 教育支出 | 10 | 4 | 5 | 9 | 1
合计 | · | 10 | 4 | 5 | 9 | 1`,
        { merges: ['D3:F3'] },
      ),
    );
    expect(figuresOf(accounts, '03')).toMatchObject({
      '205|本年支出合计': '10.00',
      '205|基本支出': '9.00',
      '205|项目支出': '1.00',
    });
  });

  test('the heading above the title, all in one cell', () => {
    const accounts = read({
      ...income02,
      cells: [
        ['公开02表'],
        ['编制单位：某局（本级） 二〇二三年度 金额单位：万元'],
        ['收入决算表'],
        [],
        ...income02.cells.slice(3),
      ],
      merges: [],
    });
    expect(accounts.statements.get('02')?.heading).toMatchObject({
      unit: { value: '某局（本级）' },
      year: { value: 2023 },
      moneyUnit: { value: '万元' },
    });
  });
});

describe('pages', () => {
  const page = (rows: string): string =>
    `支出决算表\n单位：元\n科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出\n栏次 | · | 1 | 2 | 3\n${rows}\n`;

  test('title and header repeated, the total on both', () => {
    const accounts = read(
      sheetOf(
        '三',
        page('合计 | · | 7 | 3 | 4\n205 | 教育支出 | 4 | 3 | 1\n20508 | 进修 | 4 | 3 | 1\n注：本表反映支出。') +
          page('合计 | · | 7 | 3 | 4\n208 | 社会保障 | 3 | · | 3\n20801 | 事务 | 3 | · | 3'),
      ),
    );
    expect(problemsOf(accounts)).toEqual([]);
    const statement = accounts.statements.get('03');
    expect(statement?.rows.map(({ item }) => item)).toEqual(['合计', '205', '20508', '208', '20801']);
    expect(statement?.range).toBe('A1:E15');
  });

  test('only the header repeated, with a total of the page', () => {
    const header = '科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出';
    const accounts = read(
      sheetOf(
        '三',
        `${page('205 | 教育支出 | 4 | 3 | 1\n本页合计 | · | 4 | 3 | 1')}注：第一页\n${header}\n栏次 | · | 1 | 2 | 3\n208 | 社会保障 | 3 | · | 3\n合计 | · | 7 | 3 | 4`,
      ),
    );
    expect(problemsOf(accounts)).toEqual([]);
    expect(accounts.statements.get('03')?.rows.map(({ item }) => item)).toEqual(['205', '208', '合计']);
    expect(figuresOf(accounts, '03')).toMatchObject({ '合计|本年支出合计': '7.00' });
  });
});

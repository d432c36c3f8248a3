/** Unit, year and money unit in all the places where books print them. */
import { formatIn } from '../../src/accounts';
import { check } from '../../src/checking';
import { FORMS } from '../../src/forms';
import type { SheetSnapshot } from '../../src/workbook';
import { formatted, type GridOptions, sheetOf } from '../support/grid';
import { BOOK } from './books';
import { problemsOf, read } from './support';

/** 支出决算表 below the given lines. */
function below(heading: string, options: GridOptions = {}): SheetSnapshot {
  const table =
    '科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出\n合计 | · | 7 | 3 | 4\n205 | 教育支出 | 7 | 3 | 4';
  return sheetOf('三', `${heading}\n${table}`, options);
}

describe('the year of a statement', () => {
  const year = (heading: string, options: GridOptions = {}) =>
    read(below(`支出决算表\n${heading} | 金额单位：元`, options)).statements.get('03')?.heading.year;

  test.each<[string, string, GridOptions, number | undefined]>([
    ['as text', '部门：某局 | 2021年度', {}, 2021],
    ['in Chinese digits', '部门：某局 | 二〇二四年度', {}, 2024],
    ['in Chinese digits, with a round sign and a zero', '部门：某局 | 二○二零年', {}, 2020],
    ['as a date of which the year is shown', '部门：某局 | 44561', { formats: { B2: 'yyyy"年度"' } }, 2021],
    ['as a date from 1904', '部门：某局 | 43099', { formats: { B2: 'yyyy"年"' }, date1904: true }, 2021],
    ['as a number before 年度', '部门：某局 | 2021', { formats: { B2: '0"年度"' } }, 2021],
    ['in a cell behind its label', '年度 | 2021', {}, 2021],
    ['as text behind its label', "年度： | '2021", {}, 2021],
    ['in Chinese digits behind its label', '决算年度： | 二〇二四', {}, 2024],
    ['in a cell before its label', '2021 | 年度', {}, 2021],
    ['as a whole date behind its label', '会计年度 | 44561', { formats: { B2: 'yyyy-mm-dd' } }, 2021],
    ['a day of filing is no year', '填报日期 | 44805', { formats: { B2: 'yyyy-mm-dd' } }, undefined],
    ['a number alone is no year', '部门：某局 | 2021', {}, undefined],
    ['a large number behind the label is no year', '年度 | 20210', {}, undefined],
  ])('%s', (_, heading, options, expected) => {
    expect(year(heading, options)?.value).toBe(expected);
  });
});

describe('the money unit of a statement', () => {
  const heading = (lines: string) => read(below(`支出决算表\n${lines}`)).statements.get('03')?.heading;

  test.each([
    ['部门：某局 | 金额单位：万元', '万元'],
    ['部门：某局 | 金额单位： | 人民币元', '元'],
    ['金额单位 | 千元', '千元'],
    ['编制单位：某局 | （万元）', '万元'],
  ])('%s: %s', (lines, unit) => {
    expect(heading(lines)?.moneyUnit?.value).toBe(unit);
    expect(heading(lines)?.otherMoneyUnit).toBeUndefined();
  });

  test('of two the one nearest to the table counts, and both are told once', () => {
    const accounts = read(below('支出决算表 单位：万元\n部门：某局 | 2021年度 | 金额单位：元'));
    expect(accounts.statements.get('03')?.heading.moneyUnit?.value).toBe('元');
    expect(problemsOf(accounts)).toEqual([
      'R-24 《支出决算表》印有两个金额单位：万元（A1）和元（C2），金额按离表格近的元读入。请核对，删去不对的一个。',
    ]);
  });

  test('a unit in the header counts where it stands above every amount', () => {
    const table = (labels: string): string =>
      `支出决算表\n部门：某局 | 2021年度 | 单位：万元\n${labels}\n合计 | · | 7 | 3 | 4`;
    const unitOf = (labels: string) => read(sheetOf('三', table(labels))).statements.get('03')?.heading;
    const every = unitOf('科目编码 | 科目名称 | 本年支出合计（元） | 基本支出（元） | 项目支出（元）');
    expect(every).toMatchObject({
      moneyUnit: { value: '元', cell: { address: 'C3' } },
      otherMoneyUnit: { value: '万元' },
    });
    const one = unitOf('科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出（元）');
    expect(one?.moneyUnit?.value).toBe('万元');
    expect(one?.otherMoneyUnit).toBeUndefined();
  });

  test('the same one printed twice is no problem', () => {
    expect(problemsOf(read(below('支出决算表 单位：万元\n2021年度 | 金额单位：万元')))).toEqual([]);
  });

  test('each statement has its own, on one sheet too', () => {
    const one =
      '支出决算表\n单位：万元\n科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出\n合计 | · | 7 | 3 | 4\n';
    const other =
      '收入决算表\n单位：元\n科目编码 | 科目名称 | 本年收入合计 | 财政拨款收入 | 其他收入\n合计 | · | 70000 | 70000 | ·';
    const { statements } = read(sheetOf('一', `${one}${other}`));
    const amount = (code: '02' | '03', measure: string): string => {
      const figure = statements.get(code)?.figure('合计', measure);
      return figure ? formatIn(figure.amount, '元') : '';
    };
    expect(amount('03', '本年支出合计')).toBe('70,000.00');
    expect(amount('02', '本年收入合计')).toBe('70,000.00');
  });
});

describe('a heading once for the whole book', () => {
  const plain = (sheet: SheetSnapshot): SheetSnapshot => {
    const money = sheet.name === '九' ? '金额单位：元' : null;
    const cells = sheet.cells.map((row) =>
      row.map((value) => {
        if (typeof value !== 'string') return value;
        if (/^编制单位|^部门：/.test(value) || /^\d{4}年度$/.test(value)) return null;
        return value.startsWith('公开09表') ? money : value;
      }),
    );
    return { ...sheet, cells };
  };
  const BARE = BOOK.map(plain);
  const [first, ...rest] = BARE;
  if (!first) throw new Error('no sheet');
  const above = (text: string): SheetSnapshot => ({
    ...first,
    cells: [[text], ...first.cells],
    merges: first.merges.map((block) => ({ ...block, top: block.top + 1, bottom: block.bottom + 1 })),
  });

  test.each<[string, readonly SheetSnapshot[]]>([
    ['above the first title', [above('青禾县档案局 2024 年度部门决算表'), ...rest]],
    ['above the first title, the year first', [above('2024年度青禾县档案局部门决算公开表'), ...rest]],
    ['in Chinese digits', [above('青禾县档案局二〇二四年度决算'), ...rest]],
    ['on a cover', [sheetOf('封面', '附件1\n2024年度\n青禾县档案局部门决算\n二〇二五年九月'), ...BARE]],
    [
      'on a cover with labels',
      [sheetOf('封面', '部门决算\n单位名称（盖章）： | 青禾县档案局\n决算年度： | 2024'), ...BARE],
    ],
    [
      'above the contents',
      [
        sheetOf('目录', '青禾县档案局2024年度部门决算\n目 录\n第二部分 2024年度部门决算表\n一、收入支出决算总表'),
        ...BARE,
      ],
    ],
    [
      'on a cover with a date',
      [formatted(sheetOf('封面', '青禾县档案局部门决算\n45657'), { A2: 'yyyy"年度"' }), ...BARE],
    ],
  ])('%s', (_, sheets) => {
    const accounts = read(...sheets);
    expect(accounts.unit?.value).toBe('青禾县档案局');
    expect(accounts.year?.value).toBe(2024);
    expect(accounts.statements.get('08')?.heading).toMatchObject({
      unit: { value: '青禾县档案局' },
      year: { value: 2024 },
    });
    const { findings } = check(accounts, { form: FORMS.form('henan-2021', 2021) });
    expect(findings.filter(({ rule }) => ['F-2', 'F-3', 'F-4', 'F-5'].includes(rule))).toEqual([]);
  });

  test('what no statement and no heading prints is told once', () => {
    const { findings } = check(read(...BARE), { form: FORMS.form('henan-2021', 2021) });
    const told = findings.filter(({ rule }) => rule === 'F-2' || rule === 'F-4');
    expect(told.map(({ rule }) => rule)).toEqual(['F-2', 'F-4']);
    expect(told[0]?.message).toContain('等 9 张表没有印单位名称');
    expect(told[0]?.cells).toHaveLength(9);
  });

  test('what a statement prints itself is its own', () => {
    const [income, ...others] = BOOK;
    const sheets = income
      ? [{ ...income, cells: [['某局2024年度部门决算表'], ...income.cells], merges: [] }, ...others]
      : [];
    const accounts = read(...sheets);
    expect(accounts.unit?.value).toBe('某市信息中心');
    expect(accounts.year?.value).toBe(2021);
  });

  test('a sheet that compares years prints none for the book', () => {
    const accounts = read(sheetOf('对比', '项目 | 2023年度 | 2024年度\n收入 | 1 | 2'), ...BARE);
    expect(accounts.year).toBeUndefined();
  });

  test('words of a heading are no unit', () => {
    for (const text of ['第二部分 2024年度部门决算表', '2024年度部门决算', '附件2：', '县级部门决算公开表', '目录']) {
      expect(read(sheetOf('封面', text), ...BARE).unit).toBeUndefined();
    }
  });
});

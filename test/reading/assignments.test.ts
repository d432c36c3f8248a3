/** Sheets that a user assigns by hand: the statement, the header's rows, the columns; and assignments that do not fit. */
import type { Assignment } from '../../src/forms';
import { readAccounts } from '../../src/reading';
import type { SheetSnapshot } from '../../src/workbook';
import { sheetOf } from '../support/grid';
import { appropriation04, basic06, BOOK, expenditure03, income01, income02, threePublic07 } from './books';
import { figuresOf, problemsOf, read } from './support';

const assigned = (sheets: readonly SheetSnapshot[], ...assignments: Assignment[]) =>
  readAccounts(sheets, { book: '决算.xlsx', assignments });

/** A sheet whose title and headings say nothing that any form says. */
function strange(sheet: SheetSnapshot, headerRows: number): SheetSnapshot {
  const cells = sheet.cells.map((row, index) => {
    if (index === 0) return ['本局情况'];
    return index >= 3 && index < 3 + headerRows ? row.map((value) => (value === null ? null : '栏')) : row;
  });
  return { ...sheet, name: '某表', cells };
}

const INCOME: Assignment = {
  sheet: '某表',
  statement: '收入决算表',
  header: [4, 6],
  columns: {
    A: '科目编码',
    B: '科目名称',
    C: '本年收入合计',
    D: '财政拨款收入',
    E: '上级补助收入',
    F: '事业收入',
    G: '经营收入',
    H: '附属单位上缴收入',
    I: '其他收入',
  },
};

describe('what nothing printed would tell', () => {
  test('a list of subjects: title, number or title with a number name the statement', () => {
    const sheet = strange(income02, 3);
    expect(read(sheet).statements.size).toBe(0);
    for (const statement of ['收入决算表', '公开02表', '公开02表 收入决算表', '《收入决算表》']) {
      const accounts = readAccounts([sheet], {
        book: '决算.xlsx',
        form: 'henan-2021',
        assignments: [{ ...INCOME, statement }],
      });
      expect(figuresOf(accounts, '02')).toEqual(figuresOf(read(income02), '02'));
      expect(problemsOf(accounts)).toEqual([]);
    }
  });

  test('two sides: columns are named with their side, or found by what their header says', () => {
    const sheet = strange(income01, 3);
    const accounts = assigned([sheet], {
      sheet: '某表',
      statement: '收入支出决算总表',
      header: [4, 6],
      columns: { A: '项目', B: 'none', c: '收入/金额', D: '项目', E: 'none', F: '支出／金额' },
    });
    expect(figuresOf(accounts, '01')).toEqual(figuresOf(read(income01), '01'));
    expect(problemsOf(accounts)).toEqual([]);
  });

  test('a statement that goes by four measures on one side', () => {
    const sheet = { ...appropriation04, name: '某表', cells: [['本局情况'], ...appropriation04.cells.slice(1)] };
    const accounts = assigned([sheet], { sheet: '某表', statement: '财政拨款收入支出决算总表' });
    expect(figuresOf(accounts, '04')).toEqual(figuresOf(read(appropriation04), '04'));
    expect(problemsOf(accounts)).toEqual([]);
  });

  test('blocks side by side', () => {
    const sheet = strange(basic06, 2);
    const columns: Record<string, string> = {};
    for (const [index, letter] of ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I'].entries()) {
      columns[letter] = ['科目编码', '科目名称', '决算数'][index % 3] ?? '';
    }
    const accounts = assigned([sheet], {
      sheet: '某表',
      statement: '一般公共预算财政拨款基本支出决算表',
      header: [4, 5],
      columns,
    });
    expect(problemsOf(accounts)).toEqual([]);
    expect(figuresOf(accounts, '06')).toEqual(figuresOf(read(basic06), '06'));
    expect(problemsOf(accounts)).toEqual([]);
  });

  test('a list whose amounts have a column a part', () => {
    const list = sheetOf(
      '某表',
      `
本局情况
部门：某局 | 2021年度 | · | · | 单位：元
甲 | 乙 | 丙 | 丁 | 戊
301 | 工资福利支出 | · | 7 | ·
30101 | 基本工资 | · | 7 | ·
302 | 商品和服务支出 | · | · | 3
30201 | 办公费 | · | · | 3`,
    );
    const accounts = assigned([list], {
      sheet: '某表',
      statement: '一般公共预算财政拨款基本支出决算表',
      header: [3, 3],
      columns: { A: '科目编码', B: '科目名称', D: '人员经费合计', E: '公用经费合计' },
    });
    expect(figuresOf(accounts, '06')).toMatchObject({ '30101|决算数': '7.00', '302|决算数': '3.00' });
  });

  test('a grid: each column is an item and a measure', () => {
    const sheet = strange(threePublic07, 3);
    const items = [
      '三公经费合计',
      '因公出国（境）费',
      '公务用车购置及运行费小计',
      '公务用车购置费',
      '公务用车运行费',
      '公务接待费',
    ];
    const columns = Object.fromEntries(
      ['预算数', '决算数'].flatMap((measure, half) =>
        items.map((item, index) => [String.fromCharCode(65 + half * 6 + index), `${item}/${measure}`]),
      ),
    );
    const accounts = assigned([sheet], {
      sheet: '某表',
      statement: '“三公”经费支出决算表',
      header: [4, 6],
      columns,
    });
    expect(figuresOf(accounts, '07')).toEqual(figuresOf(read(threePublic07), '07'));
    expect(problemsOf(accounts)).toEqual([]);
  });

  test('a list without any header', () => {
    const bare = {
      ...income02,
      name: '某表',
      cells: [...income02.cells.slice(1, 3), ...income02.cells.slice(6)],
      merges: [],
    };
    const accounts = assigned([bare], { ...INCOME, header: undefined });
    expect(problemsOf(accounts)).toEqual([]);
    expect(figuresOf(accounts, '02')).toMatchObject({ '2080108|财政拨款收入': '2,103,349.52' });
  });
});

describe('assigned before what is printed', () => {
  test('of two copies the assigned one is read, also where it is hidden', () => {
    const copy = { ...income02, name: '副本' };
    expect(problemsOf(read(income02, copy))[0]).toContain('R-5');
    for (const visibility of ['visible', 'hidden'] as const) {
      const accounts = assigned([income02, { ...copy, visibility }], { sheet: '副本', statement: '收入决算表' });
      expect(accounts.statements.get('02')?.sheet).toBe('副本');
      expect(problemsOf(accounts)).toEqual([]);
    }
  });

  test('a sheet that is left alone', () => {
    const copy = { ...income02, name: '副本' };
    const accounts = assigned([copy, income02], { sheet: '副本', statement: 'none' });
    expect(accounts.statements.get('02')?.sheet).toBe('二');
    expect(problemsOf(accounts)).toEqual([]);
  });

  test('a sheet whose title is another statement’s', () => {
    const wrong = { ...expenditure03, cells: [['收入决算表'], ...expenditure03.cells.slice(1)] };
    const accounts = assigned([wrong], { sheet: '三', statement: '支出决算表' });
    expect([...accounts.statements.keys()]).toEqual(['03']);
    expect(figuresOf(accounts, '03')).toEqual(figuresOf(read(expenditure03), '03'));
  });

  test('a column that is none of the statement’s, and one that is another', () => {
    const accounts = assigned([income02], {
      sheet: '二',
      statement: '收入决算表',
      columns: { I: '事业收入', F: 'none' },
    });
    expect(accounts.statements.get('02')?.figure('2080108', '事业收入')?.cell.address).toBe('I10');
    expect(accounts.statements.get('02')?.figure('2080108', '其他收入')).toBeUndefined();
  });

  test('two statements on one sheet, each by its rows, and what stands beside them by its title', () => {
    const stacked = {
      ...expenditure03,
      name: '合',
      merges: [],
      cells: [...expenditure03.cells, [], ['本局情况'], ...income02.cells.slice(1), [], ...income01.cells],
    };
    const from = expenditure03.cells.length + 2;
    const accounts = assigned([stacked], {
      sheet: '合',
      rows: [from, from + income02.cells.length - 1],
      statement: '收入决算表',
    });
    expect([...accounts.statements.keys()]).toEqual(['01', '02', '03']);
    for (const [code, sheet] of [
      ['01', income01],
      ['02', income02],
      ['03', expenditure03],
    ] as const) {
      expect(figuresOf(accounts, code)).toEqual(figuresOf(read(sheet), code));
    }
  });

  test('a sheet without a title is not asked about, and what goes on with it is read on', () => {
    const untitled = { ...expenditure03, cells: [[], ...expenditure03.cells.slice(1)] };
    const next = sheetOf('续', '208 | 社会保障和就业支出 | 3 | 3 | ·');
    const accounts = assigned([untitled, next], { sheet: '三', statement: '支出决算表' });
    expect(problemsOf(accounts)).toEqual([]);
    expect(accounts.statements.get('03')?.rows.at(-1)?.item).toBe('208');
  });

  test('what was understood is told page by page', () => {
    const [page] = read(income01).statements.get('01')?.pages ?? [];
    expect(page).toMatchObject({ sheet: '一', top: 0, bottom: 15, header: { top: 3, bodyTop: 6 } });
    expect(Object.fromEntries(page?.columns ?? [])).toEqual({ 0: '项目', 2: '收入/金额', 3: '项目', 5: '支出/金额' });
  });
});

describe('an assignment that does not fit is told, and reading goes on without it', () => {
  const whole = read(...BOOK);
  test.each<[string, Assignment, string]>([
    ['no such sheet', { sheet: '九九', statement: '收入决算表' }, '工作簿里没有这个工作表'],
    ['no such statement', { sheet: '二', statement: '收入大表' }, '没有叫“收入大表”的报表，请写标题'],
    [
      'a number that is another statement’s in another form',
      { sheet: '二', statement: '公开09表' },
      '“公开09表”在不同的表式里是不同的报表（《一般公共预算财政拨款“三公”经费支出决算表》、',
    ],
    ['no such column', { ...INCOME, sheet: '二', columns: { ZZ: '事业收入' } }, 'ZZ 列不在表里'],
    [
      'no such measure',
      { ...INCOME, sheet: '二', columns: { C: '收人' } },
      'C 列的“收人”不是这张表的栏次，可以写：科目编码、',
    ],
    ['a side is lacking', { sheet: '一', statement: '收入支出决算总表', columns: { C: '金额' } }, 'C 列的“金额”不是'],
    ['no such rows', { sheet: '二', rows: [100, 120], statement: '收入决算表' }, '没有第 100–120 行'],
    [
      'a header elsewhere',
      { sheet: '二', rows: [1, 5], header: [8, 9], statement: '收入决算表' },
      '表头第 8–9 行不在第 1–5 行之内',
    ],
    [
      'nothing of it there',
      { sheet: '二', statement: '收入支出决算总表' },
      '按它找不到《收入支出决算总表》的表头和栏次',
    ],
  ])('%s', (_, assignment, reason) => {
    const accounts = assigned(BOOK, assignment);
    const problems = problemsOf(accounts);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(`R-31 对工作表“${assignment.sheet}”的手工指定没有用上：${reason}`);
    for (const code of whole.statements.keys()) expect(figuresOf(accounts, code)).toEqual(figuresOf(whole, code));
  });

  test('the same rows twice', () => {
    const accounts = assigned(BOOK, { sheet: '二', statement: '收入决算表' }, { sheet: '二', statement: 'none' });
    expect(problemsOf(accounts)).toEqual([
      'R-31 对工作表“二”的手工指定没有用上：同一些行指定了两次。其余照常读入。请改正指定，或者删去。',
    ]);
  });
});

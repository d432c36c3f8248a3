/** What was not read never counts as 0.00: the sums that it may belong to are 未执行, all others are checked. */
import { check } from '../../src/checking';
import { FORMS } from '../../src/forms';
import type { SheetSnapshot } from '../../src/workbook';
import { readAccounts } from '../../src/reading';
import { sheetOf } from '../support/grid';

interface Ended {
  /** Messages of errors, without those of reading. */
  readonly errors: readonly string[];
  readonly state: (rule: string) => string | undefined;
  readonly reason: (rule: string) => string | undefined;
}

function checked(...sheets: SheetSnapshot[]): Ended {
  const { findings, outcomes } = check(readAccounts(sheets, { book: '' }), { form: FORMS.form('henan-2021', 2021) });
  const outcome = (rule: string) => outcomes.find((each) => each.rule === rule);
  return {
    errors: findings
      .filter(({ level, rule }) => level === 'error' && !rule.startsWith('R-'))
      .map((each) => each.message),
    state: (rule) => outcome(rule)?.state,
    reason: (rule) => {
      const found = outcome(rule);
      return found?.state === 'notRun' ? found.reason : undefined;
    },
  };
}

const HEAD = '部门：某局 | 2021年度 | 金额单位：元';

const lines01 = (education: string, reserve = '使用非财政拨款结余'): SheetSnapshot =>
  sheetOf(
    '一',
    `收入支出决算总表\n${HEAD}
收入 | · | 支出 | ·
项目 | 金额 | 项目 | 金额
一、一般公共预算财政拨款收入 | 100 | 一、一般公共服务支出 | 60
二、政府性基金预算财政拨款收入 | 0 | ${education} | 40
本年收入合计 | 100 | 本年支出合计 | 100
${reserve} | 5 | 结余分配 | 0
年初结转和结余 | 10 | 年末结转和结余 | 15
总计 | 115 | 总计 | 115`,
  );

/** The rule of 01 whose formula begins so. */
function ruleOf(left: string): string {
  const relations = FORMS.form('henan-2021', 2021).statements.get('01')?.relations ?? [];
  const found = relations.find((each) => each.kind === 'equation' && each.formula.text.startsWith(left));
  if (!found) throw new Error(left);
  return found.id;
}

describe('a line of 01 that was not recognised', () => {
  test('among the classes: their sum is not run, and says why', () => {
    const { errors, state, reason } = checked(lines01('五、教育事业费'));
    expect(errors).toEqual([]);
    expect(state(ruleOf('[本年支出合计] = '))).toBe('notRun');
    expect(reason(ruleOf('[本年支出合计] = '))).toContain('《收入支出决算总表》 C6 一行没有读入');
  });

  test('other sums of the statement are checked', () => {
    const { state } = checked(lines01('五、教育事业费'));
    expect(state(ruleOf('[本年收入合计] = '))).toBe('passed');
    expect(state(ruleOf('[支出总计] = '))).toBe('passed');
  });

  test('among the lines of 总计', () => {
    const { errors, state } = checked(lines01('五、教育支出', '动用专用结余'));
    expect(errors).toEqual([]);
    expect(state(ruleOf('[收入总计] = '))).toBe('notRun');
    expect(state(ruleOf('[本年收入合计] = '))).toBe('passed');
    expect(state(ruleOf('[本年支出合计] = '))).toBe('passed');
  });

  test('where all lines are right all sums hold', () => {
    const { errors, state } = checked(lines01('五、教育支出'));
    expect(errors).toEqual([]);
    for (const left of ['[本年支出合计] = ', '[收入总计] = ']) expect(state(ruleOf(left))).toBe('passed');
  });
});

const subjects03 = (rows: string): SheetSnapshot =>
  sheetOf(
    '三',
    `支出决算表\n${HEAD}
科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出
合计 | · | 9 | 3 | 6
${rows}`,
  );
const SOUND = [
  '205 | 教育支出 | 4 | 3 | 1',
  '20508 | 进修及培训 | 4 | 3 | 1',
  '2050803 | 培训支出 | 4 | 3 | 1',
  '208 | 社会保障和就业支出 | 5 | · | 5',
  '20801 | 人力资源和社会保障管理事务 | 5 | · | 5',
  '2080108 | 信息化建设 | 5 | · | 5',
];
const rollup = FORMS.form('henan-2021', 2021)
  .statements.get('03')
  ?.relations.find(({ kind }) => kind === 'rollup')?.id;
const broken = (index: number, code: string): string =>
  SOUND.map((row, each) => (each === index ? row.replace(/^\d+/, code) : row)).join('\n');

describe('a row of 03 whose code could not be read', () => {
  test.each([
    ['a 类', 0, '2O5'],
    ['a 款', 1, '2050'],
    ['a 项', 2, '205O803'],
    ['the last 项', 5, '20801-0'],
    ['a 项 without any code', 2, '·'],
  ])('%s: no sum is called wrong, no parent missing', (_, index, code) => {
    const { errors, state } = checked(subjects03(broken(index, code)));
    expect(errors).toEqual([]);
    expect(state(rollup ?? '')).toBe('notRun');
  });

  test('a sum that it is no part of is still wrong', () => {
    const rows = broken(2, '205O803').replace('2080108 | 信息化建设 | 5 | · | 5', '2080108 | 信息化建设 | 4 | · | 4');
    const { errors, state } = checked(subjects03(rows));
    expect(state(rollup ?? '')).toBe('failed');
    expect(errors).toHaveLength(2);
    for (const error of errors) expect(error).toContain('20801');
  });

  test('where all codes are right all sums hold', () => {
    const { errors, state } = checked(subjects03(SOUND.join('\n')));
    expect(errors).toEqual([]);
    expect(state(rollup ?? '')).toBe('passed');
  });
});

test('a subject that another statement has counts as 0.00 only where all rows were read', () => {
  const general05 = sheetOf(
    '五',
    `一般公共预算财政拨款支出决算表\n${HEAD}
科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出
合计 | · | 9 | 3 | 6
${SOUND.join('\n')}`,
  );
  expect(checked(subjects03(broken(2, '205O803')), general05).errors).toEqual([]);
  expect(checked(subjects03(SOUND.filter((_, index) => index !== 2).join('\n')), general05).errors).not.toEqual([]);
});

test('a column that was not recognised: what the columns add up to is not run', () => {
  const sheet = sheetOf(
    '三',
    `支出决算表\n${HEAD}
科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 | 上缴上级单位的支出
合计 | · | 9 | 3 | 1 | 5
205 | 教育支出 | 9 | 3 | 1 | 5`,
  );
  const { errors } = checked(sheet);
  expect(errors).toEqual([]);
});

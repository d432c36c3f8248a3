/** Titles as places print them: which statement they name, and which tables are none of ours. */
import { FORMS } from '../../src/forms';
import { soughtForms } from '../../src/reading/forms';
import { fold } from '../../src/reading/labels';
import { titleIn } from '../../src/reading/titles';
import { sheetOf } from '../support/grid';
import { BOOK, capital09, general05, income02 } from './books';
import { figuresOf, problemsOf, read } from './support';

const SOUGHT = soughtForms(FORMS.lexicon);
const named = (title: string): string | undefined => titleIn(fold(title), SOUGHT)?.sought.form.code;

test.each([
  ['收入支出决算总表', '01'],
  ['收入支出决算表', '01'],
  ['某市信息中心2021年度收入支出决算总表', '01'],
  ['《收入支出决算总表》', '01'],
  ['附件1：收入支出决算总表（公开01表）', '01'],
  ['收 入 支 出 决 算 总 表', '01'],
  ['收入决算总表', '02'],
  ['收入决算表（续）', '02'],
  ['收入决算表（分科目）', '02'],
  ['收入决算表（分单位）', '14'],
  ['支出决算表（分单位）（续表）', '15'],
  ['收入决算表（续表二）', '02'],
  ['收入决算表续1', '02'],
  ['支出决算总表', '03'],
  ['表三:支出决算表', '03'],
  ['财政拨款收入支出决算总表', '04'],
  ['财政拨款收入支出决算表', '04'],
  ['一般公共预算财政拨款支出决算表', '05'],
  ['一般公共预算财政拨款收入支出决算表', '05'],
  ['一般公共预算财政拨款基本支出决算明细表', '06'],
  ['一般公共预算财政拨款“三公”经费支出决算表', '07'],
  ['一般公共预算财政拨款“三公”经费及会议费、培训费支出决算表', '07'],
  ['一般公共预算财政拨款三公经费和会议费、培训费支出决算表', '07'],
  ['一般公共预算及政府性基金预算财政拨款“三公”经费支出决算表', '07'],
  ['“三公”经费、行政参公单位机关运行经费情况表', '07'],
  ['政府性基金预算财政拨款收入支出决算表', '08'],
  ['国有资本经营预算财政拨款支出决算表', '09'],
  ['项目支出决算表', '16'],
  ['一般公共预算财政拨款项目支出决算表', '16'],
  ['政府性基金预算财政拨款基本支出决算表', '11'],
  ['财政拨款支出决算明细表', '19'],
  ['财政专户管理资金收入支出决算表', undefined],
  ['项目收入支出决算表', undefined],
  ['政府采购情况表', '12'],
  ['机构运行信息表', '18'],
  ['详见《收入支出决算总表》', undefined],
  ['说明：见收入支出决算总表', undefined],
])('%s', (title, code) => {
  expect(named(title)).toBe(code);
});

describe('一般公共预算财政拨款收入支出决算表', () => {
  const both = (rows: string): string => `
一般公共预算财政拨款收入支出决算表
单位：元
科目编码 | 科目名称 | 年初结转和结余 | 本年收入 | 本年支出 | · | · | 年末结转和结余
· | · | · | · | 合计 | 基本支出 | 项目支出 | ·
${rows}`;
  const sheet = sheetOf('五', both('合计 | · | 1 | 9 | 8 | 3 | 5 | 2\n205 | 教育支出 | 1 | 9 | 8 | 3 | 5 | 2'), {
    merges: ['E3:G3', 'A3:A4', 'B3:B4', 'C3:C4', 'D3:D4', 'H3:H4'],
  });

  test('is another table where 05 has a title of its own', () => {
    for (const sheets of [
      [sheet, general05],
      [general05, sheet],
    ]) {
      expect(figuresOf(read(...sheets), '05')).toEqual(figuresOf(read(general05), '05'));
      expect(problemsOf(read(...sheets))).toEqual([]);
    }
  });

  test('is 05 where no other is', () => {
    expect(figuresOf(read(sheet), '05')).toEqual({
      ...{ '合计|本年支出': '8.00', '合计|基本支出': '3.00', '合计|项目支出': '5.00' },
      ...{ '205|本年支出': '8.00', '205|基本支出': '3.00', '205|项目支出': '5.00' },
    });
  });
});

test('09 printed twice, with its income and without: the first title of the form counts', () => {
  const twice = { ...capital09, name: '又九' };
  const cells = twice.cells.map((row) =>
    row.map((value) => (typeof value === 'string' ? value.replace('拨款收入支出', '拨款支出') : value)),
  );
  const accounts = read({ ...twice, cells }, capital09);
  expect(problemsOf(accounts)).toEqual([]);
  expect(accounts.statements.get('09')?.sheet).toBe('九');
});

test('02 by units beside 02 by subjects is another table', () => {
  const byUnit = sheetOf(
    '二之一',
    '收入决算表（分单位）\n单位：元\n单位名称 | 本年收入合计 | 财政拨款收入 | 上级补助收入 | 事业收入 | 其他收入\n合计 | 9 | 9 | 0 | 0 | 0\n本级 | 4 | 4 | 0 | 0 | 0\n中心 | 5 | 5 | 0 | 0 | 0',
  );
  for (const sheets of [
    [byUnit, income02],
    [income02, byUnit],
  ]) {
    expect(problemsOf(read(...sheets))).toEqual([]);
    expect(figuresOf(read(...sheets), '02')).toEqual(figuresOf(read(income02), '02'));
  }
});

test('other tables between and below the statements of one sheet end them', () => {
  const others = [
    '项目支出决算表 | · | 公开10表\n项目名称 | 金额\n信息化 | 5',
    '政府采购情况表\n项目 | 行次 | 金额\n货物 | 1 | 500',
    '政府性基金预算财政拨款基本支出决算表\n科目编码 | 科目名称 | 决算数\n301 | 工资福利支出 | 9',
    '机构运行信息表\n项目 | 金额\n205 | 5',
  ].map((text) => sheetOf('', text).cells);
  const cells = BOOK.flatMap((sheet, index) => [...sheet.cells, ...(others[index % others.length] ?? [])]);
  const accounts = read({ ...sheetOf('全部', ''), cells });
  expect(problemsOf(accounts)).toEqual([]);
  const apart = read(...BOOK.map((sheet) => ({ ...sheet, merges: [] })));
  for (const code of apart.statements.keys()) expect(figuresOf(accounts, code)).toEqual(figuresOf(apart, code));
});

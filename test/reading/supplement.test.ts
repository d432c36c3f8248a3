import { FORMS } from '../../src/forms';
import { layOutStatements, layOutSupplement } from '../../src/layout';
import { readAccounts } from '../../src/reading';
import type { CellValue } from '../../src/workbook';
import { asRead, sheetOf } from '../support/grid';
import { read } from './support';

test('answers by question, and by question and code, with their cells', () => {
  const { supplement } = read(
    sheetOf(
      '补',
      `
补充资料
填报说明
单位 | 项目 | 序号 | 内容 | 科目编码 | 填写说明
万元 | 上年收支总计 | 1 | 208.04 | · | 填上年总计
元 | 年初预算数 | 2 | 4,100 | 2050803 | 填年初预算
元 | 年初预算数 | 3 | 0 | 2080108 | 填年初预算
辆 | 公务用车保有量 | 4 | '1 | · | ·
· | 收支总计变动原因 | 5 | 增加了项目支出 | · | ·
· | 没有回答的 | 6 | · | · | ·`,
    ),
  );
  expect([...supplement]).toEqual([
    ['上年收支总计', { text: '208.04', unit: '万元', cell: { sheet: '补', address: 'D4' } }],
    ['年初预算数|2050803', { text: '4100', unit: '元', cell: { sheet: '补', address: 'D5' } }],
    ['年初预算数|2080108', { text: '0', unit: '元', cell: { sheet: '补', address: 'D6' } }],
    ['公务用车保有量', { text: '1', cell: { sheet: '补', address: 'D7' } }],
    ['收支总计变动原因', { text: '增加了项目支出', cell: { sheet: '补', address: 'D8' } }],
  ]);
});

test('numbers without the noise of floats', () => {
  const sheet = sheetOf('补', '补充资料\n项目 | 内容\n合同 | 0');
  const cells = sheet.cells.map((row, index): CellValue[] => (index === 2 ? ['合同', 0.1 + 0.2] : [...row]));
  expect(read({ ...sheet, cells }).supplement.get('合同')?.text).toBe('0.3');
});

test('the sheet that layout makes is read back', () => {
  const answers = new Map([
    ['上年收支总计', { text: '2080400' }],
    ['收支总计变动原因', { text: '增加了项目支出' }],
  ]);
  const { supplement } = read(asRead(layOutSupplement({ answers })));
  expect([...supplement].map(([key, { text }]) => [key, text])).toEqual([
    ['上年收支总计', '2080400'],
    ['收支总计变动原因', '增加了项目支出'],
  ]);
});

test('the heading of its column 单位 names no unit', () => {
  const plans = [...layOutStatements(FORMS.form('shanghai-2024')), layOutSupplement()];
  expect(readAccounts(plans.map(asRead), { book: '空白.xlsx' }).unit).toBeUndefined();
});

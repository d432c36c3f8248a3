/** Words of the forms that are typed one for the other: the line is the same. */
import { sampleSheets } from '../app/support/opened';
import { figuresOf, problemsOf, read } from './support';

test.each([
  ['八、其他收入', '八、其它收入', '01', '其他收入|金额'],
  ['八、社会保障和就业支出', '八、社会保障与就业支出', '01', '社会保障和就业支出|金额'],
  ['其他收入', '其它收入', '02', '合计|其他收入'],
] as const)('%s typed as %s', async (printed, typed, statement, figure) => {
  const sheets = await sampleSheets();
  const retyped = sheets.map((sheet) => ({
    ...sheet,
    cells: sheet.cells.map((row) => row.map((value) => (value === printed ? typed : value))),
  }));
  expect(retyped).not.toEqual(sheets);
  const [expected, actual] = [read(...sheets), read(...retyped)];
  expect(figuresOf(expected, statement)).toHaveProperty([figure]);
  expect(figuresOf(actual, statement)).toEqual(figuresOf(expected, statement));
  expect(problemsOf(actual)).toEqual([]);
});

/** Statements inserted into a workbook that has others: what the form takes from those refers to where they stand. */
import type { StatementCode } from '../../src/accounts';
import { layOutStatements, type LayoutOptions } from '../../src/layout';
import { readAccounts } from '../../src/reading';
import type { CellValue, SheetPlan, SheetSnapshot } from '../../src/workbook';
import { publishedStatements } from '../../samples/statements';
import { MemoryHost } from '../app/support/memoryHost';
import { EDITION } from '../support/book';
import { worked } from '../support/spreadsheet';

const FIGURES = publishedStatements(EDITION);
const SUBJECTS = new Map(
  [...FIGURES].map(([code, { rows }]) => [
    code,
    rows.flatMap((row) => (row.code === null ? [] : [{ code: row.code, name: row.name }])),
  ]),
);

/** The published statements, as they stand in a workbook: values alone. */
const published = (statements: readonly StatementCode[], options: LayoutOptions = {}): SheetPlan[] =>
  layOutStatements(EDITION, { statements, figures: FIGURES, subjects: SUBJECTS, ...options });

/** Changes a sheet as it is read. */
type Change = (sheet: SheetSnapshot) => SheetSnapshot;

const asIs: Change = (sheet) => sheet;

/** New sheets for a workbook that has others. */
async function insertedBeside(
  standing: readonly SheetPlan[],
  statements: readonly StatementCode[],
  change: Change = asIs,
  options: LayoutOptions = {},
): Promise<SheetPlan[]> {
  const host = new MemoryHost();
  await host.insertSheets(standing);
  const sheets = (await host.readSheets()).map(change);
  const accounts = readAccounts(sheets, { book: '', form: 'henan-2021' });
  return layOutStatements(EDITION, { statements, book: { accounts, sheets }, ...options });
}

/** The formula in the row of a label; the amount is in `column`. */
function formulaAt([plan]: readonly SheetPlan[], label: string, column: number): string | undefined {
  const row = plan?.cells.find(({ value }) => String(value).endsWith(label))?.row;
  const cell = plan?.cells.find((each) => each.row === row && each.column === column);
  if (!cell) throw new Error(label);
  return cell.formula;
}

/** Puts other values into cells that hold `value`. */
const replacing =
  (value: CellValue, other: CellValue, firstOnly = false): Change =>
  (sheet) => {
    let left = firstOnly ? 1 : Infinity;
    const cells = sheet.cells.map((row) => row.map((each) => (each === value && left-- > 0 ? other : each)));
    return { ...sheet, cells };
  };

const EDUCATION = '教育支出';
const OPERATING = '经营收入';
const LINKS = (plans: readonly SheetPlan[]): string[] =>
  plans.flatMap(({ cells }) => cells.flatMap(({ formula }) => (formula?.includes('!') ? [formula] : [])));

test('01 takes the columns of 02 and the classes of 03, by the names of the sheets that have them', async () => {
  const standing = published(['02', '03']).map((plan) => ({ ...plan, name: `${plan.name.slice(2)}（定）` }));
  const plans = await insertedBeside(standing, ['01']);
  expect(formulaAt(plans, OPERATING, 2)).toMatch(/^'02表（定）'!G\d+$/);
  expect(formulaAt(plans, EDUCATION, 5)).toMatch(
    /^SUM\(SUMIF\('03表（定）'!\$A\$\d+:\$A\$\d+,"205",'03表（定）'!\$C\$\d+:\$C\$\d+\)\)$/,
  );
});

test('worked out by LibreOffice, 01 and 04 beside 02, 03, 05, 08 and 09 give every published figure that they derive', async () => {
  const standing = published(['02', '03', '05', '08', '09']);
  const plans = await insertedBeside(standing, ['01', '04']);
  const sheets = await worked([...standing, ...plans], []);
  const linked = plans.flatMap(({ name, cells }) =>
    cells.flatMap((cell) => (cell.formula?.includes('!') ? [{ name, ...cell }] : [])),
  );
  // 04 takes its income lines from the new 01, in which they are still to be filled in.
  const derived = linked.filter(({ formula }) => !formula?.includes('公开01表'));
  expect(derived.length).toBeGreaterThan(50);
  const printed = published(['01', '04']);
  for (const { name, row, column } of derived) {
    const cells = printed.find((plan) => plan.name === name)?.cells;
    const value = cells?.find((cell) => cell.row === row && cell.column === column)?.value ?? 0;
    expect([name, row, column, sheets.get(name)?.amount(row, column)]).toEqual([name, row, column, value]);
  }
});

test('a form whose subjects are still to be typed is linked as well', async () => {
  const plans = await insertedBeside(layOutStatements(EDITION, { statements: ['03'] }), ['01']);
  expect(formulaAt(plans, EDUCATION, 5)).toContain('SUMIF');
  expect(formulaAt(plans, OPERATING, 2)).toBeUndefined();
});

test('a line that stands there is referred to; one that was left out or stands there twice is filled in', async () => {
  const standing = published(['01']);
  const labelOf = (name: string): string =>
    String(standing[0]?.cells.find(({ value }) => String(value).includes(name))?.value);
  const label = labelOf('政府性基金预算财政拨款收入');
  const whole = await insertedBeside(standing, ['04']);
  expect(formulaAt(whole, '政府性基金预算财政拨款', 2)).toMatch(/^'公开01表'!C\d+$/);
  const without = await insertedBeside(standing, ['04'], replacing(label, null));
  expect(formulaAt(without, '政府性基金预算财政拨款', 2)).toBeUndefined();
  const twice = await insertedBeside(standing, ['04'], replacing(labelOf('其他收入'), label));
  expect(formulaAt(twice, '政府性基金预算财政拨款', 2)).toBeUndefined();
  expect(formulaAt(twice, '国有资本经营预算财政拨款', 2)).toBeDefined();
});

describe('nothing is taken from a statement', () => {
  test('that prints another money unit, or none', async () => {
    const inWan = published(['03'], { moneyUnit: '万元' });
    expect(LINKS(await insertedBeside(inWan, ['01']))).toEqual([]);
    expect(LINKS(await insertedBeside(inWan, ['01'], asIs, { moneyUnit: '万元' }))).not.toEqual([]);
    const money = inWan[0]?.cells.find(({ value }) => String(value).includes('万元'))?.value ?? '';
    expect(LINKS(await insertedBeside(inWan, ['01'], replacing(money, null), { moneyUnit: '万元' }))).toEqual([]);
  });

  test('of another year', async () => {
    expect(LINKS(await insertedBeside(published(['03'], { year: 2020 }), ['01']))).toEqual([]);
  });

  test('that stands in the workbook twice', async () => {
    const [first] = published(['03']);
    if (!first) throw new Error('no 03');
    expect(LINKS(await insertedBeside([first, { ...first, name: '公开03表副本' }], ['01']))).toEqual([]);
  });

  test.each([
    ['in which a code stands twice', replacing('208', '205')],
    ['in which a code shares its cell with a name', replacing('205', '205教育支出', true)],
    ['in which a code was typed with a space behind it, which SUMIF would pass over', replacing('205', '205 ')],
    ['with a row that could not be read', replacing('208', '20 8 0')],
  ])('%s, class by class', async (_, change) => {
    const plans = await insertedBeside(published(['03']), ['01'], change);
    expect(formulaAt(plans, EDUCATION, 5)).toBeUndefined();
  });

  test('that derives from the new one: what stands is not changed', async () => {
    const plans = await insertedBeside(published(['01']), ['02', '03']);
    expect(plans.map(({ name }) => name)).toEqual(['公开02表', '公开03表']);
    expect(LINKS(plans)).toEqual([]);
  });
});

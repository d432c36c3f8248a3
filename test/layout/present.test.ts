/** Statements inserted beside others: formulas between them point at what stands there, or are left out. */
import { addressOf, parseAddress } from '../../src/accounts';
import { edition } from '../../src/edition';
import { layOutStatements, type LayoutOptions } from '../../src/layout';
import { readAccounts } from '../../src/reading';
import type { SheetSnapshot } from '../../src/workbook';
import { MemoryHost } from '../app/support/memoryHost';

const EDITION = edition(2021);
const CODES = ['205', '20508', '2050803', '208', '20801', '2080199'];

/** 02 and 03 as they stand in a workbook, under names and at places of the user's own. */
async function standing(options: LayoutOptions = {}): Promise<SheetSnapshot[]> {
  const host = new MemoryHost();
  const subjects = CODES.map((code) => ({ code, name: `科目${code}` }));
  const plans = layOutStatements(EDITION, {
    statements: ['02', '03'],
    subjects: new Map([
      ['02', subjects],
      ['03', subjects],
    ]),
    ...options,
  });
  await host.insertSheets(plans);
  return (await host.readSheets()).map((sheet, index) => ({
    ...sheet,
    name: ['收入', "支出's"][index] ?? sheet.name,
    top: sheet.top + 3,
    merges: sheet.merges.map((block) => ({ ...block, top: block.top + 3, bottom: block.bottom + 3 })),
  }));
}

/** The formula of a figure of 01, inserted beside these sheets; undefined where the figure is to be typed. */
function formulasOf01(
  sheets: readonly SheetSnapshot[],
  options: LayoutOptions = {},
): (item: string) => string | undefined {
  const { statements } = readAccounts(sheets, { book: '', edition: EDITION });
  const present = { statements, sheets };
  const [plan, ...others] = layOutStatements(EDITION, { statements: ['01'], present, ...options });
  expect(others).toEqual([]);
  const cells = plan?.cells ?? [];
  return (item) => {
    const label = cells.find(({ value }) => typeof value === 'string' && value.endsWith(item));
    const column = label?.column === 0 ? 2 : 5;
    return cells.find((cell) => cell.row === label?.row && cell.column === column)?.formula;
  };
}

test('lines that other statements give are taken from there, by sheet and cell', async () => {
  const sheets = await standing();
  const { statements } = readAccounts(sheets, { book: '', edition: EDITION });
  const cell = statements.get('02')?.figure('合计', '事业收入')?.cell;
  const formula = formulasOf01(sheets);
  expect(formula('事业收入')).toBe(`'收入'!${cell?.address}`);
  const first = parseAddress(statements.get('03')?.figure('205', '本年支出合计')?.cell.address ?? '');
  const row = first?.row ?? -1;
  expect(formula('教育支出')).toMatch(
    /^SUM\(SUMIF\('支出''s'!\$A\$\d+:\$A\$\d+,"205",'支出''s'!\$C\$\d+:\$C\$\d+\)\)$/,
  );
  const rows = [...(formula('教育支出') ?? '').matchAll(/\$[AC]\$(\d+)/g)].map(([, number]) => Number(number));
  expect(Math.min(...rows)).toBeLessThanOrEqual(row + 1);
  expect(Math.max(...rows)).toBeGreaterThan(row + CODES.length);
  expect(addressOf(row, first?.column ?? 0)).toMatch(/^C/);
});

test.each([
  ['in another money unit', { moneyUnit: '万元' }],
  ['of another year', { year: 2020 }],
] as const)('statements %s are not taken for those of the new one', async (_, options) => {
  const formula = formulasOf01(await standing(options));
  expect(formula('事业收入')).toBeUndefined();
  expect(formula('教育支出')).toBeUndefined();
  expect(formula('本年收入合计')).toMatch(/^SUM\(/);
});

test.each([
  ['with a space', '20508 '],
  ['with a dash', '205-08'],
])('codes typed %s are not found by formulas, so that sums over them are left to be typed', async (_, typed) => {
  const sheets = (await standing()).map((sheet) => ({
    ...sheet,
    cells: sheet.cells.map((row) => (row[0] === '20508' ? [typed, ...row.slice(1)] : row)),
  }));
  expect(readAccounts(sheets, { book: '', edition: EDITION }).statements.get('03')?.rowsOf('20508')).toHaveLength(1);
  expect(formulasOf01(sheets)('教育支出')).toBeUndefined();
  expect(formulasOf01(sheets)('其他收入')).toMatch(/^'收入'!/);
});

test('beside nothing, the form is as it was', () => {
  const alone = layOutStatements(EDITION, { statements: ['01'] });
  const beside = layOutStatements(EDITION, { statements: ['01'], present: { statements: new Map(), sheets: [] } });
  expect(beside).toEqual(alone);
});

/** The live formulas, worked out by LibreOffice: leaves typed in, every total as it was published. */
import type { StatementCode } from '../../src/accounts';
import { layOutStatements, type PlannedSubject } from '../../src/layout';
import type { PlannedCell } from '../../src/workbook';
import { publishedStatements } from '../../samples/statements';
import { EDITION } from '../support/book';
import { worked, type ShownSheet, type Step } from '../support/spreadsheet';

const STATEMENTS = publishedStatements(EDITION);
const SUBJECTS = new Map<StatementCode, PlannedSubject[]>(
  [...STATEMENTS].map(([code, { rows }]) => [
    code,
    rows.flatMap((row) => (row.code ? [{ code: row.code, name: row.name }] : [])),
  ]),
);
/** The published figures in their places. */
const PUBLISHED = layOutStatements(EDITION, { subjects: SUBJECTS, figures: STATEMENTS });
/** The same places, with live formulas. */
const LIVE = layOutStatements(EDITION, { subjects: SUBJECTS });

const AMOUNT_STYLES: readonly string[] = ['amount', 'amountTotal', 'inputAmount'];

/** The cells that the unit fills in. */
const LEAVES = LIVE.flatMap((plan) =>
  plan.cells
    .filter((cell) => cell.style === 'inputAmount' && cell.formula === undefined)
    .map((cell) => ({ plan, cell })),
);

function publishedAt(sheet: string, { row, column }: PlannedCell): number | undefined {
  const plan = PUBLISHED.find(({ name }) => name === sheet);
  const value = plan?.cells.find((cell) => cell.row === row && cell.column === column)?.value;
  return typeof value === 'number' ? value : undefined;
}

const TYPED: readonly Step[] = LEAVES.flatMap(({ plan, cell }): Step[] => {
  const value = publishedAt(plan.name, cell);
  return value === undefined ? [] : [{ do: 'type', sheet: plan.name, row: cell.row, column: cell.column, value }];
});

/** Every figure that differs from the published one. */
function differences(sheets: ReadonlyMap<string, ShownSheet>): string[] {
  return PUBLISHED.flatMap(({ name, cells }) =>
    cells
      .filter((cell) => AMOUNT_STYLES.includes(cell.style))
      .flatMap((cell) => {
        const is = sheets.get(name)?.amount(cell.row, cell.column) ?? Number.NaN;
        const was = typeof cell.value === 'number' ? cell.value : 0;
        return Math.abs(is - was) < 0.001 ? [] : [`${name} ${cell.row + 1} ${cell.column}: ${is}, published ${was}`];
      }),
  );
}

test('few figures are filled in, the others follow', () => {
  const figures = PUBLISHED.flatMap(({ cells }) => cells.filter((cell) => AMOUNT_STYLES.includes(cell.style)));
  expect(TYPED.length).toBeGreaterThan(40);
  expect(TYPED.length).toBeLessThan(figures.length / 3);
});

test('with the rows of its subjects, leaves filled in give every published figure', async () => {
  expect(differences(await worked(LIVE, TYPED))).toEqual([]);
});

test('with blank rows in which the codes are typed, the same', async () => {
  const blank = layOutStatements(EDITION);
  const codes = PUBLISHED.flatMap((plan) =>
    plan.cells
      .filter((cell) => cell.style === 'code' && typeof cell.value === 'string' && cell.column === 0)
      .map(({ row, column, value = '' }): Step => ({ do: 'type', sheet: plan.name, row, column, value })),
  );
  const sheets = await worked(blank, [...codes, ...TYPED]);
  expect(differences(sheets)).toEqual([]);
  // A row without a code stays blank in every column, so that it does not print 0.00.
  const income = sheets.get('公开02表');
  expect(Array.from({ length: 9 }, (_, column) => income?.text(40, column))).toEqual(Array(9).fill(''));
});

test('codes typed as numbers count as well', async () => {
  const blank = layOutStatements(EDITION);
  const codes = PUBLISHED.flatMap((plan) =>
    plan.cells
      .filter((cell) => cell.style === 'code' && typeof cell.value === 'string' && cell.column === 0)
      .map(({ row, column, value }): Step => ({ do: 'type', sheet: plan.name, row, column, value: Number(value) })),
  );
  expect(differences(await worked(blank, [...codes, ...TYPED]))).toEqual([]);
});

describe('rows inserted by the user', () => {
  const cellsOf = (sheet: string): readonly PlannedCell[] => LIVE.find(({ name }) => name === sheet)?.cells ?? [];
  const rowOf = (sheet: string, code: string, column = 0): number =>
    cellsOf(sheet).find((cell) => cell.column === column && cell.value === code)?.row ?? -1;

  /** A new row with a code and amounts in 元 by column; rows below move down. */
  function inserted(
    sheet: string,
    row: number,
    code: string,
    amounts: Readonly<Record<number, number>>,
    column = 0,
  ): Step[] {
    return [
      { do: 'insertRow', sheet, row },
      { do: 'type', sheet, row, column, value: code },
      ...Object.entries(amounts).map(([at, value]): Step => ({ do: 'type', sheet, row, column: Number(at), value })),
    ];
  }

  let sheets: ReadonlyMap<string, ShownSheet>;
  beforeAll(async () => {
    const spent = '公开03表';
    const economic = '公开06表';
    const lastBlank = rowOf(spent, '2101103') + 1;
    const lastOfEconomic = Math.max(
      ...cellsOf(economic)
        .filter((cell) => cell.style === 'labelStrong')
        .map(({ row }) => row),
    );
    // From below upwards, so that rows further up keep their numbers.
    sheets = await worked(LIVE, [
      ...TYPED,
      ...inserted(spent, lastBlank, '2101199', { 3: 7 }),
      ...inserted(spent, lastBlank + 1, '221', { 2: 5, 3: 5 }),
      ...inserted(spent, rowOf(spent, '2080599'), '2080506', { 4: 30 }),
      ...inserted(spent, rowOf(spent, '20801') + 1, '2080101', { 3: 100, 4: 200 }),
      ...inserted(spent, rowOf(spent, '208') + 1, '20800', { 3: 1000 }),
      ...inserted(spent, rowOf(spent, '205'), '204', { 2: 20000, 3: 20000 }),
      ...inserted(economic, lastOfEconomic, '30398', { 2: 3 }),
      ...inserted(economic, rowOf(economic, '302', 3) + 1, '30298', { 5: 40 }, 3),
    ]);
  });

  const amount = (sheet: string, code: string, column: number, codeColumn = 0): number | undefined => {
    const shown = sheets.get(sheet);
    return shown && shown.amount(shown.rowOf(code, codeColumn), column);
  };

  test.each([
    ['合计', '合计', 3, 1612217.54 + 7 + 5 + 100 + 1000 + 20000],
    ['合计, 项目支出', '合计', 4, 557796.8 + 30 + 200],
    ['合计, all expenditure', '合计', 2, 2170014.34 + 7 + 5 + 30 + 300 + 1000 + 20000],
    ['a 类 with a new 款 right below it', '208', 3, 1545552.72 + 100 + 1000],
    ['a 类 whose 款 have new 项', '208', 4, 557796.8 + 30 + 200],
    ['a 款 with a new 项 right below it', '20801', 3, 1442120.04 + 100],
    ['a 款 with a new 项 in the middle', '20805', 4, 30],
    ['a 款 with a new 项 above the blank row', '21011', 3, 62564.82 + 7],
  ])('03: %s', (_, code, column, expected) => {
    expect(amount('公开03表', code, column)).toBeCloseTo(expected, 2);
  });

  test('01 takes the classes of 03 from wherever they stand', () => {
    const statement = sheets.get('公开01表');
    const line = (label: string): number | undefined => statement?.amount(statement.rowOf(label, 3), 5);
    expect(line('四、公共安全支出')).toBeCloseTo(20000, 2);
    expect(line('十九、住房保障支出')).toBeCloseTo(5, 2);
    expect(line('八、社会保障和就业支出')).toBeCloseTo(2103349.52 + 1330, 2);
    expect(line('本年支出合计')).toBeCloseTo(2170014.34 + 21342, 2);
  });

  test('06: the new 款 count in their 类 and in the totals', () => {
    expect(amount('公开06表', '303', 2)).toBeCloseTo(28043.64 + 3, 2);
    expect(amount('公开06表', '302', 5, 3)).toBeCloseTo(85600 + 40, 2);
    const statement = sheets.get('公开06表');
    const totals = statement?.rowOf('人员经费合计', 0) ?? -1;
    expect(statement?.amount(totals, 2)).toBeCloseTo(1521517.54 + 3, 2);
    expect(statement?.amount(totals, 8)).toBeCloseTo(90700 + 40, 2);
  });
});

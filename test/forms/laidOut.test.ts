/**
 * Every form that is laid out is written, filled in, worked out by LibreOffice, read back and checked. Forms that are
 * nothing but data are among them: next year's, one without a line, and one with statements that no other form has.
 */
import { FORMS, type Forms, type Form } from '../../src/forms';
import { check } from '../../src/checking';
import { layOutStatements } from '../../src/layout';
import { readAccounts } from '../../src/reading';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PlannedCell, SheetPlan, SheetSnapshot } from '../../src/workbook';
import { INVENTED_FORM } from '../support/inventedForm';
import { asRead } from '../support/grid';
import { FIGURES, loaded, SUBJECTS } from '../support/published';
import { worked, type ShownSheet, type Step } from '../support/spreadsheet';

const UNIT = '青禾县档案服务站';

const INVENTED = loaded(INVENTED_FORM);

const WITHOUT_DEBT = loaded({
  id: 'henan-2024',
  base: 'henan-2021',
  place: '河南省',
  years: [2023, 2024],
  source: '假定',
  withoutClasses: [{ value: ['231'], from: 2024, source: '假定2024年起不印债务还本支出' }],
});

const CASES: [name: string, forms: Forms, id: string, year: number][] = [
  ...FORMS.all()
    .filter(({ laidOut }) => laidOut)
    .map(({ id, years }): [string, Forms, string, number] => [id, FORMS, id, years[0] ?? 0]),
  ['shanghai-2024 in its second year', FORMS, 'shanghai-2024', 2025],
  ['a form without a line from 2024 on', WITHOUT_DEBT, 'henan-2024', 2024],
  ['an invented form of 14 statements', INVENTED, 'invented-2026', 2026],
];

/** In 元, and in 万元. */
const LESS_THAN_A_FEN = 1e-7;

const AMOUNTS: readonly string[] = ['amount', 'amountTotal', 'inputAmount'];

function plansOf(form: Form, filled: boolean): SheetPlan[] {
  return layOutStatements(form, {
    unit: UNIT,
    year: form.year,
    subjects: SUBJECTS,
    ...(filled && { figures: FIGURES }),
  });
}

describe.each(CASES)('%s', (_, forms, id, year) => {
  const form = forms.form(id, year);
  const published = plansOf(form, true);
  const live = plansOf(form, false);
  let shown: ReadonlyMap<string, ShownSheet>;

  beforeAll(async () => {
    const typed = live.flatMap((plan) =>
      plan.cells.filter(isLeaf).flatMap((cell): Step[] => {
        const value = valueAt(published, plan.name, cell);
        return value === undefined ? [] : [{ do: 'type', sheet: plan.name, row: cell.row, column: cell.column, value }];
      }),
    );
    shown = await worked(live, typed);
  }, 120_000);

  test('leaves filled in give every published figure', () => {
    const wrong = published.flatMap(({ name, cells }) =>
      cells
        .filter(({ style }) => AMOUNTS.includes(style))
        .flatMap((cell) => {
          const is = shown.get(name)?.amount(cell.row, cell.column) ?? Number.NaN;
          const was = typeof cell.value === 'number' ? cell.value : 0;
          return Math.abs(is - was) < LESS_THAN_A_FEN
            ? []
            : [`${name} ${cell.row + 1} ${cell.column}: ${is}, published ${was}`];
        }),
    );
    expect(wrong).toEqual([]);
  });

  test('read back it is that form, sound, with every figure', () => {
    const sheets = live.map((plan, index) => recalculated(plan, published[index], shown));
    const accounts = readAccounts(sheets, { book: '决算.xlsx', forms });
    expect(accounts.form).toEqual({ id, sure: true, departures: [] });
    expect([accounts.unit?.value, accounts.year?.value]).toEqual([UNIT, year]);
    expect([...accounts.statements.keys()].sort()).toEqual([...form.statements.keys()].sort());
    const { findings } = check(accounts, { form: forms.of(accounts) });
    expect(findings.filter(({ level }) => level !== 'hint').map(({ message }) => message)).toEqual([]);
    for (const [code, { rows }] of FIGURES) {
      for (const row of rows) {
        for (const [measure, { amount }] of row.figures) {
          expect([code, row.item, measure, accounts.statements.get(code)?.amount(row.item, measure).toJSON()]).toEqual([
            code,
            row.item,
            measure,
            amount.toJSON(),
          ]);
        }
      }
    }
  });
});

function isLeaf({ style, formula }: PlannedCell): boolean {
  return style === 'inputAmount' && formula === undefined;
}

function valueAt(plans: readonly SheetPlan[], sheet: string, { row, column }: PlannedCell): number | undefined {
  const plan = plans.find(({ name }) => name === sheet);
  const value = plan?.cells.find((cell) => cell.row === row && cell.column === column)?.value;
  return typeof value === 'number' ? value : undefined;
}

/** The sheet with what LibreOffice shows for its amounts, to the 分, and 说明 where there are none. */
function recalculated(
  plan: SheetPlan,
  published: SheetPlan | undefined,
  shown: ReadonlyMap<string, ShownSheet>,
): SheetSnapshot {
  const sheet = shown.get(plan.name);
  const cells = plan.cells.map((cell): PlannedCell => {
    if (!AMOUNTS.includes(cell.style) || !sheet) return cell;
    const amount = Math.round(sheet.amount(cell.row, cell.column) * 1e6) / 1e6;
    const { formula: _, ...rest } = cell;
    return amount === 0 ? rest : { ...rest, value: amount };
  });
  const notes = published?.cells.filter(({ style }) => style === 'note') ?? [];
  return asRead({ ...plan, cells: [...cells.filter(({ style }) => style !== 'note'), ...notes] });
}

test('a line that is dropped leaves no gap: 一、 and 行次 go on, and the sum is of what is left', () => {
  const [before, after] = [2023, 2024].map((year) => WITHOUT_DEBT.form('henan-2024', year).statements.get('01'));
  const linesOf = (statement: typeof before): string[] =>
    statement?.sides.flatMap(({ rows, firstLine }) =>
      rows.map((item, index) => `${firstLine + index} ${item?.ordinal ?? ''}${item?.label ?? ''}`),
    ) ?? [];
  expect(linesOf(before)).toEqual(
    expect.arrayContaining(['55 二十四、债务还本支出', '56 二十五、债务付息支出', '62 总计']),
  );
  expect(linesOf(after)).toEqual(
    expect.arrayContaining(['30 总计', '53 二十三、其他支出', '54 二十四、债务付息支出', '56 本年支出合计', '60 总计']),
  );
  expect(linesOf(after).join()).not.toContain('债务还本支出');
});

test('Shanghai 2024 is at most 60 lines of at most 160 characters; another year of it is one number', () => {
  const text = readForm('shanghai-2024');
  const lines = text.trimEnd().split('\n');
  expect(lines.length).toBeLessThanOrEqual(60);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(160);
  const next = loaded({ ...(JSON.parse(text) as object), years: [2024, 2025, 2026] });
  expect(next.form('shanghai-2024', 2026).statements.size).toBe(9);
});

test.each(['henan-2021', 'shanghai-2024'])('%s says where it comes from, and is whole', (id) => {
  const { source, certain, laidOut } = FORMS.form(id);
  expect(source.length).toBeGreaterThan(5);
  expect([certain, laidOut]).toEqual([undefined, true]);
});

test.each(FORMS.all().filter(({ laidOut }) => !laidOut))('$id says what of it is certain, and from where', (form) => {
  expect(form.certain).toMatch(/。$/);
  expect(form.source.length).toBeGreaterThan(5);
});

function readForm(id: string): string {
  return readFileSync(join(__dirname, '..', '..', 'src', 'forms', 'data', 'forms', `${id}.json`), 'utf8');
}

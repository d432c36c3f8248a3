/** A subject's row in a statement that stands in a workbook: its place, its parents, its formulas. */
import { addressOf, isSubjectCode, parseAddress, type StatementCode, type SubjectCode } from '../../src/accounts';
import { FORMS } from '../../src/forms';
import {
  layOutStatements,
  planSubject,
  settleParents,
  type PlannedSubject,
  type SubjectInsertion,
} from '../../src/layout';
import { readAccounts } from '../../src/reading';
import { placeAfter, type CellValue, type SheetPlan } from '../../src/workbook';
import { MemoryHost } from '../app/support/memoryHost';
import { worked, type Step } from '../support/spreadsheet';

const EDITION = FORMS.form('henan-2021', 2021);

const subject = (code: string, name = '某科目'): PlannedSubject & { code: SubjectCode } => {
  if (!isSubjectCode(code)) throw new Error(code);
  return { code, name };
};

/** The prescribed form of one statement, with rows for the given codes. */
function formWith(statement: StatementCode, codes?: readonly string[]): readonly SheetPlan[] {
  const subjects = codes?.map((code) => ({ code, name: `科目${code}` }));
  return layOutStatements(EDITION, {
    statements: [statement],
    ...(subjects && { subjects: new Map([[statement, subjects]]) }),
  });
}

/** The plan for one code more in the statement that a workbook has. */
async function planIn(host: MemoryHost, code: string) {
  const sheets = await host.readSheets();
  const [statement] = readAccounts(sheets, { book: '', form: 'henan-2021' }).statements.values();
  const [sheet] = sheets;
  if (!statement || !sheet) throw new Error('no statement');
  return planSubject(EDITION, statement, sheet, subject(code));
}

/** An inserted 05 with the given codes, and the plan for one code more. */
async function planned(codes: readonly string[] | undefined, code: string) {
  const host = new MemoryHost();
  await host.insertSheets(formWith('05', codes));
  return { host, plan: await planIn(host, code) };
}

/** As {@link planned}, in a 06 of which the given lines were left out. */
async function plannedIn06(code: string, without: readonly string[] = []) {
  const host = new MemoryHost();
  await host.insertSheets(formWith('06'));
  const [sheet] = host.sheets;
  for (const [row, cells] of (sheet?.rows ?? []).entries()) {
    for (const [column, value] of cells.entries()) {
      if (typeof value !== 'string' || !without.some((left) => value.startsWith(left))) continue;
      for (const each of [0, 1, 2]) cells[column + each] = null;
      sheet?.formulas.delete(`${row}|${column + 2}`);
    }
  }
  return { host, plan: await planIn(host, code) };
}

function sound<T>(plan: T | string): T {
  if (typeof plan === 'string') throw new Error(plan);
  return plan;
}

/** Carries a plan out. */
async function done({ host, plan }: { host: MemoryHost; plan: SubjectInsertion | string }) {
  const made = sound(plan);
  const held = await host.formulaCells(made.parents.flatMap(({ cells }) => cells.map(({ cell }) => cell)));
  const settled = settleParents(made, held);
  await host.insertRows(made.rows, settled.fills);
  return settled;
}

const isCode = (value: CellValue | undefined): value is string => typeof value === 'string' && /^\d{3,7}$/.test(value);

/** The codes of a column from top to bottom. */
async function codesOf(host: MemoryHost, column = 0): Promise<string[]> {
  const [sheet] = await host.readSheets();
  return (sheet?.cells ?? []).flatMap((row) => (isCode(row[column]) ? [row[column]] : []));
}

/** The formula in the row of a code or label. */
function formulaIn(
  { sheets: [sheet] }: MemoryHost,
  label: string,
  column: number,
  labelColumn = 0,
): string | undefined {
  const row = (sheet?.rows ?? []).findIndex((cells) => cells[labelColumn] === label);
  return sheet?.formulas.get(`${row}|${column}`);
}

const rowOf = ({ sheets: [sheet] }: MemoryHost, label: string, column = 0): number =>
  (sheet?.rows ?? []).findIndex((cells) => cells[column] === label);

test.each([
  ['between its neighbours', ['205', '20501', '2050101', '20509', '2050901'], '2050102'],
  ['with its 款, before a later 款', ['205', '20501', '2050101', '20509', '2050901'], '2050803'],
  ['with 类 and 款, first', ['205', '20501', '2050101'], '2010301'],
  ['with 类 and 款, last', ['205', '20501', '2050101'], '2080505'],
  ['with a 类 above what is there', ['20501', '2050101'], '2050102'],
  ['in a statement without subjects', [], '2050803'],
  ['in a form that is still blank', undefined, '2050803'],
])('%s', async (_, codes, code) => {
  const made = await planned(codes, code);
  await done(made);
  const parents = [code.slice(0, 3), code.slice(0, 5), code];
  expect(await codesOf(made.host)).toEqual([...new Set([...(codes ?? []), ...parents])].sort());
});

test('a new 类 and 款 sum what is below them, down to the note; a row sums across', async () => {
  const made = await planned(['205', '20501', '2050101'], '2080505');
  await done(made);
  const { host } = made;
  const row = rowOf(host, '208') + 1;
  const note =
    (host.sheets[0]?.rows ?? []).findIndex(([value]) => typeof value === 'string' && value.startsWith('注')) + 1;
  expect(formulaIn(host, '208', 3)).toContain(`ROWS($A$1:$A${row})+1`);
  expect(formulaIn(host, '208', 3)).toContain(`ROWS($A$1:$A$${note})-1`);
  expect(formulaIn(host, '208', 2)).toBe(`SUM(D${row},E${row})`);
  expect(formulaIn(host, '2080505', 3)).toBeUndefined();
  expect(formulaIn(host, '2080505', 2)).toBe(`SUM(D${row + 2},E${row + 2})`);
});

describe('what cannot be inserted is refused', () => {
  test('a subject that is there already', async () => {
    expect((await planned(['205', '20501', '2050101'], '20501')).plan).toBe('exists');
    expect((await plannedIn06('30201')).plan).toBe('exists');
  });

  test.each(['30901', '50101', '2050101', '3010101'])('06 has no place for %s', async (code) => {
    expect((await plannedIn06(code)).plan).toBe('notListed');
  });

  test('statements of fixed lines have no place for any', async () => {
    const host = new MemoryHost();
    await host.insertSheets(formWith('04'));
    expect(await planIn(host, '2050101')).toBe('notListed');
  });

  test('codes in three columns are left to the user', async () => {
    const { host } = await planned(['205', '20501', '2050101'], '2080505');
    const [sheet] = await host.readSheets();
    if (!sheet) throw new Error('no sheet');
    const statement = readAccounts([sheet], { book: '', form: 'henan-2021' }).statements.get('05');
    const split = { ...sheet, cells: sheet.cells.map((row) => (row[0] === '205' ? ['05', ...row.slice(1)] : row)) };
    if (statement) expect(planSubject(EDITION, statement, split, subject('2080505'))).toBe('splitCode');
  });

  test('a 06 that has nothing of the kind tells no place', async () => {
    expect((await plannedIn06('30701', ['302', '307', '310', '399'])).plan).toBe('noPlace');
  });
});

describe('06: blocks side by side', () => {
  const PERSONNEL = 0;
  const GOODS = 3;
  const OTHER = 6;

  test.each([
    ['30117', PERSONNEL],
    ['30305', PERSONNEL],
    ['30241', GOODS],
    ['30703', OTHER],
    ['39901', OTHER],
  ])('%s goes into the block of its 类, in code order', async (code, block) => {
    const made = await plannedIn06(code, [code]);
    const before = await Promise.all([PERSONNEL, GOODS, OTHER].map((column) => codesOf(made.host, column)));
    await done(made);
    const after = await Promise.all([PERSONNEL, GOODS, OTHER].map((column) => codesOf(made.host, column)));
    const expected = before.map((codes, index) => (index * 3 === block ? [...codes, code].sort() : codes));
    expect(after).toEqual(expected);
    const [sheet] = await made.host.readSheets();
    const at = parseAddress(sound(made.plan).cell.address);
    expect([sheet?.cells[at?.row ?? 0]?.[block], at?.column]).toEqual([code, block + 2]);
  });

  test.each([
    ['beside the 类 of its block', '30701', ['307'], OTHER],
    ['where its block is empty, beside the 类 of its kind', '30701', ['307', '310', '399'], GOODS],
  ])('a 类 that is missing comes along, %s', async (_, code, without, block) => {
    const made = await plannedIn06(code, without);
    await done(made);
    const codes = await codesOf(made.host, block);
    expect(codes).toEqual(expect.arrayContaining(['307', code]));
    expect(codes).toEqual([...codes].sort());
    expect(formulaIn(made.host, '307', block + 2, block)).toContain('SUMPRODUCT');
  });

  test('what stands in the other blocks stays on its line, and the line beside the new one is blank', async () => {
    const made = await plannedIn06('30117');
    const was = (made.host.sheets[0]?.rows ?? []).map((row) => row.slice(GOODS));
    await done(made);
    const rows = made.host.sheets[0]?.rows ?? [];
    const added = rowOf(made.host, '30117');
    expect(rows[added]?.slice(GOODS).filter((value) => value !== null)).toEqual([]);
    expect(rows.filter((_, row) => row !== added).map((row) => row.slice(GOODS))).toEqual(was);
  });

  test('a total that adds up its 类 one by one is not changed for a new 类, and said not to be', async () => {
    const made = await plannedIn06('30701', ['307']);
    expect(await done(made)).toEqual({ fills: [], byHand: ['公用经费合计'] });
    expect((await done(await plannedIn06('30703'))).byHand).toEqual([]);
  });
});

describe('rows that sum up the new one', () => {
  const CODES = ['205', '20501', '2050101', '20502'];

  test('those with formulas are left; they count it', async () => {
    const made = await planned(CODES, '2050102');
    expect(await done(made)).toEqual({ fills: [], byHand: [] });
  });

  test('a 款 without 项 gets its formula with the first of them', async () => {
    const made = await planned(CODES, '2050201');
    expect(formulaIn(made.host, '20502', 3)).toBeUndefined();
    const { fills, byHand } = await done(made);
    const row = rowOf(made.host, '20502') + 1;
    expect(fills.map(({ cell }) => cell.address)).toEqual([`D${row}`, `E${row}`]);
    expect(byHand).toEqual([]);
    for (const column of [3, 4]) {
      expect(formulaIn(made.host, '20502', column)).toContain(`ROWS($A$1:$A${row})+1`);
    }
  });

  test('one that moves down by the insertion is filled where it then stands', async () => {
    const made = await planned(['20501', '20502'], '2050201');
    await done(made);
    expect(await codesOf(made.host)).toEqual(['205', '20501', '20502', '2050201']);
    expect(formulaIn(made.host, '20502', 3)).toContain(`ROWS($A$1:$A${rowOf(made.host, '20502') + 1})+1`);
    expect(formulaIn(made.host, '20501', 3)).toBeUndefined();
  });

  test.each([
    ['a figure', 100],
    ['a zero', 0],
    ['a dash', '–'],
  ])('%s that was typed stays, and the row is told', async (_, typed) => {
    const made = await planned(CODES, '2050201');
    made.host.edit('公开05表', addressOf(rowOf(made.host, '20502'), 3), typed);
    const again = { host: made.host, plan: await planIn(made.host, '2050201') };
    expect(await done(again)).toEqual({ fills: [], byHand: ['20502'] });
    expect(made.host.value('公开05表', addressOf(rowOf(made.host, '20502'), 3))).toBe(typed);
    expect(formulaIn(made.host, '20502', 4)).toBeUndefined();
  });

  test('a total that was typed, and one that was left blank', async () => {
    const made = await planned(CODES, '2050201');
    const [sheet] = made.host.sheets;
    const total = rowOf(made.host, '合计');
    for (const column of [2, 3, 4]) sheet?.formulas.delete(`${total}|${column}`);
    expect((await done({ host: made.host, plan: await planIn(made.host, '2050201') })).byHand).toEqual([]);
    expect(formulaIn(made.host, '合计', 3)).toContain('SUMPRODUCT');
    for (const column of [2, 3, 4]) sheet?.formulas.delete(`${total}|${column}`);
    made.host.edit('公开05表', addressOf(total, 2), 5);
    expect((await done({ host: made.host, plan: await planIn(made.host, '2050202') })).byHand).toEqual(['合计']);
  });
});

test('a blank total below its subjects gets no formula: sums look downwards', async () => {
  const host = new MemoryHost();
  await host.insertSheets(formWith('05', ['205', '20501']));
  const [sheet] = host.sheets;
  const total = sheet?.rows.splice(rowOf(host, '合计'), 1) ?? [];
  sheet?.rows.splice(rowOf(host, '20501') + 1, 0, ...total);
  sheet?.formulas.clear();
  if (sheet) sheet.merges = [];
  const { fills, byHand } = await done({ host, plan: await planIn(host, '2050101') });
  expect(fills.length).toBeGreaterThan(0);
  expect(formulaIn(host, '20501', 3)).toContain('SUMPRODUCT');
  expect([2, 3, 4].map((column) => formulaIn(host, '合计', column))).toEqual([undefined, undefined, undefined]);
  expect(byHand).toEqual([]);
});

describe('worked out by LibreOffice', () => {
  /** What inserting does in a spreadsheet, after amounts have been typed, and an amount typed into the new row. */
  async function workedOut(form: readonly SheetPlan[], code: string, typed: readonly Step[], amount: number) {
    const [plan] = form;
    const sheet = plan?.name ?? '';
    const host = new MemoryHost();
    await host.insertSheets(form);
    for (const step of typed) {
      if (step.do === 'type') host.edit(sheet, addressOf(step.row, step.column), step.value);
    }
    const made = sound(await planIn(host, code));
    const held = await host.formulaCells(made.parents.flatMap(({ cells }) => cells.map(({ cell }) => cell)));
    const fills = settleParents(made, held).fills.map(({ cell, formula }): Step => {
      return { do: 'enter', sheet, ...placeAfter(made.rows, cell), formula };
    });
    const rows = [...made.rows].sort((a, b) => b.above - a.above);
    const inserted = rows.flatMap(({ above, count }) => {
      return Array.from({ length: count }, (): Step => ({ do: 'insertRow', sheet, row: above }));
    });
    const entered = rows.flatMap(({ cells }) =>
      cells.flatMap(({ row, column, value, formula }): Step[] => {
        if (formula !== undefined) return [{ do: 'enter', sheet, row, column, formula }];
        return isCode(value) ? [{ do: 'type', sheet, row, column, value }] : [];
      }),
    );
    const at = parseAddress(made.cell.address);
    const place = made.rows
      .flatMap(({ cells }) => cells)
      .find(({ row, style }) => row === at?.row && style === 'inputAmount');
    if (!place) throw new Error('no amount to fill in');
    const { row, column } = place;
    const last: Step = { do: 'type', sheet, row, column, value: amount };
    const shown = (await worked(form, [...typed, ...inserted, ...entered, ...fills, last])).get(sheet);
    if (!shown) throw new Error(sheet);
    return (label: string, amountColumn: number, labelColumn = 0) =>
      shown.amount(shown.rowOf(label, labelColumn), amountColumn);
  }

  const typing = (plan: SheetPlan | undefined, code: string, amountColumn: number, value: number, column = 0): Step => {
    const row = plan?.cells.find((cell) => cell.column === column && cell.value === code)?.row ?? -1;
    return { do: 'type', sheet: plan?.name ?? '', row, column: amountColumn, value };
  };

  test('06: a new 款 counts in its 类 and in the total; the other blocks are as they were', async () => {
    const form = formWith('06');
    const typed = [
      typing(form[0], '30113', 2, 10),
      typing(form[0], '30201', 5, 20, 3),
      typing(form[0], '30299', 5, 30, 3),
      typing(form[0], '31002', 8, 40, 6),
    ];
    const amount = await workedOut(form, '30117', typed, 7);
    expect(amount('301', 2)).toBe(17);
    expect(amount('人员经费合计', 2)).toBe(17);
    expect(amount('302', 5, 3)).toBe(50);
    expect(amount('31002', 8, 6)).toBe(40);
    expect(amount('人员经费合计', 8)).toBe(90);
  });

  test('05: a 款 that was blank sums its first 项, and so do its 类 and 合计', async () => {
    const form = formWith('05', ['205', '20501', '2050101', '20502', '208']);
    const amount = await workedOut(form, '2050201', [typing(form[0], '2050101', 3, 100)], 9);
    expect(['20501', '20502', '205', '合计'].map((label) => amount(label, 3))).toEqual([100, 9, 109, 109]);
    expect(amount('合计', 2)).toBe(109);
  });
});

/** A subject's row in a statement that stands in a workbook: its place, its parents, its formulas. */
import { isSubjectCode, type SubjectCode } from '../../src/accounts';
import { edition } from '../../src/edition';
import { layOutStatements, planSubject, type PlannedSubject } from '../../src/layout';
import { readAccounts } from '../../src/reading';
import { MemoryHost } from '../app/support/memoryHost';

const EDITION = edition(2021);

const subject = (code: string, name = '某科目'): PlannedSubject & { code: SubjectCode } => {
  if (!isSubjectCode(code)) throw new Error(code);
  return { code, name };
};

/** An inserted 05 with the given codes, and the plan for one code more. */
async function planned(codes: readonly string[] | undefined, code: string) {
  const host = new MemoryHost();
  const subjects = codes?.map((each) => ({ code: each, name: `科目${each}` }));
  await host.insertSheets(
    layOutStatements(EDITION, { statements: ['05'], ...(subjects && { subjects: new Map([['05', subjects]]) }) }),
  );
  const sheets = await host.readSheets();
  const statement = readAccounts(sheets, { book: '', edition: EDITION }).statements.get('05');
  const [sheet] = sheets;
  if (!statement || !sheet) throw new Error('no 05');
  return { host, plan: planSubject(EDITION, statement, sheet, subject(code)) };
}

/** The codes of the sheet from top to bottom, once the plan is carried out. */
async function codesAfter({ host, plan }: Awaited<ReturnType<typeof planned>>): Promise<string[]> {
  if (typeof plan === 'string') throw new Error(plan);
  await host.insertRows(plan.rows);
  const [sheet] = await host.readSheets();
  return (sheet?.cells ?? []).flatMap(([code]) => (typeof code === 'string' && /^\d{3,7}$/.test(code) ? [code] : []));
}

test.each([
  ['between its neighbours', ['205', '20501', '2050101', '20509', '2050901'], '2050102'],
  ['with its 款, before a later 款', ['205', '20501', '2050101', '20509', '2050901'], '2050803'],
  ['with 类 and 款, first', ['205', '20501', '2050101'], '2010301'],
  ['with 类 and 款, last', ['205', '20501', '2050101'], '2080505'],
  ['with a 类 above what is there', ['20501', '2050101'], '2050102'],
  ['in a statement without subjects', [], '2050803'],
  ['in a form that is still blank', undefined, '2050803'],
])('%s', async (_, codes, code) => {
  const after = await codesAfter(await planned(codes, code));
  const parents = [code.slice(0, 3), code.slice(0, 5), code];
  expect(after).toEqual([...new Set([...(codes ?? []), ...parents])].sort());
});

test('a new 类 and 款 sum what is below them, down to the note; a row sums across', async () => {
  const made = await planned(['205', '20501', '2050101'], '2080505');
  await codesAfter(made);
  const [sheet] = made.host.sheets;
  const rowOf = (code: string): number => (sheet?.rows ?? []).findIndex(([value]) => value === code);
  const formula = (code: string, column: number): string | undefined => sheet?.formulas.get(`${rowOf(code)}|${column}`);
  const row = rowOf('208') + 1;
  const note = (sheet?.rows ?? []).findIndex(([value]) => typeof value === 'string' && value.startsWith('注')) + 1;
  expect(formula('208', 3)).toContain(`ROWS($A$1:$A${row})+1`);
  expect(formula('208', 3)).toContain(`ROWS($A$1:$A$${note})-1`);
  expect(formula('208', 2)).toBe(`SUM(D${row},E${row})`);
  expect(formula('2080505', 3)).toBeUndefined();
  expect(formula('2080505', 2)).toBe(`SUM(D${row + 2},E${row + 2})`);
});

test('what is there already, and statements with fixed lines, are refused', async () => {
  expect((await planned(['205', '20501', '2050101'], '20501')).plan).toBe('exists');
  const { plan } = await inserted('01', [], '205');
  expect(plan).toBe('notListed');
});

/** A form that was inserted, without the lines of some codes, and the plan for one code. */
async function inserted(code: '01' | '06', without: readonly string[], sought: string) {
  const host = new MemoryHost();
  await host.insertSheets(layOutStatements(EDITION, { statements: [code] }));
  for (const row of host.sheets[0]?.rows ?? []) {
    row.forEach((value, column) => {
      if (typeof value === 'string' && without.includes(value)) row.splice(column, 3, null, null, null);
    });
  }
  const [sheet] = await host.readSheets();
  const statement = sheet && readAccounts([sheet], { book: '', edition: EDITION }).statements.get(code);
  if (!sheet || !statement) throw new Error(`no ${code}`);
  return { host, statement, plan: planSubject(EDITION, statement, sheet, subject(sought)) };
}

describe('a 款 of 06 that the book leaves out', () => {
  /** The codes of each block from top to bottom, once the plan is carried out. */
  async function blocksAfter({ host, plan }: Awaited<ReturnType<typeof inserted>>): Promise<string[][]> {
    if (typeof plan === 'string') throw new Error(plan);
    await host.insertRows(plan.rows);
    const [sheet] = await host.readSheets();
    const codes = (column: number): string[] =>
      (sheet?.cells ?? []).flatMap(({ [column]: code }) =>
        typeof code === 'string' && /^\d{3,5}$/.test(code) ? [code] : [],
      );
    return [codes(0), codes(3), codes(6)];
  }

  test.each([
    ['in the middle of the first block', ['30107'], '30107'],
    ['at the end of a class, above the next one', ['30199'], '30199'],
    ['first of the second block', ['30201'], '30201'],
    ['last of the third block', ['39999'], '39999'],
    ['with its 类, when all of it is left out', ['303', '30301', '30302', '30399'], '30302'],
  ])('goes in its block, in order: %s', async (_, without, code) => {
    const made = await inserted('06', without, code);
    const complete = (await inserted('06', [], code)).statement.rows.flatMap((row) => row.code ?? []);
    const blocks = await blocksAfter(made);
    const expected = complete.filter((each) => !without.includes(each) || each === code || each === code.slice(0, 3));
    expect(blocks.flat().sort()).toEqual([...expected].sort());
    for (const block of blocks) expect(block).toEqual([...block].sort());
  });

  test('has an amount to type, and its 类 a sum', async () => {
    const { plan } = await inserted('06', ['399', '39906', '39907', '39908', '39999'], '39908');
    if (typeof plan === 'string') throw new Error(plan);
    const cells = plan.rows.flatMap((row) => row.cells);
    expect(cells.map(({ value, style, formula }) => value ?? formula?.slice(0, 10) ?? style)).toEqual([
      '399',
      '其他支出',
      'SUMPRODUCT',
      '39908',
      '某科目',
      'inputAmount',
    ]);
  });

  test('is refused where the form has no block for its class', async () => {
    expect((await inserted('06', [], '50101')).plan).toBe('noPlace');
    expect((await inserted('06', [], '30201')).plan).toBe('exists');
  });
});

test('codes in three columns are left to the user', async () => {
  const { host } = await planned(['205', '20501', '2050101'], '2080505');
  const [sheet] = await host.readSheets();
  if (!sheet) throw new Error('no sheet');
  const statement = readAccounts([sheet], { book: '', edition: EDITION }).statements.get('05');
  const split = { ...sheet, cells: sheet.cells.map((row) => (row[0] === '205' ? ['05', ...row.slice(1)] : row)) };
  if (statement) expect(planSubject(EDITION, statement, split, subject('2080505'))).toBe('splitCode');
});

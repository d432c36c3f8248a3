/** What the spreadsheet calculates: the statements' own formulas, and those that users write. */
import { layOutStatements, planSubject, type PlannedSubject } from '../../../src/layout';
import { parseAddress, type StatementCode, type SubjectCode } from '../../../src/accounts';
import { readAccounts } from '../../../src/reading';
import type { SheetPlan, SheetSnapshot } from '../../../src/workbook';
import { publishedStatements } from '../../../samples/statements';
import { createWorkbook } from '../../../src/hosts/file';
import { EDITION } from '../../support/book';
import type { Lab } from './lab';
import type { TypedCell } from './page';

const STATEMENTS = publishedStatements(EDITION);
const SUBJECTS = new Map<StatementCode, PlannedSubject[]>(
  [...STATEMENTS].map(([code, { rows }]) => [
    code,
    rows.flatMap((row) => (row.code ? [{ code: row.code, name: row.name }] : [])),
  ]),
);
const PUBLISHED = layOutStatements(EDITION, { subjects: SUBJECTS, figures: STATEMENTS });
export const LIVE = layOutStatements(EDITION, { subjects: SUBJECTS });
const AMOUNTS: readonly string[] = ['amount', 'amountTotal', 'inputAmount'];

const publishedAt = (sheet: string, row: number, column: number): number | undefined => {
  const plan = PUBLISHED.find(({ name }) => name === sheet);
  const value = plan?.cells.find((cell) => cell.row === row && cell.column === column)?.value;
  return typeof value === 'number' ? value : undefined;
};

/** The figures that a unit fills in. */
export const LEAVES: readonly TypedCell[] = LIVE.flatMap(({ name, cells }) =>
  cells.flatMap(({ row, column, style, formula }) => {
    const value = style === 'inputAmount' && formula === undefined ? publishedAt(name, row, column) : undefined;
    return value === undefined ? [] : [{ sheet: name, row, column, value }];
  }),
);

/** What stands in a cell of the sheets. */
export function cellAt(sheets: readonly SheetSnapshot[], name: string, row: number, column: number): unknown {
  const sheet = sheets.find((each) => each.name === name);
  return sheet?.cells[row - sheet.top]?.[column - sheet.left];
}

function differences(sheets: readonly SheetSnapshot[]): string[] {
  return PUBLISHED.flatMap(({ name, cells }) =>
    cells
      .filter(({ style }) => AMOUNTS.includes(style))
      .flatMap(({ row, column, value = 0 }) => {
        const is = Number(cellAt(sheets, name, row, column) ?? 0);
        return Math.abs(is - Number(value)) < 0.001 ? [] : [`${name} ${row + 1} ${column}: ${is}, published ${value}`];
      }),
  );
}

const blank: SheetPlan = { name: '说明', cells: [], merges: [], widths: [], headerRows: 0, landscape: false };

export function formulaCases(lab: () => Lab): void {
  test('statements inserted into a workbook calculate every published figure from the leaves', async () => {
    await lab().open(await createWorkbook([blank]));
    await lab().host().insertSheets(LIVE);
    await lab().call('type', LEAVES);
    expect(differences(await lab().host().readSheets())).toEqual([]);
  });

  test('a row inserted right below a total, and at its end, is counted', async () => {
    const spent = LIVE.find(({ name }) => name === '公开03表');
    const classRow = spent?.cells.find(({ column, value }) => column === 0 && value === '208')?.row ?? -1;
    const before = await lab().host().readSheets();
    const was = Number(cellAt(before, '公开03表', classRow, 3));
    await lab()
      .host()
      .insertRows([
        {
          sheet: '公开03表',
          above: classRow + 1,
          count: 1,
          cells: [
            { row: classRow + 1, column: 0, style: 'code', value: '20800' },
            { row: classRow + 1, column: 3, style: 'inputAmount', value: 1000 },
          ],
        },
      ]);
    const after = await lab().host().readSheets();
    expect(cellAt(after, '公开03表', classRow, 3)).toBeCloseTo(was + 1000, 2);
    expect(cellAt(after, '公开03表', classRow + 1, 0)).toBe('20800');
  });

  test('a statement inserted later takes its figures from those that stand there, wherever that is', async () => {
    await lab().open(await createWorkbook([blank]));
    await lab()
      .host()
      .insertSheets(LIVE.filter(({ name }) => name !== '公开01表'));
    await lab().call(
      'type',
      LEAVES.filter(({ sheet }) => sheet !== '公开01表'),
    );
    await lab().call('rename', '公开03表', '三、支出（改过名）');
    const sheets = await lab().host().readSheets();
    const accounts = readAccounts(sheets, { book: '决算.xlsx', form: 'henan-2021' });
    await lab()
      .host()
      .insertSheets(layOutStatements(EDITION, { statements: ['01'], book: { accounts, sheets } }));
    await lab().call(
      'type',
      LEAVES.filter(({ sheet }) => sheet === '公开01表'),
    );
    const after = await lab().host().readSheets();
    const named = after.map((sheet) => (sheet.name.startsWith('三、') ? { ...sheet, name: '公开03表' } : sheet));
    expect(differences(named)).toEqual([]);
  });

  test('a 款 of 06 inserted into its block is counted by its 类', async () => {
    await lab().open(await createWorkbook([blank]));
    await lab()
      .host()
      .insertSheets(LIVE.filter(({ name }) => name === '公开06表'));
    const [, sheet] = await lab().host().readSheets();
    const code = '30298' as SubjectCode;
    const statement = sheet && readAccounts([sheet], { book: '', form: 'henan-2021' }).statements.get('06');
    const plan = statement && planSubject(EDITION, statement, sheet, { code, name: '某项支出' });
    if (!statement || typeof plan !== 'object') throw new Error('no plan');
    await lab().host().insertRows(plan.rows);
    const at = parseAddress(plan.cell.address);
    if (!at) throw new Error(plan.cell.address);
    await lab().call('type', [{ sheet: sheet.name, ...at, value: 88.5 }]);
    const after = await lab().host().readSheets();
    const { statements } = readAccounts(after, { book: '', form: 'henan-2021' });
    expect(statements.get('06')?.amount('302', '决算数').toJSON()).toBe('88.50');
    expect(statements.get('06')?.amount('公用经费合计', '决算数').toJSON()).toBe('88.50');
    expect(statements.get('06')?.rowsOf('30211')).toHaveLength(1);
  });

  test('several lookups with wildcards on a column of text codes all find them', async () => {
    const codes = ['205', '20501', '20502', '2050101', '208', '20801'];
    const formulas = [
      'SUMIF(A1:A6,"205??",B1:B6)',
      'SUMIF(A1:A6,"208??",B1:B6)',
      'SUMIFS(B1:B6,A1:A6,A1&"??")',
      'COUNTIF(A1:A6,"205*")',
      'SUMIF(A1:A6,"205",B1:B6)',
      'SUMPRODUCT(--(A1:A6="205"),B1:B6)',
      'SUMPRODUCT(--(A1:A6=205),B1:B6)',
    ];
    const cells = [
      ...codes.flatMap((value, row) => [
        { row, column: 0, style: 'code' as const, value },
        { row, column: 1, style: 'amount' as const, value: 2 ** row },
      ]),
      ...formulas.map((formula, row) => ({ row, column: 3, style: 'amount' as const, formula })),
    ];
    await lab().open(await createWorkbook([{ ...blank, name: '通配', cells }]));
    const sheets = await lab().host().readSheets();
    expect(formulas.map((_, row) => cellAt(sheets, '通配', row, 3))).toEqual([6, 32, 6, 4, 1, 1, 0]);
  });
}

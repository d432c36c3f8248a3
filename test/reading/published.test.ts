/** Workbooks as other places print them: every amount is read with its meaning, or at its cell, and nothing is wrong. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Accounts, amountIn } from '../../src/accounts';
import { check } from '../../src/checking';
import { FORMS } from '../../src/forms';
import { openWorkbook } from '../../src/hosts/file';
import { readAccounts } from '../../src/reading';
import type { SheetSnapshot } from '../../src/workbook';
import { problemsOf } from './support';

const at = (file: string): string => join(__dirname, 'files', file);

async function sheetsOf(name: string): Promise<readonly SheetSnapshot[]> {
  const workbook = await openWorkbook(readFileSync(at(`${name}.xlsx`)), `${name}.xlsx`);
  return workbook.readSheets();
}

async function open(name: string): Promise<Accounts> {
  return readAccounts(await sheetsOf(name), { book: `${name}.xlsx` });
}

function table(file: string): string[][] {
  const lines = readFileSync(at(file), 'utf8').trimEnd().split('\n');
  return lines.map((line) => line.split('\t'));
}

/** Statement, item as printed, code, measure, amount in 元: a line a figure that is not zero. */
function factsOf(accounts: Accounts): string[] {
  return [...accounts.statements.values()].flatMap(({ code, rows }) =>
    rows.flatMap((row) =>
      [...row.figures]
        .filter(([, figure]) => !figure.amount.isZero)
        .map(([measure, { amount }]) =>
          [code, row.code === null ? row.item : '', row.code ?? '', measure, amount.toJSON()].join('|'),
        ),
    ),
  );
}

/** The same of a list of facts. */
function factsIn(file: string): string[] {
  return table(file)
    .filter(([, , , , amount]) => Number(amount) !== 0)
    .map(([statement, item, code, measure, amount]) =>
      [statement, code === '' ? item : '', code, measure, Number(amount).toFixed(2)].join('|'),
    );
}

function errorsOf(accounts: Accounts): string[] {
  const { findings } = check(accounts, { form: FORMS.of(accounts) });
  return findings.filter(({ level }) => level === 'error').map(({ message }) => message);
}

describe('the same figures of one unit', () => {
  test.each([
    'hubei-2019-form',
    'shaanxi-2020-form',
    'neimenggu-2022-list',
    'guangxi-2023-list',
    'jiangxi-2021-list',
    'sichuan-2023-list',
    'one-sheet',
    'pages-in-one-sheet',
    'values-under-merges',
    'hidden-old-copy',
    'codes-as-float-text',
    'sample-in-wan',
    'year-as-date',
    'year-as-number',
    'text-amounts',
  ])('%s', async (name) => {
    const accounts = await open(name);
    expect(factsOf(accounts).sort()).toEqual(factsIn('sample-of-one-unit.tsv').sort());
    expect(errorsOf(accounts)).toEqual([]);
  });
});

test.each([
  ['sample-in-wan', '万元'],
  ['year-as-date', '元'],
  ['year-as-number', '元'],
  ['text-amounts', '元'],
  ['one-decimal-wan', '万元'],
])('%s: the heading is read, and every statement found', async (name, money) => {
  const accounts = await open(name);
  expect([accounts.unit?.value, accounts.year?.value]).toEqual(['青禾县档案服务站', 2021]);
  const units = [...accounts.statements.values()].map(({ heading }) => heading.moneyUnit?.value);
  expect(units).toEqual(units.map(() => money));
  expect(units).toHaveLength(9);
  expect(problemsOf(accounts)).toEqual([]);
});

test('amounts of one decimal: what rounding leaves over is no error', async () => {
  const accounts = await open('one-decimal-wan');
  const { findings } = check(accounts, { form: FORMS.of(accounts) });
  expect(findings.filter(({ level }) => level !== 'hint')).toEqual([]);
  expect(findings.map(({ message }) => message).join('')).toContain('尾差');
});

test('amounts kept in 元 and shown in 万元 by their format are read; two cells without the format are told', async () => {
  const accounts = await open('shown-in-wan-stored-in-yuan');
  const all = factsIn('sample-of-one-unit.tsv');
  const read = factsOf(accounts);
  expect(all).toEqual(expect.arrayContaining(read));
  expect(all.filter((fact) => !read.includes(fact)).every((fact) => /^06\|\|30[12]\|/.test(fact))).toBe(true);
  expect(problemsOf(accounts)).toEqual([expect.stringMatching(/^R-26 .*数字格式“0\\\.0000”.*C6、F6/)]);
  expect(errorsOf(accounts)).toHaveLength(1);
});

describe('the set that the Ministry’s own software exports', () => {
  test('is read by its column 决算数, totals in the block beside, and told as what it is', async () => {
    const accounts = await open('caijue-export');
    expect(factsOf(accounts)).toEqual(expect.arrayContaining(factsIn('caijue-export.tsv')));
    expect(errorsOf(accounts)).toEqual([]);
    expect(problemsOf(accounts)).toEqual([
      'R-14 这是财政部部门决算软件导出的财决报表，不是公开用的表样。工作表“Z01 收入支出决算总表(财决01表)”、“Z03 收入决算表(财决03表)”、“Z04 支出决算表(财决04表)”已按“决算数”读入。“Z08_1 一般公共预算财政拨款基本支出决算明细表(财决08-”没有读入。请以公开的报表为准。',
    ]);
  });

  test('its totals stand in the block beside without merged labels too', async () => {
    const sheets = (await sheetsOf('caijue-export')).map((sheet) => ({ ...sheet, merges: sheet.merges.slice(0, 0) }));
    const accounts = readAccounts(sheets, { book: '' });
    expect(factsOf(accounts)).toEqual(
      expect.arrayContaining(factsIn('caijue-export.tsv').filter((fact) => fact.startsWith('01'))),
    );
  });
});

describe('every amount at its cell', () => {
  test.each([
    'codes-in-three-columns',
    'codes-split-total-in-header-row-text-amounts',
    'codes-split-total-in-header-row-wan',
    'heading-once-wan',
    'pages-with-repeated-title',
    'row-labels-in-hidden-first-column',
  ])('%s', async (name) => {
    const accounts = await open(name);
    const read = new Map<string, string>();
    for (const { heading, rows } of accounts.statements.values()) {
      for (const { figures } of rows) {
        for (const { amount, cell } of figures.values()) {
          read.set(`${cell.sheet}!${cell.address}`, amountIn(amount, heading.moneyUnit?.value ?? '元').toFixed());
        }
      }
    }
    const expected = table(`${name}.tsv`).map(([cell, amount]) => [cell, String(Number(amount))]);
    expect(expected.map(([cell = '']) => [cell, read.get(cell)])).toEqual(expected);
    expect(problemsOf(accounts)).toEqual([]);
    expect(errorsOf(accounts)).toEqual([]);
  });
});

/** How exactly a book prints its amounts is seen from formats, texts and the statements as a whole: rounding is no error. */
import { Decimal } from 'decimal.js';
import { type Accounts, amountIn, Money, type MoneyUnit, parseAddress, type StatementCode } from '../../src/accounts';
import { check } from '../../src/checking';
import { FORMS } from '../../src/forms';
import type { CellValue, SheetSnapshot } from '../../src/workbook';
import { sampleSheets } from '../app/support/opened';
import { formatted, type GridOptions, sheetOf } from '../support/grid';
import { problemsOf, read } from './support';

interface Printing {
  readonly unit: MoneyUnit;
  readonly decimals: number;
  /** Text with all its decimals, or numbers, whose last zeros are dropped. */
  readonly as: 'text' | 'number';
  /** A number format; the cell holds the rounded number, or more than it shows. */
  readonly format?: string;
  readonly holds?: 'rounded' | 'everything';
}

/** The sample's sheets with every amount in another unit and with other decimals. */
function reprinted(sheets: readonly SheetSnapshot[], accounts: Accounts, printing: Printing): SheetSnapshot[] {
  const { unit, decimals, as, format, holds = 'rounded' } = printing;
  const bySheet = new Map<string, Map<string, CellValue>>();
  for (const { sheet, rows, heading } of accounts.statements.values()) {
    const cells = bySheet.get(sheet) ?? new Map<string, CellValue>();
    bySheet.set(sheet, cells);
    if (heading.moneyUnit) cells.set(heading.moneyUnit.cell.address, `金额单位：${unit}`);
    for (const { figures } of rows) {
      for (const { amount, blank, cell } of figures.values()) {
        if (blank) continue;
        const value = amountIn(amount, unit);
        const rounded = value.toFixed(decimals, Decimal.ROUND_HALF_UP);
        cells.set(cell.address, as === 'text' ? rounded : Number(holds === 'rounded' ? rounded : value.toFixed()));
      }
    }
  }
  return sheets.map((sheet) => {
    const cells = sheet.cells.map((row) => [...row]);
    const formats: Record<string, string> = {};
    for (const [address, value] of bySheet.get(sheet.name) ?? []) {
      const { row, column } = parseAddress(address) ?? { row: 0, column: 0 };
      const line = cells[row - sheet.top];
      if (line) line[column - sheet.left] = value;
      if (format !== undefined && typeof value === 'number') formats[address] = format;
    }
    return { ...formatted({ ...sheet, top: 0, left: 0 }, formats), top: sheet.top, left: sheet.left, cells };
  });
}

function errorsOf(accounts: Accounts): string[] {
  const { findings } = check(accounts, { form: FORMS.form('henan-2021', 2021) });
  return findings.filter(({ level }) => level === 'error').map(({ message }) => message);
}

/** The steps in which a statement's amounts are printed, in 元; zeros have none. */
function stepsOf(accounts: Accounts, code: StatementCode): number[] {
  const figures = (accounts.statements.get(code)?.rows ?? []).flatMap((row) => [...row.figures.values()]);
  const steps = figures.filter(({ amount }) => !amount.isZero).map(({ amount }) => amount.quantum.toNumber());
  return [...new Set(steps)].sort((a, b) => a - b);
}

describe('a sound book is sound however it is printed', () => {
  test.each<[string, Printing, number]>([
    ['0.1 万元 as text', { unit: '万元', decimals: 1, as: 'text' }, 1000],
    ['0.1 万元 as numbers', { unit: '万元', decimals: 1, as: 'number' }, 1000],
    ['0.1 万元 by their format', { unit: '万元', decimals: 1, as: 'number', format: '#,##0.0_ ' }, 1000],
    ['0.01 万元 as text', { unit: '万元', decimals: 2, as: 'text' }, 100],
    ['0.01 万元 as numbers', { unit: '万元', decimals: 2, as: 'number' }, 100],
    ['whole 万元 as text', { unit: '万元', decimals: 0, as: 'text' }, 10_000],
    ['whole 万元 as numbers', { unit: '万元', decimals: 0, as: 'number' }, 10_000],
    ['whole 万元 by their format', { unit: '万元', decimals: 0, as: 'number', format: '#,##0' }, 10_000],
    ['six decimals of 万元', { unit: '万元', decimals: 6, as: 'number' }, 0.01],
    ['eight decimals of 万元', { unit: '万元', decimals: 8, as: 'text' }, 0.01],
    ['whole 元 as text', { unit: '元', decimals: 0, as: 'text' }, 1],
    ['whole 元 as numbers', { unit: '元', decimals: 0, as: 'number' }, 1],
    ['千元', { unit: '千元', decimals: 2, as: 'number', format: '0.00' }, 10],
  ])('%s', async (_, printing, step) => {
    const sheets = await sampleSheets();
    const accounts = read(...reprinted(sheets, read(...sheets), printing));
    expect(problemsOf(accounts)).toEqual([]);
    expect(errorsOf(accounts)).toEqual([]);
    expect(stepsOf(accounts, '02')).toEqual([step]);
    expect(stepsOf(accounts, '06')).toEqual([step]);
  });
});

test('a book that holds everything and shows one decimal is sound, and so is one with totals typed from its pages', async () => {
  const sheets = await sampleSheets();
  const sample = read(...sheets);
  const printing: Printing = { unit: '万元', decimals: 1, as: 'number', format: '0.0', holds: 'everything' };
  const held = reprinted(sheets, sample, printing);
  expect(errorsOf(read(...held))).toEqual([]);
  expect(stepsOf(read(...held), '02')[0]).toBe(0.01);
  const typed = reprinted(sheets, sample, { ...printing, holds: 'rounded' });
  const mixed = held.map((sheet, index) => ({
    ...sheet,
    cells: sheet.cells.map((row, line) =>
      row.some((value) => typeof value === 'string' && /^[合总] ?计/.test(value))
        ? (typed[index]?.cells[line] ?? row)
        : row,
    ),
  }));
  expect(mixed).not.toEqual(held);
  expect(errorsOf(read(...mixed))).toEqual([]);
});

/** 支出决算表 of a unit that has many subjects: its 基本支出, one a line, with their total. */
function with03(amounts: readonly string[], total: string, options: GridOptions & { unit?: string } = {}): Accounts {
  const rows = amounts.map((amount, index) => `${205 + index} | 科目 | ${amount} | ${amount} | ·`).join('\n');
  return read(
    sheetOf(
      '三',
      `支出决算表\n部门：某局 | 2021年度 | 金额单位：${options.unit ?? '万元'}
科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出\n合计 | · | ${total} | ${total} | ·\n${rows}`,
      options,
    ),
  );
}

function stepOf(accounts: Accounts, item: string): string | undefined {
  return accounts.statements.get('03')?.figure(item, '基本支出')?.amount.quantum.toString();
}

describe('a number drops its last zeros, so its statement tells how it is printed', () => {
  const ONE_DECIMAL = ['12', '12.3', '0.5', '5', '7.1', '33.4', '8.8', '19.6'];

  test('5 among 12.3 and 0.5 万元 is 5.0', () => {
    const accounts = with03(ONE_DECIMAL, '98.7');
    expect(stepOf(accounts, '208')).toBe('1000');
    expect(stepOf(accounts, '合计')).toBe('1000');
  });

  test('a few amounts tell too little: they are printed as usual, with two decimals', () => {
    expect(stepOf(with03(['12', '12.3'], '24.3'), '205')).toBe('100');
  });

  test('an amount that was not rounded is as exact as it is, and the others are not', () => {
    const more = ONE_DECIMAL.map((amount) => String(Number(amount) + 0.1));
    const accounts = with03([...ONE_DECIMAL, ...more, '0.123456'], '198.3');
    expect(stepOf(accounts, '206')).toBe('1000');
    expect(stepOf(accounts, '221')).toBe('0.01');
  });

  test('amounts that are round by themselves were not rounded', () => {
    const hundreds = ['100', '200', '300', '400', '500', '600', '700', '800'];
    expect(stepOf(with03(hundreds, '3600'), '205')).toBe('100');
    expect(stepOf(with03(hundreds, '3600', { unit: '元' }), '205')).toBe('0.01');
  });

  test('in 元 a single 角 shows that the 分 are kept', () => {
    const whole = ['101', '202', '303', '404', '505', '606', '707', '808'];
    expect(stepOf(with03(whole, '3636', { unit: '元' }), '205')).toBe('1');
    expect(stepOf(with03([...whole, '0.5'], '3636.5', { unit: '元' }), '205')).toBe('0.01');
  });

  test('text shows its own decimals, and a statement of such text prints them', () => {
    const texts = ["'12.0", "'12.3", "'0.5", "'5.0", "'7.1", "'33.4", "'8.8", "'19.6"];
    expect(stepOf(with03(texts, "'98.7"), '205')).toBe('1000');
    expect(stepOf(with03(["'12.00", "'12.30", "'0.50"], "'24.80"), '205')).toBe('100');
  });
});

describe('a number format tells its decimals', () => {
  test.each([
    ['0.0', '1000'],
    ['#,##0', '10000'],
    ['#,##0.00_ ', '100'],
    ['_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', '100'],
    ['0.000000', '0.01'],
  ])('%s: a step of %s 元', (format, step) => {
    expect(stepOf(with03(['12', '5'], '17', { formats: { 'C4:E6': format } }), '205')).toBe(step);
  });

  test('a cell that holds more than it shows is read as what it holds; the neighbour typed from the page has its step', () => {
    const accounts = with03(['12.3456', '5'], '17.3', { formats: { 'C4:E6': '0.0' } });
    const statement = accounts.statements.get('03');
    expect(statement?.figure('205', '基本支出')?.amount.yuan.toString()).toBe('123456');
    expect(stepOf(accounts, '205')).toBe('1');
    expect(stepOf(accounts, '206')).toBe('1000');
    expect(statement?.figure('合计', '基本支出')?.amount.quantum.toString()).toBe('1000');
    expect(errorsOf(accounts)).toEqual([]);
  });
});

test('an amount that its format shows as 0.0 agrees with a typed 0.0, and with itself', () => {
  const tiny = with03(['0.0012', '5.1'], '5.1', { formats: { 'C4:E6': '0.0' } });
  const amount = tiny.statements.get('03')?.figure('205', '基本支出')?.amount;
  expect(amount?.yuan.toString()).toBe('12');
  expect(amount?.slack.toString()).toBe('12');
  expect(amount?.agreement(Money.zero)).toBe('rounding');
});

test('an error larger than rounding is found in a book of one decimal', async () => {
  const sheets = await sampleSheets();
  const accounts = read(...sheets);
  const total = accounts.statements.get('03')?.figure('合计', '基本支出')?.cell.address ?? 'A1';
  const printed = reprinted(sheets, accounts, { unit: '万元', decimals: 1, as: 'number', format: '0.0' });
  const wrong = printed.map((sheet) => {
    const { row, column } = parseAddress(total) ?? { row: 0, column: 0 };
    if (sheet.name !== accounts.statements.get('03')?.sheet) return sheet;
    const cells = sheet.cells.map((line) => [...line]);
    const line = cells[row - sheet.top];
    if (line) line[column - sheet.left] = Number(line[column - sheet.left]) + 3;
    return { ...sheet, cells };
  });
  expect(errorsOf(read(...wrong)).length).toBeGreaterThan(0);
});

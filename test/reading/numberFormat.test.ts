/** What number formats show: decimals, amounts that are kept in 元 and shown in 万元, percentages, dates. */
import { SSF } from '@e965/xlsx';
import fc from 'fast-check';
import { MONEY_UNITS, type MoneyUnit } from '../../src/accounts';
import { dayText, heldUnit, meaningOf, yearOfDay } from '../../src/reading/numberFormat';

/** SheetJS shows numbers as Excel does; its own types leave it open. */
const SPREADSHEET = SSF as { format(format: string, value: number): string };

describe('decimals', () => {
  test.each<[string, number | undefined]>([
    ['General', undefined],
    ['G/通用格式', undefined],
    ['@', undefined],
    ['0', 0],
    ['#,##0', 0],
    ['0.0', 1],
    ['#,##0.00', 2],
    ['#,##0.00_ ', 2],
    ['#,##0.00_);[Red](#,##0.00)', 2],
    ['_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', 2],
    ['_-¥* #,##0.0_-', 1],
    ['[$¥-804]#,##0.00', 2],
    ['#,##0.00;-#,##0.00;;@', 2],
    ['0.000000', 6],
    ['0.##', 2],
    ['0.00"元"', 2],
    ['0.00E+00', undefined],
    ['# ?/?', undefined],
    [';;;', undefined],
  ])('%s', (format, decimals) => {
    expect(meaningOf(format)).toMatchObject({ kind: 'number', scale: 0 });
    expect(meaningOf(format).decimals).toBe(decimals);
  });
});

describe('where a statement prints 万元, the cell holds', () => {
  test.each<[string, MoneyUnit | 'not known']>([
    ['#,##0.00', '万元'],
    ['0.00"万元"', '万元'],
    ['0\\.0000', '元'],
    ['0!.0000', '元'],
    ['0!.0,', '元'],
    ['0\\.0,', '元'],
    ['0!.0,万元', '元'],
    ['0"."0,"万元"', '元'],
    ['0!.0,"万"', '元'],
    ['#,##0!.0,', '元'],
    ['#!.0000;-#!.0000', '元'],
    ['0!.0,;-0!.0,;"-"', '元'],
    ['0.00,,"百万"', '元'],
    ['0.00,,\n%', '元'],
    ['0!.00,,"亿元"', '元'],
    ['0.00,', 'not known'],
    ['#,##0.00,,', 'not known'],
    ['0!.0', 'not known'],
    ['0!.00,', 'not known'],
    ['0!.0,.0', 'not known'],
    ['0"元"', 'not known'],
    ['[>=10000]0!.0,"万";0', 'not known'],
  ])('%s: %s', (format, held) => {
    expect(heldUnit(meaningOf(format), '万元') ?? 'not known').toBe(held);
  });
});

test.each<[string, MoneyUnit, MoneyUnit | 'not known']>([
  ['0.00,', '千元', '元'],
  ['#,##0.0,', '千元', '元'],
  ['0!.00,,', '亿元', '元'],
  ['0.00"亿元"', '亿元', '亿元'],
  ['0"元"', '元', '元'],
  ['0!.0,"万元"', '元', '元'],
  ['[>=10000]0!.0,"万";0', '元', '元'],
  ['0.00,', '元', 'not known'],
  ['0!.0,', '元', 'not known'],
  ['0.00"万元"', '元', 'not known'],
])('%s where a statement prints %s: held in %s', (format, unit, held) => {
  expect(heldUnit(meaningOf(format), unit) ?? 'not known').toBe(held);
});

test.each(['0%', '0.00%', '0.00%;-0.00%', '#,##0.0"%"%'])('a percentage: %s', (format) => {
  expect(meaningOf(format).kind).toBe('percent');
});

describe('dates', () => {
  test.each([
    ['yyyy"年度"', true],
    ['yyyy"年"', true],
    ['yyyy年', true],
    ['[DBNum1][$-804]yyyy"年度"', true],
    ['[$-804]yyyy"年"m"月"d"日";@', false],
    ['m/d/yy', false],
    ['yyyy\\-mm\\-dd', false],
    ['h:mm', false],
    ['[h]:mm', false],
  ])('%s shows the year alone: %p', (format, yearOnly) => {
    expect(meaningOf(format)).toMatchObject({ kind: 'date', yearOnly });
  });

  test('day numbers count from 1900 or from 1904', () => {
    expect(yearOfDay(44561, false)).toBe(2021);
    expect(yearOfDay(44197, false)).toBe(2021);
    expect(yearOfDay(44196, false)).toBe(2020);
    expect(yearOfDay(43099, true)).toBe(2021);
    expect(dayText(44561.5, false)).toBe('2021-12-31');
    expect(dayText(1e12, false)).toBe('1000000000000');
  });

  test('a number before 年 is no date', () => {
    expect(meaningOf('0"年度"')).toMatchObject({ kind: 'number', literal: '年度' });
  });
});

test('what a spreadsheet shows of a number is the number divided as the format is read, to the decimals that are read', () => {
  const formats = fc.constantFrom(
    '0',
    '0.0',
    '#,##0.00',
    '0.000000',
    '0\\.0000',
    '#,##0.00,',
    '0.0,,',
    '0.00"元"',
    '"¥"#,##0.00_ ',
  );
  fc.assert(
    fc.property(formats, fc.integer({ min: 1, max: 1e9 }), (format, cents) => {
      const { scale = 0, decimals = 0 } = meaningOf(format);
      const value = format.includes('\\') ? cents : cents / 100;
      const shown = Number(SPREADSHEET.format(format, value).replace(/[^\d.]/g, ''));
      const half = 10 ** -decimals / 2;
      expect(Math.abs(shown - value / 10 ** scale)).toBeLessThanOrEqual(half * 1.000001);
    }),
  );
});

test('whatever is written in a format, it has a meaning', () => {
  const sign = fc.constantFrom(
    '0',
    '#',
    '?',
    '.',
    ',',
    ';',
    '%',
    '"',
    '\\',
    '!',
    '_',
    '*',
    '[',
    ']',
    'y',
    'E',
    '万',
    '\n',
  );
  fc.assert(
    fc.property(fc.string({ unit: fc.oneof(sign, fc.string({ maxLength: 1 })) }), (format) => {
      const meaning = meaningOf(format);
      for (const unit of MONEY_UNITS) expect([unit, '元', undefined]).toContain(heldUnit(meaning, unit));
    }),
    { numRuns: 1_000 },
  );
});

test('a format of digits and a point shows them, and nothing else', () => {
  fc.assert(
    fc.property(fc.nat(12), fc.constantFrom('0', '#,##0', '#'), (decimals, whole) => {
      const format = decimals === 0 ? whole : `${whole}.${'0'.repeat(decimals)}`;
      expect(meaningOf(format)).toMatchObject({ decimals, scale: 0 });
      expect(meaningOf(`${format}_);(${format})`)).toMatchObject({ decimals, scale: 0 });
    }),
  );
});

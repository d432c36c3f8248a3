/** Amounts: as sums carry their rounding, and as they are printed. */
import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import {
  MONEY_UNITS,
  Money,
  amountIn,
  formatIn,
  formatWan,
  groupDigits,
  percentage,
  readAmount,
  toWan,
  type MoneyUnit,
} from '../../src/accounts';

/** Value and quantum in 元, or why it is no amount. */
function read(cell: unknown, unit: MoneyUnit = '元'): string {
  const reading = readAmount(cell, unit);
  if (reading.kind !== 'amount') return reading.kind === 'blank' ? 'blank' : reading.reason;
  return `${reading.amount.toJSON()} ±${reading.amount.slack.toString()}`;
}

function amount(cell: unknown, unit: MoneyUnit = '元'): Money {
  const reading = readAmount(cell, unit);
  if (reading.kind !== 'amount') throw new Error(`no amount: ${String(cell)}`);
  return reading.amount;
}

describe('agreement', () => {
  test('in 元 one 分 is a difference', () => {
    expect(amount('100.00').agreement(amount('100.00'))).toBe('equal');
    expect(amount('100.00').agreement(amount('100.01'))).toBe('different');
    expect(amount('100.00').agreement(amount('99.99'))).toBe('different');
  });

  test('the same amount in 元 and in 万元', () => {
    expect(amount('2,170,030.84').agreement(amount('217.00', '万元'))).toBe('rounding');
    expect(amount('2,170,050.00').agreement(amount('217.00', '万元'))).toBe('rounding');
    expect(amount('2,170,050.01').agreement(amount('217.00', '万元'))).toBe('different');
  });

  test.each([
    ['equal', '10.00', 'equal'],
    ['one 0.01: its own rounding and those of two terms', '10.01', 'rounding'],
    ['two 0.01: more than three halves explain', '10.02', 'different'],
    ['one 0.01 less', '9.99', 'rounding'],
    ['two 0.01 less', '9.98', 'different'],
  ])('a total in 万元 over two terms of 5.00: %s', (_, total, expected) => {
    const terms = Money.sum([amount('5.00', '万元'), amount('5.00', '万元')]);
    expect(amount(total, '万元').agreement(terms)).toBe(expected);
  });

  test('terms carry half a quantum each, and taking one away adds its half too', () => {
    const terms = Array.from({ length: 12 }, () => amount('1.00', '万元'));
    expect(Money.sum(terms).slack.toNumber()).toBe(600);
    expect(amount('3.00', '万元').minus(amount('1.00', '万元')).slack.toNumber()).toBe(100);
    expect(Money.sum([]).slack.toNumber()).toBe(0);
  });

  test('exceeds: above by more than rounding explains', () => {
    expect(amount('10.01', '万元').exceeds(amount('10.00', '万元'))).toBe(false);
    expect(amount('10.02', '万元').exceeds(amount('10.00', '万元'))).toBe(true);
    expect(amount('10.00').exceeds(amount('10.01'))).toBe(false);
    expect(amount('10.01').exceeds(amount('10.00'))).toBe(true);
  });
});

describe('as it is printed', () => {
  test.each([
    ['2170030.84', '217.00'],
    ['50', '0.01'],
    ['49.99', '0.00'],
    ['-49.99', '0.00'],
    ['-50', '-0.01'],
    ['123456789.99', '12345.68'],
  ])('%s 元 is %s 万元 in a narrative', (yuan, expected) => {
    expect(formatWan(Money.of(yuan))).toBe(expected);
  });

  test.each<[string, MoneyUnit, string]>([
    ['2170030.84', '元', '2,170,030.84'],
    ['999.99', '元', '999.99'],
    ['1000', '元', '1,000.00'],
    ['-1234567.8', '元', '-1,234,567.80'],
    ['12345678900', '万元', '1,234,567.89'],
    ['12345.67', '万元', '1.234567'],
    ['-49', '万元', '-0.0049'],
    ['150', '千元', '0.15'],
  ])('%s 元 in %s stands in a statement as %s', (yuan, unit, expected) => {
    expect(formatIn(Money.of(yuan), unit)).toBe(expected);
  });

  test('whole numbers take commas too', () => {
    expect(groupDigits(new Decimal('1234567.5'), 0)).toBe('1,234,568');
    expect(groupDigits(new Decimal('-0.4'), 0)).toBe('0');
  });

  test('JSON gives 元 with two decimals', () => {
    expect(JSON.stringify({ amount: Money.of('2170030.8') })).toBe('{"amount":"2170030.80"}');
  });
});

test('a percentage comes from the unrounded amounts, and a zero base has none', () => {
  expect(percentage(Money.of('4100'), Money.of('2170014.34'))?.toFixed(2)).toBe('0.19');
  expect(percentage(Money.of('-5'), Money.of('10'))?.toNumber()).toBe(-50);
  expect(percentage(Money.of('0'), Money.of('10'))?.toNumber()).toBe(0);
  expect(percentage(Money.of('10'), Money.zero)).toBeUndefined();
  expect(percentage(Money.zero, Money.zero)).toBeUndefined();
});

describe('for any amount', () => {
  const fen = fc.bigInt(-900_000_000_000_000n, 900_000_000_000_000n).map((units) => Money.of(`${units}e-2`));
  const printed = fc.record({ units: fc.integer({ min: -1e9, max: 1e9 }), unit: fc.constantFrom(...MONEY_UNITS) });

  test('what is printed is read back to the 分', () => {
    fc.assert(
      fc.property(fen, (money) => {
        for (const unit of MONEY_UNITS) expect(amount(formatIn(money, unit), unit).toJSON()).toBe(money.toJSON());
        expect(amount(money.yuan.toNumber()).toJSON()).toBe(money.toJSON());
      }),
    );
  });

  test('reading is idempotent: what a cell shows in its unit is read as the same amount with the same rounding', () => {
    fc.assert(
      fc.property(printed, ({ units, unit }) => {
        const once = readAmount(units / 100, unit);
        if (once.kind !== 'amount') return;
        expect(read(amountIn(once.amount, unit).toNumber(), unit)).toBe(read(units / 100, unit));
        expect(read(formatIn(once.amount, unit), unit)).toBe(read(units / 100, unit));
      }),
    );
  });

  test('the order of adding makes no difference', () => {
    fc.assert(
      fc.property(fen, fen, fen, (a, b, c) => {
        const left = a.plus(b).plus(c);
        const right = a.plus(b.plus(c));
        expect(left.agreement(right)).toBe('equal');
        expect(Money.sum([c, a, b]).agreement(left)).toBe('equal');
        expect(left.minus(c).minus(b).agreement(a)).toBe('equal');
      }),
    );
  });

  test('an amount and its rounding to 万元 always agree, unless that is 0.00', () => {
    fc.assert(
      fc.property(fen, (money) => {
        const rounded = Money.of(toWan(money).times(1e4), 100);
        if (!rounded.isZero) expect(rounded.agreement(money)).not.toBe('different');
      }),
    );
  });
});

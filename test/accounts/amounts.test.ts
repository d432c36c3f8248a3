/** Amounts as cells spell them, and how exactly they are printed. */
import fc from 'fast-check';
import { MONEY_UNITS, Money, amountIn, readAmount, type MoneyUnit } from '../../src/accounts';

/** Value and slack in 元, or why it is no amount. */
function read(cell: unknown, unit: MoneyUnit = '元', decimals?: number): string {
  const reading = readAmount(cell, unit, decimals);
  if (reading.kind !== 'amount') return reading.kind === 'blank' ? 'blank' : reading.reason;
  return `${reading.amount.toJSON()} ±${reading.amount.slack.toString()}`;
}

describe('spellings of an amount in 元', () => {
  test.each<[string, unknown, string]>([
    ['thousands commas', '1,234.50', '1234.50 ±0'],
    ['several groups', '2,170,030.84', '2170030.84 ±0'],
    ['full-width brackets for a negative', '（1,234.50）', '-1234.50 ±0'],
    ['half-width brackets for a negative', '(1,234.50)', '-1234.50 ±0'],
    ['brackets of two kinds', '（16.50)', '-16.50 ±0'],
    ['a minus', '-1', '-1.00 ±0'],
    ['a full-width minus', '－１６．５０', '-16.50 ±0'],
    ['a typographic minus', '−16.50', '-16.50 ±0'],
    ['full-width digits and commas', '１，２３４．５０', '1234.50 ±0'],
    ['a currency sign', '¥1,234.50', '1234.50 ±0'],
    ['a full-width currency sign', '￥1,234.50', '1234.50 ±0'],
    ['a currency sign within brackets', '（¥16.50）', '-16.50 ±0'],
    ['its own unit behind it', '1,290,000.00元', '1290000.00 ±0'],
    ['another unit behind it', '12.5万元', '125000.00 ±50'],
    ['a plus', '+16.50', '16.50 ±0'],
    ['spaces within', ' 1 234.50\u3000', '1234.50 ±0'],
    ['no decimals', '4100', '4100.00 ±0'],
    ['a decimal point at the end', '4100.', '4100.00 ±0'],
    ['a decimal point first', '.5', '0.50 ±0'],
    ['nothing, written out', '0.00', '0.00 ±0'],
    ['minus nothing', '-0.00', '0.00 ±0'],
    ['a number', 2170030.84, '2170030.84 ±0'],
    ['a negative number', -16.5, '-16.50 ±0'],
    ['nothing, as a number', 0, '0.00 ±0'],
    ['noise of a calculation', 0.1 + 0.2, '0.30 ±0'],
    ['noise below a 分', 16.499999999999996, '16.50 ±0'],
    ['half a 分 is rounded up, and half a 分 off', '0.005', '0.01 ±0.005'],
    ['half a 分 below zero is rounded away from zero', '-0.005', '-0.01 ±0.005'],
    ['a third of a sum is half a 分 off at most', 1000 / 3, '333.33 ±0.005'],
    ['the largest amount', 9e12, '9000000000000.00 ±0'],
  ])('%s: %p', (_, cell, expected) => {
    expect(read(cell)).toBe(expected);
  });

  test('a thousand times one 分, added up by a spreadsheet, is ten 元', () => {
    let added = 0;
    for (let count = 0; count < 1000; count += 1) added += 0.01;
    expect(added).not.toBe(10);
    expect(read(added)).toBe('10.00 ±0');
  });
});

test.each<[string, unknown]>([
  ['nothing at all', null],
  ['not there', undefined],
  ['an empty text, as formulas give it', ''],
  ['spaces', ' \u3000'],
  ['a dash', '-'],
  ['a full-width dash', '－'],
  ['an en dash', '–'],
  ['a Chinese dash', '——'],
  ['a slash', '/'],
  ['a full-width slash', '／'],
  ['the word for it', '无'],
  ['the word, spaced out', ' 无　数　据 '],
  ['no such thing', '不适用'],
])('blank: %s', (_, cell) => {
  expect(read(cell)).toBe('blank');
});

test.each<[string, unknown, string]>([
  ['commas in the wrong places', '12,34.5', 'text'],
  ['a comma at the end', '1,234,', 'text'],
  ['two decimal points', '1.234.50', 'text'],
  ['two amounts in one cell', '12 34', 'text'],
  ['two amounts on two lines', '1,234.50\n5.00', 'text'],
  ['a word', '见附表', 'text'],
  ['a word that begins with the one for nothing', '无法统计', 'text'],
  ['a unit behind no amount', '约217万元', 'text'],
  ['two units', '217万元元', 'text'],
  ['a percentage', '12%', 'text'],
  ['a minus within brackets', '（-16.50）', 'text'],
  ['a bracket that is not closed', '（16.50', 'text'],
  ['digits and letters', '1e5', 'text'],
  ['true', true, 'text'],
  ['no number', Number.NaN, 'text'],
  ['a formula error', { error: '#REF!' }, 'error'],
  ['above the largest amount', 9e12 + 1, 'tooLarge'],
  ['far above the largest amount', '99,999,999,999,999.00', 'tooLarge'],
])('refused: %s', (_, cell, reason) => {
  expect(read(cell)).toBe(reason);
});

test.each<[string, unknown, MoneyUnit, string]>([
  ['two decimals stand for half of 100 元 either way', '217.00', '万元', '2170000.00 ±50'],
  ['a whole number is printed 217.00', 217, '万元', '2170000.00 ±50'],
  ['one decimal, as a number cell holds 217.10', 217.1, '万元', '2171000.00 ±50'],
  ['three decimals', '217.003', '万元', '2170030.00 ±5'],
  ['six decimals are exact', 217.003084, '万元', '2170030.84 ±0'],
  ['more than six decimals are noise', 217.0030840001, '万元', '2170030.84 ±0'],
  ['nothing, which is as sure as nothing can be', '0.00', '万元', '0.00 ±0'],
  ['a fraction of a 分 is rounded, half a 分 off at most', 217.00308456, '万元', '2170030.85 ±0.005'],
  ['brackets', '（0.01）', '万元', '-100.00 ±50'],
  ['千元', '2,170.03', '千元', '2170030.00 ±5'],
  ['亿元', '0.02', '亿元', '2000000.00 ±500000'],
  ['too large in 万元', '999,999,999.00', '万元', 'tooLarge'],
])('in other units: %s: %p %s', (_, cell, unit, expected) => {
  expect(read(cell, unit)).toBe(expected);
});

describe('printed with other decimals than two', () => {
  test.each<[string, unknown, MoneyUnit, number, string]>([
    ['one decimal in 万元', 128.7, '万元', 1, '1287000.00 ±500'],
    ['a round amount among such', 100, '万元', 1, '1000000.00 ±500'],
    ['whole 万元', 129, '万元', 0, '1290000.00 ±5000'],
    ['whole 元', 1286400, '元', 0, '1286400.00 ±0.5'],
    ['a number that holds more than its format shows is as exact as it is', 12.3456, '万元', 1, '123456.00 ±0.5'],
    ['six decimals in 万元', 12.5, '万元', 6, '125000.00 ±0'],
    ['ten decimals in 亿元', 0.5, '亿元', 10, '50000000.00 ±0'],
    ['a zero in whole 万元', 0, '万元', 0, '0.00 ±0'],
  ])('%s', (_, cell, unit, decimals, expected) => {
    expect(read(cell, unit, decimals)).toBe(expected);
  });

  test.each<[unknown, number]>([
    ['100.0', 1],
    [100, 0],
    [12.34, 2],
    ['（1,234.500）', 3],
  ])('%p has %i decimals of its own', (cell, decimals) => {
    expect(readAmount(cell, '万元')).toMatchObject({ decimals });
  });
});

describe('for any amount', () => {
  const units = fc.constantFrom(...MONEY_UNITS);
  const decimals = fc.nat(12);

  test('what a page prints with any number of decimals agrees with what it was rounded from', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), units, decimals, (yuan, unit, places) => {
        const exact = Money.of(yuan);
        const text = amountIn(exact, unit).toFixed(places);
        const printed = readAmount(text, unit, 0);
        if (printed.kind !== 'amount') throw new Error(`no amount: ${text}`);
        // A printed zero stands for nothing, not for a little.
        if (!printed.amount.isZero) expect(printed.amount.agreement(exact)).not.toBe('different');
        expect(printed.amount.quantum.gte('0.01')).toBe(true);
      }),
    );
  });

  test('zeros add nothing to what a sum leaves open', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: -1e6, max: 1e6 }), units, decimals)),
        fc.nat(40),
        (cells, zeros) => {
          const amounts = cells.flatMap(([value, unit, places]) => {
            const reading = readAmount(value / 100, unit, places);
            return reading.kind === 'amount' ? [reading.amount] : [];
          });
          const nothing = Array.from({ length: zeros }, () => Money.of(0, 100));
          const [plain, padded] = [Money.sum(amounts), Money.sum([...nothing, ...amounts])];
          expect(padded.slack.eq(plain.slack)).toBe(true);
          expect(padded.agreement(plain)).toBe('equal');
        },
      ),
    );
  });

  test('more decimals never leave more open', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), units, decimals, (fen, unit, places) => {
        const [coarse, fine] = [places, places + 1].map((each) => readAmount(fen / 1e6, unit, each));
        if (coarse?.kind !== 'amount' || fine?.kind !== 'amount') return;
        expect(fine.amount.slack.lte(coarse.amount.slack)).toBe(true);
        expect(fine.amount.yuan.eq(coarse.amount.yuan)).toBe(true);
      }),
    );
  });
});

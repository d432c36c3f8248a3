/** Sound books: one to look at, and an arbitrary for any. */
import fc from 'fast-check';
import { ECONOMIC_SECTIONS, bookFrom, type FundOfItem, type RawBook, type RawItem } from './bookFrom';
import { EDITION, type Book } from './book';

/** The three 项 that 06-5 to 06-7 hold against one 款 each. They are hints on purpose and have tests of their own. */
const PAIRED = new Set(['2080505', '2101102', '2101103']);

const CLASSES: readonly string[] =
  EDITION.statements.get('01')?.sides.flatMap((side) => side.items.flatMap((item) => item.code ?? [])) ?? [];
const LISTED = [...EDITION.functional.keys()].filter(
  (code) => code.length === 7 && CLASSES.includes(code.slice(0, 3)) && !PAIRED.has(code),
);

/** Nothing, a few 元 that vanish in 万元, or up to 10 million 元. */
const amount = fc.oneof(
  { arbitrary: fc.constant(0n), weight: 2 },
  { arbitrary: fc.bigInt(1n, 9_999n), weight: 1 },
  { arbitrary: fc.bigInt(1n, 1_000_000_000n), weight: 5 },
);

const twoDigits = fc.integer({ min: 1, max: 99 }).map((number) => String(number).padStart(2, '0'));
const code = fc.oneof(
  fc.constantFrom(...LISTED),
  fc
    .tuple(fc.constantFrom(...CLASSES), twoDigits, twoDigits)
    .map((parts) => parts.join(''))
    .filter((made) => !PAIRED.has(made)),
);

const fundOfItem: fc.Arbitrary<FundOfItem> = fc.tuple(amount, amount, amount, amount);

const item: fc.Arbitrary<RawItem> = fc.record({
  code,
  general: fc.option(fc.tuple(amount, amount), { nil: undefined, freq: 4 }),
  funds: fc.option(fundOfItem, { nil: undefined, freq: 1 }),
  capital: fc.option(fundOfItem, { nil: undefined, freq: 1 }),
  other: fc.tuple(amount, amount, amount, amount, amount),
  share: fc.nat({ max: 5 }),
  income: fc.tuple(amount, amount, amount, amount, amount),
});

const rawBook: fc.Arbitrary<RawBook> = fc.record({
  items: fc.uniqueArray(item, { minLength: 1, maxLength: 8, selector: (made) => made.code }),
  generalOpening: amount,
  generalClosing: amount,
  reserve: amount,
  distribution: amount,
  balance: amount,
  economic: fc.array(fc.nat({ max: 3 }), { minLength: ECONOMIC_SECTIONS.length, maxLength: ECONOMIC_SECTIONS.length }),
  budget: fc.tuple(amount, amount, amount, amount),
  project: fc.tuple(amount, amount, amount, amount),
});

/** Any sound book. A failing test prints what it was made from. */
export const soundBook: fc.Arbitrary<Book> = rawBook.map((raw) =>
  Object.assign(bookFrom(raw), { [fc.toStringMethod]: () => fc.stringify(raw) }),
);

/** 款 of 06 that are the same money as a 项 of 05, in 分. */
const PAIRS = { '30108': 7_415_004, '30110': 3_475_842, '30111': 2_780_640 } as const;
const BASIC = 156_622_011 + PAIRS['30108'] + PAIRS['30110'] + PAIRS['30111'];

/** Every 款 of 06 has a figure; 基本工资 takes what is left of 05's 基本支出. */
function exampleSections(): number[] {
  const others = ECONOMIC_SECTIONS.map((section, index) => {
    if (section === '30101') return 0;
    return section in PAIRS ? PAIRS[section as keyof typeof PAIRS] : 10_050 + index * 1_037;
  });
  const rest = BASIC - others.reduce((a, b) => a + b, 0);
  return others.map((amountOfSection) => (amountOfSection === 0 ? rest : amountOfSection));
}

const NONE = [0n, 0n, 0n, 0n, 0n] as const;

/** A unit for which every statement and every line of 06 and 07 has figures. Amounts in 分. */
export const EXAMPLE_UNIT: RawBook = {
  items: [
    {
      code: '2050803',
      general: [410_000n, 1_250_033n],
      other: [30_000n, 0n, 0n, 120_055n, 0n],
      share: 1,
      income: [0n, 40_000n, 150_000n, 0n, 16_510n],
    },
    {
      code: '2080108',
      general: [12_000_007n, 50_320_000n],
      other: [0n, 700_000n, 250_000n, 0n, 90_000n],
      share: 5,
      income: [333_300n, 0n, 0n, 88_800n, 0n],
    },
    {
      code: '2080199',
      general: [144_212_004n, 0n],
      capital: [20_000n, 50_000n, 150_000n, 70_000n],
      other: NONE,
      share: 9,
      income: NONE,
    },
    { code: '2080505', general: [BigInt(PAIRS['30108']), 0n], other: NONE, share: 2, income: NONE },
    { code: '2101102', general: [BigInt(PAIRS['30110']), 0n], other: NONE, share: 2, income: NONE },
    { code: '2101103', general: [BigInt(PAIRS['30111']), 0n], other: NONE, share: 2, income: NONE },
    { code: '2120801', funds: [400_000n, 200_000n, 3_000_000n, 700_000n], other: NONE, share: 1, income: NONE },
    { code: '2290401', funds: [30_000n, 100_000n, 600_050n, 10_000n], other: NONE, share: 1, income: NONE },
  ],
  generalOpening: 15_334n,
  generalClosing: 16_984n,
  reserve: 55_500n,
  distribution: 12_300n,
  balance: 70_700n,
  economic: exampleSections(),
  budget: [500_000n, 20_000n, 300_000n, 100_000n],
  project: [10_000n, 20_000n, 30_000n, 40_000n],
};

/** Its sound book. */
export const EXAMPLE: Book = bookFrom(EXAMPLE_UNIT);

/** The figures that are printed: the sample's as published, and those of random sound books. */
import fc from 'fast-check';
import { publishedStatements, SAMPLE } from '../../samples/statements';
import type { NineCode } from './program';
import { EDITION, keyOfFigure, withFigures, type Book, type FigureKey } from '../support/book';
import { bookFrom, ECONOMIC_SECTIONS, type RawBook, type RawItem } from '../support/bookFrom';

/** A line of a statement: amounts in 分 by measure; null is a blank cell. */
export interface Line {
  readonly item: string;
  readonly code: string | null;
  readonly name: string;
  readonly amounts: ReadonlyMap<string, bigint | null>;
}

export interface Figures {
  readonly unit: string;
  readonly year: number;
  readonly statements: ReadonlyMap<NineCode, readonly Line[]>;
}

/** Amounts of a statement's line; 0 where the line is not there. */
export function amountOf(lines: readonly Line[] | undefined, item: string, measure: string): bigint {
  return lines?.find((line) => line.item === item)?.amounts.get(measure) ?? 0n;
}

/** Whether no line has an amount. */
export function isEmpty(lines: readonly Line[] | undefined): boolean {
  return lines?.every(({ amounts }) => [...amounts.values()].every((amount) => !amount)) ?? true;
}

/** The sample's figures as published: what is blank there is blank. */
export const SAMPLE_FIGURES: Figures = {
  unit: SAMPLE.unit,
  year: SAMPLE.year,
  statements: new Map(
    [...publishedStatements(EDITION)].map(([code, { rows }]) => [
      code as NineCode,
      rows.map((row) => ({
        item: row.item,
        code: row.code,
        name: row.name,
        amounts: new Map(
          [...row.figures].map(([measure, { amount, blank }]) => [
            measure,
            blank ? null : BigInt(amount.yuan.times(100).toFixed(0)),
          ]),
        ),
      })),
    ]),
  ),
};

/** A unit's name with brackets, which are typed half or full width. */
const UNIT = '青禾县档案局（本级）';

function figuresOf(book: Book): Figures {
  const linesOf = (code: NineCode): Line[] =>
    (book.rows.get(code) ?? []).map(({ item, code: subject, name, measures }) => ({
      item,
      code: subject,
      name,
      amounts: new Map(
        measures.map((measure) => [measure, book.figures.get(keyOfFigure(code, item, measure)) || null]),
      ),
    }));
  return {
    unit: UNIT,
    year: 2021,
    statements: new Map(([...book.rows.keys()] as NineCode[]).map((code) => [code, linesOf(code)])),
  };
}

/** 万元 in 分. */
const WAN = 1_000_000n;

/** Nothing, or enough to be seen in whole 万元: of what vanishes there a printed 0 leaves no room for. */
const amount = fc.oneof(
  { arbitrary: fc.constant(0n), weight: 1 },
  { arbitrary: fc.bigInt(5n * WAN, 1_000n * WAN), weight: 3 },
);
/** What an item spends, of which every share of every part can be seen. */
const spending = fc.bigInt(100n * WAN, 1_000n * WAN);

/** 项 of the built-in list with their 款 and 类, one for each name: a book in which two codes have one name is asked about. */
const ITEMS: readonly string[] = (() => {
  const names = new Set<string>();
  const paired = ['2080505', '2101102', '2101103'];
  return [...EDITION.functional].flatMap(([code, [name = '']]) => {
    const listed = [3, 5].every((length) => EDITION.functional.has(code.slice(0, length)));
    if (code.length !== 7 || !listed || names.has(name) || paired.includes(code)) return [];
    names.add(name);
    return [code];
  });
})();

const WEIGHT = fc.integer({ min: 1, max: 3 });

const NOTHING = [0n, 0n, 0n, 0n, 0n] as const;

/** An item lives on one kind of 财政拨款 and on other money: one that is whole in two funds is asked about. */
const item: fc.Arbitrary<RawItem> = fc
  .record({
    code: fc.constantFrom(...ITEMS),
    kind: fc.constantFrom('general', 'general', 'general', 'funds', 'capital', 'other'),
    amounts: fc.tuple(amount, spending, amount, amount),
    other: fc.option(fc.tuple(amount, amount, amount, amount, amount), { nil: NOTHING, freq: 1 }),
    share: fc.integer({ min: 1, max: 3 }),
    income: fc.option(fc.tuple(amount, amount, amount, amount, amount), { nil: NOTHING, freq: 1 }),
  })
  .map(({ code, kind, amounts, other, share, income }): RawItem => {
    const [carried, basic, project, closing] = amounts;
    // Half of it at least comes in this year.
    const opening = carried < basic / 2n ? carried : basic / 2n;
    return {
      code,
      other,
      share,
      income,
      ...(kind === 'general' && { general: [basic, project] as const }),
      ...(kind === 'funds' && { funds: [opening, basic, project, closing] as const }),
      ...(kind === 'capital' && { capital: [opening, basic, project, closing] as const }),
    };
  });

const raw: fc.Arbitrary<RawBook> = fc
  .record({
    items: fc.uniqueArray(item, { minLength: 1, maxLength: 10, selector: ({ code }) => code }),
    generalOpening: fc.constantFrom(0n, 7n * WAN, 4_512_345n * 10n),
    generalClosing: amount,
    reserve: amount,
    distribution: amount,
    balance: amount,
    economic: fc
      .uniqueArray(fc.nat({ max: ECONOMIC_SECTIONS.length - 1 }), { minLength: 1, maxLength: 6 })
      .chain((used) =>
        fc.tuple(...ECONOMIC_SECTIONS.map((_, place) => (used.includes(place) ? WEIGHT : fc.constant(0)))),
      ),
    budget: fc.tuple(amount, amount, amount, amount),
    project: fc.tuple(amount, amount, amount, amount),
  })
  .map((made) => {
    const isGeneral = made.items.some(({ general }) => general !== undefined);
    const sound = { ...made, generalOpening: isGeneral ? made.generalOpening : 0n };
    return { ...sound, balance: sound.balance + carriedOver(sound) };
  });

/** 01 holds at least what 04 carries over. */
function carriedOver({ items, generalOpening, generalClosing }: RawBook): bigint {
  const funds = items.flatMap(({ funds: fund, capital }) => [fund, capital].flatMap((one) => one ?? []));
  return funds.reduce((sum, each) => sum + each, generalOpening + generalClosing);
}

const PARTS_07 = ['因公出国（境）费', '公务用车购置费', '公务用车运行费', '公务接待费'];
const SUMS_07: Readonly<Record<string, readonly string[]>> = {
  公务用车购置及运行费小计: ['公务用车购置费', '公务用车运行费'],
  三公经费合计: PARTS_07,
};

/** The book with budgets of 07 that its final figures keep within. */
function withinBudget(book: Book): Book {
  const changes: Record<FigureKey, bigint> = {};
  const of = (part: string, measure: string): bigint => book.figures.get(keyOfFigure('07', part, measure)) ?? 0n;
  const whole = (part: string): bigint => of(part, '预算数') + of(part, '决算数');
  for (const part of PARTS_07) changes[keyOfFigure('07', part, '预算数')] = whole(part);
  for (const [sum, parts] of Object.entries(SUMS_07)) {
    changes[keyOfFigure('07', sum, '预算数')] = parts.map(whole).reduce((a, b) => a + b, 0n);
  }
  return withFigures(book, changes);
}

/** Figures of any sound book. A failing test prints what they were made from. */
export const soundFigures: fc.Arbitrary<Figures> = raw.map((made) =>
  Object.assign(figuresOf(withinBudget(bookFrom(made))), { [fc.toStringMethod]: () => fc.stringify(made) }),
);

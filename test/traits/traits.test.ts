/**
 * Any sound set of figures is read whole and found sound as any place would print it, and a wrong amount is found. More
 * combinations: `TRAIT_RUNS=20000 npx jest test/traits`; other ones: `TRAIT_SEED=7`. One to look at:
 * `npx tsx test/traits/printFile.ts`.
 */
import fc from 'fast-check';
import { changed, unbound, wrongBy } from './change';
import { combination, type Combination } from './combination';
import { eachTrait, type Looks, PLAIN } from './dimensions';
import { SAMPLE_FIGURES, soundFigures } from './figures';
import { judged, judgedAlone } from './measure';
import { printBook } from './print/book';
import { readAndCheck } from './program';

const RUNS = Number(process.env['TRAIT_RUNS'] ?? 2_000);
const SEED = Number(process.env['TRAIT_SEED'] ?? 2021);
/** Long enough for far more combinations than the suite has. */
const TIMEOUT_MS = 3_600_000;

const PRECISIONS: readonly Looks['precision'][] = ['yuan', 'wan', 'wanTenth'];

describe('printing', () => {
  test('the sample as Henan 2021 prints it shows each published amount once', () => {
    const { cells } = printBook(SAMPLE_FIGURES, PLAIN);
    const published = [...SAMPLE_FIGURES.statements].flatMap(([code, lines]) =>
      lines.flatMap(({ item, amounts }) =>
        [...amounts].flatMap(([measure, fen]) => (fen === null ? [] : [`${code}|${item}|${measure} ${fen}`])),
      ),
    );
    const shown = cells.flatMap(({ amount }) =>
      amount?.shown ? [`${amount.statement}|${amount.item}|${amount.measure} ${amount.fen}`] : [],
    );
    expect(shown.sort()).toEqual(published.sort());
  });

  test('no two amounts of a book stand in one cell', () => {
    fc.assert(
      fc.property(combination, ({ looks, figures, seed }) => {
        const { cells, sheets } = printBook(figures, looks, seed);
        const places = cells.flatMap(({ amount, sheet, address }) => (amount ? [`${sheet}!${address}`] : []));
        expect(new Set(places).size).toBe(places.length);
        expect(new Set(sheets.map(({ name }) => name)).size).toBe(sheets.length);
      }),
      { numRuns: 200, seed: SEED },
    );
  });
});

test('random sound figures as Henan 2021 prints them', () => {
  const books = soundFigures.map((figures): Combination => ({ figures, looks: PLAIN, seed: 1 }));
  fc.assert(
    fc.property(books, (book) => {
      expect(judged(book).faults).toEqual([]);
    }),
    { numRuns: 100, seed: SEED },
  );
});

test.each(eachTrait().map(({ name, trait, looks }) => [name, trait.what, looks] as const))(
  '%s alone: %s',
  (_, __, looks) => {
    expect(judgedAlone(looks).faults).toEqual([]);
  },
);

/** Traits that are the mark of another form than Henan's. */
const OTHER_FORMS: Readonly<Record<string, string>> = {
  'numbering=spoken': 'guangxi-2023',
  'numbering=later': 'central-2023',
  'titles=shaanxi': 'shaanxi-2020',
  'capital=none': 'yunnan-2019',
};

test.each([['no trait', PLAIN] as const, ...eachTrait().map(({ name, looks }) => [name, looks] as const)])(
  'Henan 2021 with %s is of the form that it is',
  (name, looks) => {
    const { form } = readAndCheck(printBook(SAMPLE_FIGURES, looks).sheets).accounts;
    expect(form.id).toBe(OTHER_FORMS[name] ?? 'henan-2021');
    if (name === 'no trait') expect(form).toEqual({ id: 'henan-2021', sure: true, departures: [] });
  },
);

describe('combinations', () => {
  const expectSound = (books: fc.Arbitrary<Combination>): void => {
    fc.assert(
      fc.property(books, (book) => {
        expect(judged(book).faults).toEqual([]);
      }),
      { numRuns: Math.ceil(RUNS / (PRECISIONS.length + 1)), seed: SEED },
    );
  };

  test.each(PRECISIONS)(
    'are read whole and found sound: %s',
    (precision) => {
      expectSound(combination.map((book) => ({ ...book, looks: { ...book.looks, precision } })));
    },
    TIMEOUT_MS,
  );

  test(
    'are read whole and found sound: any precision',
    () => {
      expectSound(combination);
    },
    TIMEOUT_MS,
  );

  test('every amount of a sound book is bound by an equation', () => {
    const books = soundFigures.map((figures): Combination => ({ figures, looks: PLAIN, seed: 1 }));
    expect(unbound({ figures: SAMPLE_FIGURES, looks: PLAIN, seed: 1 })).toEqual([]);
    fc.assert(
      fc.property(books, (book) => {
        expect(unbound(book)).toEqual([]);
      }),
      { numRuns: 20, seed: SEED },
    );
  });

  test(
    'one amount off by more than rounding is an error, or what the only rule says that binds it',
    () => {
      fc.assert(
        fc.property(combination, fc.nat(), wrongBy, (book, choice, steps) => {
          const found = changed(book, choice, steps);
          if (!found?.binding) return;
          expect({ ...found.amount, found: found.levels.has(found.binding) }).toEqual({ ...found.amount, found: true });
        }),
        { numRuns: Math.ceil(RUNS / 20), seed: SEED },
      );
    },
    TIMEOUT_MS,
  );
});

/** Any sound book passes; any single wrong figure is found by exactly the relations that touch it. */
import fc from 'fast-check';
import { type CheckResult } from '../../src/checking';
import { type Book, type FigureKey, withFigures } from '../support/book';
import { holds, instancesOf, keysOf, wrongNotes } from '../support/oracle';
import { checked } from '../support/outcomes';
import { soundBook } from '../support/soundBook';

/** Codes outside the built-in list are a hint and no matter here. */
function findingsOf(result: CheckResult): string[] {
  return result.findings.filter(({ rule }) => rule !== 'F-11').map(({ rule, message }) => `${rule} ${message}`);
}

test('a sound book in 元 has no finding, and every rule of it ran', () => {
  fc.assert(
    fc.property(soundBook, (book) => {
      const result = checked(book);
      expect(findingsOf(result)).toEqual([]);
      expect(result.outcomes.filter(({ state }) => state === 'failed' || state === 'notRun')).toEqual(
        result.outcomes.filter(({ rule, state }) => rule === 'F-11' && state === 'failed'),
      );
    }),
    { numRuns: 60 },
  );
});

/** The book with every amount so much larger: it is as sound, and none but a true zero is printed 0.00 in 万元. */
function enlarged(book: Book): Book {
  const times = ([key, fen]: readonly [FigureKey, bigint]): [FigureKey, bigint] => [key, fen * 5_003n];
  return { ...book, figures: new Map([...book.figures].map(times)), prior: new Map([...book.prior].map(times)) };
}

test('a sound book in 万元, rounded cell by cell, has nothing but hints', () => {
  fc.assert(
    fc.property(soundBook, (sound) => {
      const book = enlarged(sound);
      const result = checked(book, { moneyUnit: '万元' });
      expect(result.findings.filter(({ level }) => level !== 'hint')).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

test('one wrong figure is found by exactly the relations that touch it', () => {
  const change = fc
    .oneof(fc.constantFrom(1n, -1n), fc.bigInt(-1_000_000_000n, 1_000_000_000n))
    .filter((by) => by !== 0n);
  fc.assert(
    fc.property(soundBook, fc.nat(), change, (sound, choice, by) => {
      const keys = [...sound.rows.keys()].flatMap((code) => keysOf(sound, code));
      const key = keys[choice % keys.length] ?? '01|总计|金额';
      const book = withFigures(sound, { [key]: (sound.figures.get(key) ?? 0n) + by });
      const expected = instancesOf(book)
        .filter((instance) => !holds(book, instance))
        .map(({ rule }) => rule);
      const found = checked(book).findings.map(({ rule }) => rule);
      expect(found.filter((rule) => rule !== 'F-11').sort()).toEqual([...expected, ...wrongNotes(book)].sort());
    }),
    { numRuns: 200 },
  );
});

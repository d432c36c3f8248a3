/** Books in any disorder: checking says what it finds and what it could not look at, and never gives up. */
import fc from 'fast-check';
import type { StatementCode } from '../../src/accounts';
import {
  keyOfFigure,
  withFigures,
  withRows,
  withoutColumns,
  withoutItems,
  withoutStatement,
  type Book,
  type FigureKey,
} from '../support/book';
import { checked } from '../support/outcomes';
import { EXAMPLE } from '../support/soundBook';

const CODES = [...EXAMPLE.rows.keys()];

type Harm = (book: Book, row: number) => Book;

/** Something goes wrong in one statement, at one of its rows. */
function harms(code: StatementCode): readonly Harm[] {
  const at = (book: Book, row: number) => {
    const rows = book.rows.get(code) ?? [];
    return rows[row % Math.max(1, rows.length)];
  };
  return [
    (book) => withoutStatement(book, code),
    (book, row) => withoutItems(book, code, at(book, row)?.item ?? ''),
    (book, row) => withoutColumns(book, code, at(book, row)?.measures[row % 7] ?? ''),
    (book, row) => withRows(book, code, (rows) => rows.flatMap((one) => (one === at(book, row) ? [one, one] : [one]))),
    (book) => withRows(book, code, (rows) => [...rows].reverse()),
    (book) => withRows(book, code, () => []),
    (book, row) =>
      withRows(book, code, (rows) =>
        rows.map((one) => (one === at(book, row) ? { ...one, item: '不认识的项目', code: null } : one)),
      ),
    (book, row) =>
      withRows(book, code, (rows) =>
        rows.map((one) => (one === at(book, row) ? { ...one, item: '999', code: '999' } : one)),
      ),
    (book, row) => {
      const [measure] = at(book, row)?.measures ?? [];
      return measure === undefined
        ? book
        : withFigures(book, { [keyOfFigure(code, at(book, row)?.item ?? '', measure)]: -1n });
    },
  ];
}

const harm = fc.record({ code: fc.constantFrom(...CODES), kind: fc.nat({ max: 8 }), row: fc.nat({ max: 99 }) });

test('any number of harms to a sound book', () => {
  fc.assert(
    fc.property(
      fc.array(harm, { minLength: 1, maxLength: 6 }),
      fc.array(fc.nat(), { maxLength: 5 }),
      (done, unread) => {
        const book = done.reduce((now, { code, kind, row }) => harms(code)[kind]?.(now, row) ?? now, EXAMPLE);
        const keys = [...book.figures.keys()];
        const unreadable = new Set<FigureKey>(unread.flatMap((index) => keys[index % keys.length] ?? []));
        const { findings, outcomes } = checked(book, { unreadable });
        const failed = new Set(
          findings.filter(({ level, message }) => level !== 'hint' || !/尾差/.test(message)).map(({ rule }) => rule),
        );
        for (const { rule, state, reason } of outcomes) {
          expect([rule, state === 'failed']).toEqual([rule, failed.has(rule)]);
          expect([rule, reason !== undefined]).toEqual([rule, state === 'notRun']);
        }
        for (const { message } of findings) expect(message).not.toMatch(/undefined|NaN|[{}]|\[object/);
        for (const { reason = '' } of outcomes) expect(reason).not.toMatch(/undefined|NaN|[{}]|\[object/);
      },
    ),
    { numRuns: 100 },
  );
});

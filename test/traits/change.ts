/** A book in which one amount is wrong. */
import fc from 'fast-check';
import { keyOfFigure, type FigureKey } from '../support/book';
import { bindingsOf, type Binding } from './bound';
import type { Combination } from './combination';
import type { Figures } from './figures';
import { printBook, type PrintedAmount } from './print/book';
import { Typist } from './print/typist';
import { readAndCheck } from './program';

/** By how much an amount is off, in steps of what is printed: more than the rounding of any sum of a book. */
export const wrongBy: fc.Arbitrary<number> = fc.oneof(
  fc.integer({ min: 100, max: 999 }),
  fc.integer({ min: 1_000, max: 1_000_000 }),
);

export interface Changed {
  readonly amount: PrintedAmount;
  /** What binds the amount, if anything does. */
  readonly binding: Binding | undefined;
  /** Findings of the changed book by level. */
  readonly levels: ReadonlySet<string>;
}

/** The amounts that a book shows and that no equation binds: whatever stands there, no rule can tell. */
export function unbound({ looks, figures, seed }: Combination): string[] {
  const book = printBook(figures, looks, seed);
  const bindings = bindingsOf(readAndCheck(book.sheets).accounts);
  return book.cells.flatMap(({ amount }) => (amount?.shown && !bindings.has(keyOf(amount)) ? [keyOf(amount)] : []));
}

function keyOf({ statement, item, measure }: PrintedAmount): FigureKey {
  return keyOfFigure(statement, item, measure);
}

/** Changes the amount that `choice` picks among those shown, and checks the book again; undefined where it shows none. */
export function changed({ looks, figures, seed }: Combination, choice: number, steps: number): Changed | undefined {
  const book = printBook(figures, looks, seed);
  const shown = book.cells.flatMap(({ amount }) => (amount?.shown ? [amount] : []));
  const amount = shown[choice % Math.max(1, shown.length)];
  if (!amount) return undefined;
  const { accounts } = readAndCheck(book.sheets);
  const binding = bindingsOf(accounts).get(keyOf(amount));
  const by = BigInt(steps) * new Typist(looks, figures).step;
  const { result } = readAndCheck(printBook(withAmount(figures, amount, by), looks, seed).sheets);
  return { amount, binding, levels: new Set(result.findings.map(({ level }) => level)) };
}

function withAmount(figures: Figures, { statement, item, measure }: PrintedAmount, by: bigint): Figures {
  const lines = (figures.statements.get(statement) ?? []).map((line) =>
    line.item === item
      ? { ...line, amounts: new Map(line.amounts).set(measure, (line.amounts.get(measure) ?? 0n) + by) }
      : line,
  );
  return { ...figures, statements: new Map(figures.statements).set(statement, lines) };
}

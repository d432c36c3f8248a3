/** How findings about amounts are put into words. */
import { formatIn, type CellRef, type Money, type MoneyUnit } from '../accounts';
import { say } from '../sentences';
import type { Operandum } from './context';
import { placeOf } from './places';

/** Longest list of terms in a message; a longer one is cut and says so. */
const TERMS_LISTED_MAX = 12;
/** Most cells that one message about many places spells out. */
const CELLS_LISTED_MAX = 10;

/** The cells of a figure, or that the statement has no such line. */
export function placesOf(cells: readonly CellRef[], home?: string): string {
  return cells.length === 0 ? say('checking.noCell') : cells.map((cell) => placeOf(cell, home)).join('、');
}

/** Many places: the first few, seen from the sheet of the first. */
export function listedPlaces(cells: readonly CellRef[]): string {
  const shown = placesOf(cells.slice(0, CELLS_LISTED_MAX), cells[0]?.sheet);
  return cells.length > CELLS_LISTED_MAX ? shown + say('checking.moreCells') : shown;
}

/** 多 or 少, with the amount of the difference. */
export function differenceOf(actual: Money, expected: Money, unit: MoneyUnit): string {
  const difference = actual.minus(expected);
  const size = difference.isNegative ? difference.negated() : difference;
  const amount = formatIn(size, unit);
  return say(difference.isNegative ? 'checking.less' : 'checking.more', { amount, unit });
}

/** The terms of a sum that are not zero, each with its amount and cell. */
export function termsOf(terms: readonly SignedOperandum[], unit: MoneyUnit, home: string): string {
  const counted = terms.filter((term) => !term.value.amount.isZero);
  if (counted.length === 0) return say('checking.noTerms');
  const listed = counted.slice(0, TERMS_LISTED_MAX).map(({ sign, value }) =>
    say('checking.term', {
      sign: sign < 0 ? say('checking.minus') : '',
      label: value.label(),
      amount: formatIn(value.amount, unit),
      cell: value.elsewhere ?? placesOf(value.cells, home),
    }),
  );
  const rest = counted.length - listed.length;
  return listed.join('；') + (rest > 0 ? say('checking.moreTerms', { rest }) : '');
}

export interface SignedOperandum {
  readonly sign: 1 | -1;
  readonly value: Operandum;
}

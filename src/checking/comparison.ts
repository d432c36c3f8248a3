/** Two sides of a relation held against each other, and the finding when they do not agree. */
import { formatIn, type Money, type StatementCode } from '../accounts';
import type { Comparison, Level } from '../forms';
import { say } from '../sentences';
import { unitOf, type CheckContext } from './context';
import type { Finding, FindingCell } from './finding';
import { differenceOf, placesOf, termsOf, type SignedOperandum } from './sentences';
import type { Tally } from './tally';

/** One side: its figures and their sum. */
export interface SideValue {
  readonly values: readonly SignedOperandum[];
  readonly amount: Money;
  /** True when it is put into words as a sum of terms. */
  readonly isSum: boolean;
}

/** The rule that a comparison belongs to. */
export interface Rule {
  readonly id: string;
  readonly level: Level;
  readonly statement: StatementCode;
  readonly basis: string;
}

/** Compares, and puts the outcome into the tally: passed, 尾差, or a finding at the rule's level. */
export function compare(
  context: CheckContext,
  rule: Rule,
  comparison: Comparison,
  left: SideValue,
  right: SideValue,
  tally: Tally,
): void {
  const agreement = left.amount.agreement(right.amount);
  const holds = comparison === '≤' ? !left.amount.exceeds(right.amount) : agreement === 'equal';
  if (holds) tally.passed();
  else if (agreement === 'rounding') {
    const difference = differenceOf(left.amount, right.amount, unitOf(context, rule.statement));
    tally.rounding(findingOf(context, rule, comparison, left, right, true), difference);
  } else tally.failed(findingOf(context, rule, comparison, left, right, false));
}

function findingOf(
  context: CheckContext,
  rule: Rule,
  comparison: Comparison,
  left: SideValue,
  right: SideValue,
  rounding: boolean,
): Finding {
  const unit = unitOf(context, rule.statement);
  const home = cellsOf(left, 'actual')[0]?.sheet ?? cellsOf(right, 'expected')[0]?.sheet ?? '';
  const { isSum } = right;
  const kind = comparison === '≤' ? 'bound' : isSum ? 'sum' : 'equal';
  const params = {
    left: nameOf(left),
    cell: placesIn(left, home),
    actual: formatIn(left.amount, unit),
    right: nameOf(right),
    other: placesIn(right, home),
    expected: formatIn(right.amount, unit),
    difference: differenceOf(left.amount, right.amount, unit),
    terms: termsOf(right.values, unit, home),
  };
  return {
    rule: rule.id,
    level: rounding ? 'hint' : rule.level,
    statement: rule.statement,
    message: rounding
      ? say(isSum ? 'checking.sumRounding' : 'checking.equalRounding', params)
      : say(SENTENCE[kind], params) + (rule.level === 'hint' ? say('checking.onlyHint') : ''),
    actual: left.amount,
    expected: right.amount,
    difference: left.amount.minus(right.amount),
    cells: [...cellsOf(left, 'actual'), ...cellsOf(right, isSum ? 'term' : 'expected')],
    basis: rule.basis,
  };
}

const SENTENCE = {
  sum: 'checking.sumWrong',
  equal: 'checking.equalWrong',
  bound: 'checking.boundWrong',
} as const;

function nameOf(side: SideValue): string {
  const names = side.values.map(({ value }) => value.label());
  const [only] = names;
  if (only === undefined) return say('checking.noTerms');
  return names.length === 1 ? only : say('checking.sumOf', { names: names.join('、') });
}

function placesIn({ values }: SideValue, home: string): string {
  const elsewhere = values.flatMap(({ value }) => value.elsewhere ?? []);
  const here = values.flatMap(({ value }) => value.cells);
  return elsewhere.length > 0 ? elsewhere.join('、') : placesOf(here, home);
}

function cellsOf(side: SideValue, role: FindingCell['role']): FindingCell[] {
  return side.values.flatMap(({ value }) => value.cells.map((cell) => ({ ...cell, role })));
}

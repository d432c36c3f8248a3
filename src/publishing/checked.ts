/** A book with the outcome of its check, and what is said about it as a whole. */
import type { Accounts, MoneyUnit, StatementCode } from '../accounts';
import type { CheckResult, RuleState } from '../checking';
import { relationsOf, statementName, withStatementNames, type Form, type Level } from '../forms';
import { say } from '../sentences';

export interface CheckedBook {
  readonly accounts: Accounts;
  readonly form: Form;
  readonly result: CheckResult;
}

/** A book that could not be checked, and why, in a sentence. */
export interface UnusableBook {
  readonly book: string;
  readonly reason: string;
}

export const LEVELS: readonly Level[] = ['error', 'verify', 'hint'];

/** 错误, 核实, 提示. */
export function levelName(level: Level): string {
  return say(`checking.level_${level}`);
}

/** How many findings there are at each level. */
export function countByLevel(result: CheckResult): Readonly<Record<Level, number>> {
  const counts = { error: 0, verify: 0, hint: 0 };
  for (const finding of result.findings) counts[finding.level] += 1;
  return counts;
}

/** How many rules ended in each state. */
export function countByState(result: CheckResult): Readonly<Record<RuleState, number>> {
  const counts = { passed: 0, failed: 0, notApplicable: 0, notRun: 0 };
  for (const outcome of result.outcomes) counts[outcome.state] += 1;
  return counts;
}

/** The one line that says whether the book is sound. */
export function verdict(result: CheckResult): string {
  const counts = countByLevel(result);
  const { notRun } = countByState(result);
  const found = counts.error + counts.verify === 0 ? soundVerdict(counts) : unsoundVerdict(counts);
  return notRun === 0 ? found : found + say('checking.notRunNote', { count: notRun });
}

function soundVerdict({ hint }: Readonly<Record<Level, number>>): string {
  return hint === 0 ? say('checking.sound') : say('checking.soundWithHints', { hint });
}

/** Levels without a finding are passed over; that there is no error is always said. */
function unsoundVerdict(counts: Readonly<Record<Level, number>>): string {
  const parts = LEVELS.filter((level) => counts[level] > 0).map((level) =>
    say(`checking.count_${level}`, { count: counts[level] }),
  );
  return say(counts.error === 0 ? 'checking.noErrors' : 'checking.unsound', { counts: parts.join('、') });
}

/** `共 99 条规则：通过 85 条……`. */
export function ruleCounts(result: CheckResult): string {
  return say('checking.ruleCounts', { total: result.outcomes.length, ...countByState(result) });
}

export interface Requirement {
  readonly sentence: string;
  readonly basis: string;
}

/** What a rule requires and its 依据, with the names that the book's statements have. */
export function requirementOf({ accounts, form }: Pick<CheckedBook, 'accounts' | 'form'>, rule: string): Requirement {
  const known = requirements(form).get(rule);
  if (!known) return { sentence: rule, basis: '' };
  const sentence = withStatementNames(known.sentence, (code) => statementName(form, code, accounts));
  return { sentence, basis: known.basis };
}

const requirementsOf = new WeakMap<Form, ReadonlyMap<string, Requirement>>();

function requirements(form: Form): ReadonlyMap<string, Requirement> {
  const cached = requirementsOf.get(form);
  if (cached) return cached;
  const rules = [...form.readingRules.values(), ...form.facts, ...relationsOf(form)];
  const made = new Map(rules.map((rule) => [rule.id, rule]));
  requirementsOf.set(form, made);
  return made;
}

/** The money unit that most statements print. */
export function moneyUnitOf(accounts: Accounts): MoneyUnit | null {
  const counts = new Map<MoneyUnit, number>();
  for (const { heading } of accounts.statements.values()) {
    if (heading.moneyUnit) counts.set(heading.moneyUnit.value, (counts.get(heading.moneyUnit.value) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

/** Statements of the form that the book does not have. */
export function missingStatements({ accounts, form }: CheckedBook): StatementCode[] {
  const there = new Set([...accounts.statements.keys(), ...accounts.unread.map(({ code }) => code)]);
  return [...form.statements.keys()].filter((code) => !there.has(code));
}

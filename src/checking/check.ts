/** 审核: every rule of an edition over a unit's accounts. */
import type { Accounts } from '../accounts';
import { relationsOf, type Edition, type ReadingRule, type Relation } from '../edition';
import { fill } from '../sentences';
import type { CheckContext } from './context';
import { checkEquation } from './equation';
import { checkFact } from './facts';
import type { CheckResult, Finding, RuleOutcome } from './finding';
import { checkRollup } from './rollup';
import { checkSign } from './sign';
import { Tally } from './tally';

export interface CheckOptions {
  readonly edition: Edition;
  /** Last year's accounts, for the relations across years. */
  readonly prior?: Accounts;
}

const GRAVITY = { error: 0, verify: 1, hint: 2 } as const;

/**
 * Checks accounts against all rules of an edition: what reading ran into, the facts about the forms, the relations.
 * Findings come by level and then in the statements' order. Bad data gives findings, never an exception.
 */
export function check(accounts: Accounts, options: CheckOptions): CheckResult {
  const steps = checkInSteps(accounts, options);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same, pausing after each rule, so that a pane can yield to its user. Yields the share of rules done, 0 to 1. */
export function* checkInSteps(accounts: Accounts, options: CheckOptions): Generator<number, CheckResult> {
  const context: CheckContext = { accounts, edition: options.edition, prior: options.prior };
  const rules = tallies(context);
  const findings: Finding[] = [];
  const outcomes: RuleOutcome[] = [];
  for (const [index, run] of rules.entries()) {
    const tally = run();
    findings.push(...tally.findings);
    outcomes.push(tally.outcome);
    yield (index + 1) / rules.length;
  }
  findings.sort((a, b) => GRAVITY[a.level] - GRAVITY[b.level]);
  return { findings, outcomes };
}

function tallies(context: CheckContext): (() => Tally)[] {
  const { edition } = context;
  return [
    ...[...edition.readingRules.values()].map((rule) => () => checkReading(context, rule)),
    ...edition.facts.map((fact) => () => checkFact(context, fact)),
    ...relationsOf(edition).map((relation) => () => checkRelation(context, relation)),
  ];
}

function checkRelation(context: CheckContext, relation: Relation): Tally {
  switch (relation.kind) {
    case 'equation':
      return checkEquation(context, relation);
    case 'rollup':
      return checkRollup(context, relation);
    case 'sign':
      return checkSign(context, relation);
  }
}

/** What could not be read is part of the result: a book that was read in half is not sound. */
function checkReading({ accounts }: CheckContext, rule: ReadingRule): Tally {
  const tally = new Tally(rule);
  tally.passed();
  for (const problem of accounts.problems) {
    if (problem.id !== rule.id) continue;
    tally.failed({
      rule: rule.id,
      level: rule.level,
      ...(problem.statement !== undefined && { statement: problem.statement }),
      message: fill(rule.message, problem.params),
      cells: problem.cells.map((cell) => ({ ...cell, role: 'place' })),
      basis: rule.basis,
    });
  }
  return tally;
}

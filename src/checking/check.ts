/** 审核: every rule of a form over a unit's accounts. */
import { finished, inSteps, type Accounts, type InSteps, type ReadingProblem } from '../accounts';
import {
  relationsOf,
  statementName,
  statementTitle,
  withStatementNames,
  type Form,
  type ReadingRule,
  type Relation,
} from '../forms';
import { fill } from '../sentences';
import { nameOfStatement, type CheckContext } from './context';
import { checkEquation } from './equation';
import { checkFact } from './facts';
import type { CheckResult, Finding, RuleOutcome } from './finding';
import { checkRollup } from './rollup';
import { checkSign } from './sign';
import { Tally } from './tally';

export interface CheckOptions {
  readonly form: Form;
  /** Last year's accounts, for the relations across years. */
  readonly prior?: Accounts;
}

const GRAVITY = { error: 0, verify: 1, hint: 2 } as const;

/**
 * Checks accounts against all rules of a form: what reading ran into, the facts about the forms, the relations.
 * Findings come by level and then in the statements' order. Bad data gives findings, never an exception.
 */
export function check(accounts: Accounts, options: CheckOptions): CheckResult {
  return finished(checkInSteps(accounts, options));
}

/** The same, pausing after each rule and within long ones, so that a pane can yield to its user. Yields the share of rules done, 0 to 1. */
export function* checkInSteps(accounts: Accounts, options: CheckOptions): Generator<number, CheckResult> {
  const context: CheckContext = { accounts, form: options.form, prior: options.prior };
  const rules = tallies(context);
  const findings: Finding[] = [];
  const outcomes: RuleOutcome[] = [];
  for (const [index, run] of rules.entries()) {
    const steps = run();
    let step = steps.next();
    for (; !step.done; step = steps.next()) yield index / rules.length;
    const tally = step.value;
    findings.push(...tally.findings);
    outcomes.push(tally.outcome);
    yield (index + 1) / rules.length;
  }
  findings.sort((a, b) => GRAVITY[a.level] - GRAVITY[b.level]);
  return { findings, outcomes };
}

function tallies(context: CheckContext): (() => InSteps<Tally>)[] {
  const { form } = context;
  return [
    ...[...form.readingRules.values()].map((rule) => () => checkReading(context, rule)),
    ...form.facts.map((fact) => () => checkFact(context, fact)),
    ...relationsOf(form).map((relation) => () => checkRelation(context, inWords(context, relation))),
  ];
}

/** The relation with the names that statements have in this book in its sentence. */
function inWords(context: CheckContext, relation: Relation): Relation {
  return { ...relation, sentence: withStatementNames(relation.sentence, (code) => nameOfStatement(context, code)) };
}

function checkRelation(context: CheckContext, relation: Relation): InSteps<Tally> {
  switch (relation.kind) {
    case 'equation':
      return checkEquation(context, relation);
    case 'rollup':
      return checkRollup(context, relation);
    case 'sign':
      return checkSign(context, relation);
  }
}

/** A problem of reading in the words of its rule. */
export function problemInWords(
  { accounts, form }: Pick<CheckContext, 'accounts' | 'form'>,
  rule: ReadingRule,
  { statement, params }: ReadingProblem,
): string {
  if (statement === undefined) return fill(rule.message, params);
  return fill(rule.message, {
    ...params,
    statement: statementName(form, statement, accounts),
    titled: statementTitle(form, statement, accounts),
  });
}

/** What could not be read is part of the result: a book that was read in half is not sound. */
function* checkReading(context: CheckContext, rule: ReadingRule): InSteps<Tally> {
  const tally = new Tally(rule);
  tally.passed();
  yield* inSteps(context.accounts.problems, (problem) => {
    if (problem.id !== rule.id) return;
    tally.failed({
      rule: rule.id,
      level: rule.level,
      ...(problem.statement !== undefined && { statement: problem.statement }),
      message: problemInWords(context, rule, problem),
      cells: problem.cells.map((cell) => ({ ...cell, role: 'place' })),
      basis: rule.basis,
    });
  });
  return tally;
}

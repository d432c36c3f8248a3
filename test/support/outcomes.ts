/** How a check of a test's book ended. */
import { check, type CheckResult, type Finding, type RuleState } from '../../src/checking';
import { EDITION, accountsOf, priorAccountsOf, type Book, type Printing } from './book';

/** The book checked together with last year's. */
export function checked(book: Book, printing: Printing = {}): CheckResult {
  return check(accountsOf(book, printing), { form: EDITION, prior: priorAccountsOf(book, printing) });
}

/** How one rule ended, with its findings. */
export function ended(
  rule: string,
  result: CheckResult,
): { state: RuleState | undefined; reason: string; findings: Finding[] } {
  const outcome = result.outcomes.find((one) => one.rule === rule);
  const findings = result.findings.filter((finding) => finding.rule === rule);
  return { state: outcome?.state, reason: outcome?.reason ?? '', findings };
}

/** How some rules ended. */
export function statesOf(result: CheckResult, rules: readonly string[]): Record<string, RuleState | undefined> {
  return Object.fromEntries(rules.map((rule) => [rule, ended(rule, result).state]));
}

/** Findings that must be put right or explained, as `rule message`. */
export function graveFindings(result: CheckResult): string[] {
  return result.findings.filter(({ level }) => level !== 'hint').map(({ rule, message }) => `${rule} ${message}`);
}

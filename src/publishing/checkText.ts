/** Outcomes of checks as text for a terminal and as JSON for other programs. */
import type { Finding } from '../checking';
import { formOf } from '../edition';
import { say } from '../sentences';
import {
  LEVELS,
  countByState,
  levelName,
  missingStatements,
  moneyUnitOf,
  ruleCounts,
  requirementOf,
  verdict,
  type CheckedBook,
} from './checked';

/** The outcome for a reader: the verdict first, then findings by level, what was not run, and what was read where. */
export function checkToText(book: CheckedBook): string {
  const { accounts, edition, result } = book;
  const lines = [
    say('checking.bookLine', {
      book: accounts.book,
      unit: accounts.unit?.value ?? say('checking.noUnit'),
      year: accounts.year?.value ?? say('checking.noYear'),
      money: moneyUnitOf(accounts) ?? say('checking.noMoneyUnit'),
    }),
    verdict(result),
    ruleCounts(result),
  ];
  for (const level of LEVELS) {
    const findings = result.findings.filter((finding) => finding.level === level);
    if (findings.length === 0) continue;
    lines.push('', say('checking.levelHeading', { level: levelName(level), count: findings.length }));
    lines.push(...findings.map((finding) => `  ${finding.rule}  ${placeOf(finding)}${finding.message}`));
  }
  const notRun = result.outcomes.filter((outcome) => outcome.state === 'notRun');
  if (notRun.length > 0) {
    lines.push('', say('checking.notRunHeading', { count: notRun.length }));
    for (const { rule, reason } of notRun) {
      lines.push(
        `  ${rule}  ${say('checking.notRunLine', { sentence: requirementOf(edition, rule).sentence, reason: reason ?? '' })}`,
      );
    }
  }
  lines.push('', say('checking.statementsHeading', { count: accounts.statements.size }));
  for (const { code, sheet, range } of accounts.statements.values()) {
    lines.push(`  ${code}  ${formOf(edition, code).titles[0] ?? ''}  ${sheet}!${range}`);
  }
  const missing = missingStatements(book);
  if (missing.length > 0) lines.push(say('checking.missingLine', { codes: missing.join('、') }));
  return lines.join('\n');
}

function placeOf(finding: Finding): string {
  const [cell] = finding.cells;
  return cell ? `［${cell.sheet}!${cell.address}］` : '';
}

/** The outcome as the command line's JSON contract gives it: one object, amounts as decimal strings in 元. */
export function checkToJson(book: CheckedBook): string {
  const { accounts, edition, result } = book;
  return JSON.stringify({
    book: accounts.book,
    unit: accounts.unit?.value ?? null,
    year: accounts.year?.value ?? null,
    edition: edition.year,
    money: moneyUnitOf(accounts),
    statements: [...accounts.statements.values()].map(({ code, heading, sheet, range }) => ({
      code,
      title: heading.title.value,
      sheet,
      range,
    })),
    missing: missingStatements(book),
    rules: countByState(result),
    findings: result.findings.map((finding) => ({
      rule: finding.rule,
      level: finding.level,
      statement: finding.statement ?? null,
      message: finding.message,
      expected: finding.expected ?? null,
      actual: finding.actual ?? null,
      difference: finding.difference ?? null,
      cells: finding.cells,
      basis: finding.basis,
    })),
  });
}

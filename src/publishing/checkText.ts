/** Outcomes of checks as text for a terminal and as JSON for other programs. */
import type { StatementCode } from '../accounts';
import type { CheckResult, Finding } from '../checking';
import { knownYear, statementEntry, type Level } from '../forms';
import { say } from '../sentences';
import {
  LEVELS,
  countByLevel,
  countByState,
  levelName,
  missingStatements,
  moneyUnitOf,
  ruleCounts,
  verdict,
  type CheckedBook,
  type UnusableBook,
} from './checked';

/** So many findings of one rule are listed; a column that is wrong in every row need not be read row by row. */
const FINDINGS_OF_RULE_MAX = 20;
/** So many cells are named as a finding's place. */
const PLACES_MAX = 4;
/** Rule ids stand in a column of this width. */
const ID_WIDTH = 7;

/** The outcome for a reader: the verdict first, then findings by level, what was not run, and what was read where. */
export function checkToText(book: CheckedBook): string {
  const { accounts, form, result } = book;
  const lines = [
    say('checking.verdictLine', { book: accounts.book, verdict: verdict(result) }),
    say('checking.bookLine', {
      unit: accounts.unit?.value ?? say('checking.noUnit'),
      year: accounts.year?.value ?? say('checking.noYear'),
      money: moneyUnitOf(accounts) ?? say('checking.noMoneyUnit'),
      counts: ruleCounts(result),
    }),
    formLine(book),
    ...LEVELS.flatMap((level) => findingLines(result, level)),
    ...notRunLines(result),
    '',
    say('checking.statementsHeading', { count: accounts.statements.size }),
  ];
  for (const { code, sheet, range } of accounts.statements.values()) {
    lines.push(`  ${statementEntry(form, code, accounts)}  ${sheet}!${range}`);
  }
  const missing = missingStatements(book);
  if (missing.length > 0) lines.push(say('checking.missingLine', { statements: namesOf(book, missing) }));
  const unread = accounts.unread.map(({ code }) => code);
  if (unread.length > 0) lines.push(say('checking.unreadStatements', { statements: namesOf(book, unread) }));
  return lines.join('\n');
}

function namesOf({ form }: CheckedBook, codes: readonly StatementCode[]): string {
  return codes.map((code) => statementEntry(form, code)).join('、');
}

/** Which form the book was read by, and what it prints otherwise. */
export function formLine({ accounts, form }: Pick<CheckedBook, 'accounts' | 'form'>): string {
  const { sure, departures } = accounts.form;
  const line = say(sure ? 'checking.formLine' : 'checking.formLineUnsure', {
    place: form.place,
    year: knownYear(form),
  });
  return departures.length === 0 ? line : line + say('checking.formDepartures', { departures: departures.join('；') });
}

function findingLines({ findings }: CheckResult, level: Level): string[] {
  const ofLevel = findings.filter((finding) => finding.level === level);
  if (ofLevel.length === 0) return [];
  const byRule = new Map<string, Finding[]>();
  for (const finding of ofLevel) byRule.set(finding.rule, [...(byRule.get(finding.rule) ?? []), finding]);
  const lines = ['', say('checking.levelHeading', { level: levelName(level), count: ofLevel.length })];
  for (const [rule, ofRule] of byRule) {
    for (const finding of ofRule.slice(0, FINDINGS_OF_RULE_MAX)) {
      lines.push(indented(rule, finding.message));
      const places = placesOf(finding);
      if (places !== '') lines.push(indented('', say('checking.placeLine', { places })));
    }
    const rest = ofRule.length - FINDINGS_OF_RULE_MAX;
    if (rest > 0) lines.push(indented(rule, say('checking.moreFindings', { count: rest })));
  }
  return lines;
}

/** The cells that a finding is about, each once; the terms of a sum stand in its message. */
function placesOf({ cells }: Finding): string {
  const places = [
    ...new Set(cells.filter(({ role }) => role !== 'term').map(({ sheet, address }) => `${sheet}!${address}`)),
  ];
  const named = places.slice(0, PLACES_MAX).join('、');
  return places.length > PLACES_MAX ? say('checking.morePlaces', { places: named, count: places.length }) : named;
}

/** Rules that were not run, by what they lack: a statement that is not there keeps dozens from being run. */
function notRunLines({ outcomes }: CheckResult): string[] {
  const notRun = outcomes.filter((outcome) => outcome.state === 'notRun');
  if (notRun.length === 0) return [];
  const byReason = new Map<string, string[]>();
  for (const { rule, reason = '' } of notRun) byReason.set(reason, [...(byReason.get(reason) ?? []), rule]);
  return [
    '',
    say('checking.notRunHeading', { count: notRun.length }),
    ...[...byReason].map(([reason, rules]) => `  ${say('checking.notRunReason', { reason, rules: rules.join('、') })}`),
  ];
}

function indented(id: string, text: string): string {
  return `  ${id.padEnd(ID_WIDTH)}${text}`;
}

/** Several books in a line each, those that could not be checked last. */
export function bureauSummary(books: readonly CheckedBook[], unusable: readonly UnusableBook[]): string {
  const wrong = books.filter(({ result }) => countByLevel(result).error > 0).length;
  const counts = { sound: books.length - wrong, error: wrong, unusable: unusable.length };
  const parts = (['sound', 'error', 'unusable'] as const)
    .filter((kind) => counts[kind] > 0)
    .map((kind) => say(`checking.books_${kind}`, { count: counts[kind] }));
  const line = (book: string, text: string): string => `  ${say('checking.verdictLine', { book, verdict: text })}`;
  return [
    say('checking.bureauSummary', { count: books.length + unusable.length, counts: parts.join('，') }),
    ...books.map(({ accounts, result }) => line(accounts.book, verdict(result))),
    ...unusable.map(({ book, reason }) => line(book, say('checking.unusable', { reason }))),
  ].join('\n');
}

/** The outcome as the command line's JSON contract gives it: one object, amounts as decimal strings in 元. */
export function checkToJson(book: CheckedBook): string {
  const { accounts, form, result } = book;
  return JSON.stringify({
    book: accounts.book,
    unit: accounts.unit?.value ?? null,
    year: accounts.year?.value ?? null,
    edition: form.year,
    form: accounts.form,
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

/** 规则手册: every rule of an edition with its sentence, formula, level and 依据, generated from the data. */
import { allStatements, statementEntry, statementName, withStatementNames, type Form, type Level } from '../forms';
import type { StatementCode } from '../accounts';
import { say } from '../sentences';
import { levelName } from './checked';

export interface RuleEntry {
  readonly rule: string;
  readonly level: Level;
  /** null for rules about the whole book. */
  readonly statement: StatementCode | null;
  readonly sentence: string;
  /** null for rules that are no formula. */
  readonly formula: string | null;
  readonly basis: string;
}

/** All rules: the statements' relations in order, then facts about the forms, then what reading demands. */
export function ruleEntries(edition: Form): RuleEntry[] {
  const entry = (
    rule: { readonly id: string; readonly level: Level; readonly sentence: string; readonly basis: string },
    statement: StatementCode | null,
    formula: string | null,
  ): RuleEntry => ({
    rule: rule.id,
    level: rule.level,
    statement,
    sentence: withStatementNames(rule.sentence, (code) => statementName(edition, code)),
    formula,
    basis: rule.basis,
  });
  return [
    ...allStatements(edition).flatMap((form) =>
      form.relations.map((relation) =>
        entry(relation, form.code, relation.kind === 'equation' ? inWords(edition, relation.formula.text) : null),
      ),
    ),
    ...edition.facts.map((fact) => entry(fact, null, null)),
    ...[...edition.readingRules.values()].map((rule) => entry(rule, null, null)),
  ];
}

/** The rule book as text to read. */
export function ruleBookToText(edition: Form): string {
  const entries = ruleEntries(edition);
  const lines = [
    say('checking.ruleBookTitle', { place: edition.place, year: edition.year, count: entries.length }),
    say('checking.ruleBookHelp'),
  ];
  let heading: string | undefined;
  for (const entry of entries) {
    const next = headingOf(edition, entry);
    if (next !== heading) lines.push('', next);
    heading = next;
    lines.push(`  ${entry.rule}  ［${levelName(entry.level)}］${entry.sentence}`);
    if (entry.formula !== null) lines.push(`        ${say('checking.ruleFormula', { formula: entry.formula })}`);
    lines.push(`        ${say('checking.ruleBasis', { basis: entry.basis })}`);
  }
  return lines.join('\n');
}

/** A formula with the names of other statements in place of their ids. */
function inWords(edition: Form, formula: string): string {
  return formula.replace(/(\d{2})(?=Σ?\[)/g, (code) => statementName(edition, code as StatementCode));
}

function headingOf(edition: Form, { rule, statement }: RuleEntry): string {
  if (statement !== null) {
    return statementEntry(edition, statement);
  }
  return say(rule.startsWith('F') ? 'checking.ruleFacts' : 'checking.ruleReading');
}

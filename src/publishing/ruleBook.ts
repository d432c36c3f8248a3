/** 规则手册: every rule of a form with its sentence, formula, level and 依据, generated from the data. */
import {
  allStatements,
  knownYear,
  statementEntry,
  statementName,
  withStatementNames,
  type Form,
  type Level,
} from '../forms';
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
export function ruleEntries(form: Form): RuleEntry[] {
  const entry = (
    rule: { readonly id: string; readonly level: Level; readonly sentence: string; readonly basis: string },
    statement: StatementCode | null,
    formula: string | null,
  ): RuleEntry => ({
    rule: rule.id,
    level: rule.level,
    statement,
    sentence: withStatementNames(rule.sentence, (code) => statementName(form, code)),
    formula,
    basis: rule.basis,
  });
  return [
    ...allStatements(form).flatMap((table) =>
      table.relations.map((relation) =>
        entry(relation, table.code, relation.kind === 'equation' ? inWords(form, relation.formula.text) : null),
      ),
    ),
    ...form.facts.map((fact) => entry(fact, null, null)),
    ...[...form.readingRules.values()].map((rule) => entry(rule, null, null)),
  ];
}

/** The rule book as text to read. */
export function ruleBookToText(form: Form): string {
  const entries = ruleEntries(form);
  const lines = [
    say('checking.ruleBookTitle', { place: form.place, year: knownYear(form), count: entries.length }),
    say('checking.ruleBookHelp'),
  ];
  let heading: string | undefined;
  for (const entry of entries) {
    const next = headingOf(form, entry);
    if (next !== heading) lines.push('', next);
    heading = next;
    lines.push(`  ${entry.rule}  ［${levelName(entry.level)}］${entry.sentence}`);
    if (entry.formula !== null) lines.push(`        ${say('checking.ruleFormula', { formula: entry.formula })}`);
    lines.push(`        ${say('checking.ruleBasis', { basis: entry.basis })}`);
  }
  return lines.join('\n');
}

/** A formula with the names of other statements in place of their ids. */
function inWords(form: Form, formula: string): string {
  return formula.replace(/(\d{2})(?=Σ?\[)/g, (code) => statementName(form, code as StatementCode));
}

function headingOf(form: Form, { rule, statement }: RuleEntry): string {
  if (statement !== null) {
    return statementEntry(form, statement);
  }
  return say(rule.startsWith('F') ? 'checking.ruleFacts' : 'checking.ruleReading');
}

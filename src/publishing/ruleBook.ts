/** 规则手册: every rule of an edition with its sentence, formula, level and 依据, generated from the data. */
import { formOf, type Edition, type Level } from '../edition';
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
export function ruleEntries(edition: Edition): RuleEntry[] {
  const entry = (
    rule: { readonly id: string; readonly level: Level; readonly sentence: string; readonly basis: string },
    statement: StatementCode | null,
    formula: string | null,
  ): RuleEntry => ({
    rule: rule.id,
    level: rule.level,
    statement,
    sentence: rule.sentence,
    formula,
    basis: rule.basis,
  });
  return [
    ...[...edition.statements.values()].flatMap((form) =>
      form.relations.map((relation) =>
        entry(relation, form.code, relation.kind === 'equation' ? relation.formula.text : null),
      ),
    ),
    ...edition.facts.map((fact) => entry(fact, null, null)),
    ...[...edition.readingRules.values()].map((rule) => entry(rule, null, null)),
  ];
}

/** The rule book as text to read. */
export function ruleBookToText(edition: Edition): string {
  const entries = ruleEntries(edition);
  const lines = [
    say('checking.ruleBookTitle', { year: edition.year, count: entries.length }),
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

function headingOf(edition: Edition, { rule, statement }: RuleEntry): string {
  if (statement !== null) {
    return say('checking.ruleStatement', { code: statement, title: formOf(edition, statement).titles[0] ?? '' });
  }
  return say(rule.startsWith('F') ? 'checking.ruleFacts' : 'checking.ruleReading');
}

/** All spellings of all forms in one. */
import type { StatementCode } from '../accounts';
import { allStatements, type Form, type StatementForm } from './form';
import { formOf } from './terms';

/** `base` with the titles and labels of every form added to its own. */
export function mergedForms(base: Form, all: readonly Form[]): Form {
  const merge = (statements: Form['statements']): Map<StatementCode, StatementForm> =>
    new Map([...statements].map(([code, statement]) => [code, withSpellings(statement, spellingsOf(all, code))]));
  return { ...base, statements: merge(base.statements), others: merge(base.others) };
}

function spellingsOf(all: readonly Form[], code: StatementCode): StatementForm[] {
  return all.flatMap((form) => (knows(form, code) ? [formOf(form, code)] : []));
}

function knows(form: Form, code: StatementCode): boolean {
  return allStatements(form).some((statement) => statement.code === code);
}

function withSpellings(statement: StatementForm, others: readonly StatementForm[]): StatementForm {
  const named = new Map<string, Set<string>>();
  const gather = (key: string, labels: readonly string[]): void => {
    const known = named.get(key) ?? new Set<string>();
    named.set(key, known);
    for (const label of labels) known.add(label);
  };
  for (const { sides } of others) {
    for (const { items, measures } of sides) {
      for (const item of items) gather(`item ${item.code ?? item.name}`, item.labels);
      for (const measure of measures) gather(`measure ${measure.name}`, measure.labels);
    }
  }
  const spellings = (key: string, labels: readonly string[]): string[] => [
    ...new Set([...labels, ...(named.get(key) ?? [])]),
  ];
  return {
    ...statement,
    titles: [...new Set([statement, ...others].flatMap(({ titles }) => titles))],
    sides: statement.sides.map((side) => ({
      ...side,
      items: side.items.map((item) => ({ ...item, labels: spellings(`item ${item.code ?? item.name}`, item.labels) })),
      measures: side.measures.map((measure) => ({
        ...measure,
        labels: spellings(`measure ${measure.name}`, measure.labels),
      })),
    })),
  };
}

/** The published sample's figures and subjects, to lay out by any form, and forms loaded from data. */
import type { StatementCode } from '../../src/accounts';
import { FORMS, type Forms } from '../../src/forms';
import { loadForm } from '../../src/forms/load';
import type { PlannedSubject } from '../../src/layout';
import { publishedStatements } from '../../samples/statements';
import { EDITION } from './book';

export const FIGURES = publishedStatements(EDITION);
export const SUBJECTS = new Map<StatementCode, PlannedSubject[]>(
  [...FIGURES].map(([code, { rows }]) => [
    code,
    rows.flatMap((row) => (row.code ? [{ code: row.code, name: row.name }] : [])),
  ]),
);

/** The known forms and the given one, which must be sound. */
export function loaded(form: object | string, known: Forms = FORMS): Forms {
  const result = loadForm(typeof form === 'string' ? form : JSON.stringify(form), known);
  if ('faults' in result) throw new Error(JSON.stringify(result.faults));
  return result.forms;
}

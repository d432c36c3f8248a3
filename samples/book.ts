/** The sample book: nine statements in the prescribed layout as published, and the supplement. */
import type { MoneyUnit, StatementCode, Supplement } from '../src/accounts';
import { FORMS } from '../src/forms';
import { layOutStatements, layOutSupplement, type PlannedSubject } from '../src/layout';
import type { SheetPlan } from '../src/workbook';
import { SAMPLE, publishedStatements } from './statements';

/** Subjects of every statement that lists them, in the published order. */
export function sampleSubjects(): ReadonlyMap<StatementCode, readonly PlannedSubject[]> {
  return new Map(
    [...publishedStatements(FORMS.form('henan-2021', 2021))].map(([code, { rows }]) => [
      code,
      rows.flatMap((row) => (row.code === null ? [] : [{ code: row.code, name: row.name }])),
    ]),
  );
}

/** The sheets of the sample book. */
export function samplePlans(supplement: Supplement): SheetPlan[] {
  const prescribed = FORMS.form('henan-2021', 2021);
  const figures = publishedStatements(prescribed);
  const subjects = sampleSubjects();
  const items = subjects.get('05')?.filter((subject) => subject.code.length === 7) ?? [];
  return [
    ...layOutStatements(prescribed, {
      figures,
      subjects,
      unit: SAMPLE.unit,
      year: SAMPLE.year,
      moneyUnit: SAMPLE.moneyUnit as MoneyUnit,
    }),
    layOutSupplement({ subjects: items, answers: supplement }),
  ];
}

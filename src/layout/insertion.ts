/** A subject's row put into a statement that stands in a workbook: in code order, with its parents and formulas. */
import { addressOf, isSubjectCode, parentOf, type CellRef, type Statement, type SubjectCode } from '../accounts';
import { classificationOf, formOf, type Edition } from '../edition';
import type { PlannedCell, RowInsertion, SheetSnapshot } from '../workbook';
import { blockOf, bodyOf, type Body } from './body';
import { cellKey, formulasFor, type SheetFormulas } from './formulas';
import { SheetDraft, type PlannedSubject } from './sheet';
import { subjectLabelStyle } from './subjects';

export interface SubjectInsertion {
  /** The subjects that get a row, parents first. */
  readonly subjects: readonly PlannedSubject[];
  readonly rows: readonly RowInsertion[];
  /** Where the subject's first figure goes, as it is after the insertion. */
  readonly cell: CellRef;
}

/**
 * Why there is nothing to insert: the subject has a row; the statement does not list subjects; its rows or columns
 * were not found; its codes stand in three columns, where a row can only be put by hand.
 */
export type InsertionRefusal = 'exists' | 'notListed' | 'noPlace' | 'splitCode';

/** Works out the rows for `subject` and those of its parents that are missing. Nothing is changed. */
export function planSubject(
  edition: Edition,
  statement: Statement,
  sheet: SheetSnapshot,
  subject: PlannedSubject & { readonly code: SubjectCode },
): SubjectInsertion | InsertionRefusal {
  const form = formOf(edition, statement.code);
  if (classificationOf(edition, form) === undefined) return 'notListed';
  if (statement.rowsOf(subject.code).length > 0) return 'exists';
  const body = form.shape === 'blocks' ? blockOf(form, statement, sheet, subject.code) : bodyOf(statement, sheet);
  if (body === undefined || body === 'splitCode') return body ?? 'noPlace';
  const subjects = missingOf(edition, statement, subject);
  const above = subjects.map(({ code }) => placeFor(code, body));
  // A row moves down by the rows that are put above it, and by those before it at the same place.
  const rows = above.map((place, index) => place + index);
  const moved = (row: number): number => row + above.filter((place) => place <= row).length;
  const formulas = formulasOf(edition, statement, body, subjects, rows, moved);
  const cells = subjects.map((each, index) => rowOf(each, rows[index] ?? 0, body, formulas));
  const insertions = [...new Set(above)].map((place): RowInsertion => {
    const own = cells.filter((_, index) => above[index] === place);
    return { sheet: sheet.name, above: place, count: own.length, cells: own.flat() };
  });
  const [first = body.codeColumn] = body.amounts.values();
  return {
    subjects,
    rows: insertions,
    cell: { sheet: sheet.name, address: addressOf(rows.at(-1) ?? 0, first) },
  };
}

/** The subject, with its 类 and 款 before it where the statement has no row for them. */
function missingOf(edition: Edition, statement: Statement, subject: PlannedSubject): PlannedSubject[] {
  const names = classificationOf(edition, formOf(edition, statement.code));
  const missing = [subject];
  let code = isSubjectCode(subject.code) ? parentOf(subject.code) : undefined;
  for (; code !== undefined; code = parentOf(code)) {
    if (statement.rowsOf(code).length > 0) continue;
    missing.unshift({ code, name: names?.get(code)?.[0] ?? '' });
  }
  return missing;
}

/** The row above which a code goes: the first greater one, else below the last subject. Parents sort before their own. */
function placeFor(code: string, { subjects, firstRow }: Body): number {
  const next = subjects.find((each) => each.code > code);
  const last = subjects.at(-1);
  return next?.row ?? (last ? last.row + 1 : firstRow);
}

/** The formulas that the prescribed form has in the new rows. */
function formulasOf(
  edition: Edition,
  statement: Statement,
  body: Body,
  subjects: readonly PlannedSubject[],
  rows: readonly number[],
  moved: (row: number) => number,
): SheetFormulas {
  const draft = new SheetDraft(formOf(edition, statement.code), statement.sheet);
  const { codeColumn } = body;
  draft.areas.push({
    codeColumn,
    firstRow: body.firstRow,
    endRow: body.endRow + subjects.length,
    endIsBlank: false,
  });
  for (const { row, code } of body.subjects) draft.subjectRows.push({ row: moved(row), codeColumn, code });
  for (const [index, { code }] of subjects.entries()) {
    const row = rows[index] ?? 0;
    draft.subjectRows.push({ row, codeColumn, code });
    for (const [measure, column] of body.amounts) draft.place(code, measure, row, column);
  }
  return formulasFor(edition, new Map([[statement.code, draft]])).get(statement.code) ?? new Map<string, string>();
}

function rowOf(subject: PlannedSubject, row: number, body: Body, formulas: SheetFormulas): PlannedCell[] {
  const { codeColumn, nameColumn, amounts } = body;
  const name: PlannedCell[] =
    nameColumn === undefined
      ? []
      : [{ row, column: nameColumn, style: subjectLabelStyle(subject.code), value: subject.name }];
  return [
    { row, column: codeColumn, style: 'code', value: subject.code },
    ...name,
    ...[...amounts.values()].map((column): PlannedCell => {
      const formula = formulas.get(cellKey(row, column));
      return formula === undefined ? { row, column, style: 'inputAmount' } : { row, column, style: 'amount', formula };
    }),
  ];
}

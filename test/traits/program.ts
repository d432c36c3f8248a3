/** What the program makes of a printed book: read and checked by the form that it would choose itself. */
import type { Accounts, StatementCode } from '../../src/accounts';
import { check, type CheckResult } from '../../src/checking';
import { FORMS, formOf, keyOf, relationsOf } from '../../src/forms';
import { readAccounts } from '../../src/reading';
import type { SheetSnapshot } from '../../src/workbook';
import { EDITION, type BookRow } from '../support/book';

export interface Judged {
  readonly accounts: Accounts;
  readonly result: CheckResult;
}

export function readAndCheck(sheets: readonly SheetSnapshot[]): Judged {
  const accounts = readAccounts(sheets, { book: '测试.xlsx' });
  return { accounts, result: check(accounts, { form: FORMS.of(accounts) }) };
}

/** The statements that the traits print. */
export const NINE_CODES = ['01', '02', '03', '04', '05', '06', '07', '08', '09'] as const;
export type NineCode = (typeof NINE_CODES)[number];

/** The fixed lines of a statement's form; none where it has a row a subject. */
export function formLines(statement: StatementCode): BookRow[] {
  const form = formOf(EDITION, statement);
  if (form.shape === 'subjects') return [];
  return form.sides.flatMap(({ items, measures }) =>
    items.map((item) => ({
      item: keyOf(form, item),
      code: item.code ?? null,
      name: item.name,
      measures: measures.map(({ name }) => name),
    })),
  );
}

/** The level of every relation. */
export const RULE_LEVELS = new Map(relationsOf(EDITION).map(({ id, level }) => [id, level]));

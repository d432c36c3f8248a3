/** Statements that stand in the workbook, as what the formulas of new sheets may take figures from. */
import { parseAddress, type Accounts, type MoneyUnit, type Statement, type StatementCode } from '../accounts';
import { formOf, type Form } from '../forms';
import type { SheetSnapshot } from '../workbook';
import { bodiesOf, valueAt, type BodySubject } from './body';
import type { FigureSource, SubjectArea } from './sheet';

/** The workbook that sheets are inserted into, as it was read. */
export interface StandingBook {
  readonly accounts: Accounts;
  readonly sheets: readonly SheetSnapshot[];
}

/**
 * The statements of a workbook that print `moneyUnit`, and no other year than `year`: amounts counted otherwise are not
 * added up by a formula.
 */
export function standingIn(
  form: Form,
  { accounts, sheets }: StandingBook,
  { moneyUnit, year }: { readonly moneyUnit: MoneyUnit; readonly year: number },
): ReadonlyMap<StatementCode, FigureSource> {
  // A row that could not be read may be that of any subject.
  const troubled = new Set(accounts.problems.map(({ statement }) => statement));
  // A line that stands there twice is read once, and told of by its label.
  const told = new Set(
    accounts.problems.flatMap(({ statement, params, parts = [params] }) =>
      parts.map(({ text }) => `${statement} ${text}`),
    ),
  );
  const standing = [...accounts.statements.values()].filter(
    ({ heading }) => heading.moneyUnit?.value === moneyUnit && (heading.year?.value ?? year) === year,
  );
  return new Map(
    standing.map((statement): [StatementCode, FigureSource] => {
      const { code, sheet: name } = statement;
      const sheet = troubled.has(code) ? undefined : sheets.find((each) => each.name === name);
      return [
        code,
        {
          form: formOf(form, code),
          name,
          areas: sheet ? areasOf(form, statement, sheet) : [],
          figureAt: (item, measure) => {
            const [row] = statement.rowsOf(item);
            const cell = row?.figures.get(measure)?.cell;
            return !row || !cell || told.has(`${code} ${row.name}`) ? undefined : parseAddress(cell.address);
          },
        },
      ];
    }),
  );
}

/** Where SUMIF finds subjects: every code alone in its cell, to the letter, and no code twice. */
function areasOf(form: Form, statement: Statement, sheet: SheetSnapshot): SubjectArea[] {
  const table = formOf(form, statement.code);
  return bodiesOf(table, statement, sheet).flatMap(({ subjects, codeColumn, firstRow, endRow }) => {
    const codes = new Set(subjects.map(({ code }) => code));
    const isFound = ({ row, code }: BodySubject): boolean => {
      const value = valueAt(sheet, row, codeColumn);
      return (typeof value === 'string' || typeof value === 'number') && String(value) === code;
    };
    const clear = codes.size === subjects.length && subjects.every(isFound);
    return clear ? [{ codeColumns: [codeColumn], firstRow, endRow, endIsBlank: false }] : [];
  });
}

/** Reads sheets and tells what was read in a form that is easy to compare. */
import { type Accounts, type StatementCode, formatIn } from '../../src/accounts';
import { problemInWords } from '../../src/checking';
import { FORMS } from '../../src/forms';
import { readAccounts } from '../../src/reading';
import type { SheetSnapshot } from '../../src/workbook';

export function read(...sheets: SheetSnapshot[]): Accounts {
  return readAccounts(sheets, { book: '决算.xlsx' });
}

/** `item|measure` → amount in 元; blank cells are left out. */
export function figuresOf(accounts: Accounts, code: StatementCode): Record<string, string> {
  const rows = accounts.statements.get(code)?.rows ?? [];
  return Object.fromEntries(
    rows.flatMap((row) =>
      [...row.figures]
        .filter(([, figure]) => !figure.blank)
        .map(([measure, figure]) => [`${row.item}|${measure}`, formatIn(figure.amount, '元')]),
    ),
  );
}

/** The problems as `R-1 sentence`. Fails when a sentence has a placeholder without a value. */
export function problemsOf(accounts: Accounts): string[] {
  const form = FORMS.form('henan-2021', 2021);
  return accounts.problems.map((problem) => {
    const rule = form.readingRules.get(problem.id);
    if (!rule) throw new Error(`no rule ${problem.id}`);
    return `${problem.id} ${problemInWords({ accounts, form }, rule, problem)}`;
  });
}

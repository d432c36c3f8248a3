/** What the program makes of a printed book: read and checked by the form that it would choose itself. */
import type { Accounts } from '../../src/accounts';
import { check, type CheckResult } from '../../src/checking';
import { editionFor } from '../../src/edition';
import { readAccounts } from '../../src/reading';
import type { SheetSnapshot } from '../../src/workbook';

export interface Judged {
  readonly accounts: Accounts;
  readonly result: CheckResult;
}

export function readAndCheck(sheets: readonly SheetSnapshot[]): Judged {
  const accounts = readAccounts(sheets, { book: '测试.xlsx' });
  return { accounts, result: check(accounts, { edition: editionFor(accounts.year?.value) }) };
}

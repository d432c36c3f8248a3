/** `juesuan check`: checks books and says what was found. */
import { check as checkAccounts } from '../../checking';
import { createWorkbook } from '../../hosts/file';
import { refuseTarget } from '../../hosts/file/disk';
import { bureauReport, bureauSummary, checkToJson, checkToText, type CheckedBook } from '../../publishing';
import { say } from '../sentences';
import { assignmentsIn, chosenForm, forEachBook, openPrior, usablePrior, type Book } from '../books';
import { namedBooks } from '../inputs';
import type { Io, ExitStatus } from '../io';
import { refuseExtension, writeOutput } from '../outputs';

export interface CheckFlags {
  readonly format: 'text' | 'json';
  readonly report?: string;
  readonly form?: string;
  readonly prior?: string;
  readonly map?: string;
}

export async function check(paths: readonly string[], flags: CheckFlags, io: Io): Promise<ExitStatus> {
  const form = await chosenForm(flags.form);
  const assignments = await assignmentsIn(flags.map);
  const books = await namedBooks(paths, flags.report);
  const files = [flags.prior, flags.map].filter((file) => file !== undefined);
  const inputs = [...books.map(({ path }) => path), ...files];
  if (flags.report !== undefined) {
    refuseExtension(flags.report, ['.xlsx'], '--report');
    await refuseTarget(flags.report, inputs);
  }
  const prior = await openPrior(flags.prior);
  const checked: CheckedBook[] = [];
  const unusable = await forEachBook(books, { io, form, assignments }, (book) => {
    const result = checkBook(book, usablePrior(book, prior, io));
    checked.push(result);
    if (flags.format === 'json') io.out(`${checkToJson(result)}\n`);
    else io.out(`${checked.length > 1 ? '\n' : ''}${checkToText(result)}\n`);
  });
  if (flags.format === 'text' && books.length > 1) {
    io.out(`${checked.length > 0 ? '\n' : ''}${bureauSummary(checked, unusable)}\n`);
  }
  if (flags.report !== undefined && checked.length > 0) {
    await writeOutput(flags.report, await createWorkbook(bureauReport(checked, unusable)), inputs, io);
    io.err(`${say('cli.reportWritten', { file: flags.report })}\n`);
  }
  if (unusable.length > 0) return 2;
  return checked.some(hasErrors) ? 1 : 0;
}

/** A book with the outcome of its check. */
export function checkBook(book: Book, prior: Book | undefined): CheckedBook {
  const { accounts, form } = book;
  const result = checkAccounts(accounts, { form, ...(prior && { prior: prior.accounts }) });
  return { accounts, form, result };
}

/** Whether something was found that must be put right. */
export function hasErrors({ result }: CheckedBook): boolean {
  return result.findings.some((finding) => finding.level === 'error');
}

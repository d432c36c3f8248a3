/** `juesuan check`: checks books and says what was found. */
import { check as checkAccounts } from '../../checking';
import { createWorkbook } from '../../hosts/file';
import { writeFileSafely } from '../../hosts/file/disk';
import { bureauReport, checkToJson, checkToText, verdict, type CheckedBook } from '../../publishing';
import { say } from '../../sentences';
import { editionYear, forEachBook, openPrior, usablePrior, type Book } from '../books';
import { Progress, type Io } from '../io';
import type { ExitStatus } from '../program';

export interface CheckFlags {
  readonly format: 'text' | 'json';
  readonly report?: string;
  readonly edition?: string;
  readonly prior?: string;
}

export async function check(paths: readonly string[], flags: CheckFlags, io: Io): Promise<ExitStatus> {
  const year = flags.edition === undefined ? undefined : editionYear(flags.edition);
  const prior = await openPrior(flags.prior);
  const progress = new Progress(io);
  const checked: CheckedBook[] = [];
  const usable = await forEachBook(paths, { io, progress, ...(year !== undefined && { year }) }, (book) => {
    const result = checkBook(book, usablePrior(book, prior, io));
    checked.push(result);
    if (flags.format === 'json') io.out(`${checkToJson(result)}\n`);
    else io.out(`${checked.length > 1 ? '\n' : ''}${checkToText(result)}\n`);
  });
  if (flags.format === 'text' && paths.length > 1) io.out(`\n${summary(checked)}\n`);
  if (flags.report !== undefined && checked.length > 0) {
    const inputs = [...paths, ...(flags.prior === undefined ? [] : [flags.prior])];
    await writeFileSafely(flags.report, await createWorkbook(bureauReport(checked)), inputs);
    io.err(`${say('cli.reportWritten', { file: flags.report })}\n`);
  }
  if (!usable) return 2;
  return checked.some(({ result }) => result.findings.some((finding) => finding.level === 'error')) ? 1 : 0;
}

/** A book with the outcome of its check. */
export function checkBook(book: Book, prior: Book | undefined): CheckedBook {
  const { accounts, edition } = book;
  const result = checkAccounts(accounts, { edition, ...(prior && { prior: prior.accounts }) });
  return { accounts, edition, result };
}

function summary(books: readonly CheckedBook[]): string {
  const lines = books.map(({ accounts, result }) =>
    say('cli.summaryLine', { book: accounts.book, verdict: verdict(result) }),
  );
  return [say('cli.summary', { count: books.length }), ...lines].join('\n');
}

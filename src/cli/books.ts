/** Books from disk to accounts. */
import { basename } from 'node:path';
import { foldName, type Accounts } from '../accounts';
import { EDITION_YEARS, edition, editionFor, type Edition, type EditionYear } from '../edition';
import { openWorkbook, type FileWorkbook } from '../hosts/file';
import { readFileBounded } from '../hosts/file/disk';
import { readAccounts } from '../reading';
import { say } from '../sentences';
import { InputError, isInputProblem, type Io, type Progress } from './io';

export interface Book {
  readonly path: string;
  readonly host: FileWorkbook;
  readonly accounts: Accounts;
  readonly edition: Edition;
}

/** Opens and reads a book. Throws InputError or WorkbookError when it cannot be used or holds no statement. */
export async function openBook(path: string, year?: EditionYear): Promise<Book> {
  const name = basename(path);
  const host = await openWorkbook(await readFileBounded(path), name);
  const sheets = await host.readSheets();
  const accounts = readAccounts(sheets, { book: name, ...(year !== undefined && { edition: edition(year) }) });
  if (accounts.statements.size === 0 && accounts.problems.length === 0) {
    throw new InputError(say('cli.noStatements', { book: name }));
  }
  return { path, host, accounts, edition: year === undefined ? editionFor(accounts.year?.value) : edition(year) };
}

/** Last year's book, where one is given. */
export async function openPrior(path: string | undefined): Promise<Book | undefined> {
  return path === undefined ? undefined : openBook(path);
}

/** Last year's book if it is the same unit's of the year before; else says that it is not used. */
export function usablePrior({ accounts }: Book, prior: Book | undefined, io: Io): Book | undefined {
  if (!prior) return undefined;
  const { unit, year } = prior.accounts;
  const sameUnit = !unit || !accounts.unit || foldName(unit.value) === foldName(accounts.unit.value);
  const yearBefore = !year || !accounts.year || year.value === accounts.year.value - 1;
  if (sameUnit && yearBefore) return prior;
  const params = { book: accounts.book, prior: prior.accounts.book, unit: unit?.value ?? '', year: year?.value ?? '' };
  io.err(`${say('cli.priorNotUsed', params)}\n`);
  return undefined;
}

/**
 * Does something with each book in turn. A book that cannot be used is told of and does not keep the others from being
 * done. Tells whether every book could be used.
 */
export async function forEachBook(
  paths: readonly string[],
  options: { readonly year?: EditionYear; readonly io: Io; readonly progress: Progress },
  use: (book: Book) => void | Promise<void>,
): Promise<boolean> {
  let usable = true;
  for (const [index, path] of paths.entries()) {
    const params = { number: index + 1, count: paths.length, book: basename(path) };
    options.progress.show(say('cli.progress', params));
    try {
      const book = await openBook(path, options.year);
      options.progress.clear();
      await use(book);
    } catch (error) {
      options.progress.clear();
      if (!isInputProblem(error)) throw error;
      options.io.err(`${error.message}\n`);
      usable = false;
    }
  }
  return usable;
}

/** `2021` from the command line. Throws InputError when no form of that year is held. */
export function editionYear(text: string): EditionYear {
  const year = EDITION_YEARS.find((held) => String(held) === text);
  if (year === undefined) throw new InputError(say('cli.noEdition', { year: text, held: EDITION_YEARS.join('、') }));
  return year;
}

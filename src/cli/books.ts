/** Books from disk to accounts. */
import { basename } from 'node:path';
import { isOfYearBefore, type Accounts } from '../accounts';
import { problemInWords } from '../checking';
import { assignmentsData, FORMS, keptAssignments, type Assignment, type Form, type Forms } from '../forms';
import { parseFile, type FileFault } from '../forms/faults';
import { loadForm } from '../forms/load';
import { openWorkbook, type FileWorkbook } from '../hosts/file';
import { readFileBounded } from '../hosts/file/disk';
import type { UnusableBook } from '../publishing';
import { readAccounts } from '../reading';
import { say } from './sentences';
import { readTextFile, refuseFolder, type NamedBook } from './inputs';
import { InputError, isInputProblem, Progress, type Io } from './io';

export interface Book {
  readonly path: string;
  readonly host: FileWorkbook;
  readonly accounts: Accounts;
  readonly form: Form;
}

/** The forms that are known, and the one that the user wants books to be read by. */
export interface ChosenForm {
  readonly forms: Forms;
  /** Absent: the nearest one. */
  readonly id?: string;
}

/** How books are to be read. */
export interface ReadBy {
  readonly form?: ChosenForm;
  /** Left out: what is kept in the workbook. */
  readonly assignments?: readonly Assignment[] | undefined;
}

const AUTOMATIC: ChosenForm = { forms: FORMS };

/** `--form`: an id, or a form file. Throws InputError when it is neither, with the lines of a file that are wrong. */
export async function chosenForm(flag: string | undefined): Promise<ChosenForm> {
  if (flag === undefined) return AUTOMATIC;
  if (FORMS.has(flag)) return { forms: FORMS, id: flag };
  if (!/\.json$/i.test(flag)) throw new InputError(say('cli.noForm', { name: flag, held: FORMS.ids.join('、') }));
  const loaded = loadForm(await readTextFile(flag), FORMS);
  if ('forms' in loaded) return { forms: loaded.forms, id: loaded.form.id };
  throw faulty(flag, loaded.faults);
}

/**
 * `--map`: what the user says by hand about sheets; undefined without one, so that what is kept in a workbook counts.
 * Throws InputError with the lines of a file that are wrong.
 */
export async function assignmentsIn(flag: string | undefined): Promise<readonly Assignment[] | undefined> {
  if (flag === undefined) return undefined;
  const parsed = parseFile(await readTextFile(flag), assignmentsData);
  if ('value' in parsed) return parsed.value;
  throw faulty(flag, parsed.faults);
}

function faulty(path: string, faults: readonly FileFault[]): InputError {
  const file = basename(path);
  return new InputError(faults.map(({ line, message }) => say('cli.fileFault', { file, line, message })).join('\n'));
}

/** Opens and reads a book. Throws InputError or WorkbookError when it cannot be used or holds no statement. */
export async function openBook(path: string, options: ReadBy & { name?: string } = {}): Promise<Book> {
  const { name = basename(path), form: { forms, id } = AUTOMATIC } = options;
  await refuseFolder(path);
  const host = await openWorkbook(await readFileBounded(path, name), name);
  const sheets = await host.readSheets();
  const assignments = options.assignments ?? keptAssignments(await host.loadState());
  const accounts = readAccounts(sheets, { book: name, forms, form: id, assignments });
  if (accounts.statements.size === 0 && accounts.problems.length === 0) {
    throw new InputError(say('cli.noStatements', { book: name }));
  }
  return { path, host, accounts, form: forms.of(accounts) };
}

/** Last year's book, where one is given. */
export async function openPrior(path: string | undefined): Promise<Book | undefined> {
  // Last year's book may have been printed by another form.
  return path === undefined ? undefined : openBook(path);
}

/** Last year's book if it is the same unit's of the year before; else says that it is not used. */
export function usablePrior({ accounts }: Book, prior: Book | undefined, io: Io): Book | undefined {
  if (!prior) return undefined;
  if (isOfYearBefore(prior.accounts, accounts)) return prior;
  const { unit, year } = prior.accounts;
  const params = {
    book: accounts.book,
    prior: prior.accounts.book,
    unit: unit?.value ?? say('checking.noUnit'),
    year: year?.value ?? say('checking.noYear'),
  };
  io.err(`${say('cli.priorNotUsed', params)}\n`);
  return undefined;
}

/**
 * Does something with each book in turn. A book that cannot be used is told of and does not keep the others from being
 * done. Returns those that could not be used.
 */
export async function forEachBook(
  books: readonly NamedBook[],
  options: ReadBy & { readonly io: Io },
  use: (book: Book) => void | Promise<void>,
): Promise<UnusableBook[]> {
  const { io, ...readBy } = options;
  const progress = new Progress(io);
  const unusable: UnusableBook[] = [];
  for (const [index, { path, name }] of books.entries()) {
    progress.show(say('cli.progress', { number: index + 1, count: books.length, book: name }));
    try {
      const book = await openBook(path, { name, ...readBy });
      progress.clear();
      await use(book);
    } catch (error) {
      progress.clear();
      if (!isInputProblem(error)) throw error;
      io.err(`${error.message}\n`);
      unusable.push({ book: name, reason: error.message });
    }
  }
  return unusable;
}

/** What could not be read of a book, in sentences, and whether any of it is an error. */
export function readingProblems({ accounts, form }: Book): {
  readonly sentences: string[];
  readonly grave: boolean;
} {
  const told = accounts.problems.flatMap((problem) => {
    const rule = form.readingRules.get(problem.id);
    return rule ? [{ sentence: problemInWords({ accounts, form }, rule, problem), level: rule.level }] : [];
  });
  return {
    sentences: told.map(({ sentence }) => say('cli.ofBook', { book: accounts.book, sentence })),
    grave: told.some(({ level }) => level === 'error'),
  };
}

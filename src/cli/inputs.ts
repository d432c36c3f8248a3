/** What the user names on the command line: books, folders of books, and files of text. */
import { basename, normalize, relative, resolve, sep } from 'node:path';
import { filesIn, isFolder, readFileBounded } from '../hosts/file/disk';
import { say } from './sentences';
import { InputError } from './io';

/** A book by its path and by the name that messages and results give it. */
export interface NamedBook {
  readonly path: string;
  readonly name: string;
}

/** What Excel and WPS save; whether it can be used is told by its bytes. A book is never passed over in silence. */
const BOOK = /\.(?:xlsx|xlsm|xlsb|xls|et|ods)$/i;
/** `~$…` are the lock files of books that are open in Excel. */
const NOT_A_BOOK = /^(?:~\$|\.)/;

const byName = new Intl.Collator('zh-CN', { numeric: true });

/**
 * The books that the arguments name, in their order: a folder stands for the books in it and in the folders below, less
 * `except`, which is what an earlier run has written there. Rejects with InputError when a folder has none.
 */
export async function namedBooks(paths: readonly string[], except?: string): Promise<NamedBook[]> {
  const found: NamedBook[] = [];
  for (const path of paths) {
    const files = await filesIn(path);
    if (!files) {
      found.push({ path, name: basename(path) });
      continue;
    }
    const books = files.filter((file) => {
      const name = basename(file);
      return BOOK.test(name) && !NOT_A_BOOK.test(name) && (except === undefined || resolve(file) !== resolve(except));
    });
    if (books.length === 0) throw new InputError(say('cli.emptyFolder', { folder: path }));
    const below = books.map((book) => ({ path: book, name: relative(path, book).replaceAll(sep, '/') }));
    found.push(...below.sort((a, b) => byName.compare(a.name, b.name)));
  }
  return withNames(found);
}

/** Units call their books alike: where two files have one name, the whole path tells them apart. */
function withNames(books: readonly NamedBook[]): NamedBook[] {
  const pathsOf = new Map<string, Set<string>>();
  for (const { path, name } of books) {
    pathsOf.set(name, (pathsOf.get(name) ?? new Set()).add(normalize(path)));
  }
  return books.map(({ path, name }) => ({ path, name: (pathsOf.get(name)?.size ?? 0) > 1 ? path : name }));
}

/** Rejects with InputError when one book is asked for and a folder is named. */
export async function refuseFolder(path: string): Promise<void> {
  if (await isFolder(path)) throw new InputError(say('cli.notAFolder', { folder: path }));
}

/**
 * A text file. Editors of Windows also save UTF-16 (记事本“Unicode”) and GB 18030 (“ANSI”). Rejects with InputError when it
 * is none of them, and with WorkbookError when it cannot be read.
 */
export async function readTextFile(path: string): Promise<string> {
  await refuseFolder(path);
  const bytes = await readFileBounded(path);
  const marked =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : undefined;
  for (const encoding of marked === undefined ? ['utf-8', 'gb18030'] : [marked]) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // The next one may fit.
    }
  }
  throw new InputError(say('cli.notText', { file: basename(path) }));
}

/** A year as an option gives it. Throws InputError when it is none. */
export function yearOf(text: string): number {
  const year = /^((?:19|20)\d\d)(?:年度?)?$/.exec(text.normalize('NFKC').trim())?.[1];
  if (year === undefined) throw new InputError(say('cli.notAYear', { text }));
  return Number(year);
}

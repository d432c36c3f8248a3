/** `juesuan read`: every figure that was read, with its meaning and its cell. */
import { figureLines, figuresToCsv, figuresToJson } from '../../publishing';
import { assignmentsIn, chosenForm, forEachBook, readingProblems } from '../books';
import { namedBooks } from '../inputs';
import type { Io, ExitStatus } from '../io';

export interface ReadFlags {
  readonly format: 'json' | 'csv';
  readonly form?: string;
  readonly map?: string;
}

export async function read(paths: readonly string[], flags: ReadFlags, io: Io): Promise<ExitStatus> {
  let first = true;
  let grave = false;
  const readBy = { form: await chosenForm(flags.form), assignments: await assignmentsIn(flags.map) };
  const unusable = await forEachBook(await namedBooks(paths), { io, ...readBy }, (book) => {
    const lines = figureLines(book.accounts, book.form);
    io.out(flags.format === 'json' ? figuresToJson(lines) : figuresToCsv(lines, first));
    first = false;
    const problems = readingProblems(book);
    for (const sentence of problems.sentences) io.err(`${sentence}\n`);
    grave ||= problems.grave;
  });
  if (unusable.length > 0) return 2;
  return grave ? 1 : 0;
}

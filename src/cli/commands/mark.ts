/** `juesuan mark`: a copy of the book with the cells of the findings highlighted and a sheet that lists them. */
import { refuseTarget } from '../../hosts/file/disk';
import { findingsSheet, marksOf, verdict } from '../../publishing';
import { say } from '../sentences';
import { assignmentsIn, chosenForm, openBook } from '../books';
import type { Io, ExitStatus } from '../io';
import { refuseExtension, writeOutput } from '../outputs';
import { checkBook, hasErrors } from './check';

export interface MarkFlags {
  readonly out: string;
  readonly form?: string;
  readonly map?: string;
}

export async function mark(path: string, flags: MarkFlags, io: Io): Promise<ExitStatus> {
  // Excel refuses a book with macros that is called .xlsx, and one without that is called .xlsm.
  refuseExtension(flags.out, /\.xlsm$/i.test(path) ? ['.xlsm'] : ['.xlsx'], '--out');
  const inputs = [path, flags.map].filter((input) => input !== undefined);
  await refuseTarget(flags.out, inputs);
  const assignments = await assignmentsIn(flags.map);
  const book = await openBook(path, { form: await chosenForm(flags.form), assignments });
  const checked = checkBook(book, undefined);
  await book.host.mark(marksOf(checked.result), findingsSheet(checked));
  await writeOutput(flags.out, book.host.bytes(), inputs, io);
  io.out(`${verdict(checked.result)}\n${say('cli.marked', { file: flags.out })}\n`);
  return hasErrors(checked) ? 1 : 0;
}

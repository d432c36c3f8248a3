/** `juesuan mark`: a copy of the book with the cells of the findings highlighted and a sheet that lists them. */
import type { CellRef } from '../../accounts';
import type { CheckResult } from '../../checking';
import { refuseTarget, writeFileSafely } from '../../hosts/file/disk';
import { findingsSheet, verdict } from '../../publishing';
import { say } from '../../sentences';
import type { MarkLevel, Marks } from '../../workbook';
import { openBook } from '../books';
import type { Io } from '../io';
import { refuseExtension } from '../outputs';
import type { ExitStatus } from '../program';
import { checkBook, hasErrors } from './check';

export interface MarkFlags {
  readonly out: string;
}

export async function mark(path: string, flags: MarkFlags, io: Io): Promise<ExitStatus> {
  // Excel refuses a book with macros that is called .xlsx, and one without that is called .xlsm.
  refuseExtension(flags.out, /\.xlsm$/i.test(path) ? ['.xlsm'] : ['.xlsx'], '--out');
  await refuseTarget(flags.out, [path]);
  const book = await openBook(path);
  const checked = checkBook(book, undefined);
  await book.host.mark(marksOf(checked.result), findingsSheet(checked));
  await writeFileSafely(flags.out, book.host.bytes(), [path]);
  io.out(`${verdict(checked.result)}\n${say('cli.marked', { file: flags.out })}\n`);
  return hasErrors(checked) ? 1 : 0;
}

/** Each cell once, at the gravest level of the findings that name it as doubtful; terms of a sum are not marked. */
export function marksOf(result: CheckResult): Marks {
  const marks: Record<MarkLevel, CellRef[]> = { error: [], verify: [], hint: [] };
  const marked = new Set<string>();
  for (const finding of result.findings) {
    for (const { sheet, address, role } of finding.cells) {
      const key = `${sheet}!${address}`;
      if (role === 'term' || marked.has(key)) continue;
      marked.add(key);
      marks[finding.level].push({ sheet, address });
    }
  }
  return marks;
}

/** `juesuan read`: every figure that was read, with its meaning and its cell. */
import { figureLines, figuresToCsv, figuresToJson } from '../../publishing';
import { fill } from '../../sentences';
import { forEachBook } from '../books';
import { Progress, type Io } from '../io';
import type { ExitStatus } from '../program';

export interface ReadFlags {
  readonly format: 'json' | 'csv';
}

export async function read(paths: readonly string[], flags: ReadFlags, io: Io): Promise<ExitStatus> {
  let first = true;
  const usable = await forEachBook(paths, { io, progress: new Progress(io) }, ({ accounts, edition }) => {
    const lines = figureLines(accounts, edition);
    io.out(flags.format === 'json' ? figuresToJson(lines) : figuresToCsv(lines, first));
    first = false;
    for (const problem of accounts.problems) {
      const rule = edition.readingRules.get(problem.id);
      if (rule) io.err(`${accounts.book}：${fill(rule.message, problem.params)}\n`);
    }
  });
  return usable ? 0 : 2;
}

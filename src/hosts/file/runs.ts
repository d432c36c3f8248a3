/** Cells that are told one by one, as blocks. */
import type { Block } from '../../accounts';

interface Run {
  readonly top: number;
  readonly left: number;
  bottom: number;
  right: number;
}

/** Cells in the order of rows: neighbours in a row are one run, and runs alike below each other one block. */
export class Runs {
  private readonly runs: Run[] = [];

  add(row: number, column: number): void {
    const last = this.runs.at(-1);
    if (last?.top === row && last.right === column - 1) last.right = column;
    else this.runs.push({ top: row, left: column, bottom: row, right: column });
  }

  blocks(): Block[] {
    const blocks: Run[] = [];
    const above = new Map<string, Run>();
    for (const run of this.runs) {
      const key = `${run.left}:${run.right}`;
      const upper = above.get(key);
      if (upper?.bottom === run.top - 1) {
        upper.bottom = run.top;
        continue;
      }
      const block = { ...run };
      blocks.push(block);
      above.set(key, block);
    }
    return blocks;
  }
}

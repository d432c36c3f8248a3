/** What could not be used, gathered statement by statement. */
import {
  parseAddress,
  rangeOf,
  type Block,
  type CellRef,
  type ReadingProblem,
  type ReadingRuleId,
  type StatementCode,
} from '../accounts';
import { say } from '../sentences';

/** So many problems of a kind are told one by one; more are one problem of the whole, with the ranges of its cells. */
const TOLD_SINGLY = 5;
/** A sentence names so many ranges, and quotes so many texts. */
const RANGES_NAMED = 3;
const TEXTS_QUOTED = 10;
/** Cell text is quoted up to this length. */
const QUOTE_LENGTH = 30;

/** Cell text as a sentence quotes it. */
export function quote(text: string): string {
  const trimmed = text.trim();
  return trimmed.length > QUOTE_LENGTH ? `${trimmed.slice(0, QUOTE_LENGTH)}…` : trimmed;
}

export class ProblemLog {
  private readonly byKind = new Map<string, { readonly problems: ReadingProblem[]; readonly singly: number }>();

  constructor(private readonly code: StatementCode) {}

  /** Notes a problem; `params` fill the placeholders of the rule's sentence. */
  add(id: ReadingRuleId, cells: readonly CellRef[], params: Readonly<Record<string, string>>): void {
    this.note(id, TOLD_SINGLY, { id, statement: this.code, cells, params });
  }

  /** A problem of one cell, which the sentence names by its address. */
  addAt(id: ReadingRuleId, cell: CellRef, params: Readonly<Record<string, string>>): void {
    this.add(id, [cell], { address: cell.address, ...params });
  }

  /** A problem of one cell that comes with many: one for all of those that `alike` makes one kind. */
  addAlike(id: ReadingRuleId, alike: string, cell: CellRef, params: Readonly<Record<string, string>>): void {
    const all = { address: cell.address, ...params };
    this.note(`${id} ${alike}`, 1, { id, statement: this.code, cells: [cell], params: all });
  }

  list(): ReadingProblem[] {
    return [...this.byKind.values()].flatMap(({ problems, singly }) =>
      problems.length > singly ? [asOne(problems)] : problems,
    );
  }

  private note(kind: string, singly: number, problem: ReadingProblem): void {
    const known = this.byKind.get(kind);
    if (known) known.problems.push(problem);
    else this.byKind.set(kind, { problems: [problem], singly });
  }
}

/** Problems of a kind as one: the cells by their ranges, every other word of the sentence with all that it stands for. */
function asOne(problems: readonly ReadingProblem[]): ReadingProblem {
  const [first] = problems;
  if (!first) throw new Error('no problem to tell');
  const cells = problems.flatMap((problem) => problem.cells);
  const params: Record<string, string> = {};
  for (const name of Object.keys(first.params)) {
    const isPlace = name === 'address' || name === 'range';
    params[name] = isPlace ? rangesIn(cells) : listed(problems.map((problem) => problem.params[name] ?? ''));
  }
  return { ...first, cells, params, parts: problems.map((problem) => problem.params) };
}

/** Different texts between the quotation marks of a sentence: “甲”、“乙”. */
function listed(texts: readonly string[]): string {
  const different = [...new Set(texts)];
  const named = different.slice(0, TEXTS_QUOTED).join('”、“');
  return different.length > TEXTS_QUOTED ? say('reading.andMore', { named, count: different.length }) : named;
}

/** The cells of a sheet as a sentence names them: C7:C58, or the first ranges and how many cells there are. */
export function rangesIn(cells: readonly CellRef[]): string {
  const blocks = blocksOf(cells);
  const named = blocks.slice(0, RANGES_NAMED).map(rangeOf).join('、');
  return blocks.length > RANGES_NAMED ? say('reading.several', { first: named, count: cells.length }) : named;
}

/** Cells as blocks: those below each other in a column, then columns side by side that reach equally far. */
function blocksOf(cells: readonly CellRef[]): Block[] {
  const places = cells.flatMap(({ address }) => parseAddress(address) ?? []);
  places.sort((a, b) => a.column - b.column || a.row - b.row);
  const runs: Block[] = [];
  for (const { row, column } of places) {
    const last = runs.at(-1);
    if (last?.left === column && row <= last.bottom + 1) runs[runs.length - 1] = { ...last, bottom: row };
    else runs.push({ top: row, left: column, bottom: row, right: column });
  }
  const blocks: Block[] = [];
  const open = new Map<string, Block>();
  for (const run of runs) {
    const rows = `${run.top}:${run.bottom}`;
    const beside = open.get(rows);
    const reaches = beside?.right === run.left - 1;
    if (beside && !reaches) blocks.push(beside);
    open.set(rows, beside && reaches ? { ...beside, right: run.right } : run);
  }
  return [...blocks, ...open.values()].sort((a, b) => a.left - b.left || a.top - b.top);
}

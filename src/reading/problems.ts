/** What could not be used, gathered statement by statement. */
import type { CellRef, ReadingProblem, ReadingRuleId, StatementCode } from '../accounts';
import { say } from '../sentences';

/** So many problems of a kind are told one by one; the rest of them in one sentence that holds all their cells. */
const TOLD_SINGLY = 50;
/** Cell text is quoted up to this length. */
const QUOTE_LENGTH = 30;

/** Cell text as a sentence quotes it. */
export function quote(text: string): string {
  const trimmed = text.trim();
  return trimmed.length > QUOTE_LENGTH ? `${trimmed.slice(0, QUOTE_LENGTH)}…` : trimmed;
}

export class ProblemLog {
  private readonly byKind = new Map<string, ReadingProblem[]>();

  constructor(private readonly code: StatementCode) {}

  /** Notes a problem; `params` fill the placeholders of the rule's sentence. */
  add(id: ReadingRuleId, cells: readonly CellRef[], params: Readonly<Record<string, string>>): void {
    const known = this.byKind.get(id) ?? [];
    this.byKind.set(id, known);
    known.push({ id, statement: this.code, cells, params });
  }

  /** A problem of one cell, which the sentence names by its address. */
  addAt(id: ReadingRuleId, cell: CellRef, params: Readonly<Record<string, string>>): void {
    this.add(id, [cell], { address: cell.address, ...params });
  }

  list(): ReadingProblem[] {
    return [...this.byKind.values()].flatMap((problems) => {
      const rest = problems.slice(TOLD_SINGLY);
      const [first] = rest;
      if (!first || rest.length === 1) return problems;
      const place = first.params['range'] === undefined ? 'address' : 'range';
      const several = say('reading.several', { first: first.params[place] ?? '', count: rest.length });
      return problems.slice(0, TOLD_SINGLY).concat({
        ...first,
        cells: rest.flatMap((problem) => problem.cells),
        params: { ...first.params, [place]: several },
      });
    });
  }
}

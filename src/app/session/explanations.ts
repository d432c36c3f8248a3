/** 审核说明: which finding an explanation belongs to, and whether it still fits its figures. */
import type { CheckResult, Finding } from '../../checking';
import type { Explanation } from './kept';

/** A finding in the pane's list. */
export interface FindingEntry {
  /** Names the finding within one result. */
  readonly id: string;
  readonly finding: Finding;
  readonly explanation: Explanation | undefined;
  /** True when the figures have changed since the explanation was written. */
  readonly stale: boolean;
}

/** A finding at level 核实 counts as settled once it is explained. */
export function isSettled({ finding, explanation, stale }: FindingEntry): boolean {
  return finding.level === 'verify' && explanation !== undefined && !stale;
}

/** The explanation of a finding, as it is kept. */
export function explain(finding: Finding, text: string, at: Date): Explanation {
  return { rule: finding.rule, cells: cellsOf(finding), figures: figuresOf(finding), text, at: at.toISOString() };
}

/** Whether an explanation was written for this very finding, its figures left aside. */
export function isAbout(explanation: Explanation, finding: Finding): boolean {
  return explanation.rule === finding.rule && same(explanation.cells, cellsOf(finding));
}

/** The entries of a result's findings, each with its explanation. */
export function entriesOf(result: CheckResult, explanations: readonly Explanation[]): FindingEntry[] {
  const seen = new Map<string, number>();
  const taken = new Set<Explanation>();
  return result.findings.map((finding) => {
    const name = [finding.rule, ...cellsOf(finding)].join('|');
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    const explanation = explanationOf(finding, explanations, taken);
    if (explanation) taken.add(explanation);
    return {
      id: count === 1 ? name : `${name}|${count}`,
      finding,
      explanation,
      stale: explanation !== undefined && !fits(explanation, finding),
    };
  });
}

/** Whether the figures are those that an explanation was written for. */
function fits({ figures }: Explanation, finding: Finding): boolean {
  return figures.length === 0 || same(figures, figuresOf(finding));
}

/** Explanations that belong to no finding any more. */
export function orphansOf(entries: readonly FindingEntry[], explanations: readonly Explanation[]): Explanation[] {
  const used = new Set(entries.map(({ explanation }) => explanation));
  return explanations.filter((explanation) => !used.has(explanation));
}

/** By its cells; where rows have been inserted and the cells have moved, by its figures. */
function explanationOf(
  finding: Finding,
  explanations: readonly Explanation[],
  taken: ReadonlySet<Explanation>,
): Explanation | undefined {
  if (finding.level !== 'verify') return undefined;
  const own = explanations.filter((candidate) => candidate.rule === finding.rule && !taken.has(candidate));
  const figures = figuresOf(finding);
  return (
    own.find((candidate) => same(candidate.cells, cellsOf(finding))) ??
    own.find((candidate) => same(candidate.figures, figures))
  );
}

function cellsOf({ cells }: Finding): string[] {
  return cells.filter(({ role }) => role !== 'term').map(({ sheet, address }) => `${sheet}!${address}`);
}

function figuresOf({ actual, expected, message }: Finding): string[] {
  return actual && expected ? [actual.toJSON(), expected.toJSON()] : [message];
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((text, index) => text === b[index]);
}

/** How one rule is doing: instances that held, findings, roundings, and what kept it from running. */
import type { Level } from '../forms';
import { say } from '../sentences';
import type { Finding, RuleOutcome } from './finding';
import { listedPlaces } from './sentences';

export class Tally {
  private held = 0;
  private readonly wrong: Finding[] = [];
  private readonly roundings: Rounding[] = [];
  private readonly reasons = new Set<string>();

  constructor(private readonly rule: { readonly id: string; readonly level: Level; readonly sentence: string }) {}

  passed(): void {
    this.held += 1;
  }

  failed(finding: Finding): void {
    this.wrong.push(finding);
  }

  /** `difference` is the finding's difference in words. */
  rounding(finding: Finding, difference: string): void {
    this.roundings.push({ finding, difference });
  }

  notRun(reason: string): void {
    this.reasons.add(reason);
  }

  /**
   * A rule with a finding has failed. One that could not run somewhere is not run, even if it held elsewhere: what was
   * not looked at is never counted as passed.
   */
  get outcome(): RuleOutcome {
    const rule = this.rule.id;
    if (this.wrong.length > 0) return { rule, state: 'failed' };
    const [first] = this.reasons;
    if (first !== undefined) {
      const reason = this.reasons.size > 1 ? say('checking.reasons', { first, count: this.reasons.size }) : first;
      return { rule, state: 'notRun', reason };
    }
    return { rule, state: this.held + this.roundings.length > 0 ? 'passed' : 'notApplicable' };
  }

  get findings(): readonly Finding[] {
    return [...this.wrong, ...this.groupedRoundings()];
  }

  /** 尾差 are harmless and come in dozens: more than one of a rule make one hint. */
  private groupedRoundings(): readonly Finding[] {
    const [first] = this.roundings;
    if (!first) return [];
    if (this.roundings.length === 1) return [first.finding];
    const largest = this.roundings.reduce((a, b) => (sizeOf(b) > sizeOf(a) ? b : a));
    const cells = this.roundings.flatMap(({ finding }) => finding.cells.filter((cell) => cell.role === 'actual'));
    const message = say('checking.manyRoundings', {
      sentence: this.rule.sentence,
      count: this.roundings.length,
      difference: largest.difference,
      cells: listedPlaces(cells),
    });
    return [{ ...largest.finding, message, cells }];
  }
}

interface Rounding {
  readonly finding: Finding;
  readonly difference: string;
}

function sizeOf({ finding }: Rounding): number {
  return finding.difference?.yuan.abs().toNumber() ?? 0;
}

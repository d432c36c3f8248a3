/** 审核结果: what a check says, and how each rule ended. */
import type { CellRef, Money, StatementCode } from '../accounts';
import type { Level } from '../forms';

/** What a cell is in a finding: the figure that is doubted, what it is held against, a term of a sum, or the place. */
export type CellRole = 'actual' | 'expected' | 'term' | 'place';

export interface FindingCell extends CellRef {
  readonly role: CellRole;
}

export interface Finding {
  /** Id of the rule in the form, for example `01-1`. */
  readonly rule: string;
  readonly level: Level;
  /** The statement that the finding belongs to; absent when it is about the whole book. */
  readonly statement?: StatementCode;
  /** The sentence shown to the user, in Chinese. */
  readonly message: string;
  /** In 元, where the rule compares amounts. `difference` is actual − expected. */
  readonly expected?: Money;
  readonly actual?: Money;
  readonly difference?: Money;
  readonly cells: readonly FindingCell[];
  /** 依据. */
  readonly basis: string;
}

/** How a rule ended. A rule that only found 尾差 has passed; `notRun` is never counted as passed. */
export type RuleState = 'passed' | 'failed' | 'notApplicable' | 'notRun';

export interface RuleOutcome {
  readonly rule: string;
  readonly state: RuleState;
  /** Why it was not run, in words. */
  readonly reason?: string;
}

export interface CheckResult {
  readonly findings: readonly Finding[];
  readonly outcomes: readonly RuleOutcome[];
}

/** What the checks of facts have in common. */
import type { StatementCode } from '../accounts';
import type { SentenceParams } from '../sentences';
import type { CheckContext } from './context';
import type { FindingCell } from './finding';

/** What a fact's check reports: the statement, the values for the fact's sentence, and the cells. */
export interface FactFailure {
  readonly statement?: StatementCode;
  readonly params: SentenceParams;
  readonly cells: readonly FindingCell[];
}

/** Looks at one statement, or at the whole book; `undefined` stands for “nothing to look at here”. */
export type FactCheck = (context: CheckContext) => { readonly looked: number; readonly failures: FactFailure[] };

/** What the checks of facts have in common. */
import { inSteps, type InSteps, type StatementCode } from '../accounts';
import type { SentenceParams } from '../sentences';
import type { CheckContext } from './context';
import type { FindingCell } from './finding';

/** What a fact's check reports: the statement, the values for the fact's sentence, and the cells. */
export interface FactFailure {
  readonly statement?: StatementCode;
  readonly params: SentenceParams;
  readonly cells: readonly FindingCell[];
}

/** How much a fact's check looked at, which may be nothing, and what failed. */
export interface FactResult {
  readonly looked: number;
  readonly failures: readonly FactFailure[];
  /** Why it could not be looked at everywhere. */
  readonly notRun?: string | undefined;
}

/** A short look gives its result at once, a long one in steps. */
export type FactCheck = (context: CheckContext) => FactResult | InSteps<FactResult>;

/** Looks at each of `items`, pausing on the way; `undefined` from `look` means that the fact does not apply there. */
export function* lookAtEach<T>(
  items: readonly T[],
  look: (item: T, index: number) => readonly FactFailure[] | undefined,
): InSteps<FactResult> {
  let looked = 0;
  const failures: FactFailure[] = [];
  yield* inSteps(items, (item, index) => {
    const found = look(item, index);
    if (!found) return;
    looked += 1;
    failures.push(...found);
  });
  return { looked, failures };
}

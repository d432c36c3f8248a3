/** Reading lets whoever waits beside it in, be that the page of a pane or nobody. */
import { letOthersIn, type InSteps } from '../../accounts';

/** Time after which others are let in; a step of the work comes on top, and both together are to stay below 50 ms. */
const SLICE_MS = 12;

/** Runs work to its end, with pauses. */
export async function inPauses<T>(work: InSteps<T>): Promise<T> {
  let started = performance.now();
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    if (performance.now() - started < SLICE_MS) continue;
    await letOthersIn();
    started = performance.now();
  }
}

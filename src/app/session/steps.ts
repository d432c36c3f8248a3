/** Long work in slices, so that the page stays alive: a pane that does not answer for 5 s is restarted by Office. */

import { letOthersIn } from '../../accounts';

/** Time after which the page is let in. One step of the work comes on top, and both together are to stay below 50 ms. */
const SLICE_MS = 12;

/** The user has cancelled the work. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';
}

/** What work knows of being watched: it tells how far it is, and asks whether to go on. */
export interface Watcher {
  /** Throws {@link Cancelled} when the user has cancelled. */
  check(): void;
  /** The share done, 0 to 1. */
  report(share: number): void;
}

/** Runs a generator to its end, letting the page in after each slice. */
export async function inSlices<Step, Result>(
  steps: Generator<Step, Result>,
  watcher: Watcher,
  shareOf?: (step: Step) => number,
): Promise<Result> {
  let started = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() - started < SLICE_MS) continue;
    if (shareOf) watcher.report(shareOf(step.value));
    await letOthersIn();
    watcher.check();
    started = performance.now();
  }
}

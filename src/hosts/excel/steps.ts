/** What is to be written, in pieces of known size, so that everything goes in one round trip unless it is too much. */
import { LIMITS } from './limits';

export interface Step {
  /** About what the step adds to the request. */
  readonly bytes: number;
  readonly take: () => void;
}

/** A step of a few properties or calls. */
export function smallStep(take: () => void): Step {
  return { bytes: 2_000, take };
}

/** Takes all steps in order, in as few round trips as their size allows. */
export async function takeSteps(context: Excel.RequestContext, steps: readonly Step[]): Promise<void> {
  if (steps.length === 0) return;
  context.application.suspendApiCalculationUntilNextSync();
  context.application.suspendScreenUpdatingUntilNextSync();
  let bytes = 0;
  let taken = 0;
  for (const step of steps) {
    if (taken > 0 && bytes + step.bytes > LIMITS.REQUEST_BYTES_MAX) break;
    step.take();
    bytes += step.bytes;
    taken += 1;
  }
  await context.sync();
  await takeSteps(context, steps.slice(taken));
}

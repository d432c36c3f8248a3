/**
 * Renders templates in steps. The engine renders by generators within generators, and its own way of running them does
 * not pause: a narrative of thousands of subjects would hold the pane up for half a second.
 */
import type { Liquid } from 'liquidjs';
import type { InSteps } from '../accounts';

/** Turns of the engine's generators between two pauses: a few milliseconds of work. */
const TURNS_PER_STEP = 2_000;

/** What the template `text` makes of `scope`. Throws the engine's own errors. */
export function* renderInSteps(engine: Liquid, text: string, scope: object): InSteps<string> {
  const turns = { taken: 0 };
  return String(yield* run(engine._parseAndRender(text, scope, { sync: true }), turns));
}

function* run(work: Iterator<unknown, unknown, unknown>, turns: { taken: number }): InSteps<unknown> {
  let turn = work.next();
  for (;;) {
    turns.taken += 1;
    if (turns.taken % TURNS_PER_STEP === 0) yield;
    let { value } = turn;
    if (isWork(value)) {
      try {
        value = yield* run(value, turns);
      } catch (error) {
        if (turn.done || !work.throw) throw error;
        turn = work.throw(error);
        continue;
      }
    }
    if (turn.done) return value;
    turn = work.next(value);
  }
}

function isWork(value: unknown): value is Iterator<unknown, unknown, unknown> {
  return typeof value === 'object' && value !== null && 'next' in value && 'throw' in value;
}

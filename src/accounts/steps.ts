/** Long work in steps, so that a pane can let its user in between them; everything else runs it to its end. */

/** Work that pauses on the way. */
export type InSteps<T> = Generator<void, T>;

/** So many rows, sums or comparisons are a few milliseconds of work. */
const ITEMS_PER_STEP = 200;

/** Visits each item in turn, pausing after every few hundred. */
export function* inSteps<T>(items: Iterable<T>, visit: (item: T, index: number) => void): InSteps<void> {
  let visited = 0;
  for (const item of items) {
    visit(item, visited);
    visited += 1;
    if (visited % ITEMS_PER_STEP === 0) yield;
  }
}

/** The result of work that nobody waits beside. */
export function finished<T>(work: Generator<unknown, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** A message, not a timer: the page of a closed pane has its timers slowed to one a second. */
export function letOthersIn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

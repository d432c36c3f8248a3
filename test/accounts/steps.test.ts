/** Long work in steps. */
import fc from 'fast-check';
import { finished, inSteps, type InSteps } from '../../src/accounts';

function pausesOf(work: InSteps<unknown>): number {
  let pauses = 0;
  while (!work.next().done) pauses += 1;
  return pauses;
}

describe('work in steps', () => {
  it('visits every item once, in order, whatever their number', () => {
    fc.assert(
      fc.property(fc.nat({ max: 1_000 }), (count) => {
        const items = Array.from({ length: count }, (_, index) => `第${index}行`);
        const visited: string[] = [];
        finished(inSteps(items, (item, index) => visited.push(`${index}:${item}`)));
        expect(visited).toEqual(items.map((item, index) => `${index}:${item}`));
      }),
    );
  });

  it('pauses the more often the more there is to do, and not at all for little', () => {
    const items = (count: number): InSteps<void> => inSteps(new Array<number>(count).fill(0), () => undefined);
    expect(pausesOf(items(100))).toBe(0);
    expect(pausesOf(items(20_000))).toBe(2 * pausesOf(items(10_000)));
    expect(pausesOf(items(10_000))).toBeGreaterThan(20);
  });
});

/** What must hold wherever the pane is drawn: nothing cut off, no violation of accessibility; and a picture to look at. */
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type * as Axe from 'axe-core';
import type { Frame, Page } from 'playwright-core';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const OUT = join(__dirname, '..', '..', 'out');

export interface Drawn {
  /** The page that is photographed. */
  readonly page: Page;
  /** Where the pane is: the page itself, or the frame that an add-in is shown in. */
  readonly frame: Page | Frame;
  /** The part that is looked at; the whole document when left out. */
  readonly part?: string;
  /** Parts of it that are not ours. */
  readonly without?: readonly string[];
}

/** Photographs the page into `out/<picture>.png`, and expects its part to be sound. */
export async function expectSound({ page, frame, part, without = [] }: Drawn, picture: string): Promise<void> {
  const path = join(OUT, `${picture}.png`);
  await frame.evaluate(settled);
  mkdirSync(dirname(path), { recursive: true });
  await page.screenshot({ path, animations: 'disabled' });
  const wide = await frame.evaluate(() => {
    const panel = document.querySelector('main');
    return panel ? panel.scrollWidth - panel.clientWidth : 0;
  });
  expect({ picture, wide }).toEqual({ picture, wide: 0 });
  await frame.evaluate(AXE);
  const violations = await frame.evaluate(
    async ({ include, exclude }) => {
      const { axe } = window as unknown as { axe: typeof Axe };
      const found = await axe.run({ include: [include], exclude: exclude.map((each) => [each]) });
      return found.violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
      );
    },
    { include: [part ?? 'html'], exclude: without },
  );
  expect({ picture, violations }).toEqual({ picture, violations: [] });
}

/** Resolves when colours that were just changed are there. Runs in the browser. */
async function settled(): Promise<void> {
  await new Promise(requestAnimationFrame);
  const passing = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
  await Promise.allSettled(passing.map(({ finished }) => finished));
}

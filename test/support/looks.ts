/** The widths and colours that a page is looked at in. */
import type { Page } from 'playwright-core';

export const COLOURS = {
  light: { colorScheme: 'light', forcedColors: 'none' },
  dark: { colorScheme: 'dark', forcedColors: 'none' },
  /** High contrast, as Windows forces it. */
  forced: { colorScheme: 'dark', forcedColors: 'active' },
} as const;

export type Colours = keyof typeof COLOURS;

/** Goes through the colours, at each of the widths; the page stays as it is otherwise. */
export async function inEveryLook(
  page: Page,
  widths: readonly number[],
  look: (name: `${number}-${Colours}`) => Promise<void>,
): Promise<void> {
  const height = page.viewportSize()?.height ?? 900;
  for (const width of widths) {
    await page.setViewportSize({ width, height });
    for (const colours of Object.keys(COLOURS) as Colours[]) {
      await page.emulateMedia(COLOURS[colours]);
      await look(`${width}-${colours}`);
    }
  }
  await page.emulateMedia({ colorScheme: null, forcedColors: null });
}

/** The built add-in in the simulated Excel, in a browser: opened, watched for faults, and reached into. */
import type { Browser, BrowserContextOptions, Frame, Page } from 'playwright-core';
import type { ServedExcel } from '../excel-host/serve';
import { guarded, type Guarded } from '../support/guarded';

export interface OpenedAddin extends Guarded {
  /** The frame that Excel shows the add-in in. */
  readonly pane: Frame;
}

/** What office.js does that our policy refuses on purpose: it asks Microsoft for a frame of telemetry. */
const REFUSED_ON_PURPOSE = /telemetryservice|Refused to frame 'https:\/\/|Framing 'https:\/\//i;

/** Opens the task pane beside the workbook that is on stage. */
export async function openAddin(
  browser: Browser,
  served: ServedExcel,
  options: BrowserContextOptions = {},
): Promise<OpenedAddin> {
  const viewport = { width: 360, height: 900 };
  const watched = await guarded(
    browser,
    served.origin,
    { ignoreHTTPSErrors: true, viewport, ...options },
    REFUSED_ON_PURPOSE,
  );
  await watched.page.goto(served.urlOf('taskpane.html'));
  return { ...watched, pane: await paneOf(watched.page) };
}

/** The add-in's frame in the page of Excel, which is another one after that page was loaded anew. */
export async function paneOf(page: Page): Promise<Frame> {
  const element = await page.waitForSelector('iframe');
  const frame = await element.contentFrame();
  if (!frame) throw new Error('Excel shows no frame');
  return frame;
}

/** Everything that the workbook holds, to compare before and after. */
export function dump(page: Page): Promise<unknown> {
  return page.evaluate(() => globalThis.simulated?.book.dump());
}

/** Types into a cell, as the user does. */
export function type(page: Page, sheet: string, address: `${string}${number}`, value: string | number): Promise<void> {
  return page.evaluate((typed) => void globalThis.simulated?.book.type(typed.sheet, typed.address, typed.value), {
    sheet,
    address,
    value,
  });
}

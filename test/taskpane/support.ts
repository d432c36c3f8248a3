/** The built add-in in the simulated Excel, in a browser: opened, watched for faults, and reached into. */
import type { Browser, BrowserContextOptions, Frame, Page } from 'playwright-core';
import type { ServedExcel } from '../excel-host/serve';

export interface OpenedAddin {
  readonly page: Page;
  /** The frame that Excel shows the add-in in. */
  readonly pane: Frame;
  /** What was asked of other servers, what failed, what the policy refused. */
  readonly faults: string[];
  readonly close: () => Promise<void>;
}

/**
 * What office.js does that our policy refuses on purpose: it asks Microsoft for a frame of telemetry.
 */
const REFUSED_ON_PURPOSE = /telemetryservice|Refused to frame 'https:\/\/|Framing 'https:\/\//i;

/** Opens the task pane beside the workbook that is on stage. */
export async function openAddin(
  browser: Browser,
  served: ServedExcel,
  options: BrowserContextOptions = {},
): Promise<OpenedAddin> {
  const context = await browser.newContext({
    ignoreHTTPSErrors: true,
    viewport: { width: 360, height: 900 },
    ...options,
  });
  const faults: string[] = [];
  await context.route('**/*', (route) => {
    const url = route.request().url();
    if (url.startsWith(served.origin) || /^(?:data|blob):/.test(url)) return route.continue();
    faults.push(`asked for ${url}`);
    return route.abort();
  });
  const page = await context.newPage();
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !REFUSED_ON_PURPOSE.test(message.text())) faults.push(message.text());
  });
  await page.goto(served.urlOf('taskpane.html'));
  const pane = await frameOf(page);
  return { page, pane, faults, close: () => context.close() };
}

async function frameOf(page: Page): Promise<Frame> {
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

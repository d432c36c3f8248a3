/** A page that may ask nobody but its own server and has nothing to complain of, from its first request to its last. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

export interface Guarded {
  readonly page: Page;
  /** What was asked of other servers, what failed, what the page complained of. */
  readonly faults: string[];
  /** Expects that there were no faults in all that time, and closes the page. */
  readonly close: () => Promise<void>;
}

/** Opens a blank page that is watched from now on; complaints that `excused` matches are none. */
export async function guarded(
  browser: Browser,
  origin: string,
  options: BrowserContextOptions = {},
  excused?: RegExp,
): Promise<Guarded> {
  // Without motion, a picture shows how things end.
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
  const faults: string[] = [];
  await context.route('**/*', (route) => {
    const url = route.request().url();
    if (url.startsWith(`${origin}/`) || /^(?:data|blob):/.test(url)) return route.continue();
    faults.push(`asked for ${url}`);
    return route.abort();
  });
  const page = await context.newPage();
  page.on('websocket', (socket) => faults.push(`asked for ${socket.url()}`));
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    const isComplaint = message.type() === 'error' || message.type() === 'warning';
    if (isComplaint && excused?.test(message.text()) !== true) faults.push(message.text());
  });
  const close = async (): Promise<void> => {
    expect(faults).toEqual([]);
    await context.close();
  };
  return { page, faults, close };
}

/** What holds for every page that we ship. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

interface Read {
  readonly html: string;
  readonly origins: readonly string[];
}

/**
 * What the pages of a built program break, each with its file. `blank` is a page that reads them; scripts may come from
 * `origins` besides the page's own.
 */
export async function laxPages(blank: Page, folder: string, origins: readonly string[] = []): Promise<string[]> {
  const faults: string[] = [];
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.html'))) {
    const html = readFileSync(join(folder, name), 'utf8');
    faults.push(...(await blank.evaluate(faultsOf, { html, origins })).map((fault) => `${name}: ${fault}`));
  }
  return faults;
}

/** Runs in the browser, so that it may use nothing from outside itself. */
function faultsOf({ html, origins }: Read): string[] {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const policy = page.querySelector('meta[http-equiv=Content-Security-Policy]');
  const directives = new Map<string, string>();
  for (const directive of (policy?.getAttribute('content') ?? '').split('; ')) {
    const [name = '', ...sources] = directive.split(' ');
    directives.set(name, sources.join(' '));
  }
  const faults: string[] = [];
  if (directives.get('default-src') !== "'none'") faults.push('default-src');
  if (directives.get('script-src') !== ["'self'", ...origins].join(' ')) faults.push('script-src');
  if (directives.get('connect-src') !== "'self'") faults.push('connect-src');
  // A policy holds for what comes after it.
  const script = page.querySelector('script');
  const follows = script && (policy?.compareDocumentPosition(script) ?? 0) & Node.DOCUMENT_POSITION_FOLLOWING;
  if (!follows) faults.push('no policy before the first script');
  for (const inline of page.querySelectorAll('script:not([src])')) faults.push(inline.outerHTML);
  for (const element of page.querySelectorAll('*')) {
    for (const name of element.getAttributeNames().filter((attribute) => attribute.startsWith('on'))) faults.push(name);
    const url = element.getAttribute('src') ?? element.getAttribute('href') ?? '';
    if (/^(\w+:)?\/\//.test(url) && !origins.some((origin) => url.startsWith(`${origin}/`))) faults.push(url);
  }
  return faults;
}

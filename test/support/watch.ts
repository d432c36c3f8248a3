/** What a page does in Chromium. */
import type { Page } from 'playwright-core';

export interface Watched {
  /** URLs that the page asked for. */
  readonly requests: string[];
  /** What the browser's console says of refused content, and errors that no one caught. */
  readonly complaints: string[];
}

/** Notes what a page does from now on. */
export function watch(page: Page): Watched {
  const watched: Watched = { requests: [], complaints: [] };
  page.on('request', (request) => watched.requests.push(request.url()));
  page.on('pageerror', (error) => watched.complaints.push(error.message));
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) watched.complaints.push(message.text());
  });
  return watched;
}

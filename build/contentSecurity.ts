/**
 * What the pages may load. It stands in each page, so that it holds on any web server; a server may send it again as a
 * header, with what a page cannot say of itself.
 */
import { OFFICE_SCRIPTS, type OfficeSource } from './office';

/**
 * Fluent UI and the spreadsheet of the browser edition write style elements; no script is inline and none is evaluated.
 * `frame-src` also keeps out the telemetry of Microsoft that office.js would put into the pages as a frame.
 */
const POLICY: Readonly<Record<string, readonly string[]>> = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'", "'unsafe-inline'"],
  'img-src': ["'self'", 'data:', 'blob:'],
  'font-src': ["'self'", 'data:'],
  'connect-src': ["'self'"],
  'frame-src': ["'self'"],
  'worker-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
};

/** The policy of a page; `office` where the page loads Microsoft's client library. */
export function contentSecurityPolicy(office?: OfficeSource): string {
  return Object.entries(POLICY)
    .map(([directive, sources]) => [directive, ...sources, ...(directive === 'script-src' ? scriptOrigin(office) : [])])
    .map((words) => words.join(' '))
    .join('; ');
}

function scriptOrigin(office: OfficeSource | undefined): string[] {
  return office === undefined || office === 'bundled' ? [] : [new URL(OFFICE_SCRIPTS[office]).origin];
}

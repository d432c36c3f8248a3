/** The port on the embedded spreadsheet of the browser edition, and .xlsx files in and out of it. */
export type { OpenedBook } from './book';
export { WebHost } from './host';
export { Spreadsheet } from './spreadsheet';
export { openSnapshots } from './values-only';
export { openXlsx } from './xlsx/open';
export type { Saved } from './xlsx/save';

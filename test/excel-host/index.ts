/** A simulated Excel in which the unmodified client library runs. In Node: `page.ts`; in a browser: `browser.ts`. */
export { SimulatedExcel, SETTINGS, windowName, type Fault, type RoundTrip, type Settings } from './excel';
export { SimBook, type Compute, type SimComment } from './model/book';
export { SimSheet, type ConditionalFormat, type SimCell } from './model/sheet';

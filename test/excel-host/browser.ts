/**
 * The simulated Excel as a page of a browser: it hosts the add-in's page in a frame, as Excel on the web does. Tests reach
 * it as `simulated`.
 */
import type { SheetSnapshot } from '../../src/workbook';
import { SETTINGS, SimulatedExcel, windowName, type Settings } from './excel';
import { SimBook } from './model/book';

/** What the served page is told in `book.json`. */
export interface Stage {
  readonly sheets: readonly SheetSnapshot[];
  readonly settings?: Partial<Settings>;
}

declare global {
  /** The Excel of the page; there once the add-in's frame has begun to load. */
  var simulated: SimulatedExcel | undefined;
}

/** Shows an add-in's page, an address of this origin, in a frame beside this Excel. */
export function hostInFrame(page: string, excel: SimulatedExcel): void {
  const frame = document.createElement('iframe');
  // Before the frame is in the document: its window takes the name when it comes to be.
  frame.name = windowName(window.location.origin, excel.settings.locale);
  excel.send = (message) => frame.contentWindow?.postMessage(message, window.location.origin);
  window.addEventListener('message', ({ data, source, origin }: MessageEvent<unknown>) => {
    const isOurs = source === frame.contentWindow && origin === window.location.origin;
    if (isOurs && typeof data === 'string' && data.startsWith('{')) excel.receive(data);
  });
  frame.src = page;
  document.body.append(frame);
}

/** Starts the page: `?page=taskpane.html` is shown beside the workbook of `book.json`. */
export async function startHostPage(): Promise<void> {
  const stage = (await (await fetch('book.json')).json()) as Stage;
  const page = new URLSearchParams(window.location.search).get('page');
  if (page === null) throw new Error('no page to host');
  const excel = new SimulatedExcel(SimBook.of(stage.sheets), { ...SETTINGS, ...stage.settings });
  globalThis.simulated = excel;
  hostInFrame(`/${page}`, excel);
}

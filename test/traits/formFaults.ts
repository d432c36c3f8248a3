/** Whether what is said of a book's form agrees with how the book was printed, whichever form it was taken for. */
import type { FormReading } from '../../src/accounts';
import sentences from '../../src/sentences/zh-CN/reading.json';
import type { Looks } from './dimensions';
import type { PrintedBook } from './print/book';

const UPRIGHT: readonly Looks['form07'][] = ['vertical', 'numbered', 'partsColumn', 'operating'];

/** Whether what a departure says is so. */
function claims({ looks }: PrintedBook): Readonly<Partial<Record<keyof typeof sentences, boolean>>> {
  const numbered = looks.numbering !== 'none';
  return {
    noNumbers: !numbered,
    numbers: numbered,
    otherNumbers: numbered,
    lacksLines: looks.lineNumbers === 'none',
    printsLines: looks.lineNumbers === 'printed',
    lacksColumns: looks.columnNumbers === 'none',
    printsColumns: looks.columnNumbers !== 'none',
    lacksUnit: looks.unit === 'once',
    grid_upright: UPRIGHT.includes(looks.form07),
    grid_rows: looks.form07 === 'rows',
  };
}

/** What is wrong with what is said of the form: said twice, not filled in, or not so. */
export function formFaults(book: PrintedBook, { departures }: FormReading): string[] {
  const faults: string[] = [];
  if (new Set(departures).size < departures.length) faults.push(`a departure is told twice: ${departures.join(' ')}`);
  for (const departure of departures) {
    if (/undefined|[{}]/.test(departure)) faults.push(`a departure is not filled in: ${departure}`);
  }
  for (const [key, isSo] of Object.entries(claims(book))) {
    const said = new RegExp(`^${sentences[key as keyof typeof sentences].replace(/\{\w+\}/g, '.+')}$`);
    const found = departures.find((departure) => said.test(departure));
    if (found !== undefined && !isSo) faults.push(`a departure is not so: ${found}`);
  }
  return faults;
}

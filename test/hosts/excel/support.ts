/** A workbook in the simulated Excel, with the port on it. */
import { addressOf, rangeOf } from '../../../src/accounts';
import { createExcelHost, LIMITS, type ExcelHost } from '../../../src/hosts/excel';
import { openWorkbook } from '../../../src/hosts/file';
import { markLevelOf } from '../../../src/workbook';
import { SimBook, SimulatedExcel } from '../../excel-host';
import { openPage } from '../../excel-host/page';
import type { LiveSubject } from '../contract-live';

export interface ExcelSubject extends LiveSubject {
  readonly host: ExcelHost;
  readonly excel: SimulatedExcel;
  readonly book: SimBook;
}

/** Opens an .xlsx file's values in the simulated Excel. */
export async function openBytes(bytes: Uint8Array): Promise<ExcelSubject> {
  const file = await openWorkbook(bytes, '决算.xlsx');
  return openBook(SimBook.of(await file.readSheets()));
}

/** Opens a workbook in the simulated Excel. */
export async function openBook(book: SimBook): Promise<ExcelSubject> {
  const excel = new SimulatedExcel(book);
  await openPage(excel);
  return {
    host: await createExcelHost(),
    excel,
    book,
    dump: () => book.dump(),
    marked: (sheet) =>
      book
        .sheet(sheet)
        .formats.flatMap(({ formula, blocks }) => blocks.map((block) => `${markLevelOf(formula)} ${rangeOf(block)}`))
        .sort(),
    type: (...cells) => {
      for (const cell of cells) book.type(...cell);
    },
    hide: (sheet) => void (book.sheet(sheet).visibility = 'hidden'),
    addSheet: (sheet) => void book.add(sheet),
    removeSheet: (sheet) => book.remove(book.sheet(sheet)),
    selected: () => `${book.active}!${book.selection}`,
    comments: () =>
      Object.fromEntries(
        book.comments.map(({ sheet, row, column, content, replies }) => [
          `${book.find(sheet)?.name}!${addressOf(row, column)}`,
          [content, ...replies.map((reply) => reply.content)],
        ]),
      ),
    settled: () => new Promise((resolve) => setTimeout(resolve, LIMITS.EDITS_PAUSE_MS + 100)),
  };
}

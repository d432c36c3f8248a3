/** A file as a workbook of the spreadsheet. The file host looks at it first: what is damaged, hostile or too big ends there. */
import type { OpenedBook } from '../hosts/web';

/** Rejects with WorkbookError for a file that is no workbook or beyond the limits. */
export async function openBook(bytes: Uint8Array, name: string): Promise<OpenedBook> {
  const [{ openWorkbook }, { openSnapshots, openXlsx }] = await Promise.all([
    import('../hosts/file'),
    import('../hosts/web'),
  ]);
  const file = await openWorkbook(bytes, name);
  const sheets = await file.readSheets();
  return file.isReadOnly ? openSnapshots(sheets, name) : openXlsx(bytes, name);
}

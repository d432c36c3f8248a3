/** Failures of this host in the user's words. */
import { failure, type WorkbookKey } from '../../workbook';

/** Excel's error code, or undefined when the error is not Excel's. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof OfficeExtension.Error ? error.code : undefined;
}

/** What Excel says of an error, for the middle of a sentence: without the code before it and the stop after it. */
export function wordsOf(error: unknown): string {
  const words = error instanceof Error ? error.message : String(error);
  return words
    .trim()
    .replace(/^[A-Za-z]+: /, '')
    .replace(/[.。！!]+$/, '');
}

const SENTENCES: ReadonlyMap<string, WorkbookKey> = new Map([
  ['AccessDenied', 'workbook.excelDenied'],
  ['InvalidOperationInCellEditMode', 'workbook.excelEditing'],
  ['ItemNotFound', 'workbook.excelGone'],
  ['InvalidReference', 'workbook.excelGone'],
  ['InvalidBinding', 'workbook.excelGone'],
  ['RequestPayloadSizeLimitExceeded', 'workbook.excelTooLarge'],
  ['ResponsePayloadSizeLimitExceeded', 'workbook.excelTooLarge'],
]);

/**
 * An error of Excel's as one that can be shown. What is no error of Excel's is a fault of ours and stays as it is, and
 * so does an error that says already what is wrong.
 */
export function inWords(error: unknown, name: string): unknown {
  const code = codeOf(error);
  if (code === undefined) return error;
  return failure(SENTENCES.get(code) ?? 'workbook.excelRefused', { name, message: wordsOf(error) }, error);
}

/** Failures of this host in the user's words. */
import { say, type SentenceKey, type SentenceParams } from '../../sentences';
import { WorkbookError } from '../../workbook';

type WorkbookSentence = Extract<SentenceKey, `workbook.${string}`>;

/** The error that carries a sentence of the catalogue. */
export function failure(key: WorkbookSentence, params: SentenceParams, cause?: unknown): WorkbookError {
  const error = new WorkbookError(say(key, params));
  if (cause !== undefined) error.cause = cause;
  return error;
}

/** What the pane tells of something that was done or could not be done. */
import { type AppKey, type SentenceParams } from '../../sentences';
import { WorkbookError } from '../../workbook';
import { Cancelled } from './steps';

export type Intent = 'success' | 'info' | 'warning' | 'error';

/** A sentence of the pane, or one that comes from the workbook's side. */
export type Notice = { readonly intent: Intent } & (
  { readonly key: AppKey; readonly params?: SentenceParams } | { readonly text: string }
);

/** What is told of a failure: the sentence that it brings for the user, or one that says what to do. */
export function noticeOf(error: unknown): Notice {
  if (error instanceof Cancelled) return { intent: 'info', key: 'app.cancelled' };
  if (error instanceof WorkbookError) return { intent: 'error', text: error.message };
  // Errors of a wording are sentences too; their class comes with the drafting that is loaded when it is used.
  if (error instanceof Error && error.name === 'WordingError') return { intent: 'error', text: error.message };
  return { intent: 'error', key: 'app.failed' };
}

/** What the pane tells of something that was done or could not be done. */
import type { Sentence } from '../../sentences';
import { WorkbookError } from '../../workbook';
import { Cancelled } from './steps';

export type Intent = 'success' | 'info' | 'warning' | 'error';

export interface Notice extends Sentence {
  readonly intent: Intent;
}

/** What is told of a failure: the sentence that it brings for the user, or one that says what to do. */
export function noticeOf(error: unknown): Notice {
  if (error instanceof Cancelled) return { intent: 'info', key: 'app.cancelled' };
  if (error instanceof WorkbookError) return { intent: 'error', ...error.sentence };
  // A wording's faults are told in the language of wordings, Chinese; their class comes with the drafting that is loaded when it is used.
  if (error instanceof Error && error.name === 'WordingError') {
    return { intent: 'error', key: 'app.notDrafted', params: { reason: error.message } };
  }
  return { intent: 'error', key: 'app.failed' };
}

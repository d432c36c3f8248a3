/** What the pane shows. One object, replaced as a whole, so that React sees each change. */
import type { Accounts, StatementCode } from '../../accounts';
import type { CheckResult } from '../../checking';
import type { Narrative } from '../../drafting';
import { WORDING_NAMES, type Form, type Forms, type Level, type WordingName } from '../../forms';
import type { SheetSnapshot } from '../../workbook';
import type { FindingEntry } from './explanations';
import type { Job } from './jobs';
import type { Explanation, Kept } from './kept';
import type { Notice } from './notice';
import type { Preferences } from './preferences';

export const TABS = ['tables', 'check', 'narrative', 'settings'] as const;
export type Tab = (typeof TABS)[number];

/** The workbook as it was last read. */
export interface ReadBook {
  readonly accounts: Accounts;
  readonly form: Form;
  readonly sheets: readonly SheetSnapshot[];
}

/** A file to save, for the page to hand over. */
export interface SavedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly type: string;
}

/** A rule that lacked what it needs. */
export interface NotRunRule {
  readonly rule: string;
  /** What it requires. */
  readonly sentence: string;
  /** What is missing. */
  readonly reason: string;
}

export interface Checked {
  readonly book: ReadBook;
  readonly result: CheckResult;
  readonly entries: readonly FindingEntry[];
  readonly notRun: readonly NotRunRule[];
  /** Explanations whose findings are gone. */
  readonly orphans: readonly Explanation[];
  readonly at: Date;
}

export interface FindingFilter {
  readonly level: Level | 'all';
  /** `book`: findings about the whole book. */
  readonly statement: StatementCode | 'book' | 'all';
}

export interface Drafted {
  readonly narrative: Narrative;
  /** Fingerprint of the figures and answers that it was written for. */
  readonly figures: string;
  readonly at: Date;
}

export interface SessionState {
  readonly tab: Tab;
  readonly job: Job | undefined;
  readonly notice: Notice | undefined;
  readonly preferences: Preferences;
  readonly kept: Kept;
  /** The forms that are known here. */
  readonly forms: Forms;
  /** Absent until the workbook has been read for the first time. */
  readonly book: ReadBook | undefined;
  /** Last year's accounts, from a file; they are not kept in the workbook. */
  readonly prior: Accounts | undefined;
  /** Fingerprint of the figures and answers as they were last read. */
  readonly figures: string | undefined;
  readonly checked: Checked | undefined;
  /** Somebody has edited the workbook since it was read. */
  readonly edited: boolean;
  /** Cells are highlighted. */
  readonly marked: boolean;
  readonly filter: FindingFilter;
  /** Id of the finding that was gone to last. */
  readonly current: string | undefined;
  readonly drafted: Drafted | undefined;
  /** The sheet that is being assigned by hand; empty: none in particular; absent: that part of the pane is closed. */
  readonly assigning: string | undefined;
}

export const NO_FILTER: FindingFilter = { level: 'all', statement: 'all' };

/** The findings that a filter lets through. */
export function filtered(entries: readonly FindingEntry[], { level, statement }: FindingFilter): FindingEntry[] {
  return entries.filter(
    ({ finding }) =>
      (level === 'all' || finding.level === level) &&
      (statement === 'all' || (finding.statement ?? 'book') === statement),
  );
}

/** The wording that was chosen, else the one that goes with the form. */
export function wordingName({ kept, book }: Pick<SessionState, 'kept' | 'book'>): WordingName {
  return kept.wording ?? book?.form.wording ?? WORDING_NAMES[0];
}

/** True when the draft in the pane was written for other figures than the workbook has. */
export function isDraftOld({ drafted, figures, edited }: SessionState): boolean {
  return drafted !== undefined && (edited || drafted.figures !== figures);
}

/** True when the draft that was saved last was written for other figures than the workbook has. */
export function isSavedDraftOld({ kept, figures }: SessionState): boolean {
  return kept.drafted !== undefined && figures !== undefined && kept.drafted.figures !== figures;
}

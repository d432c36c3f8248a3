/** The accounts of one unit for one year: what reading makes of a workbook and every later step works on. */
import type { CellRef } from './cells';
import type { MoneyUnit } from './money';
import type { Located, Statement, StatementCode } from './statement';
import { foldName } from './text';

/** One answer of the supplement (补充资料): text as it was given, and the cell if it stands in the workbook. */
export interface SupplementAnswer {
  readonly text: string;
  /** The unit written with an amount; 元 when none is. */
  readonly unit?: MoneyUnit;
  readonly cell?: CellRef;
}

/** Answers by question key; a question that is asked per subject has one answer a code, under `key|code`. */
export type Supplement = ReadonlyMap<string, SupplementAnswer>;

/** What reading can run into: the ids of its rules, whose sentences are data. They last. */
export const READING_RULE_IDS = [
  'R-1',
  'R-2',
  'R-3',
  'R-4',
  'R-5',
  'R-6',
  'R-7',
  'R-8',
  'R-9',
  'R-10',
  'R-11',
  'R-12',
  'R-13',
  'R-14',
  'R-15',
  'R-21',
  'R-22',
  'R-23',
  'R-24',
  'R-25',
  'R-26',
  'R-27',
  'R-31',
] as const;
export type ReadingRuleId = (typeof READING_RULE_IDS)[number];

/** Something in the workbook that could not be used. */
export interface ReadingProblem {
  readonly id: ReadingRuleId;
  readonly statement?: StatementCode;
  readonly cells: readonly CellRef[];
  /** What the rule's sentence names, by placeholder. */
  readonly params: Readonly<Record<string, string>>;
  /** The same for each of the problems that this one tells of, where it tells of many. */
  readonly parts?: readonly Readonly<Record<string, string>>[];
}

/** Which form a book was read by. */
export interface FormReading {
  /** The form's id. */
  readonly id: string;
  /** False where another form fits as well, or none fits. */
  readonly sure: boolean;
  /** What the book prints otherwise than the form, in words. */
  readonly departures: readonly string[];
}

/** A statement that is known by its title alone: it is there, and not read. */
export interface UnreadStatement {
  readonly code: StatementCode;
  readonly title: Located<string>;
}

export interface Accounts {
  /** The workbook's name. */
  readonly book: string;
  /** As most statements print it. */
  readonly unit: Located<string> | undefined;
  readonly year: Located<number> | undefined;
  readonly form: FormReading;
  readonly statements: ReadonlyMap<StatementCode, Statement>;
  readonly unread: readonly UnreadStatement[];
  readonly supplement: Supplement;
  readonly problems: readonly ReadingProblem[];
}

/** Whether `prior` is of the same unit and of the year before, as far as both print either. */
export function isOfYearBefore(prior: Accounts, accounts: Accounts): boolean {
  const sameUnit = !prior.unit || !accounts.unit || foldName(prior.unit.value) === foldName(accounts.unit.value);
  const yearBefore = !prior.year || !accounts.year || prior.year.value === accounts.year.value - 1;
  return sameUnit && yearBefore;
}

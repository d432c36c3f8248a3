/** 表格: which statements are there, inserting those that are not, and inserting a subject's row. */
import {
  foldName,
  isSubjectCode,
  MONEY_UNITS,
  type CellRef,
  type StatementCode,
  type SubjectCode,
} from '../../accounts';
import {
  classificationOf,
  formOf,
  listsSubject,
  statementEntry,
  statementName,
  type Classification,
  type Form,
} from '../../forms';
import type { KeptHeading } from './kept';
import type { Notice } from './notice';
import type { ReadBook, SessionState } from './state';
import type { Watcher } from './steps';
import type { Workspace } from './workspace';

/** A statement of the form and, when it is there, where. */
export interface StatementPlace {
  readonly code: StatementCode;
  /** What it is called in sentences: as the book prints it, else as the form does. */
  readonly name: string;
  /** What it is called in lists. */
  readonly title: string;
  readonly sheet: string | undefined;
  readonly cell: CellRef | undefined;
  /** It lists subjects, of which rows can be inserted. */
  readonly takesSubjects: boolean;
  /** The classification of its subjects. */
  readonly classification: Pick<Classification, 'kind' | 'digits'>;
}

/** Every statement of the form, in its order. */
export function placesOf({ accounts, form }: ReadBook): StatementPlace[] {
  return [...form.statements.values()].map((table) => {
    const { code, shape } = table;
    const statement = accounts.statements.get(code);
    return {
      code,
      name: statementName(form, code, accounts),
      title: statementEntry(form, code, accounts),
      sheet: statement?.sheet,
      cell: statement?.heading.title.cell,
      takesSubjects: (shape === 'subjects' || shape === 'blocks') && statement !== undefined,
      classification: classificationOf(form, table),
    };
  });
}

/** What statements that are inserted will print: what was said once, else what the statements that are there print. */
export function headingOf({ kept, book }: SessionState, now: Date): KeptHeading {
  const printed = [...(book?.accounts.statements.values() ?? [])].find(({ heading }) => heading.moneyUnit);
  return {
    unit: book?.accounts.unit?.value ?? kept.heading?.unit ?? '',
    // Final accounts are made up in the year after.
    year: book?.accounts.year?.value ?? kept.heading?.year ?? now.getFullYear() - 1,
    moneyUnit: printed?.heading.moneyUnit?.value ?? kept.heading?.moneyUnit ?? MONEY_UNITS[0],
  };
}

/**
 * Inserts statements, linked to those that `book` was just read to have, and reads the workbook again. Returns the names
 * of the new sheets.
 */
export async function insertStatements(
  space: Workspace,
  book: ReadBook,
  codes: readonly StatementCode[],
  heading: KeptHeading,
  watcher: Watcher,
): Promise<string[]> {
  const { layOutStatements } = await import('../../layout');
  const { unit, ...rest } = heading;
  const plans = layOutStatements(book.form, { statements: codes, book, ...rest, ...(unit !== '' && { unit }) });
  await space.host.insertSheets(plans);
  space.keep({ heading });
  await space.read(watcher);
  return plans.map(({ name }) => name);
}

/** A subject of the classification, or a code that it does not hold. */
export interface FoundSubject {
  readonly code: SubjectCode;
  readonly name: string;
  /** Names of its 类 and 款. */
  readonly parents: readonly string[];
  readonly listed: boolean;
}

const FOUND_MAX = 30;

/**
 * Subjects that a statement has room for, by the beginning of their code or a part of their name. A whole code that is
 * not listed is found too.
 */
export function findSubjects(form: Form, statement: StatementCode, query: string): FoundSubject[] {
  const table = formOf(form, statement);
  const { names: accepted, digits } = classificationOf(form, table);
  const sought = foldName(query);
  if (sought === '') return [];
  const nameOf = (code: string): string => accepted.get(code)?.[0] ?? '';
  const found: FoundSubject[] = [];
  const add = (code: SubjectCode): void => {
    const parents = [3, 5].filter((length) => length < code.length).map((length) => nameOf(code.slice(0, length)));
    found.push({
      code,
      name: nameOf(code),
      parents: parents.filter((name) => name !== ''),
      listed: accepted.has(code),
    });
  };
  for (const [code, names] of accepted) {
    if (found.length >= FOUND_MAX) return found;
    const matches = code.startsWith(sought) || names.some((name) => foldName(name).includes(sought));
    if (matches && isSubjectCode(code) && listsSubject(form, table, code)) add(code);
  }
  const isWhole = isSubjectCode(sought) && sought.length === digits;
  if (isWhole && !accepted.has(sought) && listsSubject(form, table, sought)) add(sought);
  return found;
}

const REFUSALS = {
  exists: 'app.subjectExists',
  notListed: 'app.subjectNotListed',
  noPlace: 'app.subjectNoPlace',
  splitCode: 'app.subjectSplitCode',
} as const;

/** Inserts a subject's row into a statement, with the parents that it lacks, and goes there. */
export async function insertSubject(
  space: Workspace,
  code: StatementCode,
  subject: { readonly code: SubjectCode; readonly name: string },
  watcher: Watcher,
): Promise<Notice> {
  // Rows may have moved since the last reading, also where the host does not tell of it.
  const { accounts, form, sheets } = await space.read(watcher);
  const statement = accounts.statements.get(code);
  // A statement may run over several sheets: the row goes where its neighbour stands.
  const before = statement?.rows.filter((row) => row.code !== null && row.code < subject.code) ?? [];
  const at = before.at(-1)?.cell.sheet;
  const sheet = sheets.find(({ name }) => name === (at ?? statement?.sheet));
  const name = statementName(form, code, accounts);
  if (!statement || !sheet) return { intent: 'warning', key: 'app.subjectNoStatement', params: { statement: name } };
  const { planSubject, settleParents } = await import('../../layout');
  const plan = planSubject(form, statement, sheet, subject);
  if (typeof plan === 'string') {
    return { intent: 'warning', key: REFUSALS[plan], params: { code: subject.code, statement: name } };
  }
  const amounts = plan.parents.flatMap(({ cells }) => cells.map(({ cell }) => cell));
  const { fills, byHand } = settleParents(plan, await space.host.formulaCells(amounts));
  watcher.check();
  await space.host.insertRows(plan.rows, fills);
  await space.read(watcher);
  await space.select(plan.cell);
  const names = plan.subjects.map((each) => `${each.code} ${each.name}`.trim());
  if (byHand.length === 0) return { intent: 'success', key: 'app.subjectInserted', params: { statement: name, names } };
  return { intent: 'warning', key: 'app.subjectInsertedByHand', params: { statement: name, names, rows: byHand } };
}

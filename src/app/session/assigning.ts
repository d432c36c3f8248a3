/** 指定: what sheets were read as, and what the user says of them by hand. */
import type { StatementCode, StatementPage } from '../../accounts';
import { allStatements, NONE, statementTitle, type Assignment } from '../../forms';
import type { Finding } from '../../checking';
import type { SheetSnapshot } from '../../workbook';
import type { Notice } from './notice';
import type { ReadBook, SessionState } from './state';

/** The rule of reading by which a sheet without a title is asked about. */
export const ASKED = 'R-12';
/** That of assignments which do not fit. */
const UNFIT = 'R-31';

/** Rules of reading whose findings an assignment settles: two sheets for one statement, those above. */
export const SETTLED_BY_HAND: ReadonlySet<string> = new Set(['R-5', ASKED, UNFIT]);

/** A sheet, or the rows of it that one statement takes. */
export interface SheetPart {
  /** Names it within the book. */
  readonly id: string;
  readonly sheet: SheetSnapshot;
  /** Counted from one, where the sheet holds more than one statement. */
  readonly rows: readonly [from: number, to: number] | undefined;
  /** What it was read as. */
  readonly code: StatementCode | undefined;
  readonly page: StatementPage | undefined;
  readonly assignment: Assignment | undefined;
  /** It bears no title, and is asked about. */
  readonly asked: boolean;
}

/** Every sheet with its parts, as they were read or assigned. */
export function partsOf({ sheets, accounts }: ReadBook, assignments: readonly Assignment[] = []): SheetPart[] {
  const pages = [...accounts.statements.values()].flatMap(({ code, pages }) => pages.map((page) => ({ code, page })));
  const asked = new Set(
    accounts.problems.flatMap(({ id, cells }) => (id === ASKED ? cells.map(({ sheet }) => sheet) : [])),
  );
  return sheets.flatMap((sheet): SheetPart[] => {
    const own = pages.filter(({ page }) => page.sheet === sheet.name).sort((a, b) => a.page.top - b.page.top);
    const given = assignments.filter((each) => each.sheet === sheet.name);
    const idle = given.filter((each) => !own.some(({ page }) => overlap(each.rows, rowsOf(page))));
    const several = own.length + idle.length > 1;
    const read = own.map(({ code, page }): Omit<SheetPart, 'id'> => {
      const assignment = given.find(({ rows }) => overlap(rows, rowsOf(page)));
      const rows = assignment ? assignment.rows : several ? rowsOf(page) : undefined;
      return { sheet, rows, code, page, assignment, asked: asked.has(sheet.name) };
    });
    const bare = { sheet, code: undefined, page: undefined, asked: false };
    const unread = idle.map((assignment) => ({ ...bare, rows: assignment.rows, assignment }));
    const parts = [...read, ...unread];
    if (parts.length === 0) parts.push({ ...bare, rows: undefined, assignment: undefined });
    return parts.map((part) => ({ ...part, id: [sheet.name, ...(part.rows ?? [])].join(' ') }));
  });
}

function rowsOf({ top, bottom }: StatementPage): readonly [from: number, to: number] {
  return [top + 1, bottom + 1];
}

function overlap(a: Assignment['rows'], b: Assignment['rows']): boolean {
  return !a || !b || (a[0] <= b[1] && b[0] <= a[1]);
}

/** The assignments with others, in the place of those of the same rows. */
export function withAssignments(assignments: readonly Assignment[] = [], given: readonly Assignment[]): Assignment[] {
  const isReplaced = (each: Assignment): boolean =>
    given.some(({ sheet, rows }) => sheet === each.sheet && overlap(rows, each.rows));
  return [...assignments.filter((each) => !isReplaced(each)), ...given];
}

/** Assignments by which the sheets of a finding are what they were taken for. */
export function confirmations(
  { form }: ReadBook,
  { statement: code, cells }: Pick<Finding, 'statement' | 'cells'>,
): Assignment[] {
  const statement = titleOf(form, code);
  return [...new Set(cells.map(({ sheet }) => sheet))].map((sheet) => ({ sheet, statement }));
}

/** The title by which assignments name a statement; that nothing is read, where there is none. */
export function titleOf(form: ReadBook['form'], code: StatementCode | undefined): string {
  return allStatements(form).find((each) => each.code === code)?.title ?? NONE;
}

/** What is told once assignments are put to use; nothing when one was taken away. */
export function noticeOfAssigned({ book }: SessionState, given: readonly Assignment[]): Notice | undefined {
  if (given.length === 0) return undefined;
  const sheets = given.map(({ sheet }) => `“${sheet}”`);
  const problem = book?.accounts.problems.find(
    ({ id, cells }) => id === UNFIT && cells.some(({ sheet }) => given.some((each) => each.sheet === sheet)),
  );
  if (!problem) return { intent: 'success', key: 'app.assigned', params: { sheets } };
  return { intent: 'warning', key: 'app.assignUnfit', params: { sheets, reason: problem.params['reason'] ?? '' } };
}

/** What a part was read as, for lists; undefined where it was not read. */
export function readAs({ form, accounts }: ReadBook, { code }: SheetPart): string | undefined {
  return code && statementTitle(form, code, accounts);
}

/** How many sheets are asked about. */
export function askedCount({ book }: SessionState): number {
  return new Set(
    book?.accounts.problems.flatMap(({ id, cells }) => (id === ASKED ? cells.map(({ sheet }) => sheet) : [])),
  ).size;
}

/** Statements that stand in the workbook, as what the formulas of new sheets point at. */
import { parseAddress, type Statement, type StatementCode } from '../accounts';
import { formOf, type Edition } from '../edition';
import type { SheetSnapshot } from '../workbook';
import { bodyOf } from './body';
import type { HeadingOptions } from './heading';
import { SheetDraft } from './sheet';

/** A workbook's statements with the sheets that they were read from. */
export interface PresentStatements {
  readonly statements: ReadonlyMap<StatementCode, Statement>;
  readonly sheets: readonly SheetSnapshot[];
}

/**
 * Where the figures of the statements stand that were read without doubt: those of the money unit and year that new
 * sheets will print, on one sheet, each line once. They are pointed at and never written to.
 */
export function presentDrafts(
  edition: Edition,
  { statements, sheets }: PresentStatements,
  { moneyUnit, year }: HeadingOptions,
): Map<StatementCode, SheetDraft> {
  const drafts = new Map<StatementCode, SheetDraft>();
  for (const [code, statement] of statements) {
    const { heading, rows } = statement;
    const sheet = sheets.find(({ name }) => name === statement.sheet);
    const fits = heading.moneyUnit?.value === moneyUnit && (heading.year?.value ?? year) === year;
    if (!sheet || !fits || rows.some(({ cell }) => cell.sheet !== sheet.name)) continue;
    drafts.set(code, draftOf(edition, statement, sheet));
  }
  return drafts;
}

function draftOf(edition: Edition, statement: Statement, sheet: SheetSnapshot): SheetDraft {
  const form = formOf(edition, statement.code);
  const draft = new SheetDraft(form, sheet.name);
  for (const { item, figures } of statement.rows) {
    if (statement.rowsOf(item).length > 1) continue;
    for (const [measure, { cell }] of figures) {
      const at = parseAddress(cell.address);
      if (at) draft.place(item, measure, at.row, at.column);
    }
  }
  const body = form.shape === 'subjects' && holdsPlainCodes(statement, sheet) ? bodyOf(statement, sheet) : undefined;
  if (typeof body === 'object') {
    const { codeColumn, firstRow, endRow } = body;
    draft.areas.push({ codeColumn, firstRow, endRow, endIsBlank: false });
  }
  return draft;
}

/** Whether every code stands in its cell as a formula finds it: whole, without spaces or signs, as text or number. */
function holdsPlainCodes({ rows }: Statement, sheet: SheetSnapshot): boolean {
  return rows.every(({ code, cell }) => {
    const at = code === null ? undefined : parseAddress(cell.address);
    const value = at && sheet.cells[at.row - sheet.top]?.[at.column - sheet.left];
    return at === undefined || ((typeof value === 'string' || typeof value === 'number') && String(value) === code);
  });
}

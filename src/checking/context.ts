/** What a rule sees, and how it looks figures up. */
import {
  Money,
  figureKey,
  type Accounts,
  type CellRef,
  type Figure,
  type MoneyUnit,
  type StatementCode,
  type StatementRow,
} from '../accounts';
import { findItem, findMeasure, formOf, statementName, type Form, type Term } from '../forms';
import { say } from '../sentences';
import { unreadColumn, unreadLine } from './gaps';
import { placeOf } from './places';

export interface CheckContext {
  readonly accounts: Accounts;
  readonly form: Form;
  /** Last year's accounts, where they were given. */
  readonly prior: Accounts | undefined;
}

/** A figure as a relation uses it. `label` names it to the user; it is made when asked for, as most figures agree. */
export interface Operandum {
  readonly amount: Money;
  /** Cells of the workbook at hand. */
  readonly cells: readonly CellRef[];
  /** Where a figure of last year's workbook stands, in words: nothing of this one is to be marked or gone to for it. */
  readonly elsewhere?: string;
  readonly label: () => string;
}

/**
 * Looking a term up: its amount, or why there is none. `absent` means that the form in use does not have it, `whole` that
 * it does not have the statement.
 */
export type Lookup =
  | { readonly kind: 'found'; readonly value: Operandum }
  | { readonly kind: 'absent'; readonly whole?: true }
  | { readonly kind: 'missing'; readonly reason: string };

/** The money unit in which a statement's amounts are shown to its reader. */
export function unitOf(context: CheckContext, code: StatementCode): MoneyUnit {
  return context.accounts.statements.get(code)?.heading.moneyUnit?.value ?? '元';
}

/** What a statement is called in this book. */
export function nameOfStatement({ accounts, form }: CheckContext, code: StatementCode): string {
  return statementName(form, code, accounts);
}

/** The reason why nothing of a statement can be checked that was not found or not accepted. */
export function missingStatement(context: CheckContext, code: StatementCode, prior = false): string {
  const year = prior ? say('checking.priorYear') : '';
  return say('checking.missingStatement', { year, statement: nameOfStatement(context, code) });
}

/** Whether a book need not have a statement: its form has none, and the book has not either. */
export function mayLack({ accounts, form }: CheckContext, code: StatementCode): boolean {
  return !accounts.statements.has(code) && !form.statements.has(code);
}

/** Finds the amount of a term. With `row`, the term is taken from that very row, which matters when a code occurs twice. */
export function lookUp(context: CheckContext, term: Term, row?: StatementRow): Lookup {
  const accounts = term.prior ? context.prior : context.accounts;
  if (!accounts) return { kind: 'missing', reason: say('checking.missingPrior') };
  const otherYear = term.prior ? priorOfOtherYear(context) : undefined;
  if (otherYear !== undefined) return { kind: 'missing', reason: otherYear };
  const statement = accounts.statements.get(term.statement);
  if (!statement && mayLack(context, term.statement)) return { kind: 'absent', whole: true };
  if (!statement) return { kind: 'missing', reason: missingStatement(context, term.statement, term.prior) };
  const rows = row ? [row] : statement.rowsOf(term.item);
  const figures: Figure[] = [];
  for (const each of rows) {
    const figure = each.figures.get(term.measure);
    if (figure) figures.push(figure);
    else if (statement.unreadable.has(figureKey(each.item, term.measure))) {
      return { kind: 'missing', reason: say('checking.unreadable', { label: labelOf(context, term, each) }) };
    }
  }
  if (figures.length > 0) {
    const cells = figures.map((figure) => figure.cell);
    const amount = figures.length === 1 && figures[0] ? figures[0].amount : Money.sum(figures.map((f) => f.amount));
    return {
      kind: 'found',
      value: {
        amount,
        label: () => labelOf(context, term, rows[0]),
        ...(term.prior
          ? { cells: [], elsewhere: say('checking.inPrior', { places: cells.map((cell) => placeOf(cell)).join('、') }) }
          : { cells }),
      },
    };
  }
  const missing = (key: 'checking.missingItem' | 'checking.missingMeasure'): Lookup => {
    const named = key === 'checking.missingItem' ? { ...term, measure: '' } : term;
    return { kind: 'missing', reason: say(key, { label: labelOf(context, named, rows[0]) }) };
  };
  // A subject may have no row; the column that it would stand in must be there.
  const column = findMeasure(formOf(context.form, term.statement), term.measure);
  if (!statement.measures.has(term.measure) && !column?.optional) return missing('checking.missingMeasure');
  if (statement.rows.length === 0 && statement.heading.emptyNote && statement.measures.has(term.measure)) {
    // 故本表无数据, and not even a 合计: that is nothing, not something missing.
    return { kind: 'found', value: { amount: Money.zero, cells: [], label: () => labelOf(context, term) } };
  }
  if (!term.optional) return missing('checking.missingItem');
  const unread =
    unreadLine(context, statement, formOf(context.form, term.statement), term.item, term.measure) ??
    (statement.measures.has(term.measure) ? undefined : unreadColumn(context, statement));
  return unread === undefined ? { kind: 'absent' } : { kind: 'missing', reason: unread };
}

/** Why the accounts given as last year's are not those of the year before, where both years are known. */
function priorOfOtherYear({ accounts, prior }: CheckContext): string | undefined {
  const [year, actual] = [accounts.year?.value, prior?.year?.value];
  if (year === undefined || actual === undefined || actual === year - 1) return undefined;
  return say('checking.priorOtherYear', { actual, expected: year - 1 });
}

/** `01表“本年收入合计”`, with the measure where the statement has several and one is meant. */
export function labelOf(
  context: CheckContext,
  term: Pick<Term, 'prior' | 'statement' | 'item' | 'measure'>,
  row?: StatementRow,
): string {
  const table = formOf(context.form, term.statement);
  const code = row?.code ?? (/^\d+$/.test(term.item) ? term.item : undefined);
  const known = findItem(table, term.item);
  const name = known && table.shape !== 'blocks' ? known.item.name : nameOf(context, term.item, row);
  const item = code !== undefined && table.shape !== 'lines' ? `${code} ${name}`.trim() : name;
  const side = known?.side ?? table.sides[0];
  const measure =
    term.measure !== '' && (side?.measures.length ?? 0) > 1 ? say('checking.measureOf', { measure: term.measure }) : '';
  const year = term.prior ? say('checking.priorYear') : '';
  return say('checking.figure', { year, statement: nameOfStatement(context, term.statement), item, measure });
}

function nameOf(context: CheckContext, item: string, row: StatementRow | undefined): string {
  if (row) return row.name;
  const { functional, economic } = context.form;
  return functional.get(item)?.[0] ?? economic.get(item)?.[0] ?? (/^\d+$/.test(item) ? '' : item);
}

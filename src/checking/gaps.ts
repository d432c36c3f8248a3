/** What was not read: a line or a column with amounts that a sum may be short of. Such a sum is not judged. */
import { type Gap, type Statement, type StatementRow } from '../accounts';
import {
  findItem,
  formOf,
  statementName,
  termsOf,
  type Binding,
  type Equation,
  type Formula,
  type Item,
  type StatementForm,
} from '../forms';
import { say } from '../sentences';
import type { CheckContext } from './context';
import { placeOf } from './places';

/** Why a line that is not found may yet be there, as one that was not recognised; undefined when all lines were. */
export function unreadLine(
  context: CheckContext,
  statement: Statement,
  table: StatementForm,
  item: string,
  measure: string,
): string | undefined {
  if (statement.gaps.length === 0) return undefined;
  const side = sideOf(table, item);
  const items = table.sides[side]?.items ?? [];
  const zone = zoneOf(items, placeIn(items, item));
  const gap = statement.gaps.find((each) => {
    if (!each.measures.includes(measure)) return false;
    return (
      each.side === undefined || (each.side === side && zoneOf(items, placeIn(items, each.after?.item) + 1) === zone)
    );
  });
  return gap && unreadLineAt(context, statement, gap);
}

/** Totals part a side: a line before 本年收入合计 is none of those between it and 总计. */
function zoneOf(items: readonly Item[], place: number): number {
  return items.slice(0, place).filter(({ total }) => total).length;
}

function placeIn(items: readonly Item[], item: string | undefined): number {
  return item === undefined ? -1 : items.findIndex(({ name, code }) => name === item || code === item);
}

/** Why a column that is not found may yet be there under another heading. */
export function unreadColumn(context: CheckContext, statement: Statement): string | undefined {
  const [cell] = statement.otherColumns;
  return (
    cell &&
    say('checking.unreadColumn', {
      statement: statementName(context.form, statement.code, context.accounts),
      cell: placeOf(cell, statement.sheet),
    })
  );
}

/** Why an equation that does not hold cannot be judged: an amount among the terms of its sums was not read. */
export function unreadTerm(
  context: CheckContext,
  relation: Equation,
  formula: Formula,
  binding: Binding,
): string | undefined {
  const across = new Map<Statement, number>();
  for (const span of spansOf(context, relation, formula, binding)) {
    const { statement } = span;
    const gap = span.terms > 1 && statement.gaps.find((each) => isWithin(span, each));
    if (gap) return unreadLineAt(context, statement, gap);
  }
  for (const operand of [...formula.left, ...formula.right]) {
    const statement = statementOf(context, operand.statement ?? relation.statement, operand.prior);
    if (operand.item === undefined && operand.measure !== undefined && statement) {
      across.set(statement, (across.get(statement) ?? 0) + 1);
    }
  }
  for (const [statement, terms] of across) {
    const reason = terms > 1 ? unreadColumn(context, statement) : undefined;
    if (reason !== undefined) return reason;
  }
  return undefined;
}

/** The lines of one side of a statement that an equation adds up or compares, from the first to the last. */
interface Span {
  readonly statement: Statement;
  readonly form: StatementForm;
  readonly side: number;
  readonly measures: Set<string>;
  from: number;
  to: number;
  terms: number;
}

function spansOf(context: CheckContext, relation: Equation, formula: Formula, binding: Binding): readonly Span[] {
  const spans = new Map<string, Span>();
  for (const operand of [...formula.left, ...formula.right]) {
    const code = operand.statement ?? relation.statement;
    const statement = statementOf(context, code, operand.prior);
    if (operand.item === undefined || !statement || statement.gaps.length === 0) continue;
    const table = formOf(context.form, code);
    for (const { item, measure } of termsOf(context.form, relation, operand, binding)) {
      const side = sideOf(table, item);
      const place = placeIn(table.sides[side]?.items ?? [], item);
      const key = `${operand.prior}|${code}|${side}`;
      const span = spans.get(key) ?? {
        statement,
        form: table,
        side,
        measures: new Set(),
        from: place,
        to: place,
        terms: 0,
      };
      spans.set(key, span);
      span.measures.add(measure);
      span.from = Math.min(span.from, place);
      span.to = Math.max(span.to, place);
      span.terms += 1;
    }
  }
  return [...spans.values()];
}

function statementOf(
  { accounts, prior }: CheckContext,
  code: Statement['code'],
  ofPrior: boolean,
): Statement | undefined {
  return (ofPrior ? prior : accounts)?.statements.get(code);
}

/** Whether the amounts of a gap may be of a span: it stands between its lines, or right above a first line that is no total. */
function isWithin({ form: table, side, from, to, measures }: Span, gap: Gap): boolean {
  if (gap.side !== side || !gap.measures.some((measure) => measures.has(measure))) return false;
  const items = table.sides[side]?.items ?? [];
  const after = placeIn(items, gap.after?.item);
  return after >= (items[from]?.total === true ? from : from - 1) && after < to;
}

/** Gaps by the measure and the group that their amounts may be part of: `measure|code`, `measure|` for the total. */
export type GroupGaps = ReadonlyMap<string, Gap>;

/** Which groups of subjects a line that was not read may belong to: those of the line above it, of which it may be the next. */
export function gapsByGroup({ gaps }: Statement): GroupGaps {
  const byGroup = new Map<string, Gap>();
  for (const gap of gaps) {
    const code = gap.after?.code ?? '';
    for (const measure of gap.measures) {
      for (let length = code.length; length >= 3; length -= 2) byGroup.set(`${measure}|${code.slice(0, length)}`, gap);
      byGroup.set(`${measure}|`, gap);
    }
  }
  return byGroup;
}

/** Why the group of a row cannot be judged: a line within it was not read. */
export function unreadWithin(
  context: CheckContext,
  statement: Statement,
  gaps: GroupGaps,
  { code }: StatementRow,
  measure: string,
): string | undefined {
  const gap = gaps.get(`${measure}|${code ?? ''}`);
  return gap && unreadLineAt(context, statement, gap);
}

/** What is said of a line that was not read. */
export function unreadLineAt(context: CheckContext, statement: Statement, { cell }: Gap): string {
  return say('checking.unreadLine', {
    statement: statementName(context.form, statement.code, context.accounts),
    cell: placeOf(cell, statement.sheet),
  });
}

function sideOf(table: StatementForm, item: string): number {
  const found = findItem(table, item);
  return found ? table.sides.indexOf(found.side) : -1;
}

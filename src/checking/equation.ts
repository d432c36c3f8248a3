/** Relations written as a formula: 左边 = 右边, 左边 ≤ 右边, once or repeated over measures, rows or subjects. */
import {
  Money,
  figureKey,
  inSteps,
  type InSteps,
  type Statement,
  type StatementCode,
  type StatementRow,
} from '../accounts';
import {
  bindingsOf,
  findItem,
  formOf,
  termsOf,
  type Binding,
  type Equation,
  type Formula,
  type Operand,
} from '../forms';
import { compare, type SideValue } from './comparison';
import { labelOf, lookUp, mayLack, missingStatement, type CheckContext } from './context';
import { unreadTerm } from './gaps';
import type { SignedOperandum } from './sentences';
import { Tally } from './tally';

interface Instance {
  readonly binding: Binding;
  readonly row?: StatementRow;
}

/** Checks an equation wherever it holds. */
export function* checkEquation(context: CheckContext, relation: Equation): InSteps<Tally> {
  const tally = new Tally(relation);
  yield* inSteps(instancesOf(context, relation, tally), (instance) => {
    // Most rows agree: they are added up first, and looked up term by term only when they do not.
    if (instance.row && plainlyHolds(context, relation, instance.row)) {
      tally.passed();
      return;
    }
    const outcome = evaluate(context, relation, relation.formula, instance, tally);
    if (outcome === 'absent' && relation.instead) evaluate(context, relation, relation.instead, instance, tally);
  });
  return tally;
}

/** True when every figure of the relation is there, once, and the two sides agree. */
function plainlyHolds(context: CheckContext, relation: Equation, row: StatementRow): boolean {
  const left = rowSum(context, relation, relation.formula.left, row);
  const right = left && rowSum(context, relation, relation.formula.right, row);
  if (!left || !right) return false;
  return relation.formula.comparison === '≤' ? !left.exceeds(right) : left.agreement(right) === 'equal';
}

function rowSum(
  { accounts }: CheckContext,
  relation: Equation,
  operands: readonly Operand[],
  row: StatementRow,
): Money | undefined {
  const own = leftOf(relation).code;
  const terms: Money[] = [];
  for (const { item, statement = relation.statement, measure, sign, prior } of operands) {
    if (item !== undefined || measure === undefined || prior) return undefined;
    const rows = statement === own ? undefined : accounts.statements.get(statement)?.rowsOf(row.item);
    const figure = (statement === own ? row : rows?.length === 1 ? rows[0] : undefined)?.figures.get(measure);
    if (!figure) return undefined;
    terms.push(sign < 0 ? figure.amount.negated() : figure.amount);
  }
  return Money.sum(terms);
}

function leftOf(relation: Equation): { readonly code: StatementCode; readonly measure: string | undefined } {
  const [operand] = relation.formula.left;
  return { code: operand?.statement ?? relation.statement, measure: operand?.measure };
}

function instancesOf(context: CheckContext, relation: Equation, tally: Tally): readonly Instance[] {
  const { code, measure } = leftOf(relation);
  const { form, accounts } = context;
  const statement = accounts.statements.get(code);
  if (!statement && mayLack(context, code)) return [];
  if (relation.each !== 'row') {
    if (relation.each === 'class' && !statement) {
      tally.notRun(missingStatement(context, code));
      return [];
    }
    const subjectsOf = (of: StatementCode): string[] =>
      (accounts.statements.get(of)?.rows ?? []).flatMap((row) => row.code ?? []);
    return bindingsOf(form, relation, subjectsOf).map((binding) => ({ binding }));
  }
  if (!statement) {
    tally.notRun(missingStatement(context, code));
    return [];
  }
  const table = formOf(form, code);
  // A line that the form does not know has been told of by reading, and takes no part.
  const rows = rowsWith(statement, measure ?? '').filter((row) => row.code !== null || findItem(table, row.item));
  return rows.map((row) => ({ binding: { item: row.item }, row }));
}

/**
 * The rows that have a column, be its cell readable or not: the two sides of a statement have different columns. When
 * the statement lacks the column altogether every row is taken, and looking it up says what is missing.
 */
function rowsWith(statement: Statement, measure: string): readonly StatementRow[] {
  if (!statement.measures.has(measure)) return statement.rows;
  return statement.rows.filter(
    (row) => row.figures.has(measure) || statement.unreadable.has(figureKey(row.item, measure)),
  );
}

/** `absent`: the book's form does not have what the relation is about. */
function evaluate(
  context: CheckContext,
  relation: Equation,
  formula: Formula,
  instance: Instance,
  tally: Tally,
): 'done' | 'absent' {
  const left = resolveSide(context, relation, formula.left, instance);
  const right = resolveSide(context, relation, formula.right, instance);
  const reason = left.reason ?? right.reason;
  if (reason !== undefined) {
    tally.notRun(reason);
    return 'done';
  }
  if (left.lacking || right.lacking) return 'absent';
  // One of two totals is as good as none: without the other they do not make the sum.
  if (formula === relation.formula && relation.instead && (left.partial || right.partial)) return 'absent';
  const holds =
    formula.comparison === '≤'
      ? !left.amount.exceeds(right.amount)
      : left.amount.agreement(right.amount) !== 'different';
  const unread = holds ? undefined : unreadTerm(context, relation, formula, instance.binding);
  if (unread !== undefined) tally.notRun(unread);
  else compare(context, relation, formula.comparison, left, right, tally);
  return 'done';
}

interface Resolved extends SideValue {
  /** Why the side could not be looked up. */
  readonly reason?: string;
  /** True when the book leaves out what the relation names: then it does not apply. */
  readonly lacking: boolean;
  /** True when the book leaves out some of it, which counts as 0.00. */
  readonly partial: boolean;
}

function resolveSide(
  context: CheckContext,
  relation: Equation,
  operands: readonly Operand[],
  { binding, row }: Instance,
): Resolved {
  const own = leftOf(relation).code;
  const comparesSubjects = operands.some(
    (operand) =>
      operand.item === undefined && (relation.each === 'class' || (operand.statement ?? relation.statement) !== own),
  );
  const values: SignedOperandum[] = [];
  let found = 0;
  let namedSubjectMissing = false;
  let statementMissing = false;
  for (const operand of operands) {
    const inRow = row && operand.item === undefined && (operand.statement ?? relation.statement) === own;
    for (const term of termsOf(context.form, relation, operand, binding)) {
      const lookup = lookUp(context, term, inRow ? row : undefined);
      if (lookup.kind === 'missing')
        return { values, amount: Money.zero, isSum: false, lacking: true, partial: true, reason: lookup.reason };
      if (lookup.kind === 'found') found += 1;
      else if (term.subject && operand.item !== undefined) namedSubjectMissing = true;
      if (lookup.kind === 'absent' && lookup.whole) statementMissing = true;
      const none = { amount: Money.zero, cells: [], label: () => labelOf(context, term) };
      values.push({ sign: term.sign, value: lookup.kind === 'found' ? lookup.value : none });
    }
  }
  return {
    values,
    amount: Money.sum(values.map(({ sign, value }) => (sign < 0 ? value.amount.negated() : value.amount))),
    isSum: values.length > 1,
    // A subject that one statement has and the other lacks counts as 0.00 there. A line or column that the book's form
    // leaves out is another matter: the relation does not apply.
    lacking: namedSubjectMissing || statementMissing || (found === 0 && !comparesSubjects),
    partial: found < values.length,
  };
}

/** 类 = Σ款, 款 = Σ项, 合计 = Σ类, over whatever subjects a statement lists. */
import { Money, figureKey, parentOf, type Statement, type StatementRow, type SubjectCode } from '../accounts';
import { formOf, type Relation } from '../edition';
import { compare } from './comparison';
import { labelOf, missingStatement, type CheckContext } from './context';
import type { SignedOperandum } from './sentences';
import { Tally } from './tally';
import { say } from '../sentences';

type Rollup = Extract<Relation, { kind: 'rollup' }>;

/** Checks every level of the hierarchy in every measure. A subject without subordinate subjects is left alone. */
export function checkRollup(context: CheckContext, relation: Rollup): Tally {
  const tally = new Tally(relation);
  const statement = context.accounts.statements.get(relation.statement);
  if (!statement) {
    tally.notRun(missingStatement(relation.statement));
    return tally;
  }
  const form = formOf(context.edition, relation.statement);
  const measures = new Set(form.sides.flatMap((side) => side.measures.map((measure) => measure.name)));
  const groups = groupsOf(statement, relation.total);
  for (const measure of measures) {
    if (!statement.measures.has(measure)) continue;
    for (const [parent, children] of groups) checkGroup(context, relation, statement, parent, children, measure, tally);
  }
  return tally;
}

/** Rows by the row that sums them up; a code that was entered twice counts as often as it stands there. */
function groupsOf(statement: Statement, total: string | undefined): Map<StatementRow, StatementRow[]> {
  const groups = new Map<StatementRow, StatementRow[]>();
  const totalRow = total === undefined ? undefined : statement.rowsOf(total)[0];
  const parentRow = (code: SubjectCode): StatementRow | undefined => {
    const parent = parentOf(code);
    return parent === undefined ? totalRow : statement.rowsOf(parent)[0];
  };
  for (const row of statement.rows) {
    const parent = row.code === null ? undefined : parentRow(row.code);
    if (!parent) continue;
    const children = groups.get(parent);
    if (children) children.push(row);
    else groups.set(parent, [row]);
  }
  return groups;
}

function checkGroup(
  context: CheckContext,
  relation: Rollup,
  statement: Statement,
  parent: StatementRow,
  children: readonly StatementRow[],
  measure: string,
  tally: Tally,
): void {
  const unreadable = [parent, ...children].find((row) => statement.unreadable.has(figureKey(row.item, measure)));
  const label = (row: StatementRow): string =>
    labelOf(context, { prior: false, statement: statement.code, item: row.item, measure }, row);
  if (unreadable) {
    tally.notRun(say('checking.unreadable', { label: label(unreadable) }));
    return;
  }
  const figure = parent.figures.get(measure);
  if (!figure) return;
  const values = children.flatMap((row): SignedOperandum[] => {
    const child = row.figures.get(measure);
    const name = (): string => say('checking.child', { code: row.code ?? '', name: row.name });
    return child ? [{ sign: 1, value: { amount: child.amount, cells: [child.cell], label: name } }] : [];
  });
  const sum = Money.sum(values.map(({ value }) => value.amount));
  const left = { amount: figure.amount, cells: [figure.cell], label: () => label(parent) };
  compare(
    context,
    relation,
    '=',
    { values: [{ sign: 1, value: left }], amount: figure.amount, isSum: false },
    { values, amount: sum, isSum: true },
    tally,
  );
}

/** 类 = Σ款, 款 = Σ项, 合计 = Σ类, over whatever subjects a statement lists. */
import {
  Money,
  figureKey,
  inSteps,
  parentOf,
  type InSteps,
  type Statement,
  type StatementRow,
  type SubjectCode,
} from '../accounts';
import { formOf, type Relation } from '../forms';
import { say } from '../sentences';
import { compare } from './comparison';
import { labelOf, mayLack, missingStatement, type CheckContext } from './context';
import { gapsByGroup, unreadLineAt, unreadWithin, type GroupGaps } from './gaps';
import type { SignedOperandum } from './sentences';
import { Tally } from './tally';

type Rollup = Extract<Relation, { kind: 'rollup' }>;

/** Checks every level of the hierarchy in every measure. A subject without subordinate subjects is left alone. */
export function* checkRollup(context: CheckContext, relation: Rollup): InSteps<Tally> {
  const tally = new Tally(relation);
  const statement = context.accounts.statements.get(relation.statement);
  if (!statement) {
    if (!mayLack(context, relation.statement)) tally.notRun(missingStatement(context, relation.statement));
    return tally;
  }
  const { total } = relation;
  if (total !== undefined && statement.rows.length > 0 && statement.rowsOf(total).length === 0) {
    const label = labelOf(context, { prior: false, statement: statement.code, item: total, measure: '' });
    tally.notRun(say('checking.missingItem', { label }));
  }
  const table = formOf(context.form, relation.statement);
  const groups = groupsOf(statement, total);
  // A group whose only line was not read is no group any more: it was not looked at.
  const [gap] = statement.gaps;
  if (gap) tally.notRun(unreadLineAt(context, statement, gap));
  const gaps = gapsByGroup(statement);
  const [side] = table.sides;
  for (const { name: measure, optional } of side?.measures ?? []) {
    if (statement.measures.has(measure)) {
      yield* inSteps(groups, ([parent, children]) =>
        checkGroup(context, relation, statement, gaps, parent, children, measure, tally),
      );
    } else if (!optional && groups.size > 0) {
      const item = total ?? statement.rows[0]?.item ?? '';
      const label = labelOf(context, { prior: false, statement: statement.code, item, measure });
      tally.notRun(say('checking.missingMeasure', { label }));
    }
  }
  return tally;
}

/** Rows by the row that sums them up; a code that was entered twice counts as often as it stands there. */
function groupsOf(statement: Statement, total: string | undefined): Map<StatementRow, StatementRow[]> {
  const groups = new Map<StatementRow, StatementRow[]>();
  const totalRow = total === undefined ? undefined : statement.rowsOf(total)[0];
  // A 合计 over no subject at all is a total of nothing; one over orphans is for the missing parents to explain.
  if (totalRow && !isZero(totalRow) && statement.rows.every((row) => row.code === null)) groups.set(totalRow, []);
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

function isZero(row: StatementRow): boolean {
  return [...row.figures.values()].every((figure) => figure.amount.isZero);
}

function checkGroup(
  context: CheckContext,
  relation: Rollup,
  statement: Statement,
  gaps: GroupGaps,
  parent: StatementRow,
  children: readonly StatementRow[],
  measure: string,
  tally: Tally,
): void {
  const unreadable =
    statement.unreadable.size > 0 &&
    [parent, ...children].find((row) => statement.unreadable.has(figureKey(row.item, measure)));
  const label = (row: StatementRow): string =>
    labelOf(context, { prior: false, statement: statement.code, item: row.item, measure }, row);
  if (unreadable) {
    tally.notRun(say('checking.unreadable', { label: label(unreadable) }));
    return;
  }
  const figure = parent.figures.get(measure);
  if (!figure) return;
  const sum = Money.sum(children.map((row) => row.figures.get(measure)?.amount ?? Money.zero));
  // Most sums are right: what it takes to put one into words is made only for those that are not.
  if (figure.amount.agreement(sum) === 'equal') {
    tally.passed();
    return;
  }
  const unread =
    figure.amount.agreement(sum) === 'different' && unreadWithin(context, statement, gaps, parent, measure);
  if (unread !== false && unread !== undefined) {
    tally.notRun(unread);
    return;
  }
  const values = children.flatMap((row): SignedOperandum[] => {
    const child = row.figures.get(measure);
    const name = (): string => say('checking.child', { code: row.code ?? '', name: row.name });
    return child ? [{ sign: 1, value: { amount: child.amount, cells: [child.cell], label: name } }] : [];
  });
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

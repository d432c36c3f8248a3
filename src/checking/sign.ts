/** No figure of a statement is negative. */
import { formatIn, inSteps, type InSteps } from '../accounts';
import type { Relation } from '../forms';
import { say } from '../sentences';
import { labelOf, mayLack, missingStatement, nameOfStatement, unitOf, type CheckContext } from './context';
import { Tally } from './tally';

/** Checks the signs of a statement's figures. */
export function* checkSign(context: CheckContext, relation: Extract<Relation, { kind: 'sign' }>): InSteps<Tally> {
  const tally = new Tally(relation);
  const statement = context.accounts.statements.get(relation.statement);
  if (!statement) {
    if (!mayLack(context, relation.statement)) tally.notRun(missingStatement(context, relation.statement));
    return tally;
  }
  const unit = unitOf(context, statement.code);
  yield* inSteps(statement.rows, (row) => {
    for (const [measure, figure] of row.figures) {
      if (!figure.amount.isNegative) {
        tally.passed();
        continue;
      }
      const label = labelOf(context, { prior: false, statement: statement.code, item: row.item, measure }, row);
      tally.failed({
        rule: relation.id,
        level: relation.level,
        statement: statement.code,
        message: say('checking.negative', {
          label,
          cell: figure.cell.address,
          actual: formatIn(figure.amount, unit),
        }),
        actual: figure.amount,
        cells: [{ ...figure.cell, role: 'actual' }],
        basis: relation.basis,
      });
    }
  });
  if (statement.unreadable.size > 0)
    tally.notRun(
      say('checking.unreadableFigures', {
        statement: nameOfStatement(context, statement.code),
        count: statement.unreadable.size,
      }),
    );
  return tally;
}

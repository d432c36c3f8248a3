import { publishedStatements } from '../../samples/statements';
import { formatIn } from '../../src/accounts';
import { FORMS } from '../../src/forms';
import { layOutStatements } from '../../src/layout';
import { asRead } from '../support/grid';
import { figuresOf, problemsOf, read } from './support';

const FORM = FORMS.form('henan-2021', 2021);
const PUBLISHED = publishedStatements(FORM);

const subjects = new Map(
  [...PUBLISHED].map(([code, { rows }]) => [
    code,
    rows.flatMap((row) => (row.code === null ? [] : [{ code: row.code, name: row.name }])),
  ]),
);

test('the published accounts, laid out, are read back', () => {
  const plans = layOutStatements(FORM, { figures: PUBLISHED, subjects, unit: '某市信息中心' });
  const accounts = read(...plans.map(asRead));
  expect(problemsOf(accounts)).toEqual([]);
  for (const [code, { rows }] of PUBLISHED) {
    const published = rows.flatMap((row) =>
      [...row.figures]
        .filter(([, figure]) => !figure.blank)
        .map(([measure, { amount }]) => [`${row.item}|${measure}`, formatIn(amount, '元')]),
    );
    expect(figuresOf(accounts, code)).toMatchObject(Object.fromEntries(published));
  }
});

test('the blank forms are nine statements without a problem', () => {
  const accounts = read(...layOutStatements(FORM, { unit: '某市信息中心' }).map(asRead));
  expect(problemsOf(accounts)).toEqual([]);
  expect(accounts.statements.size).toBe(9);
  expect([...accounts.statements.values()].every((statement) => statement.isEmpty)).toBe(true);
});

test('the blank forms whose formulas wait to be calculated have one problem', () => {
  const plans = layOutStatements(FORM, { unit: '某市信息中心' });
  const waiting = plans.map((plan) => ({
    ...asRead(plan),
    uncalculated: plan.cells.flatMap(({ row, column, formula }) =>
      formula === undefined ? [] : [{ top: row, left: column, bottom: row, right: column }],
    ),
  }));
  expect(waiting.some(({ uncalculated }) => uncalculated.length > 0)).toBe(true);
  expect(problemsOf(read(...waiting)).map((problem) => problem.slice(0, 4))).toEqual(['R-21']);
});

/** Which amounts of a book as it was read are bound by which relations, worked out by the oracle of the tests. */
import type { Accounts } from '../../src/accounts';
import { keyOfFigure, type Book, type BookRow, type FigureKey } from '../support/book';
import { instancesOf } from '../support/oracle';
import { formLines, RULE_LEVELS } from './program';

const FEN_PER_YUAN = 100;

/** The gravest level of an equation that an amount stands in: a wrong amount breaks it whichever way it is wrong. */
export type Binding = 'error' | 'verify' | 'hint';

const GRAVITY: Readonly<Record<Binding, number>> = { error: 2, verify: 1, hint: 0 };

/** The book with all lines of the forms: those that it leaves out count as nothing and part no sum. */
function bookOf({ statements }: Accounts): Book {
  const figures = new Map<FigureKey, bigint>();
  const rows = [...statements].map(([code, statement]): [typeof code, BookRow[]] => {
    const read = statement.rows.map((row): BookRow => {
      for (const [measure, { amount }] of row.figures) {
        figures.set(keyOfFigure(code, row.item, measure), BigInt(amount.yuan.times(FEN_PER_YUAN).toFixed(0)));
      }
      return { item: row.item, code: row.code, name: row.name, measures: [...row.figures.keys()] };
    });
    const lines = formLines(code);
    const ofForm = new Set(lines.map(({ item }) => item));
    return [code, [...lines, ...read.filter(({ item }) => !ofForm.has(item))]];
  });
  return { rows: new Map(rows), figures, prior: new Map(), notes: new Set() };
}

/** The bindings of all amounts that any equation binds. What is not among them no rule can tell to be wrong. */
export function bindingsOf(accounts: Accounts): ReadonlyMap<FigureKey, Binding> {
  const bindings = new Map<FigureKey, Binding>();
  const isRead = (code: string): boolean => [...accounts.statements.keys()].some((each) => each === code);
  for (const { rule, comparison, left, right } of instancesOf(bookOf(accounts))) {
    const terms = [...left, ...right];
    const level = RULE_LEVELS.get(rule);
    if (
      comparison !== '=' ||
      level === undefined ||
      terms.some(({ prior, key }) => prior || !isRead(key.slice(0, 2)))
    ) {
      continue;
    }
    for (const { key } of terms) {
      const known = bindings.get(key);
      if (!known || GRAVITY[level] > GRAVITY[known]) bindings.set(key, level);
    }
  }
  return bindings;
}

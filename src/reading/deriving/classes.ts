/** The 类 of which statements have a line or none, and whether a form prints what a book does. */
import type { Statement, StatementCode } from '../../accounts';
import { findItem, formOf, type Form } from '../../forms';
import type { PrintedStatement } from './printed';

/** Whether a form leaves out no line and no column that statements have. Blocks are a matter of layout. */
export function hasPrinted(form: Form, statements: Iterable<Statement>): boolean {
  for (const statement of statements) {
    const table = formOf(form, statement.code);
    const isLeftOut = (name: string): boolean => findItem(table, name)?.item.printed === false;
    if (table.shape !== 'blocks' && statement.rows.some(({ item }) => isLeftOut(item))) return false;
    const measures = table.sides.flatMap((side) => side.measures);
    if (measures.some(({ name, printed }) => !printed && statement.measures.has(name))) return false;
  }
  return true;
}

/** 类 that none of the statements with a line a 类 prints, and those that single ones of them do not. */
export function classesApart(printed: readonly PrintedStatement[]): {
  readonly withoutClasses: string[];
  readonly drop: ReadonlyMap<StatementCode, string[]>;
} {
  const lacking = new Map<StatementCode, string[]>();
  for (const { form, lines, statement } of printed) {
    if (form.shape !== 'lines' || statement.rows.length === 0) continue;
    const items = form.sides.flatMap((side) => side.items);
    const read = new Set(lines.map(({ item }) => item));
    if (!items.some(({ code }) => code !== undefined)) continue;
    const codes = items.filter((item) => item.printed && !read.has(item)).flatMap(({ code }) => code ?? []);
    lacking.set(form.code, codes);
  }
  const [first = [], ...others] = lacking.values();
  const withoutClasses = first.filter((code) => others.every((codes) => codes.includes(code)));
  const drop = new Map<StatementCode, string[]>();
  for (const [code, codes] of lacking) {
    const own = codes.filter((each) => !withoutClasses.some((other) => other === each));
    if (own.length > 0) drop.set(code, own);
  }
  return { withoutClasses, drop };
}

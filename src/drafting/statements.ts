/** Figures of one year's statements as quantities: found, derived as the form derives them, or missing with what is needed. */
import { figureKey, isSubjectCode, Money, type Accounts, type Statement, type StatementCode } from '../accounts';
import {
  findItem,
  findMeasure,
  formOf,
  statementName,
  statementTitle,
  termsOf,
  type Form,
  type Equation,
  type NamedFigure,
  type StatementForm,
} from '../forms';
import { say, type SentenceKey } from '../sentences';
import { plain } from './runs';
import { Quantity, type Need } from './values';

/** Totals rest on totals at most this deep: 收入总计 on 本年收入合计 on the sources, a class on its sections and items. */
const DERIVATION_DEPTH = 6;

export class StatementFigures {
  private readonly trees = new Map<StatementCode, ReadonlyMap<string, readonly string[]>>();

  constructor(
    private readonly form: Form,
    private readonly accounts: Accounts,
    /** What figures are called in descriptions: last year's are named so. */
    private readonly lastYear: boolean,
  ) {}

  /** The sum that a name of the wordings stands for. */
  named({ operands }: NamedFigure): Quantity {
    const terms = operands.map((operand) => {
      if (!operand.statement || !operand.item || !operand.measure)
        throw new Error('a named figure needs 表[项目|栏次]');
      return { sign: operand.sign, quantity: this.figure(operand.statement, operand.item, operand.measure) };
    });
    return added(terms);
  }

  /** One figure by item name or subject code. */
  figure(code: StatementCode, item: string, measure: string): Quantity {
    return this.find(code, item, measure, 0);
  }

  statement(code: StatementCode): Statement | undefined {
    return this.accounts.statements.get(code);
  }

  /** True when the statement is there and says that there is nothing: no figure, and no cell that could not be read. */
  isEmpty(code: StatementCode): boolean {
    const statement = this.statement(code);
    return statement !== undefined && statement.isEmpty && statement.unreadable.size === 0;
  }

  table(code: StatementCode): StatementForm {
    return formOf(this.form, code);
  }

  /** Codes one level below `parent` (`''` for the 类) that a statement has, themselves or through their own parts. */
  subjectsBelow(code: StatementCode, parent: string): readonly string[] {
    const tree = this.trees.get(code) ?? subjectTree(this.statement(code));
    this.trees.set(code, tree);
    return tree.get(parent) ?? [];
  }

  /** A subject's name: as the statement prints it, else as the classification has it, else its code. */
  subjectName(statement: Statement, code: string): string {
    const printed = plain(statement.rowsOf(code)[0]?.name ?? '');
    const listed = this.form.functional.get(code)?.[0];
    return printed !== '' ? printed : (listed ?? code);
  }

  private find(code: StatementCode, item: string, measure: string, depth: number): Quantity {
    const statement = this.statement(code);
    if (!statement) return Quantity.missing([this.needStatement(code)]);
    const row = statement.rowsOf(item)[0];
    if (statement.unreadable.has(figureKey(row?.item ?? item, measure))) {
      return Quantity.missing([this.need('unreadable', code, item, measure)]);
    }
    const found = row?.figures.get(measure);
    if (found) return Quantity.money(found.amount, this.describe(code, row?.name ?? item, measure), [found.cell]);
    const derived = row || depth > DERIVATION_DEPTH ? undefined : this.derive(statement, item, measure, depth + 1);
    if (derived) return derived;
    const table = this.table(code);
    const line = findItem(table, item);
    const mayBeAbsent = line ? line.item.optional && !line.item.total : isSubjectCode(item);
    if (mayBeAbsent || (findMeasure(table, measure)?.optional ?? false)) {
      return Quantity.money(Money.zero, this.describe(code, item, measure), []);
    }
    return Quantity.missing([this.need('noFigure', code, item, measure)]);
  }

  /** A line that the book leaves out, from the lines that the form adds up to it. */
  private derive(statement: Statement, item: string, measure: string, depth: number): Quantity | undefined {
    const children = isSubjectCode(item) ? this.subjectsBelow(statement.code, item) : this.totalled(statement, item);
    if (children) {
      if (children.length === 0) return undefined;
      return added(children.map((child) => ({ sign: 1, quantity: this.find(statement.code, child, measure, depth) })));
    }
    const relation = this.equationFor(statement.code, item, measure);
    if (!relation) return undefined;
    const terms = relation.formula.right.flatMap((operand) => termsOf(this.form, relation, operand, { measure }));
    return added(
      terms.map(({ sign, statement: of, item: term, measure: column }) => ({
        sign,
        quantity: this.find(of, term, column, depth),
      })),
    );
  }

  /** The 类 that make up the 合计 of a statement of subjects. */
  private totalled(statement: Statement, item: string): readonly string[] | undefined {
    const relations = this.table(statement.code).relations;
    const totals = relations.some((relation) => relation.kind === 'rollup' && relation.total === item);
    return totals ? this.subjectsBelow(statement.code, '') : undefined;
  }

  private equationFor(code: StatementCode, item: string, measure: string): Equation | undefined {
    for (const relation of this.table(code).relations) {
      if (relation.kind !== 'equation' || !relation.derives || relation.each === 'row') continue;
      const [left, ...others] = relation.formula.left;
      const same = left?.statement === undefined && left?.item === item && (left.measure ?? measure) === measure;
      if (same && others.length === 0 && relation.formula.comparison === '=') return relation;
    }
    return undefined;
  }

  /** What a statement is called in this book. */
  nameOf(code: StatementCode): string {
    return statementName(this.form, code, this.accounts);
  }

  private describe(code: StatementCode, item: string, measure: string): string {
    const what = say('drafting.statementFigure', { statement: this.nameOf(code), item: plain(item), measure });
    return this.lastYear ? say('drafting.lastYearFigure', { what }) : what;
  }

  private needStatement(code: StatementCode): Need {
    const titled = statementTitle(this.form, code, this.accounts);
    return {
      key: this.nameOf(code),
      placeholder: say('drafting.noStatement', { titled }),
      help: say('drafting.noStatementHelp', { titled }),
    };
  }

  private need(kind: 'noFigure' | 'unreadable', code: StatementCode, item: string, measure: string): Need {
    const titled = statementTitle(this.form, code, this.accounts);
    const params = { statement: this.nameOf(code), titled, item, measure };
    const help: SentenceKey = `drafting.${kind}Help`;
    return {
      key: `${this.nameOf(code)} ${item} ${measure}`,
      placeholder: say(`drafting.${kind}`, params),
      help: say(help, params),
    };
  }
}

/** By code (`''` for the whole statement), the codes one level below it, in order. */
function subjectTree(statement: Statement | undefined): ReadonlyMap<string, readonly string[]> {
  const tree = new Map<string, Set<string>>();
  for (const { code } of statement?.rows ?? []) {
    for (let length = 3; code !== null && length <= code.length; length += 2) {
      const parent = length === 3 ? '' : code.slice(0, length - 2);
      const below = tree.get(parent) ?? new Set<string>();
      tree.set(parent, below.add(code.slice(0, length)));
    }
  }
  return new Map([...tree].map(([parent, below]) => [parent, [...below].sort()]));
}

function added(terms: readonly { sign: 1 | -1; quantity: Quantity }[]): Quantity {
  const [first] = terms;
  if (first && terms.length === 1 && first.sign === 1) return first.quantity;
  const names = terms.map(({ quantity }) => quantity.known?.what ?? '').join('、');
  const of = (sign: 1 | -1): Quantity[] => terms.filter((term) => term.sign === sign).map((term) => term.quantity);
  return Quantity.total(of(1), of(-1), say('drafting.sum', { terms: names }));
}

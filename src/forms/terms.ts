/** From the notation of a relation to the items and measures that it means in a form. */
import type { StatementCode, SubjectCode } from '../accounts';
import type { Equation, Form, Item, Measure, Side, StatementForm } from './form';
import type { Operand } from './formula';

/** What a relation that is repeated holds for at the moment: the measure, or the row by its item or code. */
export interface Binding {
  readonly item?: string;
  readonly measure?: string;
}

/** One figure that a relation uses: which statement, item and measure, and whether the form may leave it out. */
export interface Term {
  readonly sign: 1 | -1;
  readonly prior: boolean;
  readonly statement: StatementCode;
  /** Item name, or subject code. */
  readonly item: string;
  readonly measure: string;
  /** True when books may leave the line or the column out; it then counts as 0.00. */
  readonly optional: boolean;
  /** True for a subject that is not a line of the form: whether it occurs depends on the unit. */
  readonly subject: boolean;
}

/** A statement as a form prints it, or as it is known where the form does not have it. Throws when nothing knows it. */
export function formOf({ id, statements, others }: Form, code: StatementCode): StatementForm {
  const table = statements.get(code) ?? others.get(code);
  if (!table) throw new Error(`form ${id} knows no statement ${code}`);
  return table;
}

/** The classification whose subjects a statement lists. */
export interface Classification {
  readonly kind: 'functional' | 'economic';
  /** Accepted names by code. */
  readonly names: ReadonlyMap<string, readonly string[]>;
  /** Digits of its longest codes. */
  readonly digits: number;
}

/** The classification of the subjects that a statement lists. */
export function classificationOf(form: Form, { classification: kind }: StatementForm): Classification {
  const names = form[kind];
  return { kind, names, digits: Math.max(...[...names.keys()].map((code) => code.length)) };
}

/** Whether a statement has room for a subject: any where it lists a row a subject; in blocks those of its own 类. */
export function listsSubject(form: Form, table: StatementForm, code: SubjectCode): boolean {
  if (table.shape === 'subjects') return true;
  if (table.shape !== 'blocks' || code.length > classificationOf(form, table).digits) return false;
  return table.kinds.some(({ classes }) => classes.some((each) => code.startsWith(each)));
}

/** The line of a form by item name or code, with its side. */
export function findItem(table: StatementForm, item: string): { side: Side; item: Item } | undefined {
  for (const side of table.sides) {
    const found = side.items.find((candidate) => candidate.name === item || candidate.code === item);
    if (found) return { side, item: found };
  }
  return undefined;
}

/** The column of a form by name. */
export function findMeasure(table: StatementForm, measure: string): Measure | undefined {
  for (const side of table.sides) {
    const found = side.measures.find((candidate) => candidate.name === measure);
    if (found) return found;
  }
  return undefined;
}

/**
 * What a repeated relation holds for, one binding an instance: nothing for a relation that holds once; each measure of
 * its left item's side; each 类 that its statements have; each item of its left statement. `itemsOf` tells the items and
 * codes of a statement, as it stands in a workbook or in a form.
 */
export function bindingsOf(
  form: Form,
  relation: Equation,
  itemsOf: (code: StatementCode) => Iterable<string>,
): readonly Binding[] {
  const operands = [...relation.formula.left, ...relation.formula.right];
  const [left] = operands;
  const own = left?.statement ?? relation.statement;
  switch (relation.each) {
    case 'once':
      return [{}];
    case 'measure': {
      const found = left?.item === undefined ? undefined : findItem(formOf(form, own), left.item);
      return found?.side.measures.map(({ name }) => ({ measure: name })) ?? [];
    }
    case 'class': {
      const statements = new Set(operands.map(({ statement }) => statement ?? relation.statement));
      const codes = [...statements].flatMap((code) => [...itemsOf(code)].filter((item) => /^\d{3}$/.test(item)));
      return [...new Set(codes)].sort().map((item) => ({ item }));
    }
    case 'row': {
      const table = formOf(form, own);
      // A fixed line has the columns of its own side only.
      const has = (item: string): boolean =>
        findItem(table, item)?.side.measures.some(({ name }) => name === left?.measure) ?? true;
      return [...itemsOf(own)].filter(has).map((item) => ({ item }));
    }
  }
}

/** The figures that an operand means under a binding, in the form's order. Throws when it points at nothing. */
export function termsOf(form: Form, relation: Equation, operand: Operand, binding: Binding = {}): Term[] {
  const table = formOf(form, operand.statement ?? relation.statement);
  const name = operand.item ?? binding.item;
  if (name === undefined) throw new Error(`${relation.id}: operand without an item`);
  const first = findItem(table, name);
  const named = (item: string, optional: boolean, subject: boolean): Term => {
    const measure = operand.measure ?? binding.measure ?? first?.side.measures[0]?.name;
    const column = measure === undefined ? undefined : findMeasure(table, measure);
    if (!column) throw new Error(`${relation.id}: ${table.code} has no measure ${String(measure)}`);
    return {
      sign: operand.sign,
      prior: operand.prior,
      statement: table.code,
      item,
      measure: column.name,
      optional: optional || column.optional,
      subject,
    };
  };
  if (!first) {
    if (!/^\d+$/.test(name)) throw new Error(`${relation.id}: ${table.code} has no item ${name}`);
    return [named(name, true, true)];
  }
  if (operand.lastItem === undefined) return [named(keyOf(table, first.item), first.item.optional, false)];
  const { items } = first.side;
  const last = items.findIndex((item) => item.name === operand.lastItem);
  const from = items.indexOf(first.item);
  if (last < from) throw new Error(`${relation.id}: ${table.code} has no range ${name}…${operand.lastItem}`);
  return items.slice(from, last + 1).map((item) => named(keyOf(table, item), item.optional, false));
}

/** The name by which a statement's rows know an item: its code where the form lists subjects, else its name. */
export function keyOf(table: StatementForm, item: Item): string {
  return table.shape === 'blocks' ? (item.code ?? item.name) : item.name;
}

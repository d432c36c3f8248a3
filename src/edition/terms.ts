/** From the notation of a relation to the items and measures that it means in a form. */
import { levelOf, type StatementCode, type SubjectCode } from '../accounts';
import type { Edition, Equation, Item, Measure, Side, StatementForm } from './edition';
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

/** The form of a statement. Throws when the edition has none: edition data is tested to be complete. */
export function formOf(edition: Edition, code: StatementCode): StatementForm {
  const form = edition.statements.get(code);
  if (!form) throw new Error(`edition ${edition.year} has no statement ${code}`);
  return form;
}

/** The classification whose subjects a statement lists. */
export interface Classification {
  readonly kind: 'functional' | 'economic';
  /** Accepted names by code. */
  readonly names: ReadonlyMap<string, readonly string[]>;
  /** Digits of its longest codes. */
  readonly digits: number;
}

/** The classification of a form's subjects: 06 lists the economic one, all others the functional one. */
export function classificationOf({ economic, functional }: Edition, form: StatementForm): Classification {
  return form.shape === 'blocks'
    ? { kind: 'economic', names: economic, digits: 5 }
    : { kind: 'functional', names: functional, digits: 7 };
}

/** Whether a form has room for a subject: any where it lists a row a subject; in blocks those of its own 类. */
export function listsSubject(form: StatementForm, code: SubjectCode): boolean {
  if (form.shape === 'subjects') return true;
  return form.shape === 'blocks' && levelOf(code) < 3 && findItem(form, code.slice(0, 3)) !== undefined;
}

/** The line of a form by item name or code, with its side. */
export function findItem(form: StatementForm, item: string): { side: Side; item: Item } | undefined {
  for (const side of form.sides) {
    const found = side.items.find((candidate) => candidate.name === item || candidate.code === item);
    if (found) return { side, item: found };
  }
  return undefined;
}

/** The column of a form by name. */
export function findMeasure(form: StatementForm, measure: string): Measure | undefined {
  for (const side of form.sides) {
    const found = side.measures.find((candidate) => candidate.name === measure);
    if (found) return found;
  }
  return undefined;
}

/** The measures for which an `each: measure` relation holds: those of its left item's side. */
export function measuresOf(edition: Edition, relation: Equation): readonly string[] {
  const operand = relation.formula.left[0];
  const form = formOf(edition, operand?.statement ?? relation.statement);
  const found = operand?.item === undefined ? undefined : findItem(form, operand.item);
  return found?.side.measures.map((measure) => measure.name) ?? [];
}

/** The figures that an operand means under a binding, in the form's order. Throws when it points at nothing. */
export function termsOf(edition: Edition, relation: Equation, operand: Operand, binding: Binding = {}): Term[] {
  const form = formOf(edition, operand.statement ?? relation.statement);
  const name = operand.item ?? binding.item;
  if (name === undefined) throw new Error(`${relation.id}: operand without an item`);
  const first = findItem(form, name);
  const named = (item: string, optional: boolean, subject: boolean): Term => {
    const measure = operand.measure ?? binding.measure ?? first?.side.measures[0]?.name;
    const column = measure === undefined ? undefined : findMeasure(form, measure);
    if (!column) throw new Error(`${relation.id}: ${form.code} has no measure ${String(measure)}`);
    return {
      sign: operand.sign,
      prior: operand.prior,
      statement: form.code,
      item,
      measure: column.name,
      optional: optional || column.optional,
      subject,
    };
  };
  if (!first) {
    if (!/^\d+$/.test(name)) throw new Error(`${relation.id}: ${form.code} has no item ${name}`);
    return [named(name, true, true)];
  }
  if (operand.lastItem === undefined) return [named(keyOf(form, first.item), first.item.optional, false)];
  const { items } = first.side;
  const last = items.findIndex((item) => item.name === operand.lastItem);
  const from = items.indexOf(first.item);
  if (last < from) throw new Error(`${relation.id}: ${form.code} has no range ${name}…${operand.lastItem}`);
  return items.slice(from, last + 1).map((item) => named(keyOf(form, item), item.optional, false));
}

/** The name by which a statement's rows know an item: its code where the form lists subjects, else its name. */
export function keyOf(form: StatementForm, item: Item): string {
  return form.shape === 'blocks' ? (item.code ?? item.name) : item.name;
}

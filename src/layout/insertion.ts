/** A subject's row put into a statement that stands in a workbook: in code order, with its parents and formulas. */
import {
  addressOf,
  isSubjectCode,
  parentOf,
  parseAddress,
  type CellRef,
  type Statement,
  type StatementRow,
  type SubjectCode,
} from '../accounts';
import { classificationOf, formOf, listsSubject, type Form, type Item, type Side, type StatementForm } from '../forms';
import { rowAfter, type FormulaFill, type PlannedCell, type RowInsertion, type SheetSnapshot } from '../workbook';
import { bodiesOf, shownText, valueAt, type Body } from './body';
import { cellKey, formulasFor, type SheetFormulas } from './formulas';
import { SheetDraft, type PlannedSubject } from './sheet';
import { subjectLabelStyle } from './subjects';

/** An amount of a row that sums up the new one. */
export interface ParentCell {
  /** Where it stands before the insertion. */
  readonly cell: CellRef;
  readonly blank: boolean;
  /** What the prescribed form has there, as it is after the insertion; undefined where the form has no formula. */
  readonly formula: string | undefined;
}

/** A row that is there already and sums up the new one: its 款, 类 or total. */
export interface ParentRow {
  /** Its code, or its label. */
  readonly label: string;
  readonly cells: readonly ParentCell[];
  /** Its own formula adds up lines one by one, so that a line that is new is not in it. */
  readonly byLine: boolean;
}

export interface SubjectInsertion {
  /** The subjects that get a row, parents first. */
  readonly subjects: readonly PlannedSubject[];
  readonly rows: readonly RowInsertion[];
  readonly parents: readonly ParentRow[];
  /** Where the subject's first figure goes, as it is after the insertion. */
  readonly cell: CellRef;
}

/**
 * Why there is nothing to insert: the subject has a row; the statement has no place for subjects of its 类; its rows or
 * columns were not found; its codes do not stand alone in one column, and a row can only be put by hand.
 */
export type InsertionRefusal = 'exists' | 'notListed' | 'noPlace' | 'splitCode';

/** Works out the rows for `subject` and those of its parents that are missing. Nothing is changed. */
export function planSubject(
  form: Form,
  statement: Statement,
  sheet: SheetSnapshot,
  subject: PlannedSubject & { readonly code: SubjectCode },
): SubjectInsertion | InsertionRefusal {
  const table = formOf(form, statement.code);
  if (!listsSubject(form, table, subject.code)) return 'notListed';
  if (statement.rowsOf(subject.code).length > 0) return 'exists';
  const bodies = bodiesOf(table, statement, sheet);
  const body = bodyFor(table, bodies, subject.code);
  if (!body) return 'noPlace';
  if (body.subjects[0]?.whole === false) return 'splitCode';
  const subjects = missingOf(form, statement, subject);
  const above = subjects.map(({ code }) => placeFor(code, body));
  // A row moves down by the rows that are put above it, and by those before it at the same place.
  const rows = above.map((place, index) => place + index);
  // Whole rows of the sheet, also where blocks stand side by side: cells that are pushed down in one block alone would
  // tear the totals' labels, which are merged over several blocks. The other blocks get a blank line.
  const places = [...new Set(above)].map((place) => ({
    sheet: sheet.name,
    above: place,
    count: above.filter((other) => other === place).length,
  }));
  const moved = (row: number): number => rowAfter(places, sheet.name, row);
  const parents = parentRowsOf(table, statement, subject.code);
  const draft = draftAfter(table, statement, bodies, moved);
  for (const [index, { code }] of subjects.entries()) putSubject(draft, body, code, rows[index] ?? 0);
  for (const parent of parents) placeFigures(draft, parent, bodies, moved);
  const formulas = formulasFor(form, new Map([[table.code, draft]])).get(table.code) ?? new Map<string, string>();
  const blanks = bodies.filter((other) => other !== body);
  const cells = subjects.map((each, index) => {
    const row = rows[index] ?? 0;
    return [...rowOf(each, row, body, formulas), ...blanks.flatMap((block) => blankRowOf(row, block))];
  });
  const isNewClass = subjects[0]?.code.length === 3;
  const [first = body.codeColumn] = body.amounts.values();
  return {
    subjects,
    rows: places.map((place) => ({ ...place, cells: cells.filter((_, at) => above[at] === place.above).flat() })),
    parents: parents.map((row) => ({
      label: row.code ?? row.name,
      cells: parentCellsOf(row, sheet, moved, formulas),
      byLine: table.shape === 'blocks' && row.code === null && isNewClass,
    })),
    cell: { sheet: sheet.name, address: addressOf(rows.at(-1) ?? 0, first) },
  };
}

/** What is to be done with the rows that sum up a new one. */
export interface ParentsSettled {
  /** Formulas for rows whose amounts hold nothing. */
  readonly fills: readonly FormulaFill[];
  /** Rows that stay as they are and do not count the new one, by code or label. */
  readonly byHand: readonly string[];
}

/** Gives blank parents their formulas; a figure that somebody has typed is theirs. `held` are cells with a formula. */
export function settleParents({ parents }: SubjectInsertion, held: readonly CellRef[]): ParentsSettled {
  const formulas = new Set(held.map(({ address }) => address));
  const fills: FormulaFill[] = [];
  const byHand: string[] = [];
  for (const { label, cells, byLine } of parents) {
    const open = cells.filter(({ cell }) => !formulas.has(cell.address));
    if (open.some(({ blank }) => !blank) || (byLine && open.length < cells.length)) byHand.push(label);
    else fills.push(...open.flatMap(({ cell, formula }) => (formula === undefined ? [] : [{ cell, formula }])));
  }
  return { fills, byHand };
}

/** Where a subject belongs: among those of its 类, else beside the 类 of its side of the form, else of its kind. */
function bodyFor(table: StatementForm, bodies: readonly Body[], code: SubjectCode): Body | undefined {
  if (table.shape !== 'blocks') return bodies[0];
  const own = code.slice(0, 3);
  const kind = kindOf(table, own);
  const nearest = [[own], classesOf(kind.filter((side) => classesOf([side]).includes(own))), classesOf(kind)];
  for (const classes of nearest) {
    const body = bodies.find(({ subjects }) => subjects.some((each) => classes.includes(each.code.slice(0, 3))));
    if (body) return body;
  }
  return undefined;
}

/** The sides of blocks above one total line, 人员经费 or 公用经费: those among which a 类 is. */
function kindOf(table: StatementForm, code: string): readonly Side[] {
  const kinds: Side[][] = [[]];
  for (const side of table.sides) {
    kinds.at(-1)?.push(side);
    if (side.items.some(({ total }) => total)) kinds.push([]);
  }
  return kinds.find((sides) => classesOf(sides).includes(code)) ?? [];
}

function classesOf(sides: readonly Side[]): string[] {
  return sides.flatMap(({ items }) => items.flatMap(({ code }) => (code?.length === 3 ? code : [])));
}

/** The subject, with its 类 and 款 before it where the statement has no row for them. */
function missingOf(form: Form, statement: Statement, subject: PlannedSubject): PlannedSubject[] {
  const { names } = classificationOf(form, formOf(form, statement.code));
  const missing = ancestorsOf(subject.code).filter((code) => statement.rowsOf(code).length === 0);
  return [...missing.reverse().map((code) => ({ code, name: names.get(code)?.[0] ?? '' })), subject];
}

/** 款 and 类, from below. */
function ancestorsOf(code: string): SubjectCode[] {
  const parent = isSubjectCode(code) ? parentOf(code) : undefined;
  return parent === undefined ? [] : [parent, ...ancestorsOf(parent)];
}

/** The rows that sum up a subject and are there, from below: 款, 类, total. */
function parentRowsOf(table: StatementForm, statement: Statement, code: SubjectCode): StatementRow[] {
  const sides = table.shape === 'blocks' ? kindOf(table, code.slice(0, 3)) : table.sides;
  const totals = sides.flatMap(({ items }) => items.filter(({ total }) => total)).map(({ name }: Item) => name);
  return [...ancestorsOf(code), ...totals].flatMap((item) => statement.rowsOf(item).slice(0, 1));
}

/** The row above which a code goes: the first greater one, else below the last subject. Parents sort before their own. */
function placeFor(code: string, { subjects, firstRow }: Body): number {
  const next = subjects.find((each) => each.code > code);
  const last = subjects.at(-1);
  return next?.row ?? (last ? last.row + 1 : firstRow);
}

/** The statement as it stands after the insertion, before the new subjects are put in. */
function draftAfter(
  table: StatementForm,
  statement: Statement,
  bodies: readonly Body[],
  moved: (row: number) => number,
): SheetDraft {
  const draft = new SheetDraft(table, statement.sheet);
  for (const { codeColumn, firstRow, endRow, subjects, amounts } of bodies) {
    draft.areas.push({ codeColumns: [codeColumn], firstRow, endRow: moved(endRow), endIsBlank: false });
    for (const { row, code } of subjects) {
      draft.subjectRows.push({ row: moved(row), codeColumn, code });
      // The total lines of blocks add up the 类.
      if (table.shape !== 'blocks' || code.length > 3) continue;
      for (const [measure, column] of amounts) draft.place(code, measure, moved(row), column);
    }
  }
  return draft;
}

function putSubject(draft: SheetDraft, { codeColumn, amounts }: Body, code: string, row: number): void {
  draft.subjectRows.push({ row, codeColumn, code });
  for (const [measure, column] of amounts) draft.place(code, measure, row, column);
}

/** Places the figures of a row that is there. A total below its subjects has no formula: sums look downwards. */
function placeFigures(
  draft: SheetDraft,
  { item, code, figures }: StatementRow,
  bodies: readonly Body[],
  moved: (row: number) => number,
): void {
  for (const [measure, { cell }] of figures) {
    const at = parseAddress(cell.address);
    if (!at) continue;
    const sumsBelow =
      code !== null || draft.form.shape === 'blocks' || bodies.every(({ firstRow }) => at.row < firstRow);
    if (sumsBelow) draft.place(item, measure, moved(at.row), at.column);
  }
}

function parentCellsOf(
  { figures }: StatementRow,
  sheet: SheetSnapshot,
  moved: (row: number) => number,
  formulas: SheetFormulas,
): ParentCell[] {
  return [...figures.values()].flatMap(({ cell }) => {
    const at = parseAddress(cell.address);
    if (!at) return [];
    const value = valueAt(sheet, at.row, at.column);
    const blank = typeof value !== 'object' ? shownText(value) === '' : value === null;
    return [{ cell, blank, formula: formulas.get(cellKey(moved(at.row), at.column)) }];
  });
}

function rowOf(subject: PlannedSubject, row: number, body: Body, formulas: SheetFormulas): PlannedCell[] {
  const { codeColumn, nameColumn, amounts } = body;
  const name: PlannedCell[] =
    nameColumn === undefined
      ? []
      : [{ row, column: nameColumn, style: subjectLabelStyle(subject.code), value: subject.name }];
  return [
    { row, column: codeColumn, style: 'code', value: subject.code },
    ...name,
    ...[...amounts.values()].map((column): PlannedCell => {
      const formula = formulas.get(cellKey(row, column));
      return formula === undefined ? { row, column, style: 'inputAmount' } : { row, column, style: 'amount', formula };
    }),
  ];
}

/** A line without a subject, as the form has them below its blocks. */
function blankRowOf(row: number, { codeColumn, nameColumn, amounts }: Body): PlannedCell[] {
  return [
    { row, column: codeColumn, style: 'code' },
    ...(nameColumn === undefined ? [] : [{ row, column: nameColumn, style: 'label' } as const]),
    ...[...amounts.values()].map((column): PlannedCell => ({ row, column, style: 'amount' })),
  ];
}

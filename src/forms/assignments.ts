/** What a user says by hand about a sheet: which statement it is, where its header stands, what its columns hold. */
import { z } from 'zod';
import { say } from '../sentences';
import type { StatementForm } from './form';

/** Stands for no statement, and for no column of one. */
export const NONE = 'none';
/** What columns that hold no amounts are called. */
export const CODE_COLUMN = '科目编码';
export const NAME_COLUMN = '科目名称';
export const LINE_COLUMN = '项目';

/** A workbook has at most so many sheets. */
const ASSIGNMENTS_MAX = 1_000;
/** The last row of a sheet in Excel. */
const ROW_MAX = 1_048_576;
const COLUMNS_MAX = 500;

/** From the first to the last row, counted from one as sheets show them. */
const rows = z.custom<readonly [from: number, to: number]>(isRows, say('reading.wantRows'));
const letters = z.string().refine((text) => /^[A-Z]{1,3}$/i.test(text), say('reading.wantColumn'));
const text = z.string().min(1).max(500);

const assignment = z.strictObject({
  sheet: text,
  /** The rows that it is about, where several statements stand on one sheet; left out: the whole sheet. */
  rows: rows.optional(),
  /** By a title or the printed number; {@link NONE}: the sheet is left alone. */
  statement: text,
  header: rows.optional(),
  /** What columns hold, by letter: see {@link columnNames}. Columns that are left out are found as usual. */
  columns: z
    .record(letters, text)
    .refine((given) => Object.keys(given).length <= COLUMNS_MAX, say('reading.tooManyColumns', { limit: COLUMNS_MAX }))
    .optional(),
});

/** Assignments as a file or a workbook holds them. */
export const assignmentsData = z.array(assignment).max(ASSIGNMENTS_MAX);

export type Assignment = z.output<typeof assignment>;

/** The assignments that are kept in a workbook; what is damaged counts as not there. */
export function keptAssignments(state: Readonly<Record<string, unknown>> | undefined): readonly Assignment[] {
  return assignmentsData.catch([]).parse(state?.['assignments']);
}

/** What the columns of a statement are called in assignments: 科目编码, 本年收入合计, 收入/金额, 公务接待费/决算数. */
export function columnNames({ shape, sides }: StatementForm): string[] {
  if (shape === 'unknown') return [];
  const labels = shape === 'lines' || shape === 'grid' ? [LINE_COLUMN] : [CODE_COLUMN, NAME_COLUMN];
  const amounts = sides.flatMap((side, index) => {
    const measures = side.measures.map(({ name }) => (shape === 'lines' ? amountName(sides, index, name) : name));
    if (shape === 'grid')
      return [...side.items.flatMap((item) => measures.map((of) => `${item.name}/${of}`)), ...measures];
    if (shape !== 'blocks') return measures;
    return [...measures, ...side.items.flatMap(({ name, total }) => (total ? [name] : []))];
  });
  return [...labels, ...new Set(amounts)];
}

/** What the column of a measure is called: with its side, where a statement has two. */
export function amountName(sides: readonly { readonly name: string }[], index: number, measure: string): string {
  const side = sides[index]?.name ?? '';
  return sides.length > 1 ? `${side}/${measure}` : measure;
}

function isRows(value: unknown): boolean {
  if (!Array.isArray(value) || value.length !== 2) return false;
  const [from, to] = value as unknown[];
  return isRow(from) && isRow(to) && from <= to;
}

function isRow(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= ROW_MAX;
}

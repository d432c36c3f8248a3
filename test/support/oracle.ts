/**
 * Which relations hold, worked out on plain integers: a second and much simpler reading of the same notation, so that
 * the engine is held against something that shares no code with it.
 */
import type { StatementCode } from '../../src/accounts';
import { relationsOf } from '../../src/forms';
import { EDITION, keyOfFigure, type Book, type BookRow, type FigureKey } from './book';

export interface OracleTerm {
  readonly key: FigureKey;
  readonly sign: 1n | -1n;
  readonly prior: boolean;
}

/** One place where a relation holds. */
export interface OracleInstance {
  readonly rule: string;
  readonly comparison: '=' | '≤' | '≥0';
  readonly left: readonly OracleTerm[];
  readonly right: readonly OracleTerm[];
}

interface At {
  readonly item?: string;
  readonly measure?: string;
}

const OPERAND = /([+-])?\s*(上年)?(\d\d)?Σ?\[([^\]]*)\]/g;

/** Every place of every relation in a book that has all statements, lines and columns. */
export function instancesOf(book: Book): OracleInstance[] {
  return relationsOf(EDITION).flatMap((relation): OracleInstance[] => {
    const { id: rule, statement } = relation;
    if (relation.kind === 'sign') {
      return keysOf(book, statement).map((key) => ({ rule, comparison: '≥0', left: [plain(key)], right: [] }));
    }
    if (relation.kind === 'rollup') return rollups(book, rule, statement, relation.total);
    const [left = '', right = ''] = relation.formula.text.split(/[=≤]/);
    const comparison = relation.formula.text.includes('≤') ? '≤' : '=';
    const instances = placesOf(book, statement, relation.each, left, right).map((at): OracleInstance => ({
      rule,
      comparison,
      left: termsOf(book, statement, left, at),
      right: termsOf(book, statement, right, at),
    }));
    // A 项 that is named and that the unit does not have: the relation is not about this unit.
    return relation.each === 'once'
      ? instances.filter((one) => one.left.length > 0 && one.right.length > 0)
      : instances;
  });
}

/** The value of one side, in 分. */
export function valueOf(book: Book, terms: readonly OracleTerm[]): bigint {
  return terms.reduce(
    (sum, { key, sign, prior }) => sum + sign * ((prior ? book.prior : book.figures).get(key) ?? 0n),
    0n,
  );
}

export function holds(book: Book, { comparison, left, right }: OracleInstance): boolean {
  const actual = valueOf(book, left);
  const expected = valueOf(book, right);
  return comparison === '=' ? actual === expected : comparison === '≤' ? actual <= expected : actual >= 0n;
}

/** 07, 08 and 09 say 故本表无数据 when they have none, and only then. */
export function wrongNotes(book: Book): string[] {
  return (['07', '08', '09'] as const).flatMap((code) => {
    const empty = keysOf(book, code).every((key) => (book.figures.get(key) ?? 0n) === 0n);
    if (book.notes.has(code)) return empty ? [] : ['F-9'];
    return empty ? ['F-8'] : [];
  });
}

function plain(key: FigureKey): OracleTerm {
  return { key, sign: 1n, prior: false };
}

function rowsOf(book: Book, code: StatementCode): readonly BookRow[] {
  return book.rows.get(code) ?? [];
}

export function keysOf(book: Book, code: StatementCode): FigureKey[] {
  return rowsOf(book, code).flatMap((row) => row.measures.map((measure) => keyOfFigure(code, row.item, measure)));
}

function rollups(book: Book, rule: string, code: StatementCode, total: string | undefined): OracleInstance[] {
  const rows = rowsOf(book, code);
  return rows.flatMap((parent): OracleInstance[] => {
    const children = rows.filter((row) =>
      parent.code === null
        ? parent.item === total && row.code?.length === 3
        : row.code?.length === parent.code.length + 2 && row.code.startsWith(parent.code),
    );
    // A 合计 over no subject at all is a total of nothing; other rows without rows below them are not sums.
    const overNothing = parent.item === total && rows.every((row) => row.code === null);
    if (children.length === 0 && !overNothing) return [];
    return parent.measures.map((measure) => ({
      rule,
      comparison: '=',
      left: [plain(keyOfFigure(code, parent.item, measure))],
      right: children.map((child) => plain(keyOfFigure(code, child.item, measure))),
    }));
  });
}

function placesOf(book: Book, own: StatementCode, each: string, left: string, right: string): At[] {
  const [first] = [...left.matchAll(OPERAND)];
  const code = (first?.[3] ?? own) as StatementCode;
  const [item = '', measure = ''] = (first?.[4] ?? '').split('|');
  switch (each) {
    case 'measure':
      return (rowsOf(book, code).find((row) => row.item === item)?.measures ?? []).map((one) => ({ measure: one }));
    case 'row':
      return rowsOf(book, code).flatMap((row) => (row.measures.includes(measure) ? [{ item: row.item }] : []));
    case 'class': {
      const other = ([...right.matchAll(OPERAND)][0]?.[3] ?? own) as StatementCode;
      const rows = [...rowsOf(book, code), ...rowsOf(book, other)];
      return [...new Set(rows.flatMap((row) => (row.code?.length === 3 ? [row.code] : [])))].map((one) => ({
        item: one,
      }));
    }
    default:
      return [{}];
  }
}

function termsOf(book: Book, own: StatementCode, side: string, at: At): OracleTerm[] {
  return [...side.matchAll(OPERAND)].flatMap(([, sign, last, statement, inside = '']): OracleTerm[] => {
    const code = (statement ?? own) as StatementCode;
    const rows = rowsOf(book, code);
    const [items = '', measure = at.measure] = inside.split('|');
    const [from = '', to] = items.split('…');
    const index = (name: string): number => rows.findIndex((row) => row.item === name || row.code === name);
    const first = index(from === '' ? (at.item ?? '') : from);
    const named = first < 0 ? [] : rows.slice(first, to === undefined ? first + 1 : index(to) + 1);
    return named.map((row) => ({
      key: keyOfFigure(code, row.item, measure ?? row.measures[0] ?? ''),
      sign: sign === '-' ? -1n : 1n,
      prior: last !== undefined,
    }));
  });
}

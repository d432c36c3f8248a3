/**
 * A unit's accounts as tests write them: every figure in 分 under `表|项目|栏次`, so that a test can change one figure by
 * one 分 and say what follows by plain arithmetic.
 */
import {
  Money,
  Statement,
  addressOf,
  figureKey,
  rangeOf,
  type Accounts,
  type CellRef,
  type Figure,
  type Heading,
  type StatementCode,
  type StatementRow,
  type SubjectCode,
} from '../../src/accounts';
import { FORMS, formOf } from '../../src/forms';

export const EDITION = FORMS.form('henan-2021', 2021);
export const UNIT = '某某市测试局';

/** `01|本年收入合计|金额`. */
export type FigureKey = `${StatementCode}|${string}|${string}`;

export interface BookRow {
  readonly item: string;
  readonly code: string | null;
  readonly name: string;
  readonly measures: readonly string[];
}

export interface Book {
  readonly rows: ReadonlyMap<StatementCode, readonly BookRow[]>;
  /** In 分. A figure that is not there is a blank cell. */
  readonly figures: ReadonlyMap<FigureKey, bigint>;
  /** Last year's 年末结转和结余, in 分. */
  readonly prior: ReadonlyMap<FigureKey, bigint>;
  /** Statements that say 故本表无数据. */
  readonly notes: ReadonlySet<StatementCode>;
}

export interface Printing {
  /** 万元: every cell is rounded half up to 0.01 万元 on its own. */
  readonly moneyUnit?: '元' | '万元';
  /** Cells that hold something that is no amount. */
  readonly unreadable?: ReadonlySet<FigureKey>;
  readonly heading?: (code: StatementCode, heading: Heading) => Heading;
}

export function keyParts(key: FigureKey): { code: StatementCode; item: string; measure: string } {
  const [code, item = '', measure = ''] = key.split('|');
  return { code: code as StatementCode, item, measure };
}

export function keyOfFigure(code: StatementCode, item: string, measure: string): FigureKey {
  return `${code}|${item}|${measure}`;
}

/** The book with figures set to other amounts, in 分. */
export function withFigures(book: Book, changes: Readonly<Record<FigureKey, bigint>>): Book {
  const figures = new Map(book.figures);
  for (const [key, amount] of Object.entries(changes)) figures.set(key as FigureKey, amount);
  return { ...book, figures };
}

/** The book with the rows of one statement changed. */
export function withRows(book: Book, code: StatementCode, change: (rows: readonly BookRow[]) => BookRow[]): Book {
  return { ...book, rows: new Map(book.rows).set(code, change(book.rows.get(code) ?? [])) };
}

export function withoutStatement(book: Book, code: StatementCode): Book {
  return { ...book, rows: new Map([...book.rows].filter(([other]) => other !== code)) };
}

export function withoutItems(book: Book, code: StatementCode, ...items: readonly string[]): Book {
  return withRows(book, code, (rows) => rows.filter((row) => !items.includes(row.item)));
}

export function withoutColumns(book: Book, code: StatementCode, ...measures: readonly string[]): Book {
  return withRows(book, code, (rows) =>
    rows.map((row) => ({ ...row, measures: row.measures.filter((measure) => !measures.includes(measure)) })),
  );
}

/** 分 → the amount that the cell prints, in 分, and the step in which it prints, in 元. */
export function printed(amount: bigint, moneyUnit: '元' | '万元' = '元'): { amount: bigint; quantum: number } {
  if (moneyUnit === '元') return { amount, quantum: 0.01 };
  const size = amount < 0n ? -amount : amount;
  const rounded = ((size + 5_000n) / 10_000n) * 10_000n;
  return { amount: amount < 0n ? -rounded : rounded, quantum: 100 };
}

export function moneyOf(fen: bigint, quantum = 0.01): Money {
  return Money.of(`${fen}e-2`, quantum);
}

/** The accounts that reading would make of the book. */
export function accountsOf(book: Book, printing: Printing = {}): Accounts {
  const statements = [...book.rows].map(([code, rows]) => statementOf(book, code, rows, printing));
  const first = statements[0]?.heading;
  return {
    book: '测试.xlsx',
    unit: first?.unit,
    year: first?.year,
    statements: new Map(statements.map((statement) => [statement.code, statement])),
    supplement: new Map(),
    form: { id: EDITION.id, sure: true, departures: [] },
    unread: [],
    problems: [],
  };
}

/** Last year's accounts, as far as this year's look at them. */
export function priorAccountsOf(book: Book, printing: Printing = {}): Accounts {
  const rows = new Map<StatementCode, BookRow[]>();
  for (const key of book.prior.keys()) {
    const { code, item, measure } = keyParts(key);
    rows.set(code, [...(rows.get(code) ?? []), { item, code: null, name: item, measures: [measure] }]);
  }
  const accounts = accountsOf({ rows, figures: book.prior, prior: new Map(), notes: new Set() }, printing);
  return { ...accounts, year: accounts.year && { ...accounts.year, value: accounts.year.value - 1 } };
}

/** The cell in which {@link accountsOf} puts a figure. */
export function cellOf(book: Book, key: FigureKey): CellRef {
  const { code, item, measure } = keyParts(key);
  const rows = book.rows.get(code) ?? [];
  const index = rows.findIndex((row) => row.item === item);
  return figureCell(code, index, rows[index]?.measures.indexOf(measure) ?? -1);
}

function sheetOf(code: StatementCode): string {
  return formOf(EDITION, code).number ?? '';
}

/** A row a figure below the seven rows of heading, amounts from column C on. */
function figureCell(code: StatementCode, row: number, measure: number): CellRef {
  return { sheet: sheetOf(code), address: addressOf(7 + row, 2 + measure) };
}

function statementOf(book: Book, code: StatementCode, rows: readonly BookRow[], printing: Printing): Statement {
  const moneyUnit = printing.moneyUnit ?? '元';
  const { title, emptyNote } = formOf(EDITION, code);
  const form = sheetOf(code);
  const unreadable = new Set<string>();
  const filled = rows.map((row, index): StatementRow => {
    const figures = new Map<string, Figure>();
    for (const [column, measure] of row.measures.entries()) {
      const key = keyOfFigure(code, row.item, measure);
      if (printing.unreadable?.has(key)) unreadable.add(figureKey(row.item, measure));
      else figures.set(measure, figureOf(book.figures.get(key) ?? 0n, moneyUnit, figureCell(code, index, column)));
    }
    const cell = { sheet: form, address: addressOf(7 + index, 0) };
    return { item: row.item, code: row.code as SubjectCode | null, name: row.name, cell, figures };
  });
  const at = (address: CellRef['address']): CellRef => ({ sheet: form, address });
  const empty = filled.every((row) => [...row.figures.values()].every((figure) => figure.amount.isZero));
  const heading: Heading = {
    title: { value: title, cell: at('A1') },
    number: { value: form, cell: at('A2') },
    unit: { value: UNIT, cell: at('A3') },
    year: { value: 2021, cell: at('C3') },
    moneyUnit: { value: moneyUnit, cell: at('E3') },
    ...((book.notes.has(code) || (empty && emptyNote !== undefined && moneyUnit === '万元')) && {
      emptyNote: { value: '故本表无数据', cell: at('A99') },
    }),
  };
  return new Statement({
    code,
    sheet: form,
    range: rangeOf({ top: 0, left: 0, bottom: 8 + rows.length, right: 9 }),
    heading: printing.heading?.(code, heading) ?? heading,
    measures: new Set(rows.flatMap((row) => row.measures)),
    rows: filled,
    unreadable,
  });
}

/** Nothing is a blank cell; what rounds to nothing is printed 0.00. */
function figureOf(fen: bigint, moneyUnit: '元' | '万元', cell: CellRef): Figure {
  const { amount, quantum } = printed(fen, moneyUnit);
  return { amount: fen === 0n ? Money.zero : moneyOf(amount, quantum), blank: fen === 0n, cell };
}

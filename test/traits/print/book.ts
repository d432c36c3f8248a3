/** A book as it is printed with some traits: its sheets, and what stands where in them. */
import type { MoneyUnit } from '../../../src/accounts';
import type { NineCode } from '../program';
import type { SheetSnapshot } from '../../../src/workbook';
import type { Looks } from '../dimensions';
import type { Figures, Line } from '../figures';
import type { Table } from './cell';
import { economicTable } from './economic';
import { numberIn, orderOf, titleOf } from './forms';
import { printsYear } from './heading';
import { isWithoutCapital, linesTable } from './lines';
import { putFront, putOthers } from './others';
import { putTable } from './pages';
import { Sheet, type PlacedCell } from './sheet';
import { subjectsTable } from './subjects';
import { threePublicTable } from './threePublic';
import { Typist } from './typist';

export type { PrintedAmount } from './cell';
export type { PlacedCell } from './sheet';

export interface PrintedBook {
  readonly looks: Looks;
  readonly sheets: readonly SheetSnapshot[];
  /** Every amount and fact of the nine statements, with its cell. */
  readonly cells: readonly PlacedCell[];
  readonly statements: readonly NineCode[];
  readonly unit: string;
  /** Undefined where the statements print none. */
  readonly year: number | undefined;
  /** A cover or contents print it, from where it may be read or not. */
  readonly yearElsewhere: number | undefined;
  readonly money: MoneyUnit;
}

/** Prints the figures as a place with such looks would. `seed` decides the order of shuffled sheets. */
export function printBook(figures: Figures, looks: Looks, seed = 1): PrintedBook {
  const typist = new Typist(looks, figures);
  const statements = orderOf(looks).filter((code) => code !== '09' || !isWithoutCapital(looks, figures));
  const groups = statementSheets(typist, statements);
  const around: Sheet[] = [];
  const open = (name: string): Sheet => {
    const sheet = new Sheet(name, looks);
    around.push(sheet);
    return sheet;
  };
  putFront(typist, open);
  const front = around.splice(0).map((sheet) => [sheet]);
  putOthers(typist, open);
  const old = oldCopy(typist);
  const all = [...front, ...groups, ...around.map((sheet) => [sheet]), ...(old ? [[old]] : [])];
  const ordered = (looks.order === 'shuffled' ? shuffled(all, seed) : all).flat();
  const finished = ordered.map((sheet) => ({ sheet, ...sheet.finish() }));
  return {
    looks,
    sheets: finished.map(({ snapshot }) => snapshot),
    cells: finished.flatMap(({ sheet, placed }) => (sheet === old ? [] : placed)),
    statements,
    unit: figures.unit,
    year: printsYear(typist) ? figures.year : undefined,
    yearElsewhere: looks.front === 'none' ? undefined : figures.year,
    money: typist.precision.money,
  };
}

function tableOf(typist: Typist, statement: NineCode): Table {
  switch (statement) {
    case '01':
    case '04':
      return linesTable(typist, statement);
    case '06':
      return economicTable(typist);
    case '07':
      return threePublicTable(typist);
    default:
      return subjectsTable(typist, statement);
  }
}

/** The sheets of the statements; those of one statement stay together. */
function statementSheets(typist: Typist, statements: readonly NineCode[]): Sheet[][] {
  const { looks } = typist;
  const groups: Sheet[][] = [];
  let number = 0;
  const newSheet = (statement: NineCode, page: number): Sheet => {
    number += 1;
    const sheet = new Sheet(sheetName(looks, statement, number, page), looks);
    if (page === 0) groups.push([sheet]);
    else groups.at(-1)?.push(sheet);
    return sheet;
  };
  const perSheet = { own: 1, pairs: 2, all: Infinity, close: Infinity }[looks.together];
  let sheet: Sheet | undefined;
  statements.forEach((statement, index) => {
    if (!sheet || index % perSheet === 0) sheet = newSheet(statement, 0);
    // A heading that stands above its title begins a page; nothing else would part it from the table before.
    else if (looks.together !== 'close' || looks.title === 'below') sheet.blankRow();
    let page = 0;
    putTable(typist, tableOf(typist, statement), index === 0, sheet, () => newSheet(statement, ++page));
  });
  return groups;
}

/** The longest name that a sheet may have. */
const LONGEST_NAME = 31;

function sheetName(looks: Looks, statement: NineCode, number: number, page: number): string {
  const printed = String(numberIn(looks, statement)).padStart(2, '0');
  const behind = page === 0 ? '' : `(${page + 1})`;
  switch (looks.sheetNames) {
    case 'title':
      return `${titleOf(looks, statement).slice(0, LONGEST_NAME - behind.length)}${behind}`;
    case 'number':
      return printed + behind;
    case 'plain':
      return `Sheet${number}`;
    case 'export':
      return `GK${printed}${behind}`;
  }
}

/** A copy of a statement with last year's figures that somebody kept, out of sight. */
function oldCopy(typist: Typist): Sheet | undefined {
  const { looks, figures } = typist;
  if (looks.oldCopy === 'none') return undefined;
  const statement = looks.oldCopy === 'hidden' ? '01' : '03';
  const older = (line: Line): Line => ({
    ...line,
    amounts: new Map([...line.amounts].map(([measure, amount]) => [measure, amount === null ? null : amount / 2n])),
  });
  const statements = new Map(figures.statements).set(statement, typist.lines(statement).map(older));
  const past = new Typist({ ...looks, pages: 'none' }, { ...figures, statements });
  const sheet = new Sheet('旧表', looks, looks.oldCopy);
  putTable(past, tableOf(past, statement), false, sheet, () => sheet);
  return sheet;
}

/** The same order for the same seed. */
function shuffled<T>(items: readonly T[], seed: number): T[] {
  const rest = [...items];
  const out: T[] = [];
  let state = (seed >>> 0) + 1;
  while (rest.length > 0) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    out.push(...rest.splice(state % rest.length, 1));
  }
  return out;
}

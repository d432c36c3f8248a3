/** Which form a book was printed by: the one from which it departs least, and in what it departs, in words. */
import { parseAddress, type Accounts, type FormReading, type Located, type Statement } from '../accounts';
import { formOf, patternOf, placeIn, statementName, type Form, type Forms, type StatementForm } from '../forms';
import { say } from '../sentences';
import { WORDS } from './labels';
import type { Page } from './page';

/** A book as far as it was read, with the pages that it was read from. */
export type ReadSoFar = Pick<Accounts, 'book' | 'unit' | 'year' | 'statements' | 'unread' | 'supplement'> & {
  readonly pages: readonly Page[];
};

/** Something that a book prints otherwise than a form; without words where another sentence tells of it. */
interface Departure {
  readonly weight: number;
  readonly words?: string;
}

/** A form from which a book departs by more than this is not surely its own. */
const SURE_WITHIN = 6;
/** Nothing names a form as clearly as the place, unless the figures themselves stand otherwise. */
const PLACE_WEIGHT = 2;

/** The nearest of the forms, or the departures from the `chosen` one. */
export function nearestForm(forms: Forms, read: ReadSoFar, chosen: string | undefined): FormReading {
  const year = read.year?.value;
  const candidates = (chosen === undefined ? forms.ids : [chosen]).map((id) => {
    const form = forms.form(id, year);
    const departures = departuresFrom(
      form,
      { ...read, form: { id, sure: false, departures: [] }, problems: [] },
      read.pages,
    );
    return { id, departures, distance: distanceOf(form, read, departures) };
  });
  const sorted = [...candidates].sort((a, b) => a.distance - b.distance);
  const [best, next] = sorted;
  if (!best) throw new Error('no forms');
  const isAlone = !next || next.distance > best.distance;
  const isWhole = read.statements.size * 2 > forms.form(best.id, year).statements.size;
  return {
    id: best.id,
    sure: chosen !== undefined || (isAlone && isWhole && best.distance <= SURE_WITHIN),
    departures: best.departures.flatMap(({ words }) => words ?? []),
  };
}

function distanceOf(form: Form, { unit, year }: ReadSoFar, departures: readonly Departure[]): number {
  const isPlace = unit?.value.includes(form.place.replace(/[省市]$|自治区$/, '')) ?? false;
  const isOtherYear = year !== undefined && !form.years.includes(year.value);
  const weights = departures.reduce((sum, { weight }) => sum + weight, 0);
  return weights + (isOtherYear ? 1 : 0) - (isPlace ? PLACE_WEIGHT : 0);
}

/** What a book prints otherwise than a form. */
function departuresFrom(form: Form, accounts: Accounts, pages: ReadSoFar['pages']): Departure[] {
  return [
    ...statementsApart(form, accounts),
    ...namesApart(form, accounts),
    ...linesApart(form, accounts),
    ...printedApart(form, accounts, pages),
    ...codesApart(form, pages),
    ...layoutApart(form, accounts),
  ];
}

function apart(
  weight: number,
  key: Parameters<typeof say>[0],
  params: Readonly<Record<string, string | number>>,
): Departure {
  return { weight, words: say(key, params) };
}

/** Statements that are missing are told of by a rule of their own. */
function statementsApart(form: Form, { statements, unread }: Accounts): Departure[] {
  const there = new Set([...statements.keys(), ...unread.map(({ code }) => code)]);
  const missing = [...form.statements.keys()].filter((code) => !there.has(code));
  const extra = [...there].filter((code) => !form.statements.has(code));
  // A workbook that is only being filled says nothing by what it lacks.
  const weight = missing.length * 2 < form.statements.size ? 2 : 0;
  return [
    ...missing.map((): Departure => ({ weight })),
    ...extra.map((code) => apart(2, 'reading.extraStatement', { title: formOf(form, code).title })),
  ];
}

function namesApart(form: Form, { statements }: Accounts): Departure[] {
  const found = numbersApart(form, [...statements.values()]);
  for (const { code, heading } of statements.values()) {
    const { title } = formOf(form, code);
    if (heading.name !== undefined && heading.name !== title) {
      found.push(apart(0.5, 'reading.otherTitle', { title: heading.name, prescribed: title }));
    }
  }
  return found;
}

/** How statements are numbered is one habit, told once; a statement in another place than the form's is told by itself. */
function numbersApart(form: Form, statements: readonly Statement[]): Departure[] {
  const isNumbered = [...form.statements.values()].some(({ number }) => number !== undefined);
  const printed = statements.flatMap(({ code, heading }) => {
    const { title, number: prescribed } = formOf(form, code);
    return heading.number ? [{ title, number: heading.number.value, prescribed }] : [];
  });
  if (printed.length === 0) return isNumbered && statements.length > 0 ? [apart(1, 'reading.noNumbers', {})] : [];
  if (!isNumbered) return [apart(1, 'reading.numbers', {})];
  const isStyle = ({ number, prescribed }: (typeof printed)[number]): boolean =>
    prescribed !== undefined && patternOf(number) !== patternOf(prescribed);
  const isPlace = ({ number, prescribed }: (typeof printed)[number]): boolean =>
    prescribed !== undefined && placeIn(number) !== placeIn(prescribed);
  const style = printed.find(isStyle);
  return [
    ...(style ? [apart(1, 'reading.otherNumbers', { number: style.number, prescribed: style.prescribed ?? '' })] : []),
    ...printed
      .filter(isPlace)
      .map(({ title, number, prescribed = '' }) => apart(1, 'reading.otherNumber', { title, number, prescribed })),
  ];
}

/** Lines of two-sided statements: the 类 by their number, the others by name. */
function linesApart(form: Form, { statements }: Accounts): Departure[] {
  const found: Departure[] = [];
  let isClassTold = false;
  for (const statement of statements.values()) {
    const prescribed = formOf(form, statement.code);
    if (prescribed.shape !== 'lines' || statement.rows.length === 0) continue;
    const lines = prescribed.sides.flatMap(({ items }) => items);
    const isThere = (item: (typeof lines)[number]): boolean => statement.rowsOf(item.name).length > 0;
    const classes = lines.filter(({ code }) => code !== undefined);
    const [actual, expected] = [classes.filter(isThere).length, classes.filter(({ printed }) => printed).length];
    if (actual !== expected && !isClassTold) {
      isClassTold = true;
      found.push(apart(2, 'reading.otherClasses', { actual, expected }));
    }
    for (const line of lines.filter(({ code }) => code === undefined)) {
      if (isThere(line) === line.printed) continue;
      const key = line.printed ? 'reading.noLine' : 'reading.extraLine';
      // What is printed alike twice is told apart by its full name.
      const isAlone = lines.filter(({ label }) => label === line.label).length === 1;
      const params = { statement: statementName(form, statement.code), line: isAlone ? line.label : line.name };
      found.push(apart(1, key, params));
    }
  }
  return found;
}

/** What every statement of a form prints about itself. */
function printedApart({ prints }: Form, { statements }: Accounts, pages: ReadSoFar['pages']): Departure[] {
  const all = [...statements.values()];
  if (all.length === 0) return [];
  const facts = [
    {
      prescribed: prints.unit,
      actual: isPrintedOnEach(all.map(({ heading }) => heading.unit)),
      weight: 1,
      lacks: 'reading.lacksUnit',
      has: 'reading.printsUnit',
    },
    {
      prescribed: prints.year,
      actual: isPrintedOnEach(all.map(({ heading }) => heading.year)),
      weight: 1,
      lacks: 'reading.lacksYear',
      has: 'reading.printsYear',
    },
    {
      prescribed: prints.lineNumbers,
      actual: pages.some((page) => headerHas(page, WORDS.lineNumber)),
      weight: 0.5,
      lacks: 'reading.lacksLines',
      has: 'reading.printsLines',
    },
    {
      prescribed: prints.columnNumbers,
      actual: pages.some((page) => headerHas(page, WORDS.columnNumber)),
      weight: 0.5,
      lacks: 'reading.lacksColumns',
      has: 'reading.printsColumns',
    },
  ] as const;
  const found = facts
    .filter(({ prescribed, actual }) => prescribed !== actual)
    .map(({ actual, weight, has, lacks }) => apart(weight, actual ? has : lacks, {}));
  const units = new Set(all.flatMap(({ heading }) => heading.moneyUnit?.value ?? []));
  if (units.size > 0 && !units.has(prints.moneyUnit)) {
    const actual = [...units].join('、');
    found.push(apart(0.5, 'reading.otherMoneyUnit', { actual, expected: prints.moneyUnit }));
  }
  return found;
}

/** Whether most statements print something themselves; one heading over all of them is found by each of them too. */
export function isPrintedOnEach(found: readonly (Located<unknown> | undefined)[]): boolean {
  const places = new Set(found.flatMap((each) => (each ? `${each.cell.sheet} ${each.cell.address}` : [])));
  return places.size * 2 > found.length;
}

/** Whether one of some words stands in a page's header. */
export function headerHas({ segment: { grid }, header }: Page, words: ReadonlySet<string>): boolean {
  for (let row = header.top; row < header.bodyTop; row++) {
    if (grid.filled(row).some(({ value }) => words.has(grid.labelOf(value)))) return true;
  }
  return false;
}

/** Codes in one column or in several, as most statements have them. */
function codesApart(form: Form, pages: ReadSoFar['pages']): Departure[] {
  const lists = pages.filter(({ codeColumns }) => codeColumns !== undefined);
  const mostly = (split: readonly unknown[]): 'parts' | 'whole' =>
    split.length * 2 > lists.length ? 'parts' : 'whole';
  const actual = mostly(lists.filter(({ codeColumns = 1 }) => codeColumns > 1));
  const expected = mostly(lists.filter(({ segment }) => formOf(form, segment.sought.form.code).codes === 'parts'));
  return actual === expected ? [] : [apart(0.5, `reading.codes_${actual}`, {})];
}

/** Where totals, blocks and the columns of a grid stand. */
function layoutApart(form: Form, { statements }: Accounts): Departure[] {
  return [...statements.values()].flatMap((statement): Departure[] => {
    const prescribed = formOf(form, statement.code);
    const name = statementName(form, statement.code);
    if (prescribed.shape === 'subjects') {
      const actual = totalPlace(statement);
      if (actual === undefined || actual === prescribed.total) return [];
      return [apart(1, `reading.total_${actual}`, { statement: name })];
    }
    if (prescribed.shape === 'grid') {
      const actual = gridOf(statement, prescribed);
      if (actual === undefined || actual === prescribed.grid) return [];
      return [apart(1, `reading.grid_${actual}`, { statement: name })];
    }
    if (prescribed.shape === 'blocks') {
      const columns = statement.rows.flatMap((row) => (row.code === null ? [] : placeOf(row.cell).column));
      const actual = new Set(columns).size;
      const expected = prescribed.sides.length;
      if (actual === 0 || actual === expected) return [];
      return [apart(1, 'reading.otherBlocks', { statement: name, actual, expected })];
    }
    return [];
  });
}

/** Whether the total stands above the subjects or below them; undefined where there are none. */
export function totalPlace({ rows }: Statement): 'first' | 'last' | undefined {
  const total = rows.find(({ code }) => code === null);
  const subject = rows.find(({ code }) => code !== null);
  if (!total || !subject || total.cell.sheet !== subject.cell.sheet) return undefined;
  return placeOf(total.cell).row < placeOf(subject.cell).row ? 'first' : 'last';
}

/** How a grid stands, told by where its first item has its measures, and where the next item has them. */
export function gridOf(statement: Statement, { sides }: StatementForm): StatementForm['grid'] | 'rows' | undefined {
  const [side] = sides;
  const [first, second] = side?.measures ?? [];
  const [item, other] = side?.items ?? [];
  if (!first || !second || !item || !other) return undefined;
  const cells = [
    statement.figure(item.name, first.name),
    statement.figure(item.name, second.name),
    statement.figure(other.name, first.name),
  ].map((figure) => figure && placeOf(figure.cell));
  const [own, across, next] = cells;
  if (!own || !across || !next) return undefined;
  if (own.row !== next.row) return 'upright';
  if (own.row !== across.row) return 'rows';
  return across.column - own.column < next.column - own.column ? 'byItem' : 'byMeasure';
}

function placeOf({ address }: { readonly address: string }): { readonly row: number; readonly column: number } {
  const place = parseAddress(address);
  if (!place) throw new Error(`no address: ${address}`);
  return place;
}

/** Assignments put to use: parts of sheets that are read as the user says, and those that do not fit, with the reason. */
import { parseAddress, type ReadingProblem } from '../accounts';
import { say } from '../sentences';
import { columnNames, LINE_COLUMN, NONE, type Assignment, type Forms } from '../forms';
import { placesOf, type SoughtForm } from './forms';
import { fold, WORDS } from './labels';
import { quote } from './problems';
import type { Page } from './page';
import type { SheetGrid } from './sheetGrid';
import { pageOf } from './statements';
import { type AmountColumn, type AssignedColumns, type Segment, type SheetTitles, titleIn } from './titles';

/** What an assignment says, in terms of the sheet; rows count from zero. */
export interface AssignedPart {
  readonly assignment: Assignment;
  readonly grid: SheetGrid;
  readonly top: number;
  readonly bottom: number;
  /** Absent: the part is left alone. */
  readonly sought: SoughtForm | undefined;
  readonly columns: AssignedColumns;
}

export interface Assigned {
  readonly parts: ReadonlyMap<SheetGrid, readonly AssignedPart[]>;
  readonly problems: readonly ReadingProblem[];
}

/** The forms that titles and numbers of statements are looked for in. */
export interface KnownForms {
  readonly sought: readonly SoughtForm[];
  readonly forms: Forms;
  /** The form that was chosen: the numbers of its statements count alone. */
  readonly chosen: string | undefined;
}

/** Looks for what the assignments name. One that does not fit is a problem, and the sheet is read without it. */
export function assignedParts(
  grids: readonly SheetGrid[],
  assignments: readonly Assignment[],
  known: KnownForms,
): Assigned {
  const parts = new Map<SheetGrid, AssignedPart[]>();
  const problems: ReadingProblem[] = [];
  for (const assignment of assignments) {
    const grid = grids.find(({ name }) => name === assignment.sheet);
    if (!grid) {
      problems.push(unfit(assignment, grid, say('reading.noSheet')));
      continue;
    }
    const others = parts.get(grid) ?? [];
    const part = partOf(grid, assignment, known, others);
    if (typeof part === 'string') problems.push(unfit(assignment, grid, part));
    else parts.set(grid, [...others, part]);
  }
  return { parts, problems };
}

/** The problem of an assignment that does not fit. */
function unfit({ sheet }: Assignment, grid: SheetGrid | undefined, reason: string): ReadingProblem {
  const cells = grid ? [grid.at(grid.top, grid.left)] : [];
  return { id: 'R-31', cells, params: { sheet: quote(sheet), reason } };
}

/** An assignment in terms of its sheet, or why it does not fit. */
function partOf(
  grid: SheetGrid,
  assignment: Assignment,
  known: KnownForms,
  others: readonly AssignedPart[],
): AssignedPart | string {
  const [from, to] = assignment.rows ?? [grid.top + 1, grid.bottom + 1];
  const [top, bottom] = [Math.max(from - 1, grid.top), Math.min(to - 1, grid.bottom)];
  if (top > bottom) return say('reading.noRows', { rows: `${from}–${to}`, last: grid.bottom + 1 });
  if (others.some((other) => other.top <= bottom && top <= other.bottom)) return say('reading.rowsTwice');
  if (assignment.statement === NONE) return { assignment, grid, top, bottom, sought: undefined, columns: NO_COLUMNS };
  const sought = statementCalled(assignment.statement, known);
  if (typeof sought === 'string') return sought;
  const header = assignment.header && { top: assignment.header[0] - 1, last: assignment.header[1] - 1 };
  if (header && (header.top < top || header.last > bottom)) {
    const params = { header: `${header.top + 1}–${header.last + 1}`, rows: `${top + 1}–${bottom + 1}` };
    return say('reading.noHeaderRows', params);
  }
  const columns = columnsOf(grid, assignment, sought);
  if (typeof columns === 'string') return columns;
  return { assignment, grid, top, bottom, sought, columns: { ...columns, header } };
}

const NO_COLUMNS: AssignedColumns = { header: undefined, code: [], names: [], amounts: new Map(), all: new Set() };

/** The statement of a title, or of a number that means one statement in whichever form. */
function statementCalled(words: string, { sought, forms, chosen }: KnownForms): SoughtForm | string {
  const label = fold(words);
  // A title that is one statement's own may be another one's spelling.
  const own = chosen === undefined ? [] : [...forms.form(chosen).statements.values()];
  const code = own.find(({ title }) => fold(title) === label)?.code;
  const titled =
    sought.find(({ form }) => form.code === code) ??
    sought.find(({ form }) => fold(form.title) === label) ??
    sought.find(({ titles }) => titles.includes(label)) ??
    titleIn(label, sought)?.sought;
  if (titled) return titled;
  const asked = chosen === undefined ? forms.all() : [forms.form(chosen)];
  const codes = new Set(
    asked.flatMap(({ statements }) =>
      [...statements.values()].flatMap(({ number, code }) =>
        number !== undefined && fold(number) === label ? code : [],
      ),
    ),
  );
  const numbered = sought.filter(({ form }) => codes.has(form.code));
  const [only] = numbered;
  if (only && numbered.length === 1) return only;
  const titles = (of: readonly SoughtForm[]): string => of.map(({ form }) => `《${form.title}》`).join('、');
  return only
    ? say('reading.numberOfSeveral', { number: quote(words), titles: titles(numbered) })
    : say('reading.noSuchStatement', { statement: quote(words) });
}

function columnsOf(grid: SheetGrid, { columns = {} }: Assignment, sought: SoughtForm): AssignedColumns | string {
  const code: number[] = [];
  const names: number[] = [];
  const amounts = new Map<number, AmountColumn>();
  const all = new Set<number>();
  const given = Object.entries(columns).map(([letters, words]) => [columnOf(letters), letters, words] as const);
  for (const [column, letters, words] of given.sort(([a], [b]) => a - b)) {
    if (column < grid.left || column > grid.right) return say('reading.noColumn', { column: letters.toUpperCase() });
    const label = fold(words);
    const amount = amountCalled(label, sought);
    all.add(column);
    if (amount) amounts.set(column, amount);
    else if (WORDS.code.has(label) || WORDS.codeParts.includes(label)) code.push(column);
    else if (WORDS.name.has(label) || label === fold(LINE_COLUMN)) names.push(column);
    else if (label !== NONE) {
      const params = { column: letters.toUpperCase(), measure: quote(words), known: namesListed(sought) };
      return say('reading.noMeasure', params);
    }
  }
  return { header: undefined, code, names, amounts, all };
}

function namesListed({ form }: SoughtForm): string {
  return columnNames(form).join('、');
}

function columnOf(letters: string): number {
  return parseAddress(`${letters.toUpperCase()}1`)?.column ?? -1;
}

/** The amounts that folded words name: 收入/金额, 公务接待费/决算数, 本年收入合计, a total of a list in parts. */
function amountCalled(label: string, { sides, form }: SoughtForm): AmountColumn | undefined {
  const cut = label.indexOf('/');
  const [before, after] = cut < 0 ? ['', label] : [label.slice(0, cut), label.slice(cut + 1)];
  const found = sides.flatMap((side, index): AmountColumn[] => {
    const measure = side.measures.find(({ measure, labels }) => fold(measure.name) === after || labels.has(after));
    const name = measure?.measure.name;
    const itemOf = (text: string): string | undefined => {
      const exact = side.items.find((item) => fold(item.name) === text);
      const [place] = placesOf(side, text);
      return (exact ?? (place === undefined ? undefined : side.items[place]))?.name;
    };
    if (cut >= 0) {
      if (name === undefined) return [];
      if (fold(form.sides[index]?.name ?? '') === before) return [{ side: index, measure: name, item: undefined }];
      const item = itemOf(before);
      return item === undefined ? [] : [{ side: index, measure: name, item }];
    }
    if (name !== undefined) return [{ side: index, measure: name, item: undefined }];
    const item = itemOf(label);
    return item === undefined ? [] : [{ side: index, measure: undefined, item }];
  });
  const [first] = found;
  // The blocks of one list are measured alike.
  const isClear = found.length === 1 || (form.shape === 'blocks' && first?.item === undefined);
  return isClear ? first : undefined;
}

/** What the user has assigned on a sheet: its pages, and the parts that could be put to use. */
export function givenPages(
  given: readonly AssignedPart[],
  titles: SheetTitles,
): {
  readonly parts: readonly AssignedPart[];
  readonly pages: readonly Page[];
  readonly unread: readonly Segment[];
  readonly problems: readonly ReadingProblem[];
} {
  const parts: AssignedPart[] = [];
  const pages: Page[] = [];
  const unread: Segment[] = [];
  const problems: ReadingProblem[] = [];
  for (const part of given) {
    const segment = part.sought && segmentOf(part, part.sought, titles);
    const page = segment && pageOf(segment);
    if (page) pages.push(page);
    else if (segment?.sought.form.shape === 'unknown') unread.push(segment);
    else if (segment) {
      problems.push(unfit(part.assignment, part.grid, say('reading.noTable', { title: segment.sought.form.title })));
      continue;
    }
    parts.push(part);
  }
  return { parts, pages, unread, problems };
}

/** The segment of a part: its own title where one stands in it, else its first cell in place of one. */
function segmentOf(part: AssignedPart, sought: SoughtForm, titles: SheetTitles): Segment {
  const { grid, top, bottom, columns } = part;
  const within = ({ row }: { readonly row: number }): boolean => top <= row && row <= bottom;
  const end = columns.header?.top ?? bottom;
  const title = titles.places.find((place) => within(place) && place.row < end);
  const own = titles.segments.find((segment) => segment.title.row === title?.row && segment.sought === sought);
  const first = grid.sampleRows(top, bottom)[0] ?? top;
  return {
    grid,
    sought,
    title: title ?? { row: first, column: grid.filled(first)[0]?.column ?? grid.left },
    called: own?.called ?? '',
    bodyFrom: title ? title.row + 1 : top,
    top,
    bottom,
    emptyNote: titles.emptyNotes.find(within),
    assigned: columns,
  };
}

/** What the titles of a sheet tell beside its assigned parts. */
export function titlesBeside(parts: readonly AssignedPart[], titles: SheetTitles): SheetTitles {
  if (parts.length === 0) return titles;
  const isFree = (row: number): boolean => !parts.some(({ top, bottom }) => top <= row && row <= bottom);
  const segments = titles.segments.flatMap((segment): Segment[] => {
    if (!isFree(segment.title.row)) return [];
    const below = parts.map(({ top }) => top).filter((top) => top > segment.title.row);
    return [{ ...segment, bottom: Math.min(segment.bottom, ...below.map((top) => top - 1)) }];
  });
  const last = parts.reduce((lowest, part) => (part.bottom > lowest.bottom ? part : lowest));
  const titleBelow = titles.places.some(({ row }) => row > last.bottom);
  return {
    ...titles,
    segments,
    titled: true,
    openEnded: titleBelow ? titles.openEnded : last.sought !== undefined,
    supplement: titles.supplement && isFree(titles.supplement.row) ? titles.supplement : undefined,
  };
}

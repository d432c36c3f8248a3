/** In what a book prints a statement otherwise than a form does. */
import { foldName, parseAddress } from '../../accounts';
import type { Form, FormDraft, Item, StatementDraft } from '../../forms';
import { say } from '../../sentences';
import { fold, WORDS } from '../labels';
import { gridOf, totalPlace } from '../nearest';
import type { LookList } from './look';
import { emptyNoteOf, noteOf } from './notes';
import { pathOf, type PrintedColumn, type PrintedStatement } from './printed';
import { bareHeading, hasOrdinal, withoutPrintedOrdinal } from './text';

type Labels = NonNullable<StatementDraft['labels']>;
type Groups = NonNullable<StatementDraft['groups']>;

/** The differences of one statement, less its title and number; `unit` is the name that notes may hold. */
export function differencesOf(
  printed: PrintedStatement,
  { unit, filled }: { readonly unit: string | undefined; readonly filled: boolean },
  look: LookList,
): StatementDraft {
  const { labels, groups } = namesOf(printed, look);
  return {
    ...noteOf(printed),
    ...emptyNoteOf(printed, unit, filled),
    ...layoutOf(printed),
    ...listed('drop', droppedOf(printed, filled, look)),
    ...listed('labels', labels),
    ...listed('groups', groups),
  };
}

function listed<K extends string, T extends object>(key: K, value: T): Partial<Record<K, T>> {
  return Object.keys(value).length === 0 ? {} : ({ [key]: value } as Partial<Record<K, T>>);
}

/** Whether two labels are the same to a reader. */
function same(a: string, b: string): boolean {
  return foldName(a) === foldName(b);
}

/** Lines and columns that the form has and the book has not. Of lines the 类 are told of for all statements together. */
function droppedOf(printed: PrintedStatement, filled: boolean, look: LookList): string[] {
  const { form, statement, lines, columns } = printed;
  if (statement.rows.length === 0) {
    look.add(say('deriving.noRows', { title: form.title }));
    return [];
  }
  const read = new Set(lines.map(({ item }) => item));
  const items = form.sides.flatMap((side) => side.items);
  const lacking = items.filter((item) => item.printed && !read.has(item) && !isClassLine(form.shape, item));
  const measures = form.sides.flatMap(({ measures: each }, side) =>
    each.filter((m) => m.printed && !columns.some((column) => column.measure === m && column.side === side)),
  );
  const needed = [...lacking.filter(({ code }) => code === undefined), ...measures].filter(({ optional }) => !optional);
  if (needed.length > 0) {
    look.add(
      say('deriving.droppedNeeded', { title: form.title, labels: needed.map(({ label }) => label).join('”、“') }),
    );
  }
  const isOnlyUsed = form.shape === 'blocks' && filled && listsUsedAlone(statement);
  if (isOnlyUsed && lacking.length > 0) look.add(say('deriving.usedAlone', { title: form.title }));
  const gone = lacking.filter(({ code }) => !isOnlyUsed || code === undefined);
  return [...new Set([...gone.map((item) => item.code ?? item.name), ...measures.map(({ name }) => name)])];
}

/** Whether a list of subjects has those with an amount alone: then it does not tell which ones the form prints. */
function listsUsedAlone({ rows }: PrintedStatement['statement']): boolean {
  const subjects = rows.filter(({ code }) => code !== null);
  return subjects.every(({ figures }) => [...figures.values()].some(({ amount }) => !amount.isZero));
}

function isClassLine(shape: string, item: Item): boolean {
  return shape === 'lines' && item.code !== undefined;
}

function namesOf(printed: PrintedStatement, look: LookList): { labels: Labels; groups: Groups } {
  const labels: Labels = {};
  const groups: Groups = {};
  for (const { item, text } of printed.lines) {
    if (printed.upright && item.total && item.group !== undefined) {
      const group = withoutPrintedOrdinal(text);
      if (!same(group, item.group) && !WORDS.subtotal.has(fold(group))) groups[item.group] = group;
      continue;
    }
    const label = printed.form.shape === 'blocks' ? text : bareLabel(printed, text);
    if (label !== '' && !same(label, item.label)) labels[nameFor(item)] = label;
  }
  for (const { measure, text } of printed.columns) {
    if (text === '' || same(text, measure.label)) continue;
    if ((labels[measure.name] ?? text) !== text) {
      look.add(
        say('deriving.twoLabels', { title: printed.form.title, label: labels[measure.name] ?? '', other: text }),
      );
    } else labels[measure.name] = text;
  }
  if (printed.form.shape === 'subjects') measureGroups(printed, groups, look);
  if (printed.form.shape === 'grid' && !printed.upright) itemGroups(printed, groups);
  return { labels, groups };
}

function nameFor({ code, name }: Item): string {
  return code !== undefined && code.length > 3 ? code : name;
}

function bareLabel({ form, upright }: PrintedStatement, text: string): string {
  return form.shape === 'lines' || upright || form.shape === 'grid' ? withoutPrintedOrdinal(text) : text;
}

/** Headings over several columns. A column that has such a heading and none in the form is told of. */
function measureGroups({ form, columns }: PrintedStatement, groups: Groups, look: LookList): void {
  for (const column of columns) {
    const { measure, path } = column;
    const above = headingAbove(column);
    if (measure.group === undefined) {
      if (above !== undefined && !measure.labels.includes(path.join(''))) {
        look.add(say('deriving.extraGroup', { title: form.title, group: above, label: column.text }));
      }
    } else if (above === undefined) groups[measure.group] = null;
    else if (!same(above, measure.group) && groups[measure.group] === undefined) groups[measure.group] = above;
  }
}

/** The heading right above a column's own; a 小计 whose heading names the column has none. */
function headingAbove({ path, text }: PrintedColumn): string | undefined {
  const above = bareHeading(path.at(-2) ?? '');
  const isOwn = same(above, text) || !same(bareHeading(path.at(-1) ?? ''), text);
  return above === '' || isOwn ? undefined : above;
}

/** Of a grid across, the heading over a subtotal and its parts. */
function itemGroups({ form, statement, pages, lines }: PrintedStatement, groups: Groups): void {
  const [page] = pages;
  const [side] = form.sides;
  if (!page || !side) return;
  for (const { item } of lines.filter(({ item: each }) => each.group !== undefined)) {
    const figure = statement.figure(item.name, side.measures[0]?.name ?? '');
    const column = figure && parseAddress(figure.cell.address)?.column;
    const texts = column === undefined ? [] : pathOf(page, column);
    const own = texts.findIndex((text) => item.labels.some((label) => same(label, text)) && text !== item.group);
    const above = texts
      .filter((text, index) => index !== own && !side.measures.some(({ labels }) => labels.some((l) => same(l, text))))
      .map(bareHeading)
      .filter((text) => text !== '' && !WORDS.subtotal.has(fold(text)))
      .at(-1);
    const { group = '' } = item;
    if (above === undefined) groups[group] ??= null;
    else if (!same(above, group)) groups[group] = above;
  }
}

/** Where totals, parts and the columns of a grid stand, and how codes are printed. */
function layoutOf(printed: PrintedStatement): StatementDraft {
  const { form, statement, pages } = printed;
  const [page] = pages;
  const draft: StatementDraft = {};
  if (form.shape === 'subjects' && page) {
    const total = totalPlace(statement) ?? totalInBlank(printed);
    if (total !== undefined && total !== form.total) draft.total = total;
    const headings = new Set([...page.header.paths.values()].flatMap((path) => path.map(({ label }) => label)));
    const codes = WORDS.codeParts.every((part) => headings.has(part)) ? 'parts' : 'whole';
    if (codes !== form.codes) draft.codes = codes;
  }
  if (form.shape === 'grid') {
    const grid = gridOf(statement, form);
    // Measures as rows are read, and laid out by no form.
    if (grid !== undefined && grid !== 'rows' && grid !== form.grid) draft.grid = grid;
  }
  if (form.shape === 'lines') {
    const parts = printed.lines.filter(({ item }) => item.ordinal === undefined || !isFirstOrdinalled(printed, item));
    const numbered = partsBelowTotals(printed).some(({ text }) => hasOrdinal(text));
    const prescribed = parts.some(({ item }) => item.ordinal !== undefined);
    if (numbered !== prescribed && partsBelowTotals(printed).length > 0) draft.numberParts = numbered;
  }
  return draft;
}

/** The lines above the first total are numbered in any case. */
function isFirstOrdinalled({ form }: PrintedStatement, item: Item): boolean {
  const side = form.sides.find(({ items }) => items.includes(item));
  const total = side?.items.findIndex((each) => each.total) ?? -1;
  return total < 0 || (side?.items.indexOf(item) ?? 0) < total;
}

/** Optional lines of the foot, below a total. */
function partsBelowTotals(printed: PrintedStatement): PrintedStatement['lines'] {
  return printed.lines.filter(({ item }) => item.optional && !item.total && !isFirstOrdinalled(printed, item));
}

/** Of a blank form: right below the header, or after rows that are left for subjects. */
function totalInBlank({ lines, pages }: PrintedStatement): 'first' | 'last' | undefined {
  const total = lines.find(({ item }) => item.total);
  const [page] = pages;
  if (!total || !page) return undefined;
  return total.row <= page.header.bodyTop + 1 ? 'first' : 'last';
}

/** The 类 of each block from the left, where they are not those of the form. */
export function blocksOf({ form, statement, lines }: PrintedStatement, look: LookList): Pick<StatementDraft, 'blocks'> {
  const blocks = new Map<number, string[]>();
  for (const { item } of lines) {
    const [row] = item.code === undefined ? [] : statement.rowsOf(item.code);
    const column = row && parseAddress(row.cell.address)?.column;
    if (column === undefined || item.code === undefined) continue;
    const block = blocks.get(column) ?? [];
    blocks.set(column, block);
    const kind = item.code.slice(0, 3);
    if (!block.includes(kind)) block.push(kind);
  }
  const printed = [...blocks].sort(([a], [b]) => a - b).map(([, classes]) => classes);
  const prescribed = form.sides.map(({ items }) => [
    ...new Set(
      items.flatMap(({ code, printed: isPrinted }) => (code !== undefined && isPrinted ? code.slice(0, 3) : [])),
    ),
  ]);
  const kindOf = (code: string): string | undefined =>
    form.kinds.find(({ classes }) => classes.some((each) => each === code))?.name;
  if (printed.some((classes) => new Set(classes.map(kindOf)).size > 1)) {
    look.add(say('deriving.oneList', { title: form.title }));
    return {};
  }
  return printed.length === 0 || JSON.stringify(printed) === JSON.stringify(prescribed) ? {} : { blocks: printed };
}

/** The blank lines above the grand total, where they are not as many as the form has. */
export function blankLinesOf({ form, statement, lines }: PrintedStatement): number | undefined {
  if (form.shape !== 'lines' || new Set(statement.rows.map(({ cell }) => cell.sheet)).size !== 1) return undefined;
  const [side] = form.sides;
  const last = side?.rows.at(-1);
  const total = last && lines.find(({ item }) => item === last);
  const first = lines.find(({ item }) => item === side?.rows[0]);
  if (!side || !total || !first) return undefined;
  const blank = side.rows.length - blankLinesIn(form);
  const count = total.row - first.row + 1 - blank;
  return count === blankLinesIn(form) || count < 0 || count > BLANK_LINES_MAX ? undefined : count;
}

const BLANK_LINES_MAX = 20;

/** The lines at the foot that no side fills. */
function blankLinesIn({ sides }: PrintedStatement['form']): number {
  const footsOf = sides.map(({ rows, items }) => {
    const total = items.findIndex((item) => item.total && item.printed);
    const top = rows.findIndex((item) => item !== undefined && item === items[total]);
    return top < 0 ? 0 : rows.slice(top).filter((item) => item === undefined).length;
  });
  return Math.min(...footsOf);
}

const WHOLE_YEAR = /全年|调整/;

/** What 预算数 means, as the heading of its column says, where the form says otherwise. */
export function budgetOf(printed: readonly PrintedStatement[], { budget }: Form): FormDraft['budget'] {
  const headings = printed.flatMap(({ columns }) =>
    columns.map(({ text }) => text).filter((text) => text.includes('预算')),
  );
  const [said] = headings.flatMap((text) => {
    if (WHOLE_YEAR.test(text)) return ['全年预算' as const];
    return text.includes('年初') ? ['年初预算' as const] : [];
  });
  return said === budget ? undefined : said;
}

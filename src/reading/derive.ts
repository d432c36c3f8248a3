/**
 * A form from a book that is printed by it, blank or filled in: the differences from the nearest form that is known.
 * Loaded when somebody asks for it; `index.ts` does without it.
 */
import type { InSteps, StatementCode } from '../accounts';
import { finished } from '../accounts';
import { FORMS, formOf, relationsOf, type Form, type FormDraft, type Forms, type StatementDraft } from '../forms';
import { formText } from '../forms/draft';
import { loadForm } from '../forms/load';
import { addSentences, say } from '../sentences';
import sentences from '../sentences/zh-CN/deriving.json';
import type { SheetSnapshot } from '../workbook';
import { classesApart, hasPrinted } from './deriving/classes';
import { guessLabels, guessTitles, tellUnknown } from './deriving/guesses';
import { identify, type GivenIdentity } from './deriving/identify';
import { LookList } from './deriving/look';
import { printedStatement, type PrintedStatement } from './deriving/printed';
import { printsOf } from './deriving/prints';
import { blankLinesOf, blocksOf, budgetOf, differencesOf } from './deriving/statement';
import { numberingOf, tablesOf, type Numbering } from './deriving/tables';
import { readBookInSteps, type ReadBook } from './reading';

addSentences('deriving', sentences);

export interface DerivingOptions extends GivenIdentity {
  /** The workbook's name. */
  readonly book: string;
  readonly forms?: Forms;
}

export interface DerivedForm {
  readonly draft: FormDraft;
  /** The form file. */
  readonly text: string;
  /** Sentences: what was guessed, what was not understood, and what the form cannot say. */
  readonly look: readonly string[];
}

/** The form that a book is printed by; undefined when the book has no statement that is known. */
export function deriveForm(sheets: readonly SheetSnapshot[], options: DerivingOptions): DerivedForm | undefined {
  return finished(deriveFormInSteps(sheets, options));
}

/** As {@link deriveForm}, pausing as reading does. */
export function* deriveFormInSteps(
  sheets: readonly SheetSnapshot[],
  { book: name, forms = FORMS, ...given }: DerivingOptions,
): InSteps<DerivedForm | undefined> {
  const look = new LookList();
  const first = yield* readBookInSteps(sheets, { book: name, forms });
  const titles = guessTitles(first, forms, look);
  if (first.accounts.statements.size === 0 && titles.size === 0) return undefined;
  const identity = identify(first, name, forms, given, look);
  const bare = (base: string): FormDraft => ({ ...identity, base, prints: {}, statements: {}, define: [] });
  const titled = statementsOf(titles, (title) => ({ title }));
  const read = (draft: FormDraft): InSteps<ReadBook> =>
    readBookInSteps(sheets, { book: name, forms: withDraft(draft, forms) });
  const nearest = first.accounts.form.id;
  const renamed = titles.size === 0 ? first : yield* read({ ...bare(nearest), statements: titled });
  const numbering = numberingOf(tablesOf(renamed, forms.codes), look);
  const base = baseOf(renamed, numbering, forms, (id) => ({ ...bare(id), statements: titled }), nearest);
  const draft = { ...bare(base), statements: titled };
  order(draft, numbering, forms, look);
  const labelled = withGuesses(draft, renamed, forms, look);
  const whole = labelled === draft ? renamed : yield* read(labelled);
  const derived = derive(labelled, whole, numbering, forms, look);
  yield;
  return yield* checked(derived, sheets, { book: name, forms }, look);
}

function statementsOf<T>(
  values: ReadonlyMap<StatementCode, T>,
  of: (value: T) => StatementDraft,
): Partial<Record<StatementCode, StatementDraft>> {
  return Object.fromEntries([...values].map(([code, value]) => [code, of(value)]));
}

/** The known forms with a draft among them. A draft that does not load is a fault of ours. */
function withDraft(draft: FormDraft, forms: Forms): Forms {
  const loaded = loadForm(formText(draft), forms);
  if ('faults' in loaded) throw new Error(loaded.faults.map(({ message }) => message).join('\n'));
  return loaded.forms;
}

/** A draft as it will print. */
function resolved(draft: FormDraft, forms: Forms): Form {
  return withDraft(draft, forms).form(draft.id, draft.years[0]);
}

/** The nearest form, or the first of those that it is built on which leaves out nothing that the book prints. */
function baseOf(
  book: ReadBook,
  numbering: Numbering,
  forms: Forms,
  bare: (base: string) => FormDraft,
  nearest: string,
): string {
  const known = numbering.tables.flatMap(({ statement }) => statement?.code ?? []);
  for (let id = nearest; ;) {
    const form = resolved({ ...bare(id), order: known }, forms);
    const above = forms.baseOf(id);
    if (above === undefined || hasPrinted(form, book.accounts.statements.values())) return id;
    id = above;
  }
}

/** Puts order, numbers and statements that no form knows into a draft. */
function order(draft: FormDraft, { tables, pattern, apart }: Numbering, forms: Forms, look: LookList): void {
  const codes = tables.map(({ code }) => code);
  for (const { code, title } of tables.filter((table) => !forms.codes.includes(table.code))) {
    draft.define.push({ code, titles: [title], shape: 'unknown' });
    look.add(say('deriving.defined', { title, code }));
  }
  const base = forms.form(draft.base, draft.years[0]);
  const prescribed = [...base.statements.keys()];
  if (codes.join() !== prescribed.join()) draft.order = codes;
  const missing = prescribed.filter((code) => !codes.includes(code)).map((code) => formOf(base, code).title);
  if (missing.length > 0) look.add(say('deriving.missing', { titles: missing.join('》、《') }));
  const unread = tables.filter(({ statement, code }) => !statement && forms.codes.includes(code));
  if (unread.length > 0) look.add(say('deriving.unread', { titles: unread.map(({ title }) => title).join('》、《') }));
  draft.laidOut = tables.every(({ statement }) => statement !== undefined);
  if (draft.laidOut === base.laidOut) delete draft.laidOut;
  setNumbers(draft, pattern, apart, forms);
}

function setNumbers(draft: FormDraft, pattern: string | null, apart: Numbering['apart'], forms: Forms): void {
  const codes = draft.order ?? [...forms.form(draft.base, draft.years[0]).statements.keys()];
  const numbersOf = (each: FormDraft): string => {
    const form = resolved(each, forms);
    return codes.map((code) => form.statements.get(code)?.number ?? '').join();
  };
  const wanted = { ...draft, prints: { ...draft.prints, number: pattern } };
  if (apart.size > 0 || numbersOf(draft) !== numbersOf(wanted)) draft.prints.number = pattern;
  for (const [code, number] of apart) draft.statements[code] = { ...draft.statements[code], number };
}

/** The draft with labels that were guessed and the blocks as they stand; the draft itself where there are none. */
function withGuesses(draft: FormDraft, book: ReadBook, forms: Forms, look: LookList): FormDraft {
  const statements = { ...draft.statements };
  let isGuessed = false;
  for (const printed of printedBy(draft, book, forms)) {
    const labels = guessLabels(printed, look);
    const blocks = printed.form.shape === 'blocks' ? blocksOf(printed, look) : {};
    if (Object.keys(labels).length === 0 && Object.keys(blocks).length === 0) continue;
    isGuessed = true;
    const { code } = printed.form;
    statements[code] = { ...statements[code], ...blocks, ...(Object.keys(labels).length > 0 && { labels }) };
  }
  return isGuessed ? { ...draft, statements } : draft;
}

function printedBy(draft: FormDraft, book: ReadBook, forms: Forms): PrintedStatement[] {
  const form = resolved(draft, forms);
  return [...form.statements.values()].flatMap((statement) => {
    const read = book.accounts.statements.get(statement.code);
    return read ? [printedStatement(book, read, statement)] : [];
  });
}

/** The draft with everything else in which the book differs. */
function derive(draft: FormDraft, book: ReadBook, numbering: Numbering, forms: Forms, look: LookList): FormDraft {
  const printed = printedBy(draft, book, forms);
  const form = resolved(draft, forms);
  const filled = printed.some(({ statement }) => !statement.isEmpty);
  const unit = book.accounts.unit?.value;
  const statements = { ...draft.statements };
  for (const each of printed) {
    const { code } = each.form;
    const found = differencesOf(each, { unit, filled }, look);
    const before = statements[code] ?? {};
    const labels = { ...before.labels, ...found.labels };
    const { title } = numbering.tables.find((table) => table.code === code) ?? {};
    statements[code] = {
      ...(title !== undefined && title !== each.form.title && { title }),
      ...before,
      ...found,
      ...(Object.keys(labels).length > 0 && { labels }),
    };
    tellUnknown(each, look);
  }
  const { withoutClasses, drop } = classesApart(printed);
  for (const [code, classes] of drop) {
    statements[code] = { ...statements[code], drop: [...(statements[code]?.drop ?? []), ...classes] };
  }
  const budget = budgetOf(printed, form);
  const derived: FormDraft = {
    ...draft,
    prints: { ...draft.prints, ...printsOf(book, form, look) },
    ...(withoutClasses.length > 0 && { withoutClasses }),
    ...(budget && { budget }),
    statements,
  };
  return withBlankLines(derived, printedBy(derived, book, forms));
}

function withBlankLines(draft: FormDraft, printed: readonly PrintedStatement[]): FormDraft {
  const statements = { ...draft.statements };
  for (const each of printed) {
    const blankLines = blankLinesOf(each);
    if (blankLines !== undefined) statements[each.form.code] = { ...statements[each.form.code], blankLines };
  }
  return { ...draft, statements };
}

/** Reads the book by the form that was derived: what still differs is told. */
function* checked(
  draft: FormDraft,
  sheets: readonly SheetSnapshot[],
  { book, forms }: { readonly book: string; readonly forms: Forms },
  look: LookList,
): InSteps<DerivedForm> {
  const known = withDraft(draft, forms);
  const { accounts } = yield* readBookInSteps(sheets, { book, forms: known, form: draft.id });
  // That a blank form names no unit is no departure: it has been seen that there is a place for it.
  const blank = accounts.unit ? [] : [say('reading.lacksUnit')];
  const departures = accounts.form.departures.filter((departure) => !blank.includes(departure));
  if (departures.length > 0) look.add(say('deriving.stillApart', { departures: departures.join('；') }));
  const form = known.form(draft.id, draft.years[0]);
  for (const { id, statement } of accounts.problems) {
    if (id === 'R-5' && statement) look.add(say('deriving.twice', { title: formOf(form, statement).title }));
  }
  if (draft.define.length > 0 && relationsOf(form).length > 0) look.add(say('deriving.noRelations'));
  return { draft, text: formText(draft), look: look.list };
}

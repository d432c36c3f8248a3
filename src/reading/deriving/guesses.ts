/** What a book prints under other names than any form: titles, lines and columns that are known by where they stand. */
import { foldName, mostAlike, type StatementCode } from '../../accounts';
import type { Forms, StatementDraft } from '../../forms';
import { say } from '../../sentences';
import { soughtForms } from '../forms';
import { codeOf, likeliest } from '../pages';
import type { ReadBook } from '../reading';
import { fold } from '../labels';
import type { LookList } from './look';
import type { PrintedStatement, UnknownLabel } from './printed';
import { isTable, titleOf } from './tables';
import { withoutPrintedOrdinal } from './text';

/** Titles of tables that no form has and whose inside is that of a statement which the book has under no other title. */
export function guessTitles(book: ReadBook, forms: Forms, look: LookList): Map<StatementCode, string> {
  const taken = new Set<StatementCode>([...book.pages.map(codeOf), ...book.accounts.unread.map(({ code }) => code)]);
  const titles = new Map<StatementCode, string>();
  for (const page of book.pages.filter((each) => book.unsure.has(each))) {
    const { titles: known } = page.segment.sought.form;
    look.add(say('deriving.noTitle', { sheet: page.segment.grid.name, title: known[0] ?? '' }));
  }
  for (const table of book.others.filter(isTable)) {
    const open = soughtForms(forms.lexicon).filter(({ form }) => form.shape !== 'unknown' && !taken.has(form.code));
    const text = titleOf(table);
    const segments = open.map((sought) => ({ ...table, sought, called: '' }));
    const page = likeliest(segments, [fold(text)], undefined);
    // Other tables have columns of the same names: the title must speak for it too.
    if (!page || mostAlike(text, page.segment.sought.form.titles, (title) => title) === undefined) continue;
    taken.add(codeOf(page));
    titles.set(codeOf(page), text);
    const known = page.segment.sought.form.titles[0] ?? '';
    look.add(say('deriving.guessedTitle', { sheet: table.grid.name, title: text, known }));
  }
  return titles;
}

/** Labels that stand where a line or column of the form is missing and read much like it. */
export function guessLabels(printed: PrintedStatement, look: LookList): NonNullable<StatementDraft['labels']> {
  const { form, lines, columns, unknownLines, unknownColumns, upright } = printed;
  const labels: Record<string, string> = {};
  const take = (unknown: UnknownLabel, name: string, known: string): void => {
    labels[name] = withoutPrintedOrdinal(unknown.text);
    look.add(say('deriving.guessedLabel', { title: form.title, label: unknown.text, known }));
  };
  form.sides.forEach((side, index) => {
    const missing = side.items.filter((item) => item.printed && !lines.some((line) => line.item === item));
    const placeOf = new Map(side.items.map((item, place) => [item, place]));
    const read = lines.filter((line) => line.side === index);
    const own = upright || form.shape === 'lines' ? unknownLines : unknownColumns;
    for (const unknown of own.filter((each) => each.side === index)) {
      const fits = missing.filter((item) => {
        const place = placeOf.get(item) ?? 0;
        if (labels[item.name] !== undefined) return false;
        if (own !== unknownLines) return form.shape === 'grid';
        return read.every((line) =>
          (placeOf.get(line.item) ?? 0) < place ? line.row < unknown.at : line.row > unknown.at,
        );
      });
      const item = mostAlike(withoutPrintedOrdinal(unknown.text), fits, ({ label }) => label);
      if (item) take(unknown, item.name, item.label);
    }
    if (form.shape === 'grid' && !upright) return;
    const absent = side.measures.filter((each) => each.printed && !columns.some(({ measure }) => measure === each));
    for (const unknown of unknownColumns.filter((each) => each.side === index)) {
      const fits = absent.filter(({ name }) => labels[name] === undefined);
      const measure = mostAlike(unknown.text, fits, ({ label }) => label);
      if (measure) take(unknown, measure.name, measure.label);
    }
  });
  return labels;
}

/** Tells of lines and columns that are taken for nothing: a form as a list of differences has no room for them. */
export function tellUnknown({ form, unknownLines, unknownColumns }: PrintedStatement, look: LookList): void {
  const known = new Set(
    form.sides.flatMap(({ items, measures }) => [...items, ...measures].map(({ label }) => foldName(label))),
  );
  const tell = (key: 'deriving.unknownLines' | 'deriving.unknownColumns', unknown: readonly UnknownLabel[]): void => {
    const labels = unknown.map(({ text }) => text).filter((text) => !known.has(foldName(text)));
    if (labels.length > 0) look.add(say(key, { title: form.title, labels: [...new Set(labels)].join('”、“') }));
  };
  tell('deriving.unknownLines', unknownLines);
  tell('deriving.unknownColumns', unknownColumns);
}

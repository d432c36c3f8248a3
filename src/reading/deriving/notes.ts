/** 注 and 说明 below a statement, as a form holds them. */
import { foldName, parseAddress } from '../../accounts';
import type { StatementDraft } from '../../forms';
import { isNote } from '../labels';
import { textOf } from '../sheetGrid';
import type { PrintedStatement } from './printed';

/** A form file takes no longer notes. */
const CHARS_MAX = 2_000;

/** The note where it is not the form's; null where the book has none. */
export function noteOf({ form, statement, pages }: PrintedStatement): Pick<StatementDraft, 'note'> {
  const page = pages.at(-1);
  if (!page) return {};
  const { grid, bottom, emptyNote } = page.segment;
  const last = Math.max(page.header.bodyTop, ...statement.rows.map(({ cell }) => parseAddress(cell.address)?.row ?? 0));
  const notes: string[] = [];
  for (let row = last; row <= bottom; row += 1) {
    if (row === emptyNote?.row) continue;
    for (const { value } of grid.filled(row)) if (isNote(grid.labelOf(value))) notes.push(textOf(value).trim());
  }
  const note = notes.join('\n').slice(0, CHARS_MAX);
  if (note === '') return form.note === undefined ? {} : { note: null };
  return foldName(note) === foldName(form.note ?? '') ? {} : { note };
}

/** 说明 that there are no figures; a book whose statement has figures does not tell whether its form has one. */
export function emptyNoteOf(
  { form, statement }: PrintedStatement,
  unit: string | undefined,
  filled: boolean,
): Pick<StatementDraft, 'emptyNote'> {
  const printed = statement.heading.emptyNote?.value;
  if (printed === undefined)
    return filled && statement.isEmpty && form.emptyNote !== undefined ? { emptyNote: null } : {};
  const emptyNote = (unit === undefined ? printed : printed.replaceAll(unit, '{unit}')).slice(0, CHARS_MAX);
  return foldName(emptyNote) === foldName(form.emptyNote ?? '') ? {} : { emptyNote };
}

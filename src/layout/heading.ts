/** What stands above and below every statement: title, form, unit, year, money unit, notes. */
import type { MoneyUnit } from '../accounts';
import { say } from '../sentences';
import type { SheetDraft } from './sheet';

export interface HeadingOptions {
  /** 单位名称; a blank line to fill in when it is not given. */
  readonly unit?: string;
  readonly year: number;
  readonly moneyUnit: MoneyUnit;
}

/** Rows that the heading takes; the table's header starts at this row. */
export const HEADING_ROWS = 3;

/** Puts title, form, unit, year and money unit above a table of `columns` columns. */
export function putHeading(draft: SheetDraft, columns: number, options: HeadingOptions): void {
  const last = columns - 1;
  // A third for the unit, the middle for the year, the rest for the money unit, whatever the number of columns.
  const unitEnd = Math.max(0, Math.ceil(columns / 3) - 1);
  const yearEnd = Math.max(unitEnd + 1, Math.floor((columns * 2) / 3) - 1);
  const row = (index: number, left: number, right: number): Parameters<SheetDraft['span']>[0] => ({
    top: index,
    left,
    bottom: index,
    right,
  });
  draft.span(row(0, 0, last), 'title', draft.form.titles[0] ?? '');
  draft.span(row(1, yearEnd + 1, last), 'headingRight', draft.form.form);
  draft.span(row(2, 0, unitEnd), 'heading', say('layout.unit', { unit: options.unit ?? '' }));
  draft.span(row(2, unitEnd + 1, yearEnd), 'headingCentre', say('layout.year', { year: options.year }));
  draft.span(row(2, yearEnd + 1, last), 'headingRight', say('layout.moneyUnit', { unit: options.moneyUnit }));
}

/** Puts 注 and, for a statement without figures, 说明 below the table, from `row` on. */
export function putNotes(draft: SheetDraft, row: number, columns: number, emptyNote: string | undefined): void {
  const notes = emptyNote === undefined ? [draft.form.note] : [draft.form.note, emptyNote];
  for (const [index, note] of notes.entries()) {
    draft.span({ top: row + index, left: 0, bottom: row + index, right: columns - 1 }, 'note', note);
  }
}

/** A column heading; headings of one group that stand side by side share a heading above them. */
export interface ColumnHeading {
  readonly label: string;
  readonly group: string | undefined;
}

/** Puts column headings over two rows from `top` on: those without a group over both rows, the others below theirs. */
export function putColumnHeadings(
  draft: SheetDraft,
  top: number,
  left: number,
  headings: readonly ColumnHeading[],
): void {
  for (const [index, { label, group }] of headings.entries()) {
    const column = left + index;
    if (group === undefined) {
      draft.span({ top, left: column, bottom: top + 1, right: column }, 'header', label);
      continue;
    }
    if (headings[index - 1]?.group !== group) {
      const width = headings.filter((other) => other.group === group).length;
      draft.span({ top, left: column, bottom: top, right: column + width - 1 }, 'header', group);
    }
    draft.put(top + 1, column, 'header', label);
  }
}

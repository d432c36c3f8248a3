/** What stands above and below every statement: title, number, unit, year, money unit, notes. */
import type { MoneyUnit } from '../accounts';
import type { Printed } from '../forms';
import { fill, say } from '../sentences';
import type { SheetDraft } from './sheet';

export interface HeadingOptions {
  /** 单位名称; a blank to fill in when it is not given. */
  readonly unit?: string;
  readonly year: number;
  readonly moneyUnit: MoneyUnit;
  /** What the form prints on its statements. */
  readonly prints: Printed;
  /** True for the statement above which the form prints once whose book it is. */
  readonly opensBook: boolean;
}

/** Puts title, number, unit, year and money unit above a table of `columns` columns. Returns the row of the table's header. */
export function putHeading(draft: SheetDraft, columns: number, options: HeadingOptions): number {
  const { prints, unit = '', year } = options;
  const last = columns - 1;
  let row = 0;
  const across = (style: Parameters<SheetDraft['span']>[1], text: string, left = 0, right = last): void =>
    draft.span({ top: row, left, bottom: row, right }, style, text);
  if (prints.bookHeading !== undefined && options.opensBook) {
    across('title', fill(prints.bookHeading, { unit, year }));
    row += 1;
  }
  across('title', draft.form.title);
  row += 1;
  // A third for the unit, the middle for the year, the rest for the money unit, whatever the number of columns.
  const unitEnd = Math.max(0, Math.ceil(columns / 3) - 1);
  const yearEnd = Math.max(unitEnd + 1, Math.floor((columns * 2) / 3) - 1);
  if (draft.form.number !== undefined) {
    across('headingRight', draft.form.number, yearEnd + 1);
    row += 1;
  }
  if (prints.unit) across('heading', say('layout.unit', { unit }), 0, unitEnd);
  if (prints.year) across('headingCentre', say('layout.year', { year }), unitEnd + 1, yearEnd);
  across('headingRight', say('layout.moneyUnit', { unit: options.moneyUnit }), yearEnd + 1);
  return row + 1;
}

/** Puts 注 and, for a statement without figures, 说明 below the table, from `row` on. */
export function putNotes(draft: SheetDraft, row: number, columns: number, emptyNote: string | undefined): void {
  const notes = [draft.form.note, emptyNote].filter((note) => note !== undefined);
  for (const [index, note] of notes.entries()) {
    draft.span({ top: row + index, left: 0, bottom: row + index, right: columns - 1 }, 'note', note);
  }
}

/** A column heading over `width` columns; headings of one group that stand side by side share a heading above them. */
export interface ColumnHeading {
  readonly label: string;
  readonly group: string | undefined;
  readonly width?: number;
}

/** Puts column headings over two rows from `top` on: those without a group over both rows, the others below theirs. */
export function putColumnHeadings(
  draft: SheetDraft,
  top: number,
  left: number,
  headings: readonly ColumnHeading[],
): void {
  let column = left;
  for (const [index, { label, group, width = 1 }] of headings.entries()) {
    const right = column + width - 1;
    if (group === undefined) {
      draft.span({ top, left: column, bottom: top + 1, right }, 'header', label);
    } else {
      if (headings[index - 1]?.group !== group) {
        const together = headings.filter((other) => other.group === group);
        const span = together.reduce((sum, other) => sum + (other.width ?? 1), 0);
        draft.span({ top, left: column, bottom: top, right: column + span - 1 }, 'header', group);
      }
      draft.span({ top: top + 1, left: column, bottom: top + 1, right }, 'header', label);
    }
    column = right + 1;
  }
}

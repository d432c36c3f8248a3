/** 02, 03, 05, 08, 09: a row a subject, with the 合计 above them. */
import type { Measure } from '../edition';
import { say } from '../sentences';
import type { CellStyle } from '../workbook';
import { HEADING_ROWS, putColumnHeadings, putHeading, putNotes, type HeadingOptions } from './heading';
import type { PlannedSubject, SheetDraft } from './sheet';

const CODE_WIDTH = 14;
const NAME_WIDTH = 38;
const AMOUNT_WIDTH = 17;
/** Code and name. */
const LABEL_COLUMNS = 2;
/** Rows for subjects that the user types, when none are given. */
const SPARE_ROWS = 40;

/** The look of a subject's name: 款 and 项 are indented. */
export function subjectLabelStyle(code: string | undefined): CellStyle {
  return code?.length === 5 ? 'labelIndented' : code?.length === 7 ? 'labelIndentedTwice' : 'label';
}

/**
 * Lays out a statement by subjects. The last row above the note stays blank: rows that are inserted above it are within
 * every sum.
 */
export function layOutSubjects(
  draft: SheetDraft,
  options: HeadingOptions,
  subjects: readonly PlannedSubject[] | undefined,
  emptyNote: string | undefined,
): void {
  const [side] = draft.form.sides;
  const measures = side?.measures ?? [];
  const columns = LABEL_COLUMNS + measures.length;
  putHeading(draft, columns, options);
  putHeader(draft, measures);
  const totalRow = HEADING_ROWS + 3;
  const [total] = side?.items ?? [];
  if (total) {
    draft.span({ top: totalRow, left: 0, bottom: totalRow, right: 1 }, 'labelStrong', total.labels[0] ?? total.name);
    placeRow(draft, total.name, totalRow, measures);
  }
  const count = subjects?.length ?? SPARE_ROWS;
  for (let index = 0; index < count; index += 1) {
    const row = totalRow + 1 + index;
    const subject = subjects?.[index];
    draft.put(row, 0, 'code', subject?.code);
    draft.put(row, 1, subjectLabelStyle(subject?.code), subject?.name);
    draft.subjectRows.push({ row, codeColumn: 0, code: subject?.code });
    placeRow(draft, subject?.code ?? spareItem(row), row, measures);
  }
  const endRow = totalRow + 1 + count;
  draft.put(endRow, 0, 'code');
  draft.put(endRow, 1, 'label');
  for (const index of measures.keys()) draft.put(endRow, LABEL_COLUMNS + index, 'amount');
  draft.areas.push({ codeColumn: 0, firstRow: totalRow, endRow, endIsBlank: true });
  draft.headerRows = totalRow;
  putNotes(draft, endRow + 1, columns, emptyNote);
}

/** The key of a row whose subject is still to be typed. */
export function spareItem(row: number): string {
  return `row ${row}`;
}

function placeRow(draft: SheetDraft, item: string, row: number, measures: readonly Measure[]): void {
  for (const [index, measure] of measures.entries()) draft.place(item, measure.name, row, LABEL_COLUMNS + index);
}

function putHeader(draft: SheetDraft, measures: readonly Measure[]): void {
  const top = HEADING_ROWS;
  draft.span({ top, left: 0, bottom: top, right: 1 }, 'header', say('layout.item'));
  draft.put(top + 1, 0, 'header', say('layout.functionalCode'));
  draft.put(top + 1, 1, 'header', say('layout.subjectName'));
  draft.span({ top: top + 2, left: 0, bottom: top + 2, right: 1 }, 'columnNumber', say('layout.column'));
  draft.widths.push(CODE_WIDTH, NAME_WIDTH);
  const headings = measures.map((measure) => ({ label: measure.labels[0] ?? measure.name, group: measure.group }));
  putColumnHeadings(draft, top, LABEL_COLUMNS, headings);
  for (const [index, measure] of measures.entries()) {
    draft.put(top + 2, LABEL_COLUMNS + index, 'columnNumber', measure.column);
    draft.widths.push(AMOUNT_WIDTH);
  }
}

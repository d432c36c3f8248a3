/** 02, 03, 05, 08, 09: a row a subject, with the 合计 above or below them. */
import type { Measure } from '../forms';
import { say } from '../sentences';
import type { CellStyle } from '../workbook';
import { putColumnHeadings, putHeading, putNotes, type HeadingOptions } from './heading';
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
 * Lays out a statement by subjects. The row below the last subject stays blank: rows that are inserted above it are
 * within every sum.
 */
export function layOutSubjects(
  draft: SheetDraft,
  options: HeadingOptions,
  subjects: readonly PlannedSubject[] | undefined,
  emptyNote: string | undefined,
): void {
  const [side] = draft.form.sides;
  const measures = side?.measures.filter((measure) => measure.printed) ?? [];
  const columns = LABEL_COLUMNS + measures.length;
  const top = putHeading(draft, columns, options);
  const bodyTop = putHeader(draft, measures, top, options.prints.columnNumbers);
  const isFirst = draft.form.total === 'first';
  const count = subjects?.length ?? SPARE_ROWS;
  const firstRow = isFirst ? bodyTop + 1 : bodyTop;
  for (let index = 0; index < count; index += 1) putSubject(draft, firstRow + index, subjects?.[index], measures);
  const endRow = firstRow + count;
  draft.put(endRow, 0, 'code');
  draft.put(endRow, 1, 'label');
  for (const index of measures.keys()) draft.put(endRow, LABEL_COLUMNS + index, 'amount');
  const totalRow = isFirst ? bodyTop : endRow + 1;
  const total = side?.items.find((item) => item.total);
  if (total) {
    draft.span({ top: totalRow, left: 0, bottom: totalRow, right: 1 }, 'labelStrong', total.label);
    placeRow(draft, total.name, totalRow, measures);
  }
  // Sums over all subjects begin above the first one, at the total or at the header, whose words they pass over.
  draft.areas.push({ codeColumn: 0, firstRow: firstRow - 1, endRow, endIsBlank: true });
  draft.headerRows = bodyTop;
  putNotes(draft, Math.max(endRow, totalRow) + 1, columns, emptyNote);
}

/** The key of a row whose subject is still to be typed. */
export function spareItem(row: number): string {
  return `row ${row}`;
}

function putSubject(
  draft: SheetDraft,
  row: number,
  subject: PlannedSubject | undefined,
  measures: readonly Measure[],
): void {
  draft.put(row, 0, 'code', subject?.code);
  draft.put(row, 1, subjectLabelStyle(subject?.code), subject?.name);
  draft.subjectRows.push({ row, codeColumn: 0, code: subject?.code });
  placeRow(draft, subject?.code ?? spareItem(row), row, measures);
}

function placeRow(draft: SheetDraft, item: string, row: number, measures: readonly Measure[]): void {
  for (const [index, measure] of measures.entries()) draft.place(item, measure.name, row, LABEL_COLUMNS + index);
}

/** Puts the header; returns the row below it. */
function putHeader(draft: SheetDraft, measures: readonly Measure[], top: number, columnNumbers: boolean): number {
  draft.span({ top, left: 0, bottom: top, right: 1 }, 'header', say('layout.item'));
  draft.put(top + 1, 0, 'header', say('layout.functionalCode'));
  draft.put(top + 1, 1, 'header', say('layout.subjectName'));
  draft.widths.push(CODE_WIDTH, NAME_WIDTH, ...measures.map(() => AMOUNT_WIDTH));
  putColumnHeadings(
    draft,
    top,
    LABEL_COLUMNS,
    measures.map(({ label, group }) => ({ label, group })),
  );
  if (!columnNumbers) return top + 2;
  draft.span({ top: top + 2, left: 0, bottom: top + 2, right: 1 }, 'columnNumber', say('layout.column'));
  for (const [index, { column }] of measures.entries()) {
    draft.put(top + 2, LABEL_COLUMNS + index, 'columnNumber', column);
  }
  return top + 3;
}

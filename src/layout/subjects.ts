/** 02, 03, 05, 08, 09: a row a subject, with the 合计 above or below them. */
import type { Measure, StatementForm } from '../forms';
import { say } from '../sentences';
import type { CellStyle } from '../workbook';
import { putColumnHeadings, putHeading, putNotes, type HeadingOptions } from './heading';
import type { PlannedSubject, SheetDraft } from './sheet';

const CODE_WIDTH = 14;
const NAME_WIDTH = 38;
const AMOUNT_WIDTH = 17;
const PART_WIDTH = 6;
/** Where a code ends, part by part: 类, 款, 项. */
const PARTS = [3, 5, 7] as const;
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
  const codes = codeColumnsOf(draft.form);
  const labels = codes.length + 1;
  const columns = labels + measures.length;
  const top = putHeading(draft, columns, options);
  const bodyTop = putHeader(draft, measures, top, options.prints.columnNumbers);
  const isFirst = draft.form.total === 'first';
  const count = subjects?.length ?? SPARE_ROWS;
  const firstRow = isFirst ? bodyTop + 1 : bodyTop;
  for (let index = 0; index < count; index += 1) putSubject(draft, firstRow + index, subjects?.[index], measures);
  const endRow = firstRow + count;
  for (const column of codes) draft.put(endRow, column, 'code');
  draft.put(endRow, codes.length, 'label');
  for (const index of measures.keys()) draft.put(endRow, labels + index, 'amount');
  const totalRow = isFirst ? bodyTop : endRow + 1;
  const total = side?.items.find((item) => item.total);
  if (total) {
    draft.span({ top: totalRow, left: 0, bottom: totalRow, right: codes.length }, 'labelStrong', total.label);
    placeRow(draft, total.name, totalRow, measures);
  }
  // Sums over all subjects begin above the first one, at the total or at the header, whose words they pass over.
  draft.areas.push({ codeColumns: codes, firstRow: firstRow - 1, endRow, endIsBlank: true });
  draft.headerRows = bodyTop;
  putNotes(draft, Math.max(endRow, totalRow) + 1, columns, emptyNote);
}

/** The columns of a code: one, or three for 类, 款 and 项. */
function codeColumnsOf({ codes }: StatementForm): readonly [number, ...number[]] {
  return codes === 'parts' ? [0, 1, 2] : [0];
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
  const codes = codeColumnsOf(draft.form);
  for (const [index, column] of codes.entries()) {
    const part = codes.length === 1 ? subject?.code : subject?.code.slice(PARTS[index - 1] ?? 0, PARTS[index]);
    draft.put(row, column, 'code', part === '' ? undefined : part);
  }
  draft.put(row, codes.length, subjectLabelStyle(subject?.code), subject?.name);
  draft.subjectRows.push({ row, codeColumn: 0, code: subject?.code });
  placeRow(draft, subject?.code ?? spareItem(row), row, measures);
}

function placeRow(draft: SheetDraft, item: string, row: number, measures: readonly Measure[]): void {
  for (const [index, measure] of measures.entries())
    draft.place(item, measure.name, row, codeColumnsOf(draft.form).length + 1 + index);
}

/** Puts the header; returns the row below it. */
function putHeader(draft: SheetDraft, measures: readonly Measure[], top: number, columnNumbers: boolean): number {
  const codes = codeColumnsOf(draft.form);
  const isSplit = codes.length > 1;
  draft.span({ top, left: 0, bottom: top, right: codes.length }, 'header', say('layout.item'));
  const headings = isSplit
    ? [say('layout.class'), say('layout.section'), say('layout.subject')]
    : [say('layout.functionalCode')];
  headings.forEach((heading, index) => draft.put(top + 1, index, 'header', heading));
  draft.put(top + 1, codes.length, 'header', say('layout.subjectName'));
  draft.widths.push(
    ...codes.map(() => (isSplit ? PART_WIDTH : CODE_WIDTH)),
    NAME_WIDTH,
    ...measures.map(() => AMOUNT_WIDTH),
  );
  const first = codes.length + 1;
  putColumnHeadings(
    draft,
    top,
    first,
    measures.map(({ label, group }) => ({ label, group })),
  );
  if (!columnNumbers) return top + 2;
  draft.span({ top: top + 2, left: 0, bottom: top + 2, right: codes.length }, 'columnNumber', say('layout.column'));
  for (const [index, { column }] of measures.entries()) draft.put(top + 2, first + index, 'columnNumber', column);
  return top + 3;
}

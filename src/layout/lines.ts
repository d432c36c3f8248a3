/** 01 and 04: fixed lines, income on the left, expenditure on the right. */
import type { Printed, Side } from '../forms';
import { say } from '../sentences';
import { putHeading, putNotes, type HeadingOptions } from './heading';
import type { SheetDraft } from './sheet';

const LABEL_WIDTH = 36;
const LINE_WIDTH = 6;
const AMOUNT_WIDTH = 18;

/** Lays out a statement of two sides. */
export function layOutLines(draft: SheetDraft, options: HeadingOptions): void {
  const { prints } = options;
  const widths = draft.form.sides.map((side) => firstAmountOf(prints) + printedMeasures(side).length);
  const columns = widths.reduce((sum, width) => sum + width, 0);
  const top = putHeading(draft, columns, options);
  const firstRow = top + 2 + (prints.columnNumbers ? 1 : 0);
  let left = 0;
  for (const [index, side] of draft.form.sides.entries()) {
    putHeader(draft, side, top, left, prints);
    putRows(draft, side, firstRow, left, prints);
    left += widths[index] ?? 0;
  }
  draft.headerRows = firstRow;
  putNotes(draft, firstRow + (draft.form.sides[0]?.rows.length ?? 0), columns, undefined);
}

/** The first column of amounts, counted from the side's label. */
function firstAmountOf({ lineNumbers }: Printed): number {
  return lineNumbers ? 2 : 1;
}

function printedMeasures(side: Side): Side['measures'] {
  return side.measures.filter((measure) => measure.printed);
}

function putHeader(draft: SheetDraft, side: Side, top: number, left: number, prints: Printed): void {
  const firstAmount = left + firstAmountOf(prints);
  const measures = printedMeasures(side);
  draft.span({ top, left, bottom: top, right: firstAmount + measures.length - 1 }, 'header', side.name);
  draft.put(top + 1, left, 'header', say('layout.item'));
  draft.widths[left] = LABEL_WIDTH;
  if (prints.columnNumbers) draft.put(top + 2, left, 'columnNumber', say('layout.column'));
  if (prints.lineNumbers) {
    draft.put(top + 1, left + 1, 'header', say('layout.line'));
    draft.widths[left + 1] = LINE_WIDTH;
    if (prints.columnNumbers) draft.put(top + 2, left + 1, 'columnNumber');
  }
  for (const [index, { label, column: number }] of measures.entries()) {
    const column = firstAmount + index;
    draft.put(top + 1, column, 'header', label);
    if (prints.columnNumbers) draft.put(top + 2, column, 'columnNumber', number);
    draft.widths[column] = AMOUNT_WIDTH;
  }
}

function putRows(draft: SheetDraft, side: Side, firstRow: number, left: number, prints: Printed): void {
  const firstAmount = left + firstAmountOf(prints);
  for (const [index, item] of side.rows.entries()) {
    const row = firstRow + index;
    const label = item && `${item.ordinal ?? ''}${item.label}`;
    draft.put(row, left, item?.total ? 'labelStrong' : 'label', label);
    if (prints.lineNumbers) draft.put(row, left + 1, 'lineNumber', side.firstLine + index);
    for (const [at, measure] of printedMeasures(side).entries()) {
      if (item) draft.place(item.name, measure.name, row, firstAmount + at);
      else draft.put(row, firstAmount + at, 'amount');
    }
  }
}

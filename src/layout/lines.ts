/** 01 and 04: fixed lines with 行次, income on the left, expenditure on the right. */
import type { Side } from '../edition';
import { say } from '../sentences';
import { HEADING_ROWS, putHeading, putNotes, type HeadingOptions } from './heading';
import type { SheetDraft } from './sheet';

const LABEL_WIDTH = 36;
const LINE_WIDTH = 6;
const AMOUNT_WIDTH = 18;

/** Lays out a statement of two sides. */
export function layOutLines(draft: SheetDraft, options: HeadingOptions): void {
  const columns = draft.form.sides.reduce((sum, side) => sum + 2 + side.measures.length, 0);
  putHeading(draft, columns, options);
  let left = 0;
  let bottom = 0;
  for (const side of draft.form.sides) {
    bottom = Math.max(bottom, layOutSide(draft, side, left));
    left += 2 + side.measures.length;
  }
  draft.headerRows = HEADING_ROWS + 3;
  putNotes(draft, bottom + 1, columns, undefined);
}

function layOutSide(draft: SheetDraft, side: Side, left: number): number {
  const top = HEADING_ROWS;
  const [first, last] = side.lines ?? [1, side.items.length];
  const firstAmount = left + 2;
  draft.span({ top, left, bottom: top, right: firstAmount + side.measures.length - 1 }, 'header', side.name);
  draft.put(top + 1, left, 'header', say('layout.item'));
  draft.put(top + 1, left + 1, 'header', say('layout.line'));
  draft.put(top + 2, left, 'columnNumber', say('layout.column'));
  draft.put(top + 2, left + 1, 'columnNumber');
  draft.widths[left] = LABEL_WIDTH;
  draft.widths[left + 1] = LINE_WIDTH;
  for (const [index, measure] of side.measures.entries()) {
    const column = firstAmount + index;
    draft.put(top + 1, column, 'header', measure.labels[0] ?? measure.name);
    draft.put(top + 2, column, 'columnNumber', measure.column);
    draft.widths[column] = AMOUNT_WIDTH;
  }
  const items = new Map(side.items.map((item) => [item.line, item]));
  const firstRow = top + 3;
  for (let line = first; line <= last; line += 1) {
    const row = firstRow + line - first;
    const item = items.get(line);
    const label = item && `${item.ordinal ?? ''}${item.labels[0] ?? item.name}`;
    draft.put(row, left, item?.total ? 'labelStrong' : 'label', label);
    draft.put(row, left + 1, 'lineNumber', line);
    for (const [index, measure] of side.measures.entries()) {
      if (item) draft.place(item.name, measure.name, row, firstAmount + index);
      else draft.put(row, firstAmount + index, 'amount');
    }
  }
  return firstRow + last - first;
}

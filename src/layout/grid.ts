/** 07: a handful of items across, once for 预算数 and once for 决算数. */
import { HEADING_ROWS, putColumnHeadings, putHeading, putNotes, type HeadingOptions } from './heading';
import type { SheetDraft } from './sheet';

const AMOUNT_WIDTH = 14;

/** Lays out the one row of figures under its three-row header. */
export function layOutGrid(draft: SheetDraft, options: HeadingOptions): void {
  const [side] = draft.form.sides;
  const items = side?.items ?? [];
  const measures = side?.measures ?? [];
  const columns = items.length * measures.length;
  putHeading(draft, columns, options);
  const top = HEADING_ROWS;
  const dataRow = top + 4;
  for (const [block, measure] of measures.entries()) {
    const left = block * items.length;
    draft.span({ top, left, bottom: top, right: left + items.length - 1 }, 'header', measure.labels[0] ?? measure.name);
    const headings = items.map((item) => ({ label: item.labels[0] ?? item.name, group: item.group }));
    putColumnHeadings(draft, top + 1, left, headings);
    for (const [index, item] of items.entries()) {
      const column = left + index;
      draft.put(top + 3, column, 'columnNumber', measure.column + index);
      draft.place(item.name, measure.name, dataRow, column);
      draft.widths.push(AMOUNT_WIDTH);
    }
  }
  draft.headerRows = dataRow;
  putNotes(draft, dataRow + 1, columns, undefined);
}

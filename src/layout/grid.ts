/** 07: a handful of items, each with 预算数 and 决算数, across or upright. */
import type { Item, Measure } from '../forms';
import { say } from '../sentences';
import { putColumnHeadings, putHeading, putNotes, type HeadingOptions } from './heading';
import type { SheetDraft } from './sheet';

const AMOUNT_WIDTH = 14;
const UPRIGHT_AMOUNT_WIDTH = 20;
const LABEL_WIDTH = 40;

/** Lays out the figures of a grid as the form has them. */
export function layOutGrid(draft: SheetDraft, options: HeadingOptions, emptyNote: string | undefined): void {
  const [side] = draft.form.sides;
  const items = side?.items.filter((item) => item.printed) ?? [];
  const measures = side?.measures.filter((measure) => measure.printed) ?? [];
  if (draft.form.grid === 'upright') layOutUpright(draft, items, measures, options, emptyNote);
  else layOutAcross(draft, items, measures, options, emptyNote);
}

/** One row of figures under a header of three rows. */
function layOutAcross(
  draft: SheetDraft,
  items: readonly Item[],
  measures: readonly Measure[],
  options: HeadingOptions,
  emptyNote: string | undefined,
): void {
  const columns = items.length * measures.length;
  const top = putHeading(draft, columns, options);
  const byItem = draft.form.grid === 'byItem';
  const width = byItem ? measures.length : 1;
  const headings = items.map(({ label, group }) => ({ label, group, width }));
  if (byItem) putColumnHeadings(draft, top, 0, headings);
  for (const [block, { label }] of measures.entries()) {
    const left = block * items.length;
    if (byItem) items.forEach((_, at) => draft.put(top + 2, at * width + block, 'header', label));
    else {
      draft.span({ top, left, bottom: top, right: left + items.length - 1 }, 'header', label);
      putColumnHeadings(draft, top + 1, left, headings);
    }
  }
  const dataRow = top + 3 + (options.prints.columnNumbers ? 1 : 0);
  for (const [block, measure] of measures.entries()) {
    for (const [at, item] of items.entries()) {
      const column = byItem ? at * width + block : block * items.length + at;
      draft.place(item.name, measure.name, dataRow, column);
    }
  }
  for (let column = 0; column < columns; column += 1) {
    if (options.prints.columnNumbers) draft.put(dataRow - 1, column, 'columnNumber', column + 1);
    draft.widths.push(AMOUNT_WIDTH);
  }
  draft.headerRows = dataRow;
  putNotes(draft, dataRow + 1, columns, emptyNote);
}

/** A row an item, a column a measure. */
function layOutUpright(
  draft: SheetDraft,
  items: readonly Item[],
  measures: readonly Measure[],
  options: HeadingOptions,
  emptyNote: string | undefined,
): void {
  const columns = 1 + measures.length;
  const top = putHeading(draft, columns, options);
  draft.put(top, 0, 'header', say('layout.item'));
  draft.widths.push(LABEL_WIDTH, ...measures.map(() => UPRIGHT_AMOUNT_WIDTH));
  measures.forEach(({ label }, index) => draft.put(top, 1 + index, 'header', label));
  const firstRow = top + 1 + (options.prints.columnNumbers ? 1 : 0);
  if (options.prints.columnNumbers) {
    draft.put(top + 1, 0, 'columnNumber', say('layout.column'));
    measures.forEach((_, index) => draft.put(top + 1, 1 + index, 'columnNumber', index + 1));
  }
  for (const [index, item] of items.entries()) {
    const isPart = item.group !== undefined && !item.total;
    const style = item.total ? 'labelStrong' : isPart ? 'labelIndented' : 'label';
    // Upright a subtotal stands under its own name: 小计 alone would be anybody's.
    draft.put(firstRow + index, 0, style, item.total && item.group !== undefined ? item.group : item.label);
    measures.forEach(({ name }, at) => draft.place(item.name, name, firstRow + index, 1 + at));
  }
  draft.headerRows = firstRow;
  putNotes(draft, firstRow + items.length, columns, emptyNote);
}

/** 06: the economic classification in blocks side by side, with 人员经费合计 and 公用经费合计 below. */
import type { Side } from '../forms';
import { say } from '../sentences';
import { putHeading, putNotes, type HeadingOptions } from './heading';
import type { SheetDraft } from './sheet';

const BLOCK_COLUMNS = 3;
const WIDTHS = [10, 30, 16] as const;

/** Lays out the blocks of 06; blocks of one kind (公用经费) share one heading and one total line. */
export function layOutBlocks(draft: SheetDraft, options: HeadingOptions): void {
  const { sides } = draft.form;
  const columns = sides.length * BLOCK_COLUMNS;
  const top = putHeading(draft, columns, options);
  const firstRow = top + 2;
  const lines = sides[0]?.rows.length ?? 0;
  const totalRow = firstRow + lines - 1;
  for (const [index, side] of sides.entries()) {
    const left = index * BLOCK_COLUMNS;
    draft.widths.push(...WIDTHS);
    draft.put(top + 1, left, 'header', say('layout.economicCode'));
    draft.put(top + 1, left + 1, 'header', say('layout.subjectName'));
    draft.put(top + 1, left + 2, 'header', side.measures[0]?.label ?? '');
    putItems(draft, side, left, firstRow, totalRow);
    draft.areas.push({ codeColumns: [left], firstRow, endRow: totalRow, endIsBlank: false });
  }
  putGroups(draft, top, totalRow);
  draft.headerRows = firstRow;
  putNotes(draft, totalRow + 1, columns, undefined);
}

function putItems(draft: SheetDraft, side: Side, left: number, firstRow: number, totalRow: number): void {
  const measure = side.measures[0]?.name ?? '';
  for (let row = firstRow; row < totalRow; row += 1) {
    const item = side.rows[row - firstRow];
    draft.put(row, left, 'code', item?.code);
    draft.put(row, left + 1, item?.code?.length === 5 ? 'labelIndented' : 'label', item?.name);
    if (item?.code === undefined) {
      draft.put(row, left + 2, 'amount');
    } else {
      draft.place(item.code, measure, row, left + 2);
      draft.subjectRows.push({ row, codeColumn: left, code: item.code });
    }
  }
}

/** Headings over, and total lines below, the blocks up to and including the one that holds the total. */
function putGroups(draft: SheetDraft, top: number, totalRow: number): void {
  let left = 0;
  for (const [index, side] of draft.form.sides.entries()) {
    const total = side.rows.at(-1);
    if (!total) continue;
    const right = index * BLOCK_COLUMNS + BLOCK_COLUMNS - 1;
    draft.span({ top, left, bottom: top, right }, 'header', side.name);
    draft.span({ top: totalRow, left, bottom: totalRow, right: right - 1 }, 'labelStrong', total.label);
    draft.place(total.name, side.measures[0]?.name ?? '', totalRow, right);
    left = right + 1;
  }
}

/** Which columns of 06 belong together: blocks side by side, or one list whose amounts have a column a part. */
import { CodeReader } from '../codes';
import { placesOf, type SoughtForm, type SoughtMeasure } from '../forms';
import { type Header, measureColumns } from '../header';
import { WORDS } from '../labels';
import { columnsWithin, withNamed } from '../named';
import type { Segment } from '../titles';
import { labelColumns, type LabelColumns } from './labelColumns';

export interface BlockColumns extends LabelColumns {
  readonly amount: number;
  /** Columns of a list for one part of the amount each: by the total that the part adds up to. */
  readonly parts: ReadonlyMap<string, number>;
}

/** The blocks below a header; none when it has no amounts that could be those of economic subjects. */
export function blocksOf(segment: Segment, header: Header, measure: SoughtMeasure): BlockColumns[] {
  const { grid, bottom, assigned } = segment;
  const sample = grid.sampleRows(header.bodyTop, bottom);
  const blocks: BlockColumns[] = [];
  let before: number[] = [];
  for (let column = grid.left; column <= grid.right; column++) {
    const named = assigned?.amounts.get(column);
    const isAmount = assigned?.all.has(column)
      ? named !== undefined && named.item === undefined
      : measureColumns(header, [column], [measure]).size > 0;
    if (!isAmount) {
      before.push(column);
      continue;
    }
    if (before.length > 0) {
      const labels = withNamed(labelColumns(grid, header, sample, before), columnsWithin(assigned, before));
      blocks.push({ ...labels, amount: column, parts: new Map() });
    }
    before = [];
  }
  return blocks.length > 0 ? blocks : listOf(segment, header, sample);
}

/** One list whose amounts are not called 决算数: 合计 | 人员经费 | 公用经费, or the parts alone. */
function listOf({ grid, sought, assigned }: Segment, header: Header, sample: readonly number[]): BlockColumns[] {
  const parts = new Map<string, number>();
  for (const [column, { item }] of assigned?.amounts ?? []) if (item !== undefined) parts.set(item, column);
  let amount: number | undefined;
  for (const [column, path] of header.paths) {
    if (assigned?.all.has(column)) continue;
    const label = path.at(-1)?.label ?? '';
    const total = totalCalled(sought, label);
    if (total !== undefined && !parts.has(total)) parts.set(total, column);
    else if (WORDS.listAmount.has(label)) amount ??= column;
  }
  const first = Math.min(amount ?? Infinity, ...parts.values());
  if (amount === undefined && parts.size < 2) return [];
  const before = Array.from({ length: first - grid.left }, (_, index) => grid.left + index);
  const labels = withNamed(labelColumns(grid, header, sample, before), assigned);
  return assigned || listsForm({ grid, sought }, labels, sample) ? [{ ...labels, amount: amount ?? first, parts }] : [];
}

/** Whether the codes of a list are those of the form: 02 and 03 have a 合计 beside codes too. */
function listsForm(
  { grid, sought }: Pick<Segment, 'grid' | 'sought'>,
  { code }: LabelColumns,
  sample: readonly number[],
): boolean {
  const known = new Set(sought.sides.flatMap(({ items }) => items.map((item) => item.code?.slice(0, 3))));
  const reader = new CodeReader(grid, code);
  const codes = sample.flatMap((row) => {
    const read = reader.read(row);
    return read.kind === 'code' ? [read.code] : [];
  });
  return codes.filter((each) => known.has(each.slice(0, 3))).length * 2 > codes.length;
}

/** The form's total that a folded label names. */
export function totalCalled(sought: SoughtForm, label: string): string | undefined {
  for (const side of sought.sides) {
    for (const place of placesOf(side, label)) {
      const item = side.items[place];
      if (item?.total) return item.name;
    }
  }
  return undefined;
}

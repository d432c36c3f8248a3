/** What a statement calls itself: its title as forms spell it, and its number. */
import type { Located } from '../accounts';
import { fold } from './labels';
import type { SheetGrid } from './sheetGrid';
import { type Segment, withoutTail } from './titles';

/** 公开02表, 财决02表; 表2, 附表二 where nothing else stands in the cell or before a title. */
const NUMBER = /(?:公开|财决)\d+(?:-\d+)?表|^附?表(?:\d+|[一二三四五六七八九十]+)(?=$|[:.、])/;

export interface Identity {
  readonly name?: string;
  readonly number?: Located<string>;
}

/** Reads name and number of a segment whose header begins at `headerRow`. */
export function identityOf({ grid, sought, title, top }: Segment, headerRow: number): Identity {
  const printed = withoutTail(grid.label(title.row, title.column));
  const known = sought.form.titles.filter((each) => printed.endsWith(fold(each)));
  const name = known.reduce<string | undefined>(
    (longest, each) => (each.length > (longest?.length ?? 0) ? each : longest),
    undefined,
  );
  const number = numberIn(grid, top, headerRow);
  return { ...(name !== undefined && { name }), ...(number && { number }) };
}

/** The number of a statement as the rows from `top` up to `end` print it. */
export function numberIn(grid: SheetGrid, top: number, end: number): Located<string> | undefined {
  for (let row = top; row < end; row++) {
    for (const { column, value } of grid.filled(row)) {
      const [number] = NUMBER.exec(grid.labelOf(value)) ?? [];
      if (number !== undefined) return { value: number, cell: grid.at(row, column) };
    }
  }
  return undefined;
}

/** What a statement calls itself: its title as forms spell it, and its number. */
import type { Located } from '../accounts';
import { fold } from './labels';
import { numberIn as numberOf } from './printedFacts';
import type { SheetGrid } from './sheetGrid';
import type { Segment } from './titles';

export interface Identity {
  readonly name?: string;
  readonly number?: Located<string>;
}

/** Reads name and number of a segment whose header begins at `headerRow`. */
export function identityOf({ grid, sought, called, top }: Segment, headerRow: number): Identity {
  const name = sought.form.titles.find((title) => fold(title) === called);
  const number = numberIn(grid, top, headerRow);
  return { ...(name !== undefined && { name }), ...(number && { number }) };
}

/** The number of a statement as the rows from `top` up to `end` print it. */
export function numberIn(grid: SheetGrid, top: number, end: number): Located<string> | undefined {
  for (let row = top; row < end; row++) {
    for (const { column, value } of grid.filled(row)) {
      const number = numberOf(grid.labelOf(value));
      if (number !== undefined) return { value: number, cell: grid.at(row, column) };
    }
  }
  return undefined;
}

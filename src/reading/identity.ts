/** What a statement calls itself: its title as forms spell it, and its number. */
import type { Located } from '../accounts';
import { fold } from './labels';
import { numberIn } from './printedFacts';
import type { Segment } from './titles';

export interface Identity {
  readonly name?: string;
  readonly number?: Located<string>;
}

/** Reads name and number of a segment whose header begins at `headerRow`. */
export function identityOf({ grid, sought, called, top }: Segment, headerRow: number): Identity {
  const name = sought.form.titles.find((title) => fold(title) === called);
  for (let row = top; row < headerRow; row++) {
    for (const { column, value } of grid.filled(row)) {
      const number = numberIn(grid.labelOf(value));
      if (number === undefined) continue;
      return { ...(name !== undefined && { name }), number: { value: number, cell: grid.at(row, column) } };
    }
  }
  return name === undefined ? {} : { name };
}

/** What a host tells of a sheet. */
import type { Block } from '../accounts';

/** A cell's value: blank is null; a formula error is an object, never mistaken for text. */
export type CellValue = string | number | boolean | null | { readonly error: string };

export type Visibility = 'visible' | 'hidden' | 'veryHidden';

/** A sheet's used range. `cells[r][c]` is the cell at row `top + r`, column `left + c`, all zero-based. */
export interface SheetSnapshot {
  readonly name: string;
  readonly visibility: Visibility;
  readonly top: number;
  readonly left: number;
  readonly cells: readonly (readonly CellValue[])[];
  /** Merged blocks in sheet coordinates. */
  readonly merges: readonly Block[];
}

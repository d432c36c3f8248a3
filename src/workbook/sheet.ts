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
  /**
   * Number formats as Excel writes them, laid out like `cells`. Left out: General, blank cells, whole rows without any,
   * and hosts that do not tell.
   */
  readonly formats?: readonly (readonly (string | undefined)[] | undefined)[];
  /** Formula cells, in sheet coordinates, whose result is not stored or not to be trusted until they are calculated. */
  readonly uncalculated?: readonly Block[];
  /** True where day numbers count from 1904. */
  readonly date1904?: boolean;
  /** True where the workbook is calculated only when its user says so: its results may be old. */
  readonly manualCalculation?: boolean;
}

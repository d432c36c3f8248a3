/** Cells in words. */
import type { CellRef } from '../accounts';

/** `C12`, or `'收入'!C12` for a cell of another sheet than `home`; always with its sheet when there is no `home`. */
export function placeOf(cell: CellRef, home?: string): string {
  return cell.sheet === home ? cell.address : `${cell.sheet}!${cell.address}`;
}

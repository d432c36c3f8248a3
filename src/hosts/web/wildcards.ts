/**
 * Univer 0.25.1 gives wrong totals without an error: its index of column values, which the lookups of one calculation
 * share, turns the text "20501" into a number. From the second SUMIF on a column, wildcards then match nothing, and a
 * comparison takes text for a number. Without the index every lookup compares the cells themselves.
 *
 * The index is internal: the versions of Univer are pinned, and a test keeps several wildcard formulas on one column.
 */
import { CELL_INVERTED_INDEX_CACHE } from '@univerjs/engine-formula';

/** Has lookups compare cells. It may be called again. */
export function compareCellsInLookups(): void {
  CELL_INVERTED_INDEX_CACHE.canUseCache = () => ({ rowsInCache: [], rowsNotInCache: [] });
}

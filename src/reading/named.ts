/** What a user has said of columns, as finding them goes by it. */
import type { LabelColumns } from './shapes/labelColumns';
import type { AssignedColumns, Segment } from './titles';

/** The columns that a user has named for measures of a side. */
export function namedColumns(assigned: AssignedColumns | undefined, side: number): Map<string, number> {
  const named = new Map<string, number>();
  for (const [column, { side: of, measure, item }] of assigned?.amounts ?? []) {
    if (of === side && measure !== undefined && item === undefined && !named.has(measure)) named.set(measure, column);
  }
  return named;
}

/** The column that the user has named for a side's labels: the last one before its amounts, else one a side in turn. */
export function namedLabel({ assigned, sought }: Segment, side: number): number | undefined {
  if (!assigned || assigned.names.length === 0) return undefined;
  const first = Math.min(...namedColumns(assigned, side).values());
  if (first < Infinity) return assigned.names.filter((column) => column < first).at(-1);
  return assigned.names.length === sought.sides.length ? assigned.names[side] : undefined;
}

/** The columns with those that the user has named in the place of what was found. */
export function withNamed(found: LabelColumns, assigned: AssignedColumns | undefined): LabelColumns {
  if (!assigned) return found;
  const isFree = (column: number): boolean => !assigned.all.has(column);
  const code = assigned.code.length > 0 ? assigned.code : found.code.filter(isFree);
  const free = found.name !== undefined && isFree(found.name) && !code.includes(found.name) ? found.name : undefined;
  const name = assigned.names[0] ?? free;
  const labels = new Set([...found.labels.filter(isFree), ...assigned.code, ...assigned.names]);
  return { code, name, labels: [...labels].sort((a, b) => a - b) };
}

/** What the user has said of some of the columns. */
export function columnsWithin(
  assigned: AssignedColumns | undefined,
  columns: readonly number[],
): AssignedColumns | undefined {
  const isWithin = (column: number): boolean => columns.includes(column);
  return assigned && { ...assigned, code: assigned.code.filter(isWithin), names: assigned.names.filter(isWithin) };
}

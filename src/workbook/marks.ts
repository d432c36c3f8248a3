/**
 * How a conditional format is known to be ours: by its formula, which is always true and names the level. It survives
 * renaming, moving and saving by Excel or WPS, and no user would write it.
 */
import { parseAddress, type Block, type CellRef } from '../accounts';
import { MARK_LEVELS, type MarkLevel, type Marks } from './host';

const FORMULA = /^\s*=?\s*LEN\s*\(\s*"juesuan:(\w+)"\s*\)\s*>\s*0\s*$/i;

/** The formula of marks at a level, without the leading `=`. */
export function markFormula(level: MarkLevel): string {
  return `LEN("juesuan:${level}")>0`;
}

/** The level of a conditional format of ours, or undefined when the formula is somebody else's. */
export function markLevelOf(formula: string): MarkLevel | undefined {
  const level = FORMULA.exec(formula)?.[1]?.toLowerCase();
  return MARK_LEVELS.find((known) => known === level);
}

/** The blocks to mark on one sheet, by level. */
export type SheetMarks = ReadonlyMap<MarkLevel, readonly Block[]>;

/** Marks by sheet, cells below one another joined. A cell that has several is marked at the gravest. */
export function marksBySheet(marks: Marks): ReadonlyMap<string, SheetMarks> {
  const seen = new Set<string>();
  const sheets = new Map<string, Map<MarkLevel, readonly Block[]>>();
  for (const level of MARK_LEVELS) {
    const bySheet = new Map<string, CellRef[]>();
    for (const cell of marks[level]) {
      const key = `${cell.address} ${cell.sheet}`;
      if (seen.has(key)) continue;
      seen.add(key);
      const cells = bySheet.get(cell.sheet);
      if (cells) cells.push(cell);
      else bySheet.set(cell.sheet, [cell]);
    }
    for (const [sheet, cells] of bySheet) {
      sheets.set(sheet, (sheets.get(sheet) ?? new Map<MarkLevel, readonly Block[]>()).set(level, blocksOf(cells)));
    }
  }
  return sheets;
}

/** Cells as blocks of one column. */
function blocksOf(cells: readonly CellRef[]): readonly Block[] {
  const places = cells.map(({ sheet, address }) => {
    const place = parseAddress(address);
    if (!place) throw new Error(`no cell address: ${sheet}!${address}`);
    return place;
  });
  places.sort((a, b) => a.column - b.column || a.row - b.row);
  const runs: { top: number; bottom: number; left: number; right: number }[] = [];
  for (const { row, column } of places) {
    const run = runs.at(-1);
    if (run?.left === column && run.bottom === row - 1) run.bottom = row;
    else runs.push({ top: row, bottom: row, left: column, right: column });
  }
  return runs;
}

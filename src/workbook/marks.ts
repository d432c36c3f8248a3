/**
 * How a conditional format is known to be ours: by its formula, which is always true and names the level. It survives
 * renaming, moving and saving by Excel or WPS, and no user would write it.
 */
import { MARK_LEVELS, type MarkLevel } from './host';

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

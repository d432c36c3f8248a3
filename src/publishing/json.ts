/** A narrative as JSON, for other programs: every figure with its value, its unit and its cells. */
import type { Narrative } from '../drafting';

/** Indented JSON; figures' values are decimal strings in their printed unit, unrounded. */
export function narrativeToJson(narrative: Narrative): string {
  return `${JSON.stringify(narrative, null, 2)}\n`;
}

/** Names of sheets: what Excel accepts, and how formulas write them. */

/** Excel's own bound on a sheet's name. */
export const SHEET_NAME_CHARS_MAX = 31;

/** Whether Excel takes this as the name of a sheet. */
export function isSheetName(name: string): boolean {
  return name.trim() !== '' && name.length <= SHEET_NAME_CHARS_MAX && !/[[\]:*?/\\]|^'|'$/.test(name);
}

/** The name, or the first of `name (2)`, `name (3)`, … that is not taken; Excel does not tell case apart. */
export function freeSheetName(name: string, taken: Iterable<string>): string {
  const folded = new Set([...taken].map((other) => other.toLowerCase()));
  let free = name;
  for (let number = 2; folded.has(free.toLowerCase()); number++) {
    const suffix = ` (${number})`;
    free = name.slice(0, SHEET_NAME_CHARS_MAX - suffix.length) + suffix;
  }
  return free;
}

/** A sheet's name as formulas write it. */
export function quoteSheet(name: string): string {
  return `'${name.replaceAll("'", "''")}'`;
}

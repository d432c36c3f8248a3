/** Compares two Office packages part by part, as they are when unpacked. */
import { unzipSync } from 'fflate';

/** What differs between two packages; nothing when they are the same part by part and byte by byte. */
export interface PackageDifference {
  readonly added: string[];
  readonly removed: string[];
  readonly changed: string[];
}

export const SAME: PackageDifference = { added: [], removed: [], changed: [] };

export function comparePackages(before: Uint8Array, after: Uint8Array): PackageDifference {
  const [a, b] = [unzipSync(before), unzipSync(after)];
  return {
    added: Object.keys(b).filter((part) => !(part in a)),
    removed: Object.keys(a).filter((part) => !(part in b)),
    changed: Object.keys(a).filter((part) => part in b && !Buffer.from(a[part]!).equals(b[part]!)),
  };
}

/** A part's text. */
export function partText(bytes: Uint8Array, part: string): string {
  const content = unzipSync(bytes)[part];
  if (!content) throw new Error(`no part ${part}`);
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(content);
}

/** The text with every piece that `after` inserted taken out is `before`: that is, `after` only inserts. */
export function onlyInserts(before: string, after: string): boolean {
  let at = 0;
  for (const character of before) {
    at = after.indexOf(character, at) + character.length;
    if (at < character.length) return false;
  }
  return true;
}

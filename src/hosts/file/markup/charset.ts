/** Text of files that say themselves how it is encoded, or do not, or say it wrong. */

const MARKS: readonly (readonly [readonly number[], string])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];
/** A declaration stands at the very start. */
const DECLARED_WITHIN_BYTES = 4_096;
const DECLARED = /(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)/i;

/** The encoding of a text, as {@link TextDecoder} names it. */
export function encodingOf(bytes: Uint8Array): string {
  const marked = MARKS.find(([mark]) => mark.every((byte, i) => bytes[i] === byte));
  if (marked) return marked[1];
  // Web systems write UTF-8 below a heading that says gb2312; Chinese of GBK is hardly ever valid UTF-8.
  if (isUtf8(bytes)) return 'utf-8';
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, DECLARED_WITHIN_BYTES));
  const declared = DECLARED.exec(start)?.[1];
  return declared !== undefined && isEncoding(declared) && !/^utf-?8$/i.test(declared) ? declared : 'gb18030';
}

/** The whole text. */
export function decoded(bytes: Uint8Array): string {
  return new TextDecoder(encodingOf(bytes)).decode(bytes);
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function isEncoding(label: string): boolean {
  try {
    return new TextDecoder(label).encoding !== '';
  } catch {
    return false;
  }
}

/** The figures of a book as one short text, to tell whether a draft was written for them. */
import type { Accounts, InSteps } from '../../accounts';

const ROWS_PER_STEP = 200;
/** FNV-1a; two of them with different seeds, so that a change is not missed by chance. */
const PRIME = 0x01000193;
const SEEDS = [0x811c9dc5, 0x2f0b4c47] as const;

/** Depends on every amount and every answer, and not on where they stand. Pauses every few hundred rows. */
export function* fingerprintOf(
  { statements, supplement, unit, year }: Accounts,
  answers: Readonly<Record<string, string>>,
): InSteps<string> {
  const hashes: [number, number] = [...SEEDS];
  const add = (text: string): void => {
    for (let index = 0; index < text.length; index += 1) {
      const code = text.charCodeAt(index);
      hashes[0] = Math.imul(hashes[0] ^ code, PRIME);
      hashes[1] = Math.imul(hashes[1] ^ code, PRIME);
    }
  };
  add(`${unit?.value ?? ''}|${year?.value ?? ''}`);
  let rows = 0;
  for (const [code, statement] of statements) {
    for (const row of statement.rows) {
      add(`|${code}|${row.item}|${row.name}`);
      for (const [measure, { amount, blank }] of row.figures) if (!blank) add(`|${measure}|${amount.toJSON()}`);
      rows += 1;
      if (rows % ROWS_PER_STEP === 0) yield;
    }
  }
  for (const [key, { text, unit: own }] of supplement) add(`|${key}|${text}${own ?? ''}`);
  for (const key of Object.keys(answers).sort()) add(`|${key}|${answers[key]}`);
  return hashes.map((hash) => (hash >>> 0).toString(36)).join('-');
}

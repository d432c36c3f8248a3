/** Addresses as Excel takes them: cells, blocks, whole rows and columns. */
import { parseAddress, parseRange, type Block } from '../../../src/accounts';
import { invalidArgument } from '../model/errors';

export const ROWS = 1_048_576;
export const COLUMNS = 16_384;
export const WHOLE: Block = { top: 0, left: 0, bottom: ROWS - 1, right: COLUMNS - 1 };

/** `A1:B2`, `3:5`, `A:C`, or nothing for the whole sheet. */
export function blockOf(address: unknown): Block {
  if (address === null || address === undefined) return WHOLE;
  if (typeof address !== 'string') throw invalidArgument('address');
  const text = address.replaceAll('$', '');
  const rows = /^(\d+):(\d+)$/.exec(text);
  if (rows) return { ...WHOLE, top: Number(rows[1]) - 1, bottom: Number(rows[2]) - 1 };
  const columns = /^([A-Z]+):([A-Z]+)$/.exec(text);
  if (columns) {
    const [left, right] = [parseAddress(`${columns[1]}1`), parseAddress(`${columns[2]}1`)];
    if (left && right) return { ...WHOLE, left: left.column, right: right.column };
  }
  const block = parseRange(text);
  if (!block) throw invalidArgument(text);
  return block;
}

/** `A1:B2,D4`: Excel takes no more than 8,192 characters. */
export function blocksOf(address: unknown): readonly Block[] {
  const text = String(address);
  if (text.length > 8_192) throw invalidArgument('address');
  return text.split(',').map((each) => blockOf(each.trim()));
}

/** Visits a block's cells. */
export function gridOf<T>({ top, left, bottom, right }: Block, of: (row: number, column: number) => T): T[][] {
  return Array.from({ length: bottom - top + 1 }, (_, r) =>
    Array.from({ length: right - left + 1 }, (_, c) => of(top + r, left + c)),
  );
}

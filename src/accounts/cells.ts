/** Where a thing stands in a workbook: addresses as Excel writes them, counted from zero inside the program. */

/** A cell as Excel names it, for example `C12`. */
export type Address = `${string}${number}`;
/** A block of cells as Excel names it, for example `A1:I20`. */
export type RangeAddress = Address | `${Address}:${Address}`;

/** One cell of one sheet. */
export interface CellRef {
  readonly sheet: string;
  readonly address: Address;
}

/** A block of cells, zero-based and inclusive. */
export interface Block {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** `0` → `A`, `26` → `AA`. */
export function columnName(column: number): string {
  let name = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  }
  return name;
}

/** Zero-based row and column → `C12`. */
export function addressOf(row: number, column: number): Address {
  return `${columnName(column)}${row + 1}`;
}

/** `C12` → zero-based row and column, or undefined when it is no address. */
export function parseAddress(address: string): { row: number; column: number } | undefined {
  const match = /^\$?([A-Z]{1,3})\$?([1-9]\d*)$/.exec(address);
  if (!match?.[1] || !match[2]) return undefined;
  let column = 0;
  for (const letter of match[1]) column = column * 26 + letter.charCodeAt(0) - 64;
  return { row: Number(match[2]) - 1, column: column - 1 };
}

/** A block → `A1:I20`, or `A1` when it is one cell. */
export function rangeOf(block: Block): RangeAddress {
  const first = addressOf(block.top, block.left);
  const last = addressOf(block.bottom, block.right);
  return first === last ? first : `${first}:${last}`;
}

/** `A1:I20` or `A1` → block, or undefined when it is neither. */
export function parseRange(range: string): Block | undefined {
  const [first = '', last = first] = range.split(':');
  const start = parseAddress(first);
  const end = parseAddress(last);
  return start && end && { top: start.row, left: start.column, bottom: end.row, right: end.column };
}

/** Blocks of cells as the text that Excel takes for several areas at once. */
import { rangeOf, type Block } from '../../accounts';
import { LIMITS } from './limits';

/** Blocks joined where they make one: first below one another, then side by side. */
export function joined(blocks: readonly Block[]): readonly Block[] {
  const down = joinedAlong(
    [...blocks].sort((a, b) => a.left - b.left || a.right - b.right || a.top - b.top),
    isBelow,
  );
  return joinedAlong(
    [...down].sort((a, b) => a.top - b.top || a.bottom - b.bottom || a.left - b.left),
    isBeside,
  );
}

/** Addresses for `getRanges`, each as long as Excel takes: `A1:B4,D1`. */
export function addressesOf(blocks: readonly Block[]): readonly string[] {
  const addresses: string[] = [];
  for (const block of joined(blocks)) {
    const range = rangeOf(block);
    const longer = `${addresses.at(-1) ?? ''},${range}`;
    if (addresses.length > 0 && longer.length <= LIMITS.ADDRESS_CHARS_MAX) addresses[addresses.length - 1] = longer;
    else addresses.push(range);
  }
  return addresses;
}

function isBelow(upper: Block, lower: Block): boolean {
  return upper.left === lower.left && upper.right === lower.right && upper.bottom + 1 === lower.top;
}

function isBeside(left: Block, right: Block): boolean {
  return left.top === right.top && left.bottom === right.bottom && left.right + 1 === right.left;
}

function joinedAlong(sorted: readonly Block[], follows: (block: Block, next: Block) => boolean): readonly Block[] {
  const result: Block[] = [];
  for (const block of sorted) {
    const last = result.at(-1);
    if (last && follows(last, block)) {
      result[result.length - 1] = { ...last, bottom: block.bottom, right: block.right };
    } else {
      result.push(block);
    }
  }
  return result;
}

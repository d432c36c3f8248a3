/** Columns that hold amounts and are none of the form's: what they say is not known. */
import type { HeadingCell } from './header';
import { withoutOrdinal, withoutRemark, withoutYear, WORDS } from './labels';
import type { Page } from './page';

/** Shapes whose columns have each a heading of its own; in the others columns repeat. */
const SHAPES: ReadonlySet<string> = new Set(['subjects', 'lines']);

/** The lowest headings of a page's columns that hold numbers and are neither read nor known to be beside the point. */
export function otherColumns(page: Page): HeadingCell[] {
  const { segment, header, amountColumns } = page;
  const { grid, sought, bottom, assigned } = segment;
  if (!SHAPES.has(sought.form.shape)) return [];
  const first = Math.min(...amountColumns);
  const sample = grid.sampleRows(header.bodyTop, bottom);
  const headings: HeadingCell[] = [];
  for (const [column, path] of header.paths) {
    const leaf = path.at(-1);
    const isSettled = amountColumns.has(column) || assigned?.all.has(column);
    if (!leaf || column < first || isSettled || path.some((each) => isKnown(page, each))) continue;
    if (sample.some((row) => isAmount(grid.value(row, column)))) headings.push({ ...leaf, column });
  }
  return headings;
}

/** Whether a heading names one of the form's own columns, whose parts stand below it, or something that is no amount of it. */
function isKnown({ segment }: Page, { label }: HeadingCell): boolean {
  const bare = withoutYear(withoutRemark(withoutOrdinal(label)));
  const { sides, headerLabels } = segment.sought;
  if (label.startsWith('其中') || WORDS.otherColumns.has(bare) || WORDS.header.has(bare)) return true;
  return headerLabels.has(bare) && sides.some(({ measures }) => measures.some(({ labels }) => labels.has(bare)));
}

function isAmount(value: unknown): boolean {
  return typeof value === 'number' ? value !== 0 : typeof value === 'string' && /^-?[\d,]+\.\d+$/.test(value.trim());
}

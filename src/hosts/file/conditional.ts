/** Marks in worksheet parts: conditional formats of our own, put in and found again by their formula. */
import { rangeOf } from '../../accounts';
import { markFormula, markLevelOf, type MarkLevel, type SheetMarks } from '../../workbook';
import type { Package } from './package';
import { childOf, childrenNamed, cutEdit, escapeXml, insertChildEdit, rootOf, unescapeXml, type Element } from './xml';

/** CT_Worksheet up to the conditional formats. */
const ORDER = [
  'sheetPr',
  'dimension',
  'sheetViews',
  'sheetFormatPr',
  'cols',
  'sheetData',
  'sheetCalcPr',
  'sheetProtection',
  'protectedRanges',
  'scenarios',
  'autoFilter',
  'sortState',
  'dataConsolidate',
  'customSheetViews',
  'mergeCells',
  'phoneticPr',
  'conditionalFormatting',
];

/**
 * Makes the first `count` priority numbers of a sheet free: a user's rule that bands the rows would hide the marks. The
 * order of the rules that are there stays.
 */
export function makeRoom(pkg: Package, part: string, count: number): void {
  pkg.edit(part, (text) => {
    const there = prioritiesIn(text);
    const by = count + 1 - there.reduce((least, { number }) => Math.min(least, number), Infinity);
    if (by <= 0) return [];
    return there.map(({ at, length, number }) => ({ at, length, text: String(number + by) }));
  });
}

/** Puts one conditional format a level on a sheet, at the priorities that {@link makeRoom} has made free. */
export function addMarks(pkg: Package, part: string, marks: SheetMarks, formats: ReadonlyMap<MarkLevel, number>): void {
  pkg.edit(part, (text) => {
    const root = rootOf(text);
    const p = root.prefix;
    const content = [...marks].map(([level, blocks], i) => {
      const rule = `<${p}cfRule type="expression" dxfId="${formats.get(level)}" priority="${i + 1}">`;
      const formula = `<${p}formula>${escapeXml(markFormula(level))}</${p}formula>`;
      const element = `${p}conditionalFormatting`;
      return `<${element} sqref="${blocks.map(rangeOf).join(' ')}">${rule}${formula}</${p}cfRule></${element}>`;
    });
    return [insertChildEdit(text, root, 'conditionalFormatting', ORDER, content.join(''))];
  });
}

/** Takes our conditional formats out of a worksheet part, whoever has saved it since; tells how many. */
export function cutMarks(pkg: Package, part: string): number {
  let removed = 0;
  pkg.edit(part, (text) => {
    if (!text.includes('juesuan:')) return [];
    return childrenNamed(text, rootOf(text), 'conditionalFormatting').flatMap((block) => {
      const rules = childrenNamed(text, block, 'cfRule');
      const ours = rules.filter((rule) => isOurs(text, rule));
      removed += ours.length;
      // Excel gathers rules on the same cells in one block, with the user's own.
      return (ours.length === rules.length ? [block] : ours).map(cutEdit);
    });
  });
  return removed;
}

function isOurs(text: string, rule: Element): boolean {
  const formula = childOf(text, rule, 'formula');
  return !!formula && markLevelOf(unescapeXml(text.slice(formula.openEnd, formula.closeStart))) !== undefined;
}

/** Every priority number and where it stands, those in extensions included. */
function prioritiesIn(text: string): { at: number; length: number; number: number }[] {
  return [...text.matchAll(/<(?:[\w.-]+:)?cfRule\b[^<>]*?\bpriority=["'](\d{1,9})["']/g)].map((match) => {
    const [whole, digits = ''] = match;
    return { at: match.index + whole.length - 1 - digits.length, length: digits.length, number: Number(digits) };
  });
}

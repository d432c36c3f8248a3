/** Marks in worksheet parts: conditional formats of our own, put in and found again by their formula. */
import { parseAddress, rangeOf, type CellRef } from '../../accounts';
import { MARK_LEVELS, markFormula, markLevelOf, type MarkLevel, type Marks } from '../../workbook';
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

/** The ranges to mark on one sheet, as Excel lists them, by level. */
export type SheetMarks = ReadonlyMap<MarkLevel, string>;

/** Marks by sheet. A cell that has several is marked at the gravest. */
export function marksBySheet(marks: Marks): ReadonlyMap<string, SheetMarks> {
  const seen = new Set<string>();
  const sheets = new Map<string, Map<MarkLevel, string>>();
  for (const level of MARK_LEVELS) {
    const fresh = marks[level].filter((cell) => {
      const key = `${cell.address} ${cell.sheet}`;
      return !seen.has(key) && seen.add(key);
    });
    for (const sheet of new Set(fresh.map((cell) => cell.sheet))) {
      const ranges = rangesOf(fresh.filter((cell) => cell.sheet === sheet));
      sheets.set(sheet, (sheets.get(sheet) ?? new Map<MarkLevel, string>()).set(level, ranges));
    }
  }
  return sheets;
}

/** Puts one conditional format a level on a sheet, of lower precedence than those that are there. */
export function addMarks(pkg: Package, part: string, marks: SheetMarks, formats: ReadonlyMap<MarkLevel, number>): void {
  pkg.edit(part, (text) => {
    const root = rootOf(text);
    const p = root.prefix;
    const first = lowestPrecedence(text) + 1;
    const content = [...marks].map(([level, ranges], i) => {
      const rule = `<${p}cfRule type="expression" dxfId="${formats.get(level)}" priority="${first + i}">`;
      const formula = `<${p}formula>${escapeXml(markFormula(level))}</${p}formula>`;
      const element = `${p}conditionalFormatting`;
      return `<${element} sqref="${ranges}">${rule}${formula}</${p}cfRule></${element}>`;
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

/** The largest priority number in use, those in extensions included. */
function lowestPrecedence(text: string): number {
  let lowest = 0;
  for (const match of text.matchAll(/<(?:[\w.-]+:)?cfRule\b[^<>]*?\bpriority=["'](\d{1,9})["']/g)) {
    lowest = Math.max(lowest, Number(match[1]));
  }
  return lowest;
}

/** Cells as a list of ranges, those below one another joined. */
function rangesOf(cells: readonly CellRef[]): string {
  const places = cells.map(({ sheet, address }) => {
    const place = parseAddress(address);
    if (!place) throw new Error(`no cell address: ${sheet}!${address}`);
    return place;
  });
  places.sort((a, b) => a.column - b.column || a.row - b.row);
  const runs: { top: number; bottom: number; column: number }[] = [];
  for (const { row, column } of places) {
    const run = runs.at(-1);
    if (run?.column === column && run.bottom === row - 1) run.bottom = row;
    else runs.push({ top: row, bottom: row, column });
  }
  return runs.map(({ top, bottom, column }) => rangeOf({ top, bottom, left: column, right: column })).join(' ');
}

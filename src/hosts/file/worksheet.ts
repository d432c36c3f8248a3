/** The XML of a planned sheet: cells, looks, merges, links, what stays in view, and how it is printed. */
import { addressOf, rangeOf, type Block } from '../../accounts';
import {
  linked,
  LOOKS,
  quoteSheet,
  rowHeights,
  type CellStyle,
  type Look,
  type PlannedCell,
  type SheetPlan,
} from '../../workbook';
import { LIMITS } from './limits';
import { XML_DECLARATION } from './relationships';
import { escapeXml } from './xml';

/** A look that a sheet needs: that of a style, for a cell with or without a link. */
export type LookKey = CellStyle | `${CellStyle} linked`;

/** A plan's cells by row and column, the covered cells of merged blocks included. */
type Grid = Map<number, Map<number, PlannedCell>>;

const A4 = 9;
/** Excel adds this to a width in characters for the cell's own margins. */
const WIDTH_MARGIN_CHARS = 0.71;

/** The looks that plans need. */
export function looksOf(plans: readonly SheetPlan[]): ReadonlyMap<LookKey, Look> {
  const cells = plans.flatMap((plan) => plan.cells);
  return new Map(
    cells.map((cell) => [lookKey(cell), cell.link ? linked(LOOKS[cell.style]) : LOOKS[cell.style]] as const),
  );
}

/** The worksheet part of a plan. `formats` are the numbers of its looks in the styles part. */
export function worksheetXml(plan: SheetPlan, formats: ReadonlyMap<LookKey, number>, namespace: string): string {
  const grid = gridOf(plan);
  return [
    `${XML_DECLARATION}<worksheet xmlns="${namespace}">`,
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
    `<dimension ref="${rangeOf(usedBlock(grid))}"/>`,
    sheetView(plan.headerRows),
    '<sheetFormatPr defaultRowHeight="15"/>',
    columns(plan.widths),
    rows(grid, plan, formats),
    merges(plan.merges),
    links(plan.cells),
    '<printOptions horizontalCentered="1"/>',
    '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>',
    `<pageSetup paperSize="${A4}" orientation="${plan.landscape ? 'landscape' : 'portrait'}" fitToWidth="1" fitToHeight="0"/>`,
    '<headerFooter><oddFooter>&amp;C第 &amp;P 页 共 &amp;N 页</oddFooter></headerFooter>',
    '</worksheet>',
  ].join('');
}

function lookKey(cell: PlannedCell): LookKey {
  return cell.link ? `${cell.style} linked` : cell.style;
}

function gridOf(plan: SheetPlan): Grid {
  const grid: Grid = new Map();
  const rowOf = (row: number) => {
    const existing = grid.get(row) ?? new Map<number, PlannedCell>();
    grid.set(row, existing);
    return existing;
  };
  for (const cell of plan.cells) rowOf(cell.row).set(cell.column, cell);
  // Every cell of a merged block needs the look, or the block's border has gaps.
  for (const { top, left, bottom, right } of plan.merges) {
    const first = grid.get(top)?.get(left);
    if (!first) continue;
    for (let row = top; row <= bottom; row++) {
      for (let column = left; column <= right; column++) {
        if (!rowOf(row).has(column)) rowOf(row).set(column, { row, column, style: first.style });
      }
    }
  }
  for (const row of plan.heights?.keys() ?? []) rowOf(row);
  return grid;
}

function usedBlock(grid: Grid): Block {
  let [bottom, right] = [0, 0];
  for (const [row, cells] of grid) {
    bottom = Math.max(bottom, row);
    for (const column of cells.keys()) right = Math.max(right, column);
  }
  return { top: 0, left: 0, bottom, right };
}

function sheetView(headerRows: number): string {
  const first = addressOf(headerRows, 0);
  const pane = `<pane ySplit="${headerRows}" topLeftCell="${first}" activePane="bottomLeft" state="frozen"/>`;
  const selection = `<selection pane="bottomLeft" activeCell="${first}" sqref="${first}"/>`;
  return `<sheetViews><sheetView workbookViewId="0">${headerRows > 0 ? pane + selection : ''}</sheetView></sheetViews>`;
}

function columns(widths: readonly number[]): string {
  if (widths.length === 0) return '';
  const column = (width: number, i: number) =>
    `<col min="${i + 1}" max="${i + 1}" width="${width + WIDTH_MARGIN_CHARS}" customWidth="1"/>`;
  return `<cols>${widths.map(column).join('')}</cols>`;
}

function rows(grid: Grid, plan: SheetPlan, formats: ReadonlyMap<LookKey, number>): string {
  const heights = rowHeights(plan);
  const sorted = [...grid].sort(([a], [b]) => a - b);
  const text = sorted.map(([row, cells]) => {
    const height = heights.get(row);
    const custom = height === undefined ? '' : ` ht="${height}" customHeight="1"`;
    const inOrder = [...cells.values()].sort((a, b) => a.column - b.column);
    const content = inOrder.map((cell) => cellXml(cell, formats.get(lookKey(cell)) ?? 0)).join('');
    return `<row r="${row + 1}"${custom}>${content}</row>`;
  });
  return `<sheetData>${text.join('')}</sheetData>`;
}

function cellXml(cell: PlannedCell, format: number): string {
  const start = `<c r="${addressOf(cell.row, cell.column)}" s="${format}"`;
  const { value, formula, result } = cell;
  if (formula !== undefined) {
    const stored = result === undefined ? '' : `<v>${result}</v>`;
    return `${start}${result === '' ? ' t="str"' : ''}><f>${escapeXml(formula)}</f>${stored}</c>`;
  }
  if (value === undefined || value === '') return `${start}/>`;
  if (typeof value === 'string')
    return `${start} t="inlineStr"><is><t xml:space="preserve">${cellText(value)}</t></is></c>`;
  if (!Number.isFinite(value)) throw new Error(`no number for a cell: ${value}`);
  return `${start}><v>${value}</v></c>`;
}

/** Text for a cell. `_x0041_` in it would be read back as a character's code, unless its underscore is written as one. */
function cellText(text: string): string {
  const bounded = text.length > LIMITS.CELL_CHARS_MAX ? `${text.slice(0, LIMITS.CELL_CHARS_MAX - 1)}…` : text;
  return escapeXml(bounded.replace(/_(?=x[\da-f]{4}_)/gi, '_x005F_'));
}

function merges(blocks: readonly Block[]): string {
  if (blocks.length === 0) return '';
  const merge = (block: Block) => `<mergeCell ref="${rangeOf(block)}"/>`;
  return `<mergeCells count="${blocks.length}">${blocks.map(merge).join('')}</mergeCells>`;
}

function links(cells: readonly PlannedCell[]): string {
  const text = cells.flatMap(({ row, column, link }) => {
    if (!link) return [];
    const location = escapeXml(`${quoteSheet(link.sheet)}!${link.address}`);
    return [`<hyperlink ref="${addressOf(row, column)}" location="${location}"/>`];
  });
  return text.length === 0 ? '' : `<hyperlinks>${text.join('')}</hyperlinks>`;
}

/** Planned sheets as steps: looks by areas, content in arrays, never cell by cell. */
import { columnName, rangeOf, type Block } from '../../accounts';
import { rowHeights, type Look, type PlannedCell, type SheetPlan } from '../../workbook';
import { addressesOf } from './areas';
import { blockAround, entryOf, gridOver, lookOf } from './cells';
import { smallStep, type Step } from './steps';

/** Steps that fill a sheet that was just added under `name`. */
export function contentSteps(context: Excel.RequestContext, plan: SheetPlan, name = plan.name): readonly Step[] {
  const sheet = () => context.workbook.worksheets.getItem(name);
  return [
    ...lookSteps(sheet, plan),
    ...entrySteps(sheet, plan.cells),
    ...plan.merges.map((block) => ({ bytes: 700, take: () => sheet().getRange(rangeOf(block)).merge(false) })),
    ...widthSteps(sheet, plan.widths),
    ...heightSteps(sheet, plan),
    smallStep(() => setUpPage(sheet(), plan)),
  ];
}

/** Steps that put content into cells; what is between them stays. */
export function entrySteps(sheet: () => Excel.Worksheet, cells: readonly PlannedCell[]): readonly Step[] {
  return bandsOf(cells).map((band) => {
    const block = blockAround(band);
    const entries = gridOver(block, band, entryOf);
    const formats = gridOver(block, band, (cell) => lookOf(cell).numberFormat ?? null);
    return {
      bytes: (JSON.stringify(entries).length + JSON.stringify(formats).length) * BYTES_PER_CHAR + 2_000,
      take: () => {
        const range = sheet().getRange(rangeOf(block));
        // The format @ first: text that is put into a cell before would become a number.
        if (band.some((cell) => lookOf(cell).numberFormat !== undefined)) range.numberFormat = formats;
        range.formulas = entries;
      },
    };
  });
}

/** Chinese in UTF-8. */
const BYTES_PER_CHAR = 3;
const ROWS_PER_STEP = 200;

/** Cells in bands of rows, each small enough for a round trip. */
function bandsOf(cells: readonly PlannedCell[]): readonly (readonly PlannedCell[])[] {
  const bands = new Map<number, PlannedCell[]>();
  for (const cell of cells) {
    const band = Math.floor(cell.row / ROWS_PER_STEP);
    const others = bands.get(band);
    if (others) others.push(cell);
    else bands.set(band, [cell]);
  }
  return [...bands.values()];
}

function lookSteps(sheet: () => Excel.Worksheet, plan: SheetPlan): readonly Step[] {
  const merged = new Map(plan.merges.map((block) => [`${block.top}|${block.left}`, block]));
  const looks = new Map<string, { readonly look: Look; readonly blocks: Block[] }>();
  for (const cell of plan.cells) {
    const { row, column } = cell;
    // Every cell of a merged block needs the look, or the block's border has gaps.
    const block = merged.get(`${row}|${column}`) ?? { top: row, left: column, bottom: row, right: column };
    const key = `${cell.style} ${cell.link ? 'linked' : ''}`;
    const known = looks.get(key) ?? { look: lookOf(cell), blocks: [] };
    known.blocks.push(block);
    looks.set(key, known);
  }
  return [...looks.values()].flatMap(({ look, blocks }) =>
    addressesOf(blocks).map((address) => ({
      bytes: address.length + 6_000,
      take: () => applyLook(sheet().getRanges(address).format, look),
    })),
  );
}

const EDGES = ['EdgeTop', 'EdgeBottom', 'EdgeLeft', 'EdgeRight', 'InsideHorizontal', 'InsideVertical'] as const;

function applyLook(format: Excel.RangeFormat, look: Look): void {
  format.font.name = look.font;
  format.font.size = look.size;
  format.font.color = `#${look.color ?? '000000'}`;
  if (look.bold) format.font.bold = true;
  if (look.underline) format.font.underline = 'Single';
  if (look.fill !== undefined) format.fill.color = `#${look.fill}`;
  format.horizontalAlignment = HORIZONTAL[look.horizontal];
  format.verticalAlignment = 'Center';
  if (look.wrap) format.wrapText = true;
  if (look.indent !== undefined) format.indentLevel = look.indent;
  if (look.bordered) for (const edge of EDGES) format.borders.getItem(edge).style = 'Continuous';
}

const HORIZONTAL = { left: 'Left', center: 'Center', right: 'Right' } as const;

/** A digit of 11 point 宋体 is 8 pixels of three quarters of a point wide; a cell's margins take five pixels. */
const POINTS_PER_CHAR = 6;
const MARGIN_POINTS = 3.75;

function widthSteps(sheet: () => Excel.Worksheet, widths: readonly number[]): readonly Step[] {
  return widths.map((width, column) => {
    const address = `${columnName(column)}:${columnName(column)}`;
    const points = width * POINTS_PER_CHAR + MARGIN_POINTS;
    return { bytes: 700, take: () => void (sheet().getRange(address).format.columnWidth = points) };
  });
}

function heightSteps(sheet: () => Excel.Worksheet, plan: SheetPlan): readonly Step[] {
  const rows = new Map<number, Block[]>();
  for (const [row, height] of rowHeights(plan)) {
    rows.set(height, [...(rows.get(height) ?? []), { top: row, left: 0, bottom: row, right: 0 }]);
  }
  return [...rows].flatMap(([height, blocks]) =>
    addressesOf(blocks).map((address) => ({
      bytes: address.length + 700,
      take: () => void (sheet().getRanges(address).format.rowHeight = height),
    })),
  );
}

/** A4, one page wide, headings on every page: as the file host writes it. */
function setUpPage(sheet: Excel.Worksheet, plan: SheetPlan): void {
  const { pageLayout } = sheet;
  if (plan.headerRows > 0) {
    sheet.freezePanes.freezeRows(plan.headerRows);
    pageLayout.setPrintTitleRows(`$1:$${plan.headerRows}`);
  }
  if (plan.printArea !== undefined) pageLayout.setPrintArea(plan.printArea);
  pageLayout.paperSize = 'A4';
  pageLayout.orientation = plan.landscape ? 'Landscape' : 'Portrait';
  pageLayout.zoom = { horizontalFitToPages: 1 };
  pageLayout.centerHorizontally = true;
  pageLayout.setPrintMargins('Inches', { left: 0.5, right: 0.5, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 });
  pageLayout.headersFooters.defaultForAllPages.centerFooter = '第 &P 页 共 &N 页';
}

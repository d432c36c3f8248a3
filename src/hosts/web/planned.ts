/** Planned sheets as Univer's, in the looks that every host takes from one table. */
import {
  BooleanNumber,
  BorderStyleTypes,
  CellValueType,
  HorizontalAlign,
  WrapStrategy,
  type IBorderStyleData,
  type ICellData,
  type IRange,
  type IStyleData,
  type IWorksheetData,
  type Nullable,
} from '@univerjs/core';
import { parseRange, type Block } from '../../accounts';
import {
  linked,
  LOOKS,
  MARK_LOOKS,
  quoteSheet,
  type Look,
  type MarkLevel,
  type PlannedCell,
  type SheetPlan,
} from '../../workbook';
import {
  luggageOf,
  MIN_COLUMNS,
  MIN_ROWS,
  PX_PER_CHARACTER,
  PX_PER_POINT,
  SPARE_COLUMNS,
  SPARE_ROWS,
  type CellLuggage,
  type SheetPage,
} from './book';

const A4 = 9;
/** Room at the edges of a column, characters. */
const WIDTH_MARGIN_CHARS = 0.71;
const TITLE_ROW_POINTS = 26;

const HORIZONTAL = {
  left: HorizontalAlign.LEFT,
  center: HorizontalAlign.CENTER,
  right: HorizontalAlign.RIGHT,
} as const;
const LINE: IBorderStyleData = { s: BorderStyleTypes.THIN, cl: { rgb: '#000000' } };

/** A look as Univer's format. */
function styleOf(look: Look): IStyleData {
  return {
    ff: look.font,
    fs: look.size,
    ht: HORIZONTAL[look.horizontal],
    vt: 2,
    ...(look.bold && { bl: BooleanNumber.TRUE }),
    ...(look.underline && { ul: { s: BooleanNumber.TRUE } }),
    ...(look.color !== undefined && { cl: { rgb: `#${look.color}` } }),
    ...(look.fill !== undefined && { bg: { rgb: `#${look.fill}` } }),
    ...(look.bordered && { bd: { t: LINE, r: LINE, b: LINE, l: LINE } }),
    ...(look.indent && { pd: { l: look.indent * 9 } }),
    ...(look.wrap && { tb: WrapStrategy.WRAP }),
    ...(look.numberFormat !== undefined && { n: { pattern: look.numberFormat } }),
  };
}

/** What a mark looks like. */
export function markStyle(level: MarkLevel): IStyleData {
  const { color, fill, bold, italic } = MARK_LOOKS[level];
  return {
    cl: { rgb: `#${color}` },
    bg: { rgb: `#${fill}` },
    ...(bold && { bl: BooleanNumber.TRUE }),
    ...(italic && { it: BooleanNumber.TRUE }),
  };
}

/** A planned cell: text is text, never a formula or a number. */
export function plannedCell(cell: PlannedCell): ICellData {
  const { value, formula, link } = cell;
  const look = LOOKS[cell.style];
  const custom: CellLuggage = link ? { link: `#${quoteSheet(link.sheet)}!${link.address}` } : {};
  return {
    s: styleOf(link ? linked(look) : look),
    ...(formula !== undefined
      ? { f: `=${formula}` }
      : typeof value === 'number'
        ? { v: value, t: CellValueType.NUMBER }
        : value !== undefined && value !== '' && { v: value, t: CellValueType.STRING }),
    ...(link && { custom: { ...custom } }),
  };
}

/** A planned sheet. */
export function plannedSheet(plan: SheetPlan): Partial<IWorksheetData> {
  const cellData: Record<number, Record<number, ICellData>> = {};
  const put = (row: number, column: number, cell: ICellData): void => {
    (cellData[row] ??= {})[column] = cell;
  };
  for (const cell of plan.cells) put(cell.row, cell.column, plannedCell(cell));
  // Every cell of a merged block needs the look, or the block's border has gaps.
  for (const { top, left, bottom, right } of plan.merges) {
    const style = cellData[top]?.[left]?.s;
    for (let row = top; row <= bottom; row++) {
      for (let column = left; column <= right; column++) {
        if (style && !cellData[row]?.[column]) put(row, column, { s: style });
      }
    }
  }
  const rows = Math.max(0, ...Object.keys(cellData).map(Number)) + 1;
  const columns = Math.max(plan.widths.length, ...plan.cells.map((cell) => cell.column + 1));
  return {
    name: plan.name,
    cellData,
    mergeData: plan.merges.map(rangeOfBlock),
    rowData: rowData(plan),
    columnData: Object.fromEntries(
      plan.widths.map((width, i) => [i, { w: (width + WIDTH_MARGIN_CHARS) * PX_PER_CHARACTER }]),
    ),
    rowCount: Math.max(rows + SPARE_ROWS, MIN_ROWS),
    columnCount: Math.max(columns + SPARE_COLUMNS, MIN_COLUMNS),
    freeze: { xSplit: 0, ySplit: plan.headerRows, startRow: plan.headerRows || -1, startColumn: -1 },
  };
}

function rowData(plan: SheetPlan): IWorksheetData['rowData'] {
  const titles = plan.cells.filter(({ style }) => style === 'title').map(({ row }) => [row, TITLE_ROW_POINTS] as const);
  const heights = new Map([...titles, ...(plan.heights ?? [])]);
  return Object.fromEntries(
    [...heights].map(([row, points]) => [row, { h: points * PX_PER_POINT, ia: BooleanNumber.FALSE }]),
  );
}

/** How a planned sheet is printed. */
export function plannedPage(plan: SheetPlan): SheetPage {
  const area = plan.printArea === undefined ? undefined : parseRange(plan.printArea);
  return {
    setup: {
      paperSize: A4,
      orientation: plan.landscape ? 'landscape' : 'portrait',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      margins: { left: 0.5, right: 0.5, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
      ...(plan.headerRows > 0 && { printTitlesRow: `1:${plan.headerRows}` }),
      ...(area && plan.printArea !== undefined && { printArea: plan.printArea }),
    },
    headerFooter: { oddFooter: '&C第 &P 页 共 &N 页' },
  };
}

export function rangeOfBlock({ top, left, bottom, right }: Block): IRange {
  return { startRow: top, endRow: bottom, startColumn: left, endColumn: right };
}

/** The place in the workbook to which a cell leads: `#'表'!A1`. */
export function placeOf(cell: Nullable<ICellData>): { sheet: string; address: string } | undefined {
  const match = /^#?(?:'((?:[^']|'')+)'|([^'!]+))!(\$?[A-Z]+\$?\d+)$/.exec(luggageOf(cell).link ?? '');
  return match ? { sheet: (match[1] ?? match[2] ?? '').replaceAll("''", "'"), address: match[3] ?? '' } : undefined;
}

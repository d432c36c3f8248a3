/** A workbook of Univer's as an .xlsx file. */
import {
  BooleanNumber,
  type ICellData,
  type IStyleData,
  type IWorkbookData,
  type IWorksheetData,
  type Nullable,
} from '@univerjs/core';
import {
  SHEET_CONDITIONAL_FORMATTING_PLUGIN,
  type IConditionFormattingRule,
} from '@univerjs/preset-sheets-conditional-formatting';
import type { Style, Workbook, Worksheet, WorksheetProtection, WorksheetView } from 'exceljs';
import type { Sentence } from '../../../sentences';
import type { KeptState } from '../../../workbook';
import { DEFAULT_COLUMN_PX, DEFAULT_ROW_PX, PX_PER_CHARACTER, PX_PER_POINT, type Luggage } from '../book';
import { noteOut, valueOut } from './cells';
import { refOf, rulesOut } from './conditional';
import { formulaOut } from './formulas';
import { putTogether, type DefinedName } from './package';
import { styleOut } from './styles';

const DEFINED_NAMES = 'SHEET_DEFINED_NAME_PLUGIN';
/** Fixed: the same workbook gives the same bytes. */
const CREATED = new Date(Date.UTC(2021, 0, 1));

export interface Saving {
  readonly data: IWorkbookData;
  readonly luggage: Luggage;
  readonly kept: KeptState;
  /** Sheets whose cells were moved, by id: what was tied to places on them is left out. */
  readonly moved: ReadonlySet<string>;
  /** What the cell calculates, with the leading `=`; undefined or empty for none. */
  readonly formulaAt: (sheet: string, row: number, column: number) => string | undefined;
}

export interface Saved {
  readonly bytes: Uint8Array;
  /** What is not in the file. */
  readonly remarks: readonly Sentence[];
}

export async function saveXlsx(saving: Saving): Promise<Saved> {
  const { default: exceljs } = await import('exceljs');
  const workbook = new exceljs.Workbook();
  workbook.creator = '决算助手';
  workbook.created = CREATED;
  workbook.modified = CREATED;
  workbook.calcProperties.fullCalcOnLoad = true;
  const { data, luggage, moved } = saving;
  const remarks: Sentence[] = [];
  let areRulesLost = false;
  const rules = resource<Record<string, IConditionFormattingRule[]>>(data, SHEET_CONDITIONAL_FORMATTING_PLUGIN);
  const validations = new Map<number, string>();
  for (const [index, id] of data.sheetOrder.entries()) {
    const sheet = data.sheets[id] ?? {};
    const target = sheetOut(workbook, sheet, id, saving);
    const converted = rulesOut(rules[id] ?? []);
    areRulesLost ||= converted.lost > 0;
    for (const format of converted.formats) target.addConditionalFormatting(format);
    const carried = luggage.sheets.get(id);
    if (moved.has(id) && (carried?.validations !== undefined || carried?.rules)) {
      remarks.push({ key: 'web.placesLost', params: { sheet: sheet.name ?? '' } });
      continue;
    }
    for (const format of carried?.rules ?? []) target.addConditionalFormatting(format);
    if (carried?.validations !== undefined) validations.set(index, carried.validations);
  }
  if (areRulesLost) remarks.unshift({ key: 'web.rulesLost' });
  const written = new Uint8Array(await workbook.xlsx.writeBuffer());
  return {
    bytes: putTogether(written, { kept: saving.kept, names: namesOut(data), validations }),
    remarks,
  };
}

function sheetOut(workbook: Workbook, sheet: Partial<IWorksheetData>, id: string, saving: Saving): Worksheet {
  const page = saving.luggage.sheets.get(id)?.page;
  const hidden = sheet.hidden === BooleanNumber.TRUE;
  const veryHidden = (sheet.custom as { veryHidden?: boolean } | null | undefined)?.veryHidden === true;
  const target = workbook.addWorksheet(sheet.name ?? id, {
    state: hidden ? (veryHidden ? 'veryHidden' : 'hidden') : 'visible',
    views: [viewOut(sheet)],
    ...(page?.setup && { pageSetup: page.setup }),
    ...(page?.headerFooter && { headerFooter: page.headerFooter }),
  });
  target.properties.defaultRowHeight = (sheet.defaultRowHeight ?? DEFAULT_ROW_PX) / PX_PER_POINT;
  if (sheet.defaultColumnWidth !== undefined && sheet.defaultColumnWidth !== DEFAULT_COLUMN_PX) {
    target.properties.defaultColWidth = rounded(sheet.defaultColumnWidth / PX_PER_CHARACTER);
  }
  const styles = stylesOf(saving);
  for (const [column, { w, hd, s } = {}] of Object.entries(sheet.columnData ?? {}) as [
    string,
    { w?: number; hd?: number; s?: StyleRef },
  ][]) {
    const to = target.getColumn(Number(column) + 1);
    if (w !== undefined) to.width = rounded(w / PX_PER_CHARACTER);
    if (hd) to.hidden = true;
    const style = styles(s);
    if (style) to.style = style;
  }
  for (const [row, { h, ah, hd, ia } = {}] of Object.entries(sheet.rowData ?? {}) as [
    string,
    { h?: number; ah?: number; hd?: number; ia?: number },
  ][]) {
    const to = target.getRow(Number(row) + 1);
    const px = ia === BooleanNumber.TRUE ? ah : h;
    if (px !== undefined && px !== sheet.defaultRowHeight) to.height = rounded(px / PX_PER_POINT);
    if (hd) to.hidden = true;
  }
  for (const [row, columns] of Object.entries(sheet.cellData ?? {}) as [
    string,
    Record<string, ICellData | null> | null,
  ][]) {
    for (const [column, cell] of Object.entries(columns ?? {})) {
      if (cell)
        writeCell(
          target,
          Number(row),
          Number(column),
          cell,
          styles(cell.s),
          saving.formulaAt(id, Number(row), Number(column)),
        );
    }
  }
  for (const merge of sheet.mergeData ?? []) target.mergeCellsWithoutStyle(refOf(merge));
  // Its password is a hash of the file's own: set as it was, not made anew.
  if (page?.protection) {
    (target as Worksheet & { sheetProtection?: Partial<WorksheetProtection> }).sheetProtection = page.protection;
  }
  if (page?.autoFilter !== undefined && !saving.moved.has(id)) target.autoFilter = page.autoFilter;
  return target;
}

function writeCell(
  sheet: Worksheet,
  row: number,
  column: number,
  cell: ICellData,
  style: Partial<Style> | undefined,
  formula: string | undefined,
): void {
  const value = valueOut(cell, formula);
  const note = noteOut(cell);
  if (value === null && !style && note === undefined) return;
  const to = sheet.getCell(row + 1, column + 1);
  if (value !== null) to.value = value;
  if (style) to.style = style;
  if (note !== undefined) to.note = note;
}

type StyleRef = Nullable<string | IStyleData>;

/** Formats by Univer's key, each made once: as the file had it, where it came from one. */
function stylesOf({ data, luggage }: Saving): (ref: StyleRef) => Partial<Style> | undefined {
  const made = new Map<string, Partial<Style>>();
  return (ref) => {
    if (!ref) return undefined;
    if (typeof ref !== 'string') return styleOut(ref);
    const known = made.get(ref) ?? luggage.styles.original(ref) ?? styleOut(data.styles[ref] ?? {});
    made.set(ref, known);
    return known;
  };
}

function viewOut(sheet: Partial<IWorksheetData>): WorksheetView {
  const { xSplit = 0, ySplit = 0 } = sheet.freeze ?? {};
  const common = {
    showGridLines: sheet.showGridlines !== BooleanNumber.FALSE,
    ...(sheet.zoomRatio !== undefined && sheet.zoomRatio !== 1 && { zoomScale: Math.round(sheet.zoomRatio * 100) }),
  };
  // A frozen view needs no more than these; the types ask for all that Excel may write.
  return (xSplit > 0 || ySplit > 0 ? { ...common, state: 'frozen', xSplit, ySplit } : common) as WorksheetView;
}

function namesOut(data: IWorkbookData): DefinedName[] {
  const names = resource<Record<string, { name: string; formulaOrRefString: string; localSheetId?: string }>>(
    data,
    DEFINED_NAMES,
  );
  return Object.values(names).map(({ name, formulaOrRefString, localSheetId }) => {
    const sheet = data.sheetOrder.indexOf(localSheetId ?? '');
    return { name, refersTo: formulaOut(formulaOrRefString), ...(sheet >= 0 && { sheet }) };
  });
}

function resource<T extends object>(data: IWorkbookData, name: string): T {
  const json = data.resources?.find((each) => each.name === name)?.data;
  return JSON.parse(json === undefined || json === '' ? '{}' : json) as T;
}

/** Away with the rounding of the way there and back. */
function rounded(value: number): number {
  return Math.round(value * 1e9) / 1e9;
}

/** The page of these tests: the web host under names that a test can call. */
import { CellValueType, type IRange } from '@univerjs/core';
import { addressOf, rangeOf, type CellRef } from '../../../src/accounts';
import { openSnapshots, openXlsx, Spreadsheet, WebHost } from '../../../src/hosts/web';
import { say, type Sentence } from '../../../src/sentences';
import {
  markLevelOf,
  type CellNote,
  type FormulaFill,
  type Marks,
  type RowInsertion,
  type SheetPlan,
  type SheetSnapshot,
} from '../../../src/workbook';
import type { Typed } from '../contract-live';

/** A plan as it comes from outside, where maps are lists. */
export type SentPlan = Omit<SheetPlan, 'heights'> & { readonly heights?: readonly (readonly [number, number])[] };

export interface TypedCell {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly value: string | number;
}

const element = document.createElement('div');
element.style.cssText = 'position: fixed; inset: 0';
document.body.append(element);

const violations: string[] = [];
document.addEventListener('securitypolicyviolation', (event) => {
  violations.push(`${event.violatedDirective} ${event.blockedURI}`);
});

/** Longer than the host gathers edits. */
const SETTLING_MS = 400;
let spreadsheet: Spreadsheet | undefined;
let host: WebHost | undefined;
let edits: string[][] = [];
let unwatch: () => Promise<void> = () => Promise.resolve();

function current(): WebHost {
  if (!host) throw new Error('no workbook is open');
  return host;
}

function rangeText({ startRow, endRow, startColumn, endColumn }: IRange): string {
  return rangeOf({ top: startRow, left: startColumn, bottom: endRow, right: endColumn });
}

const planOf = ({ heights, ...plan }: SentPlan): SheetPlan => ({
  ...plan,
  ...(heights && { heights: new Map(heights) }),
});

const inChinese = (remarks: readonly Sentence[]): string[] => remarks.map(({ key, params }) => say(key, params));

const lab = {
  violations: () => violations,
  async open(base64: string, name: string): Promise<readonly string[]> {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const book = await openXlsx(bytes, name);
    spreadsheet ??= Spreadsheet.start(element, 'zh-CN');
    host = await WebHost.open(spreadsheet, book, name);
    return inChinese(book.remarks);
  },
  async openValues(sheets: readonly SheetSnapshot[], name: string): Promise<void> {
    spreadsheet ??= Spreadsheet.start(element, 'zh-CN');
    host = await WebHost.open(spreadsheet, openSnapshots(sheets, name), name);
  },
  about: () => current().about,
  readSheets: () => current().readSheets(),
  insertSheets: (plans: readonly SentPlan[]) => current().insertSheets(plans.map(planOf)),
  mark: (marks: Marks, report?: SentPlan) => current().mark(marks, report && planOf(report)),
  clearMarks: () => current().clearMarks(),
  loadState: () => current().loadState(),
  saveState: (state: Record<string, unknown>) => current().saveState(state),
  select: (sheet: string, address: `${string}${number}`) => current().select({ sheet, address }),
  selected(): string {
    const workbook = spreadsheet?.api.getActiveWorkbook();
    return `${workbook?.getActiveSheet().getSheetName()}!${workbook?.getActiveRange()?.getA1Notation()}`;
  },
  formulaCells: (cells: readonly CellRef[]) => current().formulaCells(cells),
  insertRows: (insertions: readonly RowInsertion[], fills: readonly FormulaFill[]) =>
    current().insertRows(insertions, fills),
  annotate: (notes: readonly CellNote[]) => current().annotate(notes),
  async watch(): Promise<void> {
    edits = [];
    unwatch = await current().watch((sheets) => edits.push([...sheets]));
  },
  unwatch: () => unwatch(),
  /** Waits in the page, whose timers keep their order however busy it is, until edits have been told. */
  async takeEdits(): Promise<string[][]> {
    await new Promise((resolve) => setTimeout(resolve, SETTLING_MS));
    const taken = edits;
    edits = [];
    return taken;
  },
  async save(): Promise<{ base64: string; remarks: readonly string[] }> {
    const { bytes, remarks } = await current().save();
    return {
      base64: btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')),
      remarks: inChinese(remarks),
    };
  },
  /** As a user types: through the spreadsheet's own commands. Text is text. */
  async type(cells: readonly TypedCell[]): Promise<void> {
    const workbook = spreadsheet?.api.getActiveWorkbook();
    for (const { sheet, row, column, value } of cells) {
      const isText = typeof value === 'string' && !value.startsWith('=');
      const content = isText ? { v: value, t: CellValueType.STRING } : value;
      workbook?.getSheetByName(sheet)?.getRange(row, column).setValue(content);
    }
    await spreadsheet?.calculated();
  },
  typeAt(cells: readonly Typed[]): void {
    const workbook = spreadsheet?.api.getActiveWorkbook();
    for (const [sheet, address, value] of cells) workbook?.getSheetByName(sheet)?.getRange(address).setValue(value);
  },
  hide: (sheet: string) => void spreadsheet?.api.getActiveWorkbook()?.getSheetByName(sheet)?.hideSheet(),
  rename: (sheet: string, name: string) =>
    void spreadsheet?.api.getActiveWorkbook()?.getSheetByName(sheet)?.setName(name),
  addSheet: (sheet: string) => void spreadsheet?.api.getActiveWorkbook()?.insertSheet(sheet),
  removeSheet(name: string): void {
    const workbook = spreadsheet?.api.getActiveWorkbook();
    const sheet = workbook?.getSheetByName(name);
    if (sheet) workbook?.deleteSheet(sheet);
  },
  /** The cells that are marked on a sheet: `error B3:B4`. */
  marked(name: string): string[] {
    const workbook = spreadsheet?.api.getActiveWorkbook();
    const sheet = workbook?.getSheetByName(name);
    const rules = spreadsheet?.rules.getSubunitRules(workbook?.getId() ?? '', sheet?.getSheetId() ?? '') ?? [];
    return [...rules].reverse().flatMap(({ rule, ranges }) => {
      const level = 'value' in rule && typeof rule.value === 'string' ? markLevelOf(rule.value) : undefined;
      return level === undefined ? [] : ranges.map((range) => `${level} ${rangeText(range)}`);
    });
  },
  /** Our remarks by cell: `表!C4`. */
  remarks(): Record<string, string[]> {
    const remarks: Record<string, string[]> = {};
    for (const sheet of spreadsheet?.api.getActiveWorkbook()?.getSheets() ?? []) {
      sheet
        .getSheet()
        .getCellMatrix()
        .forValue((row, column, cell) => {
          const text = (cell?.custom as { remark?: string } | null | undefined)?.remark;
          if (text !== undefined) remarks[`${sheet.getSheetName()}!${addressOf(row, column)}`] = [text];
        });
    }
    return remarks;
  },
};

export type Lab = typeof lab;
Object.assign(window, { lab });

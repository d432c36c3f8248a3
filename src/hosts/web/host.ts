/** The port on the embedded spreadsheet of the browser edition. */
import { SetRangeValuesMutation, type FWorkbook, type FWorksheet } from '@univerjs/preset-sheets-core';
import type { ICellData } from '@univerjs/core';
import { dependencies } from '../../../package.json';
import { parseAddress, type CellRef } from '../../accounts';
import type { Sentence } from '../../sentences';
import {
  failure,
  freeSheetName,
  isSheetName,
  marksBySheet,
  SHEET_NAME_CHARS_MAX,
  STATE_CHARS_MAX,
  writeStateXml,
  placeAfter,
  type CellNote,
  type FormulaFill,
  type KeptState,
  type LiveHost,
  type Marks,
  type RowInsertion,
  type Selection,
  type SheetPlan,
  type SheetSnapshot,
  type WorkbookState,
} from '../../workbook';
import type { Luggage, OpenedBook } from './book';
import { addMarks, removeMarks } from './marks';
import { placeOf, plannedCell, plannedPage, plannedSheet } from './planned';
import { remarkOf, setRemarks } from './remarks';
import { snapshots } from './snapshots';
import type { Spreadsheet } from './spreadsheet';
import { saveXlsx, type Saved } from './xlsx/save';

/** Rows and columns left in view before the cell that is gone to, so that its label is seen. */
const ROWS_BEFORE = 5;
const COLUMNS_BEFORE = 2;

/** Pasting and filling make many edits in a row: they are told together. */
const GATHERING_MS = 200;

export class WebHost implements LiveHost {
  readonly about: Sentence = { key: 'web.about', params: { version: dependencies['@univerjs/core'] } };
  private kept: KeptState;
  private changedListeners = new Set<() => void>();

  private constructor(
    readonly name: string,
    private readonly spreadsheet: Spreadsheet,
    private readonly workbook: FWorkbook,
    private readonly luggage: Luggage,
    kept: KeptState,
  ) {
    this.kept = kept;
  }

  /** Shows a workbook in the spreadsheet, in place of the one before, and works on it. */
  static async open(spreadsheet: Spreadsheet, book: OpenedBook, name: string): Promise<WebHost> {
    const workbook = await spreadsheet.show(book.data);
    return new WebHost(name, spreadsheet, workbook, book.luggage, book.kept);
  }

  async readSheets(): Promise<readonly SheetSnapshot[]> {
    await this.spreadsheet.calculated();
    return snapshots(this.workbook);
  }

  async insertSheets(plans: readonly SheetPlan[]): Promise<void> {
    const taken = new Set(this.sheets().map((sheet) => sheet.getSheetName().toLowerCase()));
    for (const { name } of plans) {
      if (!isSheetName(name)) throw failure('workbook.sheetNameBad', { sheet: name, limit: SHEET_NAME_CHARS_MAX });
      if (taken.has(name.toLowerCase())) throw failure('workbook.sheetExists', { name: this.name, sheet: name });
      taken.add(name.toLowerCase());
    }
    this.write(() => plans.forEach((plan) => this.insert(plan)));
    // A sheet inserted first may calculate from one inserted last.
    await this.spreadsheet.recalculate();
  }

  async mark(marks: Marks, report?: SheetPlan): Promise<void> {
    const bySheet = [...marksBySheet(marks)].map(([name, cells]) => [this.sheet(name), cells] as const);
    await this.clearMarks();
    this.write(() => {
      for (const [sheet, cells] of bySheet) addMarks(this.spreadsheet, this.workbook, sheet, cells);
      if (!report) return;
      const name = freeSheetName(
        report.name,
        this.sheets().map((sheet) => sheet.getSheetName()),
      );
      const active = this.workbook.getActiveSheet();
      this.insert({ ...report, name });
      this.workbook.setActiveSheet(active);
      this.kept = { ...this.kept, report: name };
    });
  }

  clearMarks(): Promise<number> {
    return Promise.resolve().then(() =>
      this.write(() => {
        const { report, ...kept } = this.kept;
        const sheet = report === undefined ? null : this.workbook.getSheetByName(report);
        if (sheet && this.sheets().length > 1) {
          this.luggage.sheets.delete(sheet.getSheetId());
          this.workbook.deleteSheet(sheet);
        }
        this.kept = kept;
        return removeMarks(this.spreadsheet, this.workbook);
      }),
    );
  }

  loadState(): Promise<WorkbookState | undefined> {
    return Promise.resolve(this.kept.state);
  }

  saveState(state: WorkbookState): Promise<void> {
    return Promise.resolve().then(() => {
      const kept = { ...this.kept, state };
      if (writeStateXml(kept).length > STATE_CHARS_MAX) {
        throw failure('workbook.stateTooBig', { name: this.name, limit: STATE_CHARS_MAX / 10_000 });
      }
      this.kept = kept;
      this.tellChanged();
    });
  }

  async select({ sheet: name, address }: CellRef): Promise<Selection> {
    const sheet = this.workbook.getSheetByName(name);
    const at = parseAddress(address);
    if (!sheet || !at || at.row >= sheet.getMaxRows() || at.column >= sheet.getMaxColumns()) return 'missing';
    if (sheet.isSheetHidden()) return 'hidden';
    await this.workbook.endEditingAsync(true);
    this.workbook.setActiveSheet(sheet);
    sheet.getRange(at.row, at.column).activate();
    const frozen = sheet.getFreeze();
    const top = at.row < frozen.ySplit ? at.row : Math.max(frozen.ySplit, at.row - ROWS_BEFORE);
    const left = at.column < frozen.xSplit ? at.column : Math.max(frozen.xSplit, at.column - COLUMNS_BEFORE);
    sheet.scrollToCell(top, left);
    return 'selected';
  }

  formulaCells(cells: readonly CellRef[]): Promise<readonly CellRef[]> {
    return Promise.resolve().then(() =>
      cells.filter(({ sheet, address }) => this.sheet(sheet).getRange(address).getFormula() !== ''),
    );
  }

  async insertRows(insertions: readonly RowInsertion[], fills: readonly FormulaFill[] = []): Promise<void> {
    const places = insertions.map((insertion) => ({ ...insertion, target: this.sheet(insertion.sheet) }));
    const filled = fills.map(({ cell, formula }) => ({
      target: this.sheet(cell.sheet),
      at: placeAfter(insertions, cell),
      entry: { f: `=${formula}` },
    }));
    await this.workbook.endEditingAsync(true);
    this.write(() => {
      // From the bottom upwards, rows further up keep their numbers.
      for (const { target, above, count } of [...places].sort((a, b) => b.above - a.above)) {
        target.insertRowsBefore(above, count);
      }
      for (const { target, cells } of places) {
        const cellValue: Record<number, Record<number, ICellData>> = {};
        for (const cell of cells) (cellValue[cell.row] ??= {})[cell.column] = plannedCell(cell);
        if (cells.length > 0) this.set(target, cellValue);
      }
      for (const { target, at, entry } of filled) this.set(target, { [at.row]: { [at.column]: entry } });
    });
    await this.spreadsheet.calculated();
  }

  annotate(notes: readonly CellNote[]): Promise<void> {
    return Promise.resolve().then(() => {
      for (const { cell } of notes) this.sheet(cell.sheet);
      this.write(() => setRemarks(this.workbook, this.spreadsheet.commands, notes));
    });
  }

  watch(edited: (sheets: ReadonlySet<string>) => void): Promise<() => Promise<void>> {
    const gathered = new Set<string>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tell = (): void => {
      timer = undefined;
      const sheets = new Set(gathered);
      gathered.clear();
      edited(sheets);
    };
    const stop = this.spreadsheet.edits.listen(({ sheet, content }) => {
      if (!content) return;
      // A sheet that was just removed has no name any more, but its going is told.
      const name = this.workbook.getSheetBySheetId(sheet)?.getSheetName();
      if (name !== undefined) gathered.add(name);
      timer ??= setTimeout(tell, GATHERING_MS);
    });
    return Promise.resolve(() => {
      stop();
      clearTimeout(timer);
      return Promise.resolve();
    });
  }

  /** Calls back when there is something that a file saved earlier does not have. Returns how to stop. */
  watchChanged(changed: () => void): () => void {
    const stop = this.spreadsheet.edits.listen(() => changed());
    this.changedListeners.add(changed);
    return () => {
      stop();
      this.changedListeners.delete(changed);
    };
  }

  /** Calls back with the remark on the cell that is selected, or undefined. */
  watchRemark(selected: (remark: string | undefined) => void): () => void {
    const subscription = this.workbook.onSelectionChange(([range]) => {
      const sheet = this.workbook.getActiveSheet().getSheet();
      selected(range && remarkOf(sheet.getCellRaw(range.startRow, range.startColumn)));
    });
    return () => subscription.dispose();
  }

  /** Has cells that lead to a place in the workbook go there when they are pressed. Returns how to stop. */
  followLinks(): () => void {
    const subscription = this.workbook.onCellClick(({ location: { row, col } }) => {
      const place = placeOf(this.workbook.getActiveSheet().getSheet().getCellRaw(row, col));
      if (place)
        void this.select({ sheet: place.sheet, address: place.address.replaceAll('$', '') as CellRef['address'] });
    });
    return () => subscription.dispose();
  }

  /** The workbook as an .xlsx file; what is being typed is taken in first. */
  async save(): Promise<Saved> {
    await this.workbook.endEditingAsync(true);
    await this.spreadsheet.calculated();
    return saveXlsx({
      data: this.workbook.save(),
      luggage: this.luggage,
      kept: this.kept,
      moved: this.spreadsheet.edits.moved,
      formulaAt: (id, row, column) => this.workbook.getSheetBySheetId(id)?.getRange(row, column).getFormula(),
    });
  }

  private insert(plan: SheetPlan): void {
    const sheet = this.workbook.insertSheet(plan.name, {
      index: this.sheets().length,
      sheet: plannedSheet(plan),
    });
    this.luggage.sheets.set(sheet.getSheetId(), { page: plannedPage(plan) });
  }

  private set(sheet: FWorksheet, cellValue: Record<number, Record<number, ICellData>>): void {
    this.spreadsheet.commands.syncExecuteCommand(SetRangeValuesMutation.id, {
      unitId: this.workbook.getId(),
      subUnitId: sheet.getSheetId(),
      cellValue,
    });
  }

  private sheets(): FWorksheet[] {
    return this.workbook.getSheets();
  }

  private sheet(name: string): FWorksheet {
    const sheet = this.workbook.getSheetByName(name);
    if (!sheet) throw failure('workbook.sheetMissing', { name: this.name, sheet: name });
    return sheet;
  }

  private write<T>(change: () => T): T {
    const result = this.spreadsheet.edits.ourselves(change);
    this.tellChanged();
    return result;
  }

  private tellChanged(): void {
    for (const changed of this.changedListeners) changed();
  }
}

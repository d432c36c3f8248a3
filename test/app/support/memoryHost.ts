/** A host in memory: sheets of plain values that tests edit, with the failures that a real host has. */
import { parseAddress, type CellRef } from '../../../src/accounts';
import type { Sentence } from '../../../src/sentences';
import {
  failure,
  placeAfter,
  type CellNote,
  type CellValue,
  type FormulaFill,
  type LiveHost,
  type Marks,
  type RowInsertion,
  type Selection,
  type SheetPlan,
  type SheetSnapshot,
  type Visibility,
  type WorkbookState,
} from '../../../src/workbook';

interface MemorySheet {
  readonly name: string;
  visibility: Visibility;
  /** From A1. */
  rows: CellValue[][];
  merges: SheetSnapshot['merges'];
  /** By `row|column`. */
  readonly formulas: Map<string, string>;
}

export class MemoryHost implements LiveHost {
  readonly name = '样例.xlsx';
  readonly about: Sentence = {
    key: 'workbook.excelAbout',
    params: { version: '16.0', platform: { key: 'workbook.excelOnline' } },
  };
  readonly sheets: MemorySheet[] = [];
  marks: Marks | undefined;
  notes: readonly CellNote[] = [];
  state: WorkbookState | undefined;
  readonly selected: CellRef[] = [];
  readonly calls: string[] = [];
  /** Makes the named calls fail. */
  readonly failing = new Map<string, Error>();
  /** Awaited by every call, for tests that look at what happens meanwhile. */
  pause: Promise<void> = Promise.resolve();
  private edited: ((sheets: ReadonlySet<string>) => void) | undefined;

  constructor(sheets: readonly SheetSnapshot[] = []) {
    for (const { name, visibility, top, left, cells, merges } of sheets) {
      const rows = Array.from({ length: top + cells.length }, (_, row): CellValue[] => {
        const values = cells[row - top] ?? [];
        return values.length === 0 ? [] : [...Array<CellValue>(left).fill(null), ...values];
      });
      this.sheets.push({ name, visibility, rows, merges, formulas: new Map() });
    }
  }

  /** What the user types. */
  edit(sheet: string, address: string, value: CellValue): void {
    this.put(this.find(sheet), address, value);
    this.edited?.(new Set([sheet]));
  }

  value(sheet: string, address: string): CellValue {
    const at = parseAddress(address);
    return (at && this.find(sheet).rows[at.row]?.[at.column]) ?? null;
  }

  async readSheets(): Promise<readonly SheetSnapshot[]> {
    await this.call('readSheets');
    return this.sheets.map(({ name, visibility, rows, merges }) => ({
      name,
      visibility,
      top: 0,
      left: 0,
      cells: rows.map((row) => [...row]),
      merges,
    }));
  }

  async insertSheets(plans: readonly SheetPlan[]): Promise<void> {
    await this.call('insertSheets');
    for (const { name } of plans) {
      if (this.sheets.some((sheet) => sheet.name === name))
        throw failure('workbook.sheetExists', { name: this.name, sheet: name });
    }
    for (const { name, cells, merges } of plans) {
      const sheet: MemorySheet = { name, visibility: 'visible', rows: [], merges, formulas: new Map() };
      this.sheets.push(sheet);
      fill(sheet, cells);
    }
  }

  async mark(marks: Marks): Promise<void> {
    await this.call('mark');
    this.marks = marks;
  }

  async clearMarks(): Promise<number> {
    await this.call('clearMarks');
    const count = Object.values(this.marks ?? {}).filter((cells: readonly CellRef[]) => cells.length > 0).length;
    this.marks = undefined;
    return count;
  }

  async loadState(): Promise<WorkbookState | undefined> {
    await this.call('loadState');
    return this.state;
  }

  async saveState(state: WorkbookState): Promise<void> {
    await this.call('saveState');
    // As it comes back from a file.
    this.state = JSON.parse(JSON.stringify(state)) as WorkbookState;
  }

  async select(cell: CellRef): Promise<Selection> {
    await this.call('select');
    const sheet = this.sheets.find(({ name }) => name === cell.sheet);
    if (!sheet) return 'missing';
    if (sheet.visibility !== 'visible') return 'hidden';
    this.selected.push(cell);
    return 'selected';
  }

  async formulaCells(cells: readonly CellRef[]): Promise<readonly CellRef[]> {
    await this.call('formulaCells');
    return cells.filter(({ sheet, address }) => {
      const at = parseAddress(address);
      return at !== undefined && this.find(sheet).formulas.has(`${at.row}|${at.column}`);
    });
  }

  async insertRows(insertions: readonly RowInsertion[], fills: readonly FormulaFill[] = []): Promise<void> {
    await this.call('insertRows');
    const lowestFirst = [...insertions].sort((a, b) => b.above - a.above);
    for (const { sheet, above, count } of lowestFirst) {
      const rows = Array.from({ length: count }, (): CellValue[] => []);
      const { rows: cells, formulas } = this.find(sheet);
      cells.splice(above, 0, ...rows);
      const moved = [...formulas].map(([key, formula]): [string, string] => {
        const [row = 0, column] = key.split('|').map(Number);
        return [`${row < above ? row : row + count}|${column}`, formula];
      });
      formulas.clear();
      for (const [key, formula] of moved) formulas.set(key, formula);
    }
    for (const { sheet, cells } of insertions) fill(this.find(sheet), cells);
    for (const { cell, formula } of fills) {
      const { row, column } = placeAfter(insertions, cell);
      this.find(cell.sheet).formulas.set(`${row}|${column}`, formula);
    }
  }

  async annotate(notes: readonly CellNote[]): Promise<void> {
    await this.call('annotate');
    this.notes = notes;
  }

  async watch(edited: (sheets: ReadonlySet<string>) => void): Promise<() => Promise<void>> {
    await this.call('watch');
    this.edited = edited;
    return () => {
      this.edited = undefined;
      return Promise.resolve();
    };
  }

  get watched(): boolean {
    return this.edited !== undefined;
  }

  private async call(name: string): Promise<void> {
    this.calls.push(name);
    await this.pause;
    const failure = this.failing.get(name);
    if (failure) throw failure;
  }

  private find(name: string): MemorySheet {
    const found = this.sheets.find((sheet) => sheet.name === name);
    if (!found) throw failure('workbook.sheetMissing', { name: this.name, sheet: name });
    return found;
  }

  private put(sheet: MemorySheet, address: string, value: CellValue): void {
    const at = parseAddress(address);
    if (!at) throw new Error(address);
    setCell(sheet, at.row, at.column, value);
  }
}

function fill(sheet: MemorySheet, cells: SheetPlan['cells']): void {
  for (const { row, column, value, formula } of cells) {
    setCell(sheet, row, column, value ?? null);
    if (formula !== undefined) sheet.formulas.set(`${row}|${column}`, formula);
  }
}

function setCell(sheet: MemorySheet, row: number, column: number, value: CellValue): void {
  while (sheet.rows.length <= row) sheet.rows.push([]);
  const cells = sheet.rows[row] ?? [];
  while (cells.length <= column) cells.push(null);
  cells[column] = value;
}

/**
 * The port: what a spreadsheet host must do for us. Everything above `hosts/` works through it, so that Excel, a file
 * and the embedded workbook of the browser edition are used in the same way.
 */
import type { CellRef } from '../accounts';
import type { SheetPlan } from './plan';
import type { SheetSnapshot } from './sheet';

/** 错误, 核实, 提示, from the gravest. */
export const MARK_LEVELS = ['error', 'verify', 'hint'] as const;
export type MarkLevel = (typeof MARK_LEVELS)[number];

/** Cells to highlight at one level. */
export type Marks = Readonly<Record<MarkLevel, readonly CellRef[]>>;

/** What the program keeps in the workbook, as JSON text, in a custom XML part of its own. */
export type WorkbookState = Readonly<Record<string, unknown>>;

export interface WorkbookHost {
  /** The workbook's name, for messages. */
  readonly name: string;
  /** Every sheet with its used range. */
  readSheets(): Promise<readonly SheetSnapshot[]>;
  /** Adds new sheets after the existing ones; refuses names that exist. */
  insertSheets(plans: readonly SheetPlan[]): Promise<void>;
  /**
   * Highlights cells by conditional formats of our own, replacing marks set before. Nothing else of the workbook
   * changes. With `report`, also puts that sheet last, replacing the report of an earlier run.
   */
  mark(marks: Marks, report?: SheetPlan): Promise<void>;
  /** Takes every mark, the report sheet included, out again. Tells how many conditional formats were removed. */
  clearMarks(): Promise<number>;
  /** State kept earlier, or undefined. */
  loadState(): Promise<WorkbookState | undefined>;
  /** Keeps state in the workbook, replacing what was kept. */
  saveState(state: WorkbookState): Promise<void>;
}

/** A workbook cannot be used or changed; `message` is the sentence shown to the user. */
export class WorkbookError extends Error {
  override readonly name = 'WorkbookError';
}

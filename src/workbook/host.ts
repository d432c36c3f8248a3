/**
 * The port: what a spreadsheet host must do for us. Everything above `hosts/` works through it, so that Excel, a file
 * and the embedded workbook of the browser edition are used in the same way.
 */
import { parseAddress, type CellRef } from '../accounts';
import { say, type Sentence, type SentenceKey, type SentenceParams } from '../sentences';
import type { PlannedCell, SheetPlan } from './plan';
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

/** What came of going to a cell: a hidden sheet is left hidden, and said to be so. */
export type Selection = 'selected' | 'hidden' | 'missing';

/** New rows in an existing sheet: they are put above `above`, and everything from there on moves down. */
export interface RowInsertion {
  readonly sheet: string;
  /** Zero-based row that moves down. */
  readonly above: number;
  readonly count: number;
  /** Content of the new rows, in sheet coordinates as they are after the insertion. */
  readonly cells: readonly PlannedCell[];
}

/** A formula for a blank cell of a row that is there; the cell keeps its looks. */
export interface FormulaFill {
  /** As it stands before rows are inserted. */
  readonly cell: CellRef;
  /** Formula without the leading `=`, in sheet coordinates as they are after the insertion. */
  readonly formula: string;
}

/** The zero-based row at which a row stands once rows are inserted. */
export function rowAfter(
  insertions: readonly Pick<RowInsertion, 'sheet' | 'above' | 'count'>[],
  sheet: string,
  row: number,
): number {
  const before = insertions.filter((each) => each.sheet === sheet && each.above <= row);
  return row + before.reduce((rows, { count }) => rows + count, 0);
}

/** The zero-based row and column at which a cell stands once rows are inserted. */
export function placeAfter(
  insertions: readonly RowInsertion[],
  { sheet, address }: CellRef,
): { readonly row: number; readonly column: number } {
  const at = parseAddress(address);
  if (!at) throw new Error(`no address: ${address}`);
  return { row: rowAfter(insertions, sheet, at.row), column: at.column };
}

/** A remark on a cell, kept apart from remarks of the user's. */
export interface CellNote {
  readonly cell: CellRef;
  readonly text: string;
}

/** A host in which somebody works: a workbook on a screen. */
export interface LiveHost extends WorkbookHost {
  /** The program and its version, for 关于: `Excel 16.0.15407（Windows）`. */
  readonly about: Sentence;
  /** Goes to a cell on any visible sheet. */
  select(cell: CellRef): Promise<Selection>;
  /** Those of the cells that hold a formula, whatever it gives. */
  formulaCells(cells: readonly CellRef[]): Promise<readonly CellRef[]>;
  /** Inserts rows, from the lowest to the highest, and puts in the formulas, in one go: all of it or nothing. */
  insertRows(insertions: readonly RowInsertion[], fills?: readonly FormulaFill[]): Promise<void>;
  /** Puts our remarks on cells, replacing those that we put there before; none takes them all away. */
  annotate(notes: readonly CellNote[]): Promise<void>;
  /**
   * Tells of sheets that somebody edited; what we write ourselves, and recalculation, is not told. Returns how to stop.
   */
  watch(edited: (sheets: ReadonlySet<string>) => void): Promise<() => Promise<void>>;
}

/** A workbook cannot be used or changed. `message` is the sentence in Chinese; a page words it in its own language. */
export class WorkbookError extends Error {
  override readonly name = 'WorkbookError';

  constructor(
    readonly sentence: Sentence,
    options?: ErrorOptions,
  ) {
    super(say(sentence.key, sentence.params), options);
  }
}

/** Sentences of the hosts. */
export type WorkbookKey = Extract<SentenceKey, `workbook.${string}`>;

/** The error that tells a sentence of the hosts. */
export function failure(key: WorkbookKey, params: SentenceParams = {}, cause?: unknown): WorkbookError {
  return new WorkbookError({ key, params }, cause === undefined ? undefined : { cause });
}

/** A workbook as it stands in the browser, and what goes with it past the spreadsheet. */
import type { ICellData, IWorkbookData, Nullable } from '@univerjs/core';
import type { ConditionalFormattingOptions, HeaderFooter, PageSetup, RichText, WorksheetProtection } from 'exceljs';
import type { Sentence } from '../../sentences';
import type { KeptState } from '../../workbook';
import type { StyleTable } from './xlsx/styles';

/** How a sheet is printed and shown, which the spreadsheet does not know. */
export interface SheetPage {
  readonly setup?: Partial<PageSetup>;
  readonly headerFooter?: Partial<HeaderFooter>;
  /** Of a sheet that must not be edited in Excel. */
  readonly protection?: Partial<WorksheetProtection>;
  readonly autoFilter?: string;
}

/** What a sheet brought from its file and takes back into one, by the sheet's id. */
export interface SheetLuggage {
  readonly page?: SheetPage;
  /** `<dataValidations>`: true while the sheet's cells stay where they are. */
  readonly validations?: string;
  /** Conditional formats that the spreadsheet does not have: likewise. */
  readonly rules?: readonly ConditionalFormattingOptions[];
}

export interface Luggage {
  readonly styles: StyleTable;
  readonly sheets: Map<string, SheetLuggage>;
}

/** What a cell carries along when it moves. */
export interface CellLuggage {
  /** The user's own remark. */
  readonly note?: string;
  /** Our remark. */
  readonly remark?: string;
  /** Where the cell leads: a web address, or a place in the workbook with `#` before it. */
  readonly link?: string;
  /** Text in several formats, while the text is the same. */
  readonly rich?: RichText[];
  /** The range of a formula that gives several values. */
  readonly array?: string;
}

export interface OpenedBook {
  readonly data: IWorkbookData;
  readonly luggage: Luggage;
  readonly kept: KeptState;
  /** What could not be taken over. */
  readonly remarks: readonly Sentence[];
}

export function luggageOf(cell: Nullable<ICellData>): CellLuggage {
  return (cell?.custom as CellLuggage | null | undefined) ?? {};
}

/** Width of a column of one character, and height of a row of one point, in Univer's pixels. */
export const PX_PER_CHARACTER = 7.5;
export const PX_PER_POINT = 4 / 3;
export const DEFAULT_ROW_PX = 20;
export const DEFAULT_COLUMN_PX = 72;

/** Rows and columns that a sheet shows past its content. */
export const SPARE_ROWS = 40;
export const SPARE_COLUMNS = 6;
export const MIN_ROWS = 60;
export const MIN_COLUMNS = 16;

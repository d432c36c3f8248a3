/** What layout asks a host to put on a new sheet: values, formulas, looks and print set-up, independent of any host. */
import type { Address, Block, RangeAddress } from '../accounts';

/** The looks that statements need; each host maps them to its own formats. */
export type CellStyle =
  | 'title'
  | 'heading'
  | 'headingCentre'
  | 'headingRight'
  | 'header'
  | 'columnNumber'
  | 'label'
  | 'labelIndented'
  | 'labelIndentedTwice'
  | 'labelStrong'
  | 'code'
  | 'lineNumber'
  | 'amount'
  | 'amountTotal'
  | 'text'
  | 'input'
  | 'inputAmount'
  | 'note';

export interface PlannedCell {
  readonly row: number;
  readonly column: number;
  readonly style: CellStyle;
  /** Text is written as text, never evaluated. */
  readonly value?: string | number;
  /** Formula without the leading `=`. */
  readonly formula?: string;
  /** What the formula gives on the sheet as it is planned, where that is known; hosts that calculate need not be told. */
  readonly result?: 0 | '';
  /** A place in the workbook to go to from this cell. */
  readonly link?: { readonly sheet: string; readonly address: Address };
}

export interface SheetPlan {
  readonly name: string;
  readonly cells: readonly PlannedCell[];
  readonly merges: readonly Block[];
  /** Column widths in characters, by zero-based column. */
  readonly widths: readonly number[];
  /** Heights in points, by zero-based row, where they differ from the default. */
  readonly heights?: ReadonlyMap<number, number>;
  /** Rows that stay in view and are repeated on every printed page: all above this zero-based row. */
  readonly headerRows: number;
  readonly landscape: boolean;
  readonly printArea?: RangeAddress;
}

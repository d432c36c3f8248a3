/** What each cell style and mark looks like: the one table that every host takes its formats from. */
import type { MarkLevel } from './host';
import type { CellStyle } from './plan';

export interface Look {
  readonly font: string;
  /** Points. */
  readonly size: number;
  readonly bold?: boolean;
  readonly underline?: boolean;
  /** Text and fill as RRGGBB. */
  readonly color?: string;
  readonly fill?: string;
  readonly bordered?: boolean;
  readonly horizontal: 'left' | 'center' | 'right';
  /** In steps of about one character. */
  readonly indent?: number;
  readonly wrap?: boolean;
  /** As Excel writes it; absent: 常规. */
  readonly numberFormat?: string;
}

const PLAIN: Look = { font: '宋体', size: 11, horizontal: 'left' };
const CELL: Look = { ...PLAIN, bordered: true };
const CENTRED: Look = { ...CELL, horizontal: 'center' };
const AMOUNT: Look = { ...CELL, horizontal: 'right', numberFormat: '#,##0.00' };
const LABEL: Look = { ...CELL, wrap: true };
/** Cells to fill in, and the lines of the form itself. */
const INPUT_FILL = 'FFF9E5';
const FORM_FILL = 'F2F2F2';

/** After the tables that the Ministry publishes: Song type, black thin borders, amounts with separators. */
export const LOOKS: Readonly<Record<CellStyle, Look>> = {
  title: { ...PLAIN, size: 16, bold: true, horizontal: 'center' },
  heading: PLAIN,
  headingCentre: { ...PLAIN, horizontal: 'center' },
  headingRight: { ...PLAIN, horizontal: 'right' },
  header: { ...CENTRED, bold: true, wrap: true, fill: FORM_FILL },
  columnNumber: { ...CENTRED, fill: FORM_FILL },
  label: LABEL,
  labelIndented: { ...LABEL, indent: 1 },
  labelIndentedTwice: { ...LABEL, indent: 2 },
  labelStrong: { ...LABEL, bold: true },
  code: { ...CELL, numberFormat: '@' },
  lineNumber: CENTRED,
  amount: AMOUNT,
  amountTotal: { ...AMOUNT, bold: true },
  text: { ...CELL, wrap: true },
  input: { ...CELL, wrap: true, fill: INPUT_FILL },
  inputAmount: { ...AMOUNT, fill: INPUT_FILL },
  note: { ...PLAIN, size: 10, wrap: true },
};

/** A cell that leads to another place is seen to do so. */
export function linked(look: Look): Look {
  return { ...look, underline: true, color: '0563C1' };
}

export interface MarkLook {
  readonly color: string;
  readonly fill: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
}

/** Marks by level: tone and type face both tell, for those who print in black or do not see red. */
export const MARK_LOOKS: Readonly<Record<MarkLevel, MarkLook>> = {
  error: { color: '9C0006', fill: 'FFC7CE', bold: true },
  verify: { color: '7F3F00', fill: 'FFD9A0', italic: true },
  hint: { color: '1F4E79', fill: 'DDEBF7' },
};

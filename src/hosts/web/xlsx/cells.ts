/** Content of cells between files and Univer. */
import { CellValueType, type ICellData } from '@univerjs/core';
import type { Cell, CellErrorValue, CellFormulaValue, CellHyperlinkValue, CellRichTextValue, CellValue } from 'exceljs';
import { luggageOf, type CellLuggage } from '../book';
import { isErrorText, valueOf } from '../values';
import { formulaIn, formulaOut } from './formulas';

const DAY_MS = 86_400_000;
/** Days from Excel's day nought to 1 January 1970; workbooks of old Macs begin 1,462 days later. */
const DAYS_TO_1970 = 25_569;
const MAC_DAYS = 1_462;

/** Between the user's remark and ours in the one note that a cell of a file has, whatever the page's language. */
const REMARK_MARK = '【决算助手】';

/** What the converter learns on its way through the cells. */
export interface CellContext {
  readonly sheets: readonly string[];
  readonly date1904: boolean;
  readonly seen: Set<'overSheets' | 'otherWorkbook' | 'farFormatsLost'>;
}

/** A cell's content and what it carries; undefined when it has neither. */
export function cellIn(cell: Cell, context: CellContext): ICellData | undefined {
  const content = contentIn(cell.value, context);
  const note = noteIn(cell);
  const custom: CellLuggage = { ...content?.custom, ...note };
  if (!content && Object.keys(custom).length === 0) return undefined;
  return { ...content, ...(Object.keys(custom).length > 0 && { custom: { ...custom } }) };
}

function contentIn(value: CellValue, context: CellContext): ICellData | undefined {
  if (value === null || value === undefined || value === '') return undefined;
  if (typeof value === 'number') return { v: value, t: CellValueType.NUMBER };
  if (typeof value === 'string') return { v: value, t: CellValueType.STRING };
  if (typeof value === 'boolean') return { v: value ? 1 : 0, t: CellValueType.BOOLEAN };
  if (value instanceof Date) return { v: serialOf(value, context), t: CellValueType.NUMBER };
  if (isError(value)) return { v: value.error };
  if (isRich(value)) {
    const text = value.richText.map((run) => run.text).join('');
    return { v: text, t: CellValueType.STRING, custom: { rich: value.richText } satisfies CellLuggage };
  }
  if (isLink(value)) {
    const text: unknown = value.text;
    const shown = typeof text === 'object' && text !== null ? (text as CellValue) : String(text);
    return { ...contentIn(shown, context), custom: { link: value.hyperlink } satisfies CellLuggage };
  }
  return formulaCell(value as CellFormulaValue & { ref?: string; shareType?: string }, context);
}

function formulaCell(
  value: CellFormulaValue & { ref?: string; shareType?: string },
  context: CellContext,
): ICellData | undefined {
  const result = contentIn(value.result, context);
  const formula = formulaIn(value.formula, context.sheets);
  if (!formula) {
    context.seen.add('otherWorkbook');
    return result;
  }
  if (formula.expanded) context.seen.add('overSheets');
  const array = value.shareType === 'array' && value.ref !== undefined ? value.ref : undefined;
  return { ...result, f: formula.formula, ...(array !== undefined && { custom: { array } satisfies CellLuggage }) };
}

function noteIn(cell: Cell): CellLuggage {
  const note: unknown = cell.note;
  const texts = typeof note === 'object' && note !== null ? (note as { texts?: { text: string }[] }).texts : undefined;
  const text = typeof note === 'string' ? note : (texts?.map((run) => run.text).join('') ?? '');
  const [own = '', ...ours] = text.split(REMARK_MARK);
  const remark = ours.join(REMARK_MARK).trim();
  return { ...(own.trim() !== '' && { note: own.trimEnd() }), ...(remark !== '' && { remark }) };
}

/** A cell's content for a file. `formula` is what the cell calculates, with the leading `=`. */
export function valueOut(cell: ICellData, formula: string | undefined): CellValue {
  const value = valueOf(cell);
  const { rich, link, array } = luggageOf(cell);
  if (formula !== undefined && formula !== '') {
    const result =
      typeof value === 'object' && value !== null ? { error: value.error as CellErrorValue['error'] } : value;
    const written = { formula: formulaOut(formula), ...(result !== null && { result }) };
    return (array === undefined ? written : { ...written, shareType: 'array', ref: array }) as CellFormulaValue;
  }
  if (value === null) return null;
  if (typeof value === 'object') return { error: value.error as CellErrorValue['error'] };
  if (rich && rich.map((run) => run.text).join('') === value) return { richText: rich };
  if (link !== undefined) return { text: String(value), hyperlink: link };
  return value;
}

/** The note that a file's cell gets. */
export function noteOut(cell: ICellData): string | undefined {
  const { note, remark } = luggageOf(cell);
  if (remark === undefined) return note;
  return `${note === undefined ? '' : `${note}\n`}${REMARK_MARK}${remark}`;
}

function serialOf(date: Date, { date1904 }: CellContext): number {
  return date.getTime() / DAY_MS + DAYS_TO_1970 - (date1904 ? MAC_DAYS : 0);
}

function isError(value: object): value is CellErrorValue {
  return 'error' in value && isErrorText(value.error);
}

function isRich(value: object): value is CellRichTextValue {
  return 'richText' in value;
}

function isLink(value: object): value is CellHyperlinkValue {
  return 'hyperlink' in value;
}

/** 科目编码 as sheets hold them: one cell or three (类 款 项), text or number, with spaces, dashes or full-width digits. */
import { type CellRef, isSubjectCode, type SubjectCode } from '../accounts';
import type { CellValue } from '../workbook';
import { type SheetGrid, textOf } from './sheetGrid';

/** What a code's cell says: a code, perhaps with its name behind it; digits that are no code; or no code at all. */
export type CodeReading =
  | { readonly kind: 'code'; readonly code: SubjectCode; readonly name: string; readonly cell: CellRef }
  | { readonly kind: 'malformed'; readonly text: string; readonly cell: CellRef }
  | { readonly kind: 'none' };

const NONE: CodeReading = { kind: 'none' };

/** What programs and hands leave around a code: blanks that are seen or not, quotation marks. */
const NOISE = /[\s\u200b-\u200f\u2060\ufeff'"`‘’“”]/g;
/** A code that went through a column of decimals: 208.0, 2080505.00. */
const FRACTION = /(?<=^\d{3,7})\.0+$/;

/** 类, 款 or 项 alone that went the same way: 8.0 is 08. */
const FRACTION_OF_PART = /(?<=^\d{1,7})\.0+$/;

/** Digits of a code's cell; undefined when it holds something else. */
function digitsOf(value: CellValue, fraction = FRACTION): string | undefined {
  if (typeof value === 'number') return Number.isInteger(value) && value > 0 ? String(value) : undefined;
  if (typeof value !== 'string') return undefined;
  if (/^\d+$/.test(value)) return value;
  const typed = value.normalize('NFKC').replace(NOISE, '');
  const digits = typed.replace(fraction, '').replace(/[.·\-‐–—−]/g, '');
  return /^\d+$/.test(digits) ? digits : undefined;
}

/** A code and the name behind it in one cell: 30207邮电费. */
const CODE_AND_NAME = /^[[({【〔]?(\d{3}(?:\d{2}){0,2})(\D.*)$/s;

/** Reads a cell that holds a whole code. */
export function readCode(grid: SheetGrid, row: number, column: number): CodeReading {
  const value = grid.value(row, column);
  if (value === null) return NONE;
  const cell = grid.at(row, column);
  const digits = digitsOf(value);
  if (digits !== undefined) {
    return isSubjectCode(digits)
      ? { kind: 'code', code: digits, name: '', cell }
      : { kind: 'malformed', text: textOf(value), cell };
  }
  if (typeof value === 'number') return { kind: 'malformed', text: textOf(value), cell };
  if (typeof value !== 'string') return NONE;
  const text = value
    .normalize('NFKC')
    .replace(/[\u200b-\u200f\u2060\ufeff'"`]/g, '')
    .trim();
  const [, code = '', behind = ''] = CODE_AND_NAME.exec(text) ?? [];
  const name = behind.replace(/^[\s\])}】〕.、:：\-–—_]+/, '').trim();
  if (isSubjectCode(code) && /^[^\w年月日元]/.test(name)) return { kind: 'code', code, name, cell };
  return /^(?=.*\d)[\dA-Za-z.\s]+$/.test(text) ? { kind: 'malformed', text: value, cell } : NONE;
}

/** Reads codes row by row; 类 and 款 that are left blank in three columns are those of the row above. */
export class CodeReader {
  private section: string;
  private group: string;

  constructor(
    private readonly grid: SheetGrid,
    /** One column, or those of 类, 款 and 项. */
    private readonly columns: readonly number[],
    /** The last code above the rows that are read, where they go on from a page before. */
    private readonly after = '',
  ) {
    this.group = after.slice(0, 3);
    this.section = after.slice(3, 5);
  }

  read(row: number): CodeReading {
    const [first, ...others] = this.columns;
    if (first === undefined) return NONE;
    return others.length === 0 ? readCode(this.grid, row, first) : this.readParts(row);
  }

  /** The last code between two rows; the one before them where they hold none. */
  last(top: number, bottom: number): SubjectCode | undefined {
    // From a row whose code is whole in itself those below it can be told.
    let from = bottom;
    while (from > top && new CodeReader(this.grid, this.columns).read(from).kind !== 'code') from--;
    const reader = new CodeReader(this.grid, this.columns, this.after);
    let last = isSubjectCode(this.after) ? this.after : undefined;
    for (let row = from; row <= bottom; row++) {
      const code = reader.read(row);
      if (code.kind === 'code') last = code.code;
    }
    return last;
  }

  private readParts(row: number): CodeReading {
    const filled = this.columns.flatMap((column, level) => {
      const value = this.grid.value(row, column);
      return value === null ? [] : [{ column, level, value, digits: digitsOf(value, FRACTION_OF_PART) }];
    });
    const [first] = filled;
    const deepest = filled.at(-1);
    if (!first || !deepest) return NONE;
    // A whole code in one of the columns, alone (merged over all three) or with its 类 and 款 before it.
    const whole = deepest.digits ?? '';
    if (isSubjectCode(whole) && (filled.length === 1 || deepest.level === 0 || whole.length > 3)) {
      return this.remember(row, deepest.column, whole);
    }
    if (filled.some(({ digits }) => digits === undefined)) {
      return filled.length === 1 ? readCode(this.grid, row, first.column) : this.malformed(row, filled);
    }
    const parts = [this.group, this.section, ''];
    for (const { level, digits = '' } of filled)
      parts[level] = level === 0 ? digits : digits.slice(-2).padStart(2, '0');
    const code = parts.slice(0, deepest.level + 1).join('');
    const complete = isSubjectCode(code) && code.length === 3 + 2 * deepest.level;
    return complete ? this.remember(row, first.column, code) : this.malformed(row, filled);
  }

  private remember(row: number, column: number, code: SubjectCode): CodeReading {
    this.group = code.slice(0, 3);
    this.section = code.slice(3, 5);
    return { kind: 'code', code, name: '', cell: this.grid.at(row, column) };
  }

  private malformed(
    row: number,
    filled: readonly { column: number; value: CellValue; digits: string | undefined }[],
  ): CodeReading {
    const [first] = filled;
    if (!first || filled.every(({ digits }) => digits === undefined)) return NONE;
    return {
      kind: 'malformed',
      text: filled.map(({ value }) => textOf(value)).join(' '),
      cell: this.grid.at(row, first.column),
    };
  }
}

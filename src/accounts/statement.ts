/** 表 as they were read: rows of figures, each with its item, its measure (栏次), its amount and its cell. */
import type { CellRef, RangeAddress } from './cells';
import { Money, type MoneyUnit } from './money';
import type { SubjectCode } from './subject';

/** A statement's lasting id: two digits, `01` to `09` for the nine in the order of 2021. No user sees it: books and forms number as they like. */
type Digit = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;
export type StatementCode = `${Digit}${Digit}`;

/** One amount of a statement. A blank cell is 0.00 and says so. */
export interface Figure {
  readonly amount: Money;
  readonly blank: boolean;
  readonly cell: CellRef;
}

/** One line of a statement: a fixed item, or a subject with its code. */
export interface StatementRow {
  /** The form's own name of the item; for a subject its code, for a line that the form does not know its label. */
  readonly item: string;
  /** The subject's code; also set for the class lines of 01 and 04. */
  readonly code: SubjectCode | null;
  /** The name as printed. */
  readonly name: string;
  /** The cell that holds the label or code. */
  readonly cell: CellRef;
  /** By measure name of the form. */
  readonly figures: ReadonlyMap<string, Figure>;
}

/**
 * A line with amounts that was taken for none of the statement's items: what these amounts are part of is not known, and
 * no sum that they may belong to can be judged.
 */
export interface Gap {
  readonly cell: CellRef;
  /** The side of the form, in statements of fixed lines. */
  readonly side?: number;
  /** The row that was read last before it, on the same side or in the same block; undefined at the top. */
  readonly after: StatementRow | undefined;
  /** The measures that it has amounts in. */
  readonly measures: readonly string[];
}

/** A value with the cell that it was read from. */
export interface Located<T> {
  readonly value: T;
  readonly cell: CellRef;
}

/** What a statement prints about itself; unit and year may stand once above all statements, on another sheet. */
export interface Heading {
  readonly title: Located<string>;
  /** The title without unit, year and number, as forms spell it. */
  readonly name?: string;
  /** 公开02表, 表七. */
  readonly number?: Located<string>;
  readonly unit?: Located<string>;
  readonly year?: Located<number>;
  /** The one that is printed nearest to the table, where there are two. */
  readonly moneyUnit?: Located<MoneyUnit>;
  readonly otherMoneyUnit?: Located<MoneyUnit>;
  /** 说明：…故本表无数据. */
  readonly emptyNote?: Located<string>;
}

/** A part of a sheet that a statement was read from. Rows and columns count from zero. */
export interface StatementPage {
  readonly sheet: string;
  readonly top: number;
  readonly bottom: number;
  /** The header's first row, and the first one below it. */
  readonly header: { readonly top: number; readonly bodyTop: number };
  /** What columns were taken to hold, as assignments call it: 科目编码, 本年收入合计, 收入/金额. */
  readonly columns: ReadonlyMap<number, string>;
}

export interface StatementParts {
  readonly code: StatementCode;
  readonly sheet: string;
  readonly range: RangeAddress;
  readonly heading: Heading;
  /** The measures that the sheet has columns for. */
  readonly measures: ReadonlySet<string>;
  readonly rows: readonly StatementRow[];
  /** Keys (see {@link figureKey}) of cells that hold something that is no amount. */
  readonly unreadable?: ReadonlySet<string>;
  readonly gaps?: readonly Gap[];
  /** Headings of columns with amounts that are none of the form's. */
  readonly otherColumns?: readonly CellRef[];
  /** What it was read from, page by page. */
  readonly pages?: readonly StatementPage[];
}

/** `item|measure`, the key of a figure within a statement. */
export function figureKey(item: string, measure: string): string {
  return `${item}|${measure}`;
}

/** One statement of a unit's accounts. */
export class Statement implements StatementParts {
  readonly code: StatementCode;
  readonly sheet: string;
  readonly range: RangeAddress;
  readonly heading: Heading;
  readonly measures: ReadonlySet<string>;
  readonly rows: readonly StatementRow[];
  readonly unreadable: ReadonlySet<string>;
  readonly gaps: readonly Gap[];
  readonly otherColumns: readonly CellRef[];
  readonly pages: readonly StatementPage[];
  private readonly byItem = new Map<string, StatementRow[]>();

  constructor(parts: StatementParts) {
    this.code = parts.code;
    this.sheet = parts.sheet;
    this.range = parts.range;
    this.heading = parts.heading;
    this.measures = parts.measures;
    this.rows = parts.rows;
    this.unreadable = parts.unreadable ?? new Set();
    this.gaps = parts.gaps ?? [];
    this.otherColumns = parts.otherColumns ?? [];
    this.pages = parts.pages ?? [];
    for (const row of parts.rows) {
      for (const key of row.code !== null && row.code !== row.item ? [row.item, row.code] : [row.item]) {
        const rows = this.byItem.get(key);
        if (rows) rows.push(row);
        else this.byItem.set(key, [row]);
      }
    }
  }

  /** The rows of an item, by its name or by its code: usually one, more when a code was entered twice, or none. */
  rowsOf(item: string): readonly StatementRow[] {
    return this.byItem.get(item) ?? [];
  }

  /** The figure of an item, the first if it stands in the statement more than once. */
  figure(item: string, measure: string): Figure | undefined {
    return this.byItem.get(item)?.[0]?.figures.get(measure);
  }

  /** The amount of an item; 0.00 where the statement has no such row or column. */
  amount(item: string, measure: string): Money {
    return this.figure(item, measure)?.amount ?? Money.zero;
  }

  /** True when every figure is blank or zero. */
  get isEmpty(): boolean {
    return this.rows.every((row) => [...row.figures.values()].every((figure) => figure.amount.isZero));
  }
}

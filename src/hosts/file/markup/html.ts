/**
 * Web pages that are named .xls, as web systems export them: laid out in one sheet as Excel does when it opens them, table
 * below table, with the texts between them in rows of their own.
 */
import { addressOf, type InSteps } from '../../../accounts';
import { failure, type SheetSnapshot } from '../../../workbook';
import { Gathered, snapshots, Tally, type Result } from '../gather';
import { LIMITS } from '../limits';
import { sheetNameFrom } from '../names';
import { decoded } from './charset';
import { formatInStyle, formatsByClass, GENERAL } from './formats';
import { parse, type Attributes, type Listener } from './parse';
import { typed, type Typed } from './values';

/** The sheet of a page. Throws WorkbookError when there is no table in it. */
export function* readHtml(bytes: Uint8Array, file: string): InSteps<SheetSnapshot[]> {
  const text = decoded(bytes);
  const sheet = new Gathered(sheetName(text) ?? sheetNameFrom(file), 'visible', new Tally(file));
  const page = new Page(sheet, file);
  yield* parse(text, false, file, page);
  page.end();
  if (!page.hasTable) throw failure('workbook.isHtml', { name: file });
  return snapshots([sheet], { date1904: false, manualCalculation: false, calculatesOnOpening: false });
}

/** Excel and programs that imitate it name the sheet in a part that browsers do not see. */
function sheetName(text: string): string | undefined {
  const name = /<x:ExcelWorksheet>\s*<x:Name>([^<]{1,31})<\/x:Name>/i.exec(text)?.[1]?.trim();
  return name === '' ? undefined : name;
}

/** Bounds of the standard. */
const COLUMNS_SPANNED_MAX = 1_000;
const ROWS_SPANNED_MAX = 65_534;

/** Text of a cell with all its blanks: far more than Excel shows of it. */
const CELL_CHARS_MAX = 32 * LIMITS.CELL_CHARS_MAX;

/** What begins a new line. */
const BLOCKS: ReadonlySet<string> = new Set([
  'p',
  'div',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'li',
  'center',
  'caption',
  'br',
]);
/** What is never shown. */
const UNSEEN: ReadonlySet<string> = new Set(['title', 'script', 'style', 'xml', 'template', 'noscript']);

/** A table on the way; tables can stand in cells of others. */
interface Table {
  readonly left: number;
  row: number;
  column: number;
  /** The lowest row that anything in it reaches. */
  bottom: number;
  /** By column, a cell from above that reaches down into it. */
  readonly reaching: (Reaching | undefined)[];
  /** A row has begun, as it does with a cell that no row was opened for. */
  inRow: boolean;
  cell: Cell | undefined;
}

/** Its last row and column. */
interface Reaching {
  readonly bottom: number;
  readonly right: number;
}

function nextRow(table: Table): void {
  table.row = table.bottom + 1;
  table.bottom = table.row;
  table.column = table.left;
}

interface Cell {
  readonly row: number;
  readonly column: number;
  readonly attributes: Attributes;
  /** Its text so far, and how long that is. */
  pieces: string[];
  characters: number;
}

class Page implements Listener {
  hasTable = false;
  private readonly tables: Table[] = [];
  private row = 0;
  private line = '';
  private unseen = 0;
  private styles = '';
  private inStyle = false;
  private classes: ReadonlyMap<string, string> | undefined;

  constructor(
    private readonly sheet: Gathered,
    private readonly file: string,
  ) {}

  open(name: string, attributes: Attributes): void {
    if (UNSEEN.has(name)) this.unseen += 1;
    if (name === 'style') this.inStyle = true;
    if (name === 'table') this.openTable();
    else if (name === 'tr') this.openRow();
    else if (name === 'td' || name === 'th') this.openCell(attributes);
    else if (BLOCKS.has(name)) this.breakLine();
  }

  close(name: string): void {
    if (UNSEEN.has(name)) this.unseen -= 1;
    if (name === 'style') this.inStyle = false;
    if (name === 'table') this.closeTable();
    else if (name === 'td' || name === 'th') this.closeCell();
    else if (BLOCKS.has(name) && name !== 'br') this.breakLine();
  }

  text(text: string): void {
    if (this.inStyle) this.styles += text;
    if (this.unseen > 0) return;
    const cell = this.tables.at(-1)?.cell;
    if (cell) this.add(cell, text);
    else this.line += text;
  }

  comment(text: string): void {
    // Style sheets hide in comments from browsers of old.
    if (this.inStyle) this.styles += text;
  }

  end(): void {
    while (this.tables.length > 0) this.closeTable();
    this.breakLine();
  }

  private add(cell: Cell, text: string): void {
    cell.pieces.push(text);
    cell.characters += text.length;
    if (cell.characters <= CELL_CHARS_MAX) return;
    const params = { name: this.file, sheet: this.sheet.name, cell: addressOf(cell.row, cell.column) };
    throw failure('workbook.textTooLong', { ...params, limit: LIMITS.CELL_CHARS_MAX });
  }

  private breakLine(): void {
    const cell = this.tables.at(-1)?.cell;
    if (cell) {
      if (cell.characters > 0) this.add(cell, '\n');
      return;
    }
    const text = shown(this.line);
    this.line = '';
    if (text === '') return;
    const table = this.tables.at(-1);
    if (table) nextRow(table);
    this.sheet.put(table?.row ?? this.row++, table?.left ?? 0, text);
  }

  private openTable(): void {
    this.hasTable = true;
    this.breakLine();
    const outer = this.tables.at(-1);
    const within = outer?.cell;
    // A table in a cell begins where the cell does, or below what the cell says before it.
    const top = within ? within.row + (this.flush(within) ? 1 : 0) : (outer?.row ?? this.row);
    const left = within?.column ?? outer?.left ?? 0;
    this.tables.push({
      left,
      row: top - 1,
      column: left,
      bottom: top - 1,
      reaching: [],
      inRow: false,
      cell: undefined,
    });
  }

  private closeTable(): void {
    this.closeCell();
    this.breakLine();
    const table = this.tables.pop();
    if (!table) return;
    const outer = this.tables.at(-1);
    if (outer) outer.bottom = Math.max(outer.bottom, table.bottom);
    else this.row = Math.max(this.row, table.bottom + 1);
  }

  private openRow(): void {
    const table = this.tables.at(-1);
    if (!table) return;
    this.closeCell();
    this.breakLine();
    nextRow(table);
    table.inRow = true;
  }

  private openCell(attributes: Attributes): void {
    const table = this.tables.at(-1);
    if (!table) return;
    this.closeCell();
    if (!table.inRow) this.openRow();
    for (let above = table.reaching[table.column]; above && above.bottom >= table.row;) {
      table.column = above.right + 1;
      above = table.reaching[table.column];
    }
    const { row, column } = table;
    table.cell = { row, column, attributes, pieces: [], characters: 0 };
    const width = spanned(attributes['colspan'], COLUMNS_SPANNED_MAX);
    if (column + width > LIMITS.COLUMNS_MAX) {
      const cell = addressOf(row, LIMITS.COLUMNS_MAX - 1);
      throw failure('workbook.tooManyColumns', { name: this.file, sheet: this.sheet.name, cell });
    }
    const height = spanned(attributes['rowspan'], ROWS_SPANNED_MAX);
    table.column += width;
    if (width === 1 && height === 1) return;
    this.sheet.merge({ top: row, left: column, bottom: row + height - 1, right: column + width - 1 });
    if (height > 1) {
      const reaching = { bottom: row + height - 1, right: column + width - 1 };
      for (let c = column; c <= reaching.right; c++) table.reaching[c] = reaching;
    }
  }

  private closeCell(): void {
    const table = this.tables.at(-1);
    if (!table?.cell) return;
    this.flush(table.cell);
    table.cell = undefined;
  }

  /** Puts what the cell says so far into the sheet; tells whether that was anything. */
  private flush(cell: Cell): boolean {
    const text = shown(cell.pieces.join(''));
    cell.pieces = [];
    cell.characters = 0;
    const style = this.formatOf(cell.attributes);
    const { value, format } = valueOf(cell.attributes, text, style);
    if (value === null) return false;
    const result: Result | undefined = 'x:fmla' in cell.attributes ? 'calculated' : undefined;
    this.sheet.put(cell.row, cell.column, value, format, result);
    return true;
  }

  private formatOf(attributes: Attributes): string | undefined {
    const own = attributes['style'] === undefined ? undefined : formatInStyle(attributes['style']);
    if (own !== undefined) return own;
    this.classes ??= formatsByClass(this.styles);
    return this.classes.get(attributes['class']?.trim() ?? '');
  }
}

const TEXT_FORMAT = '@';

function valueOf(attributes: Attributes, text: string, style: string | undefined): Typed {
  if ('x:err' in attributes) return { value: { error: text } };
  if ('x:str' in attributes || style === TEXT_FORMAT) return { value: text === '' ? null : text };
  const told = attributes['x:num']?.trim() ?? '';
  const read = typed(told === '' ? text : told);
  if (typeof read.value !== 'number') return told === '' ? read : { value: text === '' ? null : text };
  const format = style ?? typed(text).format ?? read.format;
  return format === undefined || format === GENERAL ? { value: read.value } : { value: read.value, format };
}

/** A text as a page shows it: blanks run together, lines kept. */
function shown(text: string): string {
  return text
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n\s*/g, '\n')
    .trim();
}

function spanned(attribute: string | undefined, most: number): number {
  const number = Math.floor(Number(attribute ?? 1));
  return number >= 1 ? Math.min(number, most) : 1;
}

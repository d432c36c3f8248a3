/** Excel's XML of 2003, which is mostly met as files named .xls. */
import type { InSteps } from '../../../accounts';
import { failure, type CellValue, type SheetSnapshot, type Visibility } from '../../../workbook';
import { dayNumberOf } from '../days';
import { Gathered, snapshots, Tally } from '../gather';
import { sheetNameFrom } from '../names';
import { refuseTooManySheets } from '../parts';
import { decoded } from './charset';
import { namedFormat } from './formats';
import { parse, type Attributes, type Listener } from './parse';

/** The sheets of a file, in the order of the tabs. Throws WorkbookError when there is none in it. */
export function* readXml2003(bytes: Uint8Array, file: string): InSteps<SheetSnapshot[]> {
  const book = new Book(file);
  yield* parse(decoded(bytes), true, file, book);
  if (book.sheets.length === 0) {
    throw failure('workbook.damaged', { name: file, part: { key: 'workbook.partCells' } });
  }
  const sheets = snapshots(
    book.sheets.map(({ gathered }) => gathered),
    { date1904: book.date1904, manualCalculation: book.manualCalculation, calculatesOnOpening: false },
  );
  return sheets.map((sheet, i) => ({ ...sheet, visibility: book.sheets[i]?.visibility ?? 'visible' }));
}

const VISIBILITIES: Readonly<Partial<Record<string, Visibility>>> = {
  SheetHidden: 'hidden',
  SheetVeryHidden: 'veryHidden',
};

interface Style {
  readonly parent: string | undefined;
  readonly format?: string | undefined;
}

interface Cell {
  readonly row: number;
  readonly column: number;
  readonly style: string | undefined;
  readonly isFormula: boolean;
  type: string;
  text: string;
  hasData: boolean;
}

class Book implements Listener {
  readonly sheets: { readonly gathered: Gathered; visibility: Visibility }[] = [];
  date1904 = false;
  manualCalculation = false;
  private readonly tally: Tally;
  private readonly styles = new Map<string, Style>();
  private style: string | undefined;
  private row = -1;
  private rowStyle: string | undefined;
  private rowsAfter = 0;
  private column = -1;
  private cell: Cell | undefined;
  private inData = false;
  private inComment = 0;
  /** Text of an option. */
  private told = '';

  constructor(file: string) {
    this.tally = new Tally(file);
  }

  open(qualified: string, attributes: Attributes): void {
    const name = localName(qualified);
    this.told = '';
    switch (name) {
      case 'Style':
        this.style = of(attributes, 'ID');
        if (this.style !== undefined) this.styles.set(this.style, { parent: of(attributes, 'Parent') });
        return;
      case 'NumberFormat':
        return this.openFormat(of(attributes, 'Format') ?? '');
      case 'Worksheet':
        return this.openSheet(of(attributes, 'Name'));
      case 'Row':
        this.row = indexOf(attributes, this.row + 1 + this.rowsAfter);
        this.rowsAfter = countOf(attributes, 'Span');
        this.rowStyle = of(attributes, 'StyleID');
        this.column = -1;
        return;
      case 'Cell':
        return this.openCell(attributes);
      case 'Comment':
        this.inComment += 1;
        return;
      case 'Data':
        if (this.cell && this.inComment === 0) {
          this.inData = true;
          this.cell.type = of(attributes, 'Type') ?? 'String';
          this.cell.hasData = true;
        }
        return;
    }
  }

  close(qualified: string): void {
    switch (localName(qualified)) {
      case 'Comment':
        this.inComment -= 1;
        return;
      case 'Data':
        this.inData &&= this.inComment > 0;
        return;
      case 'Cell':
        return this.closeCell();
      case 'Visible': {
        const sheet = this.sheets.at(-1);
        if (sheet) sheet.visibility = VISIBILITIES[this.told.trim()] ?? 'visible';
        return;
      }
      case 'Date1904':
        this.date1904 = true;
        return;
      case 'Calculation':
        this.manualCalculation = this.told.trim() === 'ManualCalculation';
        return;
    }
  }

  text(text: string): void {
    if (this.inData && this.cell && this.inComment === 0) this.cell.text += text;
    else this.told = (this.told + text).slice(0, OPTION_CHARS_MAX);
  }

  private openFormat(format: string): void {
    if (this.style === undefined) return;
    const parent = this.styles.get(this.style)?.parent;
    this.styles.set(this.style, { parent, format: namedFormat(format) });
  }

  private openSheet(name: string | undefined): void {
    refuseTooManySheets(this.sheets.length + 1, this.tally.file);
    const gathered = new Gathered(name ?? sheetNameFrom(this.tally.file), 'visible', this.tally);
    this.sheets.push({ gathered, visibility: 'visible' });
    this.row = -1;
    this.rowsAfter = 0;
  }

  private openCell(attributes: Attributes): void {
    const column = indexOf(attributes, this.column + 1);
    const [across, down] = [countOf(attributes, 'MergeAcross'), countOf(attributes, 'MergeDown')];
    this.column = column + across;
    const { row } = this;
    if (across > 0 || down > 0) {
      this.sheets.at(-1)?.gathered.merge({ top: row, left: column, bottom: row + down, right: column + across });
    }
    const style = of(attributes, 'StyleID') ?? this.rowStyle;
    const isFormula = of(attributes, 'Formula') !== undefined;
    this.cell = { row, column, style, isFormula, type: 'String', text: '', hasData: false };
  }

  private closeCell(): void {
    const { cell } = this;
    this.cell = undefined;
    this.inData = false;
    if (!cell) return;
    const value = valueOf(cell, this.date1904);
    const result = cell.isFormula ? (cell.hasData ? 'calculated' : 'none') : undefined;
    this.sheets.at(-1)?.gathered.put(cell.row, cell.column, value, this.formatOf(cell.style), result);
  }

  private formatOf(id: string | undefined): string | undefined {
    const style = this.styles.get(id ?? 'Default');
    if (!style || 'format' in style) return style?.format;
    return this.styles.get(style.parent ?? '')?.format;
  }
}

/** Longest text of an option that is looked at. */
const OPTION_CHARS_MAX = 64;

function valueOf({ type, text }: Cell, date1904: boolean): CellValue {
  if (text === '') return null;
  switch (type) {
    case 'Number': {
      const number = Number(text.trim());
      return Number.isFinite(number) ? number : text;
    }
    case 'DateTime':
      return dayNumberOf(text.trim(), date1904) ?? text;
    case 'Boolean':
      return text.trim() === '1' || text.trim().toLowerCase() === 'true';
    case 'Error':
      return { error: text.trim() };
    default:
      return text;
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** An attribute, whatever its prefix. */
function of(attributes: Attributes, name: string): string | undefined {
  return attributes[`ss:${name}`] ?? attributes[name] ?? attributes[`x:${name}`];
}

/** The zero-based place that is told, counted from one, or the one that follows. */
function indexOf(attributes: Attributes, next: number): number {
  const told = Number(of(attributes, 'Index'));
  return told >= 1 && told <= PLACES_MAX ? Math.floor(told) - 1 : next;
}

function countOf(attributes: Attributes, name: string): number {
  const count = Math.floor(Number(of(attributes, name) ?? 0));
  return count > 0 ? Math.min(count, PLACES_MAX) : 0;
}

/** Rows of the largest sheet that there is. */
const PLACES_MAX = 1_048_576;

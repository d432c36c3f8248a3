/** A worksheet part: its cells and merged blocks. */
import { parseRange, type InSteps } from '../../accounts';
import type { CellValue } from '../../workbook';
import { dayNumberOf } from './days';
import type { Gathered, Result } from './gather';
import { richText, withCharacters } from './xlsxParts';
import { XmlError } from './xml';
import { XmlPull } from './xmlPull';

/** What the cells of all sheets point at. */
export interface CellContext {
  readonly strings: readonly string[];
  /** By number of the cell format. */
  readonly formats: readonly (string | undefined)[];
  readonly date1904: boolean;
}

const TAGS_PER_STEP = 4_000;

/** Gathers a worksheet from its text. Throws XmlError where that is none. */
export function* gatherSheet(text: string, sheet: Gathered, context: CellContext): InSteps<void> {
  const xml = new XmlPull(text);
  const reader = new CellReader(xml, sheet, context);
  let tags = 0;
  let hasCells = false;
  while (xml.next()) {
    if (++tags % TAGS_PER_STEP === 0) yield;
    if (xml.closes) continue;
    if (xml.name === 'sheetData') {
      hasCells = true;
      if (!xml.empty) yield* reader.readRows();
    } else if (xml.name === 'mergeCell') {
      const block = parseRange(xml.attribute('ref') ?? '');
      if (block) sheet.merge(block);
    }
  }
  if (!hasCells) throw new XmlError('no cells');
}

/** Reads rows and cells, which tell where they stand or follow one another. */
class CellReader {
  private row = -1;
  private column = -1;
  private hasFormula = false;

  constructor(
    private readonly xml: XmlPull,
    private readonly sheet: Gathered,
    private readonly context: CellContext,
  ) {}

  *readRows(): InSteps<void> {
    const { xml } = this;
    let tags = 0;
    while (xml.next()) {
      if (++tags % TAGS_PER_STEP === 0) yield;
      if (xml.closes) {
        if (xml.name === 'sheetData') return;
      } else if (xml.name === 'c') {
        this.readCell();
      } else if (xml.name === 'row') {
        const number = xml.attribute('r');
        this.row = number === undefined ? this.row + 1 : Number(number) - 1;
        this.column = -1;
      }
    }
    throw new XmlError('sheetData is not closed');
  }

  private readCell(): void {
    const { xml, sheet, context } = this;
    this.takePlace(xml.attribute('r'));
    if (xml.empty) return;
    const type = xml.attribute('t') ?? 'n';
    const format = xml.attribute('s');
    const value = this.readValue(type);
    const result = this.hasFormula ? resultOf(value, type) : undefined;
    sheet.put(
      this.row,
      this.column,
      value,
      format === undefined ? context.formats[0] : context.formats[Number(format)],
      result,
    );
  }

  /** Up to the cell's closing tag. */
  private readValue(type: string): CellValue {
    const { xml } = this;
    let value: CellValue = null;
    this.hasFormula = false;
    while (xml.next()) {
      if (xml.closes) {
        if (xml.name === 'c') return value;
      } else if (xml.name === 'v') {
        if (!xml.empty) value = this.valueOf(type, this.textOfElement());
      } else if (xml.name === 'is') {
        value = xml.empty ? null : richText(xml, 'is');
      } else if (xml.name === 'f') {
        this.hasFormula = true;
      } else if (xml.name === 'c' || xml.name === 'row') {
        break;
      }
    }
    throw new XmlError('a cell is not closed');
  }

  private textOfElement(): string {
    const { name } = this.xml;
    this.xml.next();
    if (!this.xml.closes || this.xml.name !== name) throw new XmlError(`${name} is not closed`);
    return this.xml.text();
  }

  private valueOf(type: string, text: string): CellValue {
    if (type === 'str') return withCharacters(text);
    const trimmed = text.trim();
    if (trimmed === '') return null;
    switch (type) {
      case 's':
        return this.stringAt(trimmed);
      case 'b':
        return trimmed === '1' || trimmed.toLowerCase() === 'true';
      case 'e':
        return { error: trimmed };
      case 'd':
        return dayNumberOf(trimmed, this.context.date1904) ?? trimmed;
      case 'inlineStr':
        return text;
      default: {
        const number = Number(trimmed);
        // A program that writes 1,234.00 as a number means what it shows.
        return Number.isFinite(number) ? number : trimmed;
      }
    }
  }

  private stringAt(index: string): string {
    const string = this.context.strings[Number(index)];
    if (string === undefined) throw new XmlError(`no shared string ${index}`);
    return string;
  }

  private takePlace(reference: string | undefined): void {
    if (reference === undefined) {
      this.column += 1;
      return;
    }
    let at = 0;
    let column = 0;
    for (; at < reference.length; at++) {
      const letter = reference.charCodeAt(at) | LOWER_CASE;
      if (letter < LETTER_A || letter > LETTER_Z) break;
      column = column * LETTERS + letter - LETTER_A + 1;
    }
    const row = Number(reference.slice(at));
    if (column === 0 || !(row >= 1)) throw new XmlError(`no address: ${reference}`);
    this.column = column - 1;
    this.row = row - 1;
  }
}

const LETTERS = 26;
const LOWER_CASE = 0x20;
const LETTER_A = 0x61;
const LETTER_Z = 0x7a;

/** An empty text as result is one that somebody has calculated; no result at all is none. */
function resultOf(value: CellValue, type: string): Result {
  if (value === null) return type === 'str' ? 'calculated' : 'none';
  return value === 0 ? 'zero' : 'calculated';
}

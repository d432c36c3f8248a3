/** The records of one worksheet: its cells and merged blocks. */
import type { InSteps } from '../../../accounts';
import type { CellValue } from '../../../workbook';
import type { Gathered, Result } from '../gather';
import type { Globals } from './globals';
import { RECORD, Records } from './records';
import { RecordReader } from './text';

const RECORDS_PER_STEP = 4_000;
const BLOCK_BYTES = 8;
const PLACE_BYTES = 6;
/** A number format and a number of 30 bits for each cell of a row. */
const MULRK_CELL_BYTES = 6;

const ERRORS: ReadonlyMap<number, string> = new Map([
  [0x00, '#NULL!'],
  [0x07, '#DIV/0!'],
  [0x0f, '#VALUE!'],
  [0x17, '#REF!'],
  [0x1d, '#NAME?'],
  [0x24, '#NUM!'],
  [0x2a, '#N/A'],
  [0x2b, '#GETTING_DATA'],
]);

/** What a formula's result is, where its eight bytes are no number. */
const [TEXT, BOOLEAN, ERROR, BLANK] = [0, 1, 2, 3];
const NO_NUMBER = 0xffff;
/** Of a formula that is to be calculated when the file is opened. */
const CALCULATES_ON_OPENING = 0x0002;

export interface SheetFacts {
  /** Where the sheet's records end in the stream. */
  readonly end: number;
  readonly manualCalculation: boolean;
  /** The sheet, or one of its formulas, says that it has not been calculated. */
  readonly calculatesOnOpening: boolean;
}

/** Gathers the worksheet whose records begin at `offset`. Throws RangeError when they break off. */
export function* gatherSheet(
  stream: Uint8Array,
  offset: number,
  sheet: Gathered,
  globals: Globals,
): InSteps<SheetFacts> {
  const records = new Records(stream, offset);
  records.expect(RECORD.bof);
  const reader = new SheetReader(records, sheet, globals);
  // Charts within the sheet are streams of their own in it.
  let depth = 1;
  for (let count = 1; depth > 0; count++) {
    if (!records.next()) throw new RangeError('a sheet breaks off');
    if (count % RECORDS_PER_STEP === 0) yield;
    if (records.id === RECORD.bof) depth += 1;
    else if (records.id === RECORD.eof) depth -= 1;
    else if (depth === 1) reader.take();
  }
  const { manualCalculation, calculatesOnOpening } = reader;
  return { manualCalculation, calculatesOnOpening, end: records.position };
}

class SheetReader {
  manualCalculation = false;
  calculatesOnOpening = false;
  /** The formula whose text a later record holds. */
  private awaiting: DataView | undefined;

  constructor(
    private readonly records: Records,
    private readonly sheet: Gathered,
    private readonly globals: Globals,
  ) {}

  /** Takes in the record at hand. */
  take(): void {
    const { body } = this.records;
    switch (this.records.id) {
      case RECORD.calcMode:
        this.manualCalculation = body.getUint16(0, true) === 0;
        return;
      case RECORD.uncalculated:
        this.calculatesOnOpening = true;
        return;
      case RECORD.mergeCells:
        return this.takeMerges();
      case RECORD.number:
        return this.put(body.getFloat64(PLACE_BYTES, true));
      case RECORD.rk:
        return this.put(shortNumber(body.getInt32(PLACE_BYTES, true)));
      case RECORD.mulRk:
        return this.takeMulRk();
      case RECORD.labelSst:
        return this.put(this.sharedString(body.getUint32(PLACE_BYTES, true)));
      case RECORD.label:
      case RECORD.rString:
        return this.put(this.textAt(PLACE_BYTES), undefined, body);
      case RECORD.boolErr: {
        const code = body.getUint8(PLACE_BYTES);
        return this.put(body.getUint8(PLACE_BYTES + 1) === 1 ? errorOf(code) : code === 1);
      }
      case RECORD.formula:
        return this.takeFormula();
      case RECORD.string:
        return this.takeResultText();
    }
  }

  private put(value: CellValue, result?: Result, body = this.records.body): void {
    this.putAt(body.getUint16(0, true), body.getUint16(2, true), value, body.getUint16(4, true), result);
  }

  private putAt(row: number, column: number, value: CellValue, format: number, result?: Result): void {
    this.sheet.put(row, column, value, this.globals.formats[format], result);
  }

  private takeMulRk(): void {
    const { body } = this.records;
    const [row, first] = [body.getUint16(0, true), body.getUint16(2, true)];
    for (let i = 0; 4 + (i + 1) * MULRK_CELL_BYTES <= body.byteLength - 2; i++) {
      const at = 4 + i * MULRK_CELL_BYTES;
      this.putAt(row, first + i, shortNumber(body.getInt32(at + 2, true)), body.getUint16(at, true));
    }
  }

  private takeFormula(): void {
    const { body } = this.records;
    if (body.getUint16(14, true) & CALCULATES_ON_OPENING) this.calculatesOnOpening = true;
    if (body.getUint16(12, true) !== NO_NUMBER) {
      const number = body.getFloat64(PLACE_BYTES, true);
      return this.put(number, number === 0 ? 'zero' : 'calculated');
    }
    const content = body.getUint8(8);
    switch (body.getUint8(PLACE_BYTES)) {
      case TEXT:
        this.awaiting = body;
        return;
      case BOOLEAN:
        return this.put(content === 1, 'calculated');
      case ERROR:
        return this.put(errorOf(content), 'calculated');
      case BLANK:
        // A blank is also what programs write that do not calculate (xlwt).
        return this.put(null, this.globals.wasCalculated ? 'calculated' : 'zero');
    }
  }

  private takeResultText(): void {
    if (this.awaiting) this.put(this.textAt(0), 'calculated', this.awaiting);
    this.awaiting = undefined;
  }

  private textAt(offset: number): string {
    const reader = new RecordReader(this.records.withContinuations());
    reader.skip(offset);
    return this.globals.isBiff8 ? reader.unicode(16) : reader.bytes(16, this.globals.decode);
  }

  private sharedString(index: number): string {
    const string = this.globals.strings[index];
    if (string === undefined) throw new RangeError(`no shared text ${index}`);
    return string;
  }

  private takeMerges(): void {
    const { body } = this.records;
    for (let at = 2; at + BLOCK_BYTES <= body.byteLength; at += BLOCK_BYTES) {
      const [top = 0, bottom = 0, left = 0, right = 0] = [0, 2, 4, 6].map((place) => body.getUint16(at + place, true));
      this.sheet.merge({ top, bottom, left, right });
    }
  }
}

/** A number in 30 bits: a whole one or the upper half of a fraction, as it is or a hundred times as large. */
function shortNumber(bits: number): number {
  const number = bits & 2 ? bits >> 2 : upperHalf(bits & ~3);
  return bits & 1 ? number / 100 : number;
}

const HALVES = new DataView(new ArrayBuffer(8));

function upperHalf(bits: number): number {
  HALVES.setInt32(4, bits, true);
  return HALVES.getFloat64(0, true);
}

function errorOf(code: number): CellValue {
  return { error: ERRORS.get(code) ?? '#VALUE!' };
}

/** What stands before the sheets in a workbook stream: its sheets, shared texts, number formats, how it calculates. */
import { LIMITS } from '../limits';
import { formatNumbered } from '../numberFormats';
import type { InSteps } from '../../../accounts';
import type { Visibility } from '../../../workbook';
import { RECORD, Records } from './records';
import { decoderOf, RecordReader, type Decode } from './text';

const BIFF8 = 0x0600;
/** What a stream begins with that is one worksheet and nothing else. */
const LONE_WORKSHEET = 0x0010;
const WORKSHEET = 0;
const VISIBILITIES: readonly Visibility[] = ['visible', 'hidden', 'veryHidden'];
const RECORDS_PER_STEP = 4_000;
const STRINGS_PER_STEP = 2_000;

export interface SheetEntry {
  readonly name: string;
  readonly visibility: Visibility;
  /** Where its records begin in the stream. */
  readonly offset: number;
  /** A grid of cells; charts, macro sheets and modules are none. */
  readonly isWorksheet: boolean;
}

export interface Globals {
  readonly isBiff8: boolean;
  readonly isEncrypted: boolean;
  readonly decode: Decode;
  readonly sheets: SheetEntry[];
  readonly strings: string[];
  /** By number of the cell format; General left out. */
  readonly formats: readonly (string | undefined)[];
  readonly date1904: boolean;
  /** A program that calculates says by which engine it did. */
  readonly wasCalculated: boolean;
}

/**
 * Reads up to the end of the globals; a stream of one worksheet has none, and the sheet gets the name `lone`. Throws
 * RangeError when the stream is none, or breaks off.
 */
export function* readGlobals(stream: Uint8Array, lone: string): InSteps<Globals> {
  const records = new Records(stream, 0);
  records.expect(RECORD.bof);
  const isBiff8 = records.body.getUint16(0, true) >= BIFF8;
  if (records.body.getUint16(2, true) === LONE_WORKSHEET) return loneSheet(lone, isBiff8);
  let decode = decoderOf(undefined);
  const [sheets, formatIds]: [SheetEntry[], number[]] = [[], []];
  const ownFormats = new Map<number, string>();
  let strings: string[] = [];
  let [date1904, isEncrypted, wasCalculated] = [false, false, false];
  for (let count = 1; records.next() && records.id !== RECORD.eof; count++) {
    if (count % RECORDS_PER_STEP === 0) yield;
    const reader = new RecordReader([records.body]);
    switch (records.id) {
      case RECORD.filePass:
        isEncrypted = true;
        break;
      case RECORD.codePage:
        decode = decoderOf(reader.u16());
        break;
      case RECORD.date1904:
        date1904 = reader.u16() === 1;
        break;
      case RECORD.recalcId:
        wasCalculated = true;
        break;
      case RECORD.boundSheet:
        sheets.push(sheetEntry(reader, isBiff8, decode));
        break;
      case RECORD.format: {
        const id = reader.u16();
        ownFormats.set(id, isBiff8 ? reader.unicode(16) : reader.bytes(8, decode));
        break;
      }
      case RECORD.xf:
        reader.u16();
        formatIds.push(reader.u16());
        break;
      case RECORD.sst:
        strings = yield* sharedStrings(records.withContinuations());
        break;
    }
    if (isEncrypted) break;
  }
  const formats = formatIds.map((id) => formatNumbered(id, ownFormats));
  return { isBiff8, isEncrypted, decode, sheets, strings, formats, date1904, wasCalculated };
}

function loneSheet(name: string, isBiff8: boolean): Globals {
  const sheets: SheetEntry[] = [{ name, visibility: 'visible', offset: 0, isWorksheet: true }];
  const none = { isEncrypted: false, strings: [], formats: [], date1904: false, wasCalculated: false };
  return { ...none, isBiff8, decode: decoderOf(undefined), sheets };
}

function sheetEntry(reader: RecordReader, isBiff8: boolean, decode: Decode): SheetEntry {
  const offset = reader.u32();
  const visibility = VISIBILITIES[reader.u8() & 3] ?? 'visible';
  const isWorksheet = reader.u8() === WORKSHEET;
  const name = isBiff8 ? reader.unicode(8) : reader.bytes(8, decode);
  return { name, visibility, offset, isWorksheet };
}

function* sharedStrings(pieces: readonly DataView[]): InSteps<string[]> {
  const reader = new RecordReader(pieces);
  reader.u32();
  const count = reader.u32();
  const strings: string[] = [];
  // The number told may be any: there are no more than the records hold.
  for (let i = 0; i < Math.min(count, LIMITS.CELLS_MAX) && !reader.isAtEnd(); i++) {
    strings.push(reader.unicode(16));
    if (strings.length % STRINGS_PER_STEP === 0) yield;
  }
  return strings;
}

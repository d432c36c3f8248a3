/**
 * The zip container of an .xlsx file: read within bounds that do not trust what its directory declares, and written so
 * that the same parts give the same bytes.
 */
import { Inflate, inflateSync, zipSync, type Zippable } from 'fflate';
import type { InSteps } from '../../accounts';
import type { Sentence } from '../../sentences';
import { failure, WorkbookError } from '../../workbook';
import { LIMITS } from './limits';

/** A package's parts by the name their zip entry has, in the order of the directory. */
export type Parts = Map<string, Uint8Array>;

interface Entry {
  readonly name: string;
  readonly compressed: Uint8Array;
  readonly deflated: boolean;
  /** Declared size when unpacked, bytes. */
  readonly size: number;
  readonly crc: number;
}

const LOCAL_HEADER = 0x04034b50;
const DIRECTORY_ENTRY = 0x02014b50;
const DIRECTORY_END = 0x06054b50;
const DIRECTORY_END_BYTES = 22;
const COMMENT_BYTES_MAX = 0xffff;
const ZIP64_MARK = 0xffffffff;
const ZIP64_FIELD = 0x0001;

/** Compressed bytes handed to the inflater at a time: bounds what a lying entry can unpack before it is noticed. */
const INFLATE_STEP_BYTES = 128 * 1024;
/** Up to this many compressed bytes are inflated in one go: at the most 64 MB come out, in a fraction of a second. */
const INFLATE_AT_ONCE_BYTES = 64 * 1024;

/**
 * Unpacks every entry. Throws WorkbookError when the container is damaged, encrypted, or unpacks beyond LIMITS; each
 * entry must have exactly the size and the checksum that the directory declares.
 */
export function* readZip(bytes: Uint8Array, file: string): InSteps<Parts> {
  const entries = readDirectory(bytes, file);
  refuseBomb(entries, bytes.length, file);
  const parts: Parts = new Map();
  for (const entry of entries) {
    // Of two parts of one name, readers disagree which counts.
    if (parts.has(entry.name)) throw damaged(file, entry.name);
    parts.set(entry.name, yield* unpack(entry, file));
    yield;
  }
  return parts;
}

/** Packs parts in their order, with a fixed date so that the bytes depend on the parts alone. */
export function writeZip(parts: ReadonlyMap<string, Uint8Array>, method: 'packed' | 'stored' = 'packed'): Uint8Array {
  const files: Zippable = Object.create(null) as Zippable;
  for (const [name, bytes] of parts) {
    files[name] = [bytes, { level: method === 'stored' || PACKED_ALREADY.test(name) ? 0 : 6 }];
  }
  return zipSync(files, { mtime: new Date(1980, 0, 2) });
}

const NAMES = new TextDecoder();
const PACKED_ALREADY = /\.(?:png|jpe?g|gif|zip)$/i;

function readDirectory(bytes: Uint8Array, file: string): Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findDirectoryEnd(view);
  if (end === undefined) throw damaged(file, { key: 'workbook.partNoZipDirectory' });
  const count = view.getUint16(end + 10, true);
  if (count > LIMITS.PARTS_MAX)
    throw failure('workbook.bomb', { name: file, part: { key: 'workbook.partCount', params: { count } } });
  const entries: Entry[] = [];
  let at = view.getUint32(end + 16, true);
  try {
    for (let i = 0; i < count; i++) {
      if (view.getUint32(at, true) !== DIRECTORY_ENTRY) throw damaged(file, { key: 'workbook.partZipDirectory' });
      entries.push(readEntry(view, at, file));
      at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    }
  } catch (cause) {
    // Reading past the end: the directory points outside the file.
    if (cause instanceof RangeError)
      throw failure('workbook.damaged', { name: file, part: { key: 'workbook.partZipDirectory' } }, cause);
    throw cause;
  }
  return entries;
}

function findDirectoryEnd(view: DataView): number | undefined {
  const lowest = Math.max(0, view.byteLength - DIRECTORY_END_BYTES - COMMENT_BYTES_MAX);
  for (let at = view.byteLength - DIRECTORY_END_BYTES; at >= lowest; at--) {
    if (view.getUint32(at, true) === DIRECTORY_END) return at;
  }
  return undefined;
}

function readEntry(view: DataView, at: number, file: string): Entry {
  const flags = view.getUint16(at + 8, true);
  const method = view.getUint16(at + 10, true);
  const nameLength = view.getUint16(at + 28, true);
  const name = NAMES.decode(bytesOf(view, at + 46, nameLength));
  if (flags & 1) throw failure('workbook.encrypted', { name: file });
  if (method !== 0 && method !== 8) throw damaged(file, name);
  const { size, packed, offset } = readSizes(view, at, nameLength);
  if (view.getUint32(offset, true) !== LOCAL_HEADER) throw damaged(file, name);
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  return {
    name,
    compressed: bytesOf(view, start, packed),
    deflated: method === 8,
    size,
    crc: view.getUint32(at + 16, true),
  };
}

/** Sizes and place of an entry, taken from the zip64 field where a writer put them there. */
function readSizes(view: DataView, at: number, nameLength: number) {
  const declared = [view.getUint32(at + 24, true), view.getUint32(at + 20, true), view.getUint32(at + 42, true)];
  const extraEnd = at + 46 + nameLength + view.getUint16(at + 30, true);
  for (let field = at + 46 + nameLength; field + 4 <= extraEnd; field += 4 + view.getUint16(field + 2, true)) {
    if (view.getUint16(field, true) !== ZIP64_FIELD) continue;
    let value = field + 4;
    for (const [i, size] of declared.entries()) {
      if (size !== ZIP64_MARK) continue;
      declared[i] = Number(view.getBigUint64(value, true));
      value += 8;
    }
  }
  const [size = 0, packed = 0, offset = 0] = declared;
  return { size, packed, offset };
}

function bytesOf(view: DataView, start: number, length: number): Uint8Array {
  if (start + length > view.byteLength) throw new RangeError('past the end of the file');
  return new Uint8Array(view.buffer, view.byteOffset + start, length);
}

function refuseBomb(entries: readonly Entry[], fileBytes: number, file: string): void {
  const unpacked = entries.reduce((sum, entry) => sum + entry.size, 0);
  const tooBig = unpacked > LIMITS.UNPACKED_BYTES_MAX;
  const tooDense = unpacked > LIMITS.UNPACKED_BYTES_UNSUSPICIOUS && unpacked > fileBytes * LIMITS.UNPACK_RATIO_MAX;
  if (tooBig || tooDense) {
    throw failure('workbook.bomb', { name: file, part: `${Math.round(unpacked / 1024 / 1024)} MB` });
  }
}

function* unpack(entry: Entry, file: string): InSteps<Uint8Array> {
  const content = entry.deflated ? yield* inflate(entry, file) : entry.compressed.slice();
  if (content.length !== entry.size || crc32(content) !== entry.crc) throw damaged(file, entry.name);
  return content;
}

/** Inflates into exactly the declared size and stops as soon as more comes out. */
function* inflate(entry: Entry, file: string): InSteps<Uint8Array> {
  if (entry.compressed.length <= INFLATE_AT_ONCE_BYTES) return inflateAtOnce(entry, file);
  return yield* inflateByStep(entry, file);
}

/** What so little can unpack to is soon done, and the room for it is fixed: one byte more than declared shows a lie. */
function inflateAtOnce(entry: Entry, file: string): Uint8Array {
  let content: Uint8Array;
  try {
    content = inflateSync(entry.compressed, { out: new Uint8Array(entry.size + 1) });
  } catch (cause) {
    throw failure('workbook.damaged', { name: file, part: entry.name }, cause);
  }
  if (content.length > entry.size) throw failure('workbook.bomb', { name: file, part: entry.name });
  return content;
}

function* inflateByStep(entry: Entry, file: string): InSteps<Uint8Array> {
  const content = new Uint8Array(entry.size);
  let length = 0;
  const inflater = new Inflate((chunk) => {
    if (length + chunk.length > content.length) throw failure('workbook.bomb', { name: file, part: entry.name });
    content.set(chunk, length);
    length += chunk.length;
  });
  try {
    for (let at = 0; at < entry.compressed.length; at += INFLATE_STEP_BYTES) {
      const step = entry.compressed.subarray(at, at + INFLATE_STEP_BYTES);
      inflater.push(step, at + INFLATE_STEP_BYTES >= entry.compressed.length);
      yield;
    }
  } catch (cause) {
    if (cause instanceof WorkbookError) throw cause;
    throw failure('workbook.damaged', { name: file, part: entry.name }, cause);
  }
  return content.subarray(0, length);
}

function damaged(file: string, part: string | Sentence) {
  return failure('workbook.damaged', { name: file, part });
}

const CRC_LANES = 4;
const BYTE_VALUES = 256;

/** Part k has the checksum of each byte with k bytes of zero behind it, so that four bytes take one step. */
const CRC_TABLE = new Int32Array(CRC_LANES * BYTE_VALUES);
for (let i = 0; i < CRC_TABLE.length; i++) {
  let value = i < BYTE_VALUES ? i : (CRC_TABLE[i - BYTE_VALUES] ?? 0);
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  CRC_TABLE[i] = value;
}

/** The checksum of zip entries. */
export function crc32(bytes: Uint8Array): number {
  const entry = (lane: number, byte: number): number => CRC_TABLE[lane * BYTE_VALUES + (byte & 0xff)] ?? 0;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let crc = -1;
  let at = 0;
  for (; at + CRC_LANES <= bytes.length; at += CRC_LANES) {
    const four = crc ^ view.getInt32(at, true);
    crc = entry(3, four) ^ entry(2, four >>> 8) ^ entry(1, four >>> 16) ^ entry(0, four >>> 24);
  }
  for (; at < bytes.length; at++) crc = (crc >>> 8) ^ entry(0, crc ^ view.getUint8(at));
  return ~crc >>> 0;
}

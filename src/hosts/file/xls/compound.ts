/**
 * Compound files, the containers of .xls: a small file system of sectors that are chained by a table. Every chain is
 * followed within the number of sectors that there are, so that no file, however changed, is read without end.
 */

/** The file cannot be understood as a compound file. */
export class CompoundError extends Error {
  override readonly name = 'CompoundError';
}

const SECTOR_FREE_FROM = 0xfffffffa;
const HEADER_BYTES = 512;
const HEADER_TABLE_SECTORS = 109;
const ENTRY_BYTES = 128;
const MINI_SECTOR_BYTES = 64;
/** Streams shorter than this stand in the mini stream; other values than this do not occur. */
const MINI_STREAM_BELOW = 4096;
const STREAM = 2;
const ROOT = 5;
const NO_ENTRY = 0xffffffff;

interface Entry {
  readonly name: string;
  readonly type: number;
  readonly left: number;
  readonly right: number;
  readonly child: number;
  readonly start: number;
  readonly size: number;
}

export class CompoundFile {
  private readonly view: DataView;
  private readonly sectorBytes: number;
  private readonly sectors: number;
  private readonly table: readonly number[];
  private readonly miniTable: readonly number[];
  private readonly miniStream: Uint8Array;
  /** Streams and folders directly in the root, by their names in small letters: those below belong to embedded objects. */
  private readonly entries: ReadonlyMap<string, Entry>;

  /** Throws CompoundError. */
  constructor(private readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (bytes.length < HEADER_BYTES) throw new CompoundError('no header');
    const shift = this.view.getUint16(30, true);
    if (shift !== 9 && shift !== 12) throw new CompoundError('no sector size');
    this.sectorBytes = 1 << shift;
    this.sectors = Math.max(0, Math.ceil(bytes.length / this.sectorBytes) - 1);
    this.table = this.readTable();
    const directory = this.sectorsFrom(this.view.getUint32(48, true), this.table);
    const all = this.readDirectory(directory);
    const root = all.find(({ type }) => type === ROOT) ?? all[0];
    if (!root) throw new CompoundError('no directory');
    this.miniTable = this.numbersIn(this.sectorsFrom(this.view.getUint32(60, true), this.table));
    this.miniStream = concat(this.sectorsFrom(root.start, this.table), root.size);
    this.entries = inFolder(all, root);
  }

  has(name: string): boolean {
    return this.entries.has(name.toLowerCase());
  }

  /** A stream's bytes; undefined when there is none of that name. Throws CompoundError. */
  stream(name: string): Uint8Array | undefined {
    const entry = this.entries.get(name.toLowerCase());
    if (entry?.type !== STREAM) return undefined;
    const pieces =
      entry.size >= MINI_STREAM_BELOW
        ? this.sectorsFrom(entry.start, this.table)
        : this.chain(entry.start, this.miniTable).map((sector) =>
            this.miniStream.subarray(sector * MINI_SECTOR_BYTES, (sector + 1) * MINI_SECTOR_BYTES),
          );
    const stream = concat(pieces, entry.size);
    if (stream.length < entry.size) throw new CompoundError('a stream breaks off');
    return stream;
  }

  /** The table of what follows each sector; its own sectors are listed in the header and in a chain of lists. */
  private readTable(): number[] {
    const { view } = this;
    const listed: number[] = [];
    for (let i = 0; i < HEADER_TABLE_SECTORS; i++) listed.push(view.getUint32(76 + i * 4, true));
    const perList = this.sectorBytes / 4 - 1;
    const seen = new Set<number>();
    for (let list = view.getUint32(68, true); this.isSector(list) && !seen.has(list);) {
      seen.add(list);
      const numbers = this.numbersIn([this.sector(list)]);
      listed.push(...numbers.slice(0, perList));
      list = numbers[perList] ?? NO_ENTRY;
    }
    // A sector listed twice would make a table longer than the file.
    const own = [...new Set(listed)].filter((number) => this.isSector(number));
    return this.numbersIn(own.map((number) => this.sector(number))).slice(0, this.sectors);
  }

  private isSector(number: number): boolean {
    return number < this.sectors;
  }

  private sector(number: number): Uint8Array {
    const from = (number + 1) * this.sectorBytes;
    return this.bytes.subarray(from, from + this.sectorBytes);
  }

  private sectorsFrom(start: number, table: readonly number[]): Uint8Array[] {
    return this.chain(start, table)
      .filter((number) => this.isSector(number))
      .map((number) => this.sector(number));
  }

  /** The sectors from `start` on. A chain that comes back to where it was ends in a loop: the file is damaged. */
  private chain(start: number, table: readonly number[]): number[] {
    const chain: number[] = [];
    for (let sector = start; sector < SECTOR_FREE_FROM; sector = table[sector] ?? NO_ENTRY) {
      if (chain.length > table.length) throw new CompoundError('a chain without end');
      chain.push(sector);
    }
    return chain;
  }

  private numbersIn(sectors: readonly Uint8Array[]): number[] {
    const numbers: number[] = [];
    for (const sector of sectors) {
      const view = new DataView(sector.buffer, sector.byteOffset, sector.byteLength);
      for (let at = 0; at + 4 <= sector.length; at += 4) numbers.push(view.getUint32(at, true));
      // The rest of a sector that the file breaks off in.
      for (let at = sector.length; at + 4 <= this.sectorBytes; at += 4) numbers.push(NO_ENTRY);
    }
    return numbers;
  }

  private readDirectory(sectors: readonly Uint8Array[]): Entry[] {
    return sectors.flatMap((sector) => {
      const view = new DataView(sector.buffer, sector.byteOffset, sector.byteLength);
      const entries: Entry[] = [];
      for (let at = 0; at + ENTRY_BYTES <= sector.length; at += ENTRY_BYTES) entries.push(readEntry(view, at));
      return entries;
    });
  }
}

function readEntry(view: DataView, at: number): Entry {
  const nameBytes = Math.min(Math.max(view.getUint16(at + 64, true) - 2, 0), 62);
  const name = UTF16.decode(new Uint8Array(view.buffer, view.byteOffset + at, nameBytes));
  return {
    name,
    type: view.getUint8(at + 66),
    left: view.getUint32(at + 68, true),
    right: view.getUint32(at + 72, true),
    child: view.getUint32(at + 76, true),
    start: view.getUint32(at + 116, true),
    size: view.getUint32(at + 120, true),
  };
}

const UTF16 = new TextDecoder('utf-16le');

/** The entries of a folder, which are a tree; each is visited once, however they point at one another. */
function inFolder(all: readonly Entry[], folder: Entry): ReadonlyMap<string, Entry> {
  const found = new Map<string, Entry>();
  const seen = new Set<number>();
  const waiting = [folder.child];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const entry = all[id];
    if (!entry || seen.has(id)) continue;
    seen.add(id);
    found.set(entry.name.toLowerCase(), entry);
    waiting.push(entry.left, entry.right);
  }
  return found;
}

/** Pieces one after the other, up to a size. */
function concat(pieces: readonly Uint8Array[], size: number): Uint8Array {
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
  const whole = new Uint8Array(Math.min(length, size));
  let at = 0;
  for (const piece of pieces) {
    if (at >= whole.length) break;
    whole.set(piece.subarray(0, whole.length - at), at);
    at += piece.length;
  }
  return whole;
}

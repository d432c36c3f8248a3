/** Text in records: sixteen-bit or compressed to eight in BIFF8, bytes of the file's code page before. */

const UTF16 = new TextDecoder('utf-16le');
const LATIN1 = new TextDecoder('latin1');

const [IS_WIDE, HAS_PHONETICS, HAS_RUNS] = [0x01, 0x04, 0x08];
const BYTES_PER_RUN = 4;

/** Code pages by their number; those of no other country are met in accounts of ours, but cost nothing to name. */
const CODE_PAGES: ReadonlyMap<number, string> = new Map([
  [874, 'windows-874'],
  [932, 'shift_jis'],
  [936, 'gb18030'],
  [949, 'euc-kr'],
  [950, 'big5'],
  [10000, 'macintosh'],
  [10008, 'gb18030'],
  [65001, 'utf-8'],
]);
const WINDOWS_FROM = 1250;
const WINDOWS_TO = 1258;

/** Turns bytes into text. */
export type Decode = (bytes: Uint8Array) => string;

/** Decodes a code page. Where none is told, or one that nobody knows, the text is most likely Chinese. */
export function decoderOf(codePage: number | undefined): Decode {
  const known = codePage === undefined ? undefined : CODE_PAGES.get(codePage);
  if (known !== undefined) return decodeBy(new TextDecoder(known));
  const isWindows = codePage !== undefined && codePage >= WINDOWS_FROM && codePage <= WINDOWS_TO;
  const named = decodeBy(new TextDecoder(isWindows ? `windows-${codePage}` : 'gb18030'));
  return (bytes) => chinese(bytes) ?? named(bytes);
}

function decodeBy(decoder: TextDecoder): Decode {
  return (bytes) => decoder.decode(bytes);
}

/** Exporting programs write Chinese and leave the code page of the country that they were written in. */
function chinese(bytes: Uint8Array): string | undefined {
  try {
    const text = GB18030.decode(bytes);
    return /\p{Script=Han}/u.test(text) ? text : undefined;
  } catch {
    return undefined;
  }
}

const GB18030 = new TextDecoder('gb18030', { fatal: true });

/** Reads a record, and those that continue it, from left to right. Throws RangeError at the end. */
export class RecordReader {
  private piece = 0;
  private at = 0;

  constructor(private readonly pieces: readonly DataView[]) {}

  u8(): number {
    return this.take(1).getUint8(0);
  }

  u16(): number {
    return this.take(2).getUint16(0, true);
  }

  u32(): number {
    return this.take(4).getUint32(0, true);
  }

  skip(bytes: number): void {
    for (let rest = bytes; rest > 0;) {
      const here = Math.min(rest, this.left());
      if (here === 0) this.nextPiece();
      this.at += here;
      rest -= here;
    }
  }

  /** Text of BIFF8 with its length in 16 or 8 bits before it. */
  unicode(lengthBits: 8 | 16): string {
    const characters = lengthBits === 16 ? this.u16() : this.u8();
    const flags = this.u8();
    const runs = flags & HAS_RUNS ? this.u16() : 0;
    const phonetics = flags & HAS_PHONETICS ? this.u32() : 0;
    const text = this.characters(characters, (flags & IS_WIDE) !== 0);
    this.skip(runs * BYTES_PER_RUN + phonetics);
    return text;
  }

  /** Text of BIFF5, with its length before it. */
  bytes(lengthBits: 8 | 16, decode: Decode): string {
    const length = lengthBits === 16 ? this.u16() : this.u8();
    const piece = this.take(Math.min(length, this.left()));
    return decode(new Uint8Array(piece.buffer, piece.byteOffset, piece.byteLength));
  }

  isAtEnd(): boolean {
    return this.left() === 0 && this.piece >= this.pieces.length - 1;
  }

  /** Where text goes on in the next record, a byte there tells anew how wide it is. */
  private characters(count: number, wide: boolean): string {
    let text = '';
    let isWide = wide;
    for (let rest = count; rest > 0;) {
      const width = isWide ? 2 : 1;
      const here = Math.min(rest, Math.floor(this.left() / width));
      if (here > 0) {
        const piece = this.take(here * width);
        const bytes = new Uint8Array(piece.buffer, piece.byteOffset, piece.byteLength);
        text += (isWide ? UTF16 : LATIN1).decode(bytes);
        rest -= here;
      }
      if (rest > 0) {
        this.nextPiece();
        isWide = (this.u8() & IS_WIDE) !== 0;
      }
    }
    return text;
  }

  private take(bytes: number): DataView {
    if (this.left() === 0 && bytes > 0) this.nextPiece();
    if (bytes > this.left()) throw new RangeError('past the end of a record');
    const piece = this.pieces[this.piece];
    const taken = new DataView(piece?.buffer ?? new ArrayBuffer(0), (piece?.byteOffset ?? 0) + this.at, bytes);
    this.at += bytes;
    return taken;
  }

  private left(): number {
    return (this.pieces[this.piece]?.byteLength ?? 0) - this.at;
  }

  private nextPiece(): void {
    if (this.piece >= this.pieces.length - 1) throw new RangeError('past the end of a record');
    this.piece += 1;
    this.at = 0;
  }
}

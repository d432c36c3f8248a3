/** The records of a workbook stream (BIFF), one after the other: each has a number, a length and as many bytes. */

/** Numbers of the records that are read. */
export const RECORD = {
  formula: 0x0006,
  eof: 0x000a,
  calcMode: 0x000d,
  date1904: 0x0022,
  filePass: 0x002f,
  continues: 0x003c,
  codePage: 0x0042,
  uncalculated: 0x005e,
  boundSheet: 0x0085,
  mulRk: 0x00bd,
  rString: 0x00d6,
  xf: 0x00e0,
  mergeCells: 0x00e5,
  sst: 0x00fc,
  labelSst: 0x00fd,
  recalcId: 0x01c1,
  number: 0x0203,
  label: 0x0204,
  boolErr: 0x0205,
  string: 0x0207,
  rk: 0x027e,
  format: 0x041e,
  bof: 0x0809,
} as const;

const HEADER_BYTES = 4;

/** A place in the stream that always moves on: at least a header's length with each record. */
export class Records {
  /** Of the record at hand. */
  id = 0;
  /** The record's bytes; cut short where the stream ends within them. */
  body: DataView = new DataView(new ArrayBuffer(0));
  private readonly view: DataView;

  constructor(
    private readonly stream: Uint8Array,
    private at: number,
  ) {
    this.view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  }

  /** Behind the record at hand. */
  get position(): number {
    return this.at;
  }

  /** Goes to the next record; false at the end of the stream. */
  next(): boolean {
    if (this.at + HEADER_BYTES > this.stream.length) return false;
    this.id = this.view.getUint16(this.at, true);
    const start = this.at + HEADER_BYTES;
    const length = Math.min(this.view.getUint16(this.at + 2, true), this.stream.length - start);
    this.body = new DataView(this.stream.buffer, this.stream.byteOffset + start, length);
    this.at = start + length;
    return true;
  }

  /** Goes to the next record, which has to be of this kind. Throws RangeError when it is not. */
  expect(id: number): void {
    if (!this.next() || this.id !== id) throw new RangeError('another record than the one that is due');
  }

  /** The record at hand and those that continue it. */
  withContinuations(): readonly DataView[] {
    const pieces = [this.body];
    while (this.at + HEADER_BYTES <= this.stream.length && this.view.getUint16(this.at, true) === RECORD.continues) {
      this.next();
      pieces.push(this.body);
    }
    return pieces;
  }
}

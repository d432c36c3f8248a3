/** What kind of file some bytes are: the extension is often wrong, web pages named .xls above all. */
import { failure, type WorkbookKey } from '../../workbook';
import { LIMITS } from './limits';
import { encodingOf } from './markup/charset';

/** `records` are those of an .xls file without their container. */
export type Container = 'zip' | 'compound' | 'records' | 'html' | 'xml2003';

/** One character a byte. */
const BYTES_AS_TEXT = new TextDecoder('latin1');
/** What the two containers begin with. */
const MAGIC_BYTES = 8;
/** Bytes at the start, enough for any of the formats below. */
const SNIFF_BYTES = 4096;

const SIGNATURES: readonly (readonly [start: string, kind: WorkbookKey])[] = [
  ['%PDF', 'workbook.kindPdf'],
  ['\x89PNG', 'workbook.kindPicture'],
  ['\xff\xd8\xff', 'workbook.kindPicture'],
  ['GIF8', 'workbook.kindPicture'],
  ['BM', 'workbook.kindPicture'],
  ['Rar!', 'workbook.kindRar'],
  ['7z\xbc\xaf', 'workbook.kind7z'],
  ['{\\rtf', 'workbook.kindRtf'],
];

/** Tells the container of a workbook. Throws WorkbookError when the bytes are empty, too many or something else. */
export function sniff(bytes: Uint8Array, file: string): Container {
  if (bytes.length === 0) throw failure('workbook.fileEmpty', { name: file });
  refuseTooBig(bytes.length, file);
  const magic = BYTES_AS_TEXT.decode(bytes.subarray(0, MAGIC_BYTES));
  if (magic.startsWith('PK\x03\x04')) return 'zip';
  if (magic === '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1') return 'compound';
  if (isRecord(bytes)) return 'records';
  const start = BYTES_AS_TEXT.decode(bytes.subarray(0, SNIFF_BYTES));
  // UTF-16 text has a zero beside every Latin letter.
  const text = start
    .replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '')
    .replaceAll('\0', '')
    .trimStart()
    .toLowerCase();
  if (text.startsWith('<') && text.includes('office:spreadsheet') && /<(?:\w+:)?workbook\b/.test(text))
    return 'xml2003';
  if (/^<(?:!doctype html|html|head|meta|table|style|body|script|div)\b/.test(text) || text.includes('<html'))
    return 'html';
  if (text.startsWith('<') && text.includes('<table')) return 'html';
  const known = SIGNATURES.find(([signature]) => start.startsWith(signature));
  if (!known && isText(bytes))
    throw failure('workbook.isText', { name: file, encoding: ENCODINGS[encodingOf(bytes)] ?? 'GBK' });
  throw failure('workbook.notWorkbook', { name: file, kind: { key: known?.[1] ?? 'workbook.kindOther' } });
}

/** The record that a worksheet of an .xls file begins with, which is 4 to 16 bytes long. */
function isRecord([low, high, length = 0, rest]: Uint8Array): boolean {
  return low === 0x09 && high === 0x08 && length >= 4 && length <= 16 && rest === 0;
}

/** Encodings of text as Excel's import names them. */
const ENCODINGS: Readonly<Record<string, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'Unicode',
  'utf-16be': 'Unicode',
};

/** Throws WorkbookError when a file has more bytes than are accepted. */
export function refuseTooBig(sizeBytes: number, file: string): void {
  if (sizeBytes <= LIMITS.FILE_BYTES_MAX) return;
  const [size, limit] = [sizeBytes, LIMITS.FILE_BYTES_MAX].map((bytes) => Math.ceil(bytes / 1024 / 1024));
  throw failure('workbook.fileTooBig', { name: file, size: size ?? 0, limit: limit ?? 0 });
}

function isText(bytes: Uint8Array): boolean {
  // UTF-16 has zeros in it.
  if (encodingOf(bytes).startsWith('utf-16')) return true;
  return !bytes.subarray(0, SNIFF_BYTES).some((byte) => byte < 9 || (byte > 13 && byte < 32));
}

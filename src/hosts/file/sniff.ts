/** What kind of file some bytes are: the extension is often wrong, web pages named .xls above all. */
import { failure } from './failure';
import { LIMITS } from './limits';

export type Container = 'zip' | 'compound';

/** One character a byte. */
const BYTES_AS_TEXT = new TextDecoder('latin1');
/** What the two containers begin with. */
const MAGIC_BYTES = 8;
/** Bytes at the start, enough for any of the formats below. */
const SNIFF_BYTES = 4096;

const SIGNATURES: readonly (readonly [start: string, kind: string])[] = [
  ['%PDF', ' PDF 文件'],
  ['\x89PNG', '图片'],
  ['\xff\xd8\xff', '图片'],
  ['GIF8', '图片'],
  ['BM', '图片'],
  ['Rar!', ' RAR 压缩包'],
  ['7z\xbc\xaf', ' 7z 压缩包'],
  ['{\\rtf', ' RTF 文档'],
];

/** Tells the container of a workbook. Throws WorkbookError when the bytes are empty, too many or something else. */
export function sniff(bytes: Uint8Array, file: string): Container {
  if (bytes.length === 0) throw failure('workbook.fileEmpty', { name: file });
  refuseTooBig(bytes.length, file);
  const magic = BYTES_AS_TEXT.decode(bytes.subarray(0, MAGIC_BYTES));
  if (magic.startsWith('PK\x03\x04')) return 'zip';
  if (magic === '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1') return 'compound';
  const start = BYTES_AS_TEXT.decode(bytes.subarray(0, SNIFF_BYTES));
  // UTF-16 text has a zero beside every Latin letter.
  const text = start
    .replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '')
    .replaceAll('\0', '')
    .trimStart()
    .toLowerCase();
  if (text.startsWith('<?xml') && text.includes('office:spreadsheet'))
    throw failure('workbook.isXml2003', { name: file });
  if (/^<(?:!doctype html|html|head|meta|table|style|body|script)\b/.test(text) || text.includes('<html')) {
    throw failure('workbook.isHtml', { name: file });
  }
  const known = SIGNATURES.find(([signature]) => start.startsWith(signature));
  throw failure('workbook.notWorkbook', { name: file, kind: known?.[1] ?? (isText(bytes) ? '文本文件' : '别的格式') });
}

/** Throws WorkbookError when a file has more bytes than are accepted. */
export function refuseTooBig(sizeBytes: number, file: string): void {
  if (sizeBytes <= LIMITS.FILE_BYTES_MAX) return;
  const [size, limit] = [sizeBytes, LIMITS.FILE_BYTES_MAX].map((bytes) => Math.ceil(bytes / 1024 / 1024));
  throw failure('workbook.fileTooBig', { name: file, size: size ?? 0, limit: limit ?? 0 });
}

function isText(bytes: Uint8Array): boolean {
  return !bytes.subarray(0, SNIFF_BYTES).some((byte) => byte < 9 || (byte > 13 && byte < 32));
}

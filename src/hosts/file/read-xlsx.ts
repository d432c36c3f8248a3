/** Reads the sheets of an .xlsx package by SheetJS, which is handed a package with nothing in it but values. */
import { read, type WorkBook } from '@e965/xlsx';
import { failure, type SheetSnapshot } from '../../workbook';
import type { Package } from './package';
import { TRANSITIONAL, type WorkbookPart } from './parts';
import { CONTENT_TYPES, relationshipsOf, XML_DECLARATION } from './relationships';
import { snapshotOf, VALUES_ONLY } from './snapshot';
import { writeZip } from './zip';

const OFFICE_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const SHARED_STRINGS = 'xl/sharedStrings.xml';

/** Snapshots of all worksheets, in the order of the tabs. Throws WorkbookError. */
export function readXlsx(pkg: Package, workbook: WorkbookPart): SheetSnapshot[] {
  const worksheets = workbook.sheets.filter(({ isWorksheet }) => isWorksheet);
  const book = readValues(
    pkg,
    worksheets.map(({ part }) => valuesOf(pkg, part)),
    sharedStrings(pkg, workbook),
  );
  return worksheets.map(({ name, visibility }, i) => {
    const sheet = book.Sheets[sheetName(i)];
    if (!sheet)
      throw failure('workbook.damaged', {
        name: pkg.file,
        part: { key: 'workbook.partSheet', params: { sheet: name } },
      });
    return snapshotOf({ name, visibility, sheet, file: pkg.file });
  });
}

/**
 * SheetJS gets sheets named by us and stripped of all but cells and merges: pictures, links and comments cost time, and
 * names or ranges chosen to do harm never reach it.
 */
function readValues(pkg: Package, sheets: readonly Uint8Array[], strings: Uint8Array | undefined): WorkBook {
  const parts = new Map<string, Uint8Array>([
    [CONTENT_TYPES, ENCODER.encode(contentTypes(sheets.length, strings !== undefined))],
    ['xl/workbook.xml', ENCODER.encode(workbookXml(sheets.length))],
  ]);
  for (const [i, sheet] of sheets.entries()) parts.set(`xl/worksheets/${sheetName(i)}.xml`, sheet);
  if (strings) parts.set(SHARED_STRINGS, strings);
  try {
    // Without WTF a sheet that SheetJS cannot read would be left out without a word.
    return read(asBuffer(writeZip(parts, 'stored')), { ...VALUES_ONLY, WTF: true });
  } catch (cause) {
    throw failure('workbook.damaged', { name: pkg.file, part: { key: 'workbook.partCells' } }, cause);
  }
}

/** Where there are Buffers (in Node), SheetJS decodes their text several times as fast as that of other bytes. */
function asBuffer(bytes: Uint8Array): Uint8Array {
  const { Buffer } = globalThis as { Buffer?: typeof globalThis.Buffer };
  return Buffer ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) : bytes;
}

function sheetName(index: number): string {
  return `sheet${index + 1}`;
}

function contentTypes(sheets: number, strings: boolean): string {
  const override = (part: string, type: string) =>
    `<Override PartName="/${part}" ContentType="${OFFICE_TYPE}.${type}+xml"/>`;
  return [
    `${XML_DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">`,
    override('xl/workbook.xml', 'sheet.main'),
    ...Array.from({ length: sheets }, (_, i) => override(`xl/worksheets/${sheetName(i)}.xml`, 'worksheet')),
    strings ? override(SHARED_STRINGS, 'sharedStrings') : '',
    '</Types>',
  ].join('');
}

function workbookXml(sheets: number): string {
  const sheet = (_: unknown, i: number) => `<sheet name="${sheetName(i)}" sheetId="${i + 1}"/>`;
  const tabs = Array.from({ length: sheets }, sheet).join('');
  return `${XML_DECLARATION}<workbook xmlns="${TRANSITIONAL.namespace}"><sheets>${tabs}</sheets></workbook>`;
}

function sharedStrings(pkg: Package, workbook: WorkbookPart): Uint8Array | undefined {
  const { part } = relationshipsOf(pkg, workbook.part).find(({ kind }) => kind === 'sharedStrings') ?? {};
  return part === undefined ? undefined : pkg.content(part);
}

const ENCODER = new TextEncoder();
/** SheetJS looks for each of these through all of a sheet's cells until it has found one: here it finds them at once. */
const SOUGHT_BY_SHEETJS = '<sheetPr/><dimension ref=""/><sheetViews></sheetViews>';
const START = ENCODER.encode(`<worksheet xmlns="${TRANSITIONAL.namespace}">${SOUGHT_BY_SHEETJS}`);
const END = ENCODER.encode('</worksheet>');

const MERGE = /<(?:\w+:)?mergeCell\s[^<>]*?\bref=["']([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})["']/g;

/**
 * A worksheet's cells and merges as a worksheet of their own. The cells are copied as bytes: they are most of the file,
 * and decoding them only to look for their end would take as long as a tenth of all reading.
 */
function valuesOf(pkg: Package, part: string): Uint8Array {
  const content = pkg.content(part);
  const start = findTag(content, SHEET_DATA, 0, 1);
  if (!start) throw failure('workbook.damaged', { name: pkg.file, part });
  const end = start.selfClosing ? start : findTag(content, SHEET_DATA_END, content.length - 1, -1);
  if (!end || end.to < start.to) throw failure('workbook.damaged', { name: pkg.file, part });
  const rest = BYTES_AS_TEXT.decode(content.subarray(end.to));
  const merges = [...rest.matchAll(MERGE)].map(([, range]) => `<mergeCell ref="${range}"/>`).join('');
  return concat([
    START,
    content.subarray(start.from, end.to),
    ENCODER.encode(`<mergeCells>${merges}</mergeCells>`),
    END,
  ]);
}

/** One character a byte: places in the text are places in the bytes. */
const BYTES_AS_TEXT = new TextDecoder('latin1');

/** The tags by which SheetJS, too, finds the cells. */
const SHEET_DATA = /^<(?:\w+:)?sheetData(?:\s[^<>]*|\/)?>/;
const SHEET_DATA_END = /^<\/(?:\w+:)?sheetData>/;
/** Longest tag looked at: a prefix, the name and a few attributes. */
const TAG_BYTES_MAX = 512;
const LESS_THAN = 0x3c;
/** The end of a tag's name: no tag without it is worth decoding. */
const NAME_END = ENCODER.encode('Data');
const NAME_ENDS: ReadonlySet<number | undefined> = new Set([...ENCODER.encode(' \t\r\n/>'), undefined]);
/** A prefix and the name of the cells' element are no longer than this. */
const NAME_BYTES_MAX = 64;
/** More tags than any workbook has before or behind its cells: a file made to keep us looking is not looked through. */
const TAGS_LOOKED_AT_MAX = 1_000_000;

interface TagPlace {
  readonly from: number;
  readonly to: number;
  readonly selfClosing: boolean;
}

/** The first tag that matches, from `at` forwards (1) or backwards (-1). */
function findTag(content: Uint8Array, tag: RegExp, at: number, step: 1 | -1): TagPlace | undefined {
  const next = (from: number): number =>
    step > 0 ? content.indexOf(LESS_THAN, from) : content.lastIndexOf(LESS_THAN, from);
  let lookedAt = 0;
  for (let from = next(at); from >= 0 && lookedAt < TAGS_LOOKED_AT_MAX; from = next(from + step)) {
    lookedAt += 1;
    if (from === 0 && step < 0) return undefined;
    if (!mayBeCells(content, from)) continue;
    const [text] = tag.exec(BYTES_AS_TEXT.decode(content.subarray(from, from + TAG_BYTES_MAX))) ?? [];
    if (text !== undefined) return { from, to: from + text.length, selfClosing: text.endsWith('/>') };
  }
  return undefined;
}

/** Whether the name of the tag at `from` ends as that of the cells does. */
function mayBeCells(content: Uint8Array, from: number): boolean {
  let end = from + 2;
  while (end < from + NAME_BYTES_MAX && !NAME_ENDS.has(content[end])) end += 1;
  return NAME_END.every((byte, i) => content[end - NAME_END.length + i] === byte);
}

function concat(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** What the cells of a package point at: shared strings, and the number formats of its styles. */
import type { InSteps } from '../../accounts';
import { failure } from '../../workbook';
import { LIMITS } from './limits';
import { formatNumbered } from './numberFormats';
import type { Package } from './package';
import { XmlError } from './xml';
import { XmlPull } from './xmlPull';

const STRINGS_PER_STEP = 2_000;

/** The shared strings, in order. */
export function* sharedStrings(pkg: Package, part: string): InSteps<string[]> {
  const strings: string[] = [];
  const xml = new XmlPull(pkg.read(part, (text) => text));
  while (xml.next()) {
    if (xml.name !== 'si' || xml.closes) continue;
    strings.push(xml.empty ? '' : richText(xml, 'si'));
    // Each is for a cell to point at.
    if (strings.length > LIMITS.CELLS_MAX) throw failure('workbook.bomb', { name: pkg.file, part });
    if (strings.length % STRINGS_PER_STEP === 0) yield;
  }
  return strings;
}

/** The text of an element whose opening tag was just read: of its runs, without what tells how to pronounce them. */
export function richText(xml: XmlPull, element: string): string {
  let text = '';
  while (xml.next()) {
    if (xml.closes) {
      if (xml.name === element) return withCharacters(text);
    } else if (xml.name === 'rPh') {
      xml.skipElement();
    } else if (xml.name === 't' && !xml.empty) {
      xml.next();
      text += xml.text();
    }
  }
  throw new XmlError(`${element} is not closed`);
}

/** `_x000D_` stands for the character of that code. */
export function withCharacters(text: string): string {
  if (!text.includes('_x')) return text;
  return text
    .replace(/_x([\da-f]{4})_/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    .replace(/\r\n?/g, '\n');
}

/** The number format of each cell format, by its number; General left out. */
export function numberFormats(pkg: Package, part: string): readonly (string | undefined)[] {
  return pkg.read(part, (text) => {
    const own = new Map<number, string>();
    const ids: number[] = [];
    const xml = new XmlPull(text);
    let within = '';
    while (xml.next()) {
      if (xml.name === 'cellXfs' || xml.name === 'cellStyleXfs' || xml.name === 'dxfs') {
        within = xml.closes || xml.empty ? '' : xml.name;
      } else if (xml.name === 'numFmt' && !xml.closes && within !== 'dxfs') {
        own.set(Number(xml.attribute('numFmtId')), xml.attribute('formatCode') ?? '');
      } else if (xml.name === 'xf' && !xml.closes && within === 'cellXfs') {
        ids.push(Number(xml.attribute('numFmtId') ?? 0));
      }
    }
    return ids.map((id) => formatNumbered(id, own));
  });
}

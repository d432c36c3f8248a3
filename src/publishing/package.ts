/** What the docx library leaves undone in a Word package: no time of making, and substitutes for missing typefaces. */
import { TYPEFACES } from './officialFormat';

/** The first time that a zip archive can hold. */
const NO_TIME = new Date(1980, 0, 1);
const CORE_PROPERTIES = 'docProps/core.xml';
const FONT_TABLE = 'word/fontTable.xml';
const TIMES = /<dcterms:(created|modified)[^>]*>[^<]*<\/dcterms:\1>/g;
const EMPTY_FONT_TABLE = /(<w:fonts\b[^>]*)\/>\s*$/;

/** The package without times, so that the same contents give the same bytes, and with a table of typefaces. */
export async function finished(archive: ArrayBuffer): Promise<Uint8Array> {
  const { strFromU8, strToU8, unzipSync, zipSync } = await import('fflate');
  const parts = unzipSync(new Uint8Array(archive));
  const files = Object.entries(parts).filter(([name]) => !name.endsWith('/'));
  const changed = files.map(([name, bytes]) => {
    if (name === CORE_PROPERTIES) return [name, strToU8(strFromU8(bytes).replace(TIMES, ''))] as const;
    if (name === FONT_TABLE) return [name, strToU8(withSubstitutes(strFromU8(bytes)))] as const;
    return [name, bytes] as const;
  });
  return zipSync(Object.fromEntries(changed), { mtime: NO_TIME });
}

/** Names for Word, beside each typeface, the ones to take where it is not installed. */
function withSubstitutes(fontTable: string): string {
  const fonts = Object.values(TYPEFACES).map(
    ({ name, substitutes }) =>
      `<w:font w:name="${name}"><w:altName w:val="${substitutes.join(',')}"/><w:charset w:val="86"/></w:font>`,
  );
  return fontTable.replace(EMPTY_FONT_TABLE, `$1>${fonts.join('')}</w:fonts>`);
}

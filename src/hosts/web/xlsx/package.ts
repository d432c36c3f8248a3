/**
 * What exceljs is kept away from, as it would fail on it, lose it or take minutes: our state, named ranges and
 * validations pass by it as text; pictures, charts, tables and macros, which the spreadsheet does not have, are left out.
 * The file has been through the file host, so that its size unpacked is bounded and it has no DOCTYPE.
 */
import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate';
import { readStateXml, STATE_NAMESPACE, writeStateXml, type KeptState } from '../../../workbook';
import { withoutFarRows } from './extent';

/** Things of a file that a workbook in the browser does not have. */
export type Loss = 'pictures' | 'tables' | 'pivots' | 'macros' | 'links' | 'extensions' | 'farFormats';

export interface DefinedName {
  readonly name: string;
  /** Without the leading `=`. */
  readonly refersTo: string;
  /** Zero-based sheet that the name belongs to; absent: the whole workbook. */
  readonly sheet?: number;
}

export interface Taken {
  /** The rest of the package, for exceljs. */
  readonly bytes: Uint8Array;
  readonly kept: KeptState | undefined;
  readonly names: readonly DefinedName[];
  /** `<dataValidations>` by the sheet's name. */
  readonly validations: ReadonlyMap<string, string>;
  readonly theme: string | undefined;
  readonly losses: ReadonlySet<Loss>;
}

/** Parts that exceljs needs; every other is left out. */
const NEEDED =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|docProps\/\w+\.xml|xl\/(?:workbook|styles|sharedStrings|comments\d*|comments\/comment\d+|theme\/theme\d+|worksheets\/[^/]+)\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/worksheets\/_rels\/[^/]+\.rels|xl\/drawings\/vmlDrawing\d+\.vml)$/i;

const LOST_PARTS: readonly (readonly [RegExp, Loss])[] = [
  [/^xl\/(?:charts|media|diagrams)\//i, 'pictures'],
  [/^xl\/tables\//i, 'tables'],
  [/^xl\/pivotTables\//i, 'pivots'],
  [/^xl\/(?:vbaProject\.bin|macrosheets\/|activeX\/)/i, 'macros'],
  [/^xl\/externalLinks\//i, 'links'],
];

/** Elements of a worksheet that lead to parts left out. */
const LEADING_OUT =
  /<(drawing|legacyDrawingHF|picture|tableParts|oleObjects|controls|webPublishItems)\b(?:[^>]*\/>|[\s\S]*?<\/\1>)/g;
const EXTENSIONS = /<extLst\b[\s\S]*?<\/extLst>/g;
const VALIDATIONS = /<dataValidations\b[\s\S]*?<\/dataValidations>/;
/** Relations to parts left out. */
const RELATIONS_OUT =
  /<Relationship\b[^>]*\/(?:drawing|table|pivotTable|pivotCacheDefinition|image|printerSettings|oleObject|package|control|ctrlProp|vbaProject|externalLink|customXml|calcChain|threadedComment|person)"[^>]*\/>/g;

/** Takes a package apart into what exceljs reads and what passes by it. */
export function takeApart(file: Uint8Array): Taken {
  const parts = unzipSync(file);
  const losses = new Set<Loss>();
  const rest: Zippable = {};
  const validations = new Map<string, string>();
  const sheets = sheetParts(parts);
  let names: DefinedName[] = [];
  let kept: KeptState | undefined;
  for (const [name, bytes] of Object.entries(parts)) {
    for (const [pattern, loss] of LOST_PARTS) if (pattern.test(name)) losses.add(loss);
    if (/^customXml\/item\d*\.xml$/i.test(name)) kept ??= readStateXml(strFromU8(bytes));
    if (!NEEDED.test(name)) continue;
    if (/^xl\/workbook\.xml$/i.test(name)) {
      const text = strFromU8(bytes);
      names = definedNames(text);
      rest[name] = strToU8(withoutUserNames(text));
    } else if (/^xl\/worksheets\/[^/]+\.xml$/i.test(name)) {
      const text = strFromU8(bytes);
      const found = VALIDATIONS.exec(text)?.[0];
      const sheet = sheets.get(name.toLowerCase());
      if (found !== undefined && sheet !== undefined) validations.set(sheet, found);
      if (text.includes('<extLst')) losses.add('extensions');
      const near = withoutFarRows(text);
      if (near !== text) losses.add('farFormats');
      rest[name] = strToU8(near.replace(VALIDATIONS, '').replace(EXTENSIONS, '').replace(LEADING_OUT, ''));
    } else {
      rest[name] = /\.rels$/i.test(name) ? strToU8(strFromU8(bytes).replace(RELATIONS_OUT, '')) : bytes;
    }
  }
  const theme = Object.keys(parts).find((name) => /^xl\/theme\/theme\d+\.xml$/i.test(name));
  return {
    bytes: zipSync(rest, { level: 0 }),
    kept,
    names,
    validations,
    theme: theme === undefined ? undefined : strFromU8(parts[theme] ?? new Uint8Array()),
    losses,
  };
}

export interface PutIn {
  readonly kept: KeptState;
  readonly names: readonly DefinedName[];
  /** `<dataValidations>` by the sheet's number in the new file, from zero. */
  readonly validations: ReadonlyMap<number, string>;
}

/** A fixed date: the same workbook gives the same bytes. */
const WRITTEN = new Date(1980, 0, 2);
const STATE_PART = 'customXml/item1.xml';
const STATE_PROPERTIES = 'customXml/itemProps1.xml';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006';
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const AFTER_VALIDATIONS =
  /<(?:hyperlinks|printOptions|pageMargins|pageSetup|headerFooter|rowBreaks|colBreaks|drawing|legacyDrawing|tableParts|extLst)\b|<\/worksheet>/;

/** Puts what passed by exceljs into the package that it has written. */
export function putTogether(written: Uint8Array, { kept, names, validations }: PutIn): Uint8Array {
  const parts = unzipSync(written);
  const edit = (name: string, change: (text: string) => string): void => {
    const bytes = parts[name];
    if (!bytes) throw new Error(`no part ${name}`);
    parts[name] = strToU8(change(strFromU8(bytes)));
  };
  if (names.length > 0) edit('xl/workbook.xml', (text) => withNames(text, names));
  for (const [index, xml] of validations) {
    edit(`xl/worksheets/sheet${index + 1}.xml`, (text) => text.replace(AFTER_VALIDATIONS, (next) => xml + next));
  }
  if (kept.state !== undefined || kept.report !== undefined) {
    parts[STATE_PART] = strToU8(writeStateXml(kept));
    parts[STATE_PROPERTIES] = strToU8(
      `${DECLARATION}<ds:datastoreItem ds:itemID="{6B1F6C0E-5A0B-4C55-9D0B-2C8E1D3A7F21}" xmlns:ds="${OFFICE}/customXml">` +
        `<ds:schemaRefs><ds:schemaRef ds:uri="${STATE_NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>`,
    );
    parts['customXml/_rels/item1.xml.rels'] = strToU8(
      `${DECLARATION}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
        `<Relationship Id="rId1" Type="${OFFICE}/relationships/customXmlProps" Target="itemProps1.xml"/></Relationships>`,
    );
    edit('[Content_Types].xml', (text) =>
      text.replace(
        '</Types>',
        `<Override PartName="/${STATE_PROPERTIES}" ContentType="application/vnd.openxmlformats-officedocument.customXmlProperties+xml"/></Types>`,
      ),
    );
    edit('xl/_rels/workbook.xml.rels', (text) =>
      text.replace(
        '</Relationships>',
        `<Relationship Id="rIdJuesuan" Type="${OFFICE}/relationships/customXml" Target="../${STATE_PART}"/></Relationships>`,
      ),
    );
  }
  return zipSync(parts, { level: 6, mtime: WRITTEN });
}

/** Names of sheets by their part, in small letters. */
function sheetParts(parts: Record<string, Uint8Array>): ReadonlyMap<string, string> {
  const text = (name: string): string => strFromU8(parts[name] ?? new Uint8Array());
  const targets = new Map(
    [...text('xl/_rels/workbook.xml.rels').matchAll(/<Relationship\b[^>]*>/g)].map(([element]) => [
      attribute(element, 'Id'),
      `xl/${attribute(element, 'Target').replace(/^\/?xl\//, '')}`.toLowerCase(),
    ]),
  );
  return new Map(
    [...text('xl/workbook.xml').matchAll(/<(?:\w+:)?sheet\b[^>]*>/g)].map(([element]) => [
      targets.get(attribute(element, String.raw`\w+:id`)) ?? '',
      attribute(element, 'name'),
    ]),
  );
}

const NAME = /<definedName\b([^>]*)>([^<]*)<\/definedName>/g;

/** Names that users gave; those of Excel itself, such as print areas, go through exceljs. */
function definedNames(workbook: string): DefinedName[] {
  return [...workbook.matchAll(NAME)].flatMap(([, attributes = '', refersTo = '']) => {
    const name = attribute(attributes, 'name');
    const sheet = attribute(attributes, 'localSheetId');
    if (name.startsWith('_xlnm.') || attribute(attributes, 'hidden') === '1') return [];
    return [{ name, refersTo: unescaped(refersTo), ...(sheet !== '' && { sheet: Number(sheet) }) }];
  });
}

/** Excel's own names stay, where they are of the kinds that exceljs knows: a range of cells or rows to print. */
function withoutUserNames(workbook: string): string {
  return workbook
    .replace(NAME, (whole, attributes: string) =>
      /^_xlnm\.Print_(?:Area|Titles)$/.test(attribute(attributes, 'name')) && !whole.includes('#REF!') ? whole : '',
    )
    .replace(/<definedNames>\s*<\/definedNames>/, '');
}

function withNames(workbook: string, names: readonly DefinedName[]): string {
  const elements = names
    .map(({ name, refersTo, sheet }) => {
      const local = sheet === undefined ? '' : ` localSheetId="${sheet}"`;
      return `<definedName name="${escaped(name)}"${local}>${escaped(refersTo)}</definedName>`;
    })
    .join('');
  if (workbook.includes('</definedNames>'))
    return workbook.replace('</definedNames>', () => `${elements}</definedNames>`);
  return workbook.replace('<calcPr', () => `<definedNames>${elements}</definedNames><calcPr`);
}

function attribute(element: string, name: string): string {
  return unescaped(new RegExp(String.raw`(?:^|\s)${name}="([^"]*)"`).exec(element)?.[1] ?? '');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replace(/&#(x?)([\da-f]+);/gi, (_, hex: string, digits: string) =>
      String.fromCodePoint(Number.parseInt(digits, hex === '' ? 10 : 16)),
    )
    .replaceAll('&amp;', '&');
}

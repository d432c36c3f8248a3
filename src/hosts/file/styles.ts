/** Adds formats to a workbook's styles part; those that are there keep their numbers. */
import type { Look, MarkLook } from '../../workbook';
import type { Package } from './package';
import type { WorkbookPart } from './parts';
import { addContentType, addRelationship, relationshipsOf, XML_DECLARATION } from './relationships';
import {
  appendEdit,
  attributeEdit,
  attributesOf,
  childOf,
  childrenOf,
  escapeXml,
  insertChildEdit,
  rootOf,
  type Edit,
} from './xml';

const STYLES_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml';

/** CT_Stylesheet. */
const ORDER = [
  'numFmts',
  'fonts',
  'fills',
  'borders',
  'cellStyleXfs',
  'cellXfs',
  'cellStyles',
  'dxfs',
  'tableStyles',
  'colors',
  'extLst',
];

/** What every workbook must have: the default font, two reserved fills, no border, the format 常规. */
export function emptyStyles(namespace: string): string {
  return [
    `${XML_DECLARATION}<styleSheet xmlns="${namespace}">`,
    '<fonts count="1"><font><sz val="11"/><name val="宋体"/><family val="2"/><charset val="134"/></font></fonts>',
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>',
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
    '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>',
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
    '</styleSheet>',
  ].join('');
}

/** Adds a cell format for each look; gives their numbers, in order. */
export function addLooks(pkg: Package, workbook: WorkbookPart, looks: readonly Look[]): number[] {
  const part = stylesPart(pkg, workbook);
  const numberFormats = addNumberFormats(pkg, part, looks);
  const fonts = append(pkg, part, 'fonts', looks.map(font));
  const fills = append(
    pkg,
    part,
    'fills',
    looks.map((look) => fill(look.fill)),
  );
  const borders = append(
    pkg,
    part,
    'borders',
    looks.map((look) => border(look.bordered === true)),
  );
  const formats = looks.map((look, i) => (p: string) => {
    const ids = `numFmtId="${numberFormats[i]}" fontId="${fonts[i]}" fillId="${fills[i]}" borderId="${borders[i]}" xfId="0"`;
    const applied = 'applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"';
    return `<${p}xf ${ids} ${applied}>${alignment(look, p)}</${p}xf>`;
  });
  return append(pkg, part, 'cellXfs', formats);
}

/** Adds a differential format for each mark; gives their numbers, in order. */
export function addMarkLooks(pkg: Package, workbook: WorkbookPart, looks: readonly MarkLook[]): number[] {
  return append(pkg, stylesPart(pkg, workbook), 'dxfs', looks.map(differential));
}

/** An element's text, given the part's prefix. */
type Piece = (prefix: string) => string;

/** Appends to one of the lists, equal pieces once; gives the number of each piece. */
function append(pkg: Package, part: string, list: string, pieces: readonly Piece[]): number[] {
  const numbers: number[] = [];
  pkg.edit(part, (text) => {
    const root = rootOf(text);
    const existing = childOf(text, root, list);
    const first = existing ? childrenOf(text, existing).length : 0;
    const unique: string[] = [];
    for (const piece of pieces) {
      const content = piece(root.prefix);
      if (!unique.includes(content)) unique.push(content);
      numbers.push(first + unique.indexOf(content));
    }
    if (unique.length === 0) return [];
    const content = unique.join('');
    const count = String(first + unique.length);
    if (!existing) {
      const name = `${root.prefix}${list}`;
      return [insertChildEdit(text, root, list, ORDER, `<${name} count="${count}">${content}</${name}>`)];
    }
    return [...countEdit(text, existing, count), appendEdit(text, existing, content)];
  });
  return numbers;
}

/** The count is optional: it is raised where it stands. */
function countEdit(text: string, list: ReturnType<typeof rootOf>, count: string): Edit[] {
  return attributesOf(text, list).has('count') ? [attributeEdit(text, list, 'count', count)] : [];
}

/** Numbers that Excel has built in; others are added, above those in use and above the 164 that are reserved. */
const BUILT_IN: ReadonlyMap<string, number> = new Map([
  ['#,##0.00', 4],
  ['@', 49],
]);
const FIRST_FREE_NUMBER_FORMAT = 164;

function addNumberFormats(pkg: Package, part: string, looks: readonly Look[]): number[] {
  const first = pkg.read(part, (text) => {
    const list = childOf(text, rootOf(text), 'numFmts');
    const ids = list ? childrenOf(text, list).map((each) => Number(attributesOf(text, each).get('numFmtId'))) : [];
    return Math.max(FIRST_FREE_NUMBER_FORMAT, ...ids.map((id) => id + 1));
  });
  const others = [...new Set(looks.flatMap(({ numberFormat }) => numberFormat ?? []))].filter((f) => !BUILT_IN.has(f));
  const pieces = others.map((code, i) => (p: string) => {
    return `<${p}numFmt numFmtId="${first + i}" formatCode="${escapeXml(code)}"/>`;
  });
  append(pkg, part, 'numFmts', pieces);
  return looks.map(({ numberFormat }) => {
    if (numberFormat === undefined) return 0;
    return BUILT_IN.get(numberFormat) ?? first + others.indexOf(numberFormat);
  });
}

function font(look: Look): Piece {
  return (p) =>
    [
      `<${p}font>`,
      look.bold ? `<${p}b/>` : '',
      look.underline ? `<${p}u/>` : '',
      `<${p}sz val="${look.size}"/><${p}color rgb="FF${look.color ?? '000000'}"/>`,
      `<${p}name val="${escapeXml(look.font)}"/><${p}charset val="134"/></${p}font>`,
    ].join('');
}

function fill(color: string | undefined): Piece {
  return (p) =>
    color === undefined
      ? `<${p}fill><${p}patternFill patternType="none"/></${p}fill>`
      : `<${p}fill><${p}patternFill patternType="solid"><${p}fgColor rgb="FF${color}"/><${p}bgColor indexed="64"/></${p}patternFill></${p}fill>`;
}

function border(bordered: boolean): Piece {
  return (p) => {
    const side = (name: string) =>
      bordered ? `<${p}${name} style="thin"><${p}color rgb="FF000000"/></${p}${name}>` : `<${p}${name}/>`;
    return `<${p}border>${['left', 'right', 'top', 'bottom'].map(side).join('')}<${p}diagonal/></${p}border>`;
  };
}

function alignment(look: Look, p: string): string {
  const indent = look.indent === undefined ? '' : ` indent="${look.indent}"`;
  const wrap = look.wrap ? ' wrapText="1"' : '';
  return `<${p}alignment horizontal="${look.horizontal}" vertical="center"${wrap}${indent}/>`;
}

function differential(look: MarkLook): Piece {
  return (p) =>
    [
      `<${p}dxf><${p}font>${look.bold ? `<${p}b/>` : ''}${look.italic ? `<${p}i/>` : ''}`,
      `<${p}color rgb="FF${look.color}"/></${p}font>`,
      `<${p}fill><${p}patternFill patternType="solid"><${p}fgColor rgb="FF${look.fill}"/>`,
      `<${p}bgColor rgb="FF${look.fill}"/></${p}patternFill></${p}fill></${p}dxf>`,
    ].join('');
}

function stylesPart(pkg: Package, workbook: WorkbookPart): string {
  const existing = relationshipsOf(pkg, workbook.part).find(({ kind }) => kind === 'styles')?.part;
  if (existing !== undefined && pkg.has(existing)) return existing;
  const part = `${workbook.folder}styles.xml`;
  pkg.put(part, emptyStyles(workbook.namespace));
  addContentType(pkg, part, STYLES_TYPE);
  addRelationship(pkg, workbook.part, `${workbook.relationships}/styles`, part);
  return part;
}

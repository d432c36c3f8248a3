/**
 * XML at the level of its text: finding elements and editing in place, so that everything that is not edited keeps its
 * bytes. A parser that serialises again would rewrite namespaces, quotes and blanks all over the user's file.
 */

/** An element by the places of its tags in the text. */
export interface Element {
  /** Without prefix. */
  readonly name: string;
  /** With the colon, or empty. */
  readonly prefix: string;
  readonly start: number;
  /** After the opening tag. */
  readonly openEnd: number;
  /** Before the closing tag; `openEnd` for `<x/>`. */
  readonly closeStart: number;
  readonly end: number;
}

/** Replaces `length` characters at `at` by `text`. */
export interface Edit {
  readonly at: number;
  readonly length: number;
  readonly text: string;
}

interface Tag {
  readonly start: number;
  readonly end: number;
  readonly kind: 'open' | 'close' | 'empty';
  readonly prefix: string;
  readonly name: string;
}

/** The text cannot be understood as XML. */
export class XmlError extends Error {
  override readonly name = 'XmlError';
}

/** The document element. */
export function rootOf(text: string): Element {
  const open = tagsOf(text, 0, text.length).next().value;
  if (!open || open.kind === 'close') throw new XmlError('no document element');
  if (open.kind === 'empty') return { ...placesOf(open), closeStart: open.end, end: open.end };
  // Only blanks and comments may follow it: its end is found without going through the whole.
  const closeStart = text.lastIndexOf('</');
  const close = tagsOf(text, closeStart, text.length).next().value;
  if (close?.name !== open.name) throw new XmlError('the document element is not closed');
  return { ...placesOf(open), closeStart, end: close.end };
}

/** The elements directly inside `parent`. */
export function childrenOf(text: string, parent: Element): Element[] {
  const children: Element[] = [];
  let depth = 0;
  let open: Tag | undefined;
  for (const tag of tagsOf(text, parent.openEnd, parent.closeStart)) {
    if (tag.kind === 'close') {
      depth -= 1;
      if (depth < 0) throw new XmlError(`closing tag without an opening one: ${tag.name}`);
      if (depth === 0 && open) {
        if (open.name !== tag.name) throw new XmlError(`${open.name} closed by ${tag.name}`);
        children.push({ ...placesOf(open), closeStart: tag.start, end: tag.end });
      }
    } else if (tag.kind === 'open') {
      if (depth === 0) open = tag;
      depth += 1;
    } else if (depth === 0) {
      children.push({ ...placesOf(tag), closeStart: tag.end, end: tag.end });
    }
  }
  if (depth !== 0) throw new XmlError('an element is not closed');
  return children;
}

function placesOf(tag: Tag) {
  return { name: tag.name, prefix: tag.prefix, start: tag.start, openEnd: tag.end };
}

/** The first child of that name. */
export function childOf(text: string, parent: Element, name: string): Element | undefined {
  return childrenOf(text, parent).find((child) => child.name === name);
}

/** Children of that name. */
export function childrenNamed(text: string, parent: Element, name: string): Element[] {
  return childrenOf(text, parent).filter((child) => child.name === name);
}

/** Attributes as written (with prefix), values unescaped. */
export function attributesOf(text: string, element: Element): ReadonlyMap<string, string> {
  const tag = text.slice(element.start, element.openEnd);
  const attributes = new Map<string, string>();
  for (const [, name = '', double, single] of tag.matchAll(ATTRIBUTE)) {
    attributes.set(name, unescapeXml(double ?? single ?? ''));
  }
  return attributes;
}

/** Starts at the start of a name only: tried at each of its letters, a name without end would take quadratic time. */
const ATTRIBUTE = /(?<![\w:.-])([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** The edit that gives an element's attribute a value, adding the attribute where it is missing. */
export function attributeEdit(text: string, element: Element, name: string, value: string): Edit {
  const tag = text.slice(element.start, element.openEnd);
  for (const match of tag.matchAll(ATTRIBUTE)) {
    if (match[1] !== name) continue;
    const old = match[2] ?? match[3] ?? '';
    return {
      at: element.start + match.index + match[0].length - 1 - old.length,
      length: old.length,
      text: escapeXml(value),
    };
  }
  const nameEnd = element.start + 1 + element.prefix.length + element.name.length;
  return { at: nameEnd, length: 0, text: ` ${name}="${escapeXml(value)}"` };
}

/** The edit that takes an element out. */
export function cutEdit(element: Element): Edit {
  return { at: element.start, length: element.end - element.start, text: '' };
}

/** The edit that puts `content` last inside an element, opening `<x/>` up where needed. */
export function appendEdit(text: string, element: Element, content: string): Edit {
  if (element.end !== element.openEnd) return { at: element.closeStart, length: 0, text: content };
  const slash = text.lastIndexOf('/', element.end - 1);
  const close = `</${element.prefix}${element.name}>`;
  return { at: slash, length: element.end - slash, text: `>${content}${close}` };
}

/** The edit that puts a new child where the schema's `order` of children wants it. */
export function insertChildEdit(
  text: string,
  parent: Element,
  name: string,
  order: readonly string[],
  content: string,
): Edit {
  if (parent.end === parent.openEnd) return appendEdit(text, parent, content);
  const place = order.indexOf(name);
  const before = childrenOf(text, parent).filter((child) => {
    const index = order.indexOf(child.name);
    return index >= 0 && index <= place;
  });
  return { at: before.at(-1)?.end ?? parent.openEnd, length: 0, text: content };
}

/** The text with every edit made. Edits must not overlap; several at one place are made in their order. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const edit of [...edits].sort((a, b) => a.at - b.at)) {
    pieces.push(text.slice(at, edit.at), edit.text);
    at = edit.at + edit.length;
  }
  pieces.push(text.slice(at));
  return pieces.join('');
}

/**
 * Whether a document type is declared before the document element, which no workbook needs; undefined when the text ends
 * before either.
 */
export function declaresDoctype(text: string): boolean | undefined {
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
    const skipped = endOfNonElement(text, at);
    if (skipped === undefined) return text.startsWith('<!', at);
    at = skipped;
  }
  return undefined;
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** For attribute values and text. Characters that XML cannot hold are left out. */
export function escapeXml(text: string): string {
  return text.replace(NOT_IN_XML, '').replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character);
}

/** Control characters, half surrogates and the two non-characters. */
const NOT_IN_XML = /[^\t\n\r -\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

export function unescapeXml(text: string): string {
  return text.replace(
    /&(?:#x([\da-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? whole;
      const code = hex === undefined ? Number(decimal) : parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}

function* tagsOf(text: string, from: number, to: number): Generator<Tag, undefined> {
  for (let start = text.indexOf('<', from); start >= 0 && start < to; start = text.indexOf('<', start)) {
    const skipped = endOfNonElement(text, start);
    if (skipped !== undefined) {
      start = skipped;
      continue;
    }
    const end = endOfTag(text, start);
    yield readTag(text, start, end);
    start = end;
  }
  return undefined;
}

/** Where a comment, CDATA section or processing instruction that starts here ends; undefined for anything else. */
function endOfNonElement(text: string, start: number): number | undefined {
  if (text[start + 1] !== '!' && text[start + 1] !== '?') return undefined;
  for (const [open, close] of [
    ['<!--', '-->'],
    ['<![CDATA[', ']]>'],
    ['<?', '?>'],
  ] as const) {
    if (!text.startsWith(open, start)) continue;
    const end = text.indexOf(close, start + open.length);
    if (end < 0) throw new XmlError(`${open} is not closed`);
    return end + close.length;
  }
  return undefined;
}

/** After the `>` of a tag; a `>` inside a quoted value does not count. */
function endOfTag(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const character = text[at];
    if (character === '>') return at + 1;
    if (character !== '"' && character !== "'") continue;
    at = text.indexOf(character, at + 1);
    if (at < 0) break;
  }
  throw new XmlError('a tag is not closed');
}

const TAG_NAME = /<(\/?)([\w.-]+:)?([\w.-]+)/y;

function readTag(text: string, start: number, end: number): Tag {
  TAG_NAME.lastIndex = start;
  const match = TAG_NAME.exec(text);
  if (!match?.[3]) throw new XmlError('a tag without a name');
  const kind = match[1] ? 'close' : text[end - 2] === '/' ? 'empty' : 'open';
  return { start, end, kind, prefix: match[2] ?? '', name: match[3] };
}

/**
 * XML tag by tag, for parts that are large and only read: nothing is built of what is passed over, every character is
 * looked at once, and what is no XML ends at once with an XmlError.
 */
import { unescapeXml, XmlError } from './xml';

const [LESS, GREATER, SLASH, EQUALS, COLON, BANG, QUESTION] = [0x3c, 0x3e, 0x2f, 0x3d, 0x3a, 0x21, 0x3f];
const [QUOTE, APOSTROPHE, SPACE] = [0x22, 0x27, 0x20];
/** Name and value of an attribute, each by its start and end. */
const PLACES_PER_ATTRIBUTE = 4;

export class XmlPull {
  /** The tag's name without its prefix; empty before the first tag and after the last. */
  name = '';
  /** Of `</x>`. */
  closes = false;
  /** Of `<x/>`, which no closing tag follows. */
  empty = false;
  private at: number;
  /** Attributes of the tag by their places in the text. */
  private readonly places: number[] = [];
  private attributes = 0;
  /** Text before the tag: what was gathered of CDATA sections and between comments, and the places of the rest. */
  private gathered = '';
  private textStart = 0;
  private textEnd = 0;

  constructor(
    private readonly source: string,
    from = 0,
  ) {
    this.at = from;
  }

  /** Goes to the next tag; false at the end. */
  next(): boolean {
    const { source } = this;
    this.gathered = '';
    this.textStart = this.at;
    for (;;) {
      const start = source.indexOf('<', this.at);
      if (start < 0) {
        this.name = '';
        return false;
      }
      this.textEnd = start;
      const code = source.charCodeAt(start + 1);
      if (code !== BANG && code !== QUESTION) {
        this.closes = code === SLASH;
        this.readTag(this.closes ? start + 2 : start + 1);
        return true;
      }
      this.skip(start);
    }
  }

  /** An attribute's value, by its name as it is written. */
  attribute(name: string): string | undefined {
    const { source, places } = this;
    for (let i = 0; i < this.attributes * PLACES_PER_ATTRIBUTE; i += PLACES_PER_ATTRIBUTE) {
      const start = places[i] ?? 0;
      if ((places[i + 1] ?? 0) - start === name.length && source.startsWith(name, start)) {
        return plain(source.slice(places[i + 2], places[i + 3]));
      }
    }
    return undefined;
  }

  /** The text between the tag before and this one. */
  text(): string {
    return this.gathered + plain(this.source.slice(this.textStart, this.textEnd));
  }

  /** Goes to the closing tag of the element whose opening tag this is. */
  skipElement(): void {
    for (let depth = this.empty ? 0 : 1; depth > 0;) {
      if (!this.next()) throw new XmlError('an element is not closed');
      if (this.closes) depth -= 1;
      else if (!this.empty) depth += 1;
    }
  }

  private readTag(from: number): void {
    const { source, places } = this;
    let at = from;
    let nameStart = from;
    let code = source.charCodeAt(at);
    for (; !(isBlank(code) || code === GREATER || code === SLASH); code = source.charCodeAt(++at)) {
      if (code === COLON) nameStart = at + 1;
      else if (code === LESS || Number.isNaN(code)) throw new XmlError('a tag is not closed');
    }
    if (at === nameStart) throw new XmlError('a tag without a name');
    this.name = source.slice(nameStart, at);
    this.attributes = 0;
    for (;;) {
      while (isBlank(code)) code = source.charCodeAt(++at);
      if (code === GREATER || code === SLASH) break;
      const first = this.attributes * PLACES_PER_ATTRIBUTE;
      places[first] = at;
      while (code !== EQUALS && !isBlank(code)) {
        if (code === GREATER || code === LESS || Number.isNaN(code)) throw new XmlError('an attribute without a value');
        code = source.charCodeAt(++at);
      }
      places[first + 1] = at;
      while (code === EQUALS || isBlank(code)) code = source.charCodeAt(++at);
      if (code !== QUOTE && code !== APOSTROPHE) throw new XmlError('a value without quotes');
      const end = source.indexOf(code === QUOTE ? '"' : "'", at + 1);
      if (end < 0) throw new XmlError('a tag is not closed');
      places[first + 2] = at + 1;
      places[first + 3] = end;
      this.attributes += 1;
      at = end + 1;
      code = source.charCodeAt(at);
    }
    this.empty = code === SLASH;
    if (this.empty && source.charCodeAt(++at) !== GREATER) throw new XmlError('a tag is not closed');
    this.at = at + 1;
  }

  /** Passes over a comment, a declaration or an instruction; what a CDATA section holds is text. */
  private skip(start: number): void {
    const { source } = this;
    const [open, close] = MARKUP.find(([opening]) => source.startsWith(opening, start)) ?? ['<!', '>'];
    const end = source.indexOf(close, start + open.length);
    if (end < 0) throw new XmlError(`${open} is not closed`);
    this.gathered = this.text() + (open === CDATA ? source.slice(start + open.length, end) : '');
    this.at = end + close.length;
    this.textStart = this.at;
  }
}

const CDATA = '<![CDATA[';
const MARKUP = [
  ['<!--', '-->'],
  [CDATA, ']]>'],
  ['<?', '?>'],
] as const;

function isBlank(code: number): boolean {
  return code === SPACE || code === 0x0a || code === 0x0d || code === 0x09;
}

function plain(text: string): string {
  const unescaped = text.includes('&') ? unescapeXml(text) : text;
  return unescaped.includes('\r') ? unescaped.replace(/\r\n?/g, '\n') : unescaped;
}

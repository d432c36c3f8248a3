/** JSON that people write by hand: parsed so that every part of it can be told by its line. */
import { createScanner, findNodeAtLocation, parseTree, printParseErrorCode, type ParseError } from 'jsonc-parser';

/** Where something stands in a text; both count from one. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

/** What a mistake in a text is, as far as that can be told. */
export type MistakeKind =
  'comma' | 'colon' | 'sign' | 'quote' | 'lastComma' | 'unclosed' | 'extra' | 'comment' | 'other';

export interface JsonMistake extends TextPlace {
  readonly kind: MistakeKind;
  /** The text there, where it is a sign that does not belong there. */
  readonly sign: string;
}

export interface ReadJson {
  readonly value: unknown;
  /** Where the part at a path begins; the nearest part around it where it is missing. */
  placeOf(path: readonly (string | number)[]): TextPlace;
}

/** Parses JSON text; of text that is none, the place of the first mistake, if there is any text. */
export function readJson(text: string): ReadJson | { readonly mistake: JsonMistake | undefined } {
  const source = text.replace(/^\ufeff/, '');
  const tooDeep = offsetOfDepth(source);
  if (tooDeep !== undefined) return { mistake: { ...placeIn(source, tooDeep), kind: 'other', sign: '' } };
  const errors: ParseError[] = [];
  const tree = parseTree(source, errors, { disallowComments: true });
  const placeAt = (offset: number): TextPlace => placeIn(source, offset);
  const [first] = errors;
  if (first || !tree) return { mistake: source.trim() === '' ? undefined : mistakeIn(source, first) };
  return {
    value: JSON.parse(source) as unknown,
    placeOf: (path) => {
      for (let length = path.length; length > 0; length--) {
        const node = findNodeAtLocation(tree, path.slice(0, length));
        if (node) return placeAt(node.offset);
      }
      return placeAt(tree.offset);
    },
  };
}

/** Signs of a Chinese keyboard that stand for those of JSON. */
const CHINESE_SIGN = /^[，：；“”‘’【】｛｝「」、]/;

const KINDS: Readonly<Record<string, MistakeKind>> = {
  CommaExpected: 'comma',
  ColonExpected: 'colon',
  UnexpectedEndOfString: 'quote',
  CloseBraceExpected: 'unclosed',
  CloseBracketExpected: 'unclosed',
  EndOfFileExpected: 'extra',
  InvalidCommentToken: 'comment',
};

/** The first mistake of a text, in the words of whoever typed it. */
function mistakeIn(source: string, error: ParseError | undefined): JsonMistake {
  const offset = error?.offset ?? 0;
  const sign = source.slice(offset, offset + 1);
  const before = source.slice(0, offset).trimEnd();
  const at = (place: number, kind: MistakeKind): JsonMistake => ({ ...placeIn(source, place), kind, sign });
  if (CHINESE_SIGN.test(sign)) return at(offset, 'sign');
  if (/[}\]]/.test(sign) && before.endsWith(',')) return at(before.length - 1, 'lastComma');
  const kind = (error && KINDS[printParseErrorCode(error.error)]) ?? 'other';
  // What is missing is missing behind what stands before, most often on the line above.
  if (kind === 'comma' || kind === 'unclosed') return at(before.length, kind);
  return at(offset, kind === 'other' && /[\w']/.test(sign) ? 'quote' : kind);
}

function placeIn(text: string, offset: number): TextPlace {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/** Parsers call themselves for what is nested: no file that a person writes is nested this deep. */
const DEPTH_MAX = 100;

/** Where a text is nested too deep. */
function offsetOfDepth(text: string): number | undefined {
  const scanner = createScanner(text, true);
  let depth = 0;
  for (scanner.scan(); scanner.getTokenLength() > 0; scanner.scan()) {
    const sign = text.charAt(scanner.getTokenOffset());
    if (sign === '{' || sign === '[') depth += 1;
    if (sign === '}' || sign === ']') depth -= 1;
    if (depth > DEPTH_MAX) return scanner.getTokenOffset();
  }
  return undefined;
}

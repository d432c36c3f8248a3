/** The catalogue of sentences: each is used, each that is used exists, and each placeholder gets its value. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { allSentences, englishSentences, fill, say, sayIn } from '../../src/sentences';

const SOURCE = join(__dirname, '..', '..', 'src');
const FILES = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name));
const TEXTS = new Map(FILES.map((name) => [name, readFileSync(join(SOURCE, name), 'utf8')]));
const SENTENCES = allSentences();

interface Call {
  readonly at: string;
  readonly key: string;
  /** Names that are given; undefined when they cannot be seen from the call alone. */
  readonly given: readonly string[] | undefined;
}

/** `say('area.name', { a, b: … })` wherever it stands. */
const CALLS: readonly Call[] = [...TEXTS].flatMap(([name, text]) => {
  const calls: Call[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'say') {
      const [key, params] = node.arguments;
      if (key && ts.isStringLiteral(key)) calls.push({ at: name, key: key.text, given: namesIn(params) });
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(name, text, ts.ScriptTarget.ES2022, true));
  return calls;
});

function namesIn(params: ts.Expression | undefined): string[] | undefined {
  if (!params) return [];
  if (!ts.isObjectLiteralExpression(params)) return undefined;
  const names = params.properties.map((property) =>
    property.name && ts.isIdentifier(property.name) ? property.name.text : '',
  );
  return names.includes('') ? undefined : names;
}

function placeholders(sentence: string): string[] {
  return [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
}

/** Named in full, or as `area.${kind}` with the kind named somewhere. */
function isUsed(key: string): boolean {
  const texts = [...TEXTS.values()];
  if (texts.some((text) => text.includes(`'${key}'`))) return true;
  const patterns = texts.flatMap((text) => [...text.matchAll(/`(\w+\.\w*)\$\{\w+\}(\w*)`/g)]);
  return patterns.some(([, before = '', after = '']) => {
    if (!key.startsWith(before) || !key.endsWith(after)) return false;
    const kind = key.slice(before.length, key.length - after.length);
    return texts.some((text) => new RegExp(`['"\`]${kind}['"\`]|\\b${kind}:`).test(text));
  });
}

test('every sentence is used', () => {
  expect([...SENTENCES.keys()].filter((key) => !isUsed(key))).toEqual([]);
});

test('every sentence that is used is there', () => {
  expect(CALLS.length).toBeGreaterThan(50);
  expect(CALLS.filter(({ key }) => !SENTENCES.has(key))).toEqual([]);
});

test('every placeholder is given its value, and nothing is given in vain', () => {
  const wrong = CALLS.flatMap(({ at, key, given }) => {
    if (!given) return [];
    const wanted = new Set(placeholders(SENTENCES.get(key) ?? ''));
    const lacking = [...wanted].filter((name) => !given.includes(name));
    const idle = given.filter((name) => !wanted.has(name));
    return lacking.length + idle.length > 0 ? [{ at, key, lacking, idle }] : [];
  });
  expect(wrong).toEqual([]);
});

test('sentences are words for a reader, not of a program', () => {
  const odd = [...SENTENCES].filter(
    ([, sentence]) => !/\S/.test(sentence) || /undefined|null|TODO|\$\{|%s/.test(sentence),
  );
  expect(odd).toEqual([]);
});

test('the pane and the page of the browser edition speak English too: the same sentences with the same placeholders', () => {
  const english = englishSentences();
  const chinese = [...SENTENCES].filter(([key]) => /^(app|web)\./.test(key));
  expect([...english.keys()].sort()).toEqual(chinese.map(([key]) => key).sort());
  const differ = chinese.filter(
    ([key, sentence]) =>
      placeholders(sentence).sort().join() !==
      placeholders(english.get(key) ?? '')
        .sort()
        .join(),
  );
  expect(differ).toEqual([]);
  expect(sayIn('en-US', 'app.check')).toBe('Check');
  expect(sayIn('zh-CN', 'app.goTo', { cell: 'A1' })).toBe('转到 A1');
});

test('a placeholder without a value is a fault of ours', () => {
  expect(say('checking.more', { amount: '1.00', unit: '元' })).toBe('多 1.00 元');
  expect(() => say('checking.more', { amount: '1.00' })).toThrow('{unit}');
  expect(fill('{a}{a}和{b}', { a: 1, b: '乙' })).toBe('11和乙');
  expect(() => fill('{toString}', {})).toThrow('{toString}');
});

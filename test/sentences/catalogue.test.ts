/** The catalogue of sentences: each is used, each that is used exists, and each placeholder gets its value. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import {
  addSentences,
  allSentences,
  englishSentences,
  fill,
  languageOf,
  say,
  sayAll,
  sayIn,
  type Sentence,
} from '../../src/sentences';
import cli from '../../src/sentences/zh-CN/cli.json';
import deriving from '../../src/sentences/zh-CN/deriving.json';
import forms from '../../src/sentences/zh-CN/forms.json';
import { failure } from '../../src/workbook';

const SOURCE = join(__dirname, '..', '..', 'src');
const FILES = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name));
const TEXTS = new Map(FILES.map((name) => [name, readFileSync(join(SOURCE, name), 'utf8')]));
// Areas that parts of the program bring themselves.
addSentences('cli', cli);
addSentences('deriving', deriving);
addSentences('forms', forms);
const SENTENCES = allSentences();

interface Call {
  readonly at: string;
  readonly key: string;
  /** Names that are given; undefined when they cannot be seen from the call alone. */
  readonly given: readonly string[] | undefined;
}

/** `say('area.name', { a, b: … })` and `failure(…)` likewise, and `{ key: 'area.name', params: { a, b: … } }`, wherever they stand. */
const CALLS: readonly Call[] = [...TEXTS].flatMap(([name, text]) => {
  const calls: Call[] = [];
  const visit = (node: ts.Node): void => {
    const [key, params] = sentenceIn(node) ?? [];
    if (key && ts.isStringLiteral(key)) calls.push({ at: name, key: key.text, given: namesIn(params) });
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(name, text, ts.ScriptTarget.ES2022, true));
  return calls;
});

function sentenceIn(node: ts.Node): readonly (ts.Expression | undefined)[] | undefined {
  if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) {
    return ['say', 'failure'].includes(node.expression.text) ? node.arguments : undefined;
  }
  if (!ts.isObjectLiteralExpression(node)) return undefined;
  const [key, params] = ['key', 'params'].map((wanted) => {
    const property = node.properties.find((each) => each.name?.getText() === wanted);
    if (!property) return undefined;
    // Parameters made before are not to be seen here.
    return ts.isPropertyAssignment(property) ? property.initializer : ts.factory.createNull();
  });
  const isSentence = key && ts.isStringLiteral(key) && /^(app|web|workbook)\./.test(key.text);
  return isSentence ? [key, params] : undefined;
}

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

test('the pane, the page of the browser edition and the hosts speak English too: the same sentences with the same placeholders', () => {
  const english = englishSentences();
  const chinese = [...SENTENCES].filter(([key]) => /^(app|web|workbook)\./.test(key));
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

/** English sentences that name something Chinese: a language, a sample, words of the forms. */
const NAMING_CHINESE = [
  'app.noSubjectStatements',
  'app.languageChinese',
  'web.sampleName',
  'app.insertedWithoutUnit',
  'app.supplementHelp',
];

test('English sentences are English', () => {
  const chinese = [...englishSentences()].filter(([, sentence]) => /[\u3000-\u9fff\uff00-\uffef]/.test(sentence));
  expect(chinese.map(([key]) => key).sort()).toEqual([...NAMING_CHINESE].sort());
});

test('a sentence within a sentence, and the names of a list, are in the language of the whole', () => {
  const wrong: Sentence = failure('workbook.notWorkbook', {
    name: '表.pdf',
    kind: { key: 'workbook.kindPdf' },
  }).sentence;
  const two: readonly Sentence[] = [
    wrong,
    { key: 'app.subjectInserted', params: { statement: '公开05表', names: ['甲', '乙'] } },
  ];
  expect(sayAll('zh-CN', two)).toBe(
    '文件“表.pdf”不是 Excel 工作簿（看起来是 PDF 文件），请选择 .xlsx 或 .xls 文件。已在公开05表插入：甲、乙。',
  );
  expect(sayAll('en-US', two)).toBe(
    'File “表.pdf” is not an Excel workbook; it looks like a PDF file. Please choose an .xlsx or .xls file. ' +
      'Inserted into 公开05表: 甲, 乙.',
  );
});

test('an error of a workbook has its Chinese sentence for logs and the command line', () => {
  const cause = new Error('zip');
  const error = failure('workbook.damaged', { name: '表.xlsx', part: { key: 'workbook.partCells' } }, cause);
  expect(error.message).toBe(say('workbook.damaged', { name: '表.xlsx', part: '表格数据' }));
  expect(error.cause).toBe(cause);
});

test.each([
  ['zh-CN', 'zh-CN'],
  ['zh-Hans', 'zh-CN'],
  ['ZH', 'zh-CN'],
  ['en-GB', 'en-US'],
  ['', 'en-US'],
])('a host that speaks %p has the pane in %s', (tag, language) => {
  expect(languageOf(tag)).toBe(language);
});

test('a placeholder without a value is a fault of ours', () => {
  expect(say('checking.more', { amount: '1.00', unit: '元' })).toBe('多 1.00 元');
  expect(() => say('checking.more', { amount: '1.00' })).toThrow('{unit}');
  expect(fill('{a}{a}和{b}', { a: 1, b: '乙' })).toBe('11和乙');
  expect(() => fill('{toString}', {})).toThrow('{toString}');
});

/**
 * The catalogue of sentences that users see, by area, so that it can be read through and translated in one place.
 * `{name}` in a sentence is filled in from the parameters.
 */
import appInEnglish from './en-US/app.json';
import webInEnglish from './en-US/web.json';
import workbookInEnglish from './en-US/workbook.json';
import app from './zh-CN/app.json';
import checking from './zh-CN/checking.json';
import type cli from './zh-CN/cli.json';
import type deriving from './zh-CN/deriving.json';
import drafting from './zh-CN/drafting.json';
import type forms from './zh-CN/forms.json';
import layout from './zh-CN/layout.json';
import reading from './zh-CN/reading.json';
import web from './zh-CN/web.json';
import workbook from './zh-CN/workbook.json';

const CATALOGUE = { app, checking, drafting, layout, reading, web, workbook } as const;

/** Areas that single parts of the program speak: they bring their sentences themselves, so that the pane need not load them. */
interface OwnAreas {
  readonly cli: typeof cli;
  readonly deriving: typeof deriving;
  readonly forms: typeof forms;
}
type Catalogue = typeof CATALOGUE & OwnAreas;

/** `area.name`, for example `workbook.encrypted`. */
export type SentenceKey = { [A in keyof Catalogue]: `${A}.${keyof Catalogue[A] & string}` }[keyof Catalogue];

const SENTENCES = byKey(CATALOGUE);

/** Adds the sentences of an area that a part of the program brings. */
export function addSentences<A extends keyof OwnAreas>(area: A, sentences: OwnAreas[A]): void {
  for (const [key, sentence] of byKey({ [area]: sentences })) SENTENCES.set(key, sentence);
}

/**
 * Languages of the pane. What is the field's own text is Chinese in both: findings and rules, the statements' forms, the
 * supplement's questions, narratives, and whatever is written into a workbook or a report.
 */
export const LANGUAGES = ['zh-CN', 'en-US'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The pane's language where a host or a browser speaks `tag`, such as `zh-Hans-CN`. */
export function languageOf(tag: string): Language {
  return /^zh\b/i.test(tag) ? 'zh-CN' : 'en-US';
}

/** Areas that the pane and the browser edition's page speak for themselves, held in every language. */
const ENGLISH_CATALOGUE = { app: appInEnglish, web: webInEnglish, workbook: workbookInEnglish } as const;

export type AppKey = Extract<SentenceKey, `${keyof typeof ENGLISH_CATALOGUE}.${string}`>;

const ENGLISH: ReadonlyMap<string, string> = byKey(ENGLISH_CATALOGUE);

/** A sentence that is worded when it is shown, in the language of that moment. */
export interface Sentence {
  readonly key: AppKey;
  readonly params?: SentenceParams;
}

/** What fills a placeholder. Another sentence, or names to be listed, are worded in the language of the whole. */
export type SentenceParam = string | number | Sentence | readonly string[];
export type SentenceParams = Readonly<Record<string, SentenceParam>>;

/** What stands between the names of a list, and between sentences that follow each other. */
const BETWEEN: Readonly<Record<Language, { readonly names: string; readonly sentences: string }>> = {
  'zh-CN': { names: '、', sentences: '' },
  'en-US': { names: ', ', sentences: ' ' },
};

/** The sentence `key` with its placeholders filled in. Throws when a placeholder has no value: that is a fault of ours. */
export function say(key: SentenceKey, params: SentenceParams = {}): string {
  const sentence = SENTENCES.get(key);
  if (sentence === undefined) throw new Error(`no such sentence: ${key}`);
  return fill(sentence, params);
}

/** As {@link say}, for a sentence of the pane in the pane's language. */
export function sayIn(language: Language, key: AppKey, params: SentenceParams = {}): string {
  const english = language === 'en-US' ? ENGLISH.get(key) : undefined;
  return english === undefined ? say(key, params) : fill(english, params, language);
}

/** Sentences one after the other. */
export function sayAll(language: Language, sentences: readonly Sentence[]): string {
  return sentences.map(({ key, params }) => sayIn(language, key, params)).join(BETWEEN[language].sentences);
}

/** Fills `{name}` placeholders of a sentence that comes from other data, such as a form's rule. */
export function fill(sentence: string, params: SentenceParams, language: Language = 'zh-CN'): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = Object.hasOwn(params, name) ? params[name] : undefined;
    if (value === undefined) throw new Error(`sentence without a value for {${name}}: ${sentence}`);
    return worded(value, language);
  });
}

function worded(value: SentenceParam, language: Language): string {
  if (typeof value !== 'object') return String(value);
  return 'key' in value ? sayIn(language, value.key, value.params) : value.join(BETWEEN[language].names);
}

function byKey(areas: Readonly<Record<string, Readonly<Record<string, string>>>>): Map<string, string> {
  return new Map(
    Object.entries(areas).flatMap(([area, sentences]) =>
      Object.entries(sentences).map(([name, sentence]) => [`${area}.${name}`, sentence] as const),
    ),
  );
}

/** Every sentence by its key, for tests of the catalogue. */
export function allSentences(): ReadonlyMap<string, string> {
  return SENTENCES;
}

/** The pane's sentences in English by their keys, for tests of the catalogue. */
export function englishSentences(): ReadonlyMap<string, string> {
  return ENGLISH;
}

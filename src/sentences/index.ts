/**
 * The catalogue of sentences that users see, by area, so that it can be read through and translated in one place.
 * `{name}` in a sentence is filled in from the parameters.
 */
import appInEnglish from './en-US/app.json';
import webInEnglish from './en-US/web.json';
import app from './zh-CN/app.json';
import checking from './zh-CN/checking.json';
import cli from './zh-CN/cli.json';
import drafting from './zh-CN/drafting.json';
import layout from './zh-CN/layout.json';
import reading from './zh-CN/reading.json';
import web from './zh-CN/web.json';
import workbook from './zh-CN/workbook.json';

const CATALOGUE = { app, checking, cli, drafting, layout, reading, web, workbook } as const;
type Catalogue = typeof CATALOGUE;

/** `area.name`, for example `workbook.encrypted`. */
export type SentenceKey = { [A in keyof Catalogue]: `${A}.${keyof Catalogue[A] & string}` }[keyof Catalogue];

const SENTENCES: ReadonlyMap<string, string> = new Map(
  Object.entries(CATALOGUE).flatMap(([area, sentences]) =>
    Object.entries<string>(sentences).map(([name, sentence]) => [`${area}.${name}`, sentence] as const),
  ),
);

/** Languages of the pane; findings and narratives are Chinese in both. */
export const LANGUAGES = ['zh-CN', 'en-US'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Sentences of the pane and of the browser edition's page, which are held in every language. */
export type AppKey = Extract<SentenceKey, `app.${string}` | `web.${string}`>;

const ENGLISH: ReadonlyMap<string, string> = new Map(
  Object.entries({ app: appInEnglish, web: webInEnglish }).flatMap(([area, sentences]) =>
    Object.entries<string>(sentences).map(([name, sentence]) => [`${area}.${name}`, sentence] as const),
  ),
);

export type SentenceParams = Readonly<Record<string, string | number>>;

/** The sentence `key` with its placeholders filled in. Throws when a placeholder has no value: that is a fault of ours. */
export function say(key: SentenceKey, params: SentenceParams = {}): string {
  const sentence = SENTENCES.get(key);
  if (sentence === undefined) throw new Error(`no such sentence: ${key}`);
  return fill(sentence, params);
}

/** As {@link say}, for a sentence of the pane in the pane's language. */
export function sayIn(language: Language, key: AppKey, params: SentenceParams = {}): string {
  const english = language === 'en-US' ? ENGLISH.get(key) : undefined;
  return english === undefined ? say(key, params) : fill(english, params);
}

/** Fills `{name}` placeholders of a sentence that comes from other data, such as an edition's rule. */
export function fill(sentence: string, params: SentenceParams): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => {
    if (!Object.hasOwn(params, name)) throw new Error(`sentence without a value for {${name}}: ${sentence}`);
    return String(params[name]);
  });
}

/** Every sentence by its key, for tests of the catalogue. */
export function allSentences(): ReadonlyMap<string, string> {
  return SENTENCES;
}

/** The pane's sentences in English by their keys, for tests of the catalogue. */
export function englishSentences(): ReadonlyMap<string, string> {
  return ENGLISH;
}

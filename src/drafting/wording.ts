/** A bureau's own wording: checked before it is used, so that a slip is told where it is made and not in a narrative. */
import type { Wording } from '../forms';
import { say, type SentenceKey } from '../sentences';
import { MisuseError } from './values';

/** A wording cannot be used; `message` is the sentence shown to the user. */
export class WordingError extends Error {
  override readonly name = 'WordingError';
}

/** Where a template stands in a wording, in words. */
export interface TemplatePlace {
  readonly where: string;
  readonly text: string;
}

/** The condition of a paragraph as a template: it yields text where the condition holds. */
export function conditionOf(when: string): string {
  return `{% if ${when} %}1{% endif %}`;
}

/** Every template of a wording with its place. */
export function templatesOf(wording: Wording): TemplatePlace[] {
  const places: TemplatePlace[] = [{ where: say('drafting.inTitle'), text: wording.title }];
  for (const { heading, paragraphs } of wording.sections) {
    places.push({ where: say('drafting.inHeading', { section: heading }), text: heading });
    paragraphs.forEach(({ when, text }, index) => {
      const params = { section: heading, number: index + 1 };
      if (when !== undefined) places.push({ where: say('drafting.inWhen', params), text: conditionOf(when) });
      places.push({ where: say('drafting.inParagraph', params), text });
    });
  }
  for (const [name, text] of Object.entries(wording.partials)) {
    places.push({ where: say('drafting.inPartial', { name }), text });
  }
  return places;
}

/** Puts an error of the template engine into words that name the place. */
export function wordingFault(error: unknown, where: string): WordingError {
  const cause = error instanceof Error ? error : new Error(String(error));
  const original = 'originalError' in cause && cause.originalError instanceof Error ? cause.originalError : cause;
  const partial = /, file:(.+?), line:/.exec(cause.message)?.[1];
  const line = /line:(\d+)/.exec(cause.message)?.[1] ?? '1';
  const problem = original instanceof MisuseError ? original.message : explained(cause.message);
  const place = partial === undefined ? where : say('drafting.inPartial', { name: partial });
  return new WordingError(say('drafting.wordingFault', { where: place, line, problem }));
}

const EXPLANATIONS: readonly (readonly [RegExp, SentenceKey])[] = [
  [/undefined variable: ([^,]+)/, 'drafting.unknownVariable'],
  [/undefined filter: ([^,]+)/, 'drafting.unknownFilter'],
  [/tag "([^"]+)" not found/, 'drafting.unknownTag'],
  [/Failed to lookup "([^"]+)"/, 'drafting.unknownPartial'],
  [/output .* not closed/s, 'drafting.unclosedOutput'],
  [/tag \{%.*%\} not closed/s, 'drafting.unclosedTag'],
  [/tag .* not closed/s, 'drafting.unclosedTagSign'],
  [/limit exceeded/, 'drafting.tooMuchWork'],
];

function explained(message: string): string {
  for (const [pattern, key] of EXPLANATIONS) {
    const match = pattern.exec(message);
    if (match) return say(key, { name: match[1] ?? '' });
  }
  return say('drafting.badTemplate');
}

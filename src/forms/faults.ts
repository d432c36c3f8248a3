/** Files of JSON that people write by hand, checked; what is wrong with them is told in words and by its line. */
import type { z } from 'zod';
import { say } from '../sentences';
import { readJson } from './json';

/** A file that a person writes is far smaller than this. */
const CHARS_MAX = 1_000_000;
/** So many faults are told: mending the first ones often mends the rest. */
const FAULTS_MAX = 10;

/** What is wrong with a file, and in which line, in a sentence. */
export interface FileFault {
  /** Counted from one. */
  readonly line: number;
  readonly message: string;
}

export type ParsedFile<T> =
  { readonly value: T; readonly lineOf: (key: string) => number } | { readonly faults: readonly FileFault[] };

/** Reads the text of a JSON file by a schema. Nothing is thrown. */
export function parseFile<T extends z.ZodType>(text: string, schema: T): ParsedFile<z.output<T>> {
  if (text.length > CHARS_MAX) return { faults: [{ line: 1, message: say('forms.tooLarge') }] };
  const json = readJson(text);
  if ('mistake' in json) return { faults: [{ line: json.mistake?.line ?? 1, message: say('forms.notJson') }] };
  const parsed = schema.safeParse(json.value);
  if (parsed.success) return { value: parsed.data, lineOf: (key) => json.placeOf([key]).line };
  const faults = parsed.error.issues.slice(0, FAULTS_MAX).map((issue): FileFault => ({
    line: json.placeOf(placeOf(issue.path)).line,
    message: inWords(issue),
  }));
  return { faults };
}

function placeOf(path: readonly PropertyKey[]): (string | number)[] {
  return path.map((step) => (typeof step === 'number' ? step : String(step)));
}

const WANTED: Readonly<Record<string, string>> = {
  string: say('forms.wantString'),
  number: say('forms.wantNumber'),
  int: say('forms.wantNumber'),
  boolean: say('forms.wantBoolean'),
  array: say('forms.wantArray'),
  object: say('forms.wantObject'),
  record: say('forms.wantObject'),
};

function inWords(issue: z.core.$ZodIssue): string {
  const steps = placeOf(issue.path).map((step) =>
    typeof step === 'number' ? say('forms.entry', { number: step + 1 }) : step,
  );
  const path = steps.join(' › ') || say('forms.whole');
  switch (issue.code) {
    case 'unrecognized_keys':
      return say('forms.unknownKey', { path, keys: issue.keys.join('、') });
    case 'invalid_type':
      return say('forms.wrongType', { path, wanted: WANTED[issue.expected] ?? issue.expected });
    case 'invalid_value':
      return say('forms.wrongValue', { path, values: issue.values.map(String).join('、') });
    case 'invalid_union': {
      const [inner] = issue.errors.flat();
      return inner ? inWords({ ...inner, path: [...issue.path, ...inner.path] }) : say('forms.wrong', { path });
    }
    case 'invalid_key': {
      const [inner] = issue.issues;
      return inner ? inWords({ ...inner, path: issue.path }) : say('forms.wrong', { path });
    }
    case 'custom':
      return say('forms.wrongFormula', { path, reason: issue.message });
    default:
      return say('forms.wrong', { path });
  }
}

/** Files of JSON that people write by hand, checked; what is wrong with them is told in words and by its line. */
import type { z } from 'zod';
import { mostAlike } from '../accounts';
import { addSentences, say } from '../sentences';
import sentences from '../sentences/zh-CN/forms.json';
import { readJson, type JsonMistake, type ReadJson } from './json';

addSentences('forms', sentences);

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

export type ParsedFile<T> = { readonly value: T; readonly json: ReadJson } | { readonly faults: readonly FileFault[] };

/** Reads the text of a JSON file by a schema. `keys` are those that such a file may have. Nothing is thrown. */
export function parseFile<T extends z.ZodType>(
  text: string,
  schema: T,
  keys: readonly string[] = [],
): ParsedFile<z.output<T>> {
  if (text.length > CHARS_MAX) return { faults: [{ line: 1, message: say('forms.tooLarge') }] };
  const json = readJson(text);
  if ('mistake' in json) return { faults: [faultOfText(json.mistake)] };
  const parsed = schema.safeParse(json.value);
  return parsed.success ? { value: parsed.data, json } : { faults: faultsOf(json, parsed.error, keys) };
}

/** A file that is no JSON: where, and what to mend. */
function faultOfText(mistake: JsonMistake | undefined): FileFault {
  if (!mistake) return { line: 1, message: say('forms.emptyFile') };
  const { line, column, kind, sign } = mistake;
  if (kind === 'sign') return { line, message: say('forms.chineseSign', { column, sign }) };
  return {
    line,
    message: kind === 'other' ? say('forms.notJson', { column }) : say(`forms.mistake_${kind}`, { column }),
  };
}

/** Where a value does not have the shape that it must have. `keys` are those that such a file may have. */
function faultsOf(json: ReadJson, { issues }: z.core.$ZodError, keys: readonly string[] = []): FileFault[] {
  return issues.slice(0, FAULTS_MAX).map((issue) => ({
    line: json.placeOf(placeOf(issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : issue.path))
      .line,
    message: inWords(issue, json, keys),
  }));
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

function inWords(issue: z.core.$ZodIssue, json: ReadJson, keys: readonly string[]): string {
  const steps = placeOf(issue.path).map((step) =>
    typeof step === 'number' ? say('forms.entry', { number: step + 1 }) : step,
  );
  const path = steps.join(' › ') || say('forms.whole');
  const value = valueAt(json.value, issue.path);
  switch (issue.code) {
    case 'unrecognized_keys': {
      const [key = ''] = issue.keys;
      const near = mostAlike(key, keys, (each) => each);
      const unknown = say('forms.unknownKey', { path, keys: issue.keys.join('、') });
      return near === undefined || near === key ? unknown : unknown + say('forms.didYouMean', { near });
    }
    case 'invalid_type': {
      const wanted = WANTED[issue.expected] ?? issue.expected;
      return say(value === undefined ? 'forms.lacking' : 'forms.wrongType', { path, wanted });
    }
    case 'invalid_value':
      return say('forms.wrongValue', { path, values: issue.values.map(String).join('、') });
    case 'invalid_union': {
      // A value may be dated too; what it is compared with is the plain one, which comes last.
      const inner = issue.errors.at(-1)?.[0];
      if (!inner) return say('forms.wrong', { path });
      return inWords({ ...inner, path: [...issue.path, ...inner.path] }, json, keys);
    }
    case 'invalid_format':
      return say(/^\d*$/.test(String(value)) ? 'forms.wrongCode' : 'forms.wrongFormat', { path, value: String(value) });
    case 'invalid_key': {
      const [own] = issue.issues;
      if (own?.code === 'custom') return say('forms.wrongFormula', { path, reason: own.message });
      return say('forms.wrongCode', { path, value: String(issue.path.at(-1) ?? '') });
    }
    case 'too_small':
      return say('forms.tooSmall', { path });
    case 'custom':
      return say('forms.wrongFormula', { path, reason: issue.message });
    default:
      return say('forms.wrong', { path });
  }
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((part, step) => (part as Record<PropertyKey, unknown> | null | undefined)?.[step], value);
}

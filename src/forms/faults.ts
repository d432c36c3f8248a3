/** What is wrong with a file of JSON that a user wrote, told in words and by its line. */
import type { z } from 'zod';
import { say } from '../sentences';
import type { ReadJson } from './json';

/** So many faults are told: mending the first ones often mends the rest. */
const FAULTS_MAX = 10;

/** What is wrong with a file, and in which line, in a sentence. */
export interface FileFault {
  /** Counted from one. */
  readonly line: number;
  readonly message: string;
}

/** Where a value does not have the shape that it must have. */
export function faultsOf(json: ReadJson, { issues }: z.core.$ZodError): FileFault[] {
  return issues.slice(0, FAULTS_MAX).map((issue) => ({
    line: json.placeOf(placeOf(issue.path)).line,
    message: inWords(issue),
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

function inWords(issue: z.core.$ZodIssue): string {
  const path = placeOf(issue.path).join(' › ') || say('forms.whole');
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
    case 'custom':
      return say('forms.wrongFormula', { path, reason: issue.message });
    default:
      return say('forms.wrong', { path });
  }
}

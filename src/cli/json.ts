/** JSON that users write by hand. */
import { say } from '../sentences';
import { InputError } from './io';

/** Parses JSON text from the file `name`. Throws InputError, with the place of the mistake, when it is none. */
export function parseJson(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const place = error instanceof Error ? placeOf(text, error.message) : undefined;
    throw new InputError(place ? say('cli.notJsonAt', { file: name, ...place }) : say('cli.notJson', { file: name }));
  }
}

/** The line and column of the first character that is wrong; both count from 1. */
function placeOf(text: string, message: string): { readonly line: number; readonly column: number } | undefined {
  if (text.trim() === '') return undefined;
  const [, position] = /at position (\d+)/.exec(message) ?? [];
  const at = UNEXPECTED.test(message) ? firstUnexpected(text) : position === undefined ? text.length : Number(position);
  const before = text.slice(0, at).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/** The one mistake of which the engine does not tell the place. */
const UNEXPECTED = /^Unexpected token/;

/** Halves the text until the shortest beginning is left in which the mistake is made. */
function firstUnexpected(text: string): number {
  let [sound, wrong] = [0, text.length];
  while (wrong - sound > 1) {
    const middle = Math.floor((sound + wrong) / 2);
    if (UNEXPECTED.test(faultOf(text.slice(0, middle)))) wrong = middle;
    else sound = middle;
  }
  return wrong - 1;
}

function faultOf(text: string): string {
  try {
    JSON.parse(text);
    return '';
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
}

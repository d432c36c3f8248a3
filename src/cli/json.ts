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

/** The engine tells the place within its English message, or says that the text ends too soon. */
function placeOf(text: string, message: string): { readonly line: number; readonly column: number } | undefined {
  const [, position] = /at position (\d+)/.exec(message) ?? [];
  const at = position === undefined ? (/end of JSON input/.test(message) ? text.length : undefined) : Number(position);
  if (at === undefined || text.trim() === '') return undefined;
  const before = text.slice(0, at).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

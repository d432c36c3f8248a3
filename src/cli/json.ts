/** JSON that users write by hand. */
import { say } from '../sentences';
import { InputError } from './io';

/** Parses JSON text from the file `name`. Throws InputError when it is none. */
export function parseJson(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new InputError(say('cli.notJson', { file: name }));
  }
}

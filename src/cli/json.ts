/** JSON that users write by hand. */
import { readJson } from '../forms/json';
import { say } from './sentences';
import { InputError } from './io';

/** Parses JSON text from the file `name`. Throws InputError, with the place of the mistake, when it is none. */
export function parseJson(text: string, name: string): unknown {
  const read = readJson(text);
  if (!('mistake' in read)) return read.value;
  const { mistake } = read;
  throw new InputError(mistake ? say('cli.notJsonAt', { file: name, ...mistake }) : say('cli.notJson', { file: name }));
}

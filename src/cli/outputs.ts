/** Files to be written. */
import { basename, extname } from 'node:path';
import { say } from '../sentences';
import { InputError } from './io';

/** The extension, in small letters and with its dot, of a file to be written. Throws InputError when it is none of these. */
export function refuseExtension<E extends string>(file: string, extensions: readonly [E, ...E[]], option: string): E {
  const extension = extname(file).toLowerCase();
  const known = extensions.find((each) => each === extension);
  if (known !== undefined) return known;
  const params = { option, file: basename(file), extensions: extensions.join('、') };
  throw new InputError(say('cli.outExtension', params));
}

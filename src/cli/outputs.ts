/** Files to be written. */
import { basename, extname } from 'node:path';
import { writeFileSafely } from '../hosts/file/disk';
import { say } from './sentences';
import { InputError, type Io } from './io';

/** The extension, in small letters and with its dot, of a file to be written. Throws InputError when it is none of these. */
export function refuseExtension<E extends string>(file: string, extensions: readonly [E, ...E[]], option: string): E {
  const extension = extname(file).toLowerCase();
  const known = extensions.find((each) => each === extension);
  if (known !== undefined) return known;
  const params = { option, file: basename(file), extensions: extensions.join('、') };
  throw new InputError(say('cli.outExtension', params));
}

/** Writes a result, and tells under what name an earlier file of that name was kept. */
export async function writeOutput(file: string, bytes: Uint8Array, inputs: readonly string[], io: Io): Promise<void> {
  const kept = await writeFileSafely(file, bytes, inputs);
  if (kept !== undefined) io.err(`${say('cli.keptOld', { file: basename(file), kept })}\n`);
}

/** Files on disk: read within the size limit, written whole or not at all. */
import { randomUUID } from 'node:crypto';
import { open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { WorkbookError } from '../../workbook';
import { failure } from './failure';
import { refuseTooBig } from './sniff';

/** A file's bytes; its size is looked at before anything is read. Rejects with WorkbookError. */
export async function readFileBounded(path: string): Promise<Uint8Array> {
  const name = basename(path);
  try {
    const found = await stat(path);
    if (!found.isFile()) throw failure('workbook.fileUnreadable', { name });
    refuseTooBig(found.size, name);
    return await readAtMost(path, found.size);
  } catch (cause) {
    if (cause instanceof WorkbookError) throw cause;
    throw failure(isMissing(cause) ? 'workbook.fileMissing' : 'workbook.fileUnreadable', { name }, cause);
  }
}

/**
 * Writes a file by way of a temporary one beside it, so that no half-written file is ever left. Rejects with
 * WorkbookError when the target is one of `inputs`, by whatever path, or cannot be written.
 */
export async function writeFileSafely(path: string, bytes: Uint8Array, inputs: readonly string[]): Promise<void> {
  const name = basename(path);
  for (const input of inputs) {
    if (await isSameFile(path, input)) throw failure('workbook.targetIsInput', { name });
  }
  try {
    const target = await realTarget(path);
    const temporary = join(dirname(target), `.${basename(target)}.${randomUUID()}.tmp`);
    try {
      await writeNew(temporary, bytes);
      await rename(temporary, target);
    } finally {
      await rm(temporary, { force: true });
    }
  } catch (cause) {
    throw failure('workbook.fileUnwritable', { name }, cause);
  }
}

/** Reads no more than the size that was checked, should the file be growing. */
async function readAtMost(path: string, sizeBytes: number): Promise<Uint8Array> {
  const handle = await open(path, 'r');
  try {
    const bytes = new Uint8Array(sizeBytes);
    let length = 0;
    for (let read = -1; read !== 0 && length < sizeBytes; length += read) {
      ({ bytesRead: read } = await handle.read(bytes, length, sizeBytes - length));
    }
    return bytes.subarray(0, length);
  } finally {
    await handle.close();
  }
}

async function writeNew(path: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(path, 'wx');
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function isSameFile(a: string, b: string): Promise<boolean> {
  if ((await realTarget(a)) === (await realTarget(b))) return true;
  // Two hard links to one file have two real paths.
  const [first, second] = await Promise.all([stat(a).catch(() => undefined), stat(b).catch(() => undefined)]);
  return !!first && !!second && first.dev === second.dev && first.ino === second.ino;
}

/** The real path, also of a file that is still to be written: renaming onto a link would replace the link. */
async function realTarget(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch {
    const folder = await realpath(dirname(path)).catch(() => dirname(path));
    return join(folder, basename(path));
  }
}

function isMissing(cause: unknown): boolean {
  return typeof cause === 'object' && cause !== null && 'code' in cause && /^ENO(?:ENT|TDIR)$/.test(String(cause.code));
}

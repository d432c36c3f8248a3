/** Files on disk: read within the size limit, written whole or not at all. */
import { randomUUID } from 'node:crypto';
import { constants, type Dirent, type Stats } from 'node:fs';
import { copyFile, open, readdir, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { failure, WorkbookError } from '../../workbook';
import { refuseTooBig } from './sniff';

/** A file's bytes; its size is looked at before anything is read. `name` is used in messages. Rejects with WorkbookError. */
export async function readFileBounded(path: string, name = basename(path)): Promise<Uint8Array> {
  try {
    const file = await stat(path);
    if (!file.isFile()) throw failure('workbook.fileUnreadable', { name });
    refuseTooBig(file.size, name);
    return await readAtMost(path, file.size);
  } catch (cause) {
    if (cause instanceof WorkbookError) throw cause;
    throw failure(isMissing(cause) ? 'workbook.fileMissing' : 'workbook.fileUnreadable', { name }, cause);
  }
}

/**
 * Rejects with WorkbookError when nothing should be written to `path`: it is one of `inputs`, by whatever path, or a
 * folder, or its folder is not there. For a look ahead, before long work is done in vain.
 */
export async function refuseTarget(path: string, inputs: readonly string[]): Promise<void> {
  const name = basename(path);
  for (const input of inputs) {
    if (await isSameFile(path, input)) throw failure('workbook.targetIsInput', { name });
  }
  const [folder, existing] = await Promise.all([found(dirname(await realTarget(path))), found(path)]);
  if (!folder?.isDirectory() || existing?.isDirectory()) throw failure('workbook.fileUnwritable', { name });
}

/**
 * The files in the folder `path` and in those below it, as paths; undefined when it is no folder. Folders that systems
 * hide, and links to folders, which may lead round in circles, are left out. Rejects with WorkbookError.
 */
export async function filesIn(path: string): Promise<string[] | undefined> {
  if (!(await isFolder(path))) return undefined;
  const files: string[] = [];
  const waiting = [path];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    for (const entry of await entriesOf(folder)) {
      const each = join(folder, entry.name);
      if (!entry.isDirectory()) files.push(each);
      else if (!entry.name.startsWith('.')) waiting.push(each);
    }
  }
  return files;
}

/** Whether a path leads to a folder. */
export async function isFolder(path: string): Promise<boolean> {
  return (await found(path))?.isDirectory() === true;
}

async function entriesOf(folder: string): Promise<Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (cause) {
    throw failure('workbook.folderUnreadable', { name: basename(folder) }, cause);
  }
}

/**
 * Writes a file by way of a temporary one beside it, so that no half-written file is ever left. Another file of that
 * name is kept under a new one, which is returned: somebody may have worked in it. Rejects with WorkbookError when the
 * target is refused (see {@link refuseTarget}) or cannot be written.
 */
export async function writeFileSafely(
  path: string,
  bytes: Uint8Array,
  inputs: readonly string[],
): Promise<string | undefined> {
  const name = basename(path);
  await refuseTarget(path, inputs);
  try {
    const target = await realTarget(path);
    const existing = await found(target);
    if (existing?.isFile() && (await holds(target, existing.size, bytes))) return undefined;
    const temporary = join(dirname(target), `.${basename(target)}.${randomUUID()}.tmp`);
    try {
      await writeNew(temporary, bytes);
      const kept = existing?.isFile() && existing.size > 0 ? await keep(target) : undefined;
      await rename(temporary, target);
      return kept;
    } finally {
      await rm(temporary, { force: true });
    }
  } catch (cause) {
    throw failure('workbook.fileUnwritable', { name }, cause);
  }
}

/** Whether a file has just these bytes. */
async function holds(path: string, sizeBytes: number, bytes: Uint8Array): Promise<boolean> {
  if (sizeBytes !== bytes.length) return false;
  const content = await readAtMost(path, sizeBytes);
  return content.length === bytes.length && content.every((byte, at) => byte === bytes[at]);
}

/** Copies a file to `name (旧).xlsx`, `name (旧2).xlsx`, … beside it; returns the new name. */
async function keep(target: string): Promise<string> {
  const extension = extname(target);
  const stem = target.slice(0, target.length - extension.length);
  for (let number = 1; ; number += 1) {
    const kept = `${stem} (旧${number === 1 ? '' : number})${extension}`;
    try {
      await copyFile(target, kept, constants.COPYFILE_EXCL);
      return basename(kept);
    } catch (cause) {
      if (!hasCode(cause, 'EEXIST')) throw cause;
    }
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
  const [first, second] = await Promise.all([found(a), found(b)]);
  return !!first && !!second && first.dev === second.dev && first.ino === second.ino;
}

/** What stands at a path, or undefined when it is nothing or cannot be seen. */
function found(path: string): Promise<Stats | undefined> {
  return stat(path).catch(() => undefined);
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
  return hasCode(cause, 'ENOENT') || hasCode(cause, 'ENOTDIR');
}

function hasCode(cause: unknown, code: string): boolean {
  return typeof cause === 'object' && cause !== null && 'code' in cause && cause.code === code;
}

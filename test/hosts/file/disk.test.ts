import { link, mkdir, mkdtemp, readdir, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LIMITS } from '../../../src/hosts/file';
import { filesIn, readFileBounded, refuseTarget, writeFileSafely } from '../../../src/hosts/file/disk';

const CONTENT = new Uint8Array([1, 2, 3]);
let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'juesuan-'));
});
afterEach(() => rm(folder, { recursive: true }));

const path = (name: string) => join(folder, name);

test('reads a file', async () => {
  await writeFile(path('a.xlsx'), CONTENT);
  expect(await readFileBounded(path('a.xlsx'))).toEqual(CONTENT);
});

test('a file that is not there, a folder, and a file that is too big', async () => {
  await expect(readFileBounded(path('a.xlsx'))).rejects.toThrow('找不到文件“a.xlsx”，请检查路径和文件名。');
  await mkdir(path('b'));
  await expect(readFileBounded(path('b'))).rejects.toThrow('读不了文件“b”');
  await writeFile(path('c.xlsx'), '');
  await truncate(path('c.xlsx'), LIMITS.FILE_BYTES_MAX + 1);
  await expect(readFileBounded(path('c.xlsx'))).rejects.toThrow('超过 50 MB 的上限');
});

test('writes a file and leaves nothing beside it', async () => {
  expect(await writeFileSafely(path('a.xlsx'), CONTENT, [path('other.xlsx')])).toBeUndefined();
  expect(new Uint8Array(await readFile(path('a.xlsx')))).toEqual(CONTENT);
  expect(await readdir(folder)).toEqual(['a.xlsx']);
});

test('keeps what stood there before under another name, unless it is the same or empty', async () => {
  await writeFile(path('a.xlsx'), '');
  expect(await writeFileSafely(path('a.xlsx'), new Uint8Array([9]), [])).toBeUndefined();
  expect(await writeFileSafely(path('a.xlsx'), CONTENT, [])).toBe('a (旧).xlsx');
  expect(await writeFileSafely(path('a.xlsx'), CONTENT, [])).toBeUndefined();
  expect(await writeFileSafely(path('a.xlsx'), new Uint8Array([4]), [])).toBe('a (旧2).xlsx');
  expect((await readdir(folder)).sort()).toEqual(['a (旧).xlsx', 'a (旧2).xlsx', 'a.xlsx']);
  expect(new Uint8Array(await readFile(path('a (旧2).xlsx')))).toEqual(CONTENT);
  expect(new Uint8Array(await readFile(path('a.xlsx')))).toEqual(new Uint8Array([4]));
});

test('never writes over an input, whatever path leads to it', async () => {
  await writeFile(path('in.xlsx'), CONTENT);
  await symlink(path('in.xlsx'), path('link.xlsx'));
  await link(path('in.xlsx'), path('hard.xlsx'));
  await symlink(folder, path('same'));
  for (const target of ['in.xlsx', 'link.xlsx', 'hard.xlsx', 'same/in.xlsx']) {
    await expect(writeFileSafely(path(target), new Uint8Array(), [path('in.xlsx')])).rejects.toThrow(
      '就是输入文件，没有写入',
    );
  }
  expect(new Uint8Array(await readFile(path('in.xlsx')))).toEqual(CONTENT);
});

test('a target that cannot be written leaves nothing behind', async () => {
  await expect(writeFileSafely(path('no/a.xlsx'), CONTENT, [])).rejects.toThrow('写不了文件“a.xlsx”');
  await mkdir(path('b.xlsx'));
  await expect(writeFileSafely(path('b.xlsx'), CONTENT, [])).rejects.toThrow('写不了文件“b.xlsx”');
  expect(await readdir(folder)).toEqual(['b.xlsx']);
});

test('a target is refused before anything is written, for what is known beforehand', async () => {
  await writeFile(path('in.xlsx'), CONTENT);
  await expect(refuseTarget(path('in.xlsx'), [path('in.xlsx')])).rejects.toThrow('就是输入文件，没有写入');
  await expect(refuseTarget(path('no/a.xlsx'), [])).rejects.toThrow('写不了文件“a.xlsx”');
  await expect(refuseTarget(path('in.xlsx/a.xlsx'), [])).rejects.toThrow('写不了文件“a.xlsx”');
  await expect(refuseTarget(folder, [])).rejects.toThrow('写不了文件');
  await refuseTarget(path('a.xlsx'), [path('in.xlsx')]);
  await refuseTarget(path('in.xlsx'), []);
  expect(await readdir(folder)).toEqual(['in.xlsx']);
});

test('the files of a folder, without the folders in it; a file is no folder', async () => {
  await writeFile(path('a.xlsx'), CONTENT);
  await symlink(path('a.xlsx'), path('b.xlsx'));
  await mkdir(path('c'));
  expect((await filesIn(folder))?.sort()).toEqual([path('a.xlsx'), path('b.xlsx')]);
  expect(await filesIn(path('a.xlsx'))).toBeUndefined();
  expect(await filesIn(path('none'))).toBeUndefined();
});

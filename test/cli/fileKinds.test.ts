/** One sound book in every kind of file that programs save it as: each is read alike. */
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expectOneSentence, juesuan, workFolder, written } from './support';

const { path } = workFolder();
const fileAt = (name: string): string => join(__dirname, '..', 'files', name);

/** What is read: statement, item, code, measure and amount. */
async function factsOf(file: string): Promise<readonly string[]> {
  const { status, out } = await juesuan('read', file, '--format', 'json');
  expect(status).toBe(0);
  return out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>)
    .map(({ statement, item, code, measure, value }) => JSON.stringify([statement, item, code, measure, value]))
    .sort();
}

const ALIKE = [
  ['strict-ooxml.xlsx', 'strict OOXML'],
  ['prefixed-namespace.xlsx', 'elements with a prefix'],
  ['backslash-names.xlsx', 'parts whose names have backslashes'],
  ['absolute-targets.xlsx', 'relationships that lead from the root'],
  ['shared-strings-case.xlsx', 'part names in other letters than the relationships'],
  ['phonetic.xlsx', 'texts that tell how they are pronounced'],
  ['rich-text.xlsx', 'texts in several formats'],
  ['x000d-in-labels.xlsx', 'labels with line breaks as _x000D_'],
  ['huge-dimension.xlsx', 'a format in the last cell of the sheet'],
  ['wps-clsid.xls', '.xls of WPS'],
  ['excel95-gbk.xls', '.xls of Excel 5.0/95, code page 936'],
  ['xml2003.xls', 'XML of Excel 2003'],
] as const;

test.each(ALIKE)('%s: %s', async (file) => {
  const base = await factsOf(fileAt('base.xlsx'));
  expect(base).toHaveLength(161);
  expect(await factsOf(fileAt(file))).toEqual(base);
  const { status, out } = await juesuan('check', fileAt(file), '--format', 'json');
  expect(status).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ unit: '青禾县档案服务站', year: 2021, money: '元', missing: [] });
});

test('a web page named .xls, in GBK, with one statement in it', async () => {
  const base = (await factsOf(fileAt('base.xlsx'))).filter((fact) => fact.startsWith('["05"'));
  expect(base.length).toBeGreaterThan(20);
  expect(await factsOf(fileAt('html.xls'))).toEqual(base);
});

test.each([
  ['password.xlsx', '设有打开密码'],
  ['text.xls', '看起来是文本文件（如 .csv，GBK 编码）；请在 Excel 中用“数据—从文本/CSV”导入'],
])('%s is told what it is', async (file, sentence) => {
  const { status, out, err } = await juesuan('check', fileAt(file));
  expect([status, out]).toEqual([2, '']);
  expectOneSentence(err);
  expect(err).toContain(sentence);
});

test.each(['html.xls', 'xml2003.xls', 'excel95-gbk.xls'])('%s is read alone, not marked', async (file) => {
  const { status, err } = await juesuan('mark', fileAt(file), '--out', path('标记.xlsx'));
  expect(status).toBe(2);
  expect(err).toContain('只能读取；请先在 Excel 中另存为 .xlsx');
});

test('a folder: books in folders below are taken, lock files and files of systems are not', async () => {
  mkdirSync(path('各单位/下属单位'), { recursive: true });
  copyFileSync(fileAt('base.xlsx'), path('各单位/甲单位.xlsx'));
  copyFileSync(fileAt('base.xlsx'), path('各单位/下属单位/乙单位.xlsx'));
  written(path('各单位/~$甲单位.xlsx'), 'lock');
  written(path('各单位/._甲单位.xlsx'), 'mac');
  const { status, out } = await juesuan('check', path('各单位'), '--format', 'json');
  expect(status).toBe(0);
  const books = out
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { book: string }).book);
  expect(books.sort()).toEqual(['下属单位/乙单位.xlsx', '甲单位.xlsx']);
});

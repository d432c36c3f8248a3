/** `juesuan mark`: the copy holds what the book held, the marks and the list; the book itself is as it was. */
import { existsSync, linkSync, mkdirSync, readFileSync, readdirSync, symlinkSync } from 'node:fs';
import { read, utils, write } from '@e965/xlsx';
import { comparePackages, partText } from '../support/package';
import { SAMPLE_PATH, changedSample, expectOneSentence, juesuan, sample, workFolder, written } from './support';

const { path } = workFolder();
const bytesOf = (file: string): Uint8Array => new Uint8Array(readFileSync(file));

test('the values survive, the list stands last and leads to the cells, the input is as it was', async () => {
  const book = written(path('决算 (1).xlsx'), changedSample({ '01!F11': 4200 }));
  const before = bytesOf(book);
  const { status, out } = await juesuan('mark', book, '--out', path('决算 标记.xlsx'));
  expect(status).toBe(1);
  expect(out).toMatch(/^有 \d+ 个错误/);
  expect(out).toContain('原文件没有改动。');
  expect(bytesOf(book)).toEqual(before);

  const marked = bytesOf(path('决算 标记.xlsx'));
  const [a, b] = [read(before), read(marked)];
  expect(b.SheetNames).toEqual([...a.SheetNames, '审核结果']);
  for (const name of a.SheetNames) expect([name, b.Sheets[name]]).toEqual([name, a.Sheets[name]]);
  const rows = utils.sheet_to_json<(string | number)[]>(b.Sheets['审核结果'] ?? {}, { header: 1 });
  expect(rows[0]?.[0]).toBe('焦作市劳动保障信息中心决算报表审核结果');
  const at = rows.findIndex((row) => row[1] === '01-3');
  expect(rows[at]?.[3]).toBe('公开01表!F33');
  const link = (b.Sheets['审核结果']?.[`D${at + 1}`] as { l?: { Target?: string } }).l?.Target;
  expect(link).toBe("#'公开01表'!F33");
});

test('no part of the book is touched but those that must know of the marks', async () => {
  await juesuan('mark', SAMPLE_PATH, '--out', path('样例.xlsx'));
  const { added, removed, changed } = comparePackages(sample(), bytesOf(path('样例.xlsx')));
  expect(removed).toEqual([]);
  expect(added.filter((part) => !/^(customXml|xl\/worksheets\/(_rels\/)?sheet11\.xml)/.test(part))).toEqual([]);
  expect([...changed].sort()).toEqual([
    '[Content_Types].xml',
    'xl/_rels/workbook.xml.rels',
    'xl/styles.xml',
    'xl/workbook.xml',
    'xl/worksheets/sheet5.xml',
    'xl/worksheets/sheet6.xml',
  ]);
  expect(partText(bytesOf(path('样例.xlsx')), 'xl/worksheets/sheet5.xml')).toContain('juesuan:hint');
});

test('a marked copy is checked and marked like the book itself', async () => {
  const [once, twice] = [path('一.xlsx'), path('二.xlsx')];
  await juesuan('mark', SAMPLE_PATH, '--out', once);
  const [plain, marked] = [await juesuan('check', SAMPLE_PATH), await juesuan('check', once)];
  expect(marked.out.replace('一.xlsx', 'jiaozuo-2021.xlsx')).toBe(plain.out);
  expect((await juesuan('mark', once, '--out', twice)).status).toBe(0);
  expect(comparePackages(bytesOf(once), bytesOf(twice))).toEqual({ added: [], removed: [], changed: [] });
});

test('an .xls book is checked and read, and is to be saved as .xlsx before it is marked', async () => {
  const old = read(sample());
  const book = written(path('旧.xls'), new Uint8Array(write(old, { type: 'array', bookType: 'biff8' }) as ArrayBuffer));
  expect((await juesuan('check', book)).out).toContain('有 3 条提示');
  const { out } = await juesuan('read', book);
  expect(out.replaceAll('旧.xls', 'jiaozuo-2021.xlsx')).toBe((await juesuan('read', SAMPLE_PATH)).out);
  const { status, err } = await juesuan('mark', book, '--out', path('旧.xlsx'));
  expect(status).toBe(2);
  expectOneSentence(err);
  expect(err).toContain('请先在 Excel 中另存为 .xlsx');
  expect(existsSync(path('旧.xlsx'))).toBe(false);
});

describe('a copy that cannot be written', () => {
  beforeAll(() => {
    written(path('in.xlsx'), sample());
    linkSync(path('in.xlsx'), path('hard.xlsx'));
    symlinkSync(path('in.xlsx'), path('link.xlsx'));
    symlinkSync(path('.'), path('same'));
    mkdirSync(path('dir.xlsx'));
  });

  test.each([
    ['in.xlsx', '就是输入文件，没有写入'],
    ['same/../in.xlsx', '就是输入文件，没有写入'],
    ['same/in.xlsx', '就是输入文件，没有写入'],
    ['hard.xlsx', '就是输入文件，没有写入'],
    ['link.xlsx', '就是输入文件，没有写入'],
    ['无/a.xlsx', '写不了文件“a.xlsx”'],
    ['dir.xlsx', '写不了文件“dir.xlsx”'],
    ['a.xls', '扩展名为 .xlsx'],
    ['a', '扩展名为 .xlsx'],
    ['.xlsx', '请写完整的文件名'],
  ])('%s', async (target, sentence) => {
    const before = readdirSync(path('.'));
    const { status, out, err } = await juesuan('mark', path('in.xlsx'), '--out', path(target));
    expect([status, out]).toEqual([2, '']);
    expectOneSentence(err);
    expect(err).toContain(sentence);
    expect(readdirSync(path('.'))).toEqual(before);
    expect(bytesOf(path('in.xlsx'))).toEqual(sample());
  });
});

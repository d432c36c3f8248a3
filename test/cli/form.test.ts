/** `juesuan form` and `juesuan forms`. */
import { existsSync, readFileSync } from 'node:fs';
import { FORMS } from '../../src/forms';
import { expectOneSentence, juesuan, SAMPLE_PATH, workFolder, written } from './support';

const { path } = workFolder();

test('from a blank book of a form comes a form file by which the book is read, and a list of what to look at', async () => {
  await juesuan('template', '--out', path('空白.xlsx'), '--form', 'shanghai-2024');
  const file = path('本市.json');
  const { status, out, err } = await juesuan('form', path('空白.xlsx'), '--out', file, '--id', 'benshi-2025');
  expect([status, err]).toEqual([0, '']);
  expect(out).toContain(`表式文件已存为 ${file}，是与 shanghai-2024 的差别。请核对的有 `);
  expect(out).toContain('  · 地区暂填“未填”，请核对。\n');
  const checked = await juesuan('check', path('空白.xlsx'), '--form', file);
  expect(checked.status).toBe(0);
  const blank = await juesuan('template', '--out', path('又一份.xlsx'), '--form', file);
  expect(blank.status).toBe(0);
});

test('a filled book names its place and year; the lines of the file are as short as those written by hand', async () => {
  const { status, out } = await juesuan('form', SAMPLE_PATH, '--out', path('a.json'), '--place', '焦作市');
  expect([status, out.includes('地区暂填')]).toEqual([0, false]);
  const text = readFileSync(path('a.json'), 'utf8');
  expect(JSON.parse(text)).toMatchObject({ id: 'own-2021', base: 'henan-2021', place: '焦作市', years: [2021] });
  for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(160);
  await juesuan('form', SAMPLE_PATH, '--out', path('a.json'), '--year', '2022年度');
  expect([existsSync(path('a (旧).json')), existsSync(path('a.json'))]).toEqual([true, true]);
});

test.each([
  [['--out', 'x.txt'], '扩展名为 .json'],
  [['--out', 'x.json', '--id', '本市'], '“本市”不能作编号'],
  [['--out', 'x.json', '--id', 'henan-2021'], '已有编号为 henan-2021 的表式'],
  [['--out', 'x.json', '--place', ' '], '不能作地区名'],
  [['--out', 'x.json', '--year', '21'], '“21”不是年度'],
  [['--out', 'x.json', '--year', '1999'], '“1999”不是年度'],
])('%j', async (options, sentence) => {
  const { status, out, err } = await juesuan('form', SAMPLE_PATH, ...options);
  expect([status, out]).toEqual([2, '']);
  expectOneSentence(err);
  expect(err).toContain(sentence);
});

test('a book without a statement is none of a form', async () => {
  const page = '<table><tr><td>通讯录</td></tr><tr><td>姓名</td><td>电话</td></tr></table>';
  const { status, err } = await juesuan('form', written(path('b.xls'), page), '--out', path('b.json'));
  expect([status, existsSync(path('b.json'))]).toEqual([2, false]);
  expectOneSentence(err);
  expect(err).toContain('没有找到任何一张决算报表');
});

test('forms: each with its place, years, use, certainty and source', async () => {
  const { status, out } = await juesuan('forms');
  expect(status).toBe(0);
  for (const { id, source } of FORMS.all()) expect(out).toMatch(new RegExp(`\\n${id}  [^]*${source.slice(0, 4)}`));
  const lines = (await juesuan('forms', '--format', 'json')).out.trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line) as object)).toEqual(
    FORMS.all().map(({ id, place, years, laidOut, certain = null, source }) => ({
      ...{ id, place, years, laidOut, certain, source },
    })),
  );
});

/** `juesuan template` and `juesuan rules`: empty forms that open and compute, and every rule with its sentence. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { read } from '@e965/xlsx';
import { z } from 'zod';
import { FORMS } from '../../src/forms';
import { partText } from '../support/package';
import { expectOneSentence, juesuan, workFolder } from './support';

const { path } = workFolder();
const open = (file: string): ReturnType<typeof read> => read(readFileSync(file));

test('all statements and the supplement, with the unit and the year on them, and with live formulas', async () => {
  const file = path('空白 报表.xlsx');
  const { status, out } = await juesuan('template', '--out', file, '--unit', '某某市<局>', '--year', '2023');
  expect(status).toBe(0);
  const book = open(file);
  expect(book.SheetNames).toEqual([...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((code) => `公开0${code}表`), '补充资料']);
  expect(out).toContain(`空白报表已存为 ${file}，有这些表：${book.SheetNames.join('、')}。`);
  for (const name of book.SheetNames.slice(0, 9)) {
    const cells = Object.values(book.Sheets[name] ?? {}) as { v?: unknown }[];
    const words = cells.map(({ v }) => String(v)).join('\n');
    expect([name, words.includes('某某市<局>'), words.includes('2023年度')]).toEqual([name, true, true]);
  }
  const formulas = book.SheetNames.map(
    (_, at) => partText(readFileSync(file), `xl/worksheets/sheet${at + 1}.xml`).split('<f>').length - 1,
  );
  for (const [at, count] of formulas.slice(0, 9).entries()) expect([at, count > 0]).toEqual([at, true]);
});

test('the empty forms are read as what they are, without an error', async () => {
  await juesuan('template', '--out', path('t.xlsx'), '--year', '2021');
  const { status, out } = await juesuan('check', path('t.xlsx'));
  expect(status).toBe(0);
  expect(out).toContain('读到的报表（9）');
  expect(out).not.toContain('没有读到的报表');
});

test.each([
  ['01,02', ['公开01表', '公开02表']],
  ['1， 5', ['公开01表', '公开05表']],
  ['０３、09,', ['公开03表', '公开09表']],
])('--statements %s: those alone', async (statements, sheets) => {
  await juesuan('template', '--out', path('s.xlsx'), '--statements', statements, '--year', '２０２１年度');
  expect(open(path('s.xlsx')).SheetNames).toEqual(sheets);
});

test.each([
  [['--statements', '01,99'], '没有“99”这张表'],
  [['--statements', ''], '没有“”这张表'],
  [['--statements', '__proto__'], '没有“__proto__”这张表'],
  [['--year', '21'], '“21”不是年度'],
  [['--year', '2021.5'], '不是年度'],
  [['--form', 'henan-2030'], '没有“henan-2030”这个表式'],
  [['--form', 'beijing-2022'], 'beijing-2022 只用来读报表'],
])('%j', async (options, sentence) => {
  const { status, out, err } = await juesuan('template', '--out', path('n.xlsx'), ...options);
  expect([status, out, existsSync(path('n.xlsx'))]).toEqual([2, '', false]);
  expectOneSentence(err);
  expect(err).toContain(sentence);
});

test('the same command makes the same bytes', async () => {
  await juesuan('template', '--out', path('1.xlsx'));
  await juesuan('template', '--out', path('2.xlsx'));
  expect(readFileSync(path('1.xlsx')).equals(readFileSync(path('2.xlsx')))).toBe(true);
  expect(statSync(path('1.xlsx')).size).toBeGreaterThan(5_000);
});

describe('rules', () => {
  const held = FORMS.form('henan-2021', 2021);
  const ids = [
    ...[...held.statements.values()].flatMap(({ relations }) => relations.map(({ id }) => id)),
    ...held.facts.map(({ id }) => id),
    ...held.readingRules.keys(),
  ];

  test('as JSON: each with its sentence and 依据', async () => {
    const { status, out } = await juesuan('rules', '--format', 'json');
    const rule = z.strictObject({
      rule: z.string(),
      level: z.enum(['error', 'verify', 'hint']),
      statement: z.string().nullable(),
      sentence: z.string().regex(/[。；]$/),
      formula: z.string().nullable(),
      basis: z.string().min(1),
    });
    const rules = out
      .trimEnd()
      .split('\n')
      .map((line) => rule.parse(JSON.parse(line)));
    expect(status).toBe(0);
    expect(rules.map((each) => each.rule)).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('as text', async () => {
    const { out } = await juesuan('rules');
    expect(out).toMatch(new RegExp(`^决算报表审核规则手册（河南省 2021 年度表式，共 ${ids.length} 条）`));
    for (const id of ids) expect(out).toContain(`\n  ${id}  ［`);
    expect(out.split('依据：')).toHaveLength(ids.length + 1);
  });
});

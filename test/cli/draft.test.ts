/** `juesuan draft`: the narrative in each format, what is missing, and answers and wordings that the user brings. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync } from 'fflate';
import { z } from 'zod';
import henan from '../../src/forms/data/wording/henan.json';
import { SAMPLE_PATH, changedSample, expectOneSentence, juesuan, lastYear, workFolder, written } from './support';

const { path } = workFolder();
const textOf = (file: string): string => readFileSync(file, 'utf8');
const TOTAL = '2021年度收、支总计均为217.02万元';

describe('the formats', () => {
  test('.txt', async () => {
    const { status, out, err } = await juesuan('draft', SAMPLE_PATH, '--out', path('a.txt'));
    expect([status, out, err]).toEqual([0, `情况说明已存为 ${path('a.txt')}。\n`, '']);
    expect(textOf(path('a.txt'))).toContain(TOTAL);
  });

  test('.html', async () => {
    await juesuan('draft', SAMPLE_PATH, '--out', path('a.HTML'));
    expect(textOf(path('a.HTML'))).toMatch(/^<!doctype html>/i);
    expect(textOf(path('a.HTML'))).toContain('收、支总计均为');
  });

  test('.docx', async () => {
    await juesuan('draft', SAMPLE_PATH, '--out', path('情况 说明.docx'));
    const document = unzipSync(new Uint8Array(readFileSync(path('情况 说明.docx'))))['word/document.xml'];
    expect(strFromU8(document ?? new Uint8Array()).replace(/<[^>]*>/g, '')).toContain(TOTAL);
  });

  test('.json, in which a figure knows its cells', async () => {
    await juesuan('draft', SAMPLE_PATH, '--out', path('a.json'));
    const run = z.looseObject({ kind: z.string(), text: z.string() });
    const narrative = z.looseObject({
      title: z.string(),
      sections: z.array(z.looseObject({ paragraphs: z.array(z.looseObject({ runs: z.array(run) })) })),
    });
    const { sections } = narrative.parse(JSON.parse(textOf(path('a.json'))));
    expect(sections).toHaveLength(13);
    const figures = sections.flatMap(({ paragraphs }) => paragraphs.flatMap(({ runs }) => runs));
    expect(figures).toContainEqual(
      expect.objectContaining({ kind: 'figure', text: '217.02', cells: [{ sheet: '公开01表', address: 'C37' }] }),
    );
  });

  test.each(['a', 'a.pdf', 'a.doc', '', '.docx'])('not as %j', async (name) => {
    const { status, err } = await juesuan('draft', SAMPLE_PATH, '--out', name);
    expect(status).toBe(2);
    expectOneSentence(err);
    expect(err).toContain('.docx、.html、.txt、.json');
    expect(name !== '' && existsSync(name)).toBe(false);
  });
});

test('shares that lie between two hundredths are rounded up, each by itself', async () => {
  await juesuan('draft', join(__dirname, '..', 'files', 'share-tie.xlsx'), '--out', path('占比.txt'));
  expect(textOf(path('占比.txt'))).toMatch(/占99\.88%.*占0\.13%/);
});

test('missing answers are listed under the section that needs them, which is named once', async () => {
  const { status, out } = await juesuan('draft', SAMPLE_PATH, '--wording', 'shanghai', '--out', path('s.txt'));
  expect(status).toBe(0);
  expect(out).toMatch(/还缺 \d+ 项资料，文中用【】标出/);
  expect(out).toContain('\n  十、预算绩效管理情况\n    绩效管理制度——填已建立');
  expect(out.split('十、预算绩效管理情况')).toHaveLength(2);
  expect(out).toContain('    主要用途——2050803 培训支出：填');
  expect(textOf(path('s.txt'))).toContain('【');
});

test('last year’s figures come from last year’s book', async () => {
  const prior = written(path('2020.xlsx'), lastYear());
  const empty = written(path('s.json'), '{"上年收支总计": ""}');
  const out = path('p.txt');
  const { status, err } = await juesuan('draft', SAMPLE_PATH, '--prior', prior, '--supplement', empty, '--out', out);
  expect([status, err]).toEqual([0, '']);
  expect(textOf(path('p.txt'))).toContain(`${TOTAL}。与上一年度相比，收、支总计`);
  expect(textOf(path('p.txt'))).toMatch(/收、支总计.{0,6}持平/);
});

test('what could not be read is told with the narrative', async () => {
  const book = written(path('错.xlsx'), changedSample({ '01!C8': '#REF!' }));
  const { status, err } = await juesuan('draft', book, '--out', path('e.txt'));
  expect(status).toBe(0);
  expect(err).toBe(
    '注意：错.xlsx 审核有 1 个错误，情况说明中的金额可能不对。请用 juesuan check 查看并改正，再起草一次。\n' +
      '  错.xlsx：公开01表 C8 是错误值 #REF!，没有读入。请改正公式或重新填数。\n',
  );
});

describe('--supplement', () => {
  const UTF16 = Buffer.from('\ufeff{"上年收支总计": "100万元"}', 'utf16le');
  // 上年收支总计 and 万元 in GB 18030, as 记事本 saves “ANSI”.
  const GBK = Buffer.from('7b22c9cfc4eacad5d6a7d7dcbcc6223a22313030cdf2d4aa227d', 'hex');

  test.each([
    ['UTF-8', strToU8('{"上年收支总计": "100万元"}')],
    ['UTF-8 with a mark', strToU8('\ufeff{"上年收支总计": 1000000}')],
    ['UTF-16', new Uint8Array(UTF16)],
    ['GB 18030', new Uint8Array(GBK)],
  ])('an answer in %s wins over the book', async (encoding, bytes) => {
    const answers = written(path(`${encoding}.json`), bytes);
    await juesuan('draft', SAMPLE_PATH, '--supplement', answers, '--out', path('g.txt'));
    expect(textOf(path('g.txt'))).toContain('收、支总计各增加117.02万元，增长117.02%');
  });

  test.each([
    ['{"上年收支总计": "1",\n "a"}', '第 2 行第 5 个字附近不合 JSON 的格式'],
    ['', '不是 JSON 文件'],
    ['[]', '应为一对大括号'],
    ['null', '应为一对大括号'],
    ['{"不存在的项目": "1"}', '“不存在的项目”不是补充资料的项目'],
    ['{"__proto__": "1"}', '“__proto__”不是补充资料的项目'],
    ['{"constructor": "1"}', '“constructor”不是补充资料的项目'],
    ['{"年初预算": {"__proto__": "1"}}', '“__proto__”不是科目编码'],
    ['{"年初预算": {"20508": "1", "2050": "1"}}', '“2050”不是科目编码'],
    ['{"年初预算": "1"}', '要按科目填写'],
    ['{"上年收支总计": {"205": "1"}}', '不按科目填写'],
    ['{"上年收支总计": ["1"]}', '应为文字或数字'],
    ['{"上年收支总计": true}', '应为文字或数字'],
    ['{"上年收支总计": 1e400}', '应为文字或数字'],
    ['{"年初预算": {"2050803": null}}', '“年初预算 2050803”的内容应为文字或数字'],
    [`{"收支总计变动原因": "${'长'.repeat(5001)}"}`, '超过 5000 字'],
    ['['.repeat(100_000), '不合 JSON 的格式'],
  ])('%.40s', async (json, sentence) => {
    const answers = written(path('坏 答案.json'), json);
    const { status, out, err } = await juesuan('draft', SAMPLE_PATH, '--supplement', answers, '--out', path('n.txt'));
    expect([status, out, existsSync(path('n.txt'))]).toEqual([2, '', false]);
    expectOneSentence(err);
    expect(err).toContain('坏 答案.json');
    expect(err).toContain(sentence);
  });

  test('bytes that are no text', async () => {
    const answers = written(path('b.json'), new Uint8Array([0x7b, 0xff, 0x7d]));
    const { status, err } = await juesuan('draft', SAMPLE_PATH, '--supplement', answers, '--out', path('n.txt'));
    expect([status, err]).toEqual([2, 'b.json 不是文本文件。请用记事本另存为 UTF-8 编码后再试。\n']);
  });

  test('an amount that is none is asked for again', async () => {
    const answers = written(path('w.json'), '{"上年收支总计": "一百万"}');
    const { status, out } = await juesuan('draft', SAMPLE_PATH, '--supplement', answers, '--out', path('w.txt'));
    expect(status).toBe(0);
    expect(out).toContain('上年收支总计——补充资料中填的“一百万”不是金额。');
  });
});

describe('--wording', () => {
  test('a bureau’s own', async () => {
    const [first, ...others] = henan.sections;
    const own = { ...henan, name: '自拟', sections: [{ ...first, heading: '一、总体情况' }, ...others] };
    const file = written(path('自拟.json'), JSON.stringify(own));
    const { status } = await juesuan('draft', SAMPLE_PATH, '--wording', file, '--out', path('o.txt'));
    expect(status).toBe(0);
    expect(textOf(path('o.txt'))).toContain('一、总体情况');
  });

  test.each([
    [
      'an unknown name in it',
      JSON.stringify(henan).replace('{{ 收支总计 | 万元 }}', '{{ 收支合计 | 万元 }}'),
      '收支合计',
    ],
    ['a field too many', JSON.stringify({ ...henan, 备注: '' }), '备注'],
    ['not of the form', '{}', 'name'],
    ['not JSON', '{"name": ', '不合 JSON 的格式'],
  ])('%s', async (_, json, named) => {
    const file = written(path('错文本.json'), json);
    const { status, out, err } = await juesuan('draft', SAMPLE_PATH, '--wording', file, '--out', path('n.txt'));
    expect([status, out, existsSync(path('n.txt'))]).toEqual([2, '', false]);
    expectOneSentence(err);
    expect(err).toContain('错文本.json');
    expect(err).toContain(named);
  });

  test('a name that is not held', async () => {
    const { status, err } = await juesuan('draft', SAMPLE_PATH, '--wording', 'beijing', '--out', path('n.txt'));
    expect([status, err]).toEqual([2, '没有“beijing”这种文本。可选：henan、shanghai，或者自拟文本的 .json 文件。\n']);
  });
});

test.each(['--supplement', '--wording'])('the narrative is not written over %s', async (option) => {
  const input = written(path('in.json'), option === '--wording' ? JSON.stringify(henan) : '{}');
  const before = textOf(input);
  const { status, err } = await juesuan('draft', SAMPLE_PATH, option, input, '--out', path('./in.json'));
  expect([status, textOf(input)]).toEqual([2, before]);
  expect(err).toContain('就是输入文件，没有写入');
});

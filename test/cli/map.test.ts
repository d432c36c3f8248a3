/** `--map FILE.json`: sheets that the user assigns by hand, and what the workbook keeps of it. */
import { openWorkbook } from '../../src/hosts/file';
import { changedSample, expectOneSentence, juesuan, sample, SAMPLE_PATH, workFolder, written } from './support';

const { path } = workFolder();

/** The sample with a title of 02 that no form has. */
const strange = (): Uint8Array => changedSample({ '02!A1': '本单位基本情况' });
const MAP = [{ sheet: '公开02表', statement: '收入决算表' }];

test('check, read, mark and draft read a sheet as it is assigned', async () => {
  const book = written(path('决算.xlsx'), strange());
  const map = written(path('指定.json'), JSON.stringify(MAP));
  const count = (out: string): number => out.split('\n').filter((line) => line.includes('"statement":"02"')).length;
  const whole = await juesuan('read', SAMPLE_PATH);
  expect(count((await juesuan('read', book, '--map', map)).out)).toBe(count(whole.out));
  expect((await juesuan('check', book)).out).toContain('R-12');
  expect((await juesuan('check', book, '--map', map)).out).not.toContain('R-12');
  const [out, draft] = [path('标记.xlsx'), path('说明.txt')];
  expect((await juesuan('mark', book, '--out', out, '--map', map)).out).not.toContain('R-12');
  expect((await juesuan('draft', book, '--out', draft, '--map', map)).status).toBe(0);
});

test('what is kept in the workbook counts, unless --map is given', async () => {
  const host = await openWorkbook(sample(), '决算.xlsx');
  await host.saveState({ assignments: [{ sheet: '公开02表', statement: 'none' }] });
  const book = written(path('存有指定.xlsx'), host.bytes());
  expect((await juesuan('read', book)).out).not.toContain('"statement":"02"');
  const map = written(path('空.json'), '[]');
  expect((await juesuan('read', book, '--map', map)).out).toContain('"statement":"02"');
});

test('an assignment that does not fit is told, and the rest is read', async () => {
  const map = written(path('不合.json'), JSON.stringify([{ sheet: '没有', statement: '收入决算表' }]));
  const { status, out, err } = await juesuan('read', SAMPLE_PATH, '--map', map);
  expect(status).toBe(0);
  expectOneSentence(err);
  expect(err).toContain('对工作表“没有”的手工指定没有用上：工作簿里没有这个工作表');
  expect(out).toContain('"statement":"02"');
});

test.each([
  ['[\n  { "sheet": "一" }\n]', '第 2 行：缺 第 1 项 › statement：应为文字（要有引号）。'],
  [
    '[\n  {\n  "sheet": "一", "statement": "收入决算表",\n  "header": [6, 4] }]',
    '第 4 行：第 1 项 › header：应为两个行号，先小后大，例如 [4, 6]。',
  ],
  [
    '[{ "sheet": "一", "statement": "收入决算表",\n "columns": { "3": "事业收入" } }]',
    '第 2 行：第 1 项 › columns › 3：应为列号，例如 C。',
  ],
  [
    '[{ "sheet": "一", "statement": "收入决算表", "表头": 3 }]',
    '第 1 行：第 1 项：没有“表头”这一项。请核对名称，或者删去。',
  ],
  ['{ "sheet": "一" }', '第 1 行：整个文件：应为用方括号的清单。'],
  ['[{ "sheet": "一", }]', '第 1 行：第 16 个字是多余的逗号：最后一项后面不写逗号。'],
])('mistakes in the file are told by line, in words: %s', async (text, sentence) => {
  const map = written(path('错.json'), text);
  const { status, out, err } = await juesuan('check', SAMPLE_PATH, '--map', map);
  expect({ status, out, err }).toEqual({ status: 2, out: '', err: `错.json ${sentence}\n` });
});

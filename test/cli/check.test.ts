/** `juesuan check`: what it says, in text and in JSON, of one book and of several. */
import { copyFileSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { z } from 'zod';
import { read, utils } from '@e965/xlsx';
import { readFileSync } from 'node:fs';
import { layOutStatements } from '../../src/layout';
import { createWorkbook } from '../../src/hosts/file';
import { FORMS } from '../../src/forms';
import { ruleEntries } from '../../src/publishing';
import { sampleSubjects } from '../../samples/book';
import { SAMPLE, publishedStatements } from '../../samples/statements';
import {
  SAMPLE_PATH,
  changedSample,
  editSheets,
  expectOneSentence,
  juesuan,
  juesuanWatched,
  lastYear,
  sample,
  workFolder,
  written,
} from './support';

const { path } = workFolder();

const amount = z.string().regex(/^-?\d+\.\d{2,}$/);
const statement = z.string().regex(/^\d{2}$/);
const range = /^[A-Z]+\d+:[A-Z]+\d+$/;
/** The contract, key for key. */
const CONTRACT = z.strictObject({
  book: z.string(),
  unit: z.string().nullable(),
  year: z.int().nullable(),
  edition: z.literal(2021),
  form: z.strictObject({ id: z.string(), sure: z.boolean(), departures: z.array(z.string()) }),
  money: z.enum(['元', '万元']).nullable(),
  statements: z.array(
    z.strictObject({ code: statement, title: z.string(), sheet: z.string(), range: z.string().regex(range) }),
  ),
  missing: z.array(statement),
  rules: z.strictObject({
    passed: z.int(),
    failed: z.int(),
    notApplicable: z.int(),
    notRun: z.int(),
  }),
  findings: z.array(
    z.strictObject({
      rule: z.string().regex(/^(0\d|F|R)-\d+$/),
      level: z.enum(['error', 'verify', 'hint']),
      statement: statement.nullable(),
      message: z.string().min(1),
      expected: amount.nullable(),
      actual: amount.nullable(),
      difference: amount.nullable(),
      cells: z.array(z.strictObject({ sheet: z.string(), address: z.string().regex(/^[A-Z]+\d+$/), role: z.string() })),
      basis: z.string().min(1),
    }),
  ),
});

function parsed(out: string): z.output<typeof CONTRACT>[] {
  return out
    .trimEnd()
    .split('\n')
    .map((line) => CONTRACT.parse(JSON.parse(line)));
}

describe('the sample', () => {
  test('is sound but for three hints, of which two statements differ by contributions', async () => {
    const { status, out, err } = await juesuan('check', SAMPLE_PATH, '--format', 'json');
    const [book] = parsed(out);
    expect([status, err]).toEqual([0, '']);
    expect(book?.findings.map(({ rule, level }) => `${rule} ${level}`)).toEqual([
      '06-5 hint',
      '06-6 hint',
      '06-7 hint',
    ]);
    expect(book).toMatchObject({ unit: '焦作市劳动保障信息中心', year: 2021, money: '元', missing: [] });
    expect(book?.statements.map(({ code }) => code)).toEqual(['01', '02', '03', '04', '05', '06', '07', '08', '09']);
    const counts = Object.values(book?.rules ?? {}).reduce((sum, count) => sum + count, 0);
    expect(counts).toBe(ruleEntries(FORMS.form('henan-2021', 2021)).length);
  });

  test('as text: the verdict on the first line, the place of each finding, what was not run and why', async () => {
    const { status, out } = await juesuan('check', SAMPLE_PATH);
    expect(status).toBe(0);
    const lines = out.split('\n');
    expect(lines[0]).toBe('jiaozuo-2021.xlsx：没有发现错误和需要核实的问题，有 3 条提示。另有 4 条规则未执行。');
    expect(lines[1]).toMatch(/^焦作市劳动保障信息中心，2021年度，金额单位元。共 \d+ 条规则：/);
    expect(out).toContain('提示（3）\n  06-5   公开05表“2080505');
    expect(out).toMatch(/位置：公开05表!D\d+、公开06表!C\d+\n/);
    expect(out).toContain('未执行（4）\n  没有提供上年决算：01-6、04-18、08-5、09-5\n');
    expect(out).toContain('  公开09表 国有资本经营预算财政拨款收入支出决算表  公开09表!');
    expect(out).not.toContain('错误（');
  });
});

test('a wrong total: status 1, with both amounts in 元, the difference and the cells', async () => {
  const book = written(path('wrong.xlsx'), changedSample({ '01!F11': 4200 }));
  const { status, out } = await juesuan('check', book, '--format', 'json');
  expect(status).toBe(1);
  const sum = parsed(out)[0]?.findings.find(({ rule }) => rule === '01-3');
  expect(sum).toMatchObject({
    level: 'error',
    statement: '01',
    actual: '2170014.34',
    expected: '2170114.34',
    difference: '-100.00',
  });
  expect(sum?.cells).toContainEqual({ sheet: '公开01表', address: 'F33', role: 'actual' });
});

test('a book in 万元 is read in 元, and its rounding is no error', async () => {
  const sheets = layOutStatements(FORMS.form('henan-2021', 2021), {
    figures: publishedStatements(FORMS.form('henan-2021', 2021)),
    subjects: sampleSubjects(),
    unit: SAMPLE.unit,
    year: SAMPLE.year,
    moneyUnit: '万元',
  });
  const rounded = editSheets(await createWorkbook(sheets), (xml) =>
    xml
      .replace(/<f>[^<]*<\/f>/g, '')
      .replace(/<v>(\d+\.\d+)<\/v>/g, (_, value: string) => `<v>${Number(value).toFixed(2)}</v>`),
  );
  const book = written(path('万元.xlsx'), rounded);
  const { out } = await juesuan('check', book, '--format', 'json');
  const [result] = parsed(out);
  expect([result?.money, result?.statements.length]).toEqual(['万元', 9]);
  expect(result?.findings.filter(({ level }) => level !== 'hint')).toEqual([]);
  const figures = await juesuan('read', book);
  const income = figures.out.split('\n').find((line) => line.includes('本年收入合计'));
  expect(income).toContain('"value":"2170000.00","quantum":"100.00"');
});

test('last year’s book: the opening balance is compared; another year’s is refused with a word', async () => {
  const prior = written(path('2020.xlsx'), lastYear());
  const { status, out } = await juesuan('check', SAMPLE_PATH, '--prior', prior, '--format', 'json');
  expect([status, parsed(out)[0]?.rules.notRun]).toEqual([0, 0]);
  expect(parsed(out)[0]?.findings.filter(({ rule }) => rule === '01-6')).toEqual([]);

  const other = await juesuan('check', SAMPLE_PATH, '--prior', SAMPLE_PATH);
  expect(other.err).toContain('不是同一单位上一年度的，没有使用。');
  expect(other.out).toContain('没有提供上年决算：01-6');
});

describe('several books', () => {
  test('one that cannot be used does not keep the others from being checked; status 2', async () => {
    const broken = written(path('坏.xlsx'), 'PK');
    const wrong = written(path('错.xlsx'), changedSample({ '01!F11': 4200 }));
    const { status, out, err } = await juesuan('check', SAMPLE_PATH, broken, wrong);
    expect(status).toBe(2);
    expectOneSentence(err);
    const summary = out.slice(out.lastIndexOf('\n共 ')).trim().split('\n');
    expect(summary[0]).toBe('共 3 个工作簿：1 个没有错误，1 个有错误，1 个不能使用。');
    expect(summary[1]).toMatch(/^ {2}jiaozuo-2021\.xlsx：没有发现错误/);
    expect(summary[2]).toMatch(/^ {2}错\.xlsx：有 \d+ 个错误/);
    expect(summary[3]).toBe(`  坏.xlsx：没有审核。${err.trimEnd()}`);
  });

  test('two of one name are told apart by their paths', async () => {
    for (const folder of ['甲局', '乙局']) {
      mkdirSync(path(folder));
      copyFileSync(SAMPLE_PATH, path(`${folder}/决算.xlsx`));
    }
    const both = await juesuan('check', path('甲局'), path('乙局/决算.xlsx'), SAMPLE_PATH, '--format', 'json');
    expect(parsed(both.out).map(({ book }) => book)).toEqual([
      path('甲局/决算.xlsx'),
      path('乙局/决算.xlsx'),
      'jiaozuo-2021.xlsx',
    ]);
  });

  test('a folder stands for the books in it, by number; lock files and its own report are left out', async () => {
    mkdirSync(path('各单位'));
    for (const name of ['10.xlsx', '9 某 局.XLSX', '~$9 某 局.XLSX', '.隐藏.xlsx', '说明.txt']) {
      written(path(`各单位/${name}`), name.startsWith('~') ? 'lock' : sample());
    }
    mkdirSync(path('各单位/下级.xlsx'));
    const report = path('各单位/审核结果.xlsx');
    for (let time = 0; time < 2; time++) {
      const { status, out } = await juesuan('check', path('各单位'), '--report', report, '--format', 'json');
      expect(status).toBe(0);
      expect(parsed(out).map(({ book }) => book)).toEqual(['9 某 局.XLSX', '10.xlsx']);
    }
  });

  test('a folder without a book', async () => {
    mkdirSync(path('空'));
    const { status, out, err } = await juesuan('check', path('空'));
    expect([status, out]).toEqual([2, '']);
    expectOneSentence(err);
    expect(err).toContain('里没有 .xlsx 或 .xls 工作簿');
  });

  test('progress only when someone watches', async () => {
    expect((await juesuan('check', SAMPLE_PATH, SAMPLE_PATH)).err).toBe('');
    const { err, out } = await juesuanWatched('check', SAMPLE_PATH, SAMPLE_PATH);
    expect(err).toContain('正在处理第 2/2 个：jiaozuo-2021.xlsx');
    expect(err.endsWith('\r\u001b[2K')).toBe(true);
    expect(out).not.toContain('正在处理');
  });
});

describe('--report', () => {
  test('a summary with a row a book, those that could not be used included, and a row a finding', async () => {
    const wrong = written(path('报.xlsx'), changedSample({ '01!F11': 4200 }));
    const report = path('结果.xlsx');
    const broken = written(path('空白.xlsx'), '');
    const { status, err } = await juesuan('check', SAMPLE_PATH, wrong, broken, '--report', report);
    expect(status).toBe(2);
    expect(err).toContain(`审核结果已存为 ${report}。`);
    const opened = read(readFileSync(report));
    expect(opened.SheetNames).toEqual(['汇总', '审核结果']);
    const [summary, findings] = opened.SheetNames.map((name) =>
      utils.sheet_to_json<(string | number)[]>(opened.Sheets[name] ?? {}, { header: 1 }),
    );
    expect(summary?.[1]).toEqual(['工作簿', '单位', '年度', '错误', '核实', '提示', '未执行', '结论']);
    expect(summary?.[2]?.slice(0, 7)).toEqual(['jiaozuo-2021.xlsx', '焦作市劳动保障信息中心', 2021, 0, 0, 3, 4]);
    expect(summary?.[3]?.[0]).toBe('报.xlsx');
    expect(summary?.[4]?.[0]).toBe('空白.xlsx');
    expect(summary?.[4]?.at(-1)).toContain('没有审核。文件“空白.xlsx”是空的');
    const sum = findings?.find((row) => row[0] === '报.xlsx' && row[2] === '01-3');
    expect(sum?.slice(1, 5)).toEqual(['错误', '01-3', '公开01表', '公开01表!F33']);
    expect(sum?.slice(6, 10)).toEqual([2170014.34, 2170114.34, -100, '元']);
    expect(findings?.filter((row) => row[0] === 'jiaozuo-2021.xlsx')).toHaveLength(7);
  });

  test.each([
    ['onto the input', 'in.xlsx', '就是输入文件，没有写入'],
    ['in a folder that is not there', '无/r.xlsx', '写不了文件“r.xlsx”'],
    ['without extension', 'r', '扩展名为 .xlsx'],
  ])('%s is refused before anything is checked', async (_, target, sentence) => {
    written(path('in.xlsx'), sample());
    const before = readdirSync(path('.'));
    const { status, out, err } = await juesuan('check', path('in.xlsx'), '--report', path(target));
    expect([status, out]).toEqual([2, '']);
    expectOneSentence(err);
    expect(err).toContain(sentence);
    expect(readdirSync(path('.'))).toEqual(before);
  });

  test('nothing is written when no book can be used', async () => {
    const { status } = await juesuan('check', path('无.xlsx'), '--report', path('不写.xlsx'));
    expect([status, existsSync(path('不写.xlsx'))]).toEqual([2, false]);
  });
});

test('--form: one that is held, one that is not', async () => {
  const { status, err } = await juesuan('check', SAMPLE_PATH, '--form', 'henan-1999');
  expect(status).toBe(2);
  expect(err).toMatch(/^没有“henan-1999”这个表式，现有：henan-2021、shanghai-2024、.+；也可以写表式文件（.json）。\n$/);
  expect((await juesuan('check', SAMPLE_PATH, '--form', 'henan-2021')).status).toBe(0);
});

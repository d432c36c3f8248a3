/** `juesuan read`: every printed figure of the sample once, with its value; nothing that a spreadsheet would run. */
import { z } from 'zod';
import { FORMS } from '../../src/forms';
import { figuresToCsv } from '../../src/publishing';
import { publishedStatements } from '../../samples/statements';
import { SAMPLE_PATH, changedSample, juesuan, sample, workFolder, written } from './support';

const { path } = workFolder();

/** The contract, key for key. */
const CONTRACT = z.strictObject({
  book: z.string(),
  statement: z.string().regex(/^0[1-9]$/),
  item: z.string().min(1),
  code: z
    .string()
    .regex(/^\d{3}(\d\d){0,2}$/)
    .nullable(),
  measure: z.string().min(1),
  value: z.string().regex(/^-?\d+\.\d{2,}$/),
  quantum: z.string().regex(/^\d+\.\d+$/),
  sheet: z.string(),
  address: z.string().regex(/^[A-Z]+\d+$/),
});

function parsed(out: string): z.output<typeof CONTRACT>[] {
  return out
    .trimEnd()
    .split('\n')
    .map((line) => CONTRACT.parse(JSON.parse(line)));
}

test('every printed figure of the sample, exactly once and with its value; blank ones left out', async () => {
  const { status, out, err } = await juesuan('read', SAMPLE_PATH);
  expect([status, err]).toEqual([0, '']);
  const lines = parsed(out);
  const printed = [...publishedStatements(FORMS.form('henan-2021', 2021))].flatMap(([code, { rows }]) =>
    rows.flatMap((row) =>
      [...row.figures].flatMap(([measure, { amount, blank }]) =>
        blank ? [] : [[code, row.code ?? row.item, measure, amount.toJSON()].join('|')],
      ),
    ),
  );
  const given = lines.map(({ statement, code, item, measure, value }) =>
    [statement, code ?? item, measure, value].join('|'),
  );
  expect([...given].sort()).toEqual([...printed].sort());
  expect(printed.length).toBeGreaterThan(300);
  expect(new Set(lines.map(({ sheet, address }) => `${sheet}!${address}`)).size).toBe(lines.length);
  expect(new Set(lines.map(({ quantum }) => quantum))).toEqual(new Set(['0.01']));
  expect(lines[0]).toEqual({
    book: 'jiaozuo-2021.xlsx',
    statement: '01',
    item: '一般公共预算财政拨款收入',
    code: null,
    measure: '金额',
    value: '2170014.34',
    quantum: '0.01',
    sheet: '公开01表',
    address: 'C7',
  });
});

test('an amount that is none is told of on the other channel and is an error', async () => {
  const book = written(path('字.xlsx'), changedSample({ '01!C8': '贰佰万', '02!C9': '#REF!' }));
  const { status, out, err } = await juesuan('read', book);
  expect(status).toBe(1);
  expect(parsed(out).some(({ sheet, address }) => sheet === '公开01表' && address === 'C8')).toBe(false);
  expect(err).toBe(
    [
      '字.xlsx：公开01表 C8 应为金额，却是“贰佰万”，没有读入。请改成数字；没有数的留空。\n',
      '字.xlsx：公开02表 C9 是错误值 #REF!，没有读入。请改正公式或重新填数。\n',
    ].join(''),
  );
});

describe('as CSV', () => {
  test('opens in Excel as Chinese, with one row of headings for all books', async () => {
    const second = written(path('=乙,局.xlsx'), sample());
    const { status, out } = await juesuan('read', SAMPLE_PATH, second, '--format', 'csv');
    expect(status).toBe(0);
    const rows = out.trimEnd().split('\r\n');
    expect(rows[0]).toBe('\ufeff工作簿,报表,项目,科目编码,栏次,金额（元）,精度（元）,工作表,单元格');
    expect(out.split('工作簿,报表')).toHaveLength(2);
    const figures = parsed((await juesuan('read', SAMPLE_PATH)).out);
    expect(rows).toHaveLength(1 + 2 * figures.length);
    expect(rows[1]).toBe('jiaozuo-2021.xlsx,01,一般公共预算财政拨款收入,,金额,2170014.34,0.01,公开01表,C7');
    expect(rows.at(-1)).toMatch(/^"'=乙,局\.xlsx",07,/);
  });

  test.each([
    ['=1+1', "'=1+1"],
    ['＝cmd', "'＝cmd"],
    ['+86', "'+86"],
    ['@SUM(1)', "'@SUM(1)"],
    ['-1-cmd', "'-1-cmd"],
    ['a"b', '"a""b"'],
    ['\n=1', '"\'\n=1"'],
  ])('%j is text', (item, cell) => {
    const line = { book: 'b', statement: '01', item, code: null, measure: 'm', value: '-1.00', quantum: '0.01' };
    expect(figuresToCsv([{ ...line, sheet: 's', address: 'A1' }], false)).toBe(`b,01,${cell},,m,-1.00,0.01,s,A1\r\n`);
  });
});

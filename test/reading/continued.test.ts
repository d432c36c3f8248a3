/** What a page takes from the one before it, and which of two copies counts. */
import type { SheetSnapshot } from '../../src/workbook';
import { sheetOf } from '../support/grid';
import { figuresOf, problemsOf, read } from './support';

const TITLE = '支出决算表\n部门：某局 | 2021年度 | 单位：元';
const PARTS = '类 | 款 | 项 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出';
const FIRST = `${TITLE}\n${PARTS}\n· | · | · | 合计 | 7 | 3 | 4\n205 | · | · | 教育支出 | 7 | 3 | 4\n· | 08 | · | 进修及培训 | 7 | 3 | 4`;
const REST = '· | · | 02 | 干部教育 | 3 | 1 | 2\n· | · | 03 | 培训支出 | 4 | 2 | 2';
const CODES = ['合计', '205', '20508', '2050802', '2050803'];

const codes = (...sheets: SheetSnapshot[]): (string | undefined)[] | undefined =>
  read(...sheets)
    .statements.get('03')
    ?.rows.map(({ item }) => item);

describe('类 and 款 that are printed where they begin', () => {
  test.each([
    ['with the title', `支出决算表（续）\n${PARTS}\n${REST}`],
    ['with the header', `${PARTS}\n${REST}`],
    ['with neither', REST],
  ])('hold on the next sheet %s', (_, text) => {
    const book = [sheetOf('1', FIRST), sheetOf('2', text)];
    expect(codes(...book)).toEqual(CODES);
    expect(problemsOf(read(...book))).toEqual([]);
  });

  test('hold over a whole page without any', () => {
    const [one = '', two = ''] = REST.split('\n');
    expect(codes(sheetOf('1', FIRST), sheetOf('2', one), sheetOf('3', two))).toEqual(CODES);
  });

  test('hold below a second title on the sheet', () => {
    expect(codes(sheetOf('1', `${FIRST}\n${TITLE}\n${PARTS}\n${REST}`))).toEqual(CODES);
  });

  test('as decimals are the codes that they were', () => {
    const rows =
      "205.0 | · | · | 教育支出 | 7 | 3 | 4\n'205.0 | '8.0 | · | 进修及培训 | 7 | 3 | 4\n'205.0 | '8.0 | '10.0 | 其他 | 7 | 3 | 4";
    expect(codes(sheetOf('1', `${TITLE}\n${PARTS}\n${rows}`))).toEqual(['205', '20508', '2050810']);
  });
});

const HEADER = '科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出';
const FILLED = `${TITLE}\n${HEADER}\n合计 | · | 7 | 3 | 4\n205 | 教育支出 | 7 | 3 | 4`;

test('a blank copy beside a filled one is named, and the filled one is read', () => {
  const blank = sheetOf('空表', `${TITLE}\n${HEADER}\n合计 | · | · | · | ·`);
  for (const book of [
    [sheetOf('支出', FILLED), blank],
    [blank, sheetOf('支出', FILLED)],
  ]) {
    expect(figuresOf(read(...book), '03')).toMatchObject({ '205|本年支出合计': '7.00' });
    expect(problemsOf(read(...book))).toEqual([
      'R-27 工作表“空表”也有《支出决算表》，是没有数的空表，没有读入，以填了数的为准。不再需要的请删去。',
    ]);
  }
});

test('what is printed above the next title is no line of the statement before', () => {
  const heading = '公开08表\n部门：某局 | 44561 | 单位：元';
  const funds =
    '政府性基金预算财政拨款收入支出决算表\n科目编码 | 科目名称 | 年初结转和结余 | 本年收入 | 本年支出 | 基本支出 | 项目支出 | 年末结转和结余\n合计';
  const accounts = read(sheetOf('全部', `${FILLED}\n${heading}\n${funds}`));
  expect(problemsOf(accounts)).toEqual([]);
  expect(accounts.statements.get('03')?.range).toBe('A1:E5');
  expect(accounts.statements.get('08')?.heading.number?.value).toBe('公开08表');
});

test('a line of 07 that is called like columns is read, whether its amounts are text, blank or numbers', () => {
  const sheetWith = (amounts: string): SheetSnapshot =>
    sheetOf(
      '三公',
      `一般公共预算财政拨款“三公”经费支出决算表\n部门：某局 | · | 2021年度 | 单位：元\n项目 | · | 预算数 | 决算数\n合计 | · | 1 | 1\n因公出国（境）费 | · | · | ·\n公务用车购置及运行费 | 小计 | ${amounts}\n· | 公务用车购置费 | · | ·\n· | 公务用车运行费 | · | ·\n公务接待费 | · | 1 | 1`,
    );
  for (const amounts of ["'1,000.00 | '0.00", '· | ·', '1000 | 0', '无 | 无']) {
    const rows = read(sheetWith(amounts))
      .statements.get('07')
      ?.rows.map(({ item }) => item);
    expect(rows).toContain('公务用车购置及运行费小计');
  }
});

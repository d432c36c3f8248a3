/**
 * 焦作市劳动保障信息中心, 2021: the nine published statements in 元, and the answers that its published narrative gives
 * to the questions of the supplement. What the narrative does not say is left open.
 */
import {
  addressOf,
  Money,
  Statement,
  type Accounts,
  type CellRef,
  type Figure,
  type StatementCode,
  type StatementRow,
  type SubjectCode,
  type SupplementAnswer,
} from '../../src/accounts';
import { edition, formOf, type Item, type Side } from '../../src/edition';
import published from '../../samples/jiaozuo-2021.supplement.json';

export const UNIT = '焦作市劳动保障信息中心';

/** Fixed lines by item: amounts in 元; for 04 and 07 one a measure. A line that is not named is blank. */
const LINES: Readonly<Record<'01' | '04' | '07', Readonly<Record<string, string>>>> = {
  '01': {
    一般公共预算财政拨款收入: '2170014.34',
    上级补助收入: '0.00',
    事业收入: '0.00',
    经营收入: '0.00',
    附属单位上缴收入: '0.00',
    其他收入: '16.50',
    本年收入合计: '2170030.84',
    使用非财政拨款结余: '0.00',
    年初结转和结余: '153.34',
    收入总计: '2170184.18',
    教育支出: '4100.00',
    社会保障和就业支出: '2103349.52',
    卫生健康支出: '62564.82',
    本年支出合计: '2170014.34',
    结余分配: '0.00',
    年末结转和结余: '169.84',
    支出总计: '2170184.18',
  },
  '04': {
    一般公共预算财政拨款: '2170014.34',
    本年收入合计: '2170014.34',
    年初财政拨款结转和结余: '0.00',
    年初一般公共预算财政拨款结转和结余: '0.00',
    收入总计: '2170014.34',
    教育支出: '4100.00 4100.00',
    社会保障和就业支出: '2103349.52 2103349.52',
    卫生健康支出: '62564.82 62564.82',
    本年支出合计: '2170014.34 2170014.34',
    年末财政拨款结转和结余: '0.00 0.00',
    支出总计: '2170014.34 2170014.34',
  },
  '07': {
    三公经费合计: '2000.00 0.00',
    '因公出国（境）费': '0.00 0.00',
    公务用车购置及运行费小计: '1000.00 0.00',
    公务用车购置费: '0.00 0.00',
    公务用车运行费: '1000.00 0.00',
    公务接待费: '1000.00 0.00',
  },
};

/** Subjects: code, name, then the amounts in 元 in the form's order; `-` is a blank cell. */
const SUBJECTS: Readonly<Record<'02' | '03' | '05' | '08' | '09', string>> = {
  '02': `
    合计    合计                                 2170030.84 2170014.34 0 0 0 0 16.50
    205     教育支出                                4100.00    4100.00 0 0 0 0 0
    20508   进修及培训                              4100.00    4100.00 0 0 0 0 0
    2050803 培训支出                                4100.00    4100.00 0 0 0 0 0
    208     社会保障和就业支出                   2103366.02 2103349.52 0 0 0 0 16.50
    20801   人力资源和社会保障管理事务           1945336.54 1945320.04 0 0 0 0 16.50
    2080108 信息化建设                            503200.00  503200.00 0 0 0 0 0
    2080199 其他人力资源和社会保障管理事务支出   1442136.54 1442120.04 0 0 0 0 16.50
    20805   行政事业单位养老支出                  103432.68  103432.68 0 0 0 0 0
    2080505 机关事业单位基本养老保险缴费支出       74150.04   74150.04 0 0 0 0 0
    2080599 其他行政事业单位养老支出               29282.64   29282.64 0 0 0 0 0
    20899   其他社会保障和就业支出                 54596.80   54596.80 0 0 0 0 0
    2089999 其他社会保障和就业支出                 54596.80   54596.80 0 0 0 0 0
    210     卫生健康支出                           62564.82   62564.82 0 0 0 0 0
    21011   行政事业单位医疗                       62564.82   62564.82 0 0 0 0 0
    2101102 事业单位医疗                           34758.42   34758.42 0 0 0 0 0
    2101103 公务员医疗补助                         27806.40   27806.40 0 0 0 0 0`,
  '03': `
    合计    合计                                 2170014.34 1612217.54 557796.80 0 - 0
    205     教育支出                                4100.00    4100.00         - 0 - 0
    20508   进修及培训                              4100.00    4100.00         - 0 - 0
    2050803 培训支出                                4100.00    4100.00         - 0 - 0
    208     社会保障和就业支出                   2103349.52 1545552.72 557796.80 0 - 0
    20801   人力资源和社会保障管理事务           1945320.04 1442120.04 503200.00 0 - 0
    2080108 信息化建设                            503200.00          - 503200.00 0 - 0
    2080199 其他人力资源和社会保障管理事务支出   1442120.04 1442120.04         - 0 - 0
    20805   行政事业单位养老支出                  103432.68  103432.68         - 0 - 0
    2080505 机关事业单位基本养老保险缴费支出       74150.04   74150.04         - 0 - 0
    2080599 其他行政事业单位养老支出               29282.64   29282.64         - 0 - 0
    20899   其他社会保障和就业支出                 54596.80          -  54596.80 0 - 0
    2089999 其他社会保障和就业支出                 54596.80          -  54596.80 0 - 0
    210     卫生健康支出                           62564.82   62564.82         - 0 - 0
    21011   行政事业单位医疗                       62564.82   62564.82         - 0 - 0
    2101102 事业单位医疗                           34758.42   34758.42         - 0 - 0
    2101103 公务员医疗补助                         27806.40   27806.40         - 0 - 0`,
  '05': `
    合计    合计                                 2170014.34 1612217.54 557796.80
    205     教育支出                                4100.00    4100.00 -
    20508   进修及培训                              4100.00    4100.00 -
    2050803 培训支出                                4100.00    4100.00 -
    208     社会保障和就业支出                   2103349.52 1545552.72 557796.80
    20801   人力资源和社会保障管理事务           1945320.04 1442120.04 503200.00
    2080108 信息化建设                            503200.00          - 503200.00
    2080199 其他人力资源和社会保障管理事务支出   1442120.04 1442120.04 -
    20805   行政事业单位养老支出                  103432.68  103432.68 -
    2080505 机关事业单位基本养老保险缴费支出       74150.04   74150.04 -
    2080599 其他行政事业单位养老支出               29282.64   29282.64 -
    20899   其他社会保障和就业支出                 54596.80          - 54596.80
    2089999 其他社会保障和就业支出                 54596.80          - 54596.80
    210     卫生健康支出                           62564.82   62564.82 -
    21011   行政事业单位医疗                       62564.82   62564.82 -
    2101102 事业单位医疗                           34758.42   34758.42 -
    2101103 公务员医疗补助                         27806.40   27806.40 -`,
  '08': '合计 合计 - - - - - -',
  '09': '合计 合计 - - - - - -',
};

/** 06 by code; every section that is not named is 0.00. */
const SECTIONS: Readonly<Record<string, string>> = {
  301: '1493473.90',
  30101: '287455.00',
  30102: '32360.00',
  30103: '381224.00',
  30106: '944.59',
  30107: '178677.00',
  30108: '74119.20',
  30110: '34743.80',
  30111: '27794.70',
  30112: '4549.61',
  30199: '471606.00',
  303: '28043.64',
  30302: '28043.64',
  人员经费合计: '1521517.54',
  302: '85600.00',
  30201: '12629.00',
  30202: '1348.00',
  30211: '650.00',
  30213: '3505.00',
  30216: '3950.00',
  30226: '39590.00',
  30229: '11400.00',
  30239: '800.00',
  30299: '11728.00',
  310: '5100.00',
  31002: '5100.00',
  公用经费合计: '90700.00',
};

/** What the published narrative says beyond the statements, by `key` or `key|code`: the sample's own supplement. */
const ANSWERS: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(published).flatMap(([key, answer]): [string, string][] =>
    typeof answer === 'object'
      ? Object.entries(answer).map(([code, text]) => [`${key}|${code}`, text])
      : [[key, String(answer)]],
  ),
);

/** What a test changes in the sample. */
export interface Changes {
  /** Amounts in 元 by `表|项目|栏次`, such as `01|收入总计|金额`; `-` empties the cell. */
  readonly amounts?: Readonly<Record<string, string>>;
  /** Answers by key; undefined takes an answer away. */
  readonly answers?: Readonly<Record<string, string | undefined>>;
  /** Statements that the book does not have. */
  readonly without?: readonly StatementCode[];
  /** Rows left out, by `表|项目`. */
  readonly withoutRows?: readonly string[];
  /** Rows of subjects added to a statement, in the notation of this file. */
  readonly rows?: Readonly<Partial<Record<keyof typeof SUBJECTS, string>>>;
  readonly unit?: string;
  readonly year?: number;
}

/** The sample's accounts, as they were published or with changes. */
export function jiaozuo(changes: Changes = {}): Accounts {
  const codes: readonly StatementCode[] = ['01', '02', '03', '04', '05', '06', '07', '08', '09'];
  const statements = codes
    .filter((code) => !changes.without?.includes(code))
    .map((code) => [code, statementOf(code, changes)] as const);
  const year = changes.year ?? 2021;
  return {
    book: `${year}.xlsx`,
    unit: { value: changes.unit ?? UNIT, cell: { sheet: '收入支出决算总表', address: 'A3' } },
    year: { value: year, cell: { sheet: '收入支出决算总表', address: 'D3' } },
    statements: new Map(statements),
    supplement: supplementOf(changes),
    problems: [],
  };
}

function supplementOf({ answers = {} }: Changes): Map<string, SupplementAnswer> {
  const given = Object.entries({ ...ANSWERS, ...answers }).filter(([, text]) => text !== undefined);
  return new Map(
    given.map(([key, text], index) => [
      key,
      { text: text ?? '', cell: { sheet: '补充资料', address: addressOf(index + 2, 3) } },
    ]),
  );
}

function statementOf(code: StatementCode, changes: Changes): Statement {
  const form = formOf(edition(2021), code);
  const sheet = (form.titles[0] ?? '').replace('一般公共预算财政拨款“三公”', '三公').slice(0, 31);
  const rows = rowsOf(code, sheet, changes).filter((row) => !changes.withoutRows?.includes(`${code}|${row.item}`));
  const note = form.emptyNote?.replace('{unit}', '我部门/单位');
  return new Statement({
    code,
    sheet,
    range: `A1:I${rows.length + 10}`,
    heading: {
      title: { value: form.titles[0] ?? '', cell: { sheet, address: 'A1' } },
      ...(note !== undefined && { emptyNote: { value: note, cell: { sheet, address: 'A12' } } }),
    },
    measures: new Set(form.sides.flatMap((side) => side.measures.map(({ name }) => name))),
    rows,
  });
}

function rowsOf(code: StatementCode, sheet: string, changes: Changes): StatementRow[] {
  const { sides } = formOf(edition(2021), code);
  const change = (item: string, measure: string): string | undefined => changes.amounts?.[`${code}|${item}|${measure}`];
  if (code === '01' || code === '04' || code === '07') {
    const lines = LINES[code];
    return sides.flatMap((side, nth) =>
      side.items.map((item, index) => {
        const amounts = (lines[item.name] ?? '').split(' ').filter((amount) => amount !== '');
        return fixedRow(sheet, side, item, index, nth * 3, amounts, change);
      }),
    );
  }
  if (code === '06') {
    return sides.flatMap((side, nth) =>
      side.items.map((item, index) => {
        const amount = SECTIONS[item.code ?? item.name] ?? '0.00';
        return fixedRow(sheet, side, item, index, nth * 3, [amount], change);
      }),
    );
  }
  const side = sides[0];
  if (!side) return [];
  const lines = `${SUBJECTS[code]}\n${changes.rows?.[code] ?? ''}`.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line, index) => {
    const [item = '', name = '', ...amounts] = line.trim().split(/\s+/);
    return rowAt(sheet, item, name, item === '合计' ? null : item, index + 6, 0, 2, side, amounts, change);
  });
}

type Change = (item: string, measure: string) => string | undefined;

/** Labels in the first column of a side, its figures from the third on. */
function fixedRow(
  sheet: string,
  side: Side,
  item: Item,
  index: number,
  left: number,
  amounts: readonly string[],
  change: Change,
): StatementRow {
  const line = (item.line ?? index) + 5;
  return rowAt(
    sheet,
    item.code && side.name.includes('经费') ? item.code : item.name,
    item.name,
    item.code ?? null,
    line,
    left,
    left + 2,
    side,
    amounts,
    change,
  );
}

function rowAt(
  sheet: string,
  item: string,
  name: string,
  code: string | null,
  row: number,
  left: number,
  first: number,
  side: Side,
  amounts: readonly string[],
  change: Change,
): StatementRow {
  const figures = side.measures.map((measure, index): [string, Figure] => {
    const cell: CellRef = { sheet, address: addressOf(row, first + index) };
    const text = change(item, measure.name) ?? amounts[index] ?? '-';
    const blank = text === '-';
    return [measure.name, { amount: blank ? Money.zero : Money.of(text), blank, cell }];
  });
  return {
    item,
    code: code as SubjectCode | null,
    name,
    cell: { sheet, address: addressOf(row, left) },
    figures: new Map(figures),
  };
}

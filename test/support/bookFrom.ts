/**
 * Complete and sound books: all nine statements of a unit whose every total and every balance is right, made from its
 * items by plain integer arithmetic.
 */
import type { StatementCode } from '../../src/accounts';
import { formOf } from '../../src/forms';
import { EDITION, keyOfFigure, type Book, type BookRow, type FigureKey } from './book';

/** 年初结转和结余, 基本支出, 项目支出, 年末结转和结余 of one fund, in 分. */
export type FundOfItem = readonly [opening: bigint, basic: bigint, project: bigint, closing: bigint];

/** One 项: what was spent on it out of which money, and what came in for it, in 分. */
export interface RawItem {
  readonly code: string;
  /** 一般公共预算: 基本支出, 项目支出. Absent: not in 05. */
  readonly general?: readonly [basic: bigint, project: bigint] | undefined;
  /** 政府性基金. Absent: not in 08. */
  readonly funds?: FundOfItem | undefined;
  /** 国有资本经营. Absent: not in 09. */
  readonly capital?: FundOfItem | undefined;
  /** Not out of 财政拨款: 基本支出, 项目支出, 上缴上级支出, 经营支出, 对附属单位补助支出. */
  readonly other: readonly [bigint, bigint, bigint, bigint, bigint];
  /** Its share of 财政拨款收入 by weight; then 上级补助, 事业, 经营, 附属单位上缴, 其他收入. */
  readonly share: number;
  readonly income: readonly [bigint, bigint, bigint, bigint, bigint];
}

export interface RawBook {
  readonly items: readonly RawItem[];
  readonly generalOpening: bigint;
  readonly generalClosing: bigint;
  /** 使用非财政拨款结余. */
  readonly reserve: bigint;
  /** 结余分配. */
  readonly distribution: bigint;
  /** 年末结转和结余 of 01, at least. */
  readonly balance: bigint;
  /** Weights of the 款 of 06, in form order. */
  readonly economic: readonly number[];
  /** 预算数 of 出国, 购置, 运行, 接待. */
  readonly budget: readonly [bigint, bigint, bigint, bigint];
  /** 决算数 of the same above what 06 holds of them. */
  readonly project: readonly [bigint, bigint, bigint, bigint];
}

const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((a, b) => a + b, 0n);
const least = (a: bigint, b: bigint): bigint => (a < b ? a : b);

/** `total` in parts by weight that add up to it to the 分. */
function split(total: bigint, weights: readonly number[]): bigint[] {
  const used = weights.some((weight) => weight > 0) ? weights : weights.map(() => 1);
  const all = BigInt(used.reduce((a, b) => a + b, 0));
  let before = 0n;
  let counted = 0n;
  return used.map((weight) => {
    counted += BigInt(weight);
    const upTo = (total * counted) / all;
    const part = upTo - before;
    before = upTo;
    return part;
  });
}

class Builder {
  readonly rows = new Map<StatementCode, BookRow[]>();
  readonly figures = new Map<FigureKey, bigint>();

  put(code: StatementCode, item: string, amounts: Readonly<Record<string, bigint>>): void {
    for (const [measure, amount] of Object.entries(amounts)) this.figures.set(keyOfFigure(code, item, measure), amount);
  }

  get(code: StatementCode, item: string, measure: string): bigint {
    return this.figures.get(keyOfFigure(code, item, measure)) ?? 0n;
  }

  /** Every line of a form with fixed lines, and its amounts where there are any. */
  lines(code: StatementCode, amounts: Readonly<Record<string, Readonly<Record<string, bigint>>>>): void {
    const { sides, shape } = formOf(EDITION, code);
    const rows = sides.flatMap((side) =>
      side.items.map((item) => ({
        item: shape === 'blocks' ? (item.code ?? item.name) : item.name,
        code: item.code ?? null,
        name: item.name,
        measures: side.measures.map((measure) => measure.name),
      })),
    );
    this.rows.set(code, rows);
    for (const [item, values] of Object.entries(amounts)) this.put(code, item, values);
  }

  /** 合计, 类, 款 and 项 over the 项 given, in code order. */
  subjects(code: StatementCode, items: ReadonlyMap<string, Readonly<Record<string, bigint>>>): void {
    const measures = formOf(EDITION, code).sides[0]?.measures.map((measure) => measure.name) ?? [];
    const codes = new Set([...items.keys()].flatMap((item) => [item.slice(0, 3), item.slice(0, 5), item]));
    const rows: BookRow[] = [{ item: '合计', code: null, name: '合计', measures }];
    for (const subject of [...codes].sort()) {
      rows.push({ item: subject, code: subject, name: EDITION.functional.get(subject)?.[0] ?? '新设科目', measures });
    }
    this.rows.set(code, rows);
    for (const row of rows) {
      const below = [...items].filter(([item]) => item.startsWith(row.code ?? ''));
      for (const measure of measures) {
        this.put(code, row.item, { [measure]: sum(below.map(([, amounts]) => amounts[measure] ?? 0n)) });
      }
    }
  }
}

/** The book that follows from a unit's items. */
export function bookFrom(raw: RawBook): Book {
  const book = new Builder();
  putExpenditure(book, raw);
  const general = generalOf(book, raw);
  const fund = (code: '08' | '09'): readonly bigint[] =>
    ['年初结转和结余', '本年收入', '年末结转和结余'].map((measure) => book.get(code, '合计', measure));
  const funds = [general, fund('08'), fund('09')];
  putIncome(book, raw, sum(funds.map(([, income = 0n]) => income)));
  putAppropriation(book, funds);
  putAccounts(book, raw, funds);
  putEconomic(book, raw);
  const notes = (['07', '08', '09'] as const).filter((code) =>
    [...book.figures].every(([key, amount]) => !key.startsWith(code) || amount === 0n),
  );
  const prior = new Map<FigureKey, bigint>([
    ['01|年末结转和结余|金额', book.get('01', '年初结转和结余', '金额')],
    ['04|年末财政拨款结转和结余|合计', book.get('04', '年初财政拨款结转和结余', '金额')],
    ['08|合计|年末结转和结余', book.get('08', '合计', '年初结转和结余')],
    ['09|合计|年末结转和结余', book.get('09', '合计', '年初结转和结余')],
  ]);
  const rows = new Map([...book.rows].sort(([a], [b]) => (a < b ? -1 : 1)));
  return { rows, figures: book.figures, prior, notes: new Set(notes) };
}

/** 03, 05, 08, 09. */
function putExpenditure(book: Builder, { items }: RawBook): void {
  const spent = new Map<string, Record<string, bigint>>();
  const general = new Map<string, Record<string, bigint>>();
  const funds = { '08': new Map<string, Record<string, bigint>>(), '09': new Map<string, Record<string, bigint>>() };
  for (const item of items) {
    let [basic, project] = item.other;
    const [, , upwards, business, downwards] = item.other;
    if (item.general) {
      const [generalBasic, generalProject] = item.general;
      basic += generalBasic;
      project += generalProject;
      const amounts = { 本年支出: generalBasic + generalProject, 基本支出: generalBasic, 项目支出: generalProject };
      general.set(item.code, amounts);
    }
    for (const [code, fund] of [['08', item.funds] as const, ['09', item.capital] as const]) {
      if (!fund) continue;
      basic += fund[1];
      project += fund[2];
      funds[code].set(item.code, fundOf(fund));
    }
    spent.set(item.code, {
      本年支出合计: basic + project + upwards + business + downwards,
      基本支出: basic,
      项目支出: project,
      上缴上级支出: upwards,
      经营支出: business,
      对附属单位补助支出: downwards,
    });
  }
  book.subjects('03', spent);
  book.subjects('05', general);
  book.subjects('08', funds['08']);
  book.subjects('09', funds['09']);
}

/** 年初 + 本年收入 − 本年支出 = 年末, and no income below nothing. */
function fundOf([opening, basic, project, closing]: FundOfItem): Record<string, bigint> {
  const spent = basic + project;
  const start = least(opening, spent + closing);
  return {
    年初结转和结余: start,
    本年收入: spent + closing - start,
    本年支出: spent,
    基本支出: basic,
    项目支出: project,
    年末结转和结余: closing,
  };
}

/** 年初, 本年收入 and 年末 of 一般公共预算. */
function generalOf(book: Builder, raw: RawBook): readonly bigint[] {
  const spent = book.get('05', '合计', '本年支出');
  const opening = least(raw.generalOpening, spent + raw.generalClosing);
  return [opening, spent + raw.generalClosing - opening, raw.generalClosing];
}

/** 02. */
function putIncome(book: Builder, { items }: RawBook, appropriation: bigint): void {
  const parts = split(
    appropriation,
    items.map((item) => item.share),
  );
  const income = new Map(
    items.map((item, index) => {
      const part = parts[index] ?? 0n;
      const [superior, operations, business, subordinate, other] = item.income;
      const amounts = {
        本年收入合计: part + sum(item.income),
        财政拨款收入: part,
        上级补助收入: superior,
        事业收入: operations,
        经营收入: business,
        附属单位上缴收入: subordinate,
        其他收入: other,
      };
      return [item.code, amounts] as const;
    }),
  );
  book.subjects('02', income);
}

const FUNDS = [
  ['一般公共预算财政拨款', '05'],
  ['政府性基金预算财政拨款', '08'],
  ['国有资本经营预算财政拨款', '09'],
] as const;

/** 04. */
function putAppropriation(book: Builder, funds: readonly (readonly bigint[])[]): void {
  const total = (part: 0 | 1 | 2): bigint => sum(funds.map((fund) => fund[part] ?? 0n));
  const amounts: Record<string, Record<string, bigint>> = {
    本年收入合计: { 金额: total(1) },
    年初财政拨款结转和结余: { 金额: total(0) },
    收入总计: { 金额: total(0) + total(1) },
    本年支出合计: {},
    年末财政拨款结转和结余: { 合计: total(2) },
    支出总计: { 合计: total(0) + total(1) },
  };
  const line = (name: string): Record<string, bigint> => (amounts[name] ??= {});
  for (const [index, [fund, statement]] of FUNDS.entries()) {
    const [opening = 0n, income = 0n, closing = 0n] = funds[index] ?? [];
    line(fund)['金额'] = income;
    line(`年初${fund}结转和结余`)['金额'] = opening;
    line('年末财政拨款结转和结余')[fund] = closing;
    line('支出总计')[fund] = opening + income;
    for (const row of [{ item: '合计', code: '', name: '本年支出合计' }, ...classLines()]) {
      const spent = book.get(statement, row.code === '' ? '合计' : row.code, '本年支出');
      line(row.name)[fund] = spent;
      line(row.name)['合计'] = (line(row.name)['合计'] ?? 0n) + spent;
    }
  }
  book.lines('04', amounts);
}

function classLines(): { code: string; name: string }[] {
  const items = formOf(EDITION, '01').sides.flatMap((side) => side.items);
  return items.flatMap(({ code, name }) => (code === undefined ? [] : [{ code, name }]));
}

/** 01. */
function putAccounts(book: Builder, raw: RawBook, funds: readonly (readonly bigint[])[]): void {
  const names = ['上级补助收入', '事业收入', '经营收入', '附属单位上缴收入', '其他收入'];
  const amounts: Record<string, bigint> = {};
  for (const [index, [fund]] of FUNDS.entries()) amounts[`${fund}收入`] = funds[index]?.[1] ?? 0n;
  for (const name of names) amounts[name] = book.get('02', '合计', name);
  const income = sum(Object.values(amounts));
  for (const { code, name } of classLines()) amounts[name] = book.get('03', code, '本年支出合计');
  const spent = book.get('03', '合计', '本年支出合计');
  const short = spent + raw.distribution - income - raw.reserve;
  const opening = raw.balance + (short > 0n ? short : 0n);
  const total = income + raw.reserve + opening;
  Object.assign(amounts, {
    本年收入合计: income,
    使用非财政拨款结余: raw.reserve,
    年初结转和结余: opening,
    收入总计: total,
    本年支出合计: spent,
    结余分配: raw.distribution,
    年末结转和结余: total - spent - raw.distribution,
    支出总计: total,
  });
  book.lines('01', Object.fromEntries(Object.entries(amounts).map(([name, amount]) => [name, { 金额: amount }])));
}

/** 06 and 07. */
function putEconomic(book: Builder, raw: RawBook): void {
  const parts = split(book.get('05', '合计', '基本支出'), raw.economic);
  const amounts = new Map<string, bigint>(ECONOMIC_SECTIONS.map((code, index) => [code, parts[index] ?? 0n]));
  const classes = ['301', '302', '303', '307', '310', '399'];
  for (const code of classes) {
    amounts.set(
      code,
      sum(ECONOMIC_SECTIONS.map((section) => (section.startsWith(code) ? (amounts.get(section) ?? 0n) : 0n))),
    );
  }
  const of = (code: string): bigint => amounts.get(code) ?? 0n;
  amounts.set('人员经费合计', of('301') + of('303'));
  amounts.set('公用经费合计', of('302') + of('307') + of('310') + of('399'));
  book.lines('06', Object.fromEntries([...amounts].map(([item, amount]) => [item, { 决算数: amount }])));

  const final = ['30212', '31013', '30231', '30217'].map((code, index) => of(code) + (raw.project[index] ?? 0n));
  const lines: Record<string, Record<string, bigint>> = {};
  for (const [measure, four] of [['预算数', raw.budget] as const, ['决算数', final] as const]) {
    const [abroad = 0n, purchase = 0n, running = 0n, reception = 0n] = four;
    const values = {
      三公经费合计: sum(four),
      '因公出国（境）费': abroad,
      公务用车购置及运行费小计: purchase + running,
      公务用车购置费: purchase,
      公务用车运行费: running,
      公务接待费: reception,
    };
    for (const [item, amount] of Object.entries(values)) lines[item] = { ...lines[item], [measure]: amount };
  }
  book.lines('07', lines);
}

/** The 款 of 06 in form order. */
export const ECONOMIC_SECTIONS: readonly string[] = formOf(EDITION, '06').sides.flatMap((side) =>
  side.items.flatMap(({ code }) => (code?.length === 5 ? [code] : [])),
);

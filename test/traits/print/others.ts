/** Sheets of a book that are none of the nine statements, and old copies of statements: none of it is to be read. */
import type { Figures } from '../figures';
import { amountOf } from '../figures';
import { Band } from './cell';
import { numberIn, orderOf, titleOf } from './forms';
import { isWithoutCapital } from './lines';
import type { Sheet } from './sheet';
import type { Typist } from './typist';

type Open = (name: string) => Sheet;

/** Cover, contents and notes. */
export function putFront(typist: Typist, open: Open): void {
  const { looks, figures } = typist;
  if (looks.front === 'none') return;
  if (looks.front === 'all')
    open('封面').write(`${figures.year}年度`, `${figures.unit}部门决算`, null, '二〇二二年九月');
  const titles = orderOf(looks).map(
    (statement) => `${'一二三四五六七八九'[numberIn(looks, statement) - 1] ?? ''}、${titleOf(looks, statement)}`,
  );
  open('目录').write('目  录', `第二部分 ${figures.year}年度部门决算表`, ...titles, '第三部分 情况说明');
  if (looks.front === 'all') {
    open('名词解释').write(
      '名词解释',
      '一、财政拨款收入：指单位从同级财政部门取得的财政预算资金。',
      '二、基本支出：指为保障机构正常运转、完成日常工作任务而发生的人员支出和公用支出。',
      '三、“三公”经费：指因公出国（境）费、公务用车购置及运行费和公务接待费。详见一般公共预算财政拨款“三公”经费支出决算表',
    );
  }
}

/** Other tables that places publish beside the nine. */
export function putOthers(typist: Typist, open: Open): void {
  const tables: Readonly<Record<Typist['looks']['others'], readonly OtherTable[]>> = {
    none: [],
    usual: [projects(typist), PROCUREMENT, ASSETS],
    beijing: typist.looks.titles === 'income05' ? [fundsBasic] : [generalWithIncome(typist), fundsBasic],
    sichuan: [detail(typist), projects(typist), ...capitalSpent(typist)],
    byUnit: [incomeByUnit(typist), spentByUnit(typist)],
    running: [running(typist)],
  };
  for (const table of tables[typist.looks.others]) putOther(typist, table, open);
}

interface OtherTable {
  readonly sheet: string;
  readonly title: string;
  readonly rows: readonly (readonly (string | number | bigint | null)[])[];
}

/** Amounts are in 分, counts are numbers. */
function putOther(typist: Typist, { sheet, title, rows }: OtherTable, open: Open): void {
  const on = open(sheet);
  const width = Math.max(...rows.map((row) => row.length));
  const heading = new Band([title], []);
  heading.put(1, 0, `部门：${typist.figures.unit}`);
  heading.put(1, width - 1, `金额单位：${typist.precision.money}`);
  heading.merge(0, 0, 0, width - 1);
  on.append(heading, 'heading');
  for (const row of rows) {
    on.append(new Band(row.map((value) => (typeof value === 'bigint' ? typist.plain(value) : value))), 'heading');
  }
}

function general(figures: Figures, measure: string): bigint {
  return amountOf(figures.statements.get('05'), '合计', measure);
}

function projects({ figures }: Typist): OtherTable {
  const lines = figures.statements.get('05')?.filter(({ code }) => code?.length === 7) ?? [];
  return {
    sheet: '项目支出',
    title: '一般公共预算财政拨款项目支出决算表',
    rows: [
      ['科目编码', '科目名称', '项目名称', '金额'],
      [null, '合计', null, general(figures, '项目支出')],
      ...lines.flatMap(({ code, name, amounts }) => {
        const amount = amounts.get('项目支出');
        return amount ? [[code, name, `${name}专项`, amount]] : [];
      }),
    ],
  };
}

const PROCUREMENT: OtherTable = {
  sheet: '政府采购',
  title: '政府采购情况表',
  rows: [
    ['项目', '合计', '货物', '工程', '服务'],
    ['栏次', 1, 2, 3, 4],
    ['政府采购支出', 15_000_000n, 5_000_000n, 0n, 10_000_000n],
  ],
};

const ASSETS: OtherTable = {
  sheet: '国有资产',
  title: '国有资产占用情况表',
  rows: [
    ['项目', '合计', '车辆（辆、台）', null, '单价100万元以上设备（台、套）'],
    [null, null, '小计', '其他用车', null],
    ['栏次', 1, 2, 3, 4],
    ['数量', 3, 1, 1, 2],
  ],
};

function generalWithIncome({ figures }: Typist): OtherTable {
  const spent = general(figures, '本年支出');
  return {
    sheet: '拨款收支',
    title: '一般公共预算财政拨款收入支出决算表',
    rows: [
      ['项目', null, '年初结转和结余', '本年收入', '本年支出', null, null, '年末结转和结余'],
      ['功能分类科目编码', '科目名称', null, null, '合计', '基本支出', '项目支出', null],
      ['合计', null, 0n, spent, spent, general(figures, '基本支出'), general(figures, '项目支出'), 0n],
    ],
  };
}

const fundsBasic: OtherTable = {
  sheet: '基金基本',
  title: '政府性基金预算财政拨款基本支出决算表',
  rows: [
    ['经济分类科目编码', '科目名称', '决算数'],
    [null, '合计', 0n],
    ['301', '工资福利支出', 0n],
  ],
};

function detail({ figures }: Typist): OtherTable {
  const lines = figures.statements.get('06')?.filter(({ code }) => code?.length === 3) ?? [];
  return {
    sheet: '支出明细',
    title: '财政拨款支出决算明细表',
    rows: [
      ['项目', null, null, '总计', '一般公共预算财政拨款', null, null],
      ['经济分类科目编码', null, '科目名称', null, '合计', '基本支出', '项目支出'],
      ['类', '款', null, null, null, null, null],
      [null, null, '合计', ...['本年支出', '本年支出', '基本支出', '项目支出'].map((each) => general(figures, each))],
      ...lines.map(({ code, name, amounts }) => {
        const amount = amounts.get('决算数') ?? 0n;
        return [code, null, name, amount, amount, amount, null];
      }),
    ],
  };
}

/** 国资 again, the expenditure alone: beside a 09 that has another title. */
function capitalSpent({ figures, looks }: Typist): OtherTable[] {
  if (looks.titles === 'guangxi' || isWithoutCapital(looks, figures)) return [];
  const lines = figures.statements.get('09') ?? [];
  const rows = lines.map(({ code, name, amounts }) => [
    code,
    name,
    ...['本年支出', '基本支出', '项目支出'].map((each) => amounts.get(each) ?? null),
  ]);
  return [
    {
      sheet: '国资支出',
      title: '国有资本经营预算财政拨款支出决算表',
      rows: [['科目编码', '科目名称', '合计', '基本支出', '项目支出'], ...rows],
    },
  ];
}

function incomeByUnit({ figures }: Typist): OtherTable {
  const of = (measure: string): bigint => amountOf(figures.statements.get('02'), '合计', measure);
  const measures = [
    '本年收入合计',
    '财政拨款收入',
    '上级补助收入',
    '事业收入',
    '经营收入',
    '附属单位上缴收入',
    '其他收入',
  ];
  return byUnit('收入', ['单位名称', ...measures], measures.map(of));
}

function spentByUnit({ figures }: Typist): OtherTable {
  const of = (measure: string): bigint => amountOf(figures.statements.get('03'), '合计', measure);
  const measures = ['本年支出合计', '基本支出', '项目支出', '上缴上级支出', '经营支出', '对附属单位补助支出'];
  return byUnit('支出', ['单位名称', ...measures], measures.map(of));
}

/** One row for all, one for each of two units. */
function byUnit(what: string, header: readonly string[], whole: readonly bigint[]): OtherTable {
  return {
    sheet: `${what}分单位`,
    title: `${what}决算表（分单位）`,
    rows: [
      header,
      ['合计', ...whole],
      ['青禾县档案馆', ...whole.map((amount) => amount / 3n)],
      ['青禾县史志办公室', ...whole.map((amount) => amount - amount / 3n)],
    ],
  };
}

function running({ figures }: Typist): OtherTable {
  const of = (item: string, measure: string): bigint => amountOf(figures.statements.get('07'), item, measure);
  const line = (label: string, number: number, item: string): (string | number | bigint | null)[] => [
    label,
    number,
    of(item, '预算数'),
    of(item, '决算数'),
  ];
  return {
    sheet: '机构运行',
    title: '机构运行信息表',
    rows: [
      ['项目', '行次', '预算数', '决算数'],
      ['栏次', null, 1, 2],
      ['一、“三公”经费支出', 1, null, null],
      line('（一）支出合计', 2, '三公经费合计'),
      line('1．因公出国（境）费', 3, '因公出国（境）费'),
      line('2．公务用车购置及运行维护费', 4, '公务用车购置及运行费小计'),
      line('3．公务接待费', 7, '公务接待费'),
      ['二、机关运行经费', 22, null, null],
    ],
  };
}

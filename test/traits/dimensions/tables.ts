/** How the statements themselves are laid out. */
import { trait } from './trait';

export const TABLES = {
  titles: {
    henan: trait('河南 2021 的标题', '河南 2021'),
    shaanxi: trait('收入决算总表、支出决算总表；“三公”经费及会议费、培训费支出决算表', '陕西 2020（柞水）'),
    yunnan: trait('01、04 的标题没有“总”', '云南 2019'),
    guangxi: trait('06 是“…明细表”；09 是“…支出决算表”，只有支出三栏', '广西 2023'),
    funds: trait('一般公共预算及政府性基金预算财政拨款“三公”经费支出决算表'),
    short: trait('财政拨款“三公”经费支出决算表；收支决算总表', '上海 2024'),
    income05: trait('05 是“一般公共预算财政拨款收入支出决算表”', '北京 2022'),
  },
  lineNumbers: { printed: trait('印行次', '河南 2021'), none: trait('不印行次', '上海 2024') },
  columnNumbers: {
    printed: trait('印栏次，数字', '河南 2021'),
    text: trait('印栏次，文本'),
    misprinted: trait('“栏次”误作“档次”', '河南 2021 的 05 表'),
    none: trait('不印栏次', '上海 2024'),
  },
  header: {
    two: trait('两行表头：项目之下分编码和名称', '河南 2021'),
    one: trait('编码、名称和各栏在一行'),
    wrapped: trait('表头文字在格内换行', '上海 2024'),
    stacked: trait('一个栏名分写在上下两格'),
    totalInHeader: trait('类、款、项、合计和合计的金额在一行', '02、03 表'),
    partsBelowTotal: trait('08、09 无数据，合计行里是“合计、基本支出、项目支出”', '08、09 表'),
  },
  merging: {
    merged: trait('表头合并单元格', '河南 2021'),
    none: trait('没有合并单元格'),
    covered: trait('被合并盖住的格里还留着旧文字', '36-values-under-merges'),
  },
  totalRow: {
    first: trait('合计在第一行', '河南 2021'),
    last: trait('合计在最后一行', '上海 2024 的 05 表'),
    last05: trait('只有 05 的合计在最后', '上海 2024'),
  },
  totalCell: {
    merged: trait('“合计”合并在编码和名称两列', '河南 2021'),
    code: trait('“合计”在编码列'),
    name: trait('“合计”在名称列'),
  },
  spending: {
    parts: trait('05 是本年支出之下的小计、基本支出、项目支出', '河南 2021'),
    flat: trait('05 是合计、基本支出、项目支出', '上海 2024'),
    long: trait('05 是本年支出合计、基本支出、项目支出'),
    total: trait('本年支出之下的第一栏叫合计', '上海 2024 的 08 表'),
  },
  amountLabel: { amount: trait('金额一栏叫“金额”', '河南 2021'), final: trait('金额一栏叫“决算数”', '上海 2024') },
  itemLabel: {
    item: trait('项目一栏叫“项目”', '河南 2021'),
    spaced: trait('项　目'),
    functional: trait('支出一边叫“项目（按功能分类）”'),
  },
  fundLabel: {
    appropriation: trait('04 的栏名：一般公共预算财政拨款', '河南 2021'),
    budget: trait('04 的栏名：一般公共预算'),
    subtotal: trait('04 的第一栏叫“小计”'),
  },
  opening04: {
    bare: trait('年初结转之下各行没有序号', '河南 2021'),
    ordinal: trait('年初结转之下各行有一、二、三', '上海 2024'),
    indented: trait('年初结转之下各行缩进'),
  },
  classes: { all: trait('26 类', '河南 2021'), some: trait('24 类，没有债务还本、债务付息', '上海 2024') },
  capital: { printed: trait('有国有资本经营预算', '河南 2021'), none: trait('没有 09 表和国资各行', '2019 年以前') },
  reserve: {
    plain: trait('使用非财政拨款结余', '河南 2021'),
    special: trait('使用非财政拨款结余（含专用结余）', '2022 年以后'),
    old: trait('用事业基金弥补收支差额', '2019 年以前'),
  },
  lineNames: {
    henan: trait('2021 年的项目名称', '河南 2021'),
    old: trait('旧的类名：医疗卫生与计划生育支出、国土海洋气象等支出', '2019 年以前'),
    variants: trait('附属单位缴款、公务用车运行维护费、因公出国（境）费用'),
  },
  operating: { plain: trait('公用经费', '河南 2021'), daily: trait('日常公用经费') },
  form06: {
    three: trait('06 分三块', '河南 2021'),
    two: trait('06 分两块：301、303 | 302、307、310、399', '上海 2024'),
    list: trait('06 是一列'),
  },
  totals06: {
    both: trait('06 有人员经费合计、公用经费合计', '河南 2021'),
    none: trait('06 没有合计行'),
    sum: trait('06 另有一行合计'),
  },
  codes06: {
    one: trait('06 的编码一列', '河南 2021'),
    two: trait('06 的编码分类、款两列'),
    withName: trait('06 的编码和名称同一格', '上海 2024'),
  },
  lines06: { all: trait('06 列出全部款', '河南 2021'), used: trait('06 只列有数的款') },
  form07: {
    sixSix: trait('07 先六栏预算数，后六栏决算数', '河南 2021'),
    interleaved: trait('07 预算数、决算数相间', '上海 2024'),
    rows: trait('07 的预算数、决算数各是一行', '陕西 2020'),
    vertical: trait('07 竖排', '安徽 2023'),
    numbered: trait('07 竖排，有序号和“其中：”'),
    partsColumn: trait('07 竖排，公务用车的两项另占一列'),
    receptionFirst: trait('07 接待费在公务用车之前', '陕西 2020'),
    units: trait('07 每个下属单位一行'),
    operating: trait('07 竖排，和机关运行经费在一张表'),
  },
  budgetLabel: {
    budget: trait('预算数', '河南 2021'),
    opening: trait('年初预算数'),
    whole: trait('全年预算数', '安徽 2023'),
  },
  notes: { henan: trait('表下有注', '河南 2021'), short: trait('只有“本部门没有…故本表无数据”') },
} as const;

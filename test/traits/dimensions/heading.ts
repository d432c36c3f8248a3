/** What stands above a statement: number, title, unit, year, money unit. */
import { trait } from './trait';

export const HEADING = {
  numbering: {
    henan: trait('右上角印“公开01表”', '河南 2021'),
    none: trait('不印表号', '上海 2024'),
    short: trait('右上角印“表1”', '广东 2021、湖北 2021'),
    attached: trait('右上角印“附表1”', '四川 2023'),
    spoken: trait('表号在标题前：表一：', '广西 2023'),
    inTitle: trait('表号在标题后的括号里'),
    later: trait('基金 07、国资 08、三公 09', '中央 2023、广西 2023'),
  },
  title: {
    own: trait('标题独占一行，合并居中', '河南 2021'),
    unmerged: trait('标题不合并'),
    middle: trait('标题不合并，放在中间的列'),
    unitYear: trait('标题前有单位和年度：某局2021年度收入决算表'),
    year: trait('标题前有年度：2021年度收入决算表'),
    ordinal: trait('标题前有序号：一、收入支出决算总表'),
    below: trait('标题在表号、单位和年度的下面'),
  },
  unit: {
    department: trait('部门：某局', '河南 2021'),
    compiler: trait('编制单位：某局', '广东 2021'),
    filler: trait('填报单位：某局'),
    name: trait('单位名称：某局'),
    split: trait('“部门：”和单位名称各占一格'),
    together: trait('单位、年度、金额单位在同一格'),
    once: trait('全书只在第一张表上方印一次：某局 2021 年度部门决算表', '上海 2024'),
  },
  year: {
    fiscal: trait('2021年度', '河南 2021'),
    plain: trait('2021年'),
    spaced: trait('2021 年度'),
    chinese: trait('二〇二一年度'),
    circle: trait('二○二一年度（用圆圈）'),
    date: trait('年度是日期，用数字格式显示', '34-year-as-date'),
    date1904: trait('年度是从 1904 年起算的日期'),
    number: trait('年度是数字 2021，用数字格式显示', '34-year-as-number'),
    labelled: trait('“会计年度：”和 2021 各占一格'),
    none: trait('没有年度', '湖北 2019'),
  },
  money: {
    full: trait('金额单位：元', '河南 2021'),
    short: trait('单位：元', '上海 2024'),
    half: trait('单位:元（半角冒号）'),
    bracket: trait('（单位：元）'),
    rmb: trait('金额单位：人民币元'),
    spaced: trait('单 位： 元'),
    split: trait('“金额单位：”和“元”各占一格'),
    withNumber: trait('和表号在同一格，换行'),
  },
} as const;

/** How the statements are put together to a book. */
import { trait } from './trait';

export const BOOK = {
  pages: {
    none: trait('每张表一页', '河南 2021'),
    continued: trait('同一工作表里分页，标题后有（续）'),
    titled: trait('同一工作表里分页，标题照印', 'pages-with-repeated-title'),
    header: trait('同一工作表里分页，只重复表头'),
    nextContinued: trait('续到下一工作表，标题后有（续）'),
    nextTitled: trait('续到下一工作表，标题照印'),
    nextHeader: trait('续到下一工作表，没有标题，只有表头'),
    nextBare: trait('续到下一工作表，标题和表头都没有', '一页 PDF 一个工作表'),
  },
  pagesOf: { subjects: trait('分页的是 02、03、05'), all: trait('01、04、06 也分页') },
  together: {
    own: trait('每张表一个工作表', '河南 2021'),
    pairs: trait('两张表在一个工作表，隔一行'),
    all: trait('全部在一个工作表', '17-one-sheet'),
    close: trait('全部在一个工作表，中间不空行'),
  },
  sheetNames: {
    title: trait('工作表名是标题'),
    number: trait('工作表名是 01、02'),
    plain: trait('工作表名是 Sheet1、Sheet2'),
    export: trait('工作表名是 GK01、GK02'),
  },
  order: { forms: trait('按表号排列'), shuffled: trait('工作表的次序乱了') },
  front: {
    none: trait('没有别的工作表'),
    all: trait('有封面、目录、名词解释', '公开文本'),
    contents: trait('目录列出各表标题'),
  },
  others: {
    none: trait('没有别的表'),
    usual: trait('另有项目支出、政府采购、国有资产表', '云南 2022'),
    beijing: trait('另有一般公共预算财政拨款收入支出决算表、政府性基金基本支出决算表', '北京 2022'),
    sichuan: trait('另有财政拨款支出决算明细表、项目支出决算表，国资有两张', '四川 2023'),
    byUnit: trait('02、03 各有两张：分单位、分科目', '浙江 2022（苍南）'),
    running: trait('另有机构运行信息表', '中央'),
  },
  firstColumn: { none: trait('没有隐藏的列'), labels: trait('第一列是隐藏的 R0008', '财决导出') },
  corner: { first: trait('从 A1 开始'), later: trait('上面和左边空着'), far: trait('末尾一格只有一个空格') },
  oldCopy: {
    none: trait('没有旧表'),
    hidden: trait('隐藏的工作表里有 01 的旧表', '37-hidden-old-copy'),
    veryHidden: trait('深度隐藏的工作表里有 03 的旧表'),
  },
} as const;

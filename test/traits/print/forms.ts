/** Titles, numbers and columns of the statements, as places print them. */
import type { NineCode } from '../program';
import type { Looks } from '../dimensions';

const HENAN: Readonly<Record<NineCode, string>> = {
  '01': '收入支出决算总表',
  '02': '收入决算表',
  '03': '支出决算表',
  '04': '财政拨款收入支出决算总表',
  '05': '一般公共预算财政拨款支出决算表',
  '06': '一般公共预算财政拨款基本支出决算表',
  '07': '一般公共预算财政拨款“三公”经费支出决算表',
  '08': '政府性基金预算财政拨款收入支出决算表',
  '09': '国有资本经营预算财政拨款收入支出决算表',
};

const TITLES: Readonly<Record<Looks['titles'], Readonly<Partial<Record<NineCode, string>>>>> = {
  henan: {},
  shaanxi: {
    '02': '收入决算总表',
    '03': '支出决算总表',
    '07': '一般公共预算财政拨款“三公”经费及会议费、培训费支出决算表',
  },
  yunnan: { '01': '收入支出决算表', '04': '财政拨款收入支出决算表' },
  guangxi: {
    '06': '一般公共预算财政拨款基本支出决算明细表',
    '09': '国有资本经营预算财政拨款支出决算表',
    '07': '财政拨款“三公”经费支出决算表',
  },
  funds: { '07': '一般公共预算及政府性基金预算财政拨款“三公”经费支出决算表' },
  short: { '01': '收支决算总表', '04': '财政拨款收支决算总表', '07': '“三公”经费支出决算表' },
  income05: { '05': '一般公共预算财政拨款收入支出决算表' },
};

export function titleOf({ titles, others }: Looks, statement: NineCode): string {
  const behind = others === 'byUnit' && (statement === '02' || statement === '03') ? '（分科目）' : '';
  return (TITLES[titles][statement] ?? HENAN[statement]) + behind;
}

const ORDER: readonly NineCode[] = ['01', '02', '03', '04', '05', '06', '07', '08', '09'];
/** As central departments print them from 2022 on. */
const LATER: readonly NineCode[] = ['01', '02', '03', '04', '05', '06', '08', '09', '07'];

/** The statements in the order in which a book numbers them. */
export function orderOf({ numbering }: Looks): readonly NineCode[] {
  return numbering === 'later' || numbering === 'spoken' ? LATER : ORDER;
}

/** The number that a book prints on a statement. */
export function numberIn(looks: Looks, statement: NineCode): number {
  return orderOf(looks).indexOf(statement) + 1;
}

export interface Column {
  readonly measure: string;
  readonly label: string;
  readonly group?: string;
}

export type SubjectStatement = '02' | '03' | '05' | '08' | '09';

const plain = (...labels: readonly string[]): Column[] => labels.map((label) => ({ measure: label, label }));

/** The columns of a statement with a row a subject. */
export function columnsOf(looks: Looks, statement: SubjectStatement): Column[] {
  const subordinate = looks.lineNames === 'variants' ? '附属单位缴款' : '附属单位上缴收入';
  switch (statement) {
    case '02':
      return [
        ...plain('本年收入合计', '财政拨款收入', '上级补助收入', '事业收入', '经营收入'),
        { measure: '附属单位上缴收入', label: subordinate },
        ...plain('其他收入'),
      ];
    case '03':
      return plain('本年支出合计', '基本支出', '项目支出', '上缴上级支出', '经营支出', '对附属单位补助支出');
    case '05':
      return looks.spending === 'flat' || looks.spending === 'long'
        ? [
            { measure: '本年支出', label: looks.spending === 'flat' ? '合计' : '本年支出合计' },
            ...plain('基本支出', '项目支出'),
          ]
        : spent(looks);
    default:
      return statement === '09' && looks.titles === 'guangxi'
        ? spent(looks)
        : [...plain('年初结转和结余', '本年收入'), ...spent(looks), ...plain('年末结转和结余')];
  }
}

function spent({ spending }: Looks): Column[] {
  const group = '本年支出';
  const sum = { measure: group, label: spending === 'total' ? '合计' : '小计', group };
  return [sum, ...['基本支出', '项目支出'].map((label) => ({ measure: label, label, group }))];
}

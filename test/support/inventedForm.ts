/** A form that is nothing but data, and statements that no other form has. */

const words = { level: 'error', basis: '表式' };

/** 14 statements: the nine and five that are invented, in an order, with numbers and titles of its own. */
export const INVENTED_FORM = {
  id: 'invented-2026',
  base: 'henan-2021',
  place: '某省',
  years: [2026],
  source: '虚构',
  prints: { number: '表{一}', columnNumbers: false },
  order: ['01', '02', '03', '31', '04', '05', '06', '32', '08', '33', '09', '34', '07', '35'],
  withoutClasses: ['223', '234'],
  statements: {
    '02': { total: 'last', title: '收入决算情况表', labels: { 其他收入: '其他各项收入' } },
    '03': { codes: 'parts' },
    '05': { codes: 'parts', total: 'last' },
    '07': { grid: 'upright' },
    '06': { blocks: [['301'], ['303'], ['302', '307', '310', '399']] },
  },
  define: [
    {
      code: '31',
      titles: ['在建工程情况表'],
      shape: 'lines',
      sides: [
        {
          name: '资金',
          measures: ['年初数', '年末数'],
          lines: ['自有资金', '借入资金'],
          foot: [{ name: '资金合计', total: true }],
        },
      ],
      relations: [
        {
          ...words,
          id: '31-1',
          sentence: '资金合计等于各项资金之和。',
          formula: '[资金合计] = Σ[自有资金…借入资金]',
          each: 'measure',
          derives: true,
        },
      ],
    },
    {
      code: '32',
      titles: ['专项资金支出情况表'],
      shape: 'subjects',
      sides: [
        {
          name: '',
          measures: ['专项支出', '其中本级'],
          foot: [{ name: '合计', labels: ['总计'], total: true }],
        },
      ],
      relations: [
        { ...words, kind: 'rollup', id: '32-1', sentence: '每一类等于所属各款之和。', total: '合计' },
        {
          ...words,
          id: '32-2',
          sentence: '专项支出不大于{03}的项目支出。',
          formula: '[|专项支出] ≤ 03[|项目支出]',
          each: 'row',
        },
      ],
    },
    {
      code: '33',
      titles: ['会议与培训费情况表'],
      shape: 'grid',
      sides: [{ name: '', measures: ['上年数', '本年数'], lines: ['会议费支出', '培训费支出'] }],
    },
    {
      code: '34',
      titles: ['车辆情况表'],
      shape: 'grid',
      sides: [{ name: '', measures: ['期初辆数', '期末辆数'], lines: ['轿车', '客车'] }],
    },
    {
      code: '35',
      titles: ['其他事项情况表'],
      shape: 'lines',
      sides: [{ name: '事项', measures: ['金额'], lines: ['捐赠', '罚没'] }],
    },
  ],
};

/** The notation of relations. */
import { parseFormula } from '../../src/forms';

const plain = { sign: 1, prior: false };

test.each([
  [
    '[甲] = [乙] + [丙] - [丁]',
    {
      left: [{ ...plain, item: '甲' }],
      comparison: '=',
      right: [
        { ...plain, item: '乙' },
        { ...plain, item: '丙' },
        { ...plain, sign: -1, item: '丁' },
      ],
    },
  ],
  [
    '06[30212|决算数] ≤ [因公出国（境）费|决算数]',
    {
      left: [{ ...plain, statement: '06', item: '30212', measure: '决算数' }],
      comparison: '≤',
      right: [{ ...plain, item: '因公出国（境）费', measure: '决算数' }],
    },
  ],
  [
    '[|小计]=[|基本支出]+[|项目支出]',
    {
      left: [{ ...plain, measure: '小计' }],
      comparison: '=',
      right: [
        { ...plain, measure: '基本支出' },
        { ...plain, measure: '项目支出' },
      ],
    },
  ],
  [
    '[合计] = Σ[甲…丙|金额]',
    {
      left: [{ ...plain, item: '合计' }],
      comparison: '=',
      right: [{ ...plain, item: '甲', lastItem: '丙', measure: '金额' }],
    },
  ],
  [
    '[年初] = 上年04[年末|合计]',
    {
      left: [{ ...plain, item: '年初' }],
      comparison: '=',
      right: [{ sign: 1, prior: true, statement: '04', item: '年末', measure: '合计' }],
    },
  ],
])('%s', (text, formula) => {
  expect(parseFormula(text)).toEqual(formula);
});

test.each([
  ['no comparison', '[甲] + [乙]', /左边/],
  ['two comparisons', '[甲] = [乙] = [丙]', /左边/],
  ['nothing on a side', '[甲] =', /左边/],
  ['a name without brackets', '[甲] = 乙', /第 1 字/],
  ['no sign between', '[甲] = [乙] [丙]', /缺/],
  ['a range without Σ', '[甲] = [乙…丙]', /Σ/],
  ['Σ without a range', '[甲] = Σ[乙]', /Σ/],
  ['an unclosed bracket', '[甲] = [乙', /第 1 字/],
])('refused: %s', (_, text, reason) => {
  expect(() => parseFormula(text)).toThrow(reason);
});

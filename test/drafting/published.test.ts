/** Where the published narrative of the sample errs, and that the drafted one is right there. */
import { drafted, section } from '../support/narratives';

const narrative = drafted();

/** Section, what was published, what is drafted. */
const ERRORS: readonly (readonly [why: string, section: string, published: string, drafted: string])[] = [
  ['a doubled unit', '收支总体', '均为217.02万万元', '均为217.02万元。'],
  ['another year left in', '财政拨款收支总体', '2021年较2010年度', '2021年较2020年度'],
  ['an old name of the class 210', '一般公共预算支出', '医疗卫生和计划生育（类）支出', '卫生健康支出（类）6.26万元'],
  ['a share that is off by a digit', '一般公共预算支出', '占2.89%', '卫生健康支出（类）6.26万元，占2.88%'],
  ['元 for 万元', '一般公共预算支出', '193.29元', '年初预算为193.29万元'],
  [
    'subjects under a class that the unit does not use',
    '一般公共预算支出',
    '一般公共服务支出（类）人力资源事务（款）其他人力资源事务支出（项）',
    '2.社会保障和就业支出（类）。年初预算为',
  ],
  [
    'a class that stands as an item',
    '一般公共预算支出',
    '人力资源和社会保障管理事务（款）卫生健康支出（项）',
    '3.卫生健康支出（类）。年初预算为',
  ],
  ['a rate worked out from rounded amounts', '一般公共预算支出', '完成年初预算的101.29%', '完成年初预算的101.24%'],
  ['a rate printed with other decimals', '一般公共预算支出', '完成年初预算的100%', '完成年初预算的100.00%'],
  ['a section that has no figure', '基本支出', '奖励金', '津贴补贴、奖金、伙食补助费'],
  ['a class among the sections', '基本支出', '对个人和家庭的补助', '其他工资福利支出、退休费；'],
  ['a section left out', '基本支出', '福利费、其他商品和服务支出', '福利费、其他交通费用、其他商品和服务支出'],
  ['capital expenditure left out', '基本支出', '其他商品和服务支出。', '其他商品和服务支出、办公设备购置。'],
  ['a rate without decimals', '三公经费', '完成预算的0%', '完成预算的0.00%。'],
  [
    'a rate and a reason where nothing was planned or spent',
    '三公经费',
    '因公出国（境）费年初预算为0.00万元，支出决算为0.00万元，完成年初预算的',
    '因公出国（境）费年初预算为0.00万元，支出决算为0.00万元，决算数与年初预算数持平。',
  ],
  ['shares of a total that is zero', '三公经费', '占0.00%', '因公出国（境）费支出决算0.00万元；'],
  ['a count of vehicles in 台', '三公经费', '购置车辆0台', '购置车辆0辆。'],
  ['a wrong counting word', '三公经费', '来宾0次', '来宾0人次'],
  ['a rate of a budget of zero', '政府性基金预算', '完成年初预算的0.00%', '没有政府性基金收入'],
  ['a word left out', '机关运行经费', '机关运行经费初预算', '机关运行经费年初预算为0.00万元'],
  ['a rate of a budget of zero', '机关运行经费', '完成年初预算的', '支出决算为0.00万元。主要原因：'],
  ['the basic expenditure given as its part', '预算绩效', '人员经费161.22万元', '人员经费152.15万元'],
  ['an amount without decimals', '预算绩效', '总额为217万元', '总额为217.00万元'],
];

it.each(ERRORS)('%s (%s)', (_why, id, published, ours) => {
  const text = section(narrative, id);
  expect(text).not.toContain(published);
  expect(text).toContain(ours);
});

it('gives the same figure for the same thing wherever it stands', () => {
  for (const id of ['基本支出', '预算绩效']) expect(section(narrative, id)).toContain('人员经费152.15万元');
});

it('keeps what was published and right', () => {
  expect(section(narrative, '收支总体')).toContain('收、支总计各增加8.98万元，增长4.32%。');
  expect(section(narrative, '财政拨款收支总体')).toContain('财政拨款收、支总计各增加8.97万元，增长4.31%。');
  expect(section(narrative, '一般公共预算支出')).toContain('一般公共预算财政拨款支出增加9.36万元，增长4.51%。');
});

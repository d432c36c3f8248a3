/** The words follow the figures. */
import { drafted, draftOf, section } from '../support/narratives';
import { jiaozuo } from '../support/jiaozuo';
import { ANSWERED } from '../support/answered';

const lastYear = (amount: string) => drafted({ answers: { 上年收支总计: amount } });

describe('against last year', () => {
  it('says 增加 and 增长 for more', () => {
    expect(section(lastYear('2000000.00'), '收支总体')).toContain('收、支总计各增加17.02万元，增长8.51%。主要原因是');
  });

  it('says 减少 and 下降 for less', () => {
    expect(section(lastYear('2500000'), '收支总体')).toContain('收、支总计各减少32.98万元，下降13.19%。主要原因是');
  });

  it.each([
    ['the same amount', '2170184.18'],
    ['an amount that prints the same', '2170200.00'],
    ['a change that would print as 0.00', '2170150.00'],
  ])('says 持平, without a rate and a reason, for %s', (_what, amount) => {
    const narrative = lastYear(amount);
    expect(section(narrative, '收支总体')).toBe('2021年度收、支总计均为217.02万元。与上一年度相比，收、支总计持平。');
  });

  it('gives no rate on a base of zero', () => {
    expect(section(lastYear('0'), '收支总体')).toContain('收、支总计各增加217.02万元。主要原因是');
  });

  it('asks for the reason only where there is a difference', () => {
    const reasons = { 收支总计变动原因: undefined };
    const same = drafted({ answers: { ...reasons, 上年收支总计: '2170184.18' } });
    expect(same.missing.map(({ key }) => key)).not.toContain('收支总计变动原因');
    const other = drafted({ answers: reasons });
    expect(other.missing.map(({ key }) => key)).toContain('收支总计变动原因');
    expect(section(other, '收支总体')).toContain('主要原因是【请填写：收支总计变动原因】。');
  });

  it('takes last year’s workbook before the supplement', () => {
    const prior = jiaozuo({ year: 2020, amounts: { '01|收入总计|金额': '2500000.00' } });
    const narrative = drafted({}, 'henan', { prior });
    expect(section(narrative, '收支总体')).toContain('各减少32.98万元，下降13.19%');
    expect(narrative.notes).toEqual([]);
  });

  it('leaves a workbook of another year aside and says so', () => {
    const prior = jiaozuo({ year: 2019, amounts: { '01|收入总计|金额': '2500000.00' } });
    const narrative = drafted({}, 'henan', { prior });
    expect(section(narrative, '收支总体')).toContain('增加8.98万元');
    expect(narrative.notes).toEqual([
      '上年工作簿“2019.xlsx”是2019年度的，不是2020年度的，没有采用；上年数按补充资料填写。',
    ]);
  });

  it('falls back on the supplement where last year’s workbook lacks the statement', () => {
    const prior = jiaozuo({ year: 2020, without: ['01'] });
    expect(section(drafted({}, 'henan', { prior }), '收支总体')).toContain('增加8.98万元');
  });
});

describe('against the budget', () => {
  const item = (budget: string) =>
    section(drafted({ answers: { '年初预算|2050803': budget, '差异原因|2050803': '培训增加' } }), '一般公共预算支出');

  it.each([
    ['4000', '0.40万元，支出决算为0.41万元，完成年初预算的102.50%。决算数大于年初预算数的主要原因是培训增加。'],
    ['5000', '0.50万元，支出决算为0.41万元，完成年初预算的82.00%。决算数小于年初预算数的主要原因是培训增加。'],
    ['4100', '0.41万元，支出决算为0.41万元，完成年初预算的100.00%，决算数与年初预算数持平。'],
    ['0', '0.00万元，支出决算为0.41万元。决算数大于年初预算数的主要原因是培训增加。'],
  ])('a budget of %s', (budget, sentence) => {
    expect(item(budget)).toContain(`1.教育支出（类）进修及培训（款）培训支出（项）。年初预算为${sentence}`);
  });

  it('says it in Shanghai’s sentences', () => {
    const narrative = drafted(ANSWERED, 'shanghai');
    expect(section(narrative, '一般公共预算支出')).toContain(
      '2、社会保障和就业支出（类）人力资源和社会保障管理事务（款）信息化建设（项）。主要用于：信息系统运行维护。' +
        '年初预算为45.00万元，支出决算为50.32万元。决算数大于预算数的主要原因：追加了政府采购项目。',
    );
    expect(section(narrative, '三公经费')).toContain(
      '决算数比2020年度减少0.12万元，下降100.00%，其中：因公出国（境）费支出决算持平；',
    );
  });
});

describe('the three public expenses', () => {
  const spent = {
    '07|三公经费合计|决算数': '3000.00',
    '07|公务用车购置及运行费小计|决算数': '1000.00',
    '07|公务用车运行费|决算数': '1000.00',
    '07|公务接待费|决算数': '2000.00',
  };

  it('gives shares of the total once there is one', () => {
    const text = section(drafted({ amounts: spent }), '三公经费');
    expect(text).toContain('因公出国（境）费支出决算0.00万元，占0.00%；');
    expect(text).toContain('公务用车购置及运行费支出决算0.10万元，完成预算的100.00%，占33.33%；');
    expect(text).toContain('公务接待费支出决算0.20万元，完成预算的200.00%，占66.67%。');
    expect(text).toContain('决算数大于预算数0.10万元，主要原因是');
  });

  it('takes what was spent on foreign guests out of the rest', () => {
    const text = section(drafted({ amounts: spent, answers: { 外宾接待费: '500' } }), '三公经费');
    expect(text).toContain('外宾接待支出0.05万元。');
    expect(text).toContain('其他国内公务接待支出0.15万元。');
  });

  it('asks for groups and persons only where something was spent', () => {
    const open = { 国内接待批次: undefined, 国内接待人次: undefined, 出国团组数: undefined };
    const none = drafted({ answers: open });
    expect(none.missing.map(({ key }) => key)).not.toContain('国内接待批次');
    const some = drafted({ amounts: spent, answers: open });
    const keys = some.missing.map(({ key }) => key);
    expect(keys).toEqual(expect.arrayContaining(['国内接待批次', '国内接待人次']));
    expect(keys).not.toContain('出国团组数');
  });

  it('has Shanghai’s sentence where nothing was spent', () => {
    expect(section(drafted({}, 'shanghai'), '三公经费')).toContain('2021年度无“三公”经费财政拨款支出。');
    expect(section(drafted({ amounts: spent }, 'shanghai'), '三公经费')).not.toContain('无“三公”经费');
  });
});

describe('lists', () => {
  it('names exactly the sections of 06 with a figure, in the form’s order', () => {
    const text = section(
      drafted({ amounts: { '06|30239|决算数': '0.00', '06|30309|决算数': '120.00', '06|30103|决算数': '0' } }),
      '基本支出',
    );
    expect(text).toContain('津贴补贴、伙食补助费、');
    expect(text).toContain('退休费、奖励金；');
    expect(text).toContain('福利费、其他商品和服务支出、办公设备购置。');
  });

  it('leaves out in Shanghai, and keeps in Henan, what is not in use', () => {
    expect(section(drafted({}, 'shanghai'), '收入')).toBe(
      '本年收入合计217.00万元，其中：财政拨款收入217.00万元，占100.00%；其他收入0.00万元，占0.00%。',
    );
    expect(section(drafted(), '收入')).toContain('经营收入0.00万元，占0.00%；附属单位上缴收入0.00万元，占0.00%；');
  });

  it('names the lowest level that the statement has', () => {
    const rows = { '05': '22102 住房改革支出 120000.00 120000.00 -' };
    const text = section(drafted({ rows }), '一般公共预算支出');
    expect(text).toContain('住房保障支出（类）12.00万元');
    expect(text).toContain('4.住房保障支出（类）住房改革支出（款）。年初预算为');
  });

  it('goes through the items of the funds in Shanghai', () => {
    const rows = { '08': '2120899 其他国有土地使用权出让收入安排的支出 0 50000 50000 - 50000 0' };
    const amounts = { '08|合计|本年收入': '50000', '08|合计|本年支出': '50000' };
    const answers = { '年初预算|2120899': '50000', '主要用途|2120899': '土地整理' };
    const text = section(drafted({ rows, amounts, answers }, 'shanghai'), '政府性基金预算');
    expect(text).toBe(
      '政府性基金预算财政拨款收入5.00万元，支出5.00万元，支出具体情况如下：\n' +
        '1、城乡社区支出（类）21208（款）其他国有土地使用权出让收入安排的支出（项）。主要用于：土地整理。' +
        '年初预算为5.00万元，支出决算为5.00万元。决算数与预算数持平。',
    );
  });
});

describe('procurement and operating funds', () => {
  it('gives no share of a procurement of zero', () => {
    expect(section(drafted({ answers: { 采购货物支出: '0' } }), '政府采购')).toContain(
      '授予中小企业合同金额0.00万元，其中：授予小微企业合同金额0.00万元。',
    );
  });

  it('gives operating funds where there are some', () => {
    const answers = {
      无机关运行经费的原因: undefined,
      机关运行经费年初预算: '20万元',
      机关运行经费决算: '19万元',
      机关运行经费差异原因: '压减一般性支出。',
      上年机关运行经费决算: '19万元',
    };
    expect(section(drafted({ answers }), '机关运行经费')).toBe(
      '2021年度机关运行经费年初预算为20.00万元，支出决算为19.00万元，完成年初预算的95.00%。' +
        '决算数小于年初预算数的主要原因是压减一般性支出。',
    );
    const shanghai = draftOf(jiaozuo({ answers }), 'shanghai');
    expect(section(shanghai, '其他重要事项')).toContain('机关运行经费支出19.00万元，与2020年度持平。');
  });
});

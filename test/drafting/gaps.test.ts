/** What is not known leaves a gap that says what is needed: never a wrong figure, never a crash. */
import { Statement, type Accounts, type StatementCode } from '../../src/accounts';
import { WORDING_NAMES } from '../../src/forms';
import { NO_CLASS_BUDGETS, UNIT, jiaozuo } from '../support/jiaozuo';
import { drafted, draftOf, figuresOf, runsOf, section } from '../support/narratives';

const NOTHING: Accounts = {
  book: '空.xlsx',
  unit: undefined,
  year: undefined,
  form: { id: 'henan-2021', sure: true, departures: [] },
  statements: new Map(),
  unread: [],
  supplement: new Map(),
  problems: [],
};

describe.each(WORDING_NAMES)('in the wording of %s', (name) => {
  it('drafts nothing but gaps from nothing', () => {
    const narrative = draftOf(NOTHING, name);
    expect(figuresOf(narrative)).toEqual([]);
    expect(narrative.title).toBe('【请填写：单位名称】【请填写：年度】年度部门决算情况说明');
    expect(narrative.missing.map(({ key }) => key)).toEqual(
      expect.arrayContaining(['年度', '公开01表', '公开05表', '公开07表']),
    );
  });

  it.each<StatementCode>(['01', '02', '03', '04', '05', '06', '07', '08', '09'])('says that %s is missing', (code) => {
    const narrative = drafted({ without: [code] }, name);
    const missing = narrative.missing.find(({ key }) => key === `公开${code}表`);
    expect(missing?.help).toMatch(new RegExp(`^工作簿中没有公开${code}表《.+》，请补上这张表再起草。$`));
    expect(runsOf(narrative).some(({ text }) => text.startsWith(`【缺公开${code}表《`))).toBe(true);
  });

  it('lists each open question once', () => {
    const { missing } = draftOf(jiaozuo({ without: ['01', '05'] }), name);
    const ids = missing.map(({ key, code }) => `${key}|${code ?? ''}`);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('shows a gap for every open question', () => {
    const narrative = drafted({ answers: { 公务用车保有量: undefined, 收支总计变动原因: undefined } }, name);
    const shown = new Set(runsOf(narrative).flatMap((run) => (run.kind === 'placeholder' ? [run.key] : [])));
    for (const { key } of narrative.missing) expect(shown).toContain(key);
  });
});

it('names the question, the subject and the section', () => {
  const [first] = drafted(NO_CLASS_BUDGETS).missing;
  expect(first).toMatchObject({
    key: '年初预算',
    code: '2080108',
    section: '五、一般公共预算财政拨款支出决算情况说明',
  });
  expect(first?.help).toMatch(/^2080108 信息化建设：填这个科目年初批复的预算数/);
});

describe('a budget that was given for a 类 as a whole', () => {
  it('stands for what is below it', () => {
    const text = section(drafted(), '一般公共预算支出');
    expect(text).toContain(
      '2.社会保障和就业支出（类）。年初预算为193.29万元，支出决算为210.33万元，完成年初预算的108.82%。',
    );
    expect(text).not.toContain('信息化建设');
    expect(drafted().missing).toEqual([]);
  });

  it('is not used where one of the 项 below has a budget of its own', () => {
    const text = section(drafted({ answers: { '年初预算|2080108': '500000' } }), '一般公共预算支出');
    expect(text).toContain('信息化建设（项）。年初预算为50.00万元');
    expect(text).not.toContain('193.29');
    expect(text).toContain('3.社会保障和就业支出（类）人力资源和社会保障管理事务（款）其他人力资源');
  });
});

it('asks again for an answer that is no amount or no whole number', () => {
  const narrative = drafted({ answers: { 上年收支总计: '约208万', 公务用车保有量: '1.5' } });
  expect(section(narrative, '收支总体')).toContain('收、支总计【请改正：上年收支总计】。');
  expect(section(narrative, '三公经费')).toContain('保有量为【请改正：公务用车保有量】辆。');
  expect(narrative.missing.find(({ key }) => key === '上年收支总计')?.help).toBe(
    '补充资料中填的“约208万”不是金额。填上年《收入支出决算总表》的总计。',
  );
});

it('shows one gap for a sum that lacks several terms, and asks for each', () => {
  const narrative = drafted({ answers: { 采购货物支出: undefined, 采购工程支出: '' } });
  expect(section(narrative, '政府采购')).toContain(
    '政府采购支出总额【填齐各项后计算】万元，其中：政府采购货物支出【请填写：采购货物支出】万元、',
  );
  expect(narrative.missing.map(({ key }) => key)).toEqual(expect.arrayContaining(['采购货物支出', '采购工程支出']));
});

it('takes a unit that is written with the answer, or beside it', () => {
  const supplement = new Map([['上年收支总计', { text: '208.04', unit: '万元' as const }]]);
  expect(section(drafted({}, 'henan', { supplement }), '收支总体')).toContain('增加8.98万元');
});

it('lets added answers win over those of the workbook', () => {
  const supplement = new Map([['上年收支总计', { text: '2500000' }]]);
  expect(section(drafted({}, 'henan', { supplement }), '收支总体')).toContain('减少32.98万元');
});

it('takes unit and year from the supplement where the statements do not print them', () => {
  const accounts = { ...jiaozuo(), unit: undefined, year: undefined };
  const supplement = new Map([
    ['单位名称', { text: UNIT }],
    ['年度', { text: '2021年度' }],
  ]);
  const narrative = draftOf(accounts, 'henan', { supplement });
  expect(narrative).toMatchObject({ unit: UNIT, year: 2021, title: `${UNIT}2021年度部门决算情况说明` });
});

it('asks for the year again when it is none', () => {
  const accounts = { ...jiaozuo(), year: undefined };
  const narrative = draftOf(accounts, 'henan', { supplement: new Map([['年度', { text: '21' }]]) });
  expect(section(narrative, '收支总体')).toMatch(/^【请填写：年度】年度收、支总计均为217.02万元。/);
});

describe('cells that could not be read', () => {
  const withUnreadable = (code: StatementCode, key: string): Accounts => {
    const accounts = jiaozuo();
    const statement = accounts.statements.get(code);
    if (!statement) throw new Error(`no statement ${code}`);
    const broken = new Statement({ ...statement, unreadable: new Set([key]) });
    return { ...accounts, statements: new Map([...accounts.statements, [code, broken]]) };
  };

  it('leave a gap that names the cell’s line and column', () => {
    const narrative = draftOf(withUnreadable('01', '收入总计|金额'));
    expect(section(narrative, '收支总体')).toContain('收、支总计均为【请改正：公开01表“收入总计”金额】万元。');
  });

  it('keep a statement from passing for an empty one', () => {
    const narrative = draftOf(withUnreadable('08', '合计|本年支出'));
    expect(section(narrative, '政府性基金预算')).toContain('支出决算为【请改正：公开08表“合计”本年支出】万元');
  });

  it('leave a gap in the list of classes', () => {
    const text = section(draftOf(withUnreadable('05', '210|本年支出')), '一般公共预算支出');
    expect(text).toContain('卫生健康支出（类）【请改正：公开05表“210”本年支出】万元。');
  });
});

describe('lines that a book leaves out', () => {
  it('derives a total as the form does', () => {
    const rows = ['01|收入总计', '05|合计', '06|人员经费合计', '06|公用经费合计', '07|三公经费合计'];
    const without = drafted({ withoutRows: rows });
    expect(without.missing.map(({ key }) => key)).toEqual(drafted().missing.map(({ key }) => key));
    expect(figuresOf(without).map(({ text }) => text)).toEqual(figuresOf(drafted()).map(({ text }) => text));
  });

  it('adds up the sections where their class has no row', () => {
    const text = section(drafted({ withoutRows: ['06|人员经费合计', '06|301', '05|208', '05|20801'] }), '基本支出');
    expect(text).toContain('人员经费152.15万元');
  });

  it('counts an optional source as 0.00', () => {
    const text = section(drafted({ withoutRows: ['01|事业收入'] }), '收入');
    expect(text).toContain('事业收入0.00万元，占0.00%');
  });
});

/** Next year's form is a few dated lines: what is not in force is not printed, spellings of other years are still known. */
import { Forms, termsOf, type Form } from '../../src/forms';
import { formsData } from '../../src/forms/schema';

const words = { level: 'error', sentence: '应当相等。', basis: '表式' };

/** A statement of three lines: one ends with 2022, one begins with 2023 and one is renamed. */
const DATA = {
  statements: [
    {
      code: '01',
      titles: ['收支总表'],
      shape: 'lines',
      note: '注',
      sides: [
        {
          name: '收入',
          measures: [
            { name: '金额', prints: [{ value: '决算数', from: 2023 }] },
            { name: '上年数', from: 2023 },
          ],
          lines: [
            '拨款',
            { name: '旧项目', until: 2022 },
            { name: '新项目', from: 2023 },
            { name: '结余', prints: [{ value: '结余（含专用结余）', from: 2023, source: '2023年表式' }] },
          ],
          foot: [{ name: '合计', total: true }],
        },
      ],
      relations: [
        { ...words, id: '01-1', formula: '[合计|金额] = Σ[拨款…结余|金额]' },
        { ...words, id: '01-2', formula: '[旧项目] ≤ [拨款]', until: 2022 },
        { ...words, id: '01-2', formula: '[新项目] ≤ [拨款]', from: 2023, level: 'verify' },
      ],
    },
  ],
  forms: [{ id: 'test', place: '某地', years: [2022], source: '测试' }],
  sign: { ...words, ids: {} },
  facts: [
    { ...words, id: 'F-1', fact: 'unitSame', message: '不同' },
    { ...words, id: 'F-2', fact: 'yearSame', message: '不同', from: 2023 },
  ],
  readingRules: [{ ...words, id: 'R-1', message: '没有读入', until: 2022 }],
  functional: { source: '测试', classes: ['201'], names: { 201: ['一般公共服务支出'] } },
  economic: { source: '测试', names: {} },
};

function seen(year: number): object {
  const form: Form = new Forms(formsData.parse(DATA)).form('test', year);
  const statement = form.statements.get('01');
  const [side] = statement?.sides ?? [];
  const relations = statement?.relations ?? [];
  const [sum] = relations;
  const terms = sum?.kind === 'equation' ? sum.formula.right.flatMap((operand) => termsOf(form, sum, operand)) : [];
  return {
    rows: side?.rows.map((item) => `${item?.ordinal ?? ''}${item?.label}`),
    balance: side?.items.find(({ name }) => name === '结余')?.labels,
    measures: side?.measures.filter(({ printed }) => printed).map(({ label, column }) => `${column} ${label}`),
    required: terms.filter(({ optional }) => !optional).map(({ item }) => item),
    rules: relations.map(({ id, level }) => `${id} ${level}`),
    facts: form.facts.map(({ id }) => id),
    readingRules: [...form.readingRules.keys()],
  };
}

test('2022: the old line, the old names', () => {
  expect(seen(2022)).toEqual({
    rows: ['一、拨款', '二、旧项目', '三、结余', '合计'],
    balance: ['结余', '结余（含专用结余）'],
    measures: ['1 金额'],
    required: ['拨款', '旧项目', '结余'],
    rules: ['01-1 error', '01-2 error'],
    facts: ['F-1'],
    readingRules: ['R-1'],
  });
});

test('2023: the new line takes part in the sum, the new names are printed, numbers have no gap', () => {
  expect(seen(2023)).toEqual({
    rows: ['一、拨款', '二、新项目', '三、结余（含专用结余）', '合计'],
    balance: ['结余（含专用结余）', '结余'],
    measures: ['1 决算数', '2 上年数'],
    required: ['拨款', '新项目', '结余'],
    rules: ['01-1 error', '01-2 verify'],
    facts: ['F-1', 'F-2'],
    readingRules: [],
  });
});

test('a line that is no longer printed is known: a book that prints it means what it means', () => {
  const form = new Forms(formsData.parse(DATA)).form('test', 2023);
  const item = form.statements.get('01')?.sides[0]?.items.find(({ name }) => name === '旧项目');
  expect(item).toMatchObject({ printed: false, optional: true });
});

test.each([
  [
    'a relation that is no formula',
    { statements: [{ ...DATA.statements[0], relations: [{ ...words, id: '01-1', formula: '甲' }] }] },
  ],
  ['a word that is unknown', { facts: [{ ...words, id: 'F-1', fact: 'unitSame', massage: '不同' }] }],
  ['a fact that nothing checks', { facts: [{ ...words, id: 'F-1', fact: 'unitsSame', message: '不同' }] }],
  ['a problem that reading does not know', { readingRules: [{ ...words, id: 'R-99', message: '没有读入' }] }],
])('%s does not get in', (_, change) => {
  expect(() => formsData.parse({ ...DATA, ...change })).toThrow();
});

test('two forms with one id, a base that is not there, and bases that go round do not get in', () => {
  const [form] = DATA.forms;
  const of = (...forms: object[]): Forms => new Forms(formsData.parse({ ...DATA, forms }));
  expect(() => of({ ...form }, { ...form })).toThrow('two forms have one id');
  expect(() => of({ ...form, base: 'other' })).toThrow('no form other');
  expect(() => of({ ...form, base: 'other' }, { ...form, id: 'other', base: 'test' })).toThrow('its own base');
});

/** Next year's form is a few dated lines: what is not in force is left out, spellings of other years are still known. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { resolveEdition, termsOf } from '../../src/edition';
import { editionData } from '../../src/edition/schema';

const words = { level: 'error', sentence: '应当相等。', basis: '表式' };

/** A form of three lines: one ends with 2022, one begins with 2023 and one is renamed. */
const DATA = editionData.parse({
  years: [2022],
  statements: [
    {
      code: '01',
      form: '公开01表',
      titles: ['收支总表'],
      shape: 'lines',
      landscape: false,
      note: '注',
      sides: [
        {
          name: '收入',
          measures: [
            { name: '金额', column: 1, labels: [{ text: '决算数', from: 2023 }, '金额'] },
            { name: '上年数', column: 2, from: 2023 },
          ],
          items: [
            { name: '拨款', line: 1 },
            { name: '旧项目', line: 2, until: 2022 },
            { name: '新项目', line: 2, from: 2023 },
            {
              name: '结余',
              line: 3,
              labels: [
                { text: '结余', until: 2022 },
                { text: '结余（含专用结余）', from: 2023 },
              ],
            },
            { name: '合计', line: 4 },
          ],
        },
      ],
      relations: [
        { ...words, id: '01-1', formula: '[合计|金额] = Σ[拨款…结余|金额]' },
        { ...words, id: '01-2', formula: '[旧项目] ≤ [拨款]', until: 2022 },
        { ...words, id: '01-2', formula: '[新项目] ≤ [拨款]', from: 2023, level: 'verify' },
      ],
    },
  ],
  facts: [
    { ...words, id: 'F-1', fact: 'unitSame', message: '不同' },
    { ...words, id: 'F-2', fact: 'yearSame', message: '不同', from: 2023 },
  ],
  readingRules: [{ ...words, id: 'R-1', message: '没有读入', until: 2022 }],
  functional: { source: '测试', names: { 201: ['一般公共服务支出'] } },
  economic: { source: '测试', names: {} },
});

function seen(year: number): object {
  const edition = resolveEdition(DATA, year);
  const form = edition.statements.get('01');
  const [side] = form?.sides ?? [];
  const relations = form?.relations ?? [];
  const [sum] = relations;
  const terms = sum?.kind === 'equation' ? sum.formula.right.flatMap((operand) => termsOf(edition, sum, operand)) : [];
  return {
    items: side?.items.map(({ name }) => name),
    balance: side?.items.find(({ name }) => name === '结余')?.labels,
    measures: side?.measures.map(({ name, labels }) => `${name} ${labels.join('/')}`),
    terms: terms.map(({ item }) => item),
    rules: relations.map(({ id, level }) => `${id} ${level}`),
    facts: edition.facts.map(({ id }) => id),
    readingRules: [...edition.readingRules.keys()],
  };
}

test('2022: the old line, the old name first', () => {
  expect(seen(2022)).toEqual({
    items: ['拨款', '旧项目', '结余', '合计'],
    balance: ['结余', '结余（含专用结余）'],
    measures: ['金额 金额/决算数'],
    terms: ['拨款', '旧项目', '结余'],
    rules: ['01-1 error', '01-2 error'],
    facts: ['F-1'],
    readingRules: ['R-1'],
  });
});

test('2023: the new line takes part in the sum, the new name is printed', () => {
  expect(seen(2023)).toEqual({
    items: ['拨款', '新项目', '结余', '合计'],
    balance: ['结余（含专用结余）', '结余'],
    measures: ['金额 决算数/金额', '上年数 上年数'],
    terms: ['拨款', '新项目', '结余'],
    rules: ['01-1 error', '01-2 verify'],
    facts: ['F-1', 'F-2'],
    readingRules: [],
  });
});

test('a relation that points at nothing, and a word that is unknown, do not get in', () => {
  const form = DATA.statements[0];
  expect(() =>
    editionData.parse({ ...DATA, statements: [{ ...form, relations: [{ ...words, id: '01-1', formula: '甲' }] }] }),
  ).toThrow();
  expect(() =>
    editionData.parse({ ...DATA, facts: [{ ...words, id: 'F-1', fact: 'unitSame', massage: '不同' }] }),
  ).toThrow();
});

/** The first spelling in force is printed: one that is dated is never printed when an undated one stands before it. */
test('in the data, dated spellings stand before the undated', () => {
  const folder = join(__dirname, '..', '..', 'src', 'edition', 'data', 'statements');
  const hidden: string[] = [];
  for (const file of readdirSync(folder)) {
    JSON.parse(readFileSync(join(folder, file), 'utf8'), (key, value: unknown) => {
      if ((key !== 'labels' && key !== 'titles') || !Array.isArray(value)) return value;
      const undated = value.findIndex((label) => typeof label === 'string');
      const after = undated < 0 ? [] : value.slice(undated).filter((label) => typeof label !== 'string');
      hidden.push(...after.map((label) => `${file} ${JSON.stringify(label)}`));
      return value as unknown;
    });
  }
  expect(hidden).toEqual([]);
});

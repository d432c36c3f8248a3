/** The data of statements and forms: complete, consistent, and everything that is required is there. */
import { isSubjectCode, type StatementCode } from '../../src/accounts';
import {
  allStatements,
  bindingsOf,
  findItem,
  findMeasure,
  formOf,
  relationsOf,
  termsOf,
  type Equation,
  type Formula,
  type StatementForm,
} from '../../src/forms';
import { EDITION } from '../support/book';

const RELATIONS = relationsOf(EDITION);
const STATEMENTS = [...EDITION.statements.values()];
const RULES = [...EDITION.readingRules.values(), ...EDITION.facts, ...RELATIONS];

describe('rules', () => {
  test('ids are unique, and begin with the statement that declares them', () => {
    expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length);
    for (const { code, relations } of allStatements(EDITION)) {
      for (const { id } of relations) expect(id.slice(0, 3)).toBe(`${code}-`);
    }
  });

  test('ids last: explanations in workbooks name them', () => {
    expect(LASTING.filter((id) => !RULES.some((rule) => rule.id === id))).toEqual([]);
  });

  test.each(RULES)('$id says what is required, on what ground, and how grave it is', ({ sentence, basis, level }) => {
    expect(sentence).toMatch(/^(?:[^{}]|\{\d\d\})+。$/);
    expect(basis).not.toBe('');
    expect(['error', 'verify', 'hint']).toContain(level);
  });

  test.each(RELATIONS.filter((one): one is Equation => one.kind === 'equation'))(
    '$id points at what exists',
    (relation) => {
      const formulas: Formula[] = [relation.formula, ...(relation.instead ? [relation.instead] : [])];
      const bindings = bindingsOf(EDITION, relation, itemsOf);
      expect(bindings.length).toBeGreaterThan(0);
      for (const { left, right } of formulas) {
        for (const binding of bindings) {
          const terms = [...left, ...right].flatMap((operand) => termsOf(EDITION, relation, operand, binding));
          for (const { statement, item, measure, subject } of terms) {
            const form = formOf(EDITION, statement);
            const side = findItem(form, item)?.side;
            expect(findMeasure(form, measure)).toBeDefined();
            // A fixed line has the columns of its own side only.
            if (side) expect(side.measures.map(({ name }) => name)).toContain(measure);
            else expect(subject && isSubjectCode(item)).toBe(true);
          }
        }
      }
    },
  );

  test('a relation that gives a formula has one figure on its left, and an equals sign', () => {
    for (const relation of RELATIONS) {
      if (relation.kind !== 'equation' || !relation.derives) continue;
      expect([relation.id, relation.formula.left.length, relation.formula.comparison]).toEqual([relation.id, 1, '=']);
      expect(relation.formula.left[0]?.lastItem).toBeUndefined();
    }
  });
});

/** The fixed lines of a statement, and some subjects where it lists any. */
function itemsOf(code: StatementCode): string[] {
  const { shape, sides } = formOf(EDITION, code);
  const lines = sides.flatMap(({ items }) => items.flatMap((item) => [item.name, item.code ?? item.name]));
  return shape === 'subjects' ? [...lines, '208', '20805', '2080505'] : lines;
}

/** Of the first version, in which explanations may have been written. */
const LASTING = [
  ...ids('01', 7),
  ...ids('02', 10),
  ...ids('03', 5),
  ...ids('04', 19),
  ...ids('05', 6),
  ...ids('06', 8),
  ...ids('07', 7),
  ...ids('08', 6),
  ...ids('09', 6),
  ...ids('F', 14),
  ...ids('R', 10),
];

function ids(of: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${of}-${index + 1}`);
}

function classesOf(form: StatementForm): { code: string; name: string; ordinal: string | undefined }[] {
  return form.sides.flatMap((side) =>
    side.items.flatMap(({ code, name, ordinal }) => (code === undefined ? [] : [{ code, name, ordinal }])),
  );
}

/** 行次 of a line, by its name. */
function linesOf({ sides }: StatementForm, name: string): number {
  for (const { rows, firstLine } of sides) {
    const index = rows.findIndex((item) => item?.name === name);
    if (index >= 0) return firstLine + index;
  }
  throw new Error(name);
}

const CLASSES = [
  ...['201', '202', '203', '204', '205', '206', '207', '208'],
  ...['210', '211', '212', '213', '214', '215', '216', '217'],
  ...['219', '220', '221', '222', '223', '224', '229', '231', '232', '234'],
];
const ORDINALS = [...'一二三四五六七八九十']
  .concat(
    [...'一二三四五六七八九'].map((digit) => `十${digit}`),
    '二十',
  )
  .concat([...'一二三四五六'].map((digit) => `二十${digit}`));

describe('forms', () => {
  test('nine statements in order, each with its own title', () => {
    expect(STATEMENTS.map(({ code, number }) => [code, number])).toEqual(
      STATEMENTS.map((_, index) => [`0${index + 1}`, `公开0${index + 1}表`]),
    );
    const titles = STATEMENTS.flatMap((form) => form.titles);
    expect(new Set(titles).size).toBe(titles.length);
  });

  test.each(['01', '04'] as const)('%s has the 26 classes, numbered and named alike', (code) => {
    const classes = classesOf(formOf(EDITION, code));
    expect(classes.map((one) => one.code)).toEqual(CLASSES);
    expect(classes.map((one) => one.ordinal)).toEqual(ORDINALS.map((ordinal) => `${ordinal}、`));
    expect(classes.map((one) => one.name)).toEqual(CLASSES.map((one) => EDITION.functional.get(one)?.[0]));
  });

  test('the lines of 01 that the official formulas name', () => {
    const line = (name: string): number => linesOf(formOf(EDITION, '01'), name);
    expect(['本年收入合计', '收入总计', '本年支出合计', '支出总计'].map(line)).toEqual([27, 31, 58, 62]);
  });

  test.each(STATEMENTS)('$code: no line stands twice, columns go on from one side to the next', ({ sides }) => {
    for (const { items } of sides) {
      const names = items.map(({ name, code }) => code ?? name);
      expect(new Set(names).size).toBe(names.length);
    }
  });

  test.each(STATEMENTS)(
    '$code: every item and column has a spelling, and no two columns of a side share one',
    (form) => {
      for (const { items, measures } of form.sides) {
        for (const { labels } of [...items, ...measures]) expect(labels.length).toBeGreaterThan(0);
        const spellings = measures.flatMap(({ labels }) => labels);
        expect(new Set(spellings).size).toBe(spellings.length);
      }
    },
  );

  test('06: each 类 before its 款, in code order within a block, with the names of the classification', () => {
    for (const { items } of formOf(EDITION, '06').sides) {
      const codes = items.flatMap(({ code }) => code ?? []);
      expect(codes).toEqual([...codes].sort());
      for (const { code, name } of items) {
        if (code === undefined) continue;
        expect([code, EDITION.economic.get(code)]).toEqual([code, expect.arrayContaining([name])]);
        if (code.length === 5) expect(codes).toContain(code.slice(0, 3));
      }
    }
  });

  test('07, 08 and 09 have the words for having no figures, and name the unit in them', () => {
    for (const { code, emptyNote } of STATEMENTS) {
      if (['07', '08', '09'].includes(code)) expect(emptyNote).toMatch(/^说明：\{unit\}.*故本表无数据。$/);
      else expect(emptyNote).toBeUndefined();
    }
  });
});

test.each([
  ['functional', EDITION.functional, /^2\d\d(\d\d){0,2}$/],
  ['economic', EDITION.economic, /^[35]\d\d(\d\d)?$/],
] as const)('the %s classification: codes of its own kind, names without spaces', (_, names, kind) => {
  for (const [code, spellings] of names) {
    expect(code).toMatch(kind);
    expect(new Set(spellings).size).toBe(spellings.length);
    for (const name of spellings) expect(name).toMatch(/^\S+$/);
  }
});

/** What the forms and the regulation require, and the relations that see to it. */
const REQUIRED: [string, readonly string[]][] = [
  ['01 本年收入合计 = 各项收入之和', ['01-1']],
  ['01 总计 = 本年收入合计 + 使用非财政拨款结余 + 年初结转和结余', ['01-2']],
  ['01 本年支出合计 = 各类之和', ['01-3']],
  ['01 总计 = 本年支出合计 + 结余分配 + 年末结转和结余', ['01-4']],
  ['01 收支总计相等', ['01-5']],
  ['02 每行 = 各栏之和', ['02-1']],
  ['02 类款项', ['02-2']],
  ['02 合计 = 01 本年收入合计', ['02-3']],
  ['02 财政拨款收入 = 01 第1至3行', ['02-4']],
  ['02 其余各栏 = 01 各行', ['02-5', '02-6', '02-7', '02-8', '02-9']],
  ['03 每行 = 各栏之和', ['03-1']],
  ['03 类款项', ['03-2']],
  ['03 合计 = 01 本年支出合计', ['03-3']],
  ['03 各类 = 01 各类', ['03-4']],
  ['04 每行合计 = 三项拨款', ['04-1']],
  ['04 本年收入 = 三行', ['04-2']],
  ['04 年初结转 = 三行', ['04-3']],
  ['04 收支总计', ['04-4', '04-5', '04-6', '04-7']],
  ['04 收入 = 01 第1至3行', ['04-8', '04-9', '04-10']],
  ['04 一般公共预算 = 05', ['04-11', '04-12']],
  ['04 政府性基金 = 08', ['04-13', '04-14']],
  ['04 国资 = 09', ['04-15', '04-16']],
  ['04 各类 ≤ 01 各类', ['04-17']],
  ['05 小计 = 基本 + 项目', ['05-1']],
  ['05 类款项', ['05-2']],
  ['05 各行 ≤ 03 同一行', ['05-3', '05-4', '05-5']],
  ['06 类 = 款', ['06-1']],
  ['06 人员经费 = 301 + 303', ['06-2']],
  ['06 公用经费 = 302 + 307 + 310 + 399', ['06-3']],
  ['06 人员 + 公用 = 05 基本支出', ['06-4']],
  ['07 合计与小计', ['07-1', '07-2']],
  ['06 的 30212、31013、30231、30217 ≤ 07', ['07-3', '07-4', '07-5', '07-6']],
  ['08 小计、类款项、年末', ['08-1', '08-2', '08-3']],
  ['09 小计、类款项、年末', ['09-1', '09-2', '09-3']],
  ['08、09 本年收入 = 04', ['08-4', '09-4']],
  ['各表无负数', ['01-7', '02-10', '03-5', '04-19', '05-6', '06-8', '07-7', '08-6', '09-6']],
  ['年初 = 上年年末', ['01-6', '04-18', '08-5', '09-5']],
  ['单位、年度、金额单位', ['F-2', 'F-3', 'F-4', 'F-5', 'F-6', 'F-7']],
  ['九张表齐全，空表有说明', ['F-1', 'F-8', 'F-9']],
  ['编码与名称', ['F-10', 'F-11', 'F-12', 'F-13', 'F-14', 'R-4']],
];

test.each(REQUIRED)('%s: %j', (_, ids) => {
  const known = new Map(RULES.map((rule) => [rule.id, rule]));
  expect(ids.filter((id) => !known.has(id))).toEqual([]);
  const levels = new Set(ids.map((id) => known.get(id)?.level));
  if (/上年|无负数|30212/.test(_)) expect(levels).toEqual(new Set(['verify']));
});

/** A bureau's own wording: a slip is told in Chinese, with its place. */
import { draft, loadWording, textOf, WordingError } from '../../src/drafting';
import { FORMS, wording, WORDING_NAMES } from '../../src/forms';
import henan from '../../src/forms/data/wording/henan.json';
import shanghai from '../../src/forms/data/wording/shanghai.json';
import { jiaozuo } from '../support/jiaozuo';

const own = (text: string | string[], more: object = {}) => ({
  name: '本市',
  title: '情况说明',
  source: '本市财政局',
  sections: [{ id: '一', heading: '一、总体情况', paragraphs: [{ text: '开头。' }, { text, ...more }] }],
  partials: { 年: '{{ 年度 }}年' },
});

const message = (json: unknown): string => {
  try {
    loadWording(json);
  } catch (error) {
    if (error instanceof WordingError) return error.message;
    throw error;
  }
  throw new Error('the wording was accepted');
};

it('accepts the built-in wordings', () => {
  expect(loadWording(henan)).toEqual(wording('henan'));
  expect(loadWording(shanghai)).toEqual(wording('shanghai'));
  expect(WORDING_NAMES).toEqual(['henan', 'shanghai']);
});

it('drafts in a wording of the user’s own', () => {
  const loaded = loadWording(
    own('{% render "年", 年度: 年度 %}收支总计{{ 收支总计 | 元 }}元，{{ 收支总计 | 较上年 | 择词: "多了", "少了" }}。'),
  );
  const narrative = draft(jiaozuo(), { form: FORMS.form('henan-2021', 2021), wording: loaded });
  const last = narrative.sections[0]?.paragraphs[1];
  expect(last && textOf(last)).toBe('2021年收支总计2,170,184.18元，多了。');
  expect(last?.runs[1]).toMatchObject({ kind: 'text', text: '年收支总计' });
});

describe.each([
  ['an unknown figure', '{{ 收入总和 | 万元 }}', '没有名为“收入总和”的数据，请核对名称'],
  ['an unknown figure on the second line', ['甲', '{{ 收支总计 | 万圆 }}'], '没有名为“万圆”的格式，请核对名称'],
  ['an unknown property', '{% assign 变 = 收支总计 | 较上年 %}{{ 变.差 | 万元 }}', '“变”没有“差”这一项，请核对名称'],
  ['an unknown instruction', '{% 如果 %}', '没有名为“如果”的指令，请核对名称'],
  ['an unknown partial', '{% render "月" %}', '没有名为“月”的公用句子（partials），请核对名称'],
  ['an instruction that does not end', '{% if 单位.已填 %}甲', '指令没有结束，例如有 if 而没有 endif'],
  ['an output that does not end', '甲{{ 收支总计', '{{ 后面缺 }}'],
  ['something unreadable', '{{ “三公”经费 }}', '写法有误，请对照内置措辞修改'],
])('%s', (_what, text, problem) => {
  it('is told with section, paragraph and line', () => {
    const line = Array.isArray(text) ? text.length : 1;
    expect(message(own(text))).toBe(`措辞有误，“一、总体情况”第 2 段第 ${line} 行：${problem}。`);
  });
});

it('tells of a slip in a condition', () => {
  expect(message(own('甲', { when: '有数据' }))).toBe(
    '措辞有误，“一、总体情况”第 2 段的条件（when）第 1 行：没有名为“有数据”的数据，请核对名称。',
  );
});

it('tells of a file that is not in shape', () => {
  expect(message(null)).toBe('措辞文件的格式不对，文件开头：缺少应有的内容，或类型不对。');
  expect(message({ ...own('甲'), sections: [{ id: '一', heading: '一' }] })).toBe(
    '措辞文件的格式不对，sections 第1项 paragraphs：缺少应有的内容，或类型不对。',
  );
  expect(message({ ...own('甲'), 标题: '乙' })).toBe('措辞文件的格式不对，文件开头：有不认识的内容“标题”。');
});

describe('when drafting', () => {
  const failing = (text: string): string => {
    try {
      draft(jiaozuo(), { form: FORMS.form('henan-2021', 2021), wording: loadWording(own(text)) });
    } catch (error) {
      if (error instanceof WordingError) return error.message;
      throw error;
    }
    throw new Error('the wording was accepted');
  };

  it.each([
    ['{{ 收支总计 }}', '数字要写明格式，例如 {{ 收支总计 | 万元 }}'],
    ['{{ 单位 | 万元 }}', '“万元”只能用于数字，这里用在了别的内容上'],
    ['{{ 收支总计 | 加: 公务用车保有量 | 万元 }}', '这里要用金额'],
    ['{{ 单位 | 择词: "多", "少" }}', '“择词”只能用于比较的结果，例如 {% assign 变化 = 收支总计 | 较上年 %}'],
    ['{{ 单位 | 有数 }}', '“有数”只能用于清单，例如 收入来源'],
    ['{% for 次 in (1..100000000) %}甲{% endfor %}', '文字或循环超出了限度'],
  ])('says what is wrong with %s', (text, problem) => {
    expect(failing(text)).toBe(`措辞有误，“一、总体情况”第 2 段第 1 行：${problem}。`);
  });

  it('takes no character of a template for a figure', () => {
    const loaded = loadWording(own('{{ 收支总计 | 万元 | append: "尾" }}\u{F0000}'));
    const narrative = draft(jiaozuo(), { form: FORMS.form('henan-2021', 2021), wording: loaded });
    const text = narrative.sections[0]?.paragraphs.map(textOf).join('') ?? '';
    expect(text).toBe('开头。217.02尾');
  });
});

/** A long narrative is drafted in steps, and templates render as the engine itself renders them. */
import { bookOf } from '../../bench/books';
import { draft, draftInSteps, textOf, type Narrative } from '../../src/drafting';
import { createEngine } from '../../src/drafting/engine';
import { renderInSteps } from '../../src/drafting/render';
import { RunMarks } from '../../src/drafting/runs';
import { FORMS, wording } from '../../src/forms';
import { openWorkbook } from '../../src/hosts/file';
import { finished, type InSteps } from '../../src/accounts';
import { readAccounts } from '../../src/reading';

function pausesOf(work: InSteps<unknown>): number {
  let pauses = 0;
  while (!work.next().done) pauses += 1;
  return pauses;
}

const words = ({ sections }: Narrative): string[] => sections.flatMap(({ paragraphs }) => paragraphs.map(textOf));

describe('a draft in steps', () => {
  it('pauses often over a thousand 项, and says what it says in one go', async () => {
    const workbook = await openWorkbook(await bookOf(3_000), '大单位.xlsx');
    const accounts = readAccounts(await workbook.readSheets(), { book: '大单位.xlsx' });
    for (const name of ['henan', 'shanghai'] as const) {
      const options = { form: FORMS.base(2021), wording: wording(name) };
      expect(pausesOf(draftInSteps(accounts, options))).toBeGreaterThan(20);
      expect(words(finished(draftInSteps(accounts, options)))).toEqual(words(draft(accounts, options)));
    }
  });
});

describe('a template rendered in steps', () => {
  const engine = createEngine(new RunMarks(), { 一句: '{{ 名 }}（{% if 数 > 1 %}多{% else %}少{% endif %}）' });
  const lists = { 项目: Array.from({ length: 3_000 }, (_, index) => ({ 名: `第${index}项`, 数: index % 3 })) };
  const TEMPLATES = [
    '没有变量的一段。',
    '{% for 项 in 项目 %}{{ 项.名 }}{% unless forloop.last %}、{% endunless %}{% endfor %}',
    '{% for 项 in 项目 %}{% if 项.数 == 0 %}{% continue %}{% endif %}{% render "一句", 名: 项.名, 数: 项.数 %}{% endfor %}',
    '{% for 项 in 项目 %}{% case 项.数 %}{% when 0 %}零{% when 1 %}一{% else %}{% break %}{% endcase %}{% endfor %}',
  ];

  it.each(TEMPLATES)('is what the engine makes of it: %s', (template) => {
    expect(finished(renderInSteps(engine, template, lists))).toBe(String(engine.parseAndRenderSync(template, lists)));
  });

  it('pauses on the way through a long list', () => {
    expect(pausesOf(renderInSteps(engine, TEMPLATES[1] ?? '', lists))).toBeGreaterThan(5);
  });

  it('fails as the engine fails, from however deep inside', () => {
    const wrong = '{% for 项 in 项目 %}{% render "一句", 名: 项.没有, 数: 1 %}{% endfor %}';
    expect(() => finished(renderInSteps(engine, wrong, lists))).toThrow(/undefined variable: 项.没有/);
    expect(() => void engine.parseAndRenderSync(wrong, lists)).toThrow(/undefined variable: 项.没有/);
  });
});

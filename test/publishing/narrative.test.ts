/** The narrative as text, web page and JSON. */
import { draftOf, drafted, figuresOf } from '../support/narratives';
import { narrativeToHtml, narrativeToJson, narrativeToText } from '../../src/publishing';
import { jiaozuo, NO_CLASS_BUDGETS } from '../support/jiaozuo';

describe('as text', () => {
  it('starts with the title and the first section', () => {
    expect(narrativeToText(drafted()).split('\n').slice(0, 3)).toEqual([
      '焦作市劳动保障信息中心2021年度部门决算情况说明',
      '',
      '一、收入支出决算总体情况说明',
    ]);
  });
});

describe('as a web page', () => {
  it('escapes what comes from the workbook', () => {
    const unit = `<script>alert("1")</script>&'中心'`;
    const html = narrativeToHtml(
      draftOf(jiaozuo({ unit, answers: { 收支总计变动原因: '<img src=x onerror=alert(1)>' } }), 'shanghai'),
    );
    expect(html).not.toContain('<script');
    expect(html).not.toContain('<img');
    expect(html).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;&#39;中心&#39;');
  });

  it('is a whole document in UTF-8 without anything from elsewhere', () => {
    const html = narrativeToHtml(drafted());
    expect(html.startsWith('<!DOCTYPE html>\n<html lang="zh-CN">')).toBe(true);
    expect(html).toContain('<meta charset="utf-8">');
    expect(html).not.toMatch(/https?:|<link|<style|src=|url\(/);
  });

  it('has the looks of an official document on each paragraph, and marks gaps', () => {
    const html = narrativeToHtml(drafted(NO_CLASS_BUDGETS));
    const paragraphs = html.match(/<p style="[^"]*text-indent[^"]*">/g) ?? [];
    expect(paragraphs.length).toBeGreaterThan(20);
    for (const paragraph of paragraphs) {
      expect(paragraph).toMatch(/text-indent:32pt.*仿宋_GB2312.*font-size:16pt.*line-height:28pt/);
    }
    expect(html).toContain('mso-highlight:yellow">【请填写：年初预算（信息化建设）】</span>');
  });
});

describe('as JSON', () => {
  it('has every figure with its cells', () => {
    const narrative = drafted();
    const read = JSON.parse(narrativeToJson(narrative)) as typeof narrative;
    expect(read.unit).toBe('焦作市劳动保障信息中心');
    expect(figuresOf(read)).toEqual(figuresOf(narrative));
  });
});

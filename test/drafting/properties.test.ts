/** What holds for every figure that a unit may have. */
import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { drafted, section } from '../support/narratives';
import type { Narrative, Run } from '../../src/drafting';

/** Amounts in 分, as decimal strings in 元. */
const amount = fc.integer({ min: 0, max: 10 ** 12 }).map((fen) => new Decimal(fen).div(100).toFixed(2));

const runs = (narrative: Narrative, id: string): readonly Run[] =>
  narrative.sections
    .filter((candidate) => candidate.id === id)
    .flatMap(({ paragraphs }) => paragraphs.flatMap((p) => p.runs));

describe('a change', () => {
  it('has the word of its sign, and none where it does not show', () => {
    fc.assert(
      fc.property(amount, amount, (now, before) => {
        const narrative = drafted({ amounts: { '01|收入总计|金额': now }, answers: { 上年收支总计: before } });
        const text = section(narrative, '收支总体');
        const wan = (yuan: string) => new Decimal(yuan).div(10_000).toDecimalPlaces(2, Decimal.ROUND_HALF_UP);
        const change = new Decimal(now).minus(before);
        if (wan(now).eq(wan(before)) || wan(change.toFixed()).isZero()) {
          expect(text).toMatch(/收、支总计持平。$/);
          return;
        }
        const [word, rate] = change.isPositive() ? ['增加', '增长'] : ['减少', '下降'];
        expect(text).toContain(`各${word}${wan(change.abs().toFixed()).toFixed(2)}万元`);
        expect(text.includes(`，${rate}`)).toBe(!new Decimal(before).isZero());
        expect(text).not.toMatch(change.isPositive() ? /减少|下降/ : /增加[^了]|增长/);
      }),
      { numRuns: 100 },
    );
  });
});

describe('shares', () => {
  it('of the parts add up to 100 but for their rounding', () => {
    const parts = ['基本支出', '项目支出', '上缴上级支出', '经营支出', '对附属单位补助支出'];
    fc.assert(
      fc.property(fc.array(amount, { minLength: 5, maxLength: 5 }), (values) => {
        const total = Decimal.sum(...values);
        fc.pre(total.gt(0));
        const amounts = Object.fromEntries(parts.map((part, index) => [`03|合计|${part}`, values[index] ?? '0']));
        const narrative = drafted({ amounts: { ...amounts, '03|合计|本年支出合计': total.toFixed(2) } });
        const shares = runs(narrative, '支出').flatMap((run) =>
          run.kind === 'figure' && run.unit === '%' ? [new Decimal(run.text)] : [],
        );
        expect(shares).toHaveLength(5);
        expect(
          Decimal.sum(...shares)
            .minus(100)
            .abs()
            .lte('0.025'),
        ).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it('are left out where the total is zero', () => {
    const zero = ['本年支出合计', '基本支出', '项目支出'].map((part) => [`03|合计|${part}`, '0']);
    const text = section(drafted({ amounts: Object.fromEntries(zero) as Record<string, string> }), '支出');
    expect(text).not.toContain('%');
    expect(text).toContain('基本支出0.00万元；项目支出0.00万元；');
  });
});

describe('words of the user', () => {
  it('come through as they are and never pass for a figure', () => {
    const mark = fc.constantFrom(
      '\u{F0000}',
      '\u{F0001}',
      '\u{100000}',
      '{{ 单位 | 万元 }}',
      '{% if %}',
      '<b>',
      '万元',
    );
    const hostile = fc
      .array(fc.oneof(mark, fc.string({ unit: 'grapheme' })), { maxLength: 8 })
      .map((parts) => parts.join(''));
    const plain = drafted({ answers: { 收支总计变动原因: '甲' } });
    fc.assert(
      fc.property(hostile, (reason) => {
        const narrative = drafted({ answers: { 收支总计变动原因: `甲${reason}乙` } });
        const shape = (of: Narrative) => runs(of, '收支总体').map(({ kind }) => kind);
        expect(shape(narrative)).toEqual(shape(plain));
        expect(section(narrative, '收支总体')).toMatch(/主要原因是甲.*乙。$/s);
        expect(section(narrative, '收支总体')).not.toMatch(/[\u{F0000}-\u{10FFFF}]/u);
      }),
      { numRuns: 100 },
    );
  });
});

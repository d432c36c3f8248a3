/** Every number in the text is a figure that knows its cells. */
import { Decimal } from 'decimal.js';
import { addressOf } from '../../src/accounts';
import { WORDING_NAMES } from '../../src/forms';
import { ANSWERED } from '../support/answered';
import { drafted, figuresOf, runsOf } from '../support/narratives';

/** Numbers of the forms themselves, years, dates and ordinals: the only ones that words may hold. */
const OF_THE_FORM = /(50|100)万元(以上|（含）以上)|12月31日|^\d{1,2}[.、]|\d{1,2}[.、]$/g;

describe.each(WORDING_NAMES)('in the wording of %s', (name) => {
  const narrative = drafted(ANSWERED, name);

  it('asks for nothing when everything is answered', () => {
    expect(narrative.missing).toEqual([]);
  });

  it('has no number outside a figure but years, ordinals and the forms’ own', () => {
    for (const run of runsOf(narrative)) {
      if (run.kind !== 'text' || run.source) continue;
      expect(run.text.replace(OF_THE_FORM, '')).not.toMatch(/\d/);
    }
  });

  it('knows the cells and the meaning of every figure', () => {
    for (const figure of figuresOf(narrative)) {
      expect(figure.what).not.toBe('');
      expect(figure.cells.length).toBeGreaterThan(0);
    }
  });

  it('prints every figure as its value rounds', () => {
    for (const { text, value, unit } of figuresOf(narrative)) {
      const decimals = { 元: 2, 万元: 2, '%': 2, count: 0, number: new Decimal(value).decimalPlaces() }[unit];
      expect(text).toBe(new Decimal(value).toFixed(decimals, Decimal.ROUND_HALF_UP));
    }
  });
});

it('keeps the cells of all operands with rates and differences', () => {
  const narrative = drafted();
  const figures = figuresOf(narrative);
  const total = { sheet: '公开01表', address: addressOf(36, 2) };
  const lastYear = { sheet: '补充资料', address: 'E6' };
  expect(figures[0]).toMatchObject({ text: '217.02', value: '217.018418', unit: '万元', cells: [total] });
  expect(figures[1]).toMatchObject({ text: '8.98', unit: '万元', cells: [total, lastYear] });
  expect(figures[2]).toMatchObject({ text: '4.32', unit: '%', cells: [total, lastYear] });
});

/** The published accounts of the sample unit: sound, with three questions that their reader may ask. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { check } from '../../src/checking';
import { FORMS } from '../../src/forms';
import { jiaozuo } from '../support/jiaozuo';

const GOLDEN = join(__dirname, '..', 'golden', 'jiaozuo-2021.findings.txt');

const { findings, outcomes } = check(jiaozuo(), { form: FORMS.form('henan-2021', 2021) });

test('nothing to put right or to explain, and three hints', () => {
  expect(findings.map(({ rule, level }) => `${level} ${rule}`)).toEqual(['hint 06-5', 'hint 06-6', 'hint 06-7']);
});

test('only what needs last year was not run', () => {
  expect(outcomes.filter(({ state }) => state === 'notRun')).toEqual(
    ['01-6', '04-18', '08-5', '09-5'].map((rule) => ({ rule, state: 'notRun', reason: '没有提供上年决算' })),
  );
});

test('the findings read as they did', () => {
  const text = findings
    .map(({ rule, level, message, cells }) => {
      const places = cells.map(({ sheet, address, role }) => `${role} ${sheet}!${address}`).join('，');
      return `${rule} ${level}\n  ${message}\n  ${places}\n`;
    })
    .join('');
  expect(text).toBe(readFileSync(GOLDEN, 'utf8'));
});

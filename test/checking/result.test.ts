/** The result as a whole: order, 尾差 together in one hint, several money units, steps. */
import { Statement, type Accounts } from '../../src/accounts';
import { check, checkInSteps } from '../../src/checking';
import { EDITION, accountsOf, moneyOf, priorAccountsOf, printed, withFigures } from '../support/book';
import { checked, ended } from '../support/outcomes';
import { EXAMPLE } from '../support/soundBook';

test('findings come by level, and within a level in the order of the rules', () => {
  const book = withFigures(EXAMPLE, {
    '01|其他收入|金额': -100n,
    '05|2080505|基本支出': 1n,
    '03|合计|本年支出合计': 1n,
  });
  const { findings, outcomes } = checked(book);
  const order = outcomes.map(({ rule }) => rule);
  const sorted = [...findings].sort(
    (a, b) =>
      ['error', 'verify', 'hint'].indexOf(a.level) - ['error', 'verify', 'hint'].indexOf(b.level) ||
      order.indexOf(a.rule) - order.indexOf(b.rule),
  );
  expect(findings.map(({ rule }) => rule)).toEqual(sorted.map(({ rule }) => rule));
  expect(new Set(findings.map(({ level }) => level))).toEqual(new Set(['error', 'verify', 'hint']));
});

test('every rule has exactly one outcome', () => {
  const { outcomes } = checked(EXAMPLE);
  const rules = [...EDITION.readingRules.keys(), ...EDITION.facts.map(({ id }) => id)];
  for (const table of EDITION.statements.values()) rules.push(...table.relations.map(({ id }) => id));
  expect(outcomes.map(({ rule }) => rule)).toEqual(rules);
});

test('one 尾差 is told with its figures, several of one rule in one hint', () => {
  const inWan = new Map([...EXAMPLE.figures].map(([key, fen]) => [key, printed(fen, '万元').amount]));
  const exact = { ...EXAMPLE, figures: inWan };
  const one = ended(
    '05-1',
    checked(withFigures(exact, { '05|2080199|本年支出': 144_220_000n }), { moneyUnit: '万元' }),
  );
  const messages = one.findings.map(({ message, level }) => `${level} ${message}`);
  expect(messages).toHaveLength(1);
  expect(messages[0]).toMatch(
    /^hint .*(在四舍五入的尾差之内，不必修改。|处尾差，最大.*都在四舍五入的范围之内，不必修改：.*。)$/,
  );

  const { findings } = checked(EXAMPLE, { moneyUnit: '万元' });
  const rules = findings.map(({ rule }) => rule);
  expect(new Set(rules).size).toBe(rules.length);
  const grouped = findings.filter(({ message }) => message.includes('处尾差'));
  expect(grouped.length).toBeGreaterThan(0);
  for (const { message, cells } of grouped) {
    expect(message).toMatch(/。有 \d+ 处尾差，最大[多少] 0\.0\d 万元，/);
    expect(cells.length).toBeGreaterThan(1);
  }
});

/** The example with one statement printed in 万元. */
function mixed(): Accounts {
  const accounts = accountsOf(EXAMPLE);
  const inWan = accountsOf(EXAMPLE, { moneyUnit: '万元' }).statements.get('01');
  return inWan ? { ...accounts, statements: new Map(accounts.statements).set('01', inWan) } : accounts;
}

test('a statement in 万元 among statements in 元 is held to its own rounding', () => {
  const { findings } = check(mixed(), { form: EDITION, prior: priorAccountsOf(EXAMPLE) });
  expect(findings.filter(({ level }) => level !== 'hint').map(({ rule }) => rule)).toEqual(['F-7']);
});

test('a difference of one 分 is told as such in a statement that is kept in 万元 to the 分', () => {
  const accounts = accountsOf(EXAMPLE);
  const statements = new Map(
    [...accounts.statements].map(([code, statement]) => {
      const { moneyUnit } = statement.heading;
      const heading = {
        ...statement.heading,
        ...(moneyUnit && { moneyUnit: { ...moneyUnit, value: '万元' as const } }),
      };
      const rows = statement.rows.map((row) => {
        const figure = row.figures.get('本年收入合计');
        if (row.item !== '合计' || !figure) return row;
        const figures = new Map(row.figures).set('本年收入合计', {
          ...figure,
          amount: figure.amount.plus(moneyOf(1n)),
        });
        return { ...row, figures };
      });
      return [code, new Statement({ ...statement, heading, rows })];
    }),
  );
  const result = check({ ...accounts, statements }, { form: EDITION, prior: priorAccountsOf(EXAMPLE) });
  expect(ended('02-3', result).findings[0]?.message).toContain('多 0.000001 万元');
});

test('a sum of many terms lists the first of them and says so', () => {
  const book = withFigures(EXAMPLE, { '06|302|决算数': 1n });
  const [finding] = ended('06-1', checked(book)).findings;
  expect(finding?.message).toMatch(/；等，另有 15 项。$/);
});

test('a side of two figures is called their sum', () => {
  const [finding] = ended('06-4', checked(withFigures(EXAMPLE, { '06|人员经费合计|决算数': 0n }))).findings;
  expect(finding?.message).toMatch(/^公开06表“人员经费合计”、公开06表“公用经费合计”之和（C35、C89）为 /);
});

test('steps tell the share of rules done, up to the whole', () => {
  const shares: number[] = [];
  const steps = checkInSteps(accountsOf(EXAMPLE), { form: EDITION });
  for (let step = steps.next(); !step.done; step = steps.next()) shares.push(step.value);
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
  expect(shares.at(-1)).toBe(1);
});

test('accounts of another year are not taken for those of last year', () => {
  const prior = priorAccountsOf(EXAMPLE);
  const older = { ...prior, year: prior.year && { ...prior.year, value: 2019 } };
  const result = check(accountsOf(EXAMPLE), { form: EDITION, prior: older });
  for (const rule of ['01-6', '04-18', '08-5', '09-5']) {
    expect(ended(rule, result)).toMatchObject({
      state: 'notRun',
      reason: '提供的上年决算是2019年度的，不是2020年度的',
    });
  }
});

test('a figure of last year’s workbook is named with its place there, and is no cell of this one', () => {
  const prior = priorAccountsOf(EXAMPLE);
  const opening = '01|年初结转和结余|金额';
  const changed = accountsOf(withFigures(EXAMPLE, { [opening]: (EXAMPLE.figures.get(opening) ?? 0n) + 100n }));
  const { findings } = check(changed, { form: EDITION, prior });
  const finding = findings.find(({ rule }) => rule === '01-6');
  const own = changed.statements.get('01')?.figure('年初结转和结余', '金额')?.cell;
  expect(finding?.cells).toEqual([{ ...own, role: 'actual' }]);
  const theirs = prior.statements.get('01')?.figure('年末结转和结余', '金额')?.cell;
  expect(finding?.message).toContain(`（上年工作簿 ${theirs?.sheet}!${theirs?.address}）`);
});

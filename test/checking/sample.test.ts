/** The published accounts of the sample unit: sound, with three questions that their reader may ask. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Statement, addressOf, type Accounts, type StatementCode } from '../../src/accounts';
import { check } from '../../src/checking';
import { SAMPLE, SAMPLE_UNIT, publishedStatements } from '../../samples/statements';
import { EDITION } from '../support/book';

const GOLDEN = join(__dirname, '..', 'golden', 'jiaozuo-2021.findings.txt');

/** As reading would find it: each statement on its sheet, with its heading and its figures in cells of their own. */
function sampleAccounts(): Accounts {
  const statements = [...publishedStatements(EDITION)].map(([code, statement]) => {
    const { sheet } = statement;
    const at = (row: number, column: number) => ({ sheet, address: addressOf(row, column) });
    const { explanations } = { explanations: [] as string[], ...SAMPLE.statements[code] };
    const [empty] = explanations;
    const heading = {
      title: { value: statement.heading.title.value, cell: at(0, 0) },
      unit: { value: SAMPLE_UNIT, cell: at(2, 0) },
      year: { value: SAMPLE.year, cell: at(2, 2) },
      moneyUnit: { value: '元', cell: at(2, 4) },
      ...(empty !== undefined && { emptyNote: { value: empty, cell: at(99, 0) } }),
    } as const;
    const rows = statement.rows.map((row, index) => ({
      ...row,
      cell: at(7 + index, 0),
      figures: new Map(
        [...row.figures].map(([measure, figure], column) => [measure, { ...figure, cell: at(7 + index, 2 + column) }]),
      ),
    }));
    return [code, new Statement({ ...statement, heading, rows })] as const;
  });
  const first = statements[0]?.[1].heading;
  return {
    book: '焦作市劳动保障信息中心2021.xlsx',
    unit: first?.unit,
    year: first?.year,
    statements: new Map<StatementCode, Statement>(statements),
    supplement: new Map(),
    problems: [],
  };
}

const { findings, outcomes } = check(sampleAccounts(), { edition: EDITION });

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

/** Every relation of the form: a sound book, a wrong one, the edge of rounding, and what it needs missing. */
import type { StatementCode } from '../../src/accounts';
import { check } from '../../src/checking';
import { relationsOf } from '../../src/forms';
import {
  EDITION,
  accountsOf,
  cellOf,
  keyParts,
  printed,
  withFigures,
  withoutStatement,
  type Book,
  type FigureKey,
} from '../support/book';
import { instancesOf, valueOf, type OracleInstance, type OracleTerm } from '../support/oracle';
import { checked, ended } from '../support/outcomes';
import { EXAMPLE } from '../support/soundBook';
import { LEFT_FIGURES } from './cases';

const RELATIONS = relationsOf(EDITION);
const INSTANCES = instancesOf(EXAMPLE);
const CASES = RELATIONS.map((relation) => ({ ...relation, key: LEFT_FIGURES[relation.id] ?? '01|无|无' }));

/** The place where the relation has the figure on its left. */
function instanceOf(rule: string, key: FigureKey): OracleInstance {
  const found = INSTANCES.find((one) => one.rule === rule && one.left.some((term) => term.key === key));
  if (!found) throw new Error(`${rule} has no ${key} on its left side`);
  return found;
}

/** 分 → `1,234.50`. */
function shown(fen: bigint): string {
  const size = (fen < 0n ? -fen : fen).toString().padStart(3, '0');
  const whole = size.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${fen < 0n ? '-' : ''}${whole}.${size.slice(-2)}`;
}

/** The example in which the left figure is such that its side is `apart` more than the other. */
function apart(instance: OracleInstance, key: FigureKey, by: bigint, book = EXAMPLE): Book {
  const others = valueOf(book, instance.left) - (book.figures.get(key) ?? 0n);
  return withFigures(book, { [key]: valueOf(book, instance.right) - others + by });
}

const MORE = ['多', 1n] as const;
const LESS = ['少', -1n] as const;

test('every relation has its cases', () => {
  expect(Object.keys(LEFT_FIGURES)).toEqual(RELATIONS.map(({ id }) => id));
});

describe.each(CASES)('$id $sentence', ({ id, level, basis, kind, key, statement }) => {
  const instance = instanceOf(id, key);

  test('a sound book passes', () => {
    const { state, findings } = ended(id, checked(EXAMPLE));
    expect({ state, findings }).toEqual({ state: 'passed', findings: [] });
  });

  if (kind === 'sign') {
    test('a negative figure is found', () => {
      const book = withFigures(EXAMPLE, { [key]: -1n });
      const { state, findings } = ended(id, checked(book));
      expect(state).toBe('failed');
      expect(findings).toMatchObject([{ level, basis, statement, cells: [{ ...cellOf(book, key), role: 'actual' }] }]);
      expect(findings[0]?.message).toContain('-0.01，是负数');
    });
  } else {
    const { comparison } = instance;
    test.each(comparison === '≤' ? [MORE] : [MORE, LESS])('0.01 元%s is found', (word, by) => {
      const book = apart(instance, key, by);
      const { state, findings } = ended(id, checked(book));
      const cell = cellOf(book, key);
      const finding = findings.find((one) =>
        one.cells.some(({ role, address }) => role === 'actual' && address === cell.address),
      );
      expect(state).toBe('failed');
      expect(finding).toMatchObject({ rule: id, level, basis, statement });
      expect(finding?.cells).toContainEqual({ ...cell, role: 'actual' });
      expect(finding?.message).toContain(shown(valueOf(book, instance.left)));
      expect(finding?.message).toContain(shown(valueOf(book, instance.right)));
      expect(finding?.message).toContain(`${word} 0.01 元`);
      expect(finding?.difference?.toJSON()).toBe(shown(by));
      const cells = finding?.cells.map(({ sheet, address }) => ({ sheet, address }));
      const terms = [...instance.left, ...instance.right].filter(({ prior }) => !prior);
      for (const term of terms) expect(cells).toContainEqual(cellOf(book, term.key));
    });

    test('in 万元 its rounding is allowed and not one unit more', () => {
      const inWan = roundedBook(EXAMPLE);
      const amounts = [...instance.left, ...instance.right].map((term) => valueOf(EXAMPLE, [{ ...term, sign: 1n }]));
      const terms = BigInt(amounts.filter((amount) => amount !== 0n).length);
      // Each printed figure may be off by half of 0.01 万元, that is 5,000 分; only whole 0.01 万元 can be printed.
      const allowed = ((terms * 5_000n) / 10_000n) * 10_000n;
      const edge = ended(id, checked(apart(instance, key, allowed, inWan), { moneyUnit: '万元' }));
      expect(edge.state).toBe('passed');
      expect(edge.findings.map((finding) => finding.level)).toEqual(comparison === '≤' ? [] : ['hint']);
      const beyond = ended(id, checked(apart(instance, key, allowed + 10_000n, inWan), { moneyUnit: '万元' }));
      expect(beyond.state).toBe('failed');
      expect(beyond.findings.map((finding) => finding.level)).toContain(level);
    });
  }

  test.each(statementsOf(instance))('without statement %s it is not run', (code) => {
    const { state, reason, findings } = ended(id, checked(withoutStatement(EXAMPLE, code)));
    expect({ state, findings }).toEqual({ state: 'notRun', findings: [] });
    expect(reason).toContain(`没有公开${code}表`);
  });

  test('with its figure unreadable it is not run', () => {
    const { state, reason } = ended(id, checked(EXAMPLE, { unreadable: new Set([key]) }));
    expect(state).toBe('notRun');
    expect(reason).toMatch(/没有读入/);
  });

  if (instance.right.some(({ prior }) => prior)) {
    test('without the accounts of last year it is not run', () => {
      const { state, reason } = ended(id, check(accountsOf(EXAMPLE), { form: EDITION }));
      expect({ state, reason }).toEqual({ state: 'notRun', reason: '没有提供上年决算' });
    });
  }
});

function statementsOf({ left, right }: OracleInstance): StatementCode[] {
  const own = (term: OracleTerm): StatementCode[] => (term.prior ? [] : [keyParts(term.key).code]);
  return [...new Set([...left, ...right].flatMap(own))];
}

/** Every figure as 万元 prints it, in 分. */
function roundedBook(book: Book): Book {
  const rounded = (figures: Book['figures']): Book['figures'] =>
    new Map([...figures].map(([key, fen]) => [key, fen === 0n ? 0n : printed(fen, '万元').amount]));
  return { ...book, figures: rounded(book.figures), prior: rounded(book.prior) };
}

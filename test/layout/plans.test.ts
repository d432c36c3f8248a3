/** The plans of the prescribed sheets are sound in themselves, and whatever the form derives has a live formula. */
import { parseAddress, parseRange, type Block, type StatementCode } from '../../src/accounts';
import { relationsOf } from '../../src/forms';
import { layOutStatements, type LayoutOptions, type PlannedSubject } from '../../src/layout';
import type { PlannedCell, SheetPlan } from '../../src/workbook';
import { EDITION, accountsOf, keyOfFigure, type Book, type FigureKey } from '../support/book';
import { instancesOf } from '../support/oracle';
import { EXAMPLE } from '../support/soundBook';

const SUBJECTS = subjectsOf(EXAMPLE);
const FIGURES = accountsOf(EXAMPLE).statements;

function subjectsOf(book: Book): Map<StatementCode, PlannedSubject[]> {
  const listed = (code: StatementCode): PlannedSubject[] =>
    (book.rows.get(code) ?? []).flatMap((row) => (row.code === null ? [] : [{ code: row.code, name: row.name }]));
  return new Map((['02', '03', '05', '08', '09'] as const).map((code) => [code, listed(code)]));
}

const VARIANTS: [string, LayoutOptions][] = [
  ['blank', {}],
  ['for a unit, in 万元', { unit: '某某市测试局', year: 2023, moneyUnit: '万元' }],
  ['with rows for its subjects', { subjects: SUBJECTS }],
  ['without any subject', { subjects: new Map([['08', []]]) }],
  ['with figures', { subjects: SUBJECTS, figures: FIGURES }],
  ['01 alone', { statements: ['01'] }],
  ['04 and 06', { statements: ['04', '06'] }],
];

const SHEETS = VARIANTS.flatMap(([variant, options]) => {
  const plans = layOutStatements(EDITION, options);
  return plans.map((plan) => ({ sheet: `${plan.name} ${variant}`, plan, plans }));
});

const place = ({ row, column }: { row: number; column: number }): string => `${row}|${column}`;
const within = ({ row, column }: PlannedCell, block: Block): boolean =>
  block.top <= row && row <= block.bottom && block.left <= column && column <= block.right;

describe.each(SHEETS)('$sheet', ({ plan, plans }) => {
  const { cells, merges, widths } = plan;
  const bottom = lastRowOf(cells);

  test('one cell a place, a width for every column', () => {
    expect(new Set(cells.map(place)).size).toBe(cells.length);
    expect(cells.filter(({ row, column }) => row < 0 || column < 0 || column >= widths.length)).toEqual([]);
    expect([...widths].filter((width) => !(width > 0 && width <= 60))).toEqual([]);
    expect(cells.filter(({ value, formula }) => value !== undefined && formula !== undefined)).toEqual([]);
  });

  test('merges stay apart and hide nothing', () => {
    const covered = merges.flatMap((block) => placesOf(block));
    expect(new Set(covered).size).toBe(covered.length);
    for (const block of merges) {
      const hidden = cells.filter(
        (cell) => within(cell, block) && place(cell) !== place({ row: block.top, column: block.left }),
      );
      expect(hidden).toEqual([]);
      expect(block.right).toBeLessThan(widths.length);
    }
  });

  test('a name that Excel takes', () => {
    expect(plan.name.length).toBeLessThanOrEqual(31);
    expect(plan.name).not.toMatch(/[[\]:*?/\\]|^'|'$/);
    expect(plans.filter(({ name }) => name === plan.name)).toHaveLength(1);
  });

  test('codes are text', () => {
    const codes = cells.filter(({ style, value }) => style === 'code' && value !== undefined);
    for (const { value } of codes) expect(value).toMatch(/^\d{3}(\d{2}){0,2}$/);
  });

  test('the whole sheet is printed, with the header on every page', () => {
    expect(plan.printArea && parseRange(plan.printArea)).toEqual({ top: 0, left: 0, bottom, right: widths.length - 1 });
    const first = Math.min(...cells.filter(({ style }) => /amount/i.test(style)).map(({ row }) => row));
    expect(plan.headerRows).toBe(first);
  });

  test('formulas use what Excel 2007, WPS and LibreOffice know, no wildcards, and cells that are there', () => {
    const formulas = cells.flatMap(({ formula }) => formula ?? []);
    const unknown = formulas.filter((formula) => wordsOf(formula).some((word) => !KNOWN.includes(word)));
    expect(unknown).toEqual([]);
    expect(formulas.filter((formula) => /"[^"]*[*?~][^"]*"/.test(formula))).toEqual([]);
    expect(formulas.filter((formula) => /^=|\{|;|#REF/.test(formula))).toEqual([]);
    const sizes = new Map(
      plans.map(({ name, widths: columns, cells: all }) => [name, { columns, rows: lastRowOf(all) }]),
    );
    const astray = formulas.filter((formula) =>
      referencesIn(formula, plan.name).some(({ sheet, row, column }) => {
        const size = sizes.get(sheet);
        return !size || row > size.rows || column >= size.columns.length;
      }),
    );
    expect(astray).toEqual([]);
  });
});

function wordsOf(formula: string): string[] {
  return [...formula.replace(/'[^']*'!/g, '').matchAll(/([A-Z][A-Z0-9.]*)\(/g)].map(([, word = '']) => word);
}

function lastRowOf(cells: readonly PlannedCell[]): number {
  return cells.reduce((last, { row }) => Math.max(last, row), 0);
}

const KNOWN = ['SUM', 'SUMIF', 'SUMPRODUCT', 'INDEX', 'ROWS', 'LEN', 'LEFT', 'IF', 'OR'];

function placesOf(block: Block): string[] {
  const places: string[] = [];
  for (let row = block.top; row <= block.bottom; row += 1) {
    for (let column = block.left; column <= block.right; column += 1) places.push(place({ row, column }));
  }
  return places;
}

function referencesIn(formula: string, home: string): { sheet: string; row: number; column: number }[] {
  let sheet = home;
  return [...formula.replace(/"[^"]*"/g, '').matchAll(/(?:'([^']+)'!)?(\$?[A-Z]{1,3}\$?\d+)(:?)/g)].flatMap((match) => {
    const [, other, address = '', goesOn] = match;
    if (other !== undefined) sheet = other;
    const at = parseAddress(address);
    const found = at ? [{ sheet, ...at }] : [];
    // The end of a range is on the sheet of its start.
    if (goesOn !== ':') sheet = home;
    return found;
  });
}

describe('what the form derives', () => {
  const live = layOutStatements(EDITION, { subjects: SUBJECTS });
  const derived = new Set(
    relationsOf(EDITION).flatMap((one) =>
      one.kind === 'rollup' || (one.kind === 'equation' && one.derives) ? [one.id] : [],
    ),
  );
  const cases = instancesOf(EXAMPLE).filter(({ rule }) => derived.has(rule));
  const places = placesOfFigures();

  test.each([...derived])('%s has its formulas', (id) => {
    const keys = cases.filter(({ rule }) => rule === id).flatMap(({ left }) => left.map(({ key }) => key));
    expect(keys.length).toBeGreaterThan(0);
    for (const key of keys) expect([key, cellAt(live, places.get(key))?.formula]).toEqual([key, expect.any(String)]);
  });

  test('and nothing else: the unit fills in the rest', () => {
    const lefts = new Set(cases.flatMap(({ left }) => left.map(({ key }) => key)));
    for (const [key, at] of places) {
      const cell = cellAt(live, at);
      expect([key, cell?.formula !== undefined]).toEqual([key, lefts.has(key)]);
      if (!lefts.has(key)) expect(cell?.style).toBe('inputAmount');
    }
  });

  test('a statement that is laid out alone takes nothing from others', () => {
    for (const code of EDITION.statements.keys()) {
      const [plan] = layOutStatements(EDITION, { statements: [code] });
      expect(plan?.cells.filter(({ formula }) => formula?.includes('!'))).toEqual([]);
    }
  });
});

interface FigurePlace {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

/** Where each figure stands: a book in which every figure is another number is laid out, and the numbers are found. */
function placesOfFigures(): Map<FigureKey, FigurePlace> {
  const keys = [...EXAMPLE.rows].flatMap(([code, rows]) =>
    rows.flatMap((row) => row.measures.map((measure) => keyOfFigure(code, row.item, measure))),
  );
  const numbered: Book = { ...EXAMPLE, figures: new Map(keys.map((key, index) => [key, BigInt(1000 + index) * 100n])) };
  const plans = layOutStatements(EDITION, { subjects: SUBJECTS, figures: accountsOf(numbered).statements });
  const found = new Map<number, FigurePlace>();
  for (const { name, cells } of plans) {
    for (const { style, value, row, column } of cells) {
      if (typeof value === 'number' && style.startsWith('amount')) found.set(value, { sheet: name, row, column });
    }
  }
  return new Map(
    keys.map((key, index) => {
      const at = found.get(1000 + index);
      if (!at) throw new Error(`no cell for ${key}`);
      return [key, at];
    }),
  );
}

function cellAt(plans: readonly SheetPlan[], at: FigurePlace | undefined): PlannedCell | undefined {
  const plan = plans.find(({ name }) => name === at?.sheet);
  return plan?.cells.find(({ row, column }) => row === at?.row && column === at.column);
}

describe('figures as they are printed', () => {
  test('a blank cell stays blank, 0.00 is 0, 万元 is 万元', () => {
    const plans = layOutStatements(EDITION, { statements: ['01'], moneyUnit: '万元', figures: FIGURES });
    const [plan] = plans;
    const value = (label: string): unknown => {
      const row = plan?.cells.find((cell) => cell.column === 3 && String(cell.value).endsWith(label))?.row;
      return plan?.cells.find((cell) => cell.row === row && cell.column === 5)?.value;
    };
    const education = EXAMPLE.figures.get('01|教育支出|金额') ?? 0n;
    expect(value('教育支出')).toBe(Number(education) / 1e6);
    expect(value('外交支出')).toBeUndefined();
  });

  test('08 without figures says why, in the words of the form', () => {
    const none = new Map(accountsOf({ ...EXAMPLE, figures: new Map() }).statements);
    const [plan] = layOutStatements(EDITION, {
      statements: ['08'],
      unit: '某某市测试局',
      figures: none,
      subjects: new Map([['08', []]]),
    });
    expect(plan?.cells.map(({ value }) => value)).toContain(
      '说明：某某市测试局没有政府性基金收入，也没有使用政府性基金安排的支出，故本表无数据。',
    );
  });

  test('20,000 subjects', () => {
    const many = Array.from({ length: 20_000 }, (_, index) => ({ code: String(2_000_000 + index), name: '科目' }));
    const [plan] = layOutStatements(EDITION, { statements: ['02'], subjects: new Map([['02', many]]) });
    expect(plan?.cells.filter(({ style }) => style === 'code')).toHaveLength(20_001);
  });
});

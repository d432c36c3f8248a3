/** What is said about a checked book: the verdict, the text to read, the summary of several and the list as a sheet. */
import { check, type CheckResult, type Finding } from '../../src/checking';
import { FORMS, type Level } from '../../src/forms';
import {
  bureauReport,
  bureauSummary,
  checkToText,
  findingsSheet,
  verdict,
  type CheckedBook,
} from '../../src/publishing';
import { jiaozuo, type Changes } from '../support/jiaozuo';

const EDITION = FORMS.form('henan-2021', 2021);

function checked(changes: Changes = {}): CheckedBook {
  const accounts = jiaozuo(changes);
  return { accounts, form: EDITION, result: check(accounts, { form: EDITION }) };
}

function finding(level: Level, rule: string, number = 1): Finding {
  const address = `C${number}` as const;
  return { rule, level, message: `第${number}条`, cells: [{ sheet: '表', address, role: 'actual' }], basis: '依据' };
}

function resultOf(...findings: readonly Finding[]): CheckResult {
  return { findings, outcomes: [] };
}

test.each([
  [[], '没有发现错误和需要核实的问题。'],
  [['hint'], '没有发现错误和需要核实的问题，有 1 条提示。'],
  [['verify', 'hint', 'hint'], '没有发现错误，有 1 个需要核实的问题、2 条提示。'],
  [['error', 'hint'], '有 1 个错误、1 条提示。'],
  [['error', 'error', 'verify'], '有 2 个错误、1 个需要核实的问题。'],
] as const)('the verdict on %j', (levels, sentence) => {
  expect(verdict(resultOf(...levels.map((level) => finding(level, '01-1'))))).toBe(sentence);
});

describe('as text', () => {
  test('the gravest first, each with its place; levels without a finding are not there', () => {
    const findings = [finding('error', '01-1'), finding('hint', 'F-11', 2)];
    const text = checkToText({ ...checked(), result: resultOf(...findings) });
    expect(text).toContain('\n\n错误（1）\n  01-1   第1条\n         位置：表!C1\n\n提示（1）\n  F-11   第2条\n');
    expect(text).not.toContain('核实（');
  });

  test('of a rule that fails everywhere, twenty findings and the number of the others', () => {
    const many = Array.from({ length: 25 }, (_, i) => finding('error', '03-1', i + 1));
    const text = checkToText({ ...checked(), result: resultOf(...many, finding('error', '03-2', 99)) });
    expect(text).toContain('错误（26）');
    expect(text).toContain('第20条');
    expect(text).not.toContain('第21条');
    expect(text).toContain('  03-1   同类问题另有 5 条，没有一一列出');
    expect(text).toContain('  03-2   第99条');
  });

  test('rules that were not run stand together by what they lack', () => {
    const text = checkToText(checked({ without: ['08'] }));
    expect(text).toMatch(/\n {2}没有公开08表：([\d-]+、)+08-6\n/);
    expect(text).toContain('没有读到的报表：公开08表');
  });

  test('the terms of a sum are no place of the finding', () => {
    const text = checkToText(checked({ amounts: { '01|教育支出|金额': '4200' } }));
    const [, place] = /01-3 .*\n {9}位置：(.*)\n/.exec(text) ?? [];
    expect(place).toMatch(/^公开01表!F\d+$/);
  });
});

test('the summary counts the books and forgets none', () => {
  const wrong = checked({ amounts: { '01|教育支出|金额': '4200' }, year: 2022 });
  const lines = bureauSummary([checked(), wrong], [{ book: '坏.xls', reason: '读不了。' }]).split('\n');
  expect(lines).toHaveLength(4);
  expect(lines[0]).toBe('共 3 个工作簿：1 个没有错误，1 个有错误，1 个不能使用。');
  expect(lines[3]).toBe('  坏.xls：没有审核。读不了。');
  expect(bureauSummary([checked()], [])).toContain('共 1 个工作簿：1 个没有错误。\n');
});

describe('as sheets', () => {
  test('an empty list says that there is nothing', () => {
    const { cells } = findingsSheet({ ...checked(), result: resultOf() });
    expect(cells.at(-1)?.value).toBe('没有');
  });

  test('a book without a year has a blank year, and one that could not be checked says why', () => {
    const book = checked();
    const unknown = { ...book, accounts: { ...book.accounts, year: undefined, unit: undefined } };
    const [summary] = bureauReport([unknown], [{ book: '坏.xls', reason: '读不了。' }]);
    const row = (at: number) => summary?.cells.filter((cell) => cell.row === at).map(({ value }) => value);
    expect(row(0)).toEqual(['决算报表审核汇总（2 个工作簿）']);
    expect(row(2)?.slice(0, 7)).toEqual(['2021.xlsx', undefined, undefined, 0, 0, 3, 4]);
    expect(row(3)?.filter((value) => value !== undefined)).toEqual(['坏.xls', '没有审核。读不了。']);
  });
});

import fc from 'fast-check';
import type { StatementCode } from '../../src/accounts';
import type { SheetSnapshot } from '../../src/workbook';
import { withColumn, withRow } from '../support/grid';
import { BOOK, CONTENTS, COVER } from './books';
import { figuresOf, problemsOf, read } from './support';

const ALL = [COVER, CONTENTS, ...BOOK];
const CODES = [...read(...ALL).statements.keys()];

function everyFigure(sheets: readonly SheetSnapshot[]): [StatementCode, Record<string, string>][] {
  const accounts = read(...sheets);
  return CODES.map((code) => [code, figuresOf(accounts, code)]);
}

const EXPECTED = everyFigure(ALL);

test('blank rows and columns anywhere, and any order of sheets, change no figure', () => {
  const insertion = fc.record({ sheet: fc.nat(ALL.length - 1), at: fc.nat(20), isRow: fc.boolean() });
  fc.assert(
    fc.property(
      fc.array(insertion, { maxLength: 12 }),
      fc.shuffledSubarray([...ALL.keys()], { minLength: ALL.length }),
      (insertions, order) => {
        const sheets = [...ALL];
        for (const { sheet, at, isRow } of insertions) {
          const old = sheets[sheet];
          if (old) sheets[sheet] = isRow ? withRow(old, at) : withColumn(old, at);
        }
        const shuffled = order.flatMap((place) => sheets[place] ?? []);
        expect(problemsOf(read(...shuffled))).toEqual([]);
        expect(everyFigure(shuffled)).toEqual(EXPECTED);
      },
    ),
    { numRuns: 200 },
  );
});

test('whatever stands in the cells, reading ends and throws nothing', () => {
  const cell = fc.oneof(
    fc.constantFrom(
      '收入决算表',
      '支出决算表',
      '项目',
      '科目编码',
      '合计',
      '本年支出合计',
      '基本支出',
      '项目支出',
      '单位：元',
      '注：',
      '205',
      '行次',
    ),
    fc.constantFrom(
      '一般公共预算财政拨款基本支出决算表',
      '决算数',
      '301',
      '预算数',
      '收入支出决算总表',
      '金额',
      '总计',
      '补充资料',
      '内容',
    ),
    fc.string(),
    fc.double(),
    fc.constant(null),
    fc.constant({ error: '#N/A' }),
    fc.boolean(),
  );
  const merge = fc.record({ top: fc.nat(8), left: fc.nat(6), bottom: fc.nat(12), right: fc.nat(8) });
  fc.assert(
    fc.property(
      fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 12 }),
      fc.array(merge, { maxLength: 3 }),
      (cells, merges) => {
        problemsOf(read({ name: '甲', visibility: 'visible', top: 2, left: 1, cells, merges }));
      },
    ),
    { numRuns: 500 },
  );
});

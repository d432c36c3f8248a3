/** What a host in which somebody works has to do besides. */
import { sayAll } from '../../src/sentences';
import type { LiveHost, RowInsertion } from '../../src/workbook';
import { contractBook, OTHER, STATEMENT, type Open, type Subject } from './contract';

/** Texts of comments by cell: `表!C4`. */
type Comments = Readonly<Record<string, readonly string[]>>;

/** Sheet, address and value. */
export type Typed = readonly [string, `${string}${number}`, string | number];

/** A workbook on a screen, and the hands of its user. */
export interface LiveSubject extends Subject<LiveHost> {
  /** Types into cells, all within the pause after which edits are told. */
  readonly type: (...cells: readonly Typed[]) => void | Promise<void>;
  readonly hide: (sheet: string) => void | Promise<void>;
  readonly addSheet: (sheet: string) => void | Promise<void>;
  readonly removeSheet: (sheet: string) => void | Promise<void>;
  /** The active sheet and the selected cells: `表!C4`. */
  readonly selected: () => string | Promise<string>;
  /** Texts of comments by cell: `表!C4`. Absent where the host shows remarks in a way of its own. */
  readonly comments?: () => Comments | Promise<Comments>;
  /** Waits until edits have been told. */
  readonly settled: () => Promise<void>;
}

const { name: SHEET } = STATEMENT;

const INSERTIONS: readonly RowInsertion[] = [
  {
    sheet: SHEET,
    above: 3,
    count: 2,
    cells: [
      { row: 3, column: 0, style: 'code', value: '20101' },
      { row: 3, column: 2, style: 'amount', value: 10 },
      { row: 4, column: 0, style: 'code', value: '2010101' },
      { row: 4, column: 2, style: 'amount', value: 10 },
    ],
  },
  { sheet: SHEET, above: 4, count: 1, cells: [{ row: 6, column: 0, style: 'code', value: '206' }] },
];

/** The cases for hosts on a screen. */
export function describeLiveHost(name: string, open: (...args: Parameters<Open>) => Promise<LiveSubject>): void {
  const opened = async () => open(await contractBook());

  describe(`${name}: the live port`, () => {
    test('tells what it is', async () => {
      const { host } = await opened();
      expect(sayAll('en-US', [host.about])).toMatch(/^[ -~]*\d[ -~]*$/);
    });

    test('goes to a cell on any visible sheet', async () => {
      const { host, hide, selected } = await opened();
      expect(await host.select({ sheet: OTHER.name, address: 'B2' })).toBe('selected');
      expect(await selected()).toBe(`${OTHER.name}!B2`);
      expect(await host.select({ sheet: SHEET, address: 'C4' })).toBe('selected');
      expect(await selected()).toBe(`${SHEET}!C4`);
      await hide(OTHER.name);
      expect(await host.select({ sheet: OTHER.name, address: 'B2' })).toBe('hidden');
      expect(await host.select({ sheet: '没有', address: 'B2' })).toBe('missing');
      expect(await selected()).toBe(`${SHEET}!C4`);
    });

    test('inserts rows from the lowest to the highest', async () => {
      const { host } = await opened();
      await host.insertRows(INSERTIONS);
      const [sheet] = await host.readSheets();
      expect(sheet?.cells.map(([code, , amount]) => [code, amount])).toEqual([
        ['收入决算表', null],
        ['科目编码', '金额'],
        ['201', 1234.56],
        ['20101', 10],
        ['2010101', 10],
        ['205', -0.01],
        ['206', null],
        [null, null],
      ]);
    });

    test('tells formulas from values, whatever they give', async () => {
      const { host } = await opened();
      const cells = [
        { row: 0, column: 0, style: 'amount', formula: 'SUM(B1:B2)' },
        { row: 0, column: 1, style: 'amount', value: 7 },
        { row: 1, column: 0, style: 'text', formula: 'IF(B1=7,"","x")' },
        { row: 1, column: 1, style: 'text', value: '=1+1' },
      ] as const;
      await host.insertSheets([{ ...OTHER, name: '公式', cells }]);
      const at = (address: `${string}${number}`) => ({ sheet: '公式', address });
      expect(await host.formulaCells(['A1', 'B1', 'A2', 'B2', 'C9'].map((each) => at(each as 'A1')))).toEqual([
        at('A1'),
        at('A2'),
      ]);
      expect(await host.formulaCells([])).toEqual([]);
      await expect(host.formulaCells([{ sheet: '没有', address: 'A1' }])).rejects.toThrow();
    });

    test('puts a formula into a blank cell of a row that moves down', async () => {
      const { host } = await opened();
      await host.insertRows(
        [{ sheet: SHEET, above: 2, count: 1, cells: [{ row: 2, column: 2, style: 'amount', value: 10 }] }],
        [{ cell: { sheet: SHEET, address: 'C5' }, formula: 'SUM(C3:C5)' }],
      );
      const [sheet] = await host.readSheets();
      expect(sheet?.cells[5]?.[1]).toBe('注：本表反映部门本年度的收入情况。');
      expect(await host.formulaCells([{ sheet: SHEET, address: 'C6' }])).toHaveLength(1);
    });

    test('rows for a sheet that is gone: nothing is inserted', async () => {
      const { host, dump } = await opened();
      const before = await dump();
      await expect(
        host.insertRows([...INSERTIONS, { sheet: '没有', above: 1, count: 1, cells: [] }]),
      ).rejects.toThrow();
      await expect(
        host.insertRows(INSERTIONS, [{ cell: { sheet: '没有', address: 'A1' }, formula: '1' }]),
      ).rejects.toThrow();
      expect(await dump()).toEqual(before);
    });

    test('tells of edits, together, and never of its own', async () => {
      const { host, type, settled } = await opened();
      const told: string[][] = [];
      const stop = await host.watch((sheets) => told.push([...sheets]));
      await host.insertRows(INSERTIONS);
      await host.mark(
        { error: [{ sheet: SHEET, address: 'C3' }], verify: [], hint: [] },
        { ...OTHER, name: '审核结果' },
      );
      await settled();
      expect(told).toEqual([]);
      await type([SHEET, 'C3', 5], [SHEET, 'C4', 6], [OTHER.name, 'B2', '甲']);
      await settled();
      expect(told).toEqual([[SHEET, OTHER.name]]);
      await stop();
      await type([SHEET, 'C3', 7]);
      await settled();
      expect(told).toHaveLength(1);
    });

    test('tells of sheets that somebody adds or deletes, and never of its own', async () => {
      const { host, addSheet, removeSheet, settled } = await opened();
      const told: string[][] = [];
      const stop = await host.watch((sheets) => told.push([...sheets]));
      const report = { ...OTHER, name: '审核结果' };
      await host.insertSheets([{ ...OTHER, name: '我们插入的表' }]);
      await host.mark({ error: [], verify: [], hint: [] }, report);
      await host.mark({ error: [], verify: [], hint: [] }, report);
      await host.clearMarks();
      await settled();
      expect(told).toEqual([]);
      await addSheet('审核结果');
      await settled();
      expect(told).toEqual([['审核结果']]);
      await removeSheet('审核结果');
      await settled();
      expect(told).toHaveLength(2);
      await stop();
    });

    test('remarks replace ours, and none takes them away', async () => {
      const { host, comments } = await opened();
      const before = await comments?.();
      const cell = { sheet: SHEET, address: 'C3' } as const;
      await host.annotate([{ cell, text: '合计少 1.00 元' }]);
      await host.annotate([{ cell, text: '合计少 2.00 元' }]);
      if (comments) expect(Object.values(await comments()).flat()).toEqual([expect.stringContaining('少 2.00 元')]);
      await host.annotate([]);
      expect(await comments?.()).toEqual(before);
    });
  });
}

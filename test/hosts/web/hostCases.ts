/** What the port promises, on the embedded spreadsheet. */
import { unzipSync } from 'fflate';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MARK_LEVELS, type Marks, type SheetPlan } from '../../../src/workbook';
import { openWorkbook } from '../../../src/hosts/file';
import { cellAt } from './formulaCases';
import type { Lab } from './lab';

const SAMPLE = readFileSync(join(__dirname, '..', '..', '..', 'samples', 'jiaozuo-2021.xlsx'));

const MARKS: Marks = {
  error: [
    { sheet: '公开01表', address: 'C7' },
    { sheet: '公开01表', address: 'C8' },
  ],
  verify: [
    { sheet: '公开03表', address: 'D10' },
    // Already marked as an error, which is graver.
    { sheet: '公开01表', address: 'C7' },
  ],
  hint: [{ sheet: '公开02表', address: 'C10' }],
};

const REPORT: SheetPlan = {
  name: '审核结果',
  cells: [
    { row: 0, column: 0, style: 'title', value: '审核结果' },
    { row: 1, column: 0, style: 'label', value: '看这里', link: { sheet: '公开01表', address: 'C7' } },
  ],
  merges: [{ top: 0, left: 0, bottom: 0, right: 2 }],
  widths: [20, 10, 10],
  headerRows: 1,
  landscape: true,
};

const sheetNames = async (lab: Lab): Promise<string[]> => (await lab.host().readSheets()).map(({ name }) => name);

export function hostCases(lab: () => Lab): void {
  beforeEach(() => lab().open(SAMPLE));

  test('reads the same sheets as the file host', async () => {
    const expected = await (await openWorkbook(SAMPLE, '样例.xlsx')).readSheets();
    expect(await lab().host().readSheets()).toEqual(expected);
  });

  test('tells errors from text, and reads what was typed', async () => {
    await lab().call('type', [
      { sheet: '公开01表', row: 7, column: 2, value: '=1/0' },
      { sheet: '公开01表', row: 8, column: 2, value: '=1+1' },
      { sheet: '公开01表', row: 9, column: 2, value: '—' },
    ]);
    const sheets = await lab().host().readSheets();
    expect([7, 8, 9].map((row) => cellAt(sheets, '公开01表', row, 2))).toEqual([{ error: '#DIV/0!' }, 2, '—']);
  });

  test('inserts after the last sheet, and nothing when a name is taken or cannot be one', async () => {
    await expect(
      lab()
        .host()
        .insertSheets([REPORT, { ...REPORT, name: '公开01表' }]),
    ).rejects.toThrow('已经有“公开01表”表');
    await expect(
      lab()
        .host()
        .insertSheets([{ ...REPORT, name: 'a/b' }]),
    ).rejects.toThrow('表名“a/b”不能用');
    expect(await sheetNames(lab())).not.toContain('审核结果');
    await lab().host().insertSheets([REPORT]);
    expect((await sheetNames(lab())).at(-1)).toBe('审核结果');
  });

  test('marks are seen in the saved file by the file host, and clearing leaves no trace', async () => {
    const before = (await lab().save()).bytes;
    await lab().host().mark(MARKS, REPORT);
    await lab().host().mark(MARKS, REPORT);
    expect((await sheetNames(lab())).filter((name) => name.startsWith('审核结果'))).toEqual(['审核结果']);
    const marked = await openWorkbook((await lab().save()).bytes, '标记.xlsx');
    expect((await marked.readSheets()).at(-1)?.name).toBe('审核结果');
    expect(await marked.clearMarks()).toBe(MARK_LEVELS.length);
    expect((await marked.readSheets()).map(({ name }) => name)).not.toContain('审核结果');
    expect(await lab().host().clearMarks()).toBe(MARK_LEVELS.length);
    expect(differing(before, (await lab().save()).bytes)).toEqual([]);
    expect(await lab().host().clearMarks()).toBe(0);
  });

  test('marks, report and state of a saved file are known again when it is opened', async () => {
    await lab()
      .host()
      .saveState({ answers: { 预算: '<&>' } });
    await lab().host().mark(MARKS, REPORT);
    await lab().open((await lab().save()).bytes);
    expect(await lab().host().loadState()).toEqual({ answers: { 预算: '<&>' } });
    expect(await lab().host().clearMarks()).toBe(MARK_LEVELS.length);
    expect(await sheetNames(lab())).not.toContain('审核结果');
  });

  test('a mark on a sheet that is gone is refused before anything is marked', async () => {
    const marks = { ...MARKS, error: [{ sheet: '没有', address: 'A1' as const }] };
    await expect(lab().host().mark(marks)).rejects.toThrow('没有“没有”表');
    expect(await lab().host().clearMarks()).toBe(0);
  });

  test('goes to cells of visible sheets', async () => {
    expect(await lab().host().select({ sheet: '公开03表', address: 'D30' })).toBe('selected');
    expect(await lab().call('selected')).toBe('公开03表!D30');
    expect(await lab().host().select({ sheet: '没有', address: 'A1' })).toBe('missing');
    expect(await lab().host().select({ sheet: '公开03表', address: 'A99999' })).toBe('missing');
  });

  test('remarks stand beside the user’s own, survive saving, and go again', async () => {
    const cell = { sheet: '公开01表', address: 'C7' } as const;
    await lab()
      .host()
      .annotate([{ cell, text: '差 1.00 元' }]);
    const text = await savedNote(lab());
    expect(text).toContain('差 1.00 元');
    await lab().open((await lab().save()).bytes);
    await lab().host().annotate([]);
    expect(await savedNote(lab())).toBe('');
  });

  test('tells of what the user edits, not of our own writing or of recalculation', async () => {
    const told: string[][] = [];
    await lab()
      .host()
      .watch((sheets) => told.push([...sheets]));
    await lab().host().mark(MARKS, REPORT);
    await lab().host().clearMarks();
    await lab().host().saveState({ a: 1 });
    await lab().host().readSheets();
    await lab().settled();
    expect(told).toEqual([]);
    await lab().call('type', [{ sheet: '公开01表', row: 6, column: 2, value: 5 }]);
    await lab().settled();
    expect(told).toEqual([['公开01表']]);
  });

  test('rows are inserted from several places at once', async () => {
    const before = await lab().host().readSheets();
    const row = (at: number, value: string) => ({ row: at, column: 0, style: 'label' as const, value });
    await lab()
      .host()
      .insertRows([
        { sheet: '公开01表', above: 8, count: 1, cells: [row(8, '新一')] },
        { sheet: '公开01表', above: 10, count: 2, cells: [row(11, '新二'), row(12, '新三')] },
      ]);
    const after = await lab().host().readSheets();
    const column = (from: number, to: number, sheets = after) =>
      Array.from({ length: to - from }, (_, i) => cellAt(sheets, '公开01表', from + i, 0));
    const [eighth, ninth, tenth] = column(8, 11, before);
    expect(column(8, 14)).toEqual(['新一', eighth, ninth, '新二', '新三', tenth]);
    await expect(
      lab()
        .host()
        .insertRows([{ sheet: '没有', above: 1, count: 1, cells: [] }]),
    ).rejects.toThrow('没有“没有”表');
  });

  async function savedNote(from: Lab): Promise<string> {
    const parts = unzipSync((await from.save()).bytes);
    const comments = Object.keys(parts).find((name) => /^xl\/comments\d+\.xml$/.test(name));
    return comments === undefined ? '' : new TextDecoder().decode(parts[comments]);
  }
}

/** Parts in which two packages differ. */
export function differing(one: Uint8Array, other: Uint8Array): string[] {
  const [a, b] = [unzipSync(one), unzipSync(other)];
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...names].filter((name) => Buffer.compare(a[name] ?? new Uint8Array(), b[name] ?? new Uint8Array()) !== 0);
}

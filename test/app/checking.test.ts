/** 审核 in the pane, without the pane. */
import { failure, type SheetSnapshot } from '../../src/workbook';
import { MemoryHost } from './support/memoryHost';
import { cellOf, noticeKey, opened, raise, reopened, sampleSheets, waitFor } from './support/opened';

let sample: readonly SheetSnapshot[];
beforeAll(async () => {
  sample = await sampleSheets();
});

describe('checking', () => {
  test('a sound book has no error; the result is not old', async () => {
    const { session, host } = await opened(sample);
    const checked = await session.check();
    expect(checked?.entries.filter(({ finding }) => finding.level === 'error')).toEqual([]);
    expect(session.state.edited).toBe(false);
    expect(session.state.job).toBeUndefined();
    expect(host.marks?.error).toEqual([]);
  });

  test('a broken figure is found, marked, gone to and cleared', async () => {
    const book = await opened(sample);
    const { session, host } = book;
    raise(book, '01', '本年收入合计', '金额');
    await session.check();
    const errors = session.visible().filter(({ finding }) => finding.level === 'error');
    expect(errors.length).toBeGreaterThan(0);
    const cell = cellOf(book, '01', '本年收入合计', '金额');
    expect(host.marks?.error).toContainEqual(cell);
    const [first] = errors;
    if (first) await session.goToFinding(first);
    expect(session.state.current).toBe(first?.id);
    expect(host.selected).toHaveLength(1);
    await session.clearMarks();
    expect(host.marks).toBeUndefined();
    expect(noticeKey(book)).toBe('app.marksCleared');
    await session.clearMarks();
    expect(noticeKey(book)).toBe('app.noMarks');
  });

  test('next and previous go round through what the filter shows', async () => {
    const book = await opened(sample);
    const { session } = book;
    raise(book, '01', '本年收入合计', '金额');
    raise(book, '03', '合计', '基本支出');
    await session.check();
    session.setFilter({ level: 'error' });
    const ids = session.visible().map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(2);
    const seen: (string | undefined)[] = [];
    for (let count = 0; count <= ids.length; count += 1) seen.push((await session.goToNext())?.id);
    expect(seen).toEqual([...ids, ids[0]]);
    expect((await session.goToNext(-1))?.id).toBe(ids.at(-1));
    session.setFilter({ statement: '09' });
    expect(await session.goToNext()).toBeUndefined();
    expect(noticeKey(book)).toBe('app.noFindings');
  });

  test('next checks first where nothing was checked', async () => {
    const book = await opened(sample);
    raise(book, '01', '本年收入合计', '金额');
    const entry = await book.session.goToNext();
    expect(entry?.finding.level).toBe('error');
    expect(book.host.selected).toHaveLength(1);
  });

  test('a hidden sheet stays hidden and is said to be; a deleted one is missed', async () => {
    const book = await opened(sample);
    const { session, host } = book;
    const cell = cellOf(book, '01', '本年收入合计', '金额');
    const sheet = host.sheets.find(({ name }) => name === cell.sheet);
    if (sheet) sheet.visibility = 'hidden';
    expect(await session.goTo(cell)).toBe('hidden');
    expect(noticeKey(book)).toBe('app.sheetHidden');
    host.sheets.splice(0, 1);
    expect(await session.goTo(cell)).toBe('missing');
    expect(noticeKey(book)).toBe('app.cellMissing');
  });

  test('marks and remarks are put only as the user prefers', async () => {
    const book = await opened(sample);
    raise(book, '01', '本年收入合计', '金额');
    book.session.setPreferences({ marks: false, comments: true });
    await book.session.check();
    expect(book.host.marks).toBeUndefined();
    expect(book.host.notes.map(({ text }) => text).join()).toContain('本年收入合计');
    await book.session.clearMarks();
    expect(book.host.notes).toEqual([]);
  });

  test('rules that were not run are told with what they lack', async () => {
    const { session } = await opened(sample);
    const checked = await session.check();
    expect(checked?.notRun.map(({ reason }) => reason)).toContain('没有提供上年决算');
  });

  test('a workbook without statements is not called sound', async () => {
    const book = await opened([]);
    expect(await book.session.check()).toBeUndefined();
    expect(noticeKey(book)).toBe('app.nothingToCheck');
    expect(book.session.state.checked).toBeUndefined();
  });

  test('where reading fails at first, reading again begins the session', async () => {
    const host = new MemoryHost(sample);
    host.failing.set('readSheets', failure('workbook.excelEditing'));
    const book = await reopened(host);
    expect(book.session.state.book).toBeUndefined();
    host.failing.clear();
    await book.session.reread();
    expect(book.session.state.book?.accounts.statements.size).toBe(9);
    expect(host.watched).toBe(true);
  });

  test('stopped work leaves the earlier result', async () => {
    const book = await opened(sample);
    const first = await book.session.check();
    let go = (): void => undefined;
    book.host.pause = new Promise((resolve) => (go = resolve));
    const second = book.session.check();
    await Promise.resolve();
    book.session.cancel();
    go();
    expect(await second).toBeUndefined();
    expect(noticeKey(book)).toBe('app.cancelled');
    expect(book.session.state.checked).toBe(first);
  });

  test('an edit makes the result old, and is checked by itself where the user wants that', async () => {
    const book = await opened(sample);
    const { session } = book;
    await session.check();
    raise(book, '01', '本年收入合计', '金额');
    expect(session.state.edited).toBe(true);
    const before = session.state.checked;
    session.setPreferences({ autoCheck: true });
    await waitFor(() => session.state.checked !== before);
    expect(session.visible().some(({ finding }) => finding.level === 'error')).toBe(true);
    await session.close();
    expect(book.host.watched).toBe(false);
  });

  test('after an edit that changes no finding nothing is written; a press always marks anew', async () => {
    const book = await opened(sample);
    const { session, host } = book;
    session.setPreferences({ autoCheck: true });
    await session.check();
    const marked = (): number => host.calls.filter((call) => call === 'mark').length;
    const checkedAfter = async (edit: () => void): Promise<void> => {
      const before = session.state.checked;
      edit();
      await waitFor(() => session.state.checked !== before && session.state.job === undefined);
    };
    const { sheet } = cellOf(book, '01', '本年收入合计', '金额');
    await checkedAfter(() => host.edit(sheet, 'Z99', '备注'));
    expect(marked()).toBe(1);
    await checkedAfter(() => raise(book, '01', '本年收入合计', '金额'));
    expect(marked()).toBe(2);
    await session.check();
    expect(marked()).toBe(3);
    await session.close();
  });

  test('marks that the user has cleared stay away until the next press', async () => {
    const book = await opened(sample);
    const { session, host } = book;
    session.setPreferences({ autoCheck: true });
    await session.check();
    await session.clearMarks();
    const before = session.state.checked;
    raise(book, '01', '本年收入合计', '金额');
    await waitFor(() => session.state.checked !== before && session.state.job === undefined);
    expect(host.marks).toBeUndefined();
    await session.check();
    expect(host.marks?.error).not.toEqual([]);
    await session.close();
  });
});

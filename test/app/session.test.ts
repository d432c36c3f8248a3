/** What an accountant does in the pane, without the pane. */
import { Session, isDraftOld, isSavedDraftOld, sectionsOf } from '../../src/app/session';
import { WorkbookError, type SheetSnapshot } from '../../src/workbook';
import { MemoryHost } from './support/memoryHost';
import { opened, reopened, sampleSheets, type Opened } from './support/opened';

let sample: readonly SheetSnapshot[];
beforeAll(async () => {
  sample = await sampleSheets();
});

/** Where a figure of the sample stands. */
function cellOf({ session }: Opened, statement: '01' | '03' | '05', item: string, measure: string) {
  const figure = session.state.book?.accounts.statements.get(statement)?.figure(item, measure);
  if (!figure) throw new Error(`${statement} ${item}`);
  return figure.cell;
}

/** Raises a figure by one 元, as a user would type it. */
function raise(book: Opened, statement: '01' | '03' | '05', item: string, measure: string): void {
  const { sheet, address } = cellOf(book, statement, item, measure);
  book.host.edit(sheet, address, Number(book.host.value(sheet, address)) + 1);
}

function noticeKey({ session }: Opened): string | undefined {
  const { notice } = session.state;
  return notice && ('key' in notice ? notice.key : notice.text);
}

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
    host.failing.set('readSheets', new WorkbookError('正在编辑单元格，请先按回车。'));
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
});

describe('explanations', () => {
  async function withVerify(): Promise<Opened> {
    const book = await opened(sample);
    // A negative expenditure is to be explained.
    const { sheet, address } = cellOf(book, '05', '2050803', '项目支出');
    book.host.edit(sheet, address, -1);
    await book.session.check();
    return book;
  }
  const verify = ({ session }: Opened) =>
    session.visible().find(({ finding }) => finding.rule === '05-4' || finding.level === 'verify');

  test('an explanation travels with the workbook and goes stale with its figures', async () => {
    const book = await withVerify();
    const entry = verify(book);
    if (!entry) throw new Error('nothing to verify');
    await book.session.explain(entry, '  更正上年差错  ');
    expect(verify(book)).toMatchObject({ explanation: { text: '更正上年差错' }, stale: false });

    const again = await reopened(book.host);
    await again.session.check();
    const kept = again.session.visible().find(({ id }) => id === entry.id);
    expect(kept).toMatchObject({ explanation: { text: '更正上年差错' }, stale: false });

    const { sheet, address } = cellOf(again, '05', '2050803', '项目支出');
    again.host.edit(sheet, address, -2);
    await again.session.check();
    expect(again.session.visible().find(({ id }) => id === entry.id)?.stale).toBe(true);

    again.host.edit(sheet, address, 0);
    await again.session.check();
    expect(again.session.state.checked?.orphans.map(({ text }) => text)).toContain('更正上年差错');
    const [orphan] = again.session.state.checked?.orphans ?? [];
    if (orphan) await again.session.forget(orphan);
    expect(again.session.state.checked?.orphans).toEqual([]);
    expect(again.host.state?.['explanations']).toEqual([]);
  });

  test('an empty text takes an explanation away', async () => {
    const book = await withVerify();
    const entry = verify(book);
    if (!entry) throw new Error('nothing to verify');
    await book.session.explain(entry, '有说明');
    const explained = verify(book);
    if (explained) await book.session.explain(explained, ' ');
    expect(verify(book)?.explanation).toBeUndefined();
  });

  test('a workbook that takes no state does not lose the explanation', async () => {
    const book = await withVerify();
    book.host.failing.set('saveState', new WorkbookError('工作簿有保护，存不进去。'));
    const entry = verify(book);
    if (entry) await book.session.explain(entry, '还在');
    expect(noticeKey(book)).toBe('工作簿有保护，存不进去。');
    expect(verify(book)?.explanation?.text).toBe('还在');
  });
});

describe('the narrative', () => {
  test('an answer given in the pane wins over the sheet, is kept, and is in the draft', async () => {
    const { session, host } = await opened(sample);
    await session.draft();
    const asked = () => sectionsOf(session.state).flatMap(({ questions }) => questions);
    const fromSheet = asked().find(({ fromSheet: text, question }) => text !== '' && question.kind === 'text');
    if (!fromSheet) throw new Error('the sample answers nothing');
    session.answer(fromSheet.key, '另有原因');
    await session.flush();
    const text = JSON.stringify(session.state.drafted?.narrative);
    expect(text).toContain('另有原因');
    expect(host.state).toMatchObject({ answers: { [fromSheet.key]: '另有原因' } });
    const again = await reopened(host);
    expect(
      sectionsOf(again.session.state)
        .flatMap(({ questions }) => questions)
        .find(({ key }) => key === fromSheet.key)?.answer,
    ).toBe('另有原因');
  });

  test('what is missing is counted by section', async () => {
    const { session } = await opened(sample.filter(({ name }) => name !== '补充资料'));
    await session.draft();
    const counted = sectionsOf(session.state).reduce((sum, { missing }) => sum + missing, 0);
    expect(counted).toBe(session.state.drafted?.narrative.missing.length);
    expect(counted).toBeGreaterThan(10);
  });

  test('a draft that is older than the figures is said to be; writing it anew puts that right', async () => {
    const book = await opened(sample);
    const { session } = book;
    await session.draft();
    expect(isDraftOld(session.state)).toBe(false);
    const file = await session.saveDraft();
    expect(file?.name).toBe('样例.情况说明.docx');
    expect(file?.bytes.slice(0, 2)).toEqual(new Uint8Array([0x50, 0x4b]));
    raise(book, '01', '本年收入合计', '金额');
    expect(isDraftOld(session.state)).toBe(true);
    await session.check();
    expect(isDraftOld(session.state)).toBe(true);
    await session.draft();
    expect(isDraftOld(session.state)).toBe(false);
    expect(isSavedDraftOld(session.state)).toBe(true);
    const again = await reopened(book.host);
    expect(isSavedDraftOld(again.session.state)).toBe(true);
  });

  test('the other wording asks other questions', async () => {
    const { session, host } = await opened(sample);
    await session.draft();
    await session.choose({ wording: 'shanghai' });
    expect(session.state.drafted).toBeUndefined();
    expect((await session.draft())?.narrative.wording).toBe('shanghai');
    expect(host.state).toMatchObject({ wording: 'shanghai' });
  });
});

describe('one thing at a time', () => {
  test('the same button pressed twice checks once; another one waits', async () => {
    const { session, host } = await opened(sample);
    host.calls.length = 0;
    const [first, second] = [session.check(), session.check()];
    const cleared = session.clearMarks();
    expect(await first).toBe(await second);
    await cleared;
    expect(host.calls).toEqual(['readSheets', 'mark', 'clearMarks', 'annotate']);
  });

  test.each(['readSheets', 'mark', 'clearMarks', 'insertSheets', 'select', 'formulaCells', 'insertRows', 'saveState'])(
    'a failure of %s is told in words, and the next press works',
    async (call) => {
      const book = await opened(sample);
      const { session, host } = book;
      const act = (): Promise<unknown> => {
        if (call === 'clearMarks') return session.clearMarks();
        if (call === 'select') return session.goTo({ sheet: '公开01表', address: 'A1' });
        const [subject] = session.findSubjects('05', '2010301');
        if ((call === 'insertRows' || call === 'formulaCells') && subject) return session.insertSubject('05', subject);
        if (call === 'insertSheets' || call === 'saveState') {
          host.sheets.splice(8, 1);
          return session.insertStatements();
        }
        return session.check();
      };
      host.failing.set(call, new WorkbookError('正在编辑单元格，请先按回车。'));
      await act();
      expect(noticeKey(book)).toBe('正在编辑单元格，请先按回车。');
      host.failing.set(call, new TypeError('x is undefined'));
      await act();
      if (call !== 'saveState') expect(noticeKey(book)).toBe('app.failed');
      host.failing.clear();
      await act();
      expect(session.state.notice?.intent).not.toBe('error');
      expect(session.state.job).toBeUndefined();
    },
  );

  test('what the user prefers is kept on this machine', () => {
    const kept = new Map<string, string>();
    const storage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    };
    new Session(new MemoryHost(), { storage }).setPreferences({ language: 'en-US', marks: false });
    const { preferences } = new Session(new MemoryHost(), { storage, language: 'zh-CN' }).state;
    expect(preferences).toEqual({ language: 'en-US', marks: false, comments: false, autoCheck: false });
    kept.set('juesuan.preferences', '{"marks": 3, bad');
    expect(new Session(new MemoryHost(), { storage }).state.preferences.marks).toBe(true);
  });
});

async function waitFor(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 100 && !holds(); tries += 1) await new Promise((resolve) => setTimeout(resolve, 50));
  expect(holds()).toBe(true);
}

/** What an accountant does in the pane, without the pane. */
import { Session, isDraftOld, isSavedDraftOld, sectionsOf } from '../../src/app/session';
import { failure, type SheetSnapshot } from '../../src/workbook';
import { MemoryHost } from './support/memoryHost';
import { cellOf, noticeKey, opened, raise, reopened, sampleSheets, type Opened } from './support/opened';

let sample: readonly SheetSnapshot[];
beforeAll(async () => {
  sample = await sampleSheets();
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
    book.host.failing.set('saveState', failure('workbook.excelStructureProtected', { name: book.host.name }));
    const entry = verify(book);
    if (entry) await book.session.explain(entry, '还在');
    expect(noticeKey(book)).toBe('workbook.excelStructureProtected');
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
      host.failing.set(call, failure('workbook.excelEditing'));
      await act();
      expect(noticeKey(book)).toBe('workbook.excelEditing');
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

/** 指定 by hand, without the pane: what is kept, what is read by it, and what is told. */
import { confirmations, partsOf, titleOf } from '../../src/app/session';
import { FORMS, formOf } from '../../src/forms';
import { readAccounts } from '../../src/reading';
import { failure, type SheetSnapshot } from '../../src/workbook';
import { noticeKey, opened, reopened, sampleSheets, type Opened } from './support/opened';

let sample: readonly SheetSnapshot[];
beforeAll(async () => {
  sample = await sampleSheets();
});

/** The sample with a 02 that bears no title of ours. */
const untitled = (): SheetSnapshot[] =>
  sample.map((sheet) => {
    const isIt = sheet.name === '公开02表';
    return isIt
      ? { ...sheet, cells: [['本局情况', ...(sheet.cells[0] ?? []).slice(1)], ...sheet.cells.slice(1)] }
      : sheet;
  });

const income = ({ session }: Opened) => session.state.book?.accounts.statements.get('02');
const asked = ({ session }: Opened) => session.state.book?.accounts.problems.filter(({ id }) => id === 'R-12').length;
const parts = ({ session }: Opened) => {
  const { book, kept } = session.state;
  return book ? partsOf(book, kept.assignments) : [];
};

test('confirming what a sheet was taken for is kept, used at once and the next time', async () => {
  const book = await opened(untitled());
  expect(asked(book)).toBe(1);
  await book.session.check();
  const entry = book.session.visible().find(({ finding }) => finding.rule === 'R-12');
  if (!entry || !book.session.state.book) throw new Error('nothing is asked');
  await book.session.assign(confirmations(book.session.state.book, entry.finding));
  expect(noticeKey(book)).toBe('app.assigned');
  expect(book.session.visible().some(({ finding }) => finding.rule === 'R-12')).toBe(false);
  expect(book.host.state?.['assignments']).toEqual([{ sheet: '公开02表', statement: '收入决算表' }]);
  expect(asked(await reopened(book.host))).toBe(0);
});

test('a sheet is left alone, read again by itself, and nothing is left of it in the workbook', async () => {
  const book = await opened(sample);
  await book.session.assign([{ sheet: '公开02表', statement: 'none' }]);
  expect(income(book)).toBeUndefined();
  const again = await reopened(book.host);
  const part = parts(again).find(({ assignment }) => assignment !== undefined);
  expect(part).toMatchObject({ sheet: { name: '公开02表' }, code: undefined });
  if (part?.assignment) await again.session.unassign(part.assignment);
  expect(income(again)).toBeDefined();
  expect(again.host.state?.['assignments']).toEqual([]);
});

test('another word about the same sheet takes the place of the first; rows of their own stand beside each other', async () => {
  const book = await opened(sample);
  await book.session.assign([{ sheet: '公开02表', statement: 'none' }]);
  await book.session.assign([{ sheet: '公开02表', rows: [1, 5], statement: 'none' }]);
  await book.session.assign([{ sheet: '公开02表', rows: [6, 9], statement: 'none' }]);
  expect(book.session.state.kept.assignments).toHaveLength(2);
});

test('what does not fit is told with its reason', async () => {
  const book = await opened(sample);
  await book.session.assign([{ sheet: '公开02表', statement: '收入支出决算总表' }]);
  expect(noticeKey(book)).toBe('app.assignUnfit');
  expect(book.session.state.notice?.params).toMatchObject({ sheets: ['“公开02表”'] });
  expect(income(book)).toBeDefined();
});

test('a workbook that takes no state is read by it all the same, and its refusal is told', async () => {
  const book = await opened(untitled());
  book.host.failing.set('saveState', failure('workbook.excelStructureProtected', { name: book.host.name }));
  await book.session.assign([{ sheet: '公开02表', statement: '收入决算表' }]);
  expect(noticeKey(book)).toBe('workbook.excelStructureProtected');
  expect(asked(book)).toBe(0);
});

test('damaged assignments count as not there', async () => {
  const book = await opened(sample);
  book.host.state = { version: 2, assignments: [{ sheet: 3 }], answers: { 收支总计变动原因: '有' } };
  const again = await reopened(book.host);
  expect(again.session.state.kept.assignments).toBeUndefined();
  expect(again.session.state.kept.answers).toEqual({ 收支总计变动原因: '有' });
});

test('a sheet with two statements has two parts', async () => {
  const [one, two, ...others] = sample;
  if (!one || !two) throw new Error('no sheets');
  const both = { ...one, merges: [], cells: [...one.cells, [], ...two.cells] };
  const book = await opened([both, ...others]);
  const own = parts(book).filter(({ sheet }) => sheet.name === one.name);
  expect(own.map(({ code }) => code)).toEqual(['01', '02']);
  expect(own[1]?.rows?.[0]).toBe(one.cells.length + 2);
});

test('every statement of every form is found again by the title that is kept', () => {
  const cases = FORMS.all().flatMap((form) => [...form.statements.keys()].map((code) => ({ form, code })));
  for (const { form, code } of cases) {
    for (const by of [form.id, undefined]) {
      const assignments = [{ sheet: '一', statement: titleOf(form, code) }];
      const sheet: SheetSnapshot = { name: '一', visibility: 'visible', top: 0, left: 0, cells: [['无']], merges: [] };
      const { problems, unread } = readAccounts([sheet], { book: '', assignments, form: by });
      const reason = problems.find(({ id }) => id === 'R-31')?.params['reason'] ?? '';
      expect([form.id, code, ...unread.map((each) => each.code)]).toEqual([form.id, code, ...(reason ? [] : [code])]);
      if (reason) expect(reason).toContain(`《${formOf(FORMS.lexicon, code).title}》`);
    }
  }
});

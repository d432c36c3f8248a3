/** Form files in the pane: made from the workbook, loaded, put aside, and told of where one cannot be used. */
import { Session } from '../../src/app/session';
import type { ChosenFile } from '../../src/app/session';
import { noticeKey, opened, reopened, sampleSheets, type Opened } from './support/opened';
import { MemoryHost } from './support/memoryHost';

async function fileFrom({ session }: Opened): Promise<ChosenFile & { readonly look: readonly string[] }> {
  const derived = await session.deriveForm();
  if (!derived) throw new Error('no form');
  const { name, bytes } = derived.file;
  return { name, bytes: () => Promise.resolve(bytes), look: derived.look };
}

test('a form is made from the workbook, loaded, kept in it, and put aside again', async () => {
  const book = await opened(await sampleSheets());
  const file = await fileFrom(book);
  expect([noticeKey(book), file.name]).toEqual(['app.formDerived', 'own-2021.json']);
  expect(file.look).toContain('地区暂填“焦作市”，请核对。');
  await book.session.takeForm(file);
  expect([noticeKey(book), book.session.state.book?.accounts.form.id]).toEqual(['app.formTaken', 'own-2021']);
  const again = await reopened(book.host);
  expect(again.session.state.book?.accounts.form.id).toBe('own-2021');
  await again.session.dropForm();
  expect(again.session.state.book?.accounts.form.id).toBe('henan-2021');
  expect(again.session.state.forms.has('own-2021')).toBe(false);
  expect((await reopened(book.host)).session.state.kept.formFile).toBeUndefined();
});

test('of a workbook without a statement no form is made', async () => {
  const session = new Session(new MemoryHost([]));
  await session.open();
  expect(await session.deriveForm()).toBeUndefined();
  expect(session.state.notice?.key).toBe('app.formNotDerived');
});

test('a kept form file that cannot be loaded any more is told of once, and the workbook is read all the same', async () => {
  const book = await opened(await sampleSheets());
  await book.session.choose({ formFile: '{ "id": "a-1", "base": "gone-2020" }', form: 'a-1' });
  const again = await reopened(book.host);
  expect(noticeKey(again)).toBe('app.formUnusable');
  expect(again.session.state.book?.accounts.form.id).toBe('henan-2021');
  again.session.dismiss();
  await again.session.check();
  expect(noticeKey(again)).not.toBe('app.formUnusable');
});

/** Which form a workbook is read by: the nearest one, one that was chosen, one from a file, one of the house. */
import type { SheetSnapshot } from '../../src/workbook';
import { noticeKey, opened, reopened, sampleSheets } from './support/opened';

let sample: readonly SheetSnapshot[];
beforeAll(async () => {
  sample = await sampleSheets();
});

const formFile = (id: string): string =>
  JSON.stringify({ id, base: 'henan-2021', place: '某市', years: [2021], source: '某市财政局2021年度表式' });
const file = (text: string) => ({
  name: '本地.json',
  bytes: () => Promise.resolve(new TextEncoder().encode(text)),
});

test('the nearest form; another one that is chosen goes with the workbook', async () => {
  const { session, host } = await opened(sample);
  await session.check();
  expect(session.state.book?.form.id).toBe('henan-2021');
  await session.choose({ form: 'shanghai-2024' });
  expect(session.state.book?.form.id).toBe('shanghai-2024');
  expect(session.state.book?.accounts.form.departures).toContain('26 类（表式 24 类）');
  const again = await reopened(host);
  await again.session.check();
  expect(again.session.state.book?.form.id).toBe('shanghai-2024');
});

test('a form from a file is used at once, and still after the workbook was opened again', async () => {
  const book = await opened(sample);
  await book.session.takeForm(file(formFile('some-city')));
  expect(noticeKey(book)).toBe('app.formTaken');
  expect(book.session.state.book?.form.place).toBe('某市');
  const again = await reopened(book.host);
  await again.session.check();
  expect(again.session.state.book?.form.place).toBe('某市');
});

test('a file that is wrong is told by its line, and changes nothing', async () => {
  const book = await opened(sample);
  await book.session.check();
  await book.session.takeForm(file('{\n  "id": "some-city",\n  "base": "henan-1999",\n  "place": "某市"\n}'));
  expect(noticeKey(book)).toBe('app.formFaults');
  expect(book.session.state.book?.form.id).toBe('henan-2021');
  expect(book.session.state.kept.formFile).toBeUndefined();
});

test('forms of the house are known in every workbook; one of them that is wrong does not hide the others', async () => {
  const houseForms = () => Promise.resolve([formFile('house-one'), '{', formFile('house-two')]);
  const { session } = await opened(sample, { houseForms });
  await session.check();
  expect(session.state.forms.ids).toEqual(expect.arrayContaining(['house-one', 'house-two']));
  await session.choose({ form: 'house-two' });
  expect(session.state.book?.form.id).toBe('house-two');
});

test('without the server that holds them, the built-in forms are there', async () => {
  const { session } = await opened(sample, { houseForms: () => Promise.reject(new Error('offline')) });
  await session.check();
  expect(session.state.book?.form.id).toBe('henan-2021');
});

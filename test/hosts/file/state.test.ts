import * as fc from 'fast-check';
import { openWorkbook } from '../../../src/hosts/file';
import { readStateXml, STATE_CHARS_MAX, writeStateXml } from '../../../src/workbook';
import { comparePackages, SAME } from '../../support/package';
import { editPart, REPORT, richWorkbook } from './fixtures';

const NONE = { error: [], verify: [], hint: [] };
const open = (bytes: Uint8Array) => openWorkbook(bytes, '决算.xlsx');
const ITEM = 'customXml/item1.xml';

test('state travels with the file', async () => {
  const book = await open(await richWorkbook());
  expect(await book.loadState()).toBeUndefined();
  await book.saveState({ explanations: { 'A-1': '上年 < 本年 & "其他"' } });
  await book.saveState({ explanations: { 'A-1': '改过' }, sheets: ['01'] });
  const again = await open(book.bytes());
  expect(await again.loadState()).toEqual({ explanations: { 'A-1': '改过' }, sheets: ['01'] });
});

test('saving state changes no more than the package’s lists of parts', async () => {
  const before = await richWorkbook();
  const book = await open(before);
  await book.saveState({ a: 1 });
  expect(comparePackages(before, book.bytes())).toEqual({
    added: [ITEM, 'customXml/itemProps1.xml', 'customXml/_rels/item1.xml.rels'],
    removed: [],
    changed: ['[Content_Types].xml', 'xl/_rels/workbook.xml.rels'],
  });
});

test('state saved before marking: clearing restores the file as it was with it', async () => {
  const book = await open(await richWorkbook());
  await book.saveState({ explanations: { a: '一' } });
  const before = book.bytes();
  await book.mark({ ...NONE, error: [{ sheet: '参数', address: 'C3' }] }, REPORT);
  expect(await book.loadState()).toEqual({ explanations: { a: '一' } });
  await book.clearMarks();
  expect(comparePackages(before, book.bytes())).toEqual(SAME);
});

test('state saved after marking outlives the marks', async () => {
  const book = await open(await richWorkbook());
  await book.mark(NONE, REPORT);
  await book.saveState({ explanations: { a: '一' } });
  await book.mark({ ...NONE, hint: [{ sheet: '参数', address: 'C3' }] }, REPORT);
  await book.clearMarks();
  expect(await book.loadState()).toEqual({ explanations: { a: '一' } });
  expect((await book.readSheets()).map(({ name }) => name)).not.toContain('审核结果');
});

test('other programs’ custom XML is left alone', async () => {
  const book = await open(await richWorkbook());
  await book.saveState({ a: 1 });
  const theirs = editPart(book.bytes(), ITEM, () => '<theirs xmlns="urn:other"/>');
  const again = await open(theirs);
  expect(await again.loadState()).toBeUndefined();
  await again.saveState({ b: 2 });
  expect(await again.loadState()).toEqual({ b: 2 });
  expect(comparePackages(theirs, again.bytes()).changed).not.toContain(ITEM);
});

test('any state comes back as it was, in text that XML need not escape', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue(), { noNullPrototype: true }), (state) => {
      fc.pre(!JSON.stringify(state).includes('__proto__'));
      const xml = writeStateXml({ state });
      expect(xml.replace(/<\/?juesuan[^<>]*>/g, '')).not.toMatch(/[<>&]/);
      expect(readStateXml(xml)?.state).toEqual(JSON.parse(JSON.stringify(state)));
    }),
  );
});

test('state that somebody has tampered with does no harm', async () => {
  const part = (json: string) => `<juesuan xmlns="urn:juesuan:state">${json}</juesuan>`;
  const polluted = readStateXml(part('{"state":{"__proto__":{"admin":true},"a":1}}'))?.state;
  expect(polluted).toEqual({ a: 1 });
  expect(Object.assign({}, polluted)).not.toHaveProperty('admin');
  expect(readStateXml(part('{"state":'))).toBeUndefined();
  expect(readStateXml(part(`"${'a'.repeat(STATE_CHARS_MAX)}"`))).toBeUndefined();
  expect(readStateXml('<juesuan xmlns="urn:other">{}</juesuan>')).toBeUndefined();

  const book = await open(await richWorkbook());
  await book.mark(NONE, REPORT);
  const broken = await open(
    editPart(book.bytes(), ITEM, () => part('{"state":{"a":1},"report":5,"file":{"marks":{"added":5}}}')),
  );
  expect(await broken.clearMarks()).toBe(0);
  expect(await broken.loadState()).toEqual({ a: 1 });
});

test('too much state is refused', async () => {
  const book = await open(await richWorkbook());
  await expect(book.saveState({ a: '字'.repeat(STATE_CHARS_MAX) })).rejects.toThrow('内容过多（超过 500 万字）');
});

/** 表格, without the pane: inserting statements and subjects. */
import { placesOf, type ReadBook, type Session } from '../../src/app/session';
import { addressOf, parseAddress } from '../../src/accounts';
import type { SheetSnapshot } from '../../src/workbook';
import { cellOf, noticeKey, opened, reopened, sampleSheets } from './support/opened';

let sample: readonly SheetSnapshot[];
beforeAll(async () => {
  sample = await sampleSheets();
});

function bookOf({ state: { book } }: Session): ReadBook {
  if (!book) throw new Error('not read');
  return book;
}

test('an empty workbook gets the forms with what was asked once', async () => {
  const book = await opened([]);
  const { session, host } = book;
  expect(session.heading()).toEqual({ unit: '', year: 2021, moneyUnit: '元' });
  await session.insertStatements(['01', '05'], { unit: '测试局', year: 2021, moneyUnit: '万元' });
  expect(host.sheets.map(({ name }) => name)).toEqual(['公开01表', '公开05表']);
  expect([...(session.state.book?.accounts.statements.keys() ?? [])]).toEqual(['01', '05']);
  expect(noticeKey(book)).toBe('app.inserted');
  const again = await reopened(host);
  expect(again.session.heading()).toEqual({ unit: '测试局', year: 2021, moneyUnit: '万元' });
  await again.session.insertStatements();
  expect(host.sheets).toHaveLength(9);
  await again.session.insertStatements();
  expect(noticeKey(again)).toBe('app.nothingToInsert');
});

test('a name that is taken is refused in a sentence, and nothing is half done', async () => {
  const book = await opened([
    { name: '公开05表', visibility: 'visible', top: 0, left: 0, cells: [['旧']], merges: [] },
  ]);
  await book.session.insertStatements(['01', '05']);
  const taken = { key: 'workbook.sheetExists', params: { name: '样例.xlsx', sheet: '公开05表' } };
  expect(book.session.state.notice).toEqual({ intent: 'error', ...taken });
  expect(book.host.sheets).toHaveLength(1);
});

test('subjects are found by code and by name', async () => {
  const { session } = await opened(sample);
  expect(session.findSubjects('05', '2050').map(({ code }) => code)).toContain('2050803');
  expect(session.findSubjects('05', '培训支出').map(({ code }) => code)).toContain('2050803');
  expect(session.findSubjects('05', '  ')).toEqual([]);
  expect(session.findSubjects('05', '2059901')).toMatchObject([{ code: '2059901', listed: false }]);
  expect(session.findSubjects('05', '没有这个')).toEqual([]);
});

test('06 is searched in the economic classification, as far as the form has room for it', async () => {
  const { session } = await opened(sample);
  expect(placesOf(bookOf(session)).filter(({ takesSubjects }) => takesSubjects)).toMatchObject([
    { code: '02', classification: { kind: 'functional', digits: 7 } },
    { code: '03' },
    { code: '05' },
    { code: '06', classification: { kind: 'economic', digits: 5 } },
    { code: '08' },
    { code: '09' },
  ]);
  expect(session.findSubjects('06', '办公费')).toMatchObject([{ code: '30201', parents: ['商品和服务支出'] }]);
  expect(session.findSubjects('06', '30117')).toMatchObject([{ code: '30117', listed: false }]);
  // 309 and the government's own classification have no block in 06.
  for (const query of ['309', '30901', '501', '2050803']) expect(session.findSubjects('06', query)).toEqual([]);
  expect(session.findSubjects('05', '30201')).toEqual([]);
});

test('a subject goes into 06', async () => {
  const book = await opened([]);
  const { session } = book;
  await session.insertStatements(['06']);
  const [subject] = session.findSubjects('06', '30117');
  if (!subject) throw new Error('not found');
  await session.insertSubject('06', { ...subject, name: '某项补助' });
  expect(noticeKey(book)).toBe('app.subjectInserted');
  const rows = session.state.book?.accounts.statements.get('06')?.rows.filter(({ code }) => code?.startsWith('301'));
  expect(rows?.slice(-3).map(({ code, name }) => `${code} ${name}`)).toEqual([
    '30114 医疗费',
    '30117 某项补助',
    '30199 其他工资福利支出',
  ]);
});

test('a new statement takes its figures from those that are there, as they stand now', async () => {
  const { session, host } = await opened(sample.filter(({ name }) => name === '公开02表' || name === '公开03表'));
  // A row that is inserted above the total, of which the host does not tell.
  const rows = host.sheets[0]?.rows ?? [];
  rows.splice(
    rows.findIndex(([label]) => label === '合计'),
    0,
    [],
  );
  await session.insertStatements(['01']);
  const { statements } = session.state.book?.accounts ?? {};
  const from = statements?.get('02')?.figure('合计', '其他收入')?.cell;
  const at = parseAddress(statements?.get('01')?.figure('其他收入', '金额')?.cell.address ?? '');
  const sheet = host.sheets.find(({ name }) => name === '公开01表');
  expect(from).toBeDefined();
  expect(sheet?.formulas.get(`${at?.row}|${at?.column}`)).toBe(`'公开02表'!${from?.address}`);
});

test('a subject goes in its place with its parents and formulas', async () => {
  const book = await opened(sample);
  const { session, host } = book;
  const [subject] = session.findSubjects('05', '2010301');
  if (!subject) throw new Error('not found');
  await session.insertSubject('05', subject);
  // The sample's total was typed: it is told of, and left.
  expect(session.state.notice).toMatchObject({
    intent: 'warning',
    key: 'app.subjectInsertedByHand',
    params: {
      statement: '公开05表',
      rows: ['合计'],
      names: ['201 一般公共服务支出', '20103 政府办公厅（室）及相关机构事务', '2010301 行政运行'],
    },
  });
  const codes = session.state.book?.accounts.statements.get('05')?.rows.flatMap(({ code }) => code ?? []) ?? [];
  expect(codes).toEqual([...codes].sort());
  expect(codes).toEqual(expect.arrayContaining(['201', '20103', '2010301']));
  const rows = session.state.book?.accounts.statements.get('05')?.rowsOf('201') ?? [];
  const at = parseAddress(rows[0]?.figures.get('基本支出')?.cell.address ?? '');
  const sheet = host.sheets.find(({ name }) => name === '公开05表');
  expect(sheet?.formulas.get(`${at?.row}|${at?.column}`)).toContain('SUMPRODUCT');
  const own = parseAddress(cellOf(book, '05', '2010301', '本年支出').address);
  expect(sheet?.formulas.get(`${own?.row}|${own?.column}`)).toBe(
    `SUM(${addressOf(own?.row ?? 0, (own?.column ?? 0) + 1)},${addressOf(own?.row ?? 0, (own?.column ?? 0) + 2)})`,
  );
  expect(host.selected.at(-1)).toEqual(cellOf(book, '05', '2010301', '本年支出'));
  await session.insertSubject('05', subject);
  expect(noticeKey(book)).toBe('app.subjectExists');
});

/** How things look in Excel: sheets as planned, rows like their neighbours, remarks beside the user's own. */
import { markFormula } from '../../../src/workbook';
import { SimBook } from '../../excel-host';
import { contractBook, MARKS, STATEMENT } from '../contract';
import { openBook, openBytes } from './support';

const { name: SHEET } = STATEMENT;

test('a sheet as planned', async () => {
  const { host, book } = await openBook(SimBook.of());
  await host.insertSheets([
    {
      ...STATEMENT,
      cells: [...STATEMENT.cells, { row: 5, column: 2, style: 'amountTotal', formula: 'SUM(C3:C4)' }],
      heights: new Map([[4, 45]]),
      landscape: true,
      printArea: 'A1:C6',
    },
  ]);
  const sheet = book.sheet(SHEET);
  expect(sheet.cell(2, 0)).toMatchObject({ value: '201', numberFormat: '@', look: { 'font.name': '宋体' } });
  expect(sheet.cell(2, 2)).toMatchObject({
    value: 1234.56,
    numberFormat: '#,##0.00',
    look: { horizontalAlignment: 'Right' },
  });
  expect(sheet.cell(5, 2)).toMatchObject({ formula: '=SUM(C3:C4)', look: { 'font.bold': true } });
  // Each cell of a merged block has the look.
  expect(sheet.cell(0, 2)?.look).toEqual(sheet.cell(0, 0)?.look);
  expect(sheet.cell(1, 0)?.look).toMatchObject({ 'fill.color': '#F2F2F2', 'font.color': '#000000', wrapText: true });
  expect([...sheet.heights]).toEqual([
    [0, 26],
    [4, 45],
  ]);
  expect([...sheet.widths]).toEqual([
    [0, 75.75],
    [1, 183.75],
    [2, 111.75],
  ]);
  expect(sheet.frozenRows).toBe(2);
  expect(sheet.page).toEqual({
    paperSize: 'A4',
    orientation: 'Landscape',
    zoom: { horizontalFitToPages: 1 },
    centerHorizontally: true,
    centerFooter: '第 &P 页 共 &N 页',
    printTitleRows: '$1:$2',
    printArea: 'A1:C6',
    printMargins: ['Inches', { left: 0.5, right: 0.5, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 }],
  });
});

test('a link is a formula, so that no cell is written on its own', async () => {
  const { host, book } = await openBook(SimBook.of());
  const value = `错误 "${'长'.repeat(600)}`;
  const cell = { row: 0, column: 0, style: 'text' as const, value, link: { sheet: "甲's", address: 'B2' as const } };
  await host.insertSheets([{ ...STATEMENT, cells: [cell], merges: [] }]);
  const { formula, value: shown, look } = book.sheet(SHEET).cell(0, 0) ?? {};
  expect(formula).toMatch(/^=HYPERLINK\("#'甲''s'!B2","错误 ""长+"&"长+"&"长+"\)$/);
  expect(shown).toBe(value);
  expect(look).toMatchObject({ 'font.underline': 'Single', 'font.color': '#0563C1' });
});

test('marks by level, the user’s own formats left alone', async () => {
  const { host, book, dump } = await openBytes(await contractBook());
  const own = {
    id: 'own',
    type: 'CellValue',
    blocks: [{ top: 0, left: 0, bottom: 9, right: 9 }],
    formula: '',
    look: {},
  };
  book.sheet(SHEET).formats.push(own);
  const before = dump();
  await host.mark(MARKS);
  const { formats } = book.sheet(SHEET);
  expect(formats).toContain(own);
  expect(formats.find(({ formula }) => formula === `=${markFormula('error')}`)?.look).toEqual({
    'font.color': '#9C0006',
    'fill.color': '#FFC7CE',
    'font.bold': true,
  });
  await host.clearMarks();
  expect(dump()).toEqual(before);
});

describe('new rows', () => {
  const insertAbove = async (above: number) => {
    const { host, book } = await openBook(SimBook.of());
    await host.insertSheets([STATEMENT]);
    const cells = [
      { row: above, column: 0, style: 'code' as const, value: '203' },
      { row: above, column: 2, style: 'amount' as const, value: 5 },
    ];
    await host.insertRows([{ sheet: SHEET, above, count: 1, cells }]);
    return book.sheet(SHEET);
  };

  test.each([
    ['the row above', 3],
    ['the row above the note, not the note', 4],
    ['the row below when the one above is the head', 2],
  ])('look like %s', async (_, above) => {
    const sheet = await insertAbove(above);
    expect(sheet.cell(above, 1)).toMatchObject({
      value: null,
      look: { wrapText: true, 'borders.EdgeTop.style': 'Continuous' },
    });
    expect(sheet.cell(above, 1)?.look).not.toHaveProperty('fill.color');
    expect(sheet.cell(above, 1)?.look).toMatchObject({ 'font.size': 11 });
    expect(sheet.cell(above, 0)).toMatchObject({ value: '203', numberFormat: '@' });
    expect(sheet.cell(above, 2)).toMatchObject({ value: 5, numberFormat: '#,##0.00' });
  });
});

test('a remark on a cell with a comment of the user’s is a reply, and goes without it', async () => {
  const { host, book, comments } = await openBytes(await contractBook());
  const { id } = book.sheet(SHEET);
  book.comments.push({ id: 'own', sheet: id, row: 2, column: 2, content: '已核对', replies: [] });
  await host.annotate([
    { cell: { sheet: SHEET, address: 'C3' }, text: '少 1 元' },
    { cell: { sheet: SHEET, address: 'C4' }, text: '多 1 元' },
  ]);
  expect(comments?.()).toEqual({
    [`${SHEET}!C3`]: ['已核对', '决算助手：少 1 元'],
    [`${SHEET}!C4`]: ['决算助手：多 1 元'],
  });
  await host.annotate([]);
  expect(comments?.()).toEqual({ [`${SHEET}!C3`]: ['已核对'] });
});

test('state that came together from two workbooks: one part is left', async () => {
  const { host, book } = await openBytes(await contractBook());
  await host.saveState({ a: 1 });
  const [xml = ''] = book.parts.values();
  book.parts.set('second', xml.replace('1', '2'));
  book.parts.set('theirs', '<other xmlns="urn:other"/>');
  expect(await host.loadState()).toEqual({ a: 1 });
  await host.saveState({ a: 3 });
  expect(book.parts.size).toBe(2);
  expect(await host.loadState()).toEqual({ a: 3 });
});

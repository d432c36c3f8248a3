import { read, utils, write } from '@e965/xlsx';
import { openWorkbook } from '../../../src/hosts/file';
import type { SheetSnapshot } from '../../../src/workbook';
import { bareWorkbook, editPart, richWorkbook, withParts } from './fixtures';

const sheetsOf = async (bytes: Uint8Array): Promise<readonly SheetSnapshot[]> =>
  (await openWorkbook(bytes, '决算.xlsx')).readSheets();

const sheetOf = async (content: string) => (await sheetsOf(bareWorkbook(content)))[0]!;

describe('what is read of an .xlsx file', () => {
  test('every worksheet with its visibility, values of every kind, and merges', async () => {
    expect(await sheetsOf(await richWorkbook())).toEqual([
      {
        name: '收入支出决算总表',
        visibility: 'visible',
        top: 0,
        left: 0,
        cells: [
          ['收入支出决算总表', null, null, null, null],
          ['部门：某某局', null, null, null, null],
          [null, null, null, null, null],
          ['一、一般公共预算', 1234567.89, 44561, { error: '#REF!' }, null],
          [null, 1234567.89, true, '007', '财政局'],
        ],
        // Declared as A1:F1: nothing in column F holds anything.
        merges: [{ top: 0, left: 0, bottom: 0, right: 4 }],
        formats: [undefined, undefined, undefined, [undefined, undefined, 'yyyy/m/d', undefined, undefined], undefined],
      },
      { name: '参数', visibility: 'hidden', top: 2, left: 2, cells: [['单位代码']], merges: [] },
      { name: '基础数据', visibility: 'veryHidden', top: 0, left: 0, cells: [[1]], merges: [] },
    ]);
  });

  test('text that looks like a number stays text, blanks in text stay', async () => {
    const cells =
      '<row r="1"><c r="A1" t="str"><v>0123</v></c><c r="B1" t="inlineStr"><is><t xml:space="preserve">  合 计 </t></is></c></row>';
    expect((await sheetOf(`<sheetData>${cells}</sheetData>`)).cells).toEqual([['0123', '  合 计 ']]);
  });

  test('rows that are only formatted are no part of the used range', async () => {
    const blank = Array.from({ length: 10_000 }, (_, i) => `<row r="${i + 3}"><c r="A${i + 3}" s="0"/></row>`).join('');
    const sheet = await sheetOf(`<sheetData><row r="2"><c r="B2"><v>1</v></c></row>${blank}</sheetData>`);
    expect(sheet).toMatchObject({ top: 1, left: 1, cells: [[1]] });
  });

  test('a formula that gives an empty text counts as blank', async () => {
    const sheet = await sheetOf(
      '<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1" t="str"><f>""</f><v></v></c></row></sheetData>',
    );
    expect(sheet.cells).toEqual([[1]]);
  });

  test('an empty sheet has no cells', async () => {
    expect(await sheetOf('<sheetData/>')).toMatchObject({ cells: [], merges: [] });
  });

  test.each(['__proto__', 'constructor', 'toString', '!ref'])(
    'a sheet named %s is a sheet like any other',
    async (name) => {
      const [sheet] = await sheetsOf(
        bareWorkbook('<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>', name),
      );
      expect(sheet).toMatchObject({ name, cells: [[1]] });
      expect(Object.hasOwn(Object.prototype, 'name')).toBe(false);
    },
  );

  test('element names with a prefix', async () => {
    const bytes = editPart(
      bareWorkbook('<sheetData><row r="1"><c r="A1"><v>5</v></c></row></sheetData>'),
      SHEET,
      (text) => text.replace('xmlns=', 'xmlns:x=').replace(/<(\/?)(?=[a-z])/g, '<$1x:'),
    );
    expect((await sheetsOf(bytes))[0]?.cells).toEqual([[5]]);
  });

  test('links that cover a whole sheet cost nothing', async () => {
    const link = '<hyperlinks><hyperlink ref="A1:XFD1048576" location="A1"/></hyperlinks>';
    const sheet = await sheetOf(`<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>${link}`);
    expect(sheet.cells).toEqual([[1]]);
  });

  test('the extension does not matter: an .xlsx file named .xls', async () => {
    const book = await openWorkbook(await richWorkbook(), '决算.xls');
    expect(await book.readSheets()).toHaveLength(3);
  });

  test('a sheet whose part is missing is said to be missing', async () => {
    await expect(
      openWorkbook(withParts(await richWorkbook(), { 'xl/worksheets/sheet2.xml': null }), '决算.xlsx'),
    ).rejects.toThrow('文件“决算.xlsx”已损坏或不完整（“参数”表），请重新取得该文件，或在 Excel 中修复后另存为 .xlsx。');
  });
});

describe('bounds of a sheet', () => {
  const cell = (address: string) => `<c r="${address}"><v>1</v></c>`;
  const far = (address: string, row: number) =>
    `<sheetData><row r="1">${cell('A1')}</row><row r="${row}">${cell(address)}</row></sheetData>`;

  test('a stray cell in the last row', async () => {
    await expect(sheetOf(far('XFD1048576', 1048576))).rejects.toThrow(
      '文件“决算.xlsx”的“表一”表在第 1048576 行还有内容，超过 200000 行的上限；请删去表格以外的内容后再试。',
    );
  });

  test('row 200,000 is the last that is read', async () => {
    expect((await sheetOf(far('B200000', 200_000))).cells).toHaveLength(200_000);
    await expect(sheetOf(far('B200001', 200_001))).rejects.toThrow('超过 200000 行的上限');
  });

  test('a stray cell far down and to the right', async () => {
    await expect(sheetOf(far('XFD100000', 100_000))).rejects.toThrow(
      '“表一”表的内容一直散到 XFD100000 单元格，范围过大',
    );
  });

  test('addresses beyond any sheet', async () => {
    await expect(sheetOf(far('ZZZZZZ1', 1))).rejects.toThrow('“表一”表在 XFD1 单元格以右超出了 Excel 的列数');
    await expect(sheetOf(far('A4000000000', 1))).rejects.toThrow('行的上限');
  });

  test('a merge over the whole sheet is cut to the used range', async () => {
    const merge = '<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>';
    const sheet = await sheetOf(`<sheetData><row r="1">${cell('A1')}${cell('B1')}</row></sheetData>${merge}`);
    expect(sheet.merges).toEqual([{ top: 0, left: 0, bottom: 0, right: 1 }]);
  });
});

describe('an .xls file', () => {
  const xls = () => {
    const book = utils.book_new();
    const sheet = utils.aoa_to_sheet([
      ['科目', '金额'],
      ['2010101', 12.5],
      ['错', null],
    ]);
    sheet['B3'] = { t: 'e', v: 0x07 };
    sheet['!merges'] = [utils.decode_range('A1:B1')];
    utils.book_append_sheet(book, sheet, '支出决算表');
    utils.book_append_sheet(book, utils.aoa_to_sheet([[1]]), '参数');
    book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }] };
    return new Uint8Array(write(book, { type: 'array', bookType: 'biff8' }) as ArrayBuffer);
  };

  test('is read like an .xlsx file', async () => {
    expect(await sheetsOf(xls())).toEqual([
      {
        name: '支出决算表',
        visibility: 'visible',
        top: 0,
        left: 0,
        cells: [
          ['科目', '金额'],
          ['2010101', 12.5],
          ['错', { error: '#DIV/0!' }],
        ],
        merges: [{ top: 0, left: 0, bottom: 0, right: 1 }],
      },
      { name: '参数', visibility: 'hidden', top: 0, left: 0, cells: [[1]], merges: [] },
    ]);
  });

  test('cannot be changed, and says how to make one that can', async () => {
    const book = await openWorkbook(xls(), '决算.xls');
    const sentence = '“决算.xls”是旧的 .xls 格式，只能读取；请先在 Excel 中另存为 .xlsx，再对 .xlsx 文件操作。';
    await expect(book.mark({ error: [], verify: [], hint: [] })).rejects.toThrow(sentence);
    await expect(book.saveState({})).rejects.toThrow(sentence);
    await expect(book.insertSheets([])).rejects.toThrow(sentence);
    expect(await book.loadState()).toBeUndefined();
    expect(await book.clearMarks()).toBe(0);
    expect(read(book.bytes()).SheetNames).toEqual(['支出决算表', '参数']);
  });
});

const SHEET = 'xl/worksheets/sheet1.xml';

/** What is told of cells besides their values: number formats, formulas without a result, dates, manual calculation. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CFB, utils, write } from '@e965/xlsx';
import { openWorkbook } from '../../../src/hosts/file';
import type { SheetSnapshot } from '../../../src/workbook';
import { bareWorkbook, editPart, withParts } from './fixtures';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships';

async function sheetOf(bytes: Uint8Array, name = '决算.xlsx'): Promise<SheetSnapshot> {
  const [sheet] = await (await openWorkbook(bytes, name)).readSheets();
  if (!sheet) throw new Error('no sheet');
  return sheet;
}

const text = (content: string): Uint8Array => new TextEncoder().encode(content);

/** A workbook whose cell formats have these numbers, the own ones spelt out. */
function styled(ids: readonly number[], own: Readonly<Record<number, string>>, cells: string): Uint8Array {
  const formats = Object.entries(own).map(([id, code]) => `<numFmt numFmtId="${id}" formatCode="${code}"/>`);
  const xfs = ids.map((id) => `<xf numFmtId="${id}"/>`);
  return withParts(bareWorkbook(`<sheetData>${cells}</sheetData>`), {
    'xl/styles.xml': `<styleSheet xmlns="${MAIN}"><numFmts>${formats.join('')}</numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs>${xfs.join('')}</cellXfs><dxfs><dxf><numFmt numFmtId="164" formatCode="0%"/></dxf></dxfs></styleSheet>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${RELATIONSHIPS}"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
  });
}

function withCalculation(bytes: Uint8Array, elements: string): Uint8Array {
  return editPart(bytes, 'xl/workbook.xml', (xml) => xml.replace('</workbook>', `${elements}</workbook>`));
}

const row = (...cells: readonly string[]): string => `<row>${cells.map((cell) => cell).join('')}</row>`;

describe('number formats of an .xlsx file', () => {
  test('those of cells that hold numbers, spelt out by the file or built in as a Chinese Excel means them', async () => {
    const cell = (style: number, content = '<v>1.5</v>', type = ''): string => `<c s="${style}"${type}>${content}</c>`;
    const bytes = styled(
      [0, 164, 4, 9, 14, 39, 31, 49, 165],
      { 164: '0!.0,&quot;万元&quot;', 165: 'General' },
      row(...[0, 1, 2, 3, 4, 5, 6, 7, 8].map((style) => cell(style))) +
        row(cell(1, '<v>甲</v>', ' t="str"'), cell(1, ''), '<c><v>1</v></c>') +
        row(cell(2)),
    );
    expect((await sheetOf(bytes)).formats).toEqual([
      [
        undefined,
        '0!.0,"万元"',
        '#,##0.00',
        '0%',
        'yyyy/m/d',
        '#,##0.00;\\-#,##0.00',
        'yyyy"年"m"月"d"日"',
        '@',
        undefined,
      ],
      undefined,
      ['#,##0.00', ...new Array<undefined>(8).fill(undefined)],
    ]);
  });

  test('are left out where all are General', async () => {
    expect(await sheetOf(styled([0], {}, row('<c s="0"><v>1</v></c>')))).not.toHaveProperty('formats');
  });
});

describe('formulas of an .xlsx file', () => {
  const formula = (result: string, type = ''): string => `<c${type}><f>SUM(A1:A2)</f>${result}</c>`;
  const sheet = (...cells: readonly string[]): Uint8Array => bareWorkbook(`<sheetData>${cells.join('')}</sheetData>`);
  const onOpening = '<calcPr fullCalcOnLoad="1"/>';

  test('without a stored result are told, as blocks', async () => {
    const blank = formula('<v/>');
    const { cells, uncalculated } = await sheetOf(
      sheet(row('<c><v>7</v></c>', formula(''), blank), row('<c><v>8</v></c>', blank, blank), row(blank)),
    );
    expect(cells).toEqual([[7], [8]]);
    expect(uncalculated).toEqual([
      { top: 0, left: 1, bottom: 1, right: 2 },
      { top: 2, left: 0, bottom: 2, right: 0 },
    ]);
  });

  test('with a result, an empty text or zero are not', async () => {
    const results = row('<c><v>7</v></c>', formula('<v>7</v>'), formula('<v></v>', ' t="str"'), formula('<v>0</v>'));
    expect(await sheetOf(sheet(results))).not.toHaveProperty('uncalculated');
  });

  test('that are all zero are nobody’s, where the book asks to be calculated and holds other numbers', async () => {
    const zeros = sheet(row('<c><v>7</v></c>', formula('<v>0</v>'), formula('<v>0</v>')));
    expect((await sheetOf(withCalculation(zeros, onOpening))).uncalculated).toEqual([
      { top: 0, left: 1, bottom: 0, right: 2 },
    ]);
    expect(await sheetOf(zeros)).not.toHaveProperty('uncalculated');
  });

  test('that are zero beside others that are not were calculated, and so were those of a book of zeros', async () => {
    const mixed = sheet(row('<c><v>7</v></c>', formula('<v>0</v>'), formula('<v>7</v>')));
    const blank = sheet(row('<c><v>0</v></c>', formula('<v>0</v>')));
    for (const bytes of [mixed, blank]) {
      expect(await sheetOf(withCalculation(bytes, onOpening))).not.toHaveProperty('uncalculated');
    }
  });

  test('written by a program that does not calculate', async () => {
    const bytes = readFileSync(join(__dirname, '..', '..', 'files', 'formulas-never-calculated.xlsx'));
    const sheets = await (await openWorkbook(new Uint8Array(bytes), '决算.xlsx')).readSheets();
    expect(sheets[0]?.uncalculated).toEqual([
      { top: 32, left: 2, bottom: 32, right: 2 },
      { top: 32, left: 5, bottom: 32, right: 5 },
      { top: 36, left: 2, bottom: 36, right: 2 },
      { top: 36, left: 5, bottom: 36, right: 5 },
    ]);
  });
});

test('dates that count from 1904, dates spelt out, and calculation by hand, in an .xlsx file', async () => {
  const sheet = bareWorkbook('<sheetData><row><c t="d"><v>2021-12-31T12:00:00</v></c></row></sheetData>');
  expect(await sheetOf(sheet)).toEqual(expect.not.objectContaining({ date1904: true, manualCalculation: true }));
  const told = withCalculation(
    editPart(sheet, 'xl/workbook.xml', (xml) => xml.replace('<sheets>', '<workbookPr date1904="1"/><sheets>')),
    '<calcPr calcMode="manual"/>',
  );
  expect(await sheetOf(told)).toMatchObject({ cells: [[43_099.5]], date1904: true, manualCalculation: true });
});

describe('an .xls file', () => {
  const record = (id: number, ...body: readonly number[]): number[] => [
    id & 0xff,
    id >> 8,
    body.length & 0xff,
    body.length >> 8,
    ...body,
  ];
  const END = record(0x0a);
  const place = (r: number, c: number): number[] => [r, 0, c, 0, 0, 0];
  /** A workbook of one sheet of these records, in BIFF8. */
  const xls = (records: readonly number[], globals: readonly number[] = []): Uint8Array => {
    const begin = (kind: number): number[] => record(0x0809, 0, 6, kind, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    const head = [...begin(5), ...globals];
    const bound = (offset: number): number[] => record(0x85, offset & 0xff, offset >> 8, 0, 0, 0, 0, 1, 0, 0x61);
    const offset = head.length + bound(0).length + END.length;
    const stream = new Uint8Array(5_000);
    stream.set([...head, ...bound(offset), ...END, ...begin(0x10), ...records, ...END]);
    const library = CFB as {
      utils: { cfb_new(): object; cfb_add(file: object, path: string, content: Uint8Array): void };
      write(file: object, options: { type: 'buffer' }): Uint8Array;
    };
    const file = library.utils.cfb_new();
    library.utils.cfb_add(file, '/Workbook', stream);
    return new Uint8Array(library.write(file, { type: 'buffer' }));
  };
  const number = (r: number, c: number, value: number): number[] =>
    record(0x203, ...place(r, c), ...new Uint8Array(new Float64Array([value]).buffer));
  const formula = (r: number, c: number, result: readonly number[]): number[] =>
    record(0x06, ...place(r, c), ...result, 0, 0, 0, 0, 0, 0, 0, 0);
  const BLANK = [3, 0, 0, 0, 0, 0, 0xff, 0xff];
  const TEXT = [0, 0, 0, 0, 0, 0, 0xff, 0xff];
  const CALCULATED = record(0x1c1, 0, 0, 0, 0, 0, 0, 0, 0);

  test('tells number formats as an .xlsx file does', async () => {
    const sheet = utils.aoa_to_sheet([[1.5, 2.5, '甲']]);
    Object.assign(sheet['A1'] as object, { z: '#,##0.00' });
    Object.assign(sheet['B1'] as object, { z: '0.0000"万"' });
    const book = utils.book_new(sheet, '表');
    const bytes = new Uint8Array(write(book, { type: 'array', bookType: 'biff8' }) as ArrayBuffer);
    expect((await sheetOf(bytes)).formats).toEqual([['#,##0.00', '0.0000"万"', undefined]]);
  });

  test('of a program that does not calculate: blanks where results should be', async () => {
    const records = [...number(0, 0, 7), ...formula(0, 1, BLANK), ...formula(1, 1, BLANK)];
    expect((await sheetOf(xls(records))).uncalculated).toEqual([{ top: 0, left: 1, bottom: 1, right: 1 }]);
    expect(await sheetOf(xls(records, CALCULATED))).not.toHaveProperty('uncalculated');
  });

  test('texts, errors and truths that formulas give; a chart within the sheet is passed over', async () => {
    const chart = [...record(0x0809, 0, 6, 0x20, 0), ...number(9, 9, 9), ...END];
    const string = record(0x207, 1, 0, 1, 0x32, 0x75);
    const records = [
      ...formula(0, 0, TEXT),
      ...string,
      ...chart,
      ...formula(0, 1, [2, 0, 0x07, 0, 0, 0, 0xff, 0xff]),
      ...formula(0, 2, [1, 0, 1, 0, 0, 0, 0xff, 0xff]),
      ...record(0x27e, ...place(0, 3), 0x02 | 1, 0x30, 0, 0),
    ];
    expect((await sheetOf(xls(records))).cells).toEqual([['甲', { error: '#DIV/0!' }, true, 30.72]]);
  });

  test('tells dates that count from 1904 and calculation by hand', async () => {
    const bytes = xls([...record(0x0d, 0, 0), ...number(0, 0, 1)], record(0x22, 1, 0));
    expect(await sheetOf(bytes)).toMatchObject({ date1904: true, manualCalculation: true });
  });

  test('of records without a container, as web systems write them in GBK', async () => {
    const label = (r: number, ...bytes: readonly number[]): number[] =>
      record(0x204, ...place(r, 0), bytes.length, 0, ...bytes);
    const begin = record(0x0809, 0, 0, 0x10, 0, 0, 0, 0, 0);
    const bytes = new Uint8Array([...begin, ...label(0, 0xbf, 0xc6, 0xc4, 0xbf), ...number(0, 1, 12.5), ...END]);
    expect(await sheetOf(bytes, '导出.xls')).toMatchObject({ name: '导出', cells: [['科目', 12.5]] });
  });
});

describe('a web page named .xls', () => {
  const page = (content: string): Uint8Array => text(`<html><head><meta charset=utf-8>${content}</html>`);

  test('values, formats, merged cells and the sheet’s name, as Excel writes and reads them', async () => {
    const sheet = await sheetOf(
      page(`<style><!-- .xl25 {mso-number-format:"\\#\\,\\#\\#0\\.00_ ";} .xl26 {mso-number-format:"\\@";} --></style>
        <!--[if gte mso 9]><xml><x:ExcelWorksheet><x:Name>支出决算表</x:Name></x:ExcelWorksheet></xml><![endif]--></head>
        <h2>支出&nbsp;决算表</h2>
        <table><caption>公开03表</caption>
        <tr><th rowspan=2 colspan="2">项目</th><th>合计<br>元</th></tr>
        <tr><td class=xl25 x:num="1234.5">1,234.50</td></tr>
        <tr><td class=xl26>2010101<td>0101<td>1,286,400.00</table>
        <table><tr><td x:num>150<td x:str>150<td style='mso-number-format:"0\\.0000"'>12.5</table>`),
      '导出.xls',
    );
    expect(sheet).toMatchObject({
      name: '支出决算表',
      cells: [
        ['支出 决算表', null, null],
        ['公开03表', null, null],
        ['项目', null, '合计\n元'],
        [null, null, 1234.5],
        ['2010101', '0101', 1286400],
        [150, '150', 12.5],
      ],
      merges: [{ top: 2, left: 0, bottom: 3, right: 1 }],
    });
    expect(sheet.formats?.map((formats) => formats?.[2])).toEqual([
      undefined,
      undefined,
      undefined,
      '#,##0.00_ ',
      '#,##0.00',
      '0.0000',
    ]);
  });

  test('a table in a cell of another stands where the cell does, and what follows below it', async () => {
    const inner = '<table><tr><td>1<td>2<tr><td>3<td>4</table>';
    const { cells } = await sheetOf(page(`<table><tr><td>甲<td>${inner}<tr><td>乙</table>`), '导出.xls');
    expect(cells).toEqual([
      ['甲', 1, 2],
      [null, 3, 4],
      ['乙', null, null],
    ]);
  });

  test('scripts, hidden parts and broken tags do no harm', async () => {
    const { cells } = await sheetOf(
      page('<script>var a="<table><td>9"</script><body><table><tr><td>&lt;甲&gt;</b><td>&#20057;</div></tabel>'),
      '导出.xls',
    );
    expect(cells).toEqual([['<甲>', '乙']]);
  });
});

test('XML of Excel 2003: places, merged cells, styles, kinds of values, hidden sheets', async () => {
  const sheets = await (
    await openWorkbook(
      text(`<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
        <ss:Workbook xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" xmlns:x="urn:schemas-microsoft-com:office:excel">
        <x:ExcelWorkbook><x:Calculation>ManualCalculation</x:Calculation></x:ExcelWorkbook>
        <ss:Styles><ss:Style ss:ID="a"><ss:NumberFormat ss:Format="Standard"/></ss:Style><ss:Style ss:ID="b" ss:Parent="a"/></ss:Styles>
        <ss:Worksheet ss:Name="表一"><ss:Table>
        <ss:Row ss:Index="2"><ss:Cell ss:MergeAcross="1" ss:MergeDown="1"><ss:Data ss:Type="String">甲<B>乙</B></ss:Data><ss:Comment><ss:Data>批注</ss:Data></ss:Comment></ss:Cell><ss:Cell ss:StyleID="b"><ss:Data ss:Type="Number">1.5</ss:Data></ss:Cell></ss:Row>
        <ss:Row><ss:Cell ss:Index="3"><ss:Data ss:Type="DateTime">2021-12-31T00:00:00.000</ss:Data></ss:Cell><ss:Cell><ss:Data ss:Type="Error">#REF!</ss:Data></ss:Cell><ss:Cell ss:Formula="=1"/></ss:Row>
        </ss:Table></ss:Worksheet>
        <ss:Worksheet ss:Name="表二"><ss:Table/><x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions></ss:Worksheet></ss:Workbook>`),
      '导出.xls',
    )
  ).readSheets();
  expect(sheets).toMatchObject([
    {
      name: '表一',
      visibility: 'visible',
      top: 1,
      left: 0,
      cells: [
        ['甲乙', null, 1.5, null],
        [null, null, 44_561, { error: '#REF!' }],
      ],
      merges: [{ top: 1, left: 0, bottom: 2, right: 1 }],
      formats: [[undefined, undefined, '#,##0.00', undefined], undefined],
      uncalculated: [{ top: 2, left: 4, bottom: 2, right: 4 }],
      manualCalculation: true,
    },
    { name: '表二', visibility: 'hidden', cells: [] },
  ]);
});

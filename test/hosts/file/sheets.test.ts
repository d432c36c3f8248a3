import ExcelJS from 'exceljs';
import { createWorkbook, openWorkbook } from '../../../src/hosts/file';
import type { SheetPlan } from '../../../src/workbook';
import { comparePackages, partText } from '../../support/package';
import { REPORT, richWorkbook } from './fixtures';

const PLAN: SheetPlan = {
  name: "一般公共预算's",
  cells: [
    { row: 0, column: 0, style: 'title', value: '支出决算表' },
    { row: 1, column: 0, style: 'headingRight', value: '金额单位：元' },
    { row: 2, column: 0, style: 'header', value: '科目编码' },
    { row: 3, column: 0, style: 'code', value: '2010101' },
    { row: 3, column: 1, style: 'amount', value: 1234.5 },
    { row: 4, column: 0, style: 'labelStrong', value: ' =1+1 _x0041_ <合计>\u0001 ' },
    { row: 4, column: 1, style: 'amountTotal', formula: 'SUM(B4:B4)&"<"' },
    { row: 5, column: 1, style: 'inputAmount' },
  ],
  merges: [{ top: 2, left: 0, bottom: 2, right: 1 }],
  widths: [20, 16.5],
  heights: new Map([[2, 30]]),
  headerRows: 3,
  landscape: true,
  printArea: 'A1:B6',
};

async function load(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes.slice().buffer);
  return book;
}

describe('a new workbook', () => {
  test('values, formulas and looks', async () => {
    const sheet = (await load(await createWorkbook([PLAN]))).getWorksheet(PLAN.name)!;
    expect(sheet.getCell('A4').value).toBe('2010101');
    expect(sheet.getCell('A4').numFmt).toBe('@');
    expect(sheet.getCell('B4').value).toBe(1234.5);
    expect(sheet.getCell('B4').numFmt).toBe('#,##0.00');
    expect(sheet.getCell('B4').alignment).toMatchObject({ horizontal: 'right' });
    expect(sheet.getCell('B5').formula).toBe('SUM(B4:B4)&"<"');
    expect(sheet.getCell('B5').font).toMatchObject({ bold: true, name: '宋体' });
    expect(sheet.getCell('B6').fill).toMatchObject({ fgColor: { argb: 'FFFFF9E5' } });
    expect(sheet.getCell('A1').font).toMatchObject({ size: 16, bold: true });
  });

  test('text is text, whatever it looks like', async () => {
    const [sheet] = await (await openWorkbook(await createWorkbook([PLAN]), '新.xlsx')).readSheets();
    expect(sheet?.cells[4]?.[0]).toBe(' =1+1 _x0041_ <合计> ');
  });

  test('every cell of a merged block has its border', async () => {
    const sheet = (await load(await createWorkbook([PLAN]))).getWorksheet(PLAN.name)!;
    expect(sheet.getCell('B3').isMerged).toBe(true);
    expect(partText(await createWorkbook([PLAN]), 'xl/worksheets/sheet1.xml')).toMatch(
      /<c r="A3" s="(\d+)".*?<c r="B3" s="\1"\/>/,
    );
  });

  test('what stays in view and how it is printed', async () => {
    const bytes = await createWorkbook([PLAN]);
    const sheet = (await load(bytes)).getWorksheet(PLAN.name)!;
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 3 });
    expect(sheet.pageSetup).toMatchObject({
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      printArea: 'A1:B6',
      printTitlesRow: '1:3',
    });
    expect(sheet.headerFooter.oddFooter).toBe('&C第 &P 页 共 &N 页');
    expect(sheet.getRow(3).height).toBe(30);
    expect(sheet.getColumn(2).width).toBeCloseTo(17.21);
    expect(partText(bytes, 'xl/workbook.xml')).toContain(`localSheetId="0">'一般公共预算''s'!$A$1:$B$6</definedName>`);
  });

  test('is computed on opening', async () => {
    expect(partText(await createWorkbook([PLAN]), 'xl/workbook.xml')).toContain('<calcPr fullCalcOnLoad="1"/>');
  });

  test('the same plans give the same bytes', async () => {
    expect(await createWorkbook([PLAN, REPORT])).toEqual(await createWorkbook([PLAN, REPORT]));
  });
});

describe('sheets inserted into a workbook', () => {
  test('stand last; nothing else changes but the lists', async () => {
    const before = await richWorkbook();
    const book = await openWorkbook(before, '决算.xlsx');
    await book.insertSheets([PLAN, REPORT]);
    expect((await load(book.bytes())).worksheets.map(({ name }) => name).slice(3)).toEqual([PLAN.name, REPORT.name]);
    const { added, removed, changed } = comparePackages(before, book.bytes());
    expect({ added, removed }).toEqual({
      added: ['xl/worksheets/sheet4.xml', 'xl/worksheets/sheet5.xml'],
      removed: [],
    });
    expect(changed.sort()).toEqual([
      '[Content_Types].xml',
      'xl/_rels/workbook.xml.rels',
      'xl/styles.xml',
      'xl/workbook.xml',
    ]);
    expect(partText(book.bytes(), 'xl/workbook.xml')).toMatch(/<calcPr[^>]*fullCalcOnLoad="1"/);
  });

  test('the looks of sheets that were there stay', async () => {
    const book = await openWorkbook(await richWorkbook(), '决算.xlsx');
    await book.insertSheets([PLAN]);
    const sheets = await load(book.bytes());
    expect(sheets.getWorksheet('收入支出决算总表')!.getCell('C4').value).toEqual(new Date(Date.UTC(2021, 11, 31)));
    expect(sheets.getWorksheet(PLAN.name)!.getCell('B4').numFmt).toBe('#,##0.00');
  });

  test.each([
    ['参数', '工作簿“决算.xlsx”里已经有“参数”表，没有插入；请先给它改名或把它删去。'],
    ['一/二', '表名“一/二”不能用：表名应为 1 至 31 个字，不含 [ ] : * ? / \\，首尾不是单引号。'],
    ['', '表名“”不能用'],
    ['长'.repeat(32), '不能用'],
  ])('the name %s is refused and nothing changes', async (name, sentence) => {
    const before = await richWorkbook();
    const book = await openWorkbook(before, '决算.xlsx');
    await expect(book.insertSheets([REPORT, { ...PLAN, name }])).rejects.toThrow(sentence);
    expect(book.bytes()).toBe(before);
  });
});

/** Files in and out of the embedded spreadsheet: what a workbook holds is there again after saving. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import exceljs, { type Workbook, type Worksheet } from 'exceljs';
import { bareWorkbook } from '../file/fixtures';
import { differing } from './hostCases';
import { cellAt } from './formulaCases';
import type { Lab } from './lab';

const SAMPLE = readFileSync(join(__dirname, '..', '..', '..', 'samples', 'jiaozuo-2021.xlsx'));

/** A workbook with what users' own workbooks have. */
async function richWorkbook(): Promise<Uint8Array> {
  const workbook = new exceljs.Workbook();
  const sheet = workbook.addWorksheet('一 表', { views: [{ state: 'frozen', xSplit: 1, ySplit: 2 }] });
  sheet.getCell('A1').value = '标题';
  sheet.getCell('A1').style = {
    font: { name: '黑体', size: 14, bold: true, italic: true, underline: true, color: { theme: 4 } },
    fill: { type: 'pattern', pattern: 'lightGray', fgColor: { argb: 'FFAABBCC' } },
    alignment: { horizontal: 'center', vertical: 'middle', wrapText: true, indent: 1, shrinkToFit: true },
    border: { top: { style: 'double', color: { argb: 'FFFF0000' } }, left: { style: 'thin' } },
    protection: { locked: false },
  };
  sheet.mergeCells('A1:C1');
  sheet.getCell('A2').value = new Date(Date.UTC(2021, 11, 31));
  sheet.getCell('A2').numFmt = 'yyyy-mm-dd';
  sheet.getCell('B2').value = true;
  sheet.getCell('C2').value = { error: '#N/A' };
  sheet.getCell('A3').value = { formula: 'SUM(B3:C3)', result: 3 };
  sheet.getCell('B3').value = 1;
  sheet.getCell('C3').value = 2;
  sheet.getCell('A4').value = { richText: [{ text: '甲', font: { bold: true } }, { text: '乙' }] };
  sheet.getCell('B4').value = { text: '网页', hyperlink: 'https://example.org/' };
  sheet.getCell('C4').value = '205';
  sheet.getCell('C4').numFmt = '@';
  sheet.getCell('C4').note = '自己的批注';
  sheet.getCell('D4').value = { formula: '二!A1*2', result: 20 };
  sheet.getColumn(1).width = 23.7109375;
  sheet.getColumn(3).hidden = true;
  sheet.getRow(3).height = 31.5;
  sheet.getRow(6).hidden = true;
  sheet.getCell('A5').dataValidation = { type: 'list', formulae: ['"甲,乙"'], allowBlank: true };
  const style = { font: { color: { argb: 'FF00AA00' } } };
  sheet.addConditionalFormatting({
    ref: 'A3:C3',
    rules: [{ type: 'expression', priority: 1, formulae: ['A3>2'], style }],
  });
  sheet.addConditionalFormatting({
    ref: 'A8:A9',
    rules: [{ type: 'top10', priority: 2, rank: 3, percent: false, bottom: false, style }],
  });
  sheet.pageSetup = { ...sheet.pageSetup, orientation: 'landscape', printTitlesRow: '1:2', printArea: 'A1:D6' };
  const other = workbook.addWorksheet('二', { state: 'hidden' });
  other.getCell('A1').value = 10;
  workbook.addWorksheet('三', { state: 'veryHidden' }).getCell('A1').value = 5;
  workbook.definedNames.add("'一 表'!$B$3:$C$3", '数据');
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

async function read(bytes: Uint8Array): Promise<Workbook> {
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.load(bytes as unknown as ArrayBuffer);
  return workbook;
}

/** Everything that exceljs reads of a workbook, cell by cell. */
function contentOf(workbook: Workbook): unknown {
  return workbook.worksheets.map((sheet) => {
    const cells: Record<string, unknown> = {};
    sheet.eachRow({ includeEmpty: true }, (row) =>
      row.eachCell({ includeEmpty: true }, (cell) => {
        if (cell.value === null && JSON.stringify(cell.style) === '{}') return;
        cells[cell.address] = { value: cell.value, style: cell.style, note: cell.note };
      }),
    );
    const { merges, pageSetup } = sheet.model;
    const { firstPageNumber: _, ...setup } = pageSetup;
    const others = sheet as unknown as { conditionalFormattings: unknown; dataValidations: unknown };
    return {
      name: sheet.name,
      state: sheet.state,
      cells,
      merges: merges.map(String).sort(),
      setup,
      // A sheet whose file says nothing of views has none, against exceljs's types.
      frozen: ((sheet.views as Worksheet['views'] | null) ?? []).flatMap((view) =>
        view.state === 'frozen' ? [[view.xSplit, view.ySplit]] : [],
      ),
      widths: [1, 2, 3].map((column) => [sheet.getColumn(column).width, sheet.getColumn(column).hidden]),
      heights: [1, 3, 6].map((row) => [sheet.getRow(row).height, sheet.getRow(row).hidden]),
      formats: others.conditionalFormattings,
      validations: others.dataValidations,
    };
  });
}

export function fileCases(lab: () => Lab): void {
  test('the sample is the same after opening and saving, and saved again to the byte', async () => {
    expect(await lab().open(SAMPLE)).toEqual([]);
    const { bytes, remarks } = await lab().save();
    expect(remarks).toEqual([]);
    expect(contentOf(await read(bytes))).toEqual(contentOf(await read(SAMPLE)));
    await lab().open(bytes);
    expect(differing(bytes, (await lab().save()).bytes)).toEqual([]);
  });

  test('a workbook with formats, formulas, notes, names and hidden sheets is the same after saving', async () => {
    const original = await richWorkbook();
    expect(await lab().open(original)).toEqual([]);
    const { bytes, remarks } = await lab().save();
    expect(remarks).toEqual([]);
    const [before, after] = [await read(original), await read(bytes)];
    expect(contentOf(after)).toEqual(contentOf(before));
    expect(after.definedNames.model).toEqual(before.definedNames.model);
  });

  test('what is tied to places is left out, and said to be, once rows were inserted', async () => {
    await lab().open(await richWorkbook());
    await lab()
      .host()
      .insertRows([{ sheet: '一 表', above: 2, count: 1, cells: [] }]);
    const { bytes, remarks } = await lab().save();
    expect(remarks).toHaveLength(1);
    expect(remarks[0]).toContain('一 表');
    const sheet = (await read(bytes)).getWorksheet('一 表');
    expect(sheet?.getCell('A4').formula).toBe('SUM(B4:C4)');
    expect(sheet?.getCell('C5').note).toBe('自己的批注');
    expect((await read(bytes)).definedNames.model[0]?.ranges).toEqual(["'一 表'!$B$4:$C$4"]);
  });

  test('ranges over several sheets are written out, and other workbooks give their stored values', async () => {
    const workbook = new exceljs.Workbook();
    for (const [i, name] of ['一月', '二月', '三月'].entries()) workbook.addWorksheet(name).getCell('A1').value = i + 1;
    const sum = workbook.addWorksheet('合计');
    sum.getCell('A1').value = { formula: 'SUM(一月:三月!A1)', result: 6 };
    sum.getCell('A2').value = { formula: '[1]他表!A1+1', result: 42 };
    sum.getCell('A3').value = { formula: '"a:b!A1"&A2', result: '' };
    const remarks = await lab().open(new Uint8Array(await workbook.xlsx.writeBuffer()));
    expect(remarks).toHaveLength(2);
    const sheets = await lab().host().readSheets();
    expect([0, 1, 2].map((row) => cellAt(sheets, '合计', row, 0))).toEqual([6, 42, 'a:b!A142']);
  });

  test('blank cells with formats far from the content are left out, and said to be', async () => {
    const cell = '<row r="1"><c r="B1" s="0"><v>5</v></c></row>';
    const blank = Array.from({ length: 50_000 }, (_, i) => `<row r="${i + 2}"><c r="A${i + 2}" s="0"/></row>`);
    const far = '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t xml:space="preserve"> </t></is></c></row>';
    for (const rows of [blank.join(''), far]) {
      const started = await lab().cpuMs();
      const remarks = await lab().open(bareWorkbook(`<sheetData>${cell}${rows}</sheetData>`));
      expect((await lab().cpuMs()) - started).toBeLessThan(10_000);
      expect(remarks).toEqual([expect.stringContaining('远在表格内容之外')]);
      expect(await lab().host().readSheets()).toMatchObject([{ top: 0, left: 1, cells: [[5]] }]);
    }
  });

  test('values of an old file can be worked on and saved as a new one', async () => {
    await lab().call(
      'openValues',
      [
        {
          name: '旧表',
          visibility: 'visible',
          top: 1,
          left: 1,
          cells: [['205', 1.5, true]],
          merges: [],
          formats: [[undefined, '0.0000', undefined]],
        },
      ],
      '旧.xls',
    );
    const [sheet] = await lab().host().readSheets();
    expect(sheet).toMatchObject({
      name: '旧表',
      cells: [['205', 1.5, true]],
      formats: [[undefined, '0.0000', undefined]],
    });
    const saved = (await read((await lab().save()).bytes)).getWorksheet('旧表');
    expect(['B2', 'C2', 'D2'].map((address) => saved?.getCell(address).value)).toEqual(['205', 1.5, true]);
  });
}

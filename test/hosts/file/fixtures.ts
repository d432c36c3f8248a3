/** Workbooks as units send them in: hidden sheets, notes, names, pictures, formats and formulas of all kinds. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import ExcelJS from 'exceljs';
import type { SheetPlan } from '../../../src/workbook';

/** 1 × 1 transparent dot. */
const DOT_PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';

/** A workbook with about everything that must come through marking unharmed. */
export async function richWorkbook(): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  book.creator = '财务科';
  book.created = book.modified = new Date(Date.UTC(2022, 2, 1));
  const sheet = book.addWorksheet('收入支出决算总表', { views: [{ state: 'frozen', ySplit: 4 }] });
  sheet.mergeCells('A1:F1');
  sheet.getCell('A1').value = '收入支出决算总表';
  sheet.getCell('A2').value = '部门：某某局';
  sheet.getCell('A4').value = { richText: [{ text: '一、', font: { bold: true } }, { text: '一般公共预算' }] };
  sheet.getCell('B4').value = 1234567.89;
  sheet.getCell('B5').value = { formula: 'SUM(B4:B4)', result: 1234567.89 };
  sheet.getCell('C4').value = new Date(Date.UTC(2021, 11, 31));
  sheet.getCell('C5').value = true;
  sheet.getCell('D4').value = { error: '#REF!' };
  sheet.getCell('D5').value = '007';
  sheet.getCell('E4').note = '此处含上年结转';
  sheet.getCell('E5').value = { text: '财政局', hyperlink: 'https://example.gov.cn' };
  sheet.getCell('F4').dataValidation = { type: 'list', allowBlank: true, formulae: ['"是,否"'] };
  sheet.addConditionalFormatting({
    ref: 'B4:B9',
    rules: [
      {
        type: 'cellIs',
        operator: 'lessThan',
        priority: 7,
        formulae: [0],
        style: { font: { color: { argb: 'FFFF0000' } } },
      },
    ],
  });
  sheet.autoFilter = 'A3:F3';
  sheet.pageSetup = { paperSize: 9, orientation: 'landscape', printArea: 'A1:F9', printTitlesRow: '1:3' };
  sheet.headerFooter.oddFooter = '&C&P';
  const image = book.addImage({ base64: DOT_PNG, extension: 'png' });
  sheet.addImage(image, 'H1:I2');
  const hidden = book.addWorksheet('参数', { state: 'hidden' });
  hidden.getCell('C3').value = '单位代码';
  book.addWorksheet('基础数据', { state: 'veryHidden' }).getCell('A1').value = 1;
  book.definedNames.add('收入支出决算总表!$B$4:$B$9', '决算数');
  return new Uint8Array(await book.xlsx.writeBuffer());
}

/** A package with parts replaced, added, or (null) left out. */
export function withParts(bytes: Uint8Array, parts: Readonly<Record<string, string | Uint8Array | null>>): Uint8Array {
  const files: Record<string, Uint8Array> = unzipSync(bytes);
  for (const [name, content] of Object.entries(parts)) {
    if (content === null) delete files[name];
    else files[name] = typeof content === 'string' ? strToU8(content) : content;
  }
  return zipSync(files);
}

/** A package with one part's text edited. */
export function editPart(bytes: Uint8Array, part: string, edit: (text: string) => string): Uint8Array {
  const content = unzipSync(bytes)[part];
  if (!content) throw new Error(`no part ${part}`);
  return withParts(bytes, { [part]: edit(strFromU8(content)) });
}

/** The smallest workbook of one sheet. `sheet` is what stands inside `<worksheet>`. */
export function bareWorkbook(sheet: string, name = '表一'): Uint8Array {
  const declaration = '<?xml version="1.0" encoding="UTF-8"?>';
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const rels = 'http://schemas.openxmlformats.org/package/2006/relationships';
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  return withParts(zipSync({}), {
    '[Content_Types].xml': `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${type}.worksheet+xml"/></Types>`,
    '_rels/.rels': `${declaration}<Relationships xmlns="${rels}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${declaration}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${name}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${declaration}<Relationships xmlns="${rels}"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `${declaration}<worksheet xmlns="${main}">${sheet}</worksheet>`,
  });
}

/** A short report sheet, as checking makes one. */
export const REPORT: SheetPlan = {
  name: '审核结果',
  cells: [
    { row: 0, column: 0, style: 'title', value: '审核结果' },
    { row: 1, column: 0, style: 'header', value: '级别' },
    { row: 1, column: 1, style: 'header', value: '说明' },
    { row: 2, column: 0, style: 'text', value: '错误', link: { sheet: '收入支出决算总表', address: 'B5' } },
    { row: 2, column: 1, style: 'text', value: '=本年收入合计<应为>"1"' },
  ],
  merges: [{ top: 0, left: 0, bottom: 0, right: 1 }],
  widths: [10, 60],
  headerRows: 2,
  landscape: true,
};

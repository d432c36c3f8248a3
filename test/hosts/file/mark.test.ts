import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import * as fc from 'fast-check';
import { addressOf } from '../../../src/accounts';
import { openWorkbook } from '../../../src/hosts/file';
import { type Marks } from '../../../src/workbook';
import { comparePackages, onlyInserts, partText, SAME } from '../../support/package';
import { bareWorkbook, editPart, REPORT, richWorkbook, withParts } from './fixtures';

const SHEET = '收入支出决算总表';
const at = (address: `${string}${number}`, sheet = SHEET) => ({ sheet, address });
const MARKS: Marks = {
  error: [at('B5'), at('B4'), at('D4')],
  verify: [at('D5'), at('C3', '参数')],
  hint: [at('A4')],
};
const NONE: Marks = { error: [], verify: [], hint: [] };
const STYLES = 'xl/styles.xml';
const WORKSHEET = 'xl/worksheets/sheet1.xml';

const open = (bytes: Uint8Array) => openWorkbook(bytes, '决算.xlsx');

async function marked(bytes: Uint8Array, marks = MARKS, report = true): Promise<Uint8Array> {
  const book = await open(bytes);
  await book.mark(marks, report ? REPORT : undefined);
  return book.bytes();
}

async function cleared(bytes: Uint8Array): Promise<Uint8Array> {
  const book = await open(bytes);
  await book.clearMarks();
  return book.bytes();
}

async function exceljs(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes.slice().buffer);
  return book;
}

const fileAt = async (name: string): Promise<Uint8Array> =>
  new Uint8Array(await readFile(join(__dirname, '..', '..', 'files', name)));

/** The rich workbook with its rule at the first priority, and with one in an extension at the second. */
async function atFirstPriorities(): Promise<Uint8Array> {
  const extension =
    '<extLst><ext uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"><x14:conditionalFormattings><x14:conditionalFormatting><x14:cfRule type="dataBar" priority="2" id="{0}"/></x14:conditionalFormatting></x14:conditionalFormattings></ext></extLst>';
  return editPart(await richWorkbook(), WORKSHEET, (xml) =>
    xml.replace('priority="7"', 'priority="1"').replace('</worksheet>', `${extension}</worksheet>`),
  );
}

const formatsOf = (bytes: Uint8Array, part = WORKSHEET) =>
  [...partText(bytes, part).matchAll(/<conditionalFormatting[^>]*>.*?<\/conditionalFormatting>/g)].map(([xml]) => xml);

describe('setting marks', () => {
  test('one conditional format a level and sheet, of higher precedence than the user’s own', async () => {
    const bytes = await marked(await richWorkbook());
    const [own, ...ours] = formatsOf(bytes);
    expect(own).toContain('priority="7"');
    expect(ours).toEqual([
      '<conditionalFormatting sqref="B4:B5 D4"><cfRule type="expression" dxfId="1" priority="1"><formula>LEN(&quot;juesuan:error&quot;)&gt;0</formula></cfRule></conditionalFormatting>',
      '<conditionalFormatting sqref="D5"><cfRule type="expression" dxfId="2" priority="2"><formula>LEN(&quot;juesuan:verify&quot;)&gt;0</formula></cfRule></conditionalFormatting>',
      '<conditionalFormatting sqref="A4"><cfRule type="expression" dxfId="3" priority="3"><formula>LEN(&quot;juesuan:hint&quot;)&gt;0</formula></cfRule></conditionalFormatting>',
    ]);
    expect(formatsOf(bytes, 'xl/worksheets/sheet2.xml')).toHaveLength(1);
  });

  test('the user’s rules make room where there is none, and keep their order', async () => {
    const bytes = await marked(await atFirstPriorities());
    const priorities = [...partText(bytes, WORKSHEET).matchAll(/priority="(\d+)"/g)].map(([, number]) =>
      Number(number),
    );
    expect(priorities).toEqual([4, 1, 2, 3, 5]);
    expect(formatsOf(bytes, 'xl/worksheets/sheet2.xml').join('')).toContain('priority="1"');
  });

  test('a mark on rows that the user has banded is seen', async () => {
    const before = await fileAt('banded-rows.xlsx');
    const sheet = 'GK01 收入支出决算总表';
    const bytes = await marked(before, { ...NONE, error: [at('C33', sheet)] });
    expect(formatsOf(bytes)).toEqual([
      expect.stringMatching(/priority="2".*MOD\(ROW\(\),2\)=1/),
      expect.stringMatching(/sqref="C33".*priority="1".*juesuan:error/),
    ]);
    expect(comparePackages(before, await cleared(bytes))).toEqual(SAME);
  });

  test('protection, formats, checks of input and pictures in cells stay', async () => {
    const before = await fileAt('formats-of-all-kinds.xlsx');
    const bytes = await marked(before, { ...NONE, error: [at('C33', 'GK01 收入支出决算总表')] });
    expect(comparePackages(before, bytes).removed).toEqual([]);
    for (const part of ['xl/cellimages.xml', 'xl/media/image1.png']) {
      expect(comparePackages(before, bytes).changed).not.toContain(part);
    }
    const xml = partText(bytes, WORKSHEET);
    for (const kept of ['<sheetProtection', 'type="duplicateValues"', '<dataBar>']) expect(xml).toContain(kept);
    expect(xml).toMatch(/juesuan:error.*<dataValidations/);
    expect(comparePackages(before, await cleared(bytes))).toEqual(SAME);
  });

  test('untouched parts keep their bytes, touched ones only gain', async () => {
    const before = await richWorkbook();
    const after = await marked(before);
    const { added, removed, changed } = comparePackages(before, after);
    expect(removed).toEqual([]);
    expect(added).toEqual([
      'customXml/item1.xml',
      'customXml/itemProps1.xml',
      'customXml/_rels/item1.xml.rels',
      'xl/worksheets/sheet4.xml',
    ]);
    expect(changed.sort()).toEqual([
      '[Content_Types].xml',
      'xl/_rels/workbook.xml.rels',
      STYLES,
      'xl/workbook.xml',
      WORKSHEET,
      'xl/worksheets/sheet2.xml',
    ]);
    for (const part of changed) {
      const uncounted = (bytes: Uint8Array) => partText(bytes, part).replace(/ count="\d+"/g, '');
      expect([part, onlyInserts(uncounted(before), uncounted(after))]).toEqual([part, true]);
    }
  });

  test('where the schema wants it: after merges, before data validations', async () => {
    const names = [...partText(await marked(await richWorkbook()), WORKSHEET).matchAll(/<(\w+)/g)].map(
      ([, name]) => name,
    );
    expect(names.lastIndexOf('conditionalFormatting')).toBeGreaterThan(names.indexOf('mergeCells'));
    expect(names.lastIndexOf('conditionalFormatting')).toBeLessThan(names.indexOf('dataValidations'));
  });

  test('a cell with several findings is marked once, at the gravest level', async () => {
    const bytes = await marked(await richWorkbook(), {
      error: [at('B4'), at('B4')],
      verify: [at('B4')],
      hint: [at('B4')],
    });
    expect(formatsOf(bytes).slice(1)).toHaveLength(1);
  });

  test('another program reads marks and report', async () => {
    const book = await exceljs(await marked(await richWorkbook()));
    expect(book.worksheets.map(({ name }) => name)).toEqual([SHEET, '参数', '基础数据', '审核结果']);
    const report = book.getWorksheet('审核结果')!;
    expect(report.getCell('A1').font).toMatchObject({ name: '宋体', size: 16, bold: true });
    expect(report.getCell('B3').value).toBe('=本年收入合计<应为>"1"');
  });

  test('the report’s links lead to the cells', async () => {
    const xml = partText(await marked(await richWorkbook()), 'xl/worksheets/sheet4.xml');
    expect(xml).toContain(`<hyperlinks><hyperlink ref="A3" location="'${SHEET}'!B5"/></hyperlinks>`);
  });

  test('values read the same with marks as without', async () => {
    const before = await richWorkbook();
    const sheets = await (await open(await marked(before))).readSheets();
    expect(sheets.slice(0, 3)).toEqual(await (await open(before)).readSheets());
  });

  test('a sheet that is not there: nothing is changed', async () => {
    const bytes = await richWorkbook();
    const book = await open(bytes);
    await expect(book.mark({ ...NONE, error: [at('A1', '没有')] }, REPORT)).rejects.toThrow(
      '工作簿“决算.xlsx”里没有“没有”表，没有标注；请重新审核后再标注。',
    );
    expect(book.bytes()).toBe(bytes);
  });

  test('a sheet of the user’s that has the report’s name is left alone', async () => {
    const user = editPart(await richWorkbook(), 'xl/workbook.xml', (xml) => xml.replace('参数', '审核结果'));
    const bytes = await marked(user, NONE);
    expect((await exceljs(bytes)).worksheets.map(({ name }) => name).slice(1)).toEqual([
      '审核结果',
      '基础数据',
      '审核结果 (2)',
    ]);
    expect(comparePackages(user, await cleared(bytes))).toEqual(SAME);
  });
});

describe('clearing restores the file part by part, byte for byte', () => {
  const dxfs = (replacement: string) => async () =>
    editPart(await richWorkbook(), STYLES, (xml) => xml.replace(/<dxfs.*<\/dxfs>/, replacement));

  test.each<[string, () => Promise<Uint8Array>]>([
    ['a rich workbook', richWorkbook],
    ['no list of differential formats', dxfs('')],
    ['an empty list of them', dxfs('<dxfs count="0" />')],
    ['a list without a count', dxfs('<dxfs><dxf></dxf></dxfs>')],
    ['rules of the user’s at the first priorities', atFirstPriorities],
    ['no styles at all', () => Promise.resolve(renamed(bareWorkbook('<sheetData/>')))],
    ['prefixed elements', async () => prefixed(await richWorkbook())],
    [
      'a byte order mark and line breaks of Windows',
      async () => editPart(await richWorkbook(), 'xl/workbook.xml', (xml) => `\ufeff${xml.replaceAll('><', '>\r\n<')}`),
    ],
  ])('%s', async (_, make) => {
    const before = await make();
    const marks = { ...NONE, error: [at('B4')], hint: [at('A1')] };
    expect(comparePackages(before, await cleared(await marked(before, marks)))).toEqual(SAME);
    const twice = await marked(await marked(before, marks), { ...NONE, verify: [at('C4')] });
    expect(comparePackages(before, await cleared(twice))).toEqual(SAME);
    expect(comparePackages(before, await cleared(await marked(before, marks, false)))).toEqual(SAME);
  });

  test('whatever cells are marked', async () => {
    const before = await richWorkbook();
    const cell = fc.tuple(fc.integer({ min: 0, max: 1048575 }), fc.constantFrom(0, 1, 16383));
    const cells = fc.array(
      cell.map(([row, column]) => at(addressOf(row, column))),
      { maxLength: 8 },
    );
    await fc.assert(
      fc.asyncProperty(fc.record({ error: cells, verify: cells, hint: cells }), fc.boolean(), async (marks, report) => {
        expect(comparePackages(before, await cleared(await marked(before, marks, report)))).toEqual(SAME);
      }),
      { numRuns: 25 },
    );
  });

  test('marking again is the same as marking once', async () => {
    const once = await marked(await richWorkbook());
    expect(comparePackages(once, await marked(once))).toEqual(SAME);
  });

  test('it tells how many conditional formats were removed', async () => {
    expect(await (await open(await marked(await richWorkbook()))).clearMarks()).toBe(4);
    const bytes = await richWorkbook();
    const book = await open(bytes);
    expect(await book.clearMarks()).toBe(0);
    expect(book.bytes()).toBe(bytes);
  });
});

describe('clearing a file that somebody has saved since', () => {
  test('a program that writes everything anew: marks and report go, the rest stays', async () => {
    const saved = new Uint8Array(await (await exceljs(await marked(await richWorkbook()))).xlsx.writeBuffer());
    // exceljs drops custom XML; Excel keeps it.
    const kept = withState(saved, partText(await marked(await richWorkbook()), 'customXml/item1.xml'));
    const book = await open(kept);
    expect(await book.clearMarks()).toBe(4);
    const after = book.bytes();
    expect((await exceljs(after)).worksheets.map(({ name }) => name)).toEqual([SHEET, '参数', '基础数据']);
    expect(formatsOf(after)).toHaveLength(1);
    expect(comparePackages(kept, after).removed).toEqual(
      expect.arrayContaining(['xl/worksheets/sheet4.xml', 'customXml/item1.xml']),
    );
    expect(partText(after, 'xl/workbook.xml')).not.toContain('localSheetId="3"');
  });

  test('a sheet that was edited keeps the numbers that its rules were given', async () => {
    const edited = editPart(await marked(await atFirstPriorities()), WORKSHEET, (xml) =>
      xml.replace('1234567.89', '1234567.88'),
    );
    const after = await cleared(edited);
    expect(formatsOf(after).join('')).toContain('priority="4"');
    expect(formatsOf(after)).toHaveLength(1);
  });

  test('without our state, marks still go by their formula', async () => {
    const saved = new Uint8Array(await (await exceljs(await marked(await richWorkbook()))).xlsx.writeBuffer());
    expect(formatsOf(await cleared(saved))).toHaveLength(1);
  });

  test('a rule that Excel has put in one block with the user’s own', async () => {
    const both = editPart(await marked(await richWorkbook()), WORKSHEET, (xml) =>
      xml.replace('</conditionalFormatting><conditionalFormatting sqref="B4:B5 D4">', ''),
    );
    const book = await open(both);
    expect(await book.clearMarks()).toBe(4);
    expect(formatsOf(book.bytes())).toEqual(formatsOf(await richWorkbook()));
  });

  test('sheets added and the report left in front: tabs and names follow', async () => {
    const book = await open(await marked(await richWorkbook()));
    await book.insertSheets([{ ...REPORT, name: '新表' }]);
    const shown = editPart(book.bytes(), 'xl/workbook.xml', (xml) =>
      xml.replace('<sheets>', '<bookViews><workbookView activeTab="4"/></bookViews><sheets>'),
    );
    const after = await cleared(shown);
    const xml = partText(after, 'xl/workbook.xml');
    expect((await exceljs(after)).worksheets.map(({ name }) => name)).toEqual([SHEET, '参数', '基础数据', '新表']);
    expect(xml).toContain('activeTab="3"');
    expect(xml).toContain(`<definedName name="_xlnm.Print_Titles" localSheetId="3">'新表'!$1:$2</definedName>`);
  });

  test('a report that the user has renamed is the user’s', async () => {
    const renamedReport = editPart(await marked(await richWorkbook()), 'xl/workbook.xml', (xml) =>
      xml.replace('name="审核结果"', 'name="留存"'),
    );
    expect((await exceljs(await cleared(renamedReport))).worksheets.map(({ name }) => name)).toContain('留存');
  });
});

/** The bare workbook's sheet under the name that is marked. */
function renamed(bytes: Uint8Array): Uint8Array {
  return editPart(bytes, 'xl/workbook.xml', (xml) => xml.replace('表一', SHEET));
}

/** As some programs write: every element of SpreadsheetML with a prefix. */
function prefixed(bytes: Uint8Array): Uint8Array {
  return ['xl/workbook.xml', STYLES, WORKSHEET].reduce(
    (package_, part) =>
      editPart(package_, part, (xml) =>
        xml.replace(/xmlns="/, 'xmlns:x="').replace(/<(\/?)(?=[a-zA-Z]+[\s/>])/g, '<$1x:'),
      ),
    bytes,
  );
}

function withState(bytes: Uint8Array, state: string): Uint8Array {
  const linked = editPart(bytes, 'xl/_rels/workbook.xml.rels', (xml) =>
    xml.replace(
      '</Relationships>',
      '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml" Target="../customXml/item1.xml"/></Relationships>',
    ),
  );
  return withParts(linked, { 'customXml/item1.xml': state });
}

/** Files that are small, or sound, and were read for minutes: each is read at once or refused in a sentence. */
import { openWorkbook } from '../../../src/hosts/file';
import { WorkbookError, type SheetSnapshot } from '../../../src/workbook';
import { cpuMs } from '../../support/cpu';
import { bareWorkbook, withParts } from './fixtures';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
/** Opening the largest of these takes about a second. */
const MS_MAX = 8_000;

async function outcome(bytes: Uint8Array, name = '决算.xlsx'): Promise<readonly SheetSnapshot[] | string> {
  const started = cpuMs();
  try {
    return await (await openWorkbook(bytes, name)).readSheets();
  } catch (error) {
    if (!(error instanceof WorkbookError)) throw error;
    return error.message;
  } finally {
    expect(cpuMs() - started).toBeLessThan(MS_MAX);
  }
}

/** A workbook of `count` sheets that all point at one part. */
function onePart(count: number, sheet: string): Uint8Array {
  const sheets = Array.from({ length: count }, (_, i) => `<sheet name="表${i}" sheetId="${i + 1}" r:id="rId1"/>`);
  return withParts(bareWorkbook(sheet), {
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets.join('')}</sheets></workbook>`,
  });
}

function rows(count: number, cells: (row: number) => string): string {
  const all = Array.from({ length: count }, (_, i) => `<row r="${i + 1}">${cells(i + 1)}</row>`);
  return `<sheetData>${all.join('')}</sheetData>`;
}

const number = (address: string, value: number): string => `<c r="${address}"><v>${value}</v></c>`;
const nine = (row: number): string =>
  Array.from('ABCDEFGHI', (column, i) => number(`${column}${row}`, (row * 7919 + i * 104_729) % 1_000_003)).join('');

describe('sheets that point at one part', () => {
  test.each([5_000, 60_000])('%d of them', async (count) => {
    expect(await outcome(onePart(count, rows(3, nine)))).toBe(
      `文件“决算.xlsx”有 ${count} 张工作表，超过 1000 张的上限；请只保留决算报表，另存后再试。`,
    );
  });

  test('a hundred at a part of 4 MB', async () => {
    expect(await outcome(onePart(100, rows(15_000, nine)))).toContain('超过 256 MB 的上限，没有读取');
  });

  test('four hundred at a part of 30,000 cells', async () => {
    expect(await outcome(onePart(400, rows(3_500, nine)))).toContain('超过 256 MB 的上限，没有读取');
  });

  test('a few are read', async () => {
    expect(await outcome(onePart(3, rows(3, nine)))).toHaveLength(3);
  });

  test('more cells than one workbook may have', async () => {
    const sparse = rows(60_000, (row) => number(`${row % 2 ? 'A' : 'Z'}${row}`, row));
    expect(await outcome(onePart(4, sparse))).toContain('各张工作表的单元格加起来已超过 500 万个的上限');
  });
});

test('150,000 merged blocks', async () => {
  const merges = Array.from({ length: 150_000 }, (_, i) => `<mergeCell ref="A${i + 1}:B${i + 1}"/>`).join('');
  const sheet = `${rows(1, nine)}<mergeCells>${merges}</mergeCells>`;
  expect(await outcome(bareWorkbook(sheet))).toContain('合并单元格加起来已超过 10 万个的上限');
});

test('merged blocks that lie on one another, each over the whole sheet', async () => {
  const merges = '<mergeCell ref="A1:XFD1048576"/>'.repeat(1_000);
  const sheet = `${rows(1_000, nine)}<mergeCells>${merges}</mergeCells>`;
  expect(await outcome(bareWorkbook(sheet))).toContain('“表一”表里合并单元格互相重叠');
});

describe('a shared string', () => {
  const withString = (text: string, uses: number): Uint8Array =>
    withParts(bareWorkbook(rows(uses, (row) => `<c r="A${row}" t="s"><v>0</v></c>`)), {
      'xl/sharedStrings.xml': `<sst xmlns="${MAIN}"><si><t>${text}</t></si></sst>`,
      'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    });

  test('of 10 MB, used a thousand times', async () => {
    expect(await outcome(withString('决'.repeat(3_500_000), 1_000))).toBe(
      '文件“决算.xlsx”的“表一”表 A1 单元格的文字超过 32767 字（Excel 的上限），请删短后再试。',
    );
  });

  test('as long as Excel takes it, used 10,000 times', async () => {
    expect(await outcome(withString('决'.repeat(32_000), 10_000))).toContain('文字加起来已超过 6710 万字的上限');
  });
});

test('two million cells that are not closed', async () => {
  const sheet = `<sheetData><row r="1">${'<c r="A1"><v>1</v>'.repeat(2_000_000)}</row></sheetData>`;
  expect(await outcome(bareWorkbook(sheet))).toContain('已损坏');
});

test('200,000 rows of two cells far from one another are read', async () => {
  const sheet = rows(200_000, (row) => number(`A${row}`, row) + number(`X${row}`, row));
  const sheets = await outcome(bareWorkbook(sheet));
  expect(sheets).toMatchObject([{ cells: { length: 200_000 } }]);
});

test('300,000 blank rows with formats are no part of what is read', async () => {
  const blank = Array.from({ length: 300_000 }, (_, i) => `<row r="${i + 2}" s="1"><c r="A${i + 2}" s="1"/></row>`);
  const sheet = `<sheetData><row r="1">${number('A1', 5)}</row>${blank.join('')}</sheetData>`;
  expect(await outcome(bareWorkbook(sheet))).toMatchObject([{ top: 0, left: 0, cells: [[5]] }]);
});

test.each(['<c r="XFD1048576" s="1"/>', '<c r="XFD1048576" t="inlineStr"><is><t> </t></is></c>'])(
  'in the last cell of the sheet nothing but %s',
  async (cell) => {
    const sheet = `<sheetData><row r="1">${number('B1', 5)}</row><row r="1048576">${cell}</row></sheetData>`;
    expect(await outcome(bareWorkbook(sheet))).toMatchObject([{ top: 0, left: 1, cells: [[5]] }]);
  },
);

describe('an .xls file of 40 MB zeros', () => {
  const zeros = (start: readonly number[]): Uint8Array => {
    const bytes = new Uint8Array(40 * 1024 * 1024);
    bytes.set(start);
    return bytes;
  };
  const SIGNATURE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

  test('behind the signature', async () => {
    expect(await outcome(zeros(SIGNATURE), '决算.xls')).toContain('已损坏或不完整（文件目录）');
  });

  test('behind the signature and the size of sectors: a chain that comes back to its start', async () => {
    const header = [...SIGNATURE, ...Array.from({ length: 22 }, () => 0), 9];
    expect(await outcome(zeros(header), '决算.xls')).toContain('已损坏或不完整（文件目录）');
  });
});

describe('web pages', () => {
  const page = (content: string): Uint8Array => new TextEncoder().encode(`<html><table>${content}</table></html>`);

  test.each([
    ['tags that are never closed', `<tr><td>${'<b>'.repeat(1_000_000)}`, '已损坏'],
    ['tables in one another', '<table><tr><td>1'.repeat(3_000), '已损坏'],
    [
      'cells that reach over everything',
      '<tr><td rowspan=65534 colspan=1000>甲'.repeat(100_000),
      '超出了 Excel 的列数',
    ],
    ['a cell without end', `<tr><td>${'<br> '.repeat(2_000_000)}`, '的文字超过 32767 字'],
    ['rows without end', '<tr><td>1'.repeat(300_000), '超过 200000 行的上限'],
  ])('%s', async (_, content, sentence) => {
    expect(await outcome(page(content), '决算.xls')).toContain(sentence);
  });
});

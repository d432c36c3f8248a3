import { CFB, utils, write } from '@e965/xlsx';
import { zipSync } from 'fflate';
import { LIMITS, openWorkbook } from '../../../src/hosts/file';
import { WorkbookError } from '../../../src/workbook';
import { cpuMs } from '../../support/cpu';
import { bareWorkbook, editPart, richWorkbook, withParts } from './fixtures';

const text = (content: string) => new TextEncoder().encode(content);

/** The sentence with which a file is refused, on opening or on reading. */
async function refusal(bytes: Uint8Array, name = '决算.xlsx'): Promise<string> {
  try {
    await (await openWorkbook(bytes, name)).readSheets();
  } catch (error) {
    expect(error).toBeInstanceOf(WorkbookError);
    return (error as WorkbookError).message;
  }
  return 'not refused';
}

/** A compound file with the streams named. */
function compound(streams: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const library = CFB as {
    utils: { cfb_new(): object; cfb_add(file: object, path: string, content: Uint8Array): void };
    write(file: object, options: { type: 'buffer' }): Uint8Array;
  };
  const file = library.utils.cfb_new();
  for (const [path, content] of Object.entries(streams)) library.utils.cfb_add(file, path, content);
  return new Uint8Array(library.write(file, { type: 'buffer' }));
}

describe('files that are no workbook', () => {
  test.each([
    ['plain text', text('科目,金额\n合计,1'), '不是 Excel 工作簿，看起来是文本文件（如 .csv，UTF-8 编码）'],
    ['text of GBK', new Uint8Array([0xbf, 0xc6, 0xc4, 0xbf, 44, 49]), '（如 .csv，GBK 编码）'],
    ['text of UTF-16', new Uint8Array([0xff, 0xfe, 0x31, 0, 0x2c, 0]), '（如 .csv，Unicode 编码）'],
    ['a PDF', text('%PDF-1.7\n…'), '（看起来是 PDF 文件）'],
    ['a PNG', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), '（看起来是图片）'],
    ['another zip', zipSync({ 'a.txt': text('a') }), '（看起来是 ZIP 压缩包）'],
    [
      'a web page without a table, named .xls',
      text('\ufeff<html xmlns:x="urn:schemas-microsoft-com:office:excel"><p>登录'),
      '其实是网页格式（扩展名不符），里面没有表格',
    ],
    [
      'XML of Excel 2003 without a sheet',
      text('<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">'),
      '已损坏或不完整（表格数据）',
    ],
    ['nothing at all', new Uint8Array(), '是空的（0 字节）'],
    ['an OpenDocument sheet', zipSync({ mimetype: text('a'), 'content.xml': text('<a/>') }), 'OpenDocument 格式'],
    ['a Word document of old', compound({ '/WordDocument': text('a') }), '（看起来是 Word 文档）'],
    [
      'an encrypted workbook',
      compound({ '/EncryptedPackage': text('a'), '/EncryptionInfo': text('b') }),
      '设有打开密码',
    ],
  ])('%s', async (_, bytes, sentence) => {
    expect(await refusal(bytes)).toContain(sentence);
  });

  test('a Word document', async () => {
    const bytes = editPart(
      bareWorkbook('<sheetData/>'),
      'xl/workbook.xml',
      () => '<w:document xmlns:w="w"></w:document>',
    );
    expect(await refusal(bytes)).toBe(
      '文件“决算.xlsx”不是 Excel 工作簿（看起来是 Word 文档），请选择 .xlsx 或 .xls 文件。',
    );
  });

  test('a binary workbook', async () => {
    const book = utils.book_new();
    utils.book_append_sheet(book, utils.aoa_to_sheet([[1]]), '表');
    const bytes = new Uint8Array(write(book, { type: 'array', bookType: 'xlsb' }) as ArrayBuffer);
    expect(await refusal(bytes)).toContain('二进制工作簿（.xlsb）');
  });

  test('an .xls file with a password', async () => {
    const record = (type: number, body: readonly number[]) => [type & 0xff, type >> 8, body.length, 0, ...body];
    const begin = record(0x0809, [0, 6, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    const stream = [...begin, ...record(0x2f, [0, 0, 1, 2, 3, 4]), ...record(0x0a, [])];
    const padded = new Uint8Array(4096);
    padded.set(stream);
    expect(await refusal(compound({ '/Workbook': padded }), '决算.xls')).toContain('设有打开密码');
  });
});

describe('damaged files', () => {
  test('cut off at any length', async () => {
    const whole = await richWorkbook();
    for (const share of [0.001, 0.3, 0.7, 0.99]) {
      expect(await refusal(whole.subarray(0, Math.ceil(whole.length * share)))).toMatch(/已损坏|不是 Excel 工作簿/);
    }
  });

  test('one byte changed in a packed part is noticed by its checksum', async () => {
    const whole = await richWorkbook();
    const at = Buffer.from(whole).indexOf('xl/worksheets/sheet1.xml') + 80;
    whole[at]! ^= 0x10;
    expect(await refusal(whole)).toContain('已损坏或不完整（xl/worksheets/sheet1.xml）');
  });

  test.each([
    ['<worksheet', 'worksheet without cells'],
    [
      '<worksheet xmlns="a"><sheetData><row r="1"><c r="A1" t="s"><v>9</v></c></row></sheetData></worksheet>',
      'no such string',
    ],
  ])('a sheet that cannot be read is not left out without a word: %#', async (sheet) => {
    const bytes = editPart(bareWorkbook('<sheetData/>'), 'xl/worksheets/sheet1.xml', () => sheet);
    expect(await refusal(bytes)).toContain('已损坏');
  });

  test('a DOCTYPE, after a comment or not', async () => {
    for (const start of [
      '<!DOCTYPE a [<!ENTITY b "c">]>',
      '<!-- a --><!DOCTYPE a>',
      `<!--${'a'.repeat(70_000)}--><!DOCTYPE a>`,
    ]) {
      const bytes = editPart(bareWorkbook('<sheetData/>'), 'xl/workbook.xml', (xml) => xml.replace('?>', `?>${start}`));
      expect(await refusal(bytes)).toContain('xl/workbook.xml 里含有 DOCTYPE 声明');
    }
  });
});

describe('files made to exhaust the machine', () => {
  test('a sheet of nothing but tags, in which the cells never end', async () => {
    const bytes = bareWorkbook(`<sheetData>${'<a/>'.repeat(8_000_000)}`);
    const started = cpuMs();
    expect(await refusal(bytes)).toContain('已损坏');
    // Looked through to the end it would take several times as long.
    expect(cpuMs() - started).toBeLessThan(8_000);
  });

  test('too many bytes', async () => {
    expect(await refusal(new Uint8Array(LIMITS.FILE_BYTES_MAX + 1))).toBe(
      '文件“决算.xlsx”有 51 MB，超过 50 MB 的上限；请删去其中的图片等无关内容后再试。',
    );
  });

  test('a zip that unpacks a thousandfold', async () => {
    const bytes = withParts(bareWorkbook('<sheetData/>'), { 'xl/media/a.bin': new Uint8Array(60 * 1024 * 1024) });
    expect(bytes.length).toBeLessThan(100_000);
    expect(await refusal(bytes)).toContain('解压后大得不正常（60 MB）');
  });

  test('a zip that declares less than it unpacks to', async () => {
    const bytes = withParts(bareWorkbook('<sheetData/>'), { 'xl/media/a.bin': new Uint8Array(60 * 1024 * 1024) });
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    const entry = Buffer.from(bytes).lastIndexOf('xl/media/a.bin') - 46;
    expect(view.getUint32(entry + 24, true)).toBe(60 * 1024 * 1024);
    view.setUint32(entry + 24, 1000, true);
    expect(await refusal(bytes)).toContain('解压后大得不正常（xl/media/a.bin）');
  });

  test('too many parts', async () => {
    const many = Object.fromEntries(Array.from({ length: LIMITS.PARTS_MAX }, (_, i) => [`a${i}`, new Uint8Array()]));
    expect(await refusal(withParts(bareWorkbook('<sheetData/>'), many))).toMatch(/大得不正常（100\d\d 个部分）/);
  });
});

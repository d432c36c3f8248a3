/** Books as they should not be: each ends in one sentence and status 2, at once, whatever the command. */
import { mkdirSync, readdirSync, truncateSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import { CFB, read, utils, write } from '@e965/xlsx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { cpuMs } from '../support/cpu';
import { changedSample, expectOneSentence, juesuan, sample, workFolder, written } from './support';

const { path } = workFolder();
const MIB = 1024 * 1024;

function compound(streams: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const library = CFB as {
    utils: { cfb_new(): object; cfb_add(file: object, path: string, content: Uint8Array): void };
    write(file: object, options: { type: 'buffer' }): Uint8Array;
  };
  const file = library.utils.cfb_new();
  for (const [name, content] of Object.entries(streams)) library.utils.cfb_add(file, name, content);
  return new Uint8Array(library.write(file, { type: 'buffer' }));
}

/** A stream of BIFF8 that begins as an encrypted one does. */
function encryptedStream(): Uint8Array {
  const record = (type: number, body: readonly number[]) => [type & 0xff, type >> 8, body.length, 0, ...body];
  const begin = record(0x0809, [0, 6, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
  const stream = new Uint8Array(4096);
  stream.set([...begin, ...record(0x2f, [0, 0, 1, 2, 3, 4]), ...record(0x0a, [])]);
  return stream;
}

function book(rows: readonly (readonly unknown[])[], bookType: 'xlsx' | 'xlsb' | 'ods' = 'xlsx'): Uint8Array {
  const made = utils.book_new();
  utils.book_append_sheet(made, utils.aoa_to_sheet(rows.map((row) => [...row])), 'Sheet1');
  return new Uint8Array(write(made, { type: 'array', bookType }) as ArrayBuffer);
}

function withPart(part: string, edit: (text: string) => string): Uint8Array {
  const parts = unzipSync(sample());
  parts[part] = strToU8(edit(strFromU8(parts[part] ?? new Uint8Array())));
  return zipSync(parts);
}

/** 100 MB of nothing, packed a thousandfold. */
const PACKED = new Uint8Array(deflateRawSync(new Uint8Array(100 * MIB)));

/** A zip of parts of 100 MB each, which says of each that it unpacks to `declared` bytes. */
function bomb(parts: number, declared = 100 * MIB): Uint8Array {
  const entries = Array.from({ length: parts }, (_, i) => {
    const name = Buffer.from(`xl/media/b${i}`);
    // From the version to the length of the extra field, as the local header and the directory have it alike.
    const common = Buffer.alloc(26);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(PACKED.length, 14);
    common.writeUInt32LE(declared, 18);
    common.writeUInt16LE(name.length, 22);
    return { name, common };
  });
  const locals = entries.map(({ name, common }) => Buffer.concat([Buffer.from('PK\x03\x04'), common, name, PACKED]));
  let offset = 0;
  const directory = entries.map(({ name, common }, i) => {
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    offset += locals[i]?.length ?? 0;
    return Buffer.concat([Buffer.from('PK\x01\x02\0\0'), common, rest, name]);
  });
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06');
  end.writeUInt16LE(parts, 10);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...locals, ...directory, end]));
}

const NO_BOOKS: readonly (readonly [name: string, content: () => Uint8Array | string, sentence: string])[] = [
  ['文本.txt', () => '科目,金额', '看起来是文本文件'],
  ['文件.pdf', () => '%PDF-1.7', '看起来是 PDF 文件'],
  ['图片.png', () => new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), '看起来是图片'],
  ['网页.xls', () => '<html><p>通知', '其实是网页格式'],
  ['没有报表的网页.xls', () => '<html><table><tr><td>1', '没有找到任何一张决算报表'],
  ['空.xlsx', () => '', '是空的（0 字节）'],
  ['加密.xlsx', () => compound({ '/EncryptedPackage': new Uint8Array(5000) }), '设有打开密码'],
  ['加密.xls', () => compound({ '/Workbook': encryptedStream() }), '设有打开密码'],
  ['文档.doc', () => compound({ '/WordDocument': new Uint8Array(5000) }), '看起来是 Word 文档'],
  ['二进制.xlsb', () => book([[1]], 'xlsb'), '二进制工作簿'],
  ['开放.ods', () => book([[1]], 'ods'), 'OpenDocument 格式'],
  ['没有内容.xlsx', () => book([]), '没有找到任何一张决算报表'],
  ['没有报表.xlsx', () => book([['通知'], ['姓名', '电话']]), '没有找到任何一张决算报表'],
  ['半截.xlsx', () => sample().subarray(0, 20_000), '已损坏或不完整'],
  ['半张表.xlsx', () => withPart('xl/worksheets/sheet3.xml', (xml) => xml.slice(0, xml.length / 2)), '已损坏'],
  ['声明.xlsx', () => withPart('xl/workbook.xml', (xml) => xml.replace('?>', '?><!DOCTYPE a>')), 'DOCTYPE'],
  ['远.xlsx', () => farCell('XFD1048576'), '超过 200000 行'],
  ['宽.xlsx', () => farCell('XFD100000'), '范围过大'],
  ['炸弹.xlsx', () => bomb(11), '解压后大得不正常（1100 MB）'],
  ['说谎的炸弹.xlsx', () => bomb(11, 1000), '解压后大得不正常（xl/media/b0）'],
  ['炸弹中的炸弹.xlsx', () => zipSync({ 'a.zip': zipSync({ a: new Uint8Array(30 * MIB) }) }), 'ZIP 压缩包'],
];

function farCell(address: string): Uint8Array {
  const row = address.replace(/\D/g, '');
  const cell = `<row r="${row}"><c r="${address}"><v>1</v></c></row>`;
  return withPart('xl/worksheets/sheet1.xml', (xml) => xml.replace('</sheetData>', `${cell}</sheetData>`));
}

describe.each(NO_BOOKS)('%s', (name, content, sentence) => {
  test('is refused by every command in one sentence, and nothing is written', async () => {
    const file = written(path(name), content());
    const before = readdirSync(path('.'));
    const commands = [
      ['check', file, '--report', path('r.xlsx')],
      ['read', file],
      ['mark', file, '--out', path('m.xlsx')],
      ['draft', file, '--out', path('d.docx')],
    ];
    const started = cpuMs();
    for (const command of commands) {
      const { status, out, err } = await juesuan(...command);
      expect([command[0], status, out]).toEqual([command[0], 2, '']);
      expectOneSentence(err);
      expect(err).toContain(name);
      expect(err).toContain(sentence);
    }
    // Four commands; a tenth of this is usual.
    expect(cpuMs() - started).toBeLessThan(8_000);
    expect(readdirSync(path('.'))).toEqual(before);
  });
});

describe('what is no file, or cannot be read', () => {
  test('a file that is not there, and one named like a folder', async () => {
    const { status, err } = await juesuan('check', path('没有.xlsx'));
    expect([status, err]).toEqual([2, '找不到文件“没有.xlsx”，请检查路径和文件名。\n']);
    const file = written(path('a.xlsx'), sample());
    expect((await juesuan('check', `${file}/`)).status).toBe(2);
  });

  test('200 MB', async () => {
    truncateSync(written(path('大.xlsx'), ''), 200 * MIB);
    const { status, err } = await juesuan('check', path('大.xlsx'));
    expect(status).toBe(2);
    expect(err).toContain('有 200 MB，超过 50 MB 的上限');
  });

  test('a folder where one book is asked for', async () => {
    mkdirSync(path('夹'));
    for (const command of [
      ['mark', path('夹'), '--out', path('m.xlsx')],
      ['draft', path('夹'), '--out', path('m.txt')],
      ['check', path('a.xlsx'), '--prior', path('夹')],
    ]) {
      const { status, err } = await juesuan(...command);
      expect([command[0], status, err]).toEqual([
        command[0],
        2,
        `“${path('夹')}”是文件夹。这里要写一个文件，请写明文件名。\n`,
      ]);
    }
  });
});

describe('a book that can be read in part is checked, and what was not read is an error', () => {
  test.each([
    ['words for an amount', () => changedSample({ '01!C8': '贰佰万' }), 'R-1', '公开01表 C8 应为金额，却是“贰佰万”'],
    ['an error value', () => changedSample({ '02!C9': '#REF!' }), 'R-2', '公开02表 C9 是错误值 #REF!'],
    ['merged amounts', merged, 'R-3', '公开03表 C10:E10 的金额单元格合并在一起'],
    ['two sheets of one statement', twice, 'R-5', '“公开01表”、“副本”都像是公开01表'],
  ])('%s', async (_, content, rule, sentence) => {
    const file = written(path('部分.xlsx'), content());
    const { status, out, err } = await juesuan('check', file);
    expect([status, err]).toEqual([1, '']);
    expect(out).toContain(`  ${rule}    `);
    expect(out).toContain(sentence);
    expect(out).toMatch(/未执行（\d+）/);
  });

  test('ten thousand blank rows below a statement are no part of it', async () => {
    const cell = '<row r="10100"><c r="A10100" t="inlineStr"><is><t>x</t></is></c></row>';
    const file = written(
      path('空行.xlsx'),
      withPart('xl/worksheets/sheet5.xml', (xml) => xml.replace('</sheetData>', `${cell}</sheetData>`)),
    );
    expect((await juesuan('check', file)).out).toContain('有 3 条提示');
  });
});

test.each(['xl/workbook.xml', 'xl/_rels/workbook.xml.rels'])(
  'a tag of %s with a name of 400,000 letters takes no longer than another',
  async (part) => {
    const tag = part.endsWith('.rels') ? '<Relationship ' : '<sheet ';
    const file = written(
      path('长名.xlsx'),
      withPart(part, (xml) => xml.replace(tag, `${tag}${'a'.repeat(400_000)} `)),
    );
    const started = cpuMs();
    expect((await juesuan('check', file)).status).not.toBe(1);
    expect(cpuMs() - started).toBeLessThan(5_000);
  },
);

function merged(): Uint8Array {
  return withPart('xl/worksheets/sheet3.xml', (xml) =>
    xml.replace(/<mergeCells[^>]*>/, (tag) => `${tag}<mergeCell ref="C10:E10"/>`),
  );
}

function twice(): Uint8Array {
  const made = read(sample());
  utils.book_append_sheet(made, made.Sheets['公开01表'] ?? {}, '副本');
  delete made.Workbook?.Names;
  return new Uint8Array(write(made, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer);
}

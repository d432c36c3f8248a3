/** What is written, opened by LibreOffice: the Word document page by page, the marked copy cell by cell. */
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { read } from '@e965/xlsx';
import { check } from '../src/checking';
import { FORMS } from '../src/forms';
import { openWorkbook } from '../src/hosts/file';
import { findingsSheet, marksOf, narrativeToDocx, narrativeToHtml, narrativeToText } from '../src/publishing';
import { readAccounts } from '../src/reading';
import { convert, pdfToPng } from './support/libreoffice';
import { drafted } from './support/narratives';

const MINUTES_MS = 60_000;
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'juesuan-rendered-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function written(name: string, content: Uint8Array | string): string {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}

const words = (text: string): string => text.replace(/\s/g, '');

test(
  'the Word document holds the whole narrative, on pages that can be drawn',
  async () => {
    const narrative = drafted();
    const docx = written('情况说明.docx', await narrativeToDocx(narrative));
    expect(words(readFileSync(convert(docx, 'txt', folder), 'utf8'))).toContain(words(narrativeToText(narrative)));
    const pages = pdfToPng(convert(docx, 'pdf', folder), folder, 40);
    expect(pages.length).toBeGreaterThanOrEqual(4);
    // An empty page compresses to next to nothing.
    for (const page of pages) expect(statSync(page).size).toBeGreaterThan(3_000);
  },
  5 * MINUTES_MS,
);

test(
  'the web page opens in a word processor with the whole narrative',
  () => {
    const narrative = drafted();
    const html = written('网页.html', narrativeToHtml(narrative));
    expect(words(readFileSync(convert(html, 'txt', folder), 'utf8'))).toContain(words(narrativeToText(narrative)));
  },
  5 * MINUTES_MS,
);

test(
  'the marked copy opens with the same values and the list of findings last',
  async () => {
    const original = readFileSync(join(__dirname, '..', 'samples', 'jiaozuo-2021.xlsx'));
    const workbook = await openWorkbook(new Uint8Array(original), 'jiaozuo-2021.xlsx');
    const accounts = readAccounts(await workbook.readSheets(), { book: workbook.name });
    const form = FORMS.base(accounts.year?.value);
    const result = check(accounts, { form });
    await workbook.mark(marksOf(result), findingsSheet({ accounts, form, result }));
    const opened = read(readFileSync(convert(written('标记.xlsx', workbook.bytes()), 'xlsx', join(folder, 'out'))));
    const before = read(original);
    expect(opened.SheetNames).toEqual([...before.SheetNames, '审核结果']);
    for (const name of before.SheetNames) {
      const sheet = before.Sheets[name] ?? {};
      for (const [address, cell] of Object.entries(sheet)) {
        if (address.startsWith('!')) continue;
        const value: unknown = (cell as { v?: unknown }).v;
        expect([name, address, valueAt(opened.Sheets[name], address)]).toEqual([name, address, value]);
      }
    }
  },
  5 * MINUTES_MS,
);

function valueAt(sheet: Record<string, unknown> | undefined, address: string): unknown {
  return (sheet?.[address] as { v?: unknown } | undefined)?.v;
}

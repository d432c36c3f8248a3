/** The browser edition as it is built and served: from the sample to a corrected, saved workbook. */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { read, write, type WorkBook } from '@e965/xlsx';
import { strFromU8, unzipSync } from 'fflate';
import type { Browser, Download, Locator, Page } from 'playwright-core';
import { bookOf } from '../../bench/books';
import { SECURITY_HEADERS, serve, type Served } from '../../server/serve';
import { openWorkbook } from '../../src/hosts/file';
import { BUILD_TIMEOUT_MS, build, type Built } from '../support/built';
import { launch } from '../support/browser';
import { guarded, type Guarded } from '../support/guarded';
import { inEveryLook } from '../support/looks';
import { expectSound } from '../support/sound';

const SAMPLE = join(__dirname, '..', '..', 'samples', 'jiaozuo-2021.xlsx');
/** Pictures to be looked at. */
const PICTURES = join(__dirname, '..', '..', 'out', 'screens', 'web');

let web: Built;
let served: Served;
let browser: Browser;

jest.setTimeout(60_000);
beforeAll(async () => {
  web = build('web');
  served = await serve(web.folder, 0);
  browser = await launch();
  mkdirSync(PICTURES, { recursive: true });
}, BUILD_TIMEOUT_MS);
afterAll(async () => {
  await browser.close();
  await served.close();
  web.remove();
});

async function opened(width = 1280, locale = 'zh-CN'): Promise<Guarded> {
  const watched = await guarded(browser, served.origin, { viewport: { width, height: 800 }, locale });
  const { page } = watched;
  await page.goto(served.origin);
  await page.locator('.bookName').filter({ hasText: '.xlsx' }).waitFor();
  await page.locator('.pane').getByRole('tab').first().waitFor();
  return watched;
}

/** Clicks a place of the sheet and types. */
async function typeAt(page: Page, x: number, y: number, text: string): Promise<void> {
  const box = await page.locator('.sheet').boundingBox();
  await page.mouse.click((box?.x ?? 0) + x, (box?.y ?? 0) + y);
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

/** Waits until the spreadsheet's name box shows a cell: it draws and scrolls in its own time. */
async function atCell(page: Page, address: string): Promise<void> {
  await page.waitForFunction(
    (sought) => [...document.querySelectorAll<HTMLInputElement>('.sheet input')].some(({ value }) => value === sought),
    address,
  );
}

/** Where 公开01表!C7 is drawn; in a narrow window the item before it is in reach. */
const C7 = [440, 233] as const;
const A7 = [100, 233] as const;

/** Has the workbook checked, and waits until that is done with all that follows. */
async function checked(pane: Locator): Promise<void> {
  await pane.getByRole('tab', { name: '审核' }).click();
  const again = pane.getByRole('button', { name: '重新审核' });
  await pane.getByRole('button', { name: /^(重新)?审核$/ }).click();
  await again.and(pane.locator(':not([aria-disabled=true])')).waitFor();
}

async function bytesOf(download: Download): Promise<Uint8Array> {
  return readFileSync(await download.path());
}

test('check, break a figure, see it marked, go there, put it right, draft, save', async () => {
  const { page, close } = await opened();
  const pane = page.locator('.pane');
  await pane.getByRole('tab', { name: '审核' }).click();
  await pane.getByRole('button', { name: '审核', exact: true }).click();
  await pane.getByText('通过：没有错误').first().waitFor();
  await typeAt(page, ...C7, '2170015.34');
  await page.locator('.unsaved').waitFor();
  await pane.getByRole('button', { name: '重新审核' }).click();
  await pane.getByText('未通过：有错误要改。错误 3 个').first().waitFor();
  await page.screenshot({ path: join(PICTURES, 'marked-1280.png') });

  const reported = page.waitForEvent('download');
  await pane.getByRole('button', { name: '导出结果' }).click();
  const report = await openWorkbook(await bytesOf(await reported), '审核结果.xlsx');
  expect(JSON.stringify(await report.readSheets())).toContain('2,170,031.84');

  const marked = await saved(page);
  expect(await (await openWorkbook(marked, '标记.xlsx')).clearMarks()).toBeGreaterThan(0);

  // The first finding is the total; the wrong figure is one of its terms.
  await pane.getByRole('button', { name: '转到单元格' }).first().click();
  await pane.getByText('C7', { exact: true }).first().click();
  await atCell(page, 'C7');
  await page.keyboard.press('Escape');
  await typeAt(page, ...C7, '2170014.34');
  await atCell(page, 'C8');
  await pane.getByRole('button', { name: '重新审核' }).click();
  await pane.getByText('通过：没有错误').first().waitFor();
  await pane.getByRole('button', { name: '清除标记' }).click();
  const sound = await openWorkbook(await saved(page), '改好.xlsx');
  expect((await sound.readSheets())[0]?.cells[6]?.[2]).toBe(2170014.34);
  expect(await sound.clearMarks()).toBe(0);
  expect(await page.locator('.unsaved').count()).toBe(0);

  await pane.getByRole('tab', { name: '说明' }).click();
  const drafted = page.waitForEvent('download');
  await pane.getByText('预览', { exact: true }).click();
  await pane.getByRole('button', { name: '存为 Word' }).click();
  const { 'word/document.xml': words = new Uint8Array() } = unzipSync(await bytesOf(await drafted));
  expect(strFromU8(words).replace(/<[^>]+>/g, '')).toContain('217.00万元');
  await close();
});

async function saved(page: Page): Promise<Uint8Array> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '保存 .xlsx' }).click();
  const bytes = await bytesOf(await download);
  expect(Object.keys(unzipSync(bytes))).toContain('xl/workbook.xml');
  await page.getByText('已交给浏览器下载').waitFor();
  return bytes;
}

test('what cannot be opened is said in a sentence, and the workbook before stays', async () => {
  const { page, close } = await opened();
  await choose(page, '坏.xlsx', Buffer.from('PK\x03\x04 no zip'));
  await page.getByRole('alert').filter({ hasText: '坏.xlsx' }).waitFor();
  expect(await page.locator('.bookName').innerText()).toContain('样例');
  await page.getByRole('button', { name: '关闭' }).click();
  await choose(page, '单位.xlsx', readFileSync(SAMPLE));
  await page.locator('.bookName').filter({ hasText: '单位.xlsx' }).waitFor();
  expect(await page.title()).toBe('单位.xlsx - 决算助手');
  await close();
});

test('asks before unsaved changes are lost', async () => {
  const { page, close } = await opened();
  await typeAt(page, ...C7, '1');
  await page.locator('.unsaved').waitFor();
  await page.getByRole('button', { name: '样例' }).click();
  await page.getByRole('button', { name: '先不打开' }).click();
  expect(await page.locator('.unsaved').count()).toBe(1);
  await page.getByRole('button', { name: '样例' }).click();
  await page.getByRole('button', { name: '不保存，直接打开' }).click();
  await page.locator('.unsaved').waitFor({ state: 'detached' });
  // Would something be lost still, the page would ask and stay.
  await Promise.all([page.waitForEvent('close'), page.close({ runBeforeUnload: true })]);
  await close();
});

test('a file is opened by dropping it', async () => {
  const { page, close } = await opened();
  const base64 = readFileSync(SAMPLE).toString('base64');
  const dropped = await page.evaluateHandle((text) => {
    const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
    const transfer = new DataTransfer();
    transfer.items.add(new File([bytes], '拖来.xlsx'));
    return transfer;
  }, base64);
  await page.dispatchEvent('.sheet', 'dragover', { dataTransfer: dropped });
  await page.getByText('松开鼠标，打开文件').waitFor();
  await page.dispatchEvent('.sheet', 'drop', { dataTransfer: dropped });
  await page.locator('.bookName').filter({ hasText: '拖来.xlsx' }).waitFor();
  await close();
});

test.each([
  [1280, 'zh-CN'],
  [450, 'zh-CN'],
  [320, 'en-US'],
] as const)(
  'at %i pixels in %s: page, findings, draft and what it asks are sound in all colours',
  async (width, locale) => {
    const { page, close } = await opened(width, locale);
    const pane = page.locator('.pane');
    const named = (zh: string, en: string): { name: string; exact: true } => ({
      name: locale === 'zh-CN' ? zh : en,
      exact: true,
    });
    const look = (view: string): Promise<void> =>
      inEveryLook(page, [width], (name) =>
        // The spreadsheet itself is somebody else's: a canvas, of which axe sees nothing but its buttons.
        expectSound(
          { page, frame: page, part: 'body', without: ['.sheet', '[data-u-comp]'] },
          `screens/web/${locale}-${name}-${view}`,
        ),
      );
    await pane.locator('li').first().waitFor();
    await look('1-tables');
    await pane.getByRole('tab', named('说明', 'Narrative')).click();
    await page.locator('#view-preview').click();
    await pane.locator('article').waitFor();
    await look('3-preview');

    const isNarrow = width < 800;
    if (isNarrow) await page.getByRole('button', named('收起面板', 'Hide pane')).click();
    expect(await pane.isVisible()).toBe(!isNarrow);
    const [x, y] = isNarrow ? A7 : C7;
    await typeAt(page, x, y, '1');
    await page.locator('.unsaved').waitFor();
    if (isNarrow) {
      await look('sheet');
      await page.getByRole('button', named('显示面板', 'Show pane')).click();
    }
    await pane.getByRole('tab', named('审核', 'Check')).click();
    await pane.getByRole('button', named('审核', 'Check')).click();
    await pane.locator('h2').first().waitFor();
    await look('2-check');
    await page.getByRole('button', named('样例', 'Sample')).click();
    await page.getByRole('dialog').waitFor();
    await look('asking');
    await close();
  },
);

test('an old .xls file is opened, checked, marked, and saved as a new .xlsx with its codes as they were', async () => {
  const { page, close } = await opened();
  const book = read(readFileSync(SAMPLE));
  const first = book.Sheets['公开01表'];
  if (first) first['C7'] = { t: 'n', v: 2170015.34 };
  await choose(page, '去年的.xls', asXls(book));
  await page.getByText('.xls 文件只取数值').waitFor();
  const pane = page.locator('.pane');
  await checked(pane);
  await pane.getByText('未通过：有错误要改').first().waitFor();
  const file = await openWorkbook(await saved(page), '去年的.xlsx');
  const sheets = await file.readSheets();
  expect(sheets[0]?.cells[6]?.[2]).toBe(2170015.34);
  expect(sheets[1]?.cells.map(([code]) => code)).toEqual(expect.arrayContaining(['208', '20801', '2080108']));
  expect(await file.clearMarks()).toBeGreaterThan(0);
  await close();
});

/** A workbook as Excel 97 to 2003 wrote it. */
function asXls(book: WorkBook): Buffer {
  return Buffer.from(write(book, { type: 'array', bookType: 'biff8' }) as ArrayBuffer);
}

test('a book of 6,000 subject rows is opened, checked and marked, and the page answers meanwhile', async () => {
  const { page, close } = await opened();
  await choose(page, '大单位.xlsx', Buffer.from(await bookOf(6_000)));
  await page.locator('.bookName').filter({ hasText: '大单位.xlsx' }).waitFor();
  const pane = page.locator('.pane');
  await checked(pane);
  await pane.getByText('未通过：有错误要改').first().waitFor();
  const marked = await openWorkbook(await saved(page), '大单位.xlsx');
  expect(await marked.clearMarks()).toBeGreaterThan(0);

  // What the spreadsheet takes to colour its cells is not ours.
  await pane.getByRole('tab', { name: '设置' }).click();
  await pane.getByRole('switch', { name: '给有问题的单元格标颜色' }).click();
  const shares: number[] = [];
  for (let press = 0; press < 5; press += 1) {
    const watch = await page.evaluateHandle(watchTurns);
    await checked(pane);
    shares.push(await watch.evaluate((turns) => turns.longestShare()));
  }
  // The best of five, as the machine has other things to do. In one go it takes more than half; as it is, a quarter.
  expect(Math.min(...shares)).toBeLessThan(0.4);
  await close();
});

/**
 * Watches, from now on, how the pane's work is shared out while its buttons wait for it: what part of that time the longest
 * stretch took in which nothing else had a turn. Runs in the browser.
 */
function watchTurns(): { readonly longestShare: () => number } {
  const { port1, port2 } = new MessageChannel();
  let [before, whole, longest] = [performance.now(), 0, 0];
  let wasBusy = false;
  port1.onmessage = () => {
    const now = performance.now();
    const isBusy = document.querySelector('.pane button[aria-disabled=true]') !== null;
    if (wasBusy || isBusy) {
      whole += now - before;
      longest = Math.max(longest, now - before);
    }
    [before, wasBusy] = [now, isBusy];
    port2.postMessage(null);
  };
  port2.postMessage(null);
  return {
    longestShare: () => {
      port1.close();
      return longest / whole;
    },
  };
}

test('in English: a wrong file and an old one, and all of it in Chinese once that is chosen', async () => {
  const { page, close } = await opened(1280, 'en-US');
  const pane = page.locator('.pane');
  await choose(page, 'report.xlsx', Buffer.from('%PDF-1.7'));
  const refused = page.getByRole('alert');
  await refused.getByText('File “report.xlsx” is not an Excel workbook; it looks like a PDF file.').waitFor();
  await pane.getByRole('tab', { name: 'Settings' }).click();
  await pane.getByText(/^Browser edition, spreadsheet by Univer [\d.]+$/).waitFor();
  expect(await tipOfSpreadsheet(page)).toBe('Clear All');
  await page.screenshot({ path: join(PICTURES, 'english-1280.png') });

  await pane.getByRole('combobox', { name: 'Language' }).selectOption('zh-CN');
  await refused.getByText('文件“report.xlsx”不是 Excel 工作簿（看起来是 PDF 文件），').waitFor();
  await pane.getByText(/^网页版，表格由 Univer/).waitFor();
  expect(await tipOfSpreadsheet(page)).toBe('清除全部');
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('zh-CN');
  await page.screenshot({ path: join(PICTURES, 'chinese-again-1280.png') });

  await choose(page, 'old.xls', asXls(read(readFileSync(SAMPLE))));
  await page.getByText('.xls 文件只取数值').waitFor();
  await pane.getByRole('tab', { name: '设置' }).click();
  await pane.getByRole('combobox', { name: '界面语言' }).selectOption('en-US');
  await page.getByText('Only the values of an .xls file are taken over').waitFor();

  // The next visit begins in the language that was chosen.
  await pane.getByRole('combobox', { name: 'Language' }).selectOption('zh-CN');
  await page.reload();
  await page.getByRole('button', { name: '保存 .xlsx' }).waitFor();
  await page.locator('.bookName').filter({ hasText: '样例' }).waitFor();
  await close();
});

/** What the spreadsheet itself says of one of its buttons. */
async function tipOfSpreadsheet(page: Page): Promise<string> {
  await page.locator('.sheet [data-u-comp="ribbon-toolbar"] button').nth(3).hover();
  const tip = await page.getByRole('tooltip').innerText();
  await page.mouse.move(0, 0);
  await page.getByRole('tooltip').waitFor({ state: 'detached' });
  return tip;
}

test('a request to another server, refused by the page’s policy or not, is a fault in all these tests', async () => {
  const { page, faults } = await guarded(browser, served.origin);
  const ask = (): Promise<void> =>
    page.evaluate(async () => {
      await fetch('https://elsewhere.example/').catch(() => undefined);
    });
  await ask();
  expect(faults).toContain('asked for https://elsewhere.example/');
  faults.length = 0;
  await page.goto(`${served.origin}/LICENSES.txt`);
  await ask();
  expect(faults.join()).toMatch(/elsewhere\.example.*Content Security Policy/);
  await page.context().close();
});

test('every answer of the server has the headers of production, and other names get none', async () => {
  for (const path of ['/', '/nothing.js']) {
    const { headers } = await fetch(served.origin + path);
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) expect(headers.get(name)).toBe(value);
  }
  const second = await serve(web.folder, Number(new URL(served.origin).port));
  expect(second.origin).not.toBe(served.origin);
  await second.close();
});

async function choose(page: Page, name: string, buffer: Buffer): Promise<void> {
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  await page.locator('input[type=file]').first().setInputFiles({ name, mimeType, buffer });
}

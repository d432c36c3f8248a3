/**
 * The page for hosts below the floor, in Chromium made to look like them: no such Excel runs here. office.js is answered
 * by a few lines that say what a host would.
 */
import axe from 'axe-core';
import { Linter } from 'eslint';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { contentSecurityPolicy } from '../../build/contentSecurity';
import { launch } from '../support/browser';

const SOURCE = join(__dirname, '..', '..', 'src');
const FOLDER = join(SOURCE, 'unsupported');
const ORIGIN = 'https://addin.test';
const TRIDENT = 'Mozilla/5.0 (Windows NT 10.0; WOW64; Trident/7.0; .NET4.0E; rv:11.0) like Gecko';

interface Host {
  /** The highest ExcelApi; null: office.js does not load. */
  readonly excelApi: string | null;
  readonly version: string;
  readonly trident?: boolean;
}

const EXCEL_2016: Host = { excelApi: '1.1', version: '16.0.4266.1001', trident: true };
const EXCEL_2019: Host = { excelApi: '1.7', version: '16.0.10417.20021', trident: true };
const NO_WEBVIEW: Host = { excelApi: '1.14', version: '16.0.14332.20565', trident: true };
const OLD_365: Host = { excelApi: '1.12', version: '16.0.13127.21704' };
const FLOOR: Host = { excelApi: '1.14', version: '16.0.14332.20565' };
const NO_LIBRARY: Host = { excelApi: null, version: '' };

let browser: Browser;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  browser = await launch();
});
afterEach(() => context.close());
afterAll(() => browser.close());

async function open(path: string, host: Host, options: { javaScriptEnabled?: boolean } = {}): Promise<void> {
  context = await browser.newContext({
    viewport: { width: 320, height: 700 },
    // To look at the page with axe, which is a script of the test's.
    bypassCSP: true,
    ...options,
    ...(host.trident && { userAgent: TRIDENT }),
  });
  page = await context.newPage();
  if (host.trident)
    await page.addInitScript('delete window.structuredClone; delete HTMLScriptElement.prototype.noModule');
  await page.route('**/*', (route) => {
    const file = new URL(route.request().url()).pathname.slice(1);
    const html = { contentType: 'text/html' };
    if (file === 'office/office.js') {
      return host.excelApi === null
        ? route.abort()
        : route.fulfill({ contentType: 'text/javascript', body: office(host) });
    }
    if (file.startsWith('icons/')) return route.fulfill({ path: join(SOURCE, '..', 'assets', file) });
    if (file.startsWith('unsupported/')) return route.fulfill({ path: join(SOURCE, file) });
    const template = file === 'taskpane.html' ? 'taskpane/taskpane.html' : 'unsupported/unsupported.html';
    return route.fulfill({ ...html, body: filled(template) });
  });
  await page.goto(`${ORIGIN}/${path}`);
}

/** A page as the build fills it in. */
function filled(template: string): string {
  return readFileSync(join(SOURCE, template), 'utf8')
    .replace('<%= htmlWebpackPlugin.options.policy %>', contentSecurityPolicy('bundled'))
    .replace('<%= htmlWebpackPlugin.options.office %>', 'office/office.js');
}

function office({ excelApi, version }: Host): string {
  const [, minor] = (excelApi ?? '').split('.');
  return `var Office = {
    onReady: function (then) { setTimeout(function () { then({ host: 'Excel' }); }, 0); },
    context: {
      requirements: { isSetSupported: function (name, set) { return name === 'ExcelApi' && Number(set.split('.')[1]) <= ${minor}; } },
      diagnostics: { version: '${version}' }
    }
  };`;
}

/** Resolves when the page's script has left what is true of the host. */
async function explained(): Promise<void> {
  await page.locator('body[class^=because-]').waitFor();
  await page.evaluate('typeof Office === "undefined" || new Promise(Office.onReady)');
}

/** The first words of the paragraphs that can be seen in the Chinese part. */
async function shown(): Promise<string[]> {
  const paragraphs = await page.locator('.chinese p:visible').allInnerTexts();
  return paragraphs.map((text) => text.replaceAll(/\s+/g, ' ').trim());
}

const NEEDS_EXCEL: unknown = expect.stringMatching(/^决算助手需要 Excel 2021/);
const NEEDS_WEBVIEW: unknown = expect.stringMatching(/^Excel 要用 Microsoft Edge WebView2 Runtime/);
const NEEDS_LIBRARY: unknown = expect.stringMatching(/^没有载入 office\.js/);
const MEANWHILE: unknown = expect.stringMatching(/^在此之前，可以用网页版/);

test.each([
  ['Excel 2016', EXCEL_2016, ['这里是 Excel 2016 16.0.4266.1001。', NEEDS_EXCEL, MEANWHILE]],
  ['Excel 2019', EXCEL_2019, ['这里是 Excel 2019 16.0.10417.20021。', NEEDS_EXCEL, MEANWHILE]],
  ['Excel 2021 without WebView2', NO_WEBVIEW, ['这里是 Excel 16.0.14332.20565。', NEEDS_WEBVIEW, MEANWHILE]],
  ['Microsoft 365 of 2020', OLD_365, ['这里是 Excel 16.0.13127.21704。', NEEDS_EXCEL, MEANWHILE]],
  ['a server without office.js', NO_LIBRARY, [NEEDS_LIBRARY, MEANWHILE]],
])('%s is sent to the page and told what it lacks', async (_, host, paragraphs) => {
  await open('taskpane.html?_host_Info=Excel$Win32$16.01$zh-CN', host);
  await page.waitForURL(`${ORIGIN}/unsupported.html?_host_Info=Excel$Win32$16.01$zh-CN`);
  await explained();
  expect(await shown()).toEqual(paragraphs);
  expect(await page.locator('.english p:visible').count()).toBe(paragraphs.length);
});

test('Excel at the floor stays in the pane', async () => {
  await open('taskpane.html', FLOOR);
  await page.waitForTimeout(200);
  expect(page.url()).toBe(`${ORIGIN}/taskpane.html`);
});

test('without scripts the page names everything that may be missing', async () => {
  await open('unsupported.html', EXCEL_2016, { javaScriptEnabled: false });
  expect(await shown()).toEqual([NEEDS_EXCEL, NEEDS_WEBVIEW, NEEDS_LIBRARY, MEANWHILE]);
});

test('axe finds nothing', async () => {
  await open('unsupported.html', EXCEL_2019);
  await explained();
  await page.addScriptTag({ content: axe.source });
  const violations = await page.evaluate('axe.run().then(({ violations }) => violations.map(({ id }) => id))');
  expect(violations).toEqual([]);
});

test.each(readdirSync(FOLDER).filter((name) => name.endsWith('.js')))('%s is ES5', (name) => {
  const script = readFileSync(join(FOLDER, name), 'utf8');
  const parsed = new Linter().verify(script, [{ languageOptions: { ecmaVersion: 5, sourceType: 'script' } }]);
  expect(parsed).toEqual([]);
});

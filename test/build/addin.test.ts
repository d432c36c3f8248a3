/** dist/addin is complete, asks nobody but its own server and is quick to load. */
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FIRST_LOAD_LIMIT_BYTES, firstLoad } from '../../build/firstLoad';
import { OFFICE_FILES, OFFICE_FOLDER } from '../../build/office';
import type { Browser, Page } from 'playwright-core';
import { BUILD_TIMEOUT_MS, build, type Built } from '../support/built';
import { launch } from '../support/browser';
import { laxPages } from '../support/pages';
import { serve } from '../../server/serve';
import { watch } from '../support/watch';

const ROOT = join(__dirname, '..', '..');
const BASE = 'https://bureau.example/juesuan';
const LIBRARY = join(ROOT, 'node_modules', '@microsoft', 'office-js', 'dist');

let addin: Built;
let browser: Browser;
let page: Page;
const text = (file: string): string => readFileSync(join(addin.folder, file), 'utf8');

beforeAll(async () => {
  addin = build('addin', { base: BASE });
  browser = await launch();
  page = await browser.newPage();
}, BUILD_TIMEOUT_MS);
afterAll(async () => {
  await browser.close();
  addin.remove();
});

test('every file that the manifest and the pages name is there', () => {
  const fromManifest = [...text('manifest.xml').matchAll(/"https:\/\/bureau\.example\/juesuan\/([^"]+)"/g)];
  const fromPages = ['taskpane.html', 'unsupported.html'].flatMap((page) => [
    ...text(page).matchAll(/(?:src|href)="([^"]+)"/g),
  ]);
  const files = [...fromManifest, ...fromPages].map(([, file = '']) => file);
  expect(files).toContain('taskpane.html');
  expect(files).toContain('icons/app-32.png');
  expect(files.filter((file) => !existsSync(join(addin.folder, file)))).toEqual([]);
});

test('names of our scripts and styles change with their content; source maps stay at home', () => {
  const files = readdirSync(addin.folder).filter((name) => /\.(js|css|map)$/.test(name));
  expect(files.length).toBeGreaterThan(0);
  expect(files.filter((name) => !/^[\w-]+\.[0-9a-f]{20}\.(js|css)$/.test(name))).toEqual([]);
});

test('Microsoft’s files are there unmodified', () => {
  const office = join(addin.folder, 'office');
  const copied = readdirSync(office, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.js'));
  expect(copied.map((name) => name.replaceAll('\\', '/')).sort()).toEqual([...OFFICE_FILES].sort());
  for (const file of OFFICE_FILES) {
    expect(readFileSync(join(office, file)).equals(readFileSync(join(LIBRARY, file)))).toBe(true);
  }
});

test('the policy of each page is strict, and no page names another server', async () => {
  expect(await laxPages(page, addin.folder)).toEqual([]);
});

test.each([
  ['a script in the page', '<head>', '<head><script>go()</script>', 'no policy before the first script'],
  ['a handler in the page', '<body>', '<body onload="go()">', 'onload'],
  ['a script from elsewhere', 'src="office/', 'src="//cdn.example/', '//cdn.example/office.js'],
  ['evaluation allowed', "script-src 'self'", "script-src 'self' 'unsafe-eval'", 'script-src'],
])('the policy is held: %s is noticed', async (_, before, after, fault) => {
  const folder = mkdtempSync(join(tmpdir(), 'juesuan-lax-'));
  writeFileSync(join(folder, 'page.html'), text('taskpane.html').replace(before, after));
  const faults = await laxPages(page, folder);
  rmSync(folder, { recursive: true });
  expect(faults).toContain(`page.html: ${fault}`);
});

test('in a browser the page asks its own server alone; Microsoft’s telemetry is refused and nothing else', async () => {
  const site = await serve(addin.folder, 0);
  const { requests, complaints } = watch(page);
  await page.goto(`${site.origin}/taskpane.html`, { waitUntil: 'networkidle' });
  await page.locator('#root > *').first().waitFor();
  await site.close();
  expect(requests).toContain(`${site.origin}/office/office.js`);
  expect(requests.filter((url) => !url.startsWith(`${site.origin}/`))).toEqual([]);
  // office.js puts a frame of Microsoft's telemetry into every page.
  expect(complaints.filter((complaint) => !complaint.includes('https://telemetryservice.'))).toEqual([]);
});

test('outside Excel it says what to do in the browser’s language', async () => {
  const site = await serve(addin.folder, 0);
  const context = await browser.newContext({ locale: 'en-US' });
  const english = await context.newPage();
  await english.goto(`${site.origin}/taskpane.html`);
  await english.getByText('This page has to be opened in Excel.').waitFor();
  expect(await english.evaluate(() => [document.documentElement.lang, document.title])).toEqual(['en-US', 'Juesuan']);
  await context.close();
  await site.close();
});

test(
  'from a content delivery network nothing but its script is added',
  async () => {
    const other = build('addin', { office: 'cdn-cn' });
    const faults = await laxPages(page, other.folder, ['https://appsforoffice.cdn.partner.office365.cn']);
    const bundled = existsSync(join(other.folder, OFFICE_FOLDER));
    other.remove();
    expect(faults).toEqual([]);
    expect(bundled).toBe(false);
  },
  BUILD_TIMEOUT_MS,
);

test('Internet Explorer passes over our programs; what it reads stands before them', () => {
  const scripts = [...text('taskpane.html').matchAll(/<script (?:type="(\w+)" )?src="([^"]+)"/g)];
  const kinds = scripts.map(([, type = 'classic', src = '']) => `${type} ${src.replace(/\.[0-9a-f]{20}\./, '.')}`);
  expect(kinds.slice(0, 3)).toEqual([
    'classic unsupported/floor.js',
    'classic office/office.js',
    'classic unsupported/turnAway.js',
  ]);
  expect(kinds.slice(3).every((kind) => kind.startsWith('module '))).toBe(true);
});

test('our JavaScript of the first load is within its limit', () => {
  const { scripts, gzipBytes } = firstLoad(join(addin.folder, 'taskpane.html'));
  expect(scripts.length).toBeGreaterThan(2);
  expect(gzipBytes).toBeLessThanOrEqual(FIRST_LOAD_LIMIT_BYTES);
});

test('LICENSES.txt has the licence of what is in it', () => {
  const licenses = text('LICENSES.txt');
  for (const name of ['react', 'react-dom', '@fluentui/react-components', 'decimal.js', 'zod', 'docx']) {
    expect(licenses).toMatch(new RegExp(`^${name} \\d+\\.\\d+`, 'm'));
  }
  expect(licenses).toContain('MICROSOFT SOFTWARE LICENSE TERMS');
  expect(licenses).toContain('Permission is hereby granted');
  expect(licenses).not.toMatch(/^@univerjs/m);
});

/** dist/web is complete, strict in what it loads, and has nothing of Office in it, as Microsoft's licence asks. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { BUILD_TIMEOUT_MS, build, type Built } from '../support/built';
import { launch } from '../support/browser';
import { laxPages } from '../support/pages';

let web: Built;
let browser: Browser;

beforeAll(async () => {
  web = build('web');
  browser = await launch();
}, BUILD_TIMEOUT_MS);
afterAll(async () => {
  await browser.close();
  web.remove();
});

test('the page is strict and what it names is there', async () => {
  expect(await laxPages(await browser.newPage(), web.folder)).toEqual([]);
  const html = readFileSync(join(web.folder, 'index.html'), 'utf8');
  const files = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, file = '']) => file);
  expect(files.length).toBeGreaterThan(0);
  expect(files.filter((file) => !existsSync(join(web.folder, file)))).toEqual([]);
});

test('nothing of Office is in it', () => {
  const files = readdirSync(web.folder, { recursive: true, encoding: 'utf8' });
  expect(files.filter((name) => /office|excel-|manifest|\.map$/.test(name))).toEqual([]);
  const licenses = readFileSync(join(web.folder, 'LICENSES.txt'), 'utf8');
  expect(licenses).not.toContain('MICROSOFT SOFTWARE LICENSE TERMS');
  expect(licenses).toMatch(/^@univerjs\/core \d/m);
});

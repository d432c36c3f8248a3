/** The test page, bundled as the program is, and served to a browser without a server. */
import { mkdtempSync, readFileSync, existsSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import webpack from 'webpack';
import type { TestPage } from './page';

const ORIGIN = 'https://pane.test';
const ROOT = join(__dirname, '..', '..', '..');

/** The policy of the real page, so that what it forbids fails here too. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'";

const HTML = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>决算助手</title>
<meta http-equiv="Content-Security-Policy" content="${POLICY}"><link rel="stylesheet" href="page.css"></head>
<body><div id="root"></div><script type="module" src="page.js"></script></body></html>`;

/** Bundles the page into a folder of its own. */
export async function bundlePage(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'juesuan-pane-'));
  const compiler = webpack({
    mode: 'development',
    devtool: false,
    target: ['web', 'es2022'],
    context: ROOT,
    entry: { page: './test/app/support/page.tsx' },
    output: { path: folder, filename: '[name].js', chunkFilename: '[name].js', publicPath: '' },
    resolve: { extensions: ['.ts', '.tsx', '.js', '.json'] },
    module: {
      rules: [
        {
          test: /\.tsx?$/,
          exclude: /node_modules/,
          use: {
            loader: 'swc-loader',
            options: {
              jsc: {
                target: 'es2022',
                parser: { syntax: 'typescript', tsx: true },
                transform: { react: { runtime: 'automatic' } },
              },
            },
          },
        },
      ],
    },
  });
  const stats = await new Promise<webpack.Stats | undefined>((resolve, reject) =>
    compiler.run((error, result) => (error ? reject(error) : resolve(result))),
  );
  if (stats?.hasErrors()) throw new Error(stats.toString({ all: false, errors: true }));
  return folder;
}

export function removeBundle(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

/** Opens the pane on a workbook. What the page asks for beyond its origin, or logs as an error, fails the test. */
export async function openPane(
  browser: Browser,
  folder: string,
  test: Pick<TestPage, 'sheets' | 'theme' | 'language'>,
  options: BrowserContextOptions = {},
): Promise<{ page: Page; faults: string[]; close: () => Promise<void> }> {
  const context = await browser.newContext({ viewport: { width: 320, height: 720 }, ...options });
  const faults: string[] = [];
  await context.route('**/*', (route) => {
    const { origin, pathname } = new URL(route.request().url());
    if (origin !== ORIGIN) {
      faults.push(`asked for ${origin}`);
      return route.abort();
    }
    if (pathname === '/') return route.fulfill({ contentType: 'text/html; charset=utf-8', body: HTML });
    if (pathname === '/page.css') {
      return route.fulfill({ contentType: 'text/css', body: 'html,body,#root{height:100%;margin:0}' });
    }
    const file = join(folder, pathname);
    if (!existsSync(file)) return route.fulfill({ status: 404 });
    return route.fulfill({ contentType: 'text/javascript; charset=utf-8', body: readFileSync(file) });
  });
  const page = await context.newPage();
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('404')) faults.push(message.text());
  });
  await page.addInitScript((given) => {
    window.juesuanTest = given;
  }, test);
  await page.goto(`${ORIGIN}/`);
  await page.getByRole('tab').first().waitFor();
  return { page, faults, close: () => context.close() };
}

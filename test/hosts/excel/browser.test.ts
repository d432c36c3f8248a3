/** The simulated Excel in a real browser: the library loads from a frame's page, reads, writes, and hears of edits. */
import { dirname, join } from 'node:path';
import type { Browser } from 'playwright-core';
import { serveExcelHost, type ServedExcel } from '../../excel-host/serve';
import { launch } from '../../support/browser';

const LIBRARY = join(dirname(require.resolve('@microsoft/office-js/package.json')), 'dist');

/** A page as an add-in has it, with the library beside it and its function for the ribbon. */
const PAGE = `<!doctype html><meta charset="utf-8"><body><script src="office.js"></script><script>
  Office.actions.associate('check', async (event) => {
    document.body.dataset.pressed = 'check';
    event.completed();
  });
  Office.onReady(async ({ host }) => {
    await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem('表一').getRange('A1');
      range.load('values');
      context.workbook.worksheets.onChanged.add(async ({ address }) => {
        document.body.dataset.edited = address;
      });
      await context.sync();
      document.body.dataset.read = host + ' ' + range.values[0][0];
    });
  });
</script>`;

let browser: Browser;
let served: ServedExcel;

beforeAll(async () => {
  const sheets = [{ name: '表一', visibility: 'visible' as const, top: 0, left: 0, cells: [['甲']], merges: [] }];
  served = await serveExcelHost(LIBRARY, { sheets }, { '/pane.html': PAGE });
  browser = await launch();
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await served?.close();
});

test('an add-in’s page works beside it', async () => {
  const context = await browser.newContext({ ignoreHTTPSErrors: true });
  const page = await context.newPage();
  await page.goto(served.urlOf('pane.html'));
  const body = (mark: string) => page.frameLocator('iframe').locator(`body${mark}`).waitFor({ state: 'attached' });
  await body('[data-read="Excel 甲"]');
  await page.evaluate(() => globalThis.simulated?.book.type('表一', 'A2', 5));
  await body('[data-edited="A2"]');
  await page.evaluate(() => globalThis.simulated?.press('check'));
  await body('[data-pressed="check"]');
  expect(await page.evaluate(() => globalThis.simulated?.trips.length)).toBe(1);
  await context.close();
});

/** The built add-in in the simulated Excel, with the unmodified office.js: what its user does from check to clear. */
import type { Browser, FrameLocator, Page } from 'playwright-core';
import { parseSupplement } from '../../src/cli/supplementFile';
import { samplePlans } from '../../samples/book';
import answers from '../../samples/jiaozuo-2021.supplement.json';
import { serveExcelHost, type ServedExcel } from '../excel-host/serve';
import { launch } from '../support/browser';
import { BUILD_TIMEOUT_MS, build, type Built } from '../support/built';
import { asRead } from '../support/grid';

let built: Built;
let served: ServedExcel;
let browser: Browser;

const sheets = samplePlans(parseSupplement(JSON.stringify(answers), 'answers.json')).map(asRead);

beforeAll(async () => {
  built = build('addin');
  served = await serveExcelHost(built.folder, { sheets });
  browser = await launch();
}, BUILD_TIMEOUT_MS);

afterAll(async () => {
  await browser?.close();
  await served?.close();
  built?.remove();
});

async function openPane(): Promise<{ page: Page; pane: FrameLocator }> {
  const context = await browser.newContext({ ignoreHTTPSErrors: true, viewport: { width: 360, height: 900 } });
  const page = await context.newPage();
  await page.goto(served.urlOf('taskpane.html'));
  const pane = page.frameLocator('iframe');
  await pane.getByRole('tab', { name: '审核' }).waitFor();
  return { page, pane };
}

/** Everything that the workbook holds, to compare before and after. */
const dump = (page: Page): Promise<unknown> => page.evaluate(() => globalThis.simulated?.book.dump());
const type = (page: Page, value: number): Promise<void> =>
  page.evaluate((typed) => void globalThis.simulated?.book.type('公开01表', 'C33', typed), value);

test('check, break a figure, see it, put it right, clear: the workbook is what it was', async () => {
  const { page, pane } = await openPane();
  const before = await dump(page);
  await pane.getByRole('tab', { name: '审核' }).click();
  await pane.getByRole('button', { name: '审核', exact: true }).click();
  await pane.getByText('通过：没有错误，也没有待核实的问题').first().waitFor();

  await type(page, 2170031.84);
  await pane.getByRole('button', { name: '重新审核' }).click();
  await pane.getByText('01-1', { exact: true }).first().waitFor();
  expect(await dump(page)).not.toEqual(before);

  await type(page, 2170030.84);
  await pane.getByRole('button', { name: '重新审核' }).click();
  await pane.getByText('通过：没有错误，也没有待核实的问题').first().waitFor();
  await pane.getByRole('button', { name: '清除标记' }).click();
  await pane.getByText('标记已全部清除').first().waitFor();
  expect(await dump(page)).toEqual(before);
  await page.context().close();
}, 120_000);

test('the ribbon’s buttons work without the pane being touched', async () => {
  const { page, pane } = await openPane();
  await page.evaluate(() => globalThis.simulated?.press('check'));
  await pane.getByText('通过：没有错误，也没有待核实的问题').first().waitFor();
  await page.evaluate(() => globalThis.simulated?.press('nextFinding'));
  await pane.getByText('1 / 3').waitFor();
  await page.evaluate(() => globalThis.simulated?.press('draftNarrative'));
  await pane.getByRole('tab', { name: '说明', selected: true }).waitFor();
  await page.context().close();
}, 120_000);

/** The built add-in in the simulated Excel, with the unmodified office.js: everything that its user does. */
import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import type { Browser, Download, Frame, Page } from 'playwright-core';
import { bookOf } from '../../bench/books';
import { samplePlans } from '../../samples/book';
import answers from '../../samples/jiaozuo-2021.supplement.json';
import { parseSupplement } from '../../src/cli/supplementFile';
import { openWorkbook } from '../../src/hosts/file';
import type { SheetSnapshot } from '../../src/workbook';
import { SETTINGS } from '../excel-host';
import { serveExcelHost, type ServedExcel } from '../excel-host/serve';
import { launch } from '../support/browser';
import { BUILD_TIMEOUT_MS, build, type Built } from '../support/built';
import { asRead } from '../support/grid';
import { inEveryLook } from '../support/looks';
import { expectSound } from '../support/sound';
import { dump, openAddin, paneOf, type } from './support';

const SOUND = '通过：没有错误，也没有待核实的问题';
const SAMPLE: readonly SheetSnapshot[] = samplePlans(parseSupplement(JSON.stringify(answers), 'answers.json')).map(
  asRead,
);
const EMPTY: readonly SheetSnapshot[] = [
  { name: 'Sheet1', visibility: 'visible', top: 0, left: 0, cells: [], merges: [] },
];

let built: Built;
let served: ServedExcel;
let browser: Browser;

jest.setTimeout(120_000);
beforeAll(async () => {
  built = build('addin');
  served = await serveExcelHost(built.folder, { sheets: SAMPLE });
  browser = await launch();
}, BUILD_TIMEOUT_MS);
beforeEach(() => served.setStage({ sheets: SAMPLE }));
afterAll(async () => {
  await browser?.close();
  await served?.close();
  built?.remove();
});

const tab = (pane: Frame, name: string): Promise<void> => pane.getByRole('tab', { name, exact: true }).click();
const press = (pane: Frame, name: string): Promise<void> =>
  pane.getByRole('button', { name, exact: true }).first().click();
const says = (pane: Frame, words: string | RegExp): Promise<void> => pane.getByText(words).first().waitFor();
const sheetNames = (page: Page): Promise<string[] | undefined> =>
  page.evaluate(() => globalThis.simulated?.book.sheets.map(({ name }) => name));
const keptState = (page: Page): Promise<string> =>
  page.evaluate(() => [...(globalThis.simulated?.book.parts.values() ?? [])].join(''));
const bytesOf = async (download: Download): Promise<Uint8Array> => readFileSync(await download.path());

test('check, break a figure, see it, put it right, clear: the workbook is what it was', async () => {
  const { page, pane, close } = await openAddin(browser, served);
  await tab(pane, '审核');
  const before = await dump(page);
  await press(pane, '审核');
  await says(pane, SOUND);

  await type(page, '公开01表', 'C33', 2170031.84);
  await says(pane, '审核之后改动过');
  await press(pane, '重新审核');
  await pane.getByText('01-1', { exact: true }).first().waitFor();
  await page.waitForFunction(() => globalThis.simulated?.book.sheets.some(({ formats }) => formats.length > 0));
  await press(pane, '转到单元格');
  await page.waitForFunction(() => globalThis.simulated?.book.selection === 'C33');

  await type(page, '公开01表', 'C33', 2170030.84);
  await press(pane, '重新审核');
  await says(pane, SOUND);
  await press(pane, '清除标记');
  await says(pane, '标记已全部清除');
  await page.evaluate(() => Object.assign(globalThis.simulated?.book ?? {}, { active: '公开01表', selection: 'A1' }));
  expect(await dump(page)).toEqual(before);
  await press(pane, '清除标记');
  await says(pane, '表里没有标记');
  await close();
});

test('an empty workbook: the forms with what was asked once, a subject with its parents, the second press', async () => {
  served.setStage({ sheets: EMPTY });
  const { page, pane, close } = await openAddin(browser, served);
  await tab(pane, '表格');
  await pane.getByLabel('单位名称').fill('某某市测试局');
  await press(pane, '插入表样（9 张）');
  await says(pane, '已插入 9 张表');
  expect(await sheetNames(page)).toHaveLength(10);
  await page.evaluate(() => globalThis.simulated?.press('insertStatements'));
  await says(pane, '报表都在，没有要插入的');

  await pane.getByRole('searchbox').fill('2080505');
  await press(pane, '把 2080505 插入到公开02表');
  await says(pane, /已在公开02表插入：208 .+、20805 .+、2080505 /);
  const codes = await page.evaluate(() => {
    const sheet = globalThis.simulated?.book.sheets.find(({ name }) => name === '公开02表');
    return [...(sheet?.cells.values() ?? [])]
      .flatMap((row) => [row.get(0)?.value])
      .filter((value) => value !== undefined);
  });
  expect(codes).toEqual(expect.arrayContaining(['208', '20805', '2080505']));
  await press(pane, '把 2080505 插入到公开02表');
  await says(pane, /2080505.*已经有/);
  await close();
});

test('a doubtful figure is explained; the explanation stands in the workbook, and goes stale with the figure', async () => {
  const { page, pane, close } = await openAddin(browser, served);
  await type(page, '公开05表', 'E10', -5);
  await tab(pane, '审核');
  await press(pane, '审核');
  await pane.getByLabel('级别').selectOption('verify');
  await press(pane, '写说明');
  await pane.getByRole('textbox', { name: '审核说明' }).fill('以前年度错账，已冲回');
  await press(pane, '存入工作簿');
  await says(pane, '说明：以前年度错账，已冲回');
  expect(await keptState(page)).toContain('以前年度错账');

  await type(page, '公开05表', 'E10', -6);
  await press(pane, '重新审核');
  await says(pane, '写这条说明之后数字变了');
  await expectSound({ page, frame: pane }, 'screens/addin/explained-stale');
  await press(pane, '说明仍然对');
  await pane.getByText('写这条说明之后数字变了').first().waitFor({ state: 'detached' });

  const [download] = await Promise.all([page.waitForEvent('download'), press(pane, '导出结果')]);
  expect(download.suggestedFilename()).toBe('决算.审核结果.xlsx');
  const [, findings] = await (await openWorkbook(await bytesOf(download), '审核结果.xlsx')).readSheets();
  expect(JSON.stringify(findings?.cells)).toContain('以前年度错账，已冲回');
  await close();
});

test('remarks on the marked cells are put when wanted, and go with the marks', async () => {
  const { page, pane, close } = await openAddin(browser, served);
  await tab(pane, '设置');
  await pane.getByRole('switch', { name: '在单元格上加批注' }).click();
  await tab(pane, '审核');
  await press(pane, '审核');
  await says(pane, SOUND);
  // The verdict is there before the remarks are.
  await page.waitForFunction(() => globalThis.simulated?.book.comments.length === 3);
  await press(pane, '清除标记');
  await says(pane, '标记已全部清除');
  expect(await page.evaluate(() => globalThis.simulated?.book.comments)).toEqual([]);
  await close();
});

test('the narrative: fill a gap, see it, go to a figure’s cell, copy, save as Word', async () => {
  const { page, pane, close } = await openAddin(browser, served, {
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  await tab(pane, '说明');
  await pane.locator('summary').nth(1).click();
  await pane.getByLabel('收支总计变动原因', { exact: true }).fill('人员增加了三名');
  await pane.locator('#view-preview').click();
  await pane.locator('article').getByText('人员增加了三名').first().waitFor();
  expect(await keptState(page)).toContain('人员增加了三名');
  await pane.locator('article button[title*="公开01表"]').first().click();
  await page.waitForFunction(() => globalThis.simulated?.book.active === '公开01表');

  await press(pane, '复制到 Word');
  await says(pane, '已复制，请到 Word 里粘贴');
  const copied = await pane.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const of = async (type: string): Promise<string> => (await (await item?.getType(type))?.text()) ?? '';
    return { html: await of('text/html'), text: await of('text/plain') };
  });
  for (const form of [copied.html, copied.text]) expect(form).toContain('人员增加了三名');
  expect(copied.text).toContain('217.00万元');
  expect(copied.html).toMatch(/<h\d/);
  const [download] = await Promise.all([page.waitForEvent('download'), press(pane, '存为 Word')]);
  expect(download.suggestedFilename()).toBe('决算.情况说明.docx');
  const parts = unzipSync(await bytesOf(download));
  const words = strFromU8(parts['word/document.xml'] ?? new Uint8Array()).replace(/<[^>]+>/g, '');
  expect(words).toContain('人员增加了三名');
  expect(words).toContain('217.00万元');
  await close();
});

test('last year’s workbook is chosen from a file, and a wrong one is told', async () => {
  const { pane, close } = await openAddin(browser, served);
  await tab(pane, '审核');
  await press(pane, '审核');
  await pane.locator('summary').filter({ hasText: '未执行' }).click();
  await press(pane, '到“表格”里选上年决算');
  const choose = (name: string, buffer: Buffer): Promise<void> =>
    pane.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
  await choose('名单.txt', Buffer.from('张三、李四'));
  await says(pane, '文件“名单.txt”不是 Excel 工作簿');
  await choose('大单位.xlsx', Buffer.from(await bookOf(30)));
  await says(pane, /“大单位.xlsx”是测量用单位2021年度的，不是本单位上一年度的决算，没有采用/);
  await close();
});

test('work can be stopped, here while Excel waits for a cell to be left, and leaves everything as it was', async () => {
  const { page, pane, close } = await openAddin(browser, served);
  await tab(pane, '审核');
  const before = await dump(page);
  await page.evaluate(() => globalThis.simulated?.beginEditing());
  await press(pane, '审核');
  await press(pane, '停止');
  await page.evaluate(() => globalThis.simulated?.endEditing());
  await says(pane, '已经停止，没有改动');
  expect(await dump(page)).toEqual(before);
  await press(pane, '审核');
  await says(pane, SOUND);
  await close();
});

test('the ribbon’s buttons work without the pane being touched', async () => {
  const { page, pane, close } = await openAddin(browser, served);
  await pane.getByRole('tab').first().waitFor();
  await page.evaluate(() => globalThis.simulated?.press('check'));
  await says(pane, SOUND);
  await page.evaluate(() => globalThis.simulated?.press('nextFinding'));
  await pane.getByText('1 / 3').waitFor();
  await page.evaluate(() => globalThis.simulated?.press('draftNarrative'));
  await pane.getByRole('tab', { name: '说明', selected: true }).waitFor();
  await page.evaluate(() => globalThis.simulated?.press('clearMarks'));
  await says(pane, '标记已全部清除');
  await close();
});

test('Excel below ExcelApi 1.14 is told by its real office.js, and shown what to do', async () => {
  served.setStage({ sheets: SAMPLE, settings: { requirementSet: '1.13' } });
  const { page, pane, close } = await openAddin(browser, served);
  await says(pane, '决算助手需要 Excel 2021');
  await says(pane, `这里是 Excel ${SETTINGS.version}。`);
  expect(new URL(pane.url()).pathname).toBe('/unsupported.html');
  // Nothing of what would be missing otherwise is claimed, and nothing of the pane is there.
  expect(await pane.locator('.webview:visible, .client-library:visible, #root').count()).toBe(0);
  await expectSound({ page, frame: pane }, 'screens/addin/unsupported');
  await close();
});

test('Excel at ExcelApi 1.14 is shown the pane', async () => {
  served.setStage({ sheets: SAMPLE, settings: { requirementSet: '1.14' } });
  const { pane, close } = await openAddin(browser, served);
  await says(pane, '9 张报表都在');
  expect(new URL(pane.url()).pathname).toBe('/taskpane.html');
  await close();
});

test('settings: no marks, the other wording, and English from now on', async () => {
  const { page, pane, close } = await openAddin(browser, served);
  await tab(pane, '设置');
  await pane.getByLabel('情况说明的写法').selectOption('shanghai');
  await page.waitForFunction(() =>
    [...(globalThis.simulated?.book.parts.values() ?? [])].join('').includes('shanghai'),
  );
  await pane.getByRole('switch', { name: '给有问题的单元格标颜色' }).click();
  const before = await dump(page);
  await tab(pane, '审核');
  await press(pane, '审核');
  await says(pane, SOUND);
  await tab(pane, '说明');
  await pane.locator('#view-preview').click();
  expect(await pane.locator('article h3').count()).toBe(11);
  expect(await dump(page)).toEqual(before);

  await tab(pane, '设置');
  await pane.getByRole('combobox', { name: '界面语言' }).selectOption('en-US');
  await pane.getByRole('heading', { name: 'When checking' }).waitFor();
  await page.reload();
  const again = await paneOf(page);
  await tab(again, 'Settings');
  expect(await again.getByRole('switch', { name: "Highlight the findings' cells" }).isChecked()).toBe(false);
  expect(await again.evaluate(() => document.documentElement.lang)).toBe('en-US');
  await close();
});

const TABS = {
  'zh-CN': ['表格', '审核', '说明', '设置'],
  'en-US': ['Forms', 'Check', 'Narrative', 'Settings'],
} as const;

test.each(['zh-CN', 'en-US'] as const)('%s: every tab is sound at every width and in all colours', async (locale) => {
  served.setStage({ sheets: SAMPLE, settings: { locale } });
  const { page, pane, close } = await openAddin(browser, served);
  const look = (view: string): Promise<void> =>
    inEveryLook(page, [320, 450], (name) =>
      expectSound({ page, frame: pane }, `screens/addin/${locale}-${name}-${view}`),
    );
  const [tables, check, narrative, settings] = TABS[locale];
  await type(page, '公开01表', 'C33', 2170031.84);
  await type(page, '公开05表', 'E10', -5);
  await tab(pane, tables);
  await pane.getByRole('searchbox').fill('20103');
  await pane.locator('main li').last().waitFor();
  await look('1-tables');

  await tab(pane, check);
  await pane.locator('main button').first().click();
  await pane.locator('main h2').first().waitFor();
  await pane.locator('#panel button:not([aria-disabled=true])').first().waitFor();
  await look('2-check');

  await tab(pane, narrative);
  await pane.locator('summary').nth(3).click();
  await pane.locator('details[open] textarea').first().waitFor();
  await look('3-supplement');
  await pane.locator('#view-preview').click();
  await pane.locator('article').waitFor();
  await look('3-preview');

  await tab(pane, settings);
  await pane.locator('main dl').waitFor();
  await look('4-settings');
  await close();
});

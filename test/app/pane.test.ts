/** The pane in a browser: what it shows in every theme and language, axe, and the keyboard alone. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { ThemeName } from '../../src/app';
import type { Language } from '../../src/sentences';
import type { CellValue, SheetSnapshot } from '../../src/workbook';
import { bookOf } from '../../bench/books';
import { openWorkbook } from '../../src/hosts/file';
import { launch } from '../support/browser';
import { expectSound as expectSoundPane } from '../support/sound';
import { bundlePage, openPane, removeBundle } from './support/bundle';
import { sampleSheets } from './support/opened';
import type {} from './support/page';

const TABS: Readonly<Record<Language, readonly string[]>> = {
  'zh-CN': ['表格', '审核', '说明', '设置'],
  'en-US': ['Forms', 'Check', 'Narrative', 'Settings'],
};

let browser: Browser;
let folder: string;
let broken: readonly SheetSnapshot[];
let empty: readonly SheetSnapshot[];

beforeAll(async () => {
  [browser, folder] = await Promise.all([launch(), bundlePage()]);
  const sample = await sampleSheets();
  // A total that is wrong, an amount that is negative, and a statement that is missing.
  broken = sample
    .filter(({ name }) => name !== '公开09表')
    .map((sheet) => {
      if (sheet.name === '公开01表') return withCell(sheet, (row, column) => row === 6 && column === 2, 999);
      return sheet.name === '公开05表' ? withCell(sheet, (row, column) => row === 9 && column === 4, -5) : sheet;
    });
  empty = [{ name: 'Sheet1', visibility: 'visible', top: 0, left: 0, cells: [], merges: [] }];
}, 120_000);

afterAll(async () => {
  await browser.close();
  removeBundle(folder);
});

function withCell(sheet: SheetSnapshot, is: (row: number, column: number) => boolean, value: CellValue): SheetSnapshot {
  const cells = sheet.cells.map((row, r) => row.map((cell, c) => (is(r + sheet.top, c + sheet.left) ? value : cell)));
  return { ...sheet, cells };
}

/** A look that the pane can take: language, theme and width. */
interface Look {
  readonly language: Language;
  readonly width: number;
  readonly theme?: ThemeName;
  readonly forced?: boolean;
}

const LOOKS: readonly Look[] = [
  { language: 'zh-CN', width: 320 },
  { language: 'zh-CN', width: 450, theme: 'dark' },
  { language: 'zh-CN', width: 320, forced: true },
  { language: 'zh-CN', width: 450, theme: 'contrast' },
  { language: 'en-US', width: 320 },
  { language: 'en-US', width: 450, theme: 'dark' },
];

const nameOf = ({ language, width, theme, forced }: Look): string =>
  [language, width, forced ? 'forced' : (theme ?? 'light')].join('-');

const optionsOf = ({ width, forced }: Look): BrowserContextOptions => ({
  viewport: { width, height: 900 },
  ...(forced && { forcedColors: 'active', colorScheme: 'dark' }),
});

test.each(LOOKS.map((look) => [nameOf(look), look] as const))(
  '%s: every tab is drawn, has no violation, and nothing is cut off',
  async (name, look) => {
    const { language, theme } = look;
    const { page, faults, close } = await openPane(
      browser,
      folder,
      { sheets: broken, language, ...(theme && { theme }) },
      optionsOf(look),
    );
    for (const [index, tab] of TABS[language].entries()) {
      await page.getByRole('tab', { name: tab, exact: true }).click();
      await settle(page, index);
      await expectSound(page, `${name}-${index + 1}`);
      if (index === 2) {
        await page.locator('#view-preview').click();
        await page.locator('article').waitFor();
        await expectSound(page, `${name}-3-preview`);
      }
    }
    expect(faults).toEqual([]);
    await close();
  },
  90_000,
);

test('an empty workbook says on every tab what to do next', async () => {
  const { page, faults, close } = await openPane(browser, folder, { sheets: empty, language: 'zh-CN' });
  for (const [index, tab] of TABS['zh-CN'].entries()) {
    await page.getByRole('tab', { name: tab, exact: true }).click();
    await page
      .locator('main')
      .getByText(/插入|审核|设置|表式/)
      .first()
      .waitFor();
    await expectSound(page, `empty-${index + 1}`);
  }
  await page.getByRole('tab', { name: '表格' }).click();
  await page.getByLabel('单位名称').fill('某某市测试局');
  await page.getByRole('button', { name: '插入表样（9 张）' }).click();
  await page.getByText('已插入 9 张表').first().waitFor();
  expect(await sheetNames(page)).toHaveLength(10);
  expect(faults).toEqual([]);
  await close();
}, 60_000);

test('what a host refuses is told in English, and in Chinese once that is chosen, while it is shown', async () => {
  const taken: SheetSnapshot = {
    name: '公开01表',
    visibility: 'visible',
    top: 0,
    left: 0,
    cells: [['旧']],
    merges: [],
  };
  const { page, faults, close } = await openPane(browser, folder, { sheets: [taken], language: 'en-US' });
  await page.getByRole('button', { name: 'Insert forms (9)' }).click();
  const bar = page.getByRole('group').filter({ hasText: '公开01表' });
  await bar.getByText('Workbook “样例.xlsx” already has a sheet “公开01表”; nothing was inserted.').waitFor();
  await page.getByRole('tab', { name: 'Settings' }).click();
  await page.getByText('Excel 16.0 (on the web)', { exact: true }).waitFor();
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('en-US');
  await page.evaluate(() => window.juesuanTest.pane?.session.setPreferences({ language: 'zh-CN' }));
  await bar.getByText('工作簿“样例.xlsx”里已经有“公开01表”表，没有插入').waitFor();
  await page.getByText('Excel 16.0（网页版）', { exact: true }).waitFor();
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('zh-CN');
  expect(faults).toEqual([]);
  await close();
}, 60_000);

test('a subject of the other classification is pointed to the statement that lists it, and put there', async () => {
  const { page, faults, close } = await openPane(browser, folder, { sheets: broken, language: 'zh-CN' });
  await page.getByLabel('查找功能分类科目').fill('30117');
  await page.getByText('“30117”是经济分类科目，公开02表按功能分类列。请在“插入到”里改选公开06表。').waitFor();
  await expectSound(page, 'subject-elsewhere');
  await page.getByLabel('插入到').selectOption('06');
  await page.getByLabel('查找经济分类科目').waitFor();
  await page.getByLabel('30117 未收录，请填名称').fill('某项补助');
  await page.getByRole('button', { name: '把 30117 插入到公开06表' }).click();
  // The sample's figures were typed.
  await page
    .getByText(/^已在公开06表插入：30117 某项补助。301、人员经费合计 的金额不会自动加上新行/)
    .first()
    .waitFor();
  await expectSound(page, 'subject-by-hand');
  expect(faults).toEqual([]);
  await close();
}, 60_000);

test('by the keyboard alone: check, next, previous, explain, to another tab', async () => {
  const { page, faults, close } = await openPane(browser, folder, { sheets: broken, language: 'zh-CN' });
  await page.keyboard.press('Tab');
  await expectFocus(page, '表格');
  await page.keyboard.press('ArrowRight');
  await expectFocus(page, '审核');
  await page.getByRole('button', { name: '审核' }).waitFor();
  await page.keyboard.press('Tab');
  await page.waitForFunction(() => document.activeElement?.matches('main button'));
  await page.keyboard.press('Enter');
  await page
    .getByText(/^未通过/)
    .first()
    .waitFor();
  await page.keyboard.press('F8');
  await page.locator('li[aria-current=true]').waitFor();
  const first = await page.locator('li[aria-current=true]').innerText();
  await page.keyboard.press('F8');
  await page.waitForFunction(
    (text) => document.querySelector<HTMLElement>('li[aria-current=true]')?.innerText !== text,
    first,
  );
  await page.keyboard.press('Shift+F8');
  await page.waitForFunction(
    (text) => document.querySelector<HTMLElement>('li[aria-current=true]')?.innerText === text,
    first,
  );
  expect(await page.evaluate(() => window.juesuanTest.host?.selected.length)).toBe(3);

  const explain = page.getByRole('button', { name: '写说明' }).first();
  await explain.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type('经核实无误');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByText('说明：经核实无误').waitFor();
  expect(await page.evaluate(() => JSON.stringify(window.juesuanTest.host?.state))).toContain('经核实无误');
  expect(await page.getByRole('status').first().innerText()).toContain('未通过');
  expect(faults).toEqual([]);
  await close();
}, 60_000);

test('the narrative: an answer shows in the preview, figures lead to cells, copying and saving work', async () => {
  const { page, faults, close } = await openPane(
    browser,
    folder,
    { sheets: broken, language: 'zh-CN' },
    { permissions: ['clipboard-read', 'clipboard-write'], acceptDownloads: true },
  );
  await page.getByRole('tab', { name: '说明' }).click();
  await page.locator('summary').nth(1).click();
  await page.getByLabel('收支总计变动原因', { exact: true }).fill('人员增加了三名');
  await page.locator('#view-preview').click();
  await page.locator('article').getByText('人员增加了三名').first().waitFor();
  await page.locator('article button[title*="公开01表"]').first().click();
  await page.waitForFunction(() => window.juesuanTest.host?.selected.at(-1)?.sheet === '公开01表');
  await page.getByRole('button', { name: '复制到 Word' }).click();
  await page.getByText('已复制').first().waitFor();
  const copied = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    return item ? [...item.types] : [];
  });
  expect(copied).toEqual(expect.arrayContaining(['text/html', 'text/plain']));
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '存为 Word' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('样例.情况说明.docx');
  await page.evaluate(() => window.juesuanTest.host?.edit('公开01表', 'C7', 1));
  await page.getByText('按改动前的数字写的').first().waitFor();
  await expectSound(page, 'narrative-old');
  await page.getByRole('button', { name: '按现在的数字重写' }).click();
  await page.getByText('之后数字或补充资料有变动').first().waitFor();
  expect(faults).toEqual([]);
  await close();
}, 60_000);

test('where the page may not use the clipboard, the text is there to copy by hand', async () => {
  const { page, close } = await openPane(browser, folder, { sheets: broken, language: 'zh-CN' });
  await page.getByRole('tab', { name: '说明' }).click();
  await page.evaluate(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
    document.execCommand = () => false;
  });
  await page.getByRole('button', { name: '复制到 Word' }).click();
  await page.getByRole('textbox', { name: /这里不能直接复制/ }).waitFor();
  await close();
}, 60_000);

test('of a book with a thousand subjects so much is drawn as can be read, and more when asked', async () => {
  const sheets = await (await openWorkbook(await bookOf(3_000), '大单位.xlsx')).readSheets();
  const { page, faults, close } = await openPane(browser, folder, { sheets, language: 'zh-CN' });
  const counted = (selector: string): Promise<number> => page.locator(selector).count();
  await page.getByRole('tab', { name: '审核' }).click();
  await page.locator('main button').first().click();
  await page
    .getByText(/^未通过/)
    .first()
    .waitFor();
  // One hint names every code that the built-in list does not hold.
  expect(await page.evaluate(() => window.juesuanTest.host?.marks?.hint.length)).toBeGreaterThan(2_000);
  const links = await counted('main li button');
  expect(links).toBeLessThan(200);
  await page.getByRole('button', { name: /^再显示一些（还有 \d{4} 个）/ }).click();
  expect(await counted('main li button')).toBeGreaterThan(links);

  await page.getByRole('tab', { name: '说明' }).click();
  await page.waitForFunction(() => window.juesuanTest.pane?.session.state.drafted !== undefined);
  expect(await counted('main textarea, main input')).toBe(0);
  await page.locator('summary').nth(3).click();
  await page.getByRole('button', { name: /^再显示一些/ }).waitFor();
  expect(await counted('main textarea, main input')).toBe(50);
  await page.locator('#view-preview').click();
  await page.locator('article').waitFor();
  expect(await counted('article p')).toBeLessThan(300);

  // A gap far down leads to its question, wherever that stands in the form.
  await page.getByRole('button', { name: /^再显示一些/ }).click();
  await page.locator('article button[title="去填写"]').last().click();
  await page.waitForFunction(() => document.activeElement?.matches('main input, main textarea'));
  expect(faults).toEqual([]);
  await close();
}, 90_000);

test.each([
  ['zh-CN', 320],
  ['en-US', 450],
] as const)(
  'a sheet that was not recognised is assigned by hand: %s, %i px',
  async (language, width) => {
    const words = (chinese: string, english: string): string => (language === 'zh-CN' ? chinese : english);
    // Of two sheets the titles are lost, of one the headings too.
    const sheets = broken.map((sheet) => {
      if (sheet.name === '公开03表') return withCell(sheet, (row, column) => row === 0 && column === 0, '本局情况');
      if (sheet.name !== '公开02表') return sheet;
      const cells = sheet.cells.map((row, index) => {
        if (index === 0) return ['本局情况'];
        return index >= 3 && index < 6 ? row.map((value) => (value === null ? null : '栏')) : row;
      });
      return { ...sheet, cells };
    });
    const { page, faults, close } = await openPane(
      browser,
      folder,
      { sheets, language },
      { viewport: { width, height: 900 } },
    );
    const look = (name: string): Promise<void> => expectSound(page, `assign-${language}-${width}-${name}`);
    const assignments = (): Promise<unknown> => page.evaluate(() => window.juesuanTest.host?.state?.['assignments']);

    // The one that was guessed is confirmed in one press, in the list of findings.
    await page.getByRole('tab', { name: words('审核', 'Check'), exact: true }).click();
    await page.locator('main button').first().click();
    const question = page.locator('main li').filter({ hasText: '没有标题' });
    await question.waitFor();
    await question.getByRole('button', { name: words('是这张表', 'It is') }).click();
    await question.waitFor({ state: 'detached' });
    expect(await assignments()).toEqual([{ sheet: '公开03表', statement: '支出决算表' }]);

    // The other one is seen and assigned.
    await page.getByRole('tab', { name: words('表格', 'Forms'), exact: true }).click();
    await page.getByText(words('没认出或认错了？', 'A sheet not recognised, or wrongly?')).click();
    await page.getByRole('table').waitFor();
    expect(await page.getByLabel(words('工作表', 'Sheet'), { exact: true }).inputValue()).toBe('公开02表');
    await page.getByRole('table').scrollIntoViewIfNeeded();
    await look('unread');
    await page.getByLabel(words('是哪张报表', 'Which statement it is')).selectOption('02');
    const header = page.getByRole('group', { name: words('表头在哪几行', 'Rows of the header') });
    await header.getByRole('textbox').first().fill('6');
    await header.getByRole('textbox').last().fill('4');
    await page.getByText(words('请填两个行号，先小后大', 'Two row numbers, please')).waitFor();
    await look('wrong');
    await header.getByRole('textbox').first().fill('4');
    await header.getByRole('textbox').last().fill('6');
    const names = ['科目编码', '科目名称', '本年收入合计', '财政拨款收入'];
    for (const [index, name] of names.entries()) {
      const letter = 'ABCD'.charAt(index);
      await page.getByLabel(words(`${letter} 列`, `Column ${letter}`), { exact: true }).selectOption(name);
    }
    await look('named');
    await page.getByRole('button', { name: words('应用', 'Apply') }).click();
    const told = words('已按指定读入“公开02表”', '“公开02表”: read as you said');
    await page.getByText(told).first().waitFor();
    await page.getByRole('table').scrollIntoViewIfNeeded();
    expect(await page.getByLabel(words('是哪张报表', 'Which statement it is')).inputValue()).toBe('02');
    await look('read');
    expect(await assignments()).toHaveLength(2);
    expect(
      await page.evaluate(() => [...(window.juesuanTest.pane?.session.state.book?.accounts.statements.keys() ?? [])]),
    ).toContain('02');
    await page.getByRole('button', { name: words('恢复自动', 'Back to automatic') }).click();
    await page.waitForFunction(() => window.juesuanTest.pane?.session.state.job === undefined);
    await page.waitForFunction(() => !window.juesuanTest.pane?.session.state.book?.accounts.statements.has('02'));
    expect(await assignments()).toHaveLength(1);
    expect(faults).toEqual([]);
    await close();
  },
  90_000,
);

/** Waits until a tab shows what it is to show. */
async function settle(page: Page, tab: number): Promise<void> {
  if (tab === 0) {
    await page.getByRole('searchbox').fill('20103');
    await page.locator('main li').last().waitFor();
  }
  if (tab === 1) {
    await page.locator('main button').first().click();
    await page.locator('main h2').first().waitFor();
    await page.locator('summary').last().click();
    await page.locator('main').evaluate((panel) => panel.scrollTo(0, 0));
  }
  if (tab === 2) {
    await page.waitForFunction(() => window.juesuanTest.pane?.session.state.drafted !== undefined);
    await page.locator('summary').nth(3).click();
  }
  if (tab === 3) await page.locator('main dl').waitFor();
}

async function expectSound(page: Page, name: string): Promise<void> {
  await page.waitForFunction(() => window.juesuanTest.pane?.session.state.job === undefined);
  await expectSoundPane({ page, frame: page }, `screens/${name}`);
}

async function expectFocus(page: Page, words: string): Promise<void> {
  await page.waitForFunction((text) => document.activeElement?.textContent === text, words);
}

function sheetNames(page: Page): Promise<string[] | undefined> {
  return page.evaluate(() => window.juesuanTest.host?.sheets.map(({ name }) => name));
}

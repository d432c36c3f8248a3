/** The web host in Chromium, served with production's headers, as a host that a test can use from outside. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import HtmlPlugin from 'html-webpack-plugin';
import MiniCssExtractPlugin from 'mini-css-extract-plugin';
import type { Browser, Page } from 'playwright-core';
import webpack, { type Configuration } from 'webpack';
import { serve, type Served } from '../../../server/serve';
import type { CellRef } from '../../../src/accounts';
import type { Sentence } from '../../../src/sentences';
import type { LiveHost, SheetPlan, SheetSnapshot, WorkbookState } from '../../../src/workbook';
import { launch } from '../../support/browser';
import type { Lab as PageLab, SentPlan } from './page';

const ROOT = resolve(__dirname, '..', '..', '..');
export const LAB_TIMEOUT_MS = 240_000;

/** The functions of the page's lab; each is called by its name. */
type Call = <K extends keyof PageLab>(
  name: K,
  ...args: Parameters<PageLab[K]>
) => Promise<Awaited<ReturnType<PageLab[K]>>>;

export class Lab {
  private constructor(
    readonly page: Page,
    /** Whatever the page asked for. */
    readonly requests: readonly string[],
    /** Errors and refusals in the console. */
    readonly complaints: readonly string[],
    readonly origin: string,
    private readonly end: () => Promise<void>,
  ) {}

  static async start(): Promise<Lab> {
    const folder = mkdtempSync(join(tmpdir(), 'juesuan-lab-'));
    let served: Served | undefined;
    let browser: Browser | undefined;
    const end = async (): Promise<void> => {
      await browser?.close();
      await served?.close();
      rmSync(folder, { recursive: true, force: true });
    };
    try {
      await bundle(folder);
      served = await serve(folder, 0);
      browser = await launch();
      const page = await browser.newPage({ viewport: { width: 1000, height: 700 }, locale: 'zh-CN' });
      const requests: string[] = [];
      const complaints: string[] = [];
      page.on('request', (request) => requests.push(request.url()));
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text());
      });
      await page.goto(served.origin);
      return new Lab(page, requests, complaints, served.origin, end);
    } catch (error) {
      await end();
      throw error;
    }
  }

  readonly call: Call = (name, ...args) =>
    this.page.evaluate(
      ([key, values]) => {
        const { lab } = window as unknown as { lab: Record<string, (...values: unknown[]) => unknown> };
        return lab[key as string]?.(...(values as unknown[]));
      },
      [name, args] as const,
    ) as never;

  /** Opens a file and tells what could not be taken over. */
  open(bytes: Uint8Array, name = '测试.xlsx'): Promise<readonly string[]> {
    return this.call('open', Buffer.from(bytes).toString('base64'), name);
  }

  async save(): Promise<{ bytes: Uint8Array; remarks: readonly string[] }> {
    const { base64, remarks } = await this.call('save');
    return { bytes: new Uint8Array(Buffer.from(base64, 'base64')), remarks };
  }

  /** CPU time in ms that the browser has used, all its processes together: it stands still while others run. */
  async cpuMs(): Promise<number> {
    const session = await this.page.context().browser()?.newBrowserCDPSession();
    if (!session) throw new Error('the browser is closed');
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    await session.detach();
    return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime * 1_000, 0);
  }

  /** Whom the host tells of edits. */
  private edited: ((sheets: ReadonlySet<string>) => void) | undefined;

  stop(): Promise<void> {
    return this.end();
  }

  /** The host on the workbook that is open. What it rejects with has the sentence, not the class. */
  host(name = '测试.xlsx', about: Sentence = { key: 'web.about', params: { version: '' } }): LiveHost {
    return {
      name,
      about,
      readSheets: (): Promise<readonly SheetSnapshot[]> => this.call('readSheets'),
      insertSheets: (plans) => this.call('insertSheets', plans.map(sent)),
      mark: (marks, report) => (report ? this.call('mark', marks, sent(report)) : this.call('mark', marks)),
      clearMarks: () => this.call('clearMarks'),
      loadState: (): Promise<WorkbookState | undefined> => this.call('loadState'),
      saveState: (state) => this.call('saveState', state),
      select: ({ sheet, address }: CellRef) => this.call('select', sheet, address),
      formulaCells: (cells) => this.call('formulaCells', cells),
      insertRows: (insertions, fills = []) => this.call('insertRows', insertions, fills),
      annotate: (notes) => this.call('annotate', notes),
      watch: async (edited) => {
        await this.call('watch');
        this.edited = edited;
        return () => this.call('unwatch');
      },
    };
  }

  /** Waits until edits have been told, and tells them on. */
  async settled(): Promise<void> {
    const edits = await this.call('takeEdits');
    for (const sheets of edits) this.edited?.(new Set(sheets));
  }
}

/** Maps do not pass into a page. */
function sent({ heights, ...plan }: SheetPlan): SentPlan {
  return { ...plan, ...(heights && { heights: [...heights] }) };
}

function bundle(folder: string): Promise<void> {
  // As the browser edition is built, but quickly.
  const configure = jest.requireActual<(env: object) => Configuration[]>('../../../webpack.config.js');
  const [web] = configure({ only: 'web' });
  if (!web) throw new Error('no configuration of the browser edition');
  return new Promise((done, fail) => {
    webpack(
      {
        ...web,
        mode: 'development',
        devtool: false,
        context: ROOT,
        entry: { page: './test/hosts/web/page.ts' },
        output: { ...web.output, path: folder },
        plugins: [new MiniCssExtractPlugin(), new HtmlPlugin({ favicon: './assets/icons/app-32.png' })],
        optimization: {},
      },
      (error, stats) => {
        if (error) fail(error);
        else if (stats?.hasErrors()) fail(new Error(stats.toString({ preset: 'errors-only' })));
        else done();
      },
    );
  });
}

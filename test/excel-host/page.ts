/**
 * An add-in page in Node: loads the unmodified client library into a window of its own, connects it with a simulated Excel,
 * and gives this realm the library's globals. The library starts once; tests give it one Excel after another.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createContext, Script } from 'node:vm';
import { windowName, type SimulatedExcel } from './excel';

const ORIGIN = 'https://localhost';
const BASE = `${ORIGIN}/office/`;
const DIST = join(dirname(require.resolve('@microsoft/office-js/package.json')), 'dist');

/** The library's globals that an add-in uses. */
const GLOBALS = ['Office', 'OfficeExtension', 'Excel'] as const;

let current: SimulatedExcel | undefined;
let started: Promise<void> | undefined;

/** Opens the page beside this Excel. */
export async function openPage(excel: SimulatedExcel): Promise<void> {
  current = excel;
  excel.send = deliver;
  started ??= start();
  await started;
}

type Listener = (event: unknown) => void;
const listeners: Listener[] = [];

/** The host's side of the conversation. Messages take their time, as they do between windows. */
const HOST = {
  postMessage(message: string): void {
    const excel = current;
    setTimeout(() => excel?.receive(message), 0);
  },
};

function deliver(message: string): void {
  setTimeout(() => {
    for (const listener of listeners) listener({ data: message, origin: ORIGIN, source: HOST });
  }, 0);
}

async function start(): Promise<void> {
  const page = createContext(fakeWindow());
  page['window'] = page;
  load(page, 'office.js');
  for (const name of GLOBALS) {
    // Not as values: Jest empties what it finds as values of globals while the library still has timers.
    Object.defineProperty(globalThis, name, { get: () => page[name] as unknown, configurable: true });
  }
  await Office.onReady();
}

function load(page: object, file: string): void {
  new Script(readFileSync(join(DIST, file), 'utf8'), { filename: file }).runInContext(page);
}

/** What the library needs of a window. */
function fakeWindow(): Record<string, unknown> {
  const head = {
    ...fakeElement('head'),
    appendChild(script: { src: string; onload?: () => void; onerror?: () => void }) {
      const file = script.src.slice(BASE.length);
      setTimeout(() => {
        if (!existsSync(join(DIST, file))) return script.onerror?.();
        load(page, file);
        script.onload?.();
      }, 0);
    },
  };
  const office = { src: `${BASE}office.js`, getAttribute: () => null };
  const page: Record<string, unknown> = {
    name: windowName(ORIGIN),
    document: {
      domain: 'localhost',
      readyState: 'complete',
      head,
      body: fakeElement('body'),
      createElement: fakeElement,
      getElementsByTagName: (tag: string) => (tag === 'head' ? [head] : tag === 'script' ? [office] : []),
      getElementById: () => null,
      querySelectorAll: () => [],
      addEventListener: () => undefined,
    },
    location: new URL(`${ORIGIN}/taskpane.html`),
    navigator: { userAgent: 'Mozilla/5.0 Chrome/120.0', platform: 'Linux', language: 'zh-CN' },
    history: {},
    sessionStorage: fakeStorage(),
    localStorage: fakeStorage(),
    performance: { now: () => 0 },
    opener: null,
    parent: HOST,
    top: HOST,
    addEventListener: (type: string, listener: Listener) => {
      if (type === 'message') listeners.push(listener);
    },
    removeEventListener: () => undefined,
    // The library looks every so often for answers that do not come; that is no reason for Node to stay.
    setInterval: (task: () => void, ms: number) => setInterval(task, ms).unref(),
    setTimeout: (task: () => void, ms: number) => (ms > 1_000 ? setTimeout(task, ms).unref() : setTimeout(task, ms)),
    clearInterval,
    clearTimeout,
    URL,
    console,
  };
  return page;
}

function fakeStorage() {
  const items = new Map<string, string>();
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
  };
}

function fakeElement(tag: string) {
  if (tag === 'a') return fakeLink();
  return {
    tagName: tag.toUpperCase(),
    style: {},
    setAttribute: () => undefined,
    getAttribute: () => null,
    addEventListener: () => undefined,
  };
}

/** The library reads addresses with links. */
function fakeLink() {
  let url = new URL(ORIGIN);
  return {
    set href(href: string) {
      url = new URL(href, ORIGIN);
    },
    get href() {
      return url.href;
    },
    get protocol() {
      return url.protocol;
    },
    get hostname() {
      return url.hostname;
    },
    get port() {
      return url.port;
    },
  };
}

/** Chromium for tests: found on the machine, installed on Debian for root, or asked for in one line. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type Browser, type LaunchOptions } from 'playwright-core';

/** A cold install on a slow network. */
const INSTALL_TIMEOUT_MS = 600_000;

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'msedge', 'chrome'];

const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/snap/bin/chromium',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** Path of a browser of the Chromium family. Throws one line that says what to do where there is none. */
export function chrome(): string {
  const found = findChrome();
  if (found !== undefined) return found;
  if (existsSync('/etc/debian_version') && process.getuid?.() === 0) install();
  const installed = findChrome();
  if (installed === undefined) {
    throw new Error(
      '找不到 Chromium：请安装 Chromium、Chrome 或 Edge，或用环境变量 CHROME 指出程序的位置，然后重新测试。',
    );
  }
  return installed;
}

/** Starts the browser, without a window; each test takes a context of its own. */
export function launch(options: LaunchOptions = {}): Promise<Browser> {
  const { args = [], ...rest } = options;
  return chromium.launch({
    executablePath: chrome(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', ...args],
    ...rest,
  });
}

function findChrome(): string | undefined {
  const named = process.env['CHROME'];
  if (named !== undefined) return existsSync(named) ? named : undefined;
  return onPath() ?? USUAL_PLACES.find((place) => existsSync(place));
}

function onPath(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const ending = process.platform === 'win32' ? '.exe' : '';
  const places = NAMES.flatMap((name) => folders.map((folder) => join(folder, `${name}${ending}`)));
  return places.find((path) => existsSync(path));
}

function install(): void {
  // A failure shows in that the browser is still not found.
  spawnSync('bash', [join(__dirname, 'install.sh')], { stdio: 'ignore', timeout: INSTALL_TIMEOUT_MS });
}

/**
 * LibreOffice as an independent judge: it recalculates our workbooks, opens our documents and prints both.
 * Every call has a profile of its own, so that calls do not wait for each other and a LibreOffice that the developer
 * has open stays untouched.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, delimiter, extname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** What a file is converted to. */
export type ConvertTo = 'xlsx' | 'pdf' | 'csv' | 'docx' | 'txt' | 'html';

const RUN_TIMEOUT_MS = 120_000;
/** A cold install on a slow network. */
const INSTALL_TIMEOUT_MS = 600_000;
const OUTPUT_LIMIT_BYTES = 16 * 1024 * 1024;

/** What `--convert-to` wants where the extension alone does not say enough: CSV in UTF-8 with every cell as shown. */
const FILTERS: Partial<Record<ConvertTo, string>> = {
  csv: 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true',
  txt: 'txt:Text (encoded):UTF8',
};

const USUAL_PLACES = [
  '/usr/bin/soffice',
  '/usr/local/bin/soffice',
  '/usr/lib/libreoffice/program/soffice',
  '/opt/libreoffice/program/soffice',
  '/snap/bin/libreoffice',
  '/Applications/LibreOffice.app/Contents/MacOS/soffice',
  'C:\\Program Files\\LibreOffice\\program\\soffice.com',
  'C:\\Program Files (x86)\\LibreOffice\\program\\soffice.com',
];

/** OOXMLRecalcMode 0: recalculate always, so that a value never comes from a cache in the file. */
const SETTINGS = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="ODFRecalcMode" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Setup/Office"><prop oor:name="FirstStartWizardCompleted" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
`;

/** Path of LibreOffice's program. Installs it on Debian for root; else throws one line that says what to do. */
export function soffice(): string {
  return program(() => {
    const named = process.env['SOFFICE'];
    if (named !== undefined) return existsSync(named) ? named : undefined;
    return onPath('soffice') ?? onPath('libreoffice') ?? USUAL_PLACES.find((place) => existsSync(place));
  }, '找不到 LibreOffice：请安装 LibreOffice（Calc 和 Writer），或用环境变量 SOFFICE 指出 soffice 的位置，然后重新测试。');
}

/** Converts `file` into `outDir` and returns the new file's path. A workbook is recalculated while it is loaded. */
export function convert(file: string, to: ConvertTo, outDir: string): string {
  const office = soffice();
  const work = mkdtempSync(join(tmpdir(), 'juesuan-office-'));
  try {
    const profile = join(work, 'profile');
    const converted = join(work, 'out');
    mkdirSync(join(profile, 'user'), { recursive: true });
    writeFileSync(join(profile, 'user', 'registrymodifications.xcu'), SETTINGS);
    run(office, [
      `-env:UserInstallation=${pathToFileURL(profile).href}`,
      ...['--headless', '--norestore', '--nolockcheck', '--nodefault', '--nologo'],
      ...['--convert-to', FILTERS[to] ?? to, '--outdir', converted, resolve(file)],
    ]);
    const name = `${basename(file, extname(file))}.${to}`;
    // LibreOffice ends with status 0 also when it could not open the file.
    if (!existsSync(join(converted, name))) throw new Error(`LibreOffice 没有能够把 ${basename(file)} 转换为 ${to}。`);
    mkdirSync(outDir, { recursive: true });
    copyFileSync(join(converted, name), join(outDir, name));
    return join(outDir, name);
  } finally {
    rmSync(work, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Draws every page of `pdf` into `outDir`; returns the pictures in the order of the pages. */
export function pdfToPng(pdf: string, outDir: string, dpi = 80): string[] {
  const pdftoppm = program(
    () => onPath('pdftoppm'),
    '找不到 pdftoppm：请安装 poppler（Debian 的 poppler-utils），然后重新测试。',
  );
  const stem = basename(pdf, extname(pdf));
  mkdirSync(outDir, { recursive: true });
  run(pdftoppm, ['-png', '-r', String(dpi), pdf, join(outDir, stem)]);
  return readdirSync(outDir)
    .filter((name) => name.startsWith(`${stem}-`) && name.endsWith('.png'))
    .sort()
    .map((name) => join(outDir, name));
}

function program(find: () => string | undefined, whatToDo: string): string {
  const found = find();
  if (found !== undefined) return found;
  if (existsSync('/etc/debian_version') && process.getuid?.() === 0) install();
  const installed = find();
  if (installed === undefined) throw new Error(whatToDo);
  return installed;
}

function install(): void {
  // A failure shows in that the program is still not found.
  spawnSync('bash', [join(__dirname, 'install.sh')], { stdio: 'ignore', timeout: INSTALL_TIMEOUT_MS });
}

function onPath(name: string): string | undefined {
  const names = process.platform === 'win32' ? [`${name}.com`, `${name}.exe`] : [name];
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((one) => join(folder, one)))
    .find((path) => existsSync(path));
}

function run(command: string, args: readonly string[]): void {
  // soffice is a script that starts the program proper: with a process group of its own, all of it can be ended.
  const detached = process.platform !== 'win32';
  const ended = spawnSync(command, args, {
    timeout: RUN_TIMEOUT_MS,
    killSignal: 'SIGKILL',
    maxBuffer: OUTPUT_LIMIT_BYTES,
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    ...{ detached },
  });
  if (ended.error && detached && ended.pid > 0) endGroup(ended.pid);
  if (ended.error) throw ended.error;
  if (ended.status !== 0) throw new Error(`${basename(command)}：${ended.stderr.trim() || ended.stdout.trim()}`);
}

function endGroup(leader: number): void {
  try {
    process.kill(-leader, 'SIGKILL');
  } catch {
    // It has ended by itself in the meantime.
  }
}

/**
 * `npm run sideload`: serves dist/addin at https://localhost:3000 with a certificate for developers and opens Excel with
 * the add-in, until Ctrl+C.
 *
 * Microsoft's office-addin-debugging registers the add-in with Excel. It brings along more packages than all else
 * together, 450 MB with native ones, so that it is fetched by this command alone.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { join } from 'node:path';
import { getHttpsServerOptions } from 'office-addin-dev-certs';
import sirv from 'sirv';
import { DEFAULT_BASE } from './manifest';

const FOLDER = join(__dirname, '..', 'dist', 'addin');
const MANIFEST = join(FOLDER, 'manifest.xml');
const TOOL = 'office-addin-debugging@7.0.0';

async function sideload(): Promise<void> {
  if (process.platform !== 'win32' && process.platform !== 'darwin') {
    throw new Error('这里没有 Excel：请在装有 Excel 的 Windows 或 Mac 上运行。');
  }
  if (!existsSync(MANIFEST) || !readFileSync(MANIFEST, 'utf8').includes(`"${DEFAULT_BASE}/`)) {
    throw new Error(`dist/addin 里没有给 ${DEFAULT_BASE} 用的加载项：请先运行 npm run build。`);
  }
  const files = sirv(FOLDER, { dev: true });
  const server = createServer(await getHttpsServerOptions(), (request, response) => files(request, response));
  server.listen(Number(new URL(DEFAULT_BASE).port), 'localhost');
  await once(server, 'listening');
  await tell('start', 'desktop', '--no-debug');
  console.log(`Excel 已打开。${DEFAULT_BASE} 一直提供加载项，按 Ctrl+C 结束。`);
  await once(process, 'SIGINT');
  await tell('stop');
  server.close();
  server.closeAllConnections();
}

async function tell(command: 'start' | 'stop', ...options: readonly string[]): Promise<void> {
  const words = ['--yes', TOOL, command, `"${MANIFEST}"`, ...options];
  // A shell, because npx is a script on Windows.
  const status: unknown[] = await once(spawn('npx', words, { stdio: 'inherit', shell: true }), 'exit');
  if (status[0] !== 0) throw new Error(`${TOOL} ${command}：没有成功，原因见上面。`);
}

sideload().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
});

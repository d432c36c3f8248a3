/** `npm start`: serves the browser edition on this machine. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { serve } from './serve';

const PORT = 5173;
const FOLDER = join(__dirname, '..', 'dist', 'web');

async function start(): Promise<void> {
  if (!existsSync(join(FOLDER, 'index.html'))) {
    process.stderr.write('网页版还没有构建，请先运行 npm run build。\n');
    process.exitCode = 2;
    return;
  }
  const { origin } = await serve(FOLDER, PORT);
  process.stdout.write(`决算助手网页版已启动，请在浏览器里打开 ${origin}/ （按 Ctrl+C 停止；只有本机能访问）\n`);
}

void start();

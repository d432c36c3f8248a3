/** The built program as a shell starts it: exit statuses, the two channels, pipes that are closed early. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, openSync, closeSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { SAMPLE_PATH, changedSample, workFolder, written } from './support';

const ROOT = join(__dirname, '..', '..');
const PROGRAM = join(ROOT, 'dist', 'juesuan.js');
const BUILD_MS = 120_000;
const { path } = workFolder();

/** `npm ci` has built it; someone who has changed the source since would test the program of yesterday. */
beforeAll(() => {
  const sources = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' });
  const newest = Math.max(...sources.map((name) => statSync(join(ROOT, 'src', name)).mtimeMs));
  if (existsSync(PROGRAM) && statSync(PROGRAM).mtimeMs > newest) return;
  execFileSync(process.execPath, [join(ROOT, 'node_modules', 'webpack', 'bin', 'webpack.js')], { cwd: ROOT });
}, BUILD_MS);

function started(...args: readonly string[]): { status: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], { encoding: 'utf8' });
  return { status, out: stdout, err: stderr };
}

test('0, 1 and 2', () => {
  expect(started('check', SAMPLE_PATH)).toMatchObject({ status: 0, err: '' });
  const wrong = written(path('错 误.xlsx'), changedSample({ '01!F11': 4200 }));
  const { status, out } = started('check', wrong);
  expect([status, out.startsWith('错 误.xlsx：有 ')]).toEqual([1, true]);
  expect(started('check', path('无.xlsx'))).toEqual({
    status: 2,
    out: '',
    err: '找不到文件“无.xlsx”，请检查路径和文件名。\n',
  });
});

test('the parts of the program that load when needed are found from any folder', () => {
  const { status } = spawnSync(process.execPath, [PROGRAM, 'draft', SAMPLE_PATH, '--out', 'a.docx'], {
    cwd: path('.'),
  });
  expect([status, existsSync(path('a.docx'))]).toEqual([0, true]);
});

// Windows has no shell of this kind, and only Linux a disk that is always full.
if (process.platform !== 'win32') {
  test('a reader that has seen enough is no fault, nor one that never listens to messages', () => {
    const statusOf = (line: string): string =>
      spawnSync('sh', ['-c', `{ ${line}; } 3>&1`, 'sh', process.execPath, PROGRAM, SAMPLE_PATH], { encoding: 'utf8' })
        .stdout;
    const many = '"$3" '.repeat(20);
    expect(statusOf(`{ "$1" "$2" read ${many}; echo "$?" >&3; } | head -n 1 >/dev/null`)).toBe('0\n');
    expect(statusOf('{ "$1" "$2" check 无.xlsx 2>&1; echo "$?" >&3; } | true')).toBe('2\n');
  });
}

if (existsSync('/dev/full')) {
  test('a full disk is said in one sentence', () => {
    const full = openSync('/dev/full', 'w');
    try {
      const { status, stderr } = spawnSync(process.execPath, [PROGRAM, 'check', SAMPLE_PATH], {
        stdio: ['ignore', full, 'pipe'],
        encoding: 'utf8',
      });
      expect([status, stderr]).toEqual([2, '结果没有写完：存不进输出文件，可能磁盘已满。请换一个位置再试。\n']);
    } finally {
      closeSync(full);
    }
  });
}

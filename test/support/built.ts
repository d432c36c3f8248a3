/** A program of ours as `npm run build` makes it, in a folder of the test's own. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '..', '..');
/** Alone it takes some ten seconds; beside other tests on two cores a multiple. */
export const BUILD_TIMEOUT_MS = 240_000;

export interface Built {
  /** Where it stands. */
  readonly folder: string;
  remove(): void;
}

/** Builds one program. `options` are those of `npm run build -- --env`. */
export function build(program: 'addin' | 'web', options: Readonly<Record<string, string>> = {}): Built {
  const folder = mkdtempSync(join(tmpdir(), `juesuan-${program}-`));
  const env = Object.entries({ only: program, ...options }).flatMap(([name, value]) => ['--env', `${name}=${value}`]);
  const { status, stdout } = spawnSync(
    process.execPath,
    [join(ROOT, 'node_modules', 'webpack', 'bin', 'webpack.js'), ...env, '--output-path', folder],
    { cwd: ROOT, encoding: 'utf8', timeout: BUILD_TIMEOUT_MS, maxBuffer: 64 * 1024 * 1024 },
  );
  if (status !== 0) throw new Error(stdout);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }) };
}

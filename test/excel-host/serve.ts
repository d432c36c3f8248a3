/** Serves a built add-in and the simulated Excel from one https origin, so that a browser can open the one in the other. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, normalize, sep } from 'node:path';
import { generate } from 'selfsigned';
import webpack from 'webpack';
import type { Stage } from './browser';

export interface ServedExcel {
  /** `https://localhost:12345`. The certificate is signed by nobody: browsers must be told to take it. */
  readonly origin: string;
  /** Address of the host's page with an add-in's page in it, such as `taskpane.html`. */
  readonly urlOf: (page: string) => string;
  /** The workbook that pages opened from now on begin with. */
  readonly setStage: (stage: Stage) => void;
  readonly close: () => Promise<void>;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
};

const FOLDER = '/excel-host/';
const PAGE = [
  '<!doctype html><meta charset="utf-8"><title>Excel</title>',
  '<style>html,body,iframe{margin:0;border:0;width:100%;height:100%;display:block}</style>',
  '<body><script src="host.js"></script>',
].join('');

/** Serves the files of `addin`, a folder, and the host beside them. `files` are further files by path. */
export async function serveExcelHost(
  addin: string,
  stage: Stage,
  files: Readonly<Record<string, string>> = {},
): Promise<ServedExcel> {
  let current = stage;
  const script = await bundle();
  const own = (path: string): string | undefined => {
    if (path === `${FOLDER}host.html`) return PAGE;
    if (path === `${FOLDER}host.js`) return script;
    if (path === `${FOLDER}book.json`) return JSON.stringify(current);
    return files[path];
  };
  const read = async (path: string): Promise<string | Uint8Array> => {
    const file = normalize(join(addin, decodeURIComponent(path)));
    if (!file.startsWith(addin + sep)) throw new Error('outside');
    return readFile(file);
  };
  const certificate = await generate([{ name: 'commonName', value: 'localhost' }]);
  const server = createServer({ key: certificate.private, cert: certificate.cert }, (request, response) => {
    const path = new URL(request.url ?? '/', 'https://localhost').pathname;
    const content = own(path) ?? read(path);
    Promise.resolve(content).then(
      (body) => {
        response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'application/octet-stream' });
        response.end(body);
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const origin = `https://localhost:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    urlOf: (page) => `${origin}${FOLDER}host.html?page=${encodeURIComponent(page)}`,
    setStage: (next) => void (current = next),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** The host's script, bundled like the programs. */
async function bundle(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'juesuan-excel-host-'));
  const compiler = webpack({
    mode: 'development',
    devtool: false,
    entry: join(__dirname, 'browser-main.ts'),
    output: { path, filename: 'host.js' },
    resolve: { extensions: ['.ts', '.js', '.json'] },
    module: {
      rules: [
        {
          test: /\.ts$/,
          use: { loader: 'swc-loader', options: { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } } },
        },
      ],
    },
  });
  await new Promise<void>((resolve, reject) => {
    compiler.run((error, stats) => {
      if (error) reject(error);
      else if (stats?.hasErrors()) reject(new Error(stats.toString('errors-only')));
      else resolve();
    });
  });
  const script = await readFile(join(path, 'host.js'), 'utf8');
  await rm(path, { recursive: true });
  return script;
}

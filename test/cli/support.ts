/** The command line run within a test, on books made from the sample in a folder that is taken away afterwards. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { ExitStatus } from '../../src/cli/io';
import { run } from '../../src/cli/program';

export const SAMPLE_PATH = join(__dirname, '..', '..', 'samples', 'jiaozuo-2021.xlsx');

export interface Outcome {
  readonly status: ExitStatus;
  readonly out: string;
  readonly err: string;
}

/** Runs a command line as a user types it, less the program's name. */
export async function juesuan(...args: readonly string[]): Promise<Outcome> {
  return runWith({ watched: false }, args);
}

/** As {@link juesuan}, with someone watching the terminal. */
export async function juesuanWatched(...args: readonly string[]): Promise<Outcome> {
  return runWith({ watched: true }, args);
}

async function runWith({ watched }: { watched: boolean }, args: readonly string[]): Promise<Outcome> {
  let [out, err] = ['', ''];
  const status = await run(args, { out: (text) => (out += text), err: (text) => (err += text), watched });
  return { status, out, err };
}

/** A folder for one test file, made before its tests and taken away after them. */
export function workFolder(): { readonly path: (name: string) => string } {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'juesuan-cli-'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return { path: (name) => join(folder, name) };
}

/** The sample's bytes. */
export function sample(): Uint8Array {
  return new Uint8Array(readFileSync(SAMPLE_PATH));
}

/** What stands in cells instead: a number, a text, or an error such as `#REF!`. By `01!C8`: statement and address. */
export type Cells = Readonly<Record<string, number | string>>;

/** The sample with other cells, and with its text changed throughout. */
export function changedSample(cells: Cells, text: (xml: string) => string = (xml) => xml): Uint8Array {
  return editSheets(sample(), (xml, sheet) =>
    Object.entries(cells).reduce((edited, [place, value]) => {
      const [code = '', address = ''] = place.split('!');
      return Number(code) === sheet ? withCell(edited, address, value) : edited;
    }, text(xml)),
  );
}

/** A workbook with the XML of its sheets, which are numbered from 1, edited. */
export function editSheets(bytes: Uint8Array, edit: (xml: string, sheet: number) => string): Uint8Array {
  const parts = unzipSync(bytes);
  for (const [name, content] of Object.entries(parts)) {
    const [, sheet] = /^xl\/worksheets\/sheet(\d+)\.xml$/.exec(name) ?? [];
    if (sheet !== undefined) parts[name] = strToU8(edit(strFromU8(content), Number(sheet)));
  }
  return zipSync(parts);
}

function withCell(xml: string, address: string, value: number | string): string {
  const cell = new RegExp(`<c r="${address}"( s="\\d+")?[^>]*?(?:/>|>[\\s\\S]*?</c>)`);
  if (!cell.test(xml)) throw new Error(`no cell ${address}`);
  return xml.replace(cell, (_, style = '') => {
    if (typeof value === 'number') return `<c r="${address}"${style}><v>${value}</v></c>`;
    if (value.startsWith('#')) return `<c r="${address}"${style} t="e"><v>${value}</v></c>`;
    return `<c r="${address}"${style} t="inlineStr"><is><t>${value}</t></is></c>`;
  });
}

/** The sample as last year's book; what was left over then is what this year began with. */
export function lastYear(): Uint8Array {
  return changedSample({ '01!F35': 153.34 }, (xml) => xml.replaceAll('2021', '2020'));
}

/** Writes a file and returns its path. */
export function written(path: string, content: Uint8Array | string): string {
  writeFileSync(path, content);
  return path;
}

/** One clear line for a user: Chinese, ended, and nothing of a program in it. */
export function expectOneSentence(err: string): void {
  expect(err).toMatch(/^[^\n]*[\u4e00-\u9fff][^\n]*[。：]\n$/);
  expect(err).not.toMatch(/Error|undefined|\bat \S+:\d+|程序出错/);
}

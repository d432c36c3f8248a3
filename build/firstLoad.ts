/** What a page of ours makes a browser load before anything is done in it. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { OFFICE_FOLDER } from './office';

export interface FirstLoad {
  /** The scripts as the page names them, ours alone: Microsoft's client library is not counted. */
  readonly scripts: readonly string[];
  /** Their size in bytes when compressed by gzip as web servers do. */
  readonly gzipBytes: number;
}

/** The most JavaScript of ours that the pane may load at first, in bytes of gzip. */
export const FIRST_LOAD_LIMIT_BYTES = 250_000;

/** Adds up the scripts that the built page `file` names. */
export function firstLoad(file: string): FirstLoad {
  const sources = [...readFileSync(file, 'utf8').matchAll(/<script\b[^>]*\bsrc="?([^"\s>]+)/g)].map(
    ([, src = '']) => src,
  );
  const scripts = sources.filter((src) => !src.includes('://') && !src.startsWith(`${OFFICE_FOLDER}/`));
  const sizes = scripts.map((src) => gzipSync(readFileSync(join(dirname(file), src))).length);
  return { scripts, gzipBytes: sizes.reduce((sum, size) => sum + size, 0) };
}

/** The lint rules keep the arrows between the folders: each forbidden import is reported, its allowed neighbour is not. */
import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';

const ARROWS = 'boundaries/dependencies';
const GLOBALS = 'no-restricted-globals';
const TYPES = 'no-restricted-syntax';

type Case = [path: string, text: string, rule?: string];

const forbidden: Case[] = [
  // against the arrows
  ['src/accounts/a.ts', `export * from '../forms';`, ARROWS],
  ['src/accounts/a.ts', `export * from '../sentences';`, ARROWS],
  ['src/sentences/a.ts', `export * from '../accounts';`, ARROWS],
  ['src/forms/a.ts', `export * from '../workbook';`, ARROWS],
  ['src/workbook/a.ts', `export * from '../forms';`, ARROWS],
  ['src/reading/a.ts', `export * from '../checking';`, ARROWS],
  ['src/layout/a.ts', `export * from '../checking';`, ARROWS],
  ['src/checking/a.ts', `export * from '../workbook';`, ARROWS],
  ['src/checking/a.ts', `export const host = await import('../workbook');`, ARROWS],
  ['src/checking/a.ts', `import type { Host } from '../workbook'; export type A = Host;`, ARROWS],
  ['src/drafting/a.ts', `export * from '../checking';`, ARROWS],
  ['src/proofreading/a.ts', `export * from '../workbook';`, ARROWS],
  ['src/publishing/a.ts', `export * from '../hosts/file';`, ARROWS],
  ['src/hosts/file/a.ts', `export * from '../../forms';`, ARROWS],
  ['src/hosts/excel/a.ts', `export * from '../file';`, ARROWS],
  ['src/app/a.ts', `export * from '../hosts/file';`, ARROWS],
  // past the face of a folder, or past every folder
  ['src/checking/a.ts', `export * from '../accounts/money';`, ARROWS],
  ['src/cli/a.ts', `export * from '../forms/schema';`, ARROWS],
  ['src/checking/a.ts', `export * from '../../test/support/libreoffice';`, ARROWS],
  ['src/stray.ts', `export const a = 1;`, 'boundaries/no-unknown-files'],
  ['src/misc/a.ts', `export const a = 1;`, 'boundaries/no-unknown-files'],
  // Node, Office.js and React above the hosts
  ['src/reading/a.ts', `export * from 'node:fs';`, ARROWS],
  ['src/reading/a.ts', `export * from 'path';`, ARROWS],
  ['src/publishing/a.ts', `export const fs = await import('node:fs');`, ARROWS],
  ['src/hosts/file/a.ts', `export * from 'node:fs';`, ARROWS],
  ['src/hosts/excel/disk.ts', `export * from 'node:fs';`, ARROWS],
  ['src/app/a.tsx', `export * from 'node:fs';`, ARROWS],
  ['src/checking/a.ts', `export * from 'react';`, ARROWS],
  ['src/checking/a.ts', `export * from '@fluentui/react-components';`, ARROWS],
  ['src/hosts/excel/a.ts', `export * from 'react';`, ARROWS],
  ['src/layout/a.ts', `import 'office-js';`, ARROWS],
  ['src/app/a.ts', `import 'office-js';`, ARROWS],
  ['src/reading/a.ts', `export const a = process.env;`, GLOBALS],
  ['src/hosts/file/a.ts', `export const a = Buffer.from('a');`, GLOBALS],
  ['src/layout/a.ts', `export type A = Excel.Range;`, TYPES],
  ['src/workbook/a.ts', `export type A = Buffer;`, TYPES],
  ['src/publishing/a.ts', `export const a = document.title;`, GLOBALS],
  ['src/reading/a.ts', `console.log('a');`, 'no-console'],
];

const allowed: Case[] = [
  ['src/accounts/a.ts', `export * from './money';`],
  ['src/accounts/a.ts', `export * from 'decimal.js';`],
  ['src/forms/a.ts', `export * from '../accounts'; export * from '../sentences';`],
  ['src/forms/a.ts', `export { default } from './data/facts.json';`],
  ['src/workbook/a.ts', `export * from '../accounts';`],
  ['src/reading/a.ts', `export * from '../forms'; export * from '../workbook';`],
  ['src/layout/a.ts', `export * from '../forms'; export * from '../workbook';`],
  ['src/checking/a.ts', `export * from '../accounts'; export * from '../forms'; export * from '../sentences';`],
  ['src/drafting/deep/a.ts', `export * from '../../forms';`],
  ['src/proofreading/a.ts', `export * from '../checking';`],
  ['src/publishing/a.ts', `export * from '../checking'; export const docx = await import('docx');`],
  ['src/hosts/file/a.ts', `export * from '../../workbook'; export * from 'exceljs';`],
  ['src/hosts/file/disk.ts', `export * from 'node:fs'; export const a = Buffer.from('a');`],
  ['src/hosts/excel/a.ts', `import 'office-js'; export type A = Excel.Range;`],
  ['src/app/a.tsx', `export * from 'react'; export * from '../checking'; export const a = document.title;`],
  ['src/cli/main.ts', `export * from 'node:fs'; export * from '../checking'; console.log(process.argv);`],
  ['src/taskpane/main.tsx', `import 'office-js'; export * from 'react'; export * from '../workbook';`],
];

const root = resolve(__dirname, '..');
let reported: ReadonlyMap<string, readonly string[]>;

beforeAll(() => {
  const cases = [...forbidden, ...allowed];
  const output = execFileSync(process.execPath, [resolve(__dirname, 'support/lint-virtual.mjs')], {
    cwd: root,
    input: JSON.stringify(cases.map(([path, text]) => ({ path: resolve(root, path), text: `${text}\n` }))),
    encoding: 'utf8',
  });
  const rules = JSON.parse(output) as string[][];
  reported = new Map(cases.map(([path, text], index) => [path + text, rules[index] ?? []]));
}, 60_000);

test.each(forbidden)('%s may not: %s', (path, text, rule) => {
  expect(reported.get(path + text)).toEqual([rule]);
});

test.each(allowed)('%s may: %s', (path, text) => {
  expect(reported.get(path + text)).toEqual([]);
});

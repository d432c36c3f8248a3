/**
 * Files of which single bytes were changed: each is read or refused in a sentence, and none without end. `MUTANTS=5000`
 * tries so many of each file; the seed is fixed, so that a mutant that fails is found again.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync } from 'fflate';
import { openWorkbook } from '../../../src/hosts/file';
import { WorkbookError } from '../../../src/workbook';
import { cpuMs } from '../../support/cpu';
import { withParts } from './fixtures';

const MUTANTS = Number(process.env['MUTANTS'] ?? 60);
const MS_MAX = 5_000;

const file = (name: string): Uint8Array => new Uint8Array(readFileSync(join(__dirname, '..', '..', 'files', name)));

/** Numbers from 0 to below 1, always the same ones (mulberry32). */
function* randoms(seed: number): Generator<number, never> {
  for (let state = seed; ;) {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    yield ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }
}

/** One to four bytes changed; half of all mutants at the start, where headers and tables stand. */
function mutant(bytes: Uint8Array, random: Generator<number, never>): Uint8Array {
  const next = (below: number): number => Math.floor(random.next().value * below);
  const changed = bytes.slice();
  const reach = next(2) === 0 ? Math.min(bytes.length, 4_096) : bytes.length;
  for (let i = next(4); i >= 0; i--) changed[next(reach)] = next(3) === 0 ? 0xff : next(256);
  return changed;
}

async function expectAnEnd(bytes: Uint8Array, name: string): Promise<void> {
  const started = cpuMs();
  try {
    await (await openWorkbook(bytes, name)).readSheets();
  } catch (error) {
    if (!(error instanceof WorkbookError)) throw error;
  }
  expect(cpuMs() - started).toBeLessThan(MS_MAX);
}

describe.each([
  'wps-clsid.xls',
  'excel95-gbk.xls',
  'changed-byte-01.xls',
  'changed-byte-04.xls',
  'html.xls',
  'xml2003.xls',
])('%s with bytes changed', (name) => {
  test(
    `${MUTANTS} mutants end`,
    async () => {
      const random = randoms(1);
      const bytes = file(name);
      for (let i = 0; i < MUTANTS; i++) await expectAnEnd(mutant(bytes, random), name);
    },
    MUTANTS * MS_MAX,
  );
});

test.each(['xl/worksheets/sheet1.xml', 'xl/workbook.xml', 'xl/styles.xml', 'xl/_rels/workbook.xml.rels'])(
  '%s of an .xlsx file with bytes changed',
  async (part) => {
    const random = randoms(2);
    const whole = file('base.xlsx');
    const content = unzipSync(whole)[part] ?? strToU8('');
    expect(strFromU8(content)).toContain('<');
    for (let i = 0; i < MUTANTS; i++) {
      await expectAnEnd(withParts(whole, { [part]: mutant(content, random) }), '决算.xlsx');
    }
  },
  MUTANTS * MS_MAX,
);

test.each(['01', '02', '03', '04'])('the changed byte that once led round in circles: %s', async (number) => {
  await expectAnEnd(file(`changed-byte-${number}.xls`), '决算.xls');
});

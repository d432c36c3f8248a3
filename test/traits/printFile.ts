/**
 * Prints a combination to look at, and to run through the command line:
 *   npx tsx test/traits/printFile.ts --out FILE.xlsx [--seed N] [--trait codeType=float]… [--unit 单位名称]
 * With --seed the traits and figures are those of one random combination, with --trait the named ones and the sample's
 * figures. Beside FILE.xlsx it writes FILE.cells.json: what stands where.
 */
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { Workbook } from 'exceljs';
import fc from 'fast-check';
import { addressOf, rangeOf } from '../../src/accounts';
import type { CellValue, SheetSnapshot } from '../../src/workbook';
import { combination, type Combination } from './combination';
import { differencesOf, looksOf, traitOf, type Dimension } from './dimensions';
import { SAMPLE_FIGURES } from './figures';
import { printBook, type PlacedCell, type PrintedBook } from './print/book';

function combinationOf(seed: string | undefined, traits: readonly string[]): Combination {
  if (seed !== undefined) {
    const [random] = fc.sample(combination, { numRuns: 1, seed: Number(seed) });
    if (random) return random;
  }
  const named = Object.fromEntries(
    traits.map((trait): [string, string] => {
      const [dimension = '', name = ''] = trait.split('=');
      return [dimension, name];
    }),
  );
  return { looks: looksOf(named), figures: SAMPLE_FIGURES, seed: 1 };
}

function addSheet(workbook: Workbook, sheet: SheetSnapshot): void {
  const to = workbook.addWorksheet(sheet.name, { state: sheet.visibility });
  sheet.cells.forEach((row, index) =>
    row.forEach((value, column) => {
      if (value === null || typeof value === 'object') return;
      const cell = to.getCell(addressOf(sheet.top + index, sheet.left + column));
      cell.value = value;
      const format = sheet.formats?.[index]?.[column];
      if (format !== undefined) cell.numFmt = format;
    }),
  );
  // What a merged block covers is not written: exceljs gives all its cells the one value.
  for (const block of sheet.merges) to.mergeCells(rangeOf(block));
}

async function bytesOf({ sheets }: PrintedBook): Promise<Buffer> {
  const workbook = new Workbook();
  workbook.properties.date1904 = sheets.some(({ date1904 }) => date1904 === true);
  for (const sheet of sheets) addSheet(workbook, sheet);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

function textOf(value: CellValue): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** What stands where, as text: `02|2080108|其他收入` and `@unit`. */
function cellsOf({ cells }: PrintedBook): Record<string, { sheet: string; cell: string; value: string }> {
  const keyOf = ({ amount, fact }: PlacedCell): string =>
    amount ? `${amount.statement}|${amount.item}|${amount.measure}` : `@${fact ?? ''}`;
  return Object.fromEntries(
    cells.map((cell) => [
      keyOf(cell),
      { sheet: cell.sheet, cell: cell.address, value: cell.amount?.shown === false ? '' : textOf(cell.value) },
    ]),
  );
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      out: { type: 'string', default: 'out/traits.xlsx' },
      seed: { type: 'string' },
      unit: { type: 'string' },
      trait: { type: 'string', multiple: true, default: [] },
    },
  });
  const made = combinationOf(values.seed, values.trait);
  const figures = { ...made.figures, unit: values.unit ?? made.figures.unit };
  const book = printBook(figures, made.looks, made.seed);
  await writeFile(values.out, await bytesOf(book));
  await writeFile(values.out.replace(/\.xlsx$/, '.cells.json'), JSON.stringify(cellsOf(book)));
  for (const difference of differencesOf(made.looks)) {
    const [dimension = '', name = ''] = difference.split('=');
    console.log(`${difference}\t${traitOf(dimension as Dimension, name)?.what ?? ''}`);
  }
}

void main();

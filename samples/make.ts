/** Makes the sample book from the published figures: `npm run sample`. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseSupplement } from '../src/cli/supplementFile';
import { createWorkbook } from '../src/hosts/file';
import { samplePlans } from './book';

const ANSWERS = 'jiaozuo-2021.supplement.json';

async function make(folder: string): Promise<void> {
  const supplement = parseSupplement(await readFile(join(folder, ANSWERS), 'utf8'), ANSWERS);
  await writeFile(join(folder, 'jiaozuo-2021.xlsx'), await createWorkbook(samplePlans(supplement)));
}

void make(__dirname);

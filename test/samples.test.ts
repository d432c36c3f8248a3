/** The sample book: made by the script from the published figures, and read back as published. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StatementCode } from '../src/accounts';
import { parseSupplement } from '../src/cli/supplementFile';
import { FORMS } from '../src/forms';
import { createWorkbook, openWorkbook } from '../src/hosts/file';
import { readAccounts } from '../src/reading';
import { samplePlans } from '../samples/book';
import answers from '../samples/jiaozuo-2021.supplement.json';
import { publishedStatements, SAMPLE } from '../samples/statements';

const committed = readFileSync(join(__dirname, '..', 'samples', 'jiaozuo-2021.xlsx'));
const supplement = parseSupplement(JSON.stringify(answers), 'jiaozuo-2021.supplement.json');

test('the committed workbook is what npm run sample makes', async () => {
  const made = await createWorkbook(samplePlans(supplement));
  expect(Buffer.from(made).equals(committed)).toBe(true);
});

describe('the workbook as it is read', () => {
  const published = publishedStatements(FORMS.form('henan-2021', 2021));

  it('names the unit, the year and the money unit on each statement', async () => {
    const accounts = await read();
    expect([...accounts.statements.keys()]).toEqual([...published.keys()]);
    for (const { heading } of accounts.statements.values()) {
      expect(heading.unit?.value).toBe(SAMPLE.unit);
      expect(heading.year?.value).toBe(2021);
      expect(heading.moneyUnit?.value).toBe('元');
    }
    expect(accounts.problems).toEqual([]);
  });

  it.each([...published.keys()])(
    'holds every published figure of %s, and blanks where blanks were published',
    async (code: StatementCode) => {
      const statement = (await read()).statements.get(code);
      for (const row of published.get(code)?.rows ?? []) {
        for (const [measure, { amount, blank }] of row.figures) {
          const figure = statement?.figure(row.item, measure);
          expect([row.item, measure, figure?.amount.toJSON(), figure?.blank]).toEqual([
            row.item,
            measure,
            amount.toJSON(),
            blank,
          ]);
        }
      }
    },
  );

  it('holds every answer of the supplement', async () => {
    const given = (await read()).supplement;
    for (const [key, { text, unit }] of supplement) {
      expect([key, Number(given.get(key)?.text) === Number(text) || given.get(key)?.text === text]).toEqual([
        key,
        true,
      ]);
      if (unit) expect(given.get(key)?.unit).toBe(unit);
    }
  });
});

async function read(): Promise<ReturnType<typeof readAccounts>> {
  const workbook = await openWorkbook(new Uint8Array(committed), 'jiaozuo-2021.xlsx');
  return readAccounts(await workbook.readSheets(), { book: workbook.name });
}

/** A long check lets a pane in between its steps, and says the same as one in a single go. */
import { bookOf } from '../../bench/books';
import { check, checkInSteps } from '../../src/checking';
import { FORMS } from '../../src/forms';
import { openWorkbook } from '../../src/hosts/file';
import { readAccounts } from '../../src/reading';

const form = FORMS.base(2021);

async function accountsOf(rows: number): Promise<ReturnType<typeof readAccounts>> {
  const workbook = await openWorkbook(await bookOf(rows), '大单位.xlsx');
  return readAccounts(await workbook.readSheets(), { book: '大单位.xlsx' });
}

async function sharesOf(rows: number): Promise<number[]> {
  const steps = checkInSteps(await accountsOf(rows), { form });
  const shares: number[] = [];
  for (let step = steps.next(); !step.done; step = steps.next()) shares.push(step.value);
  return shares;
}

describe('a check in steps', () => {
  it('pauses within the rules of a large book, in proportion to its rows', async () => {
    const [small, large] = [await sharesOf(1_500), await sharesOf(6_000)];
    const rules = check(await accountsOf(30), { form }).outcomes.length;
    expect(large.length).toBeGreaterThan(2 * rules);
    expect((large.length - rules) / (small.length - rules)).toBeGreaterThan(3);
  });

  it('tells how far it is, from 0 to 1 and never backwards', async () => {
    const shares = await sharesOf(1_500);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.at(0)).toBeGreaterThanOrEqual(0);
    expect(shares.at(-1)).toBe(1);
  });
});

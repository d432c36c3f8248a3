/** What is found in books as units hand them in. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { check, type Finding } from '../../src/checking';
import { FORMS } from '../../src/forms';
import { openWorkbook } from '../../src/hosts/file';
import { readAccounts } from '../../src/reading';

async function findingsOf(name: string): Promise<readonly Finding[]> {
  const book = `${name}.xlsx`;
  const workbook = await openWorkbook(await readFile(join(__dirname, '..', 'files', book)), book);
  const accounts = readAccounts(await workbook.readSheets(), { book });
  return check(accounts, { form: FORMS.of(accounts) }).findings;
}

const summary = (findings: readonly Finding[]): string[] =>
  findings.filter(({ level }) => level !== 'hint').map(({ level, rule, message }) => `${level} ${rule} ${message}`);

test('a statement of a header alone, without figures and without a note', async () => {
  const findings = await findingsOf('empty-07-without-note');
  expect(findings).toContainEqual(expect.objectContaining({ rule: 'F-8', statement: '07', level: 'verify' }));
  expect(findings.filter(({ level }) => level === 'error')).toEqual([]);
});

test('basic expenditure on vehicles that is more than the “三公” statement has of them', async () => {
  expect(summary(await findingsOf('basic-exceeds-sangong'))).toEqual([
    'verify 07-5 公开06表“30231 公务用车运行维护费”（F11）为 20,000.00，大于公开07表“公务用车运行费”的决算数（GK07 三公!K8）的 15,000.00，多 5,000.00 元。',
  ]);
});

test('a subject that repeats its total, so that the parts are counted twice', async () => {
  expect(summary(await findingsOf('subject-repeats-its-total'))).toEqual([
    expect.stringMatching(/^error 06-1 公开06表“302 商品和服务支出”（F6）为 130,000\.00，应等于各项之和 240,000\.00/),
  ]);
});

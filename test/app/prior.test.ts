/** 上年决算 in the pane: chosen from a file, used for checking and drafting, and left out again. */
import { failure, type CellValue, type SheetSnapshot } from '../../src/workbook';
import type { SessionOptions } from '../../src/app/session';
import { noticeKey, opened, sampleSheets, type Opened } from './support/opened';

let sample: readonly SheetSnapshot[];
beforeAll(async () => {
  sample = await sampleSheets();
});

/** The sample as of another year, or of another unit: every text in it with the words exchanged. */
function retold(from: string, to: string): SheetSnapshot[] {
  const told = (value: CellValue): CellValue => (typeof value === 'string' ? value.replaceAll(from, to) : value);
  return sample.map((sheet) => ({ ...sheet, cells: sheet.cells.map((row) => row.map(told)) }));
}

const readWorkbook: SessionOptions['readWorkbook'] = (_, name) => {
  if (name === '上年决算.xlsx') return Promise.resolve(retold('2021', '2020'));
  if (name === '前年决算.xlsx') return Promise.resolve(retold('2021', '2019'));
  if (name === '别的单位.xlsx') return Promise.resolve(retold('焦作市劳动保障信息中心', '某某市另一单位'));
  if (name === '通讯录.xlsx') return Promise.resolve([]);
  return Promise.reject(failure('workbook.fileEmpty', { name }));
};

const chosen = (name: string) => ({ name, bytes: () => Promise.resolve(new Uint8Array()) });
const notRun = ({ session }: Opened): string[] => session.state.checked?.notRun.map(({ rule }) => rule) ?? [];
const asksForLastYear = ({ session }: Opened): boolean =>
  session.state.drafted?.narrative.missing.some(({ key }) => key === '上年收支总计') ?? false;

describe('last year’s workbook', () => {
  test('is checked against and drafted from as soon as it is chosen, and no longer when it is left out', async () => {
    const withoutAnswers = sample.filter(({ name }) => !name.includes('补充资料'));
    const book = await opened(withoutAnswers, { readWorkbook });
    const { session } = book;
    await session.check();
    await session.draft();
    const lacking = notRun(book);
    expect(lacking.length).toBeGreaterThan(0);
    expect(asksForLastYear(book)).toBe(true);

    await session.takePrior(chosen('上年决算.xlsx'));
    expect(noticeKey(book)).toBe('app.priorTaken');
    expect(session.state.prior?.year?.value).toBe(2020);
    expect(notRun(book).length).toBeLessThan(lacking.length);
    expect(asksForLastYear(book)).toBe(false);

    await session.dropPrior();
    expect(session.state.prior).toBeUndefined();
    expect(notRun(book)).toEqual(lacking);
    expect(asksForLastYear(book)).toBe(true);
  });

  test.each([
    ['前年决算.xlsx', 'app.priorOther'],
    ['别的单位.xlsx', 'app.priorOther'],
    ['通讯录.xlsx', 'app.priorNoStatements'],
    ['照片.png', 'workbook.fileEmpty'],
  ])('%s is not taken, which is said, and the one taken before stays', async (name, said) => {
    const book = await opened(sample, { readWorkbook });
    await book.session.takePrior(chosen('上年决算.xlsx'));
    await book.session.takePrior(chosen(name));
    expect(noticeKey(book)).toBe(said);
    expect(book.session.state.prior?.book).toBe('上年决算.xlsx');
  });

  test('a workbook that nothing was done with yet is not checked unasked', async () => {
    const book = await opened(sample, { readWorkbook });
    await book.session.takePrior(chosen('上年决算.xlsx'));
    expect(book.session.state.checked).toBeUndefined();
    expect(book.session.state.drafted).toBeUndefined();
    expect(book.host.calls).not.toContain('mark');
  });
});

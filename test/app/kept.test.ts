/** What earlier versions of the program kept in a workbook. */
import { sectionsOf } from '../../src/app/session';
import type { SheetSnapshot } from '../../src/workbook';
import { MemoryHost } from './support/memoryHost';
import { reopened, sampleSheets, type Opened } from './support/opened';

const AT = '2022-03-01T22:00:00.000Z';

/** As the first version wrote it, which named forms by their year and statements in sentences by their number. */
const FIRST_VERSION = {
  explanations: [
    {
      rule: 'F-10',
      cells: ['公开02表!A9'],
      figures: ['02表 20508 的名称是“某某”（A9），科目表中是“进修及培训”。请核对编码和名称。'],
      text: '沿用旧名称',
      at: AT,
    },
    {
      rule: '05-6',
      cells: ['公开05表!E10'],
      figures: ['05表“2050803 培训支出”的项目支出（E10）为 -1.00，是负数。请核对；确有负数的请作说明。'],
      text: '更正上年差错',
      at: AT,
    },
    {
      rule: '07-6',
      cells: ['公开06表!F22', '公开07表!L8'],
      figures: ['500.00', '0.00'],
      text: '科目列错',
      at: AT,
    },
    {
      rule: '01-7',
      cells: ['公开01表!C34'],
      figures: ['01表“使用非财政拨款结余”（C34）为 -3.00'],
      text: '已改',
      at: AT,
    },
  ],
  answers: { 一般公共预算支出变动原因: '另有原因' },
  wording: 'shanghai',
  heading: { unit: '焦作市劳动保障信息中心', year: 2021, moneyUnit: '元' },
  edition: 2021,
};

let sample: readonly SheetSnapshot[];
beforeAll(async () => {
  sample = await sampleSheets();
});

/** The sample with what the explanations are about, and with state. */
async function withState(state: MemoryHost['state']): Promise<Opened> {
  const host = new MemoryHost(sample);
  host.edit('公开02表', 'B9', '某某');
  host.edit('公开05表', 'E10', -1);
  host.edit('公开06表', 'F22', 500);
  host.state = state;
  const book = await reopened(host);
  await book.session.check();
  return book;
}

const explained = ({ session }: Opened) =>
  session
    .visible()
    .filter(({ explanation }) => explanation !== undefined)
    .map(({ finding: { rule }, explanation, stale }) => [rule, explanation?.text, stale ? 'stale' : 'fits']);

describe('state of the first version', () => {
  test('explanations stay with their findings and fit, with amounts and without', async () => {
    const book = await withState(FIRST_VERSION);
    expect(explained(book).sort()).toEqual([
      ['05-6', '更正上年差错', 'fits'],
      ['07-6', '科目列错', 'fits'],
      ['F-10', '沿用旧名称', 'fits'],
    ]);
    expect(book.session.state.checked?.orphans.map(({ text }) => text)).toEqual(['已改']);
  });

  test('an explanation of amounts still goes stale with them', async () => {
    const book = await withState(FIRST_VERSION);
    book.host.edit('公开06表', 'F22', 600);
    await book.session.check();
    expect(explained(book)).toContainEqual(['07-6', '科目列错', 'stale']);
  });

  test('the form, the wording, the answers and the heading are what they were', async () => {
    const { session } = await withState(FIRST_VERSION);
    expect(session.state.kept).toMatchObject({ form: 'henan-2021', wording: 'shanghai' });
    expect(session.state.book?.form).toMatchObject({ id: 'henan-2021', year: 2021 });
    expect(session.heading()).toEqual(FIRST_VERSION.heading);
    const narrative = (await session.draft())?.narrative;
    expect(narrative?.wording).toBe('shanghai');
    const { answers } = session.state.kept;
    expect(answers).toEqual(FIRST_VERSION.answers);
    const questions = sectionsOf(session.state).flatMap((section) => section.questions);
    const answered = questions.filter(({ answer }) => answer !== '').map(({ key, answer }) => [key, answer]);
    expect(answered).toEqual(Object.entries(FIRST_VERSION.answers));
  });

  test('the default wording was kept without being chosen, so the form may choose now', async () => {
    const { session } = await withState({ ...FIRST_VERSION, wording: 'henan' });
    expect(session.state.kept.wording).toBeUndefined();
  });

  test('it is written as the second version, and read again it is the same', async () => {
    const { session, host } = await withState(FIRST_VERSION);
    session.answer('一般公共预算支出变动原因', '又有原因');
    await session.flush();
    expect(host.state).toMatchObject({
      version: 2,
      form: 'henan-2021',
      wording: 'shanghai',
      answers: { 一般公共预算支出变动原因: '又有原因' },
    });
    expect(host.state).not.toHaveProperty('edition');
    const again = await reopened(host);
    await again.session.check();
    expect(again.session.state.kept).toEqual(session.state.kept);
    expect(explained(again).map(([, , fit]) => fit)).toEqual(['fits', 'fits', 'fits']);
  });
});

test.each([
  ['explanations', 'not a list'],
  ['answers', [1]],
  ['heading', { unit: 1 }],
  ['form', 5],
  ['wording', 'nobody’s'],
])('of damaged state the rest is kept: %s', async (field, value) => {
  const { session } = await withState({ ...FIRST_VERSION, [field]: value });
  const whole = (await withState(FIRST_VERSION)).session.state.kept;
  for (const other of ['explanations', 'answers', 'heading'] as const) {
    if (other !== field) expect(session.state.kept[other]).toEqual(whole[other]);
  }
});

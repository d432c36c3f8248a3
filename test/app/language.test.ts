/** The English pane: its own words are English, and what it writes for others stays Chinese, as the field's texts are. */
import { WordingError } from '../../src/drafting';
import { noticeOf } from '../../src/app/session/notice';
import { sayAll } from '../../src/sentences';
import type { SheetPlan, SheetSnapshot } from '../../src/workbook';
import { opened, sampleSheets } from './support/opened';

const LATIN = /^[ -~“”]+$/;

let sample: readonly SheetSnapshot[];
beforeAll(async () => {
  // A negative amount has to be explained.
  sample = (await sampleSheets()).map((sheet) =>
    sheet.name === '公开05表'
      ? { ...sheet, cells: sheet.cells.map((row, r) => row.map((cell, c) => (r === 9 && c === 4 ? -5 : cell))) }
      : sheet,
  );
});

test('a draft is saved under an English ending, and is Chinese itself', async () => {
  const { session } = await opened(sample, { language: 'en-US' });
  const drafted = await session.draft();
  expect((await session.saveDraft())?.name).toBe('样例.narrative.docx');
  expect(drafted?.narrative.title).toMatch(/决算/);
});

test('the report and the remarks on cells are Chinese: they go to the bureau with the workbook', async () => {
  const plans: SheetPlan[] = [];
  const makeWorkbook = (made: readonly SheetPlan[]): Promise<Uint8Array> => {
    plans.push(...made);
    return Promise.resolve(new Uint8Array());
  };
  const { session, host } = await opened(sample, { language: 'en-US', makeWorkbook });
  session.setPreferences({ comments: true });
  const entry = (await session.check())?.entries.find(({ finding }) => finding.level === 'verify');
  if (!entry) throw new Error('nothing to verify');
  await session.explain(entry, '冲减上年支出');
  await session.check();
  expect(host.notes.map(({ text }) => text).join()).toContain('\n说明：冲减上年支出');
  expect((await session.exportFindings())?.name).toBe('样例.findings.xlsx');
  expect(plans.flatMap(({ cells }) => cells.map(({ value }) => String(value))).join()).toContain(
    '\n审核说明：冲减上年支出',
  );
});

test('a wording that fails is told in the pane’s language, with the reason in that of wordings', () => {
  const notice = noticeOf(new WordingError('措辞有误。'));
  expect(sayAll('zh-CN', [notice])).toBe('情况说明没有写成：措辞有误。');
  expect(sayAll('en-US', [notice]).replace('措辞有误。', '')).toMatch(LATIN);
});

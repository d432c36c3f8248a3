/** The ribbon's buttons over a workbook in memory, the pane closed. */
import { press, RIBBON_FUNCTIONS } from '../../src/ribbon';
import type { SheetSnapshot } from '../../src/workbook';
import { opened, sampleSheets } from '../app/support/opened';

let sample: readonly SheetSnapshot[];
beforeAll(async () => {
  sample = await sampleSheets();
});

test('the ids are those of the manifest', () => {
  expect(RIBBON_FUNCTIONS).toEqual(['insertStatements', 'check', 'nextFinding', 'clearMarks', 'draftNarrative']);
});

test.each([
  ['insertStatements', 'tables'],
  ['check', 'check'],
  ['nextFinding', 'check'],
  ['clearMarks', 'check'],
  ['draftNarrative', 'narrative'],
] as const)('%s works and tells its outcome on the tab %s', async (button, tab) => {
  const { host, session } = await opened(button === 'insertStatements' ? [] : sample);
  const shown = jest.fn(() => Promise.resolve());
  await press(button, session, shown);
  expect(shown).toHaveBeenCalledTimes(1);
  expect(session.state.tab).toBe(tab);
  expect(session.state.notice?.intent).not.toBe('error');
  const outcome = {
    insertStatements: host.sheets.length,
    check: session.state.checked?.result.outcomes.length ?? 0,
    nextFinding: host.selected.length,
    clearMarks: host.calls.filter((call) => call === 'clearMarks').length,
    draftNarrative: session.state.drafted?.narrative.sections.length ?? 0,
  }[button];
  expect(outcome).toBeGreaterThan(0);
});

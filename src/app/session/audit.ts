/** 审核: checking, marking, going through the findings, explaining them. */
import { letOthersIn, type CellRef } from '../../accounts';
import { say } from '../../sentences';
import { type MARK_LEVELS, type CellNote, type Selection } from '../../workbook';
import { entriesOf, explain, isAbout, orphansOf, type FindingEntry } from './explanations';
import type { Explanation } from './kept';
import { priorOf } from './prior';
import { filtered, type Checked, type NotRunRule, type ReadBook } from './state';
import { inSlices, type Watcher } from './steps';
import type { Workspace } from './workspace';

/** Above this many remarks a workbook is a list of remarks, and the pane has the list. */
const REMARKS_MAX = 500;

/**
 * Reads and checks the workbook, and marks the findings' cells when the user wants that. A workbook without statements is
 * not checked: nothing in it could be wrong, and it is not sound either. `by` tells whether the user pressed a button or
 * an edit had it done.
 */
export async function checkBook(
  space: Workspace,
  watcher: Watcher,
  by: 'press' | 'edit' = 'press',
): Promise<Checked | undefined> {
  const book = await space.read(watcher);
  if (book.accounts.statements.size === 0 && book.accounts.problems.length === 0) {
    space.store.set({ checked: undefined });
    space.tell({ intent: 'info', key: 'app.nothingToCheck' });
    return undefined;
  }
  const { checkInSteps } = await import('../../checking');
  const prior = priorOf(space, book.accounts);
  const steps = checkInSteps(book.accounts, { form: book.form, ...(prior && { prior }) });
  const result = await inSlices(steps, watcher, (share) => share);
  watcher.check();
  const { explanations } = space.state.kept;
  const entries = entriesOf(result, explanations);
  const checked: Checked = {
    book,
    result,
    entries,
    notRun: await notRunOf(book, result.outcomes),
    orphans: orphansOf(entries, explanations),
    at: space.now(),
  };
  const { current } = space.state;
  const stays = entries.some(({ id }) => id === current);
  space.store.set({ checked, ...(!stays && { current: undefined }) });
  await markFindings(space, checked, by);
  return checked;
}

/**
 * Highlights the findings' cells and remarks on them, as far as the user wants either. After an edit nothing is written
 * that stands there already, as writing empties the undo list of Excel 2021 and 2024, and nothing where the user has
 * cleared the marks.
 */
async function markFindings(space: Workspace, checked: Checked, by: 'press' | 'edit'): Promise<void> {
  const { host, store } = space;
  const { preferences } = store.get();
  const { marksOf } = await import('../../publishing');
  const marks = preferences.marks ? marksOf(checked.result) : undefined;
  const remarks = preferences.comments ? remarksOf(checked.entries) : undefined;
  // The list of findings is drawn, and drawing it takes as long as what was done so far.
  await letOthersIn();
  const wanted = JSON.stringify({ marks, remarks });
  if (by === 'edit' && (!store.get().marked || wanted === space.writtenMarks)) return;
  space.writtenMarks = undefined;
  if (marks) await host.mark(marks);
  if (remarks) await host.annotate(remarks);
  space.writtenMarks = wanted;
  if (marks || remarks) store.set({ marked: true });
}

/** Takes marks and remarks out. Returns how many conditional formats there were. */
export async function clearMarks(space: Workspace): Promise<number> {
  const { host, store } = space;
  space.writtenMarks = undefined;
  const count = await host.clearMarks();
  await host.annotate([]);
  store.set({ marked: false });
  return count;
}

async function notRunOf(book: ReadBook, outcomes: Checked['result']['outcomes']): Promise<NotRunRule[]> {
  const { requirementOf } = await import('../../publishing');
  return outcomes.flatMap(({ rule, state, reason }) =>
    state === 'notRun' ? [{ rule, sentence: requirementOf(book, rule).sentence, reason: reason ?? '' }] : [],
  );
}

/** One remark a cell: everything that is said of it. */
function remarksOf(entries: readonly FindingEntry[]): CellNote[] {
  const remarks = new Map<string, { cell: CellRef; lines: string[] }>();
  for (const { finding, explanation, stale } of entries) {
    const cell = placeOf(finding);
    if (!cell) continue;
    const key = `${cell.sheet}!${cell.address}`;
    const remark = remarks.get(key) ?? { cell, lines: [] };
    if (!remarks.has(key)) {
      if (remarks.size >= REMARKS_MAX) continue;
      remarks.set(key, remark);
    }
    remark.lines.push(`${finding.rule} ${finding.message}`);
    if (explanation && !stale) remark.lines.push(say('checking.explanationRemark', { text: explanation.text }));
  }
  return [...remarks.values()].map(({ cell, lines }) => ({ cell, text: lines.join('\n') }));
}

/** Where to look first: the figure that is doubted, or the place. */
export function placeOf({ cells }: FindingEntry['finding']): CellRef | undefined {
  const [first] = cells.filter(({ role }) => role === 'actual' || role === 'place').concat(cells);
  return first && { sheet: first.sheet, address: first.address };
}

/** Goes to a finding's cell. */
export async function goToFinding(space: Workspace, entry: FindingEntry): Promise<Selection | undefined> {
  space.store.set({ current: entry.id });
  const cell = placeOf(entry.finding);
  return cell && space.select(cell);
}

/** The next finding that the filter lets through, the one before it for −1; around at the ends. */
export function neighbour({ state }: Workspace, step: 1 | -1): FindingEntry | undefined {
  const entries = filtered(state.checked?.entries ?? [], state.filter);
  const at = entries.findIndex(({ id }) => id === state.current);
  if (at < 0) return step === 1 ? entries[0] : entries.at(-1);
  return entries[(at + step + entries.length) % entries.length];
}

/** The explanations with that of a finding set, or taken away when the text is empty. */
export function withExplanation(
  explanations: readonly Explanation[],
  entry: FindingEntry,
  text: string,
  at: Date,
): Explanation[] {
  const others = explanations.filter(
    (explanation) => explanation !== entry.explanation && !isAbout(explanation, entry.finding),
  );
  return text.trim() === '' ? others : [...others, explain(entry.finding, text.trim(), at)];
}

/** Bytes of the report on the check, with the explanations; undefined where the host's program makes no files. */
export async function exportFindings(space: Workspace, checked: Checked): Promise<Uint8Array | undefined> {
  const { bureauReport } = await import('../../publishing');
  const findings = checked.entries.map(({ finding, explanation, stale }) => {
    if (!explanation) return finding;
    const note = say(stale ? 'checking.explanationNoteOld' : 'checking.explanationNote', { text: explanation.text });
    return { ...finding, message: `${finding.message}\n${note}` };
  });
  const { accounts, form } = checked.book;
  const report = bureauReport([{ accounts, form, result: { ...checked.result, findings } }]);
  return space.options.makeWorkbook?.(report);
}

/** Findings by level. */
export function countsOf(entries: readonly FindingEntry[]): Readonly<Record<(typeof MARK_LEVELS)[number], number>> {
  const counts = { error: 0, verify: 0, hint: 0 };
  for (const { finding } of entries) counts[finding.level] += 1;
  return counts;
}

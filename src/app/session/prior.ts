/** 上年决算: last year's workbook, read from a file beside the one at hand. */
import { isOfYearBefore, type Accounts } from '../../accounts';
import type { Notice } from './notice';
import { inSlices, type Watcher } from './steps';
import type { Workspace } from './workspace';

/** A file that the user has chosen. */
export interface ChosenFile {
  readonly name: string;
  readonly bytes: () => Promise<Uint8Array>;
}

/**
 * Reads last year's accounts from a file; only those of the same unit and the year before are taken. What was taken
 * before stays until then. Returns what to tell the user.
 */
export async function takePrior(space: Workspace, file: ChosenFile, watcher: Watcher): Promise<Notice> {
  const { readWorkbook } = space.options;
  if (!readWorkbook) throw new Error('this host reads no files');
  const { readAccountsInSteps } = await import('../../reading');
  const sheets = await readWorkbook(await file.bytes(), file.name);
  watcher.check();
  const prior = await inSlices(readAccountsInSteps(sheets, { book: file.name }), watcher);
  const params = { book: file.name, unit: prior.unit?.value ?? '—', year: prior.year?.value ?? '—' };
  if (prior.statements.size === 0) return { intent: 'warning', key: 'app.priorNoStatements', params };
  const { accounts } = await space.book(watcher);
  if (!isOfYearBefore(prior, accounts)) return { intent: 'warning', key: 'app.priorOther', params };
  space.store.set({ prior });
  return { intent: 'success', key: 'app.priorTaken', params: { ...params, count: prior.statements.size } };
}

/** Last year's accounts, while they fit the workbook: its year or unit may have been corrected since. */
export function priorOf({ state }: Workspace, accounts: Accounts): Accounts | undefined {
  return state.prior && isOfYearBefore(state.prior, accounts) ? state.prior : undefined;
}

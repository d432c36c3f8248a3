/** Form files: one that the user loads for the workbook at hand, and one that is made from it. */
import { readTextFile } from './textFile';
import type { Notice } from './notice';
import type { ChosenFile } from './prior';
import { NO_FILTER, type SavedFile } from './state';
import { inSlices, type Watcher } from './steps';
import type { Workspace } from './workspace';

/** Takes a form from a file and reads the workbook by it. Returns what to tell the user; a file that is wrong changes nothing. */
export async function takeForm(space: Workspace, file: ChosenFile, watcher: Watcher): Promise<Notice> {
  const [{ loadForm }, text] = await Promise.all([import('../../forms/load'), readTextFile(file)]);
  watcher.check();
  if (text === undefined) return { intent: 'warning', key: 'app.formNotText', params: { file: file.name } };
  const loaded = loadForm(text, space.state.forms);
  if ('faults' in loaded) {
    const faults = loaded.faults.map(({ line, message }) => `${line}：${message}`);
    return { intent: 'warning', key: 'app.formFaults', params: { file: file.name, faults } };
  }
  space.keep({ form: loaded.form.id, formFile: text });
  await space.saveKept();
  space.store.set({ drafted: undefined, checked: undefined, filter: NO_FILTER });
  await space.read(watcher);
  return { intent: 'success', key: 'app.formTaken', params: { file: file.name, form: loaded.form.id } };
}

/** A form file that was made from the workbook. */
export interface DerivedFile {
  readonly file: SavedFile;
  /** What to look at in it, in sentences. They are Chinese, as forms are. */
  readonly look: readonly string[];
}

/** Makes a form file from the workbook as it is now, and tells so; undefined when it has no statement. */
export async function deriveFormFile(space: Workspace, watcher: Watcher): Promise<DerivedFile | undefined> {
  const [{ deriveFormInSteps }, { sheets }] = await Promise.all([import('../../reading/derive'), space.read(watcher)]);
  const { forms } = space.state;
  const derived = await inSlices(deriveFormInSteps(sheets, { book: space.host.name, forms }), watcher);
  if (!derived) {
    space.tell({ intent: 'warning', key: 'app.formNotDerived' });
    return undefined;
  }
  const bytes = new TextEncoder().encode(derived.text);
  const file = { name: `${derived.draft.id}.json`, bytes, type: 'application/json' };
  space.tell({ intent: 'success', key: 'app.formDerived', params: { file: file.name, count: derived.look.length } });
  return { file, look: derived.look };
}

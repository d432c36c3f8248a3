/** A form file that the user loads for the workbook at hand. */
import { readTextFile } from './textFile';
import type { Notice } from './notice';
import type { ChosenFile } from './prior';
import type { Watcher } from './steps';
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
  return { intent: 'success', key: 'app.formTaken', params: { file: file.name, form: loaded.form.id } };
}

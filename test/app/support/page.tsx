/** The pane over a workbook in memory, for tests in a browser. The test page gives the sheets before this runs. */
import { mountPane, type MountedPane, type ThemeName } from '../../../src/app';
import type { Language } from '../../../src/sentences';
import type { SheetSnapshot } from '../../../src/workbook';
import { MemoryHost } from './memoryHost';

/** What a test puts into the page, and what the page gives back. */
export interface TestPage {
  sheets: readonly SheetSnapshot[];
  theme?: ThemeName;
  language: Language;
  host?: MemoryHost;
  pane?: MountedPane;
}

declare global {
  interface Window {
    juesuanTest: TestPage;
  }
}

const test = window.juesuanTest;
const root = document.getElementById('root');
if (!root) throw new Error('no root');
test.host = new MemoryHost(test.sheets);
test.pane = mountPane(root, test.host, {
  language: test.language,
  version: '0.1.0',
  makeWorkbook: () => Promise.resolve(new Uint8Array([80, 75])),
  ...(test.theme && { theme: test.theme }),
});

/// <reference types="office-js" />
/** The pane in Excel, which is also where the ribbon's functions live: the page stays loaded with the pane closed. */
import { mountPane, themeFor, type MountedPane, type Session, type ThemeName } from '../app';
import { createExcelHost } from '../hosts/excel';
import { associateRibbon } from '../ribbon';
import { say, type Language } from '../sentences';
import { WorkbookError } from '../workbook';
import program from '../../package.json';
import './taskpane.css';

async function start(element: HTMLElement): Promise<Session> {
  const host = await createExcelHost();
  const theme = officeTheme();
  const pane = mountPane(element, host, {
    language: languageOf(Office.context.displayLanguage),
    version: program.version,
    // What reads and writes files is large, and is needed for last year's workbook and the export alone.
    makeWorkbook: async (plans) => (await import('../hosts/file')).createWorkbook(plans),
    readWorkbook: async (bytes, file) => (await (await import('../hosts/file')).openWorkbook(bytes, file)).readSheets(),
    ...(theme && { theme }),
  });
  followTheme(pane);
  return pane.session;
}

/** Office tells its colours on some platforms, and otherwise the system's are followed. */
function officeTheme(): ThemeName | undefined {
  const { officeTheme: colours } = Office.context;
  // Typed as always there; on the web and in older versions it is not.
  const known: Partial<Office.OfficeTheme> | undefined = colours;
  const background = known?.bodyBackgroundColor;
  return background === undefined ? undefined : themeFor(background, known?.bodyForegroundColor ?? '');
}

/** The colours are looked at again when the user comes back to the pane: at the floor no event tells of a change. */
function followTheme(pane: MountedPane): void {
  window.addEventListener('focus', () => pane.setTheme(officeTheme()));
}

function languageOf(displayLanguage: string): Language {
  return displayLanguage.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en-US';
}

/** Opened outside Excel, the page says what to do. */
function explain(element: HTMLElement, error: unknown): void {
  const words = document.createElement('p');
  words.className = 'outside';
  words.textContent = error instanceof WorkbookError ? error.message : say('app.cannotStart');
  element.replaceChildren(words);
}

const element = document.getElementById('root');
if (!element) throw new Error('the page has no place for the pane');
const started = start(element);
if (typeof Office !== 'undefined') associateRibbon(started);
started.catch((error: unknown) => explain(element, error));

/// <reference types="office-js" />
/** The pane in Excel, which is also where the ribbon's functions live: the page stays loaded with the pane closed. */
import { chosenLanguage, mountPane, themeFor, type MountedPane, type Session, type ThemeName } from '../app';
import { createExcelHost } from '../hosts/excel';
import { associateRibbon } from '../ribbon';
import { languageOf, sayIn, type Language, type Sentence } from '../sentences';
import { WorkbookError } from '../workbook';
import program from '../../package.json';
import './taskpane.css';

async function start(element: HTMLElement): Promise<Session> {
  const host = await createExcelHost();
  const theme = officeTheme();
  const pane = mountPane(element, host, {
    language: ownLanguage(),
    version: program.version,
    // What reads and writes files is large, and is needed for last year's workbook and the export alone.
    makeWorkbook: async (plans) => (await import('../hosts/file')).createWorkbook(plans),
    readWorkbook: async (bytes, file) => (await (await import('../hosts/file')).openWorkbook(bytes, file)).readSheets(),
    ...(theme && { theme }),
  });
  followTheme(pane);
  followLanguage(pane.session);
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

/** Office's language; the browser's where the page is opened outside of Office. */
function ownLanguage(): Language {
  const context: Partial<Office.Context> | undefined = typeof Office === 'undefined' ? undefined : Office.context;
  return languageOf(context?.displayLanguage ?? navigator.language);
}

/** The page's name, which screen readers tell, is in the language that was chosen. */
function followLanguage(session: Session): void {
  const name = (): void => {
    document.title = sayIn(session.state.preferences.language, 'app.title');
  };
  name();
  session.subscribe(name);
}

/** Opened outside Excel, the page says what to do. */
function explain(element: HTMLElement, error: unknown): void {
  const { key, params }: Sentence = error instanceof WorkbookError ? error.sentence : { key: 'app.cannotStart' };
  const language = chosenLanguage(ownLanguage());
  const words = document.createElement('p');
  words.className = 'outside';
  words.textContent = sayIn(language, key, params);
  element.replaceChildren(words);
  document.documentElement.lang = language;
  document.title = sayIn(language, 'app.title');
}

const element = document.getElementById('root');
if (!element) throw new Error('the page has no place for the pane');
const started = start(element);
if (typeof Office !== 'undefined') associateRibbon(started);
started.catch((error: unknown) => explain(element, error));

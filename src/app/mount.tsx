/** Puts the pane into a page. */
import { createRoot } from 'react-dom/client';
import type { Language } from '../sentences';
import type { LiveHost } from '../workbook';
import { fetchHouseForms } from './houseForms';
import { Pane } from './pane/Pane';
import type { ThemeName } from './pane/theme';
import { loadPreferences, Session, type SessionOptions } from './session';

export interface PaneOptions extends Omit<SessionOptions, 'storage' | 'now'> {
  /** The host's theme; that of the system, as it changes, when left out. */
  readonly theme?: ThemeName;
  /** The pane stands in a page whose main part holds more than the pane. */
  readonly beside?: boolean;
}

export interface MountedPane {
  readonly session: Session;
  setTheme(theme: ThemeName | undefined): void;
  /** Takes the pane out of the page and stops listening to the workbook. */
  unmount(): Promise<void>;
}

/** Shows the pane in `element`, which it fills, and begins a session over `host`. */
export function mountPane(element: HTMLElement, host: LiveHost, options: PaneOptions = {}): MountedPane {
  const { theme: first, beside, ...rest } = options;
  const storage = ownStorage();
  const session = new Session(host, { houseForms: fetchHouseForms, ...rest, ...(storage && { storage }) });
  const root = createRoot(element);
  const show = (theme: ThemeName | undefined): void =>
    root.render(<Pane session={session} theme={theme} beside={beside} />);
  show(first);
  void session.open();
  return {
    session,
    setTheme: show,
    unmount: async () => {
      root.unmount();
      await session.close();
    },
  };
}

/** The language that was chosen in the pane; `own`, the page's, for a user who has not chosen one. */
export function chosenLanguage(own: Language): Language {
  return loadPreferences(ownStorage(), own).language;
}

/** A page that may keep nothing throws on the mere mention of its storage. */
function ownStorage(): Storage | undefined {
  try {
    return window.localStorage;
  } catch {
    return undefined;
  }
}

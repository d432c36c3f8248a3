/** What one person prefers on one machine, whatever the workbook. */
import { LANGUAGES, type Language } from '../../sentences';

export interface Preferences {
  /** Highlight the findings' cells when checking. */
  readonly marks: boolean;
  /** Put a remark on each highlighted cell. */
  readonly comments: boolean;
  /** Check again by itself after an edit. */
  readonly autoCheck: boolean;
  readonly language: Language;
}

const DEFAULTS: Preferences = { marks: true, comments: false, autoCheck: false, language: 'zh-CN' };

/** Where preferences are kept: localStorage in a page. */
export type PreferenceStorage = Pick<Storage, 'getItem' | 'setItem'>;

const KEY = 'juesuan.preferences';

/** Preferences kept earlier; `language` is the host's, for a user who has not chosen one. */
export function loadPreferences(storage: PreferenceStorage | undefined, language: Language | undefined): Preferences {
  const kept = parsed(storage);
  const flag = (name: 'marks' | 'comments' | 'autoCheck'): boolean => {
    const value = kept[name];
    return typeof value === 'boolean' ? value : DEFAULTS[name];
  };
  return {
    marks: flag('marks'),
    comments: flag('comments'),
    autoCheck: flag('autoCheck'),
    language: LANGUAGES.find((known) => known === kept['language']) ?? language ?? DEFAULTS.language,
  };
}

/** Keeps preferences; where the page may keep nothing, they hold until it is closed. */
export function savePreferences(storage: PreferenceStorage | undefined, preferences: Preferences): void {
  try {
    storage?.setItem(KEY, JSON.stringify(preferences));
  } catch {
    // A browser that keeps nothing for this page says so by an error.
  }
}

function parsed(storage: PreferenceStorage | undefined): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(storage?.getItem(KEY) ?? '{}');
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

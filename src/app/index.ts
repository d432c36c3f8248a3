export { chosenLanguage, mountPane, type MountedPane, type PaneOptions } from './mount';
export { saveFile } from './pane/files';
export { themeFor, type ThemeName } from './pane/theme';
export { Session, TABS, type SavedFile, type SessionOptions, type SessionState, type Tab } from './session';

/** The pane's colours: those of Office, or of the system in a browser. */
import { useSyncExternalStore } from 'react';
import { teamsHighContrastTheme, webDarkTheme, webLightTheme, type Theme } from '@fluentui/react-components';

export type ThemeName = 'light' | 'dark' | 'contrast';

/** Faces that hold Chinese on Windows, on a Mac and on Linux, in this order. */
const FONTS = "'Segoe UI','Microsoft YaHei UI','Microsoft YaHei','PingFang SC','Noto Sans CJK SC',sans-serif";

const withFonts = (theme: Theme): Theme => ({ ...theme, fontFamilyBase: FONTS });

export const THEMES: Readonly<Record<ThemeName, Theme>> = {
  light: withFonts(webLightTheme),
  dark: withFonts(webDarkTheme),
  contrast: withFonts(teamsHighContrastTheme),
};

/** The theme that goes with a background and text colour of Office, such as `#FFFFFF` and `#212121`. */
export function themeFor(background: string, text: string): ThemeName {
  const [back, front] = [brightness(background), brightness(text)];
  if (back === undefined) return 'light';
  if (back === 0 && front === 1) return 'contrast';
  return back < 0.5 ? 'dark' : 'light';
}

/** 0 for black to 1 for white. */
function brightness(colour: string): number | undefined {
  const match = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour.trim());
  if (!match) return undefined;
  const [red = 0, green = 0, blue = 0] = match.slice(1).map((part) => parseInt(part, 16) / 255);
  return 0.299 * red + 0.587 * green + 0.114 * blue;
}

const DARK = '(prefers-color-scheme: dark)';

/** The system's theme, as it changes. With forced colours the browser replaces whatever we choose. */
export function useSystemTheme(): ThemeName {
  return useSyncExternalStore(
    (changed) => {
      const query = window.matchMedia(DARK);
      query.addEventListener('change', changed);
      return () => query.removeEventListener('change', changed);
    },
    () => (window.matchMedia(DARK).matches ? 'dark' : 'light'),
  );
}

/**
 * Where the pages take Microsoft's client library from. Bundled, the add-in asks nobody but the server that it comes
 * from, as closed networks need; Microsoft itself supports the two content delivery networks.
 */

export const OFFICE_SOURCES = ['bundled', 'cdn', 'cdn-cn'] as const;
export type OfficeSource = (typeof OFFICE_SOURCES)[number];

/** The folder of the built add-in in which the bundled library stands. */
export const OFFICE_FOLDER = 'office';

/** What the pages' script element points at. */
export const OFFICE_SCRIPTS: Readonly<Record<OfficeSource, string>> = {
  bundled: `${OFFICE_FOLDER}/office.js`,
  cdn: 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js',
  // Microsoft 365 operated by 21Vianet.
  'cdn-cn': 'https://appsforoffice.cdn.partner.office365.cn/appsforoffice/lib/1/hosted/office.js',
};

/**
 * Files of @microsoft/office-js that the library fetches relative to itself in Excel on Windows and on the web, taken as
 * they are: its licence lets unmodified files travel with an add-in. `excel-win32-16.00.js` is for the Excel 2016 that the
 * unsupported page speaks to; without `o15apptofilemappingtable.js` a page opened outside Excel waits for ever.
 */
export const OFFICE_FILES = [
  'office.js',
  'o15apptofilemappingtable.js',
  'excel-win32-16.01.js',
  'excel-win32-16.00.js',
  'excel-web-16.00.js',
  'zh-cn/office_strings.js',
  'en-us/office_strings.js',
  'telemetry/oteljs_agave.js',
] as const;

/** The source that a build option names. */
export function officeSource(option: string | undefined): OfficeSource {
  const source = OFFICE_SOURCES.find((one) => one === (option ?? 'bundled'));
  if (source === undefined) throw new Error(`--env office=${option}：只能是 ${OFFICE_SOURCES.join('、')}。`);
  return source;
}

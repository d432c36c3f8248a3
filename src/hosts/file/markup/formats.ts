/** Number formats as web pages and XML of Excel write them: by name, or escaped as style sheets do. */
import { formatOf } from '../numberFormats';

const NAMED: ReadonlyMap<string, string> = new Map([
  ['fixed', '0.00'],
  ['standard', '#,##0.00'],
  ['percent', '0.00%'],
  ['scientific', '0.00E+00'],
  ['currency', '"¥"#,##0.00;"¥"\\-#,##0.00'],
  ['general date', 'yyyy/m/d h:mm'],
  ['short date', 'yyyy/m/d'],
  ['medium date', 'd-mmm-yy'],
  ['long date', 'yyyy"年"m"月"d"日"'],
  ['short time', 'h:mm'],
  ['medium time', 'h:mm AM/PM'],
  ['long time', 'h:mm:ss'],
]);

/** A format by its name or its code; undefined for General. */
export function namedFormat(text: string): string | undefined {
  return NAMED.get(text.trim().toLowerCase()) ?? formatOf(text);
}

/** The number format among declarations of a style; undefined when they name none. */
export function formatInStyle(style: string): string | undefined {
  const value = /mso-number-format\s*:\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|((?:[^;"'\\]|\\.)*))/i.exec(style);
  if (!value) return undefined;
  const written = (value[1] ?? value[2] ?? value[3] ?? '').replace(
    /\\([\da-f]{4})|\\(.)/gi,
    (_, code?: string, character?: string) =>
      code === undefined ? (character ?? '') : String.fromCharCode(parseInt(code, 16)),
  );
  return namedFormat(written) ?? GENERAL;
}

/** What a cell says that is to look like its content, whatever the style of its class says. */
export const GENERAL = 'General';

/** The number formats of the classes that a style sheet describes. */
export function formatsByClass(sheet: string): ReadonlyMap<string, string> {
  const formats = new Map<string, string>();
  for (const rule of sheet.split('}')) {
    const brace = rule.indexOf('{');
    if (brace < 0) continue;
    const format = formatInStyle(rule.slice(brace));
    if (format === undefined) continue;
    for (const [, name = ''] of rule.slice(0, brace).matchAll(/\.([\w-]+)/g)) formats.set(name, format);
  }
  return formats;
}

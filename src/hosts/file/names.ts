/** The name of a sheet that its file does not name. */
import { SHEET_NAME_CHARS_MAX } from '../../workbook';

/** After the file, without its extension, as Excel does with such files. */
export function sheetNameFrom(file: string): string {
  const name = file
    .replace(/^.*[/\\]/, '')
    .replace(/\.\w+$/, '')
    .replace(/[[\]:*?]/g, ' ')
    .trim()
    .slice(0, SHEET_NAME_CHARS_MAX);
  return name === '' ? 'Sheet1' : name;
}

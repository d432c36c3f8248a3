import { sayIn, type Language } from '../../sentences';

/**
 * A workbook's name from where it stands: the end of a web address, whose signs are escaped, or of a path on a disk, whose
 * signs are not. One that was never saved has neither, and is named in Office's language, as Excel itself would.
 */
export function workbookName(url: string | null | undefined, office: Language): string {
  const end = /[^/\\]*$/.exec(url ?? '')?.[0] ?? '';
  if (end === '') return sayIn(office, 'workbook.newWorkbook');
  return /^https?:/i.test(url ?? '') ? unescaped(end) : end;
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

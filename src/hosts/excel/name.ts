/**
 * A workbook's name from where it stands: the end of a web address, whose signs are escaped, or of a path on a disk, whose
 * signs are not. One that was never saved has neither.
 */
export function workbookName(url: string | null | undefined): string {
  const end = /[^/\\]*$/.exec(url ?? '')?.[0] ?? '';
  if (end === '') return UNSAVED;
  return /^https?:/i.test(url ?? '') ? unescaped(end) : end;
}

const UNSAVED = '新工作簿';

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

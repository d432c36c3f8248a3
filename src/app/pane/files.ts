/** Handing over files and text: both work in WebView2 and in browsers. */
import type { SavedFile } from '../session';

/** Time for the download to begin before its address is given up. */
const REVOKE_AFTER_MS = 60_000;

/** Saves a file by a link that is followed by program. */
export function saveFile({ name, bytes, type }: SavedFile): void {
  const url = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), REVOKE_AFTER_MS);
}

/**
 * Puts formatted text on the clipboard. WebView2 refuses the clipboard's newer interface where the host page grants no
 * permission; the older one still works there. False when both are refused.
 */
export async function copyFormatted({ html, text }: { html: string; text: string }): Promise<boolean> {
  try {
    const of = (type: string, content: string): Record<string, Blob> => ({ [type]: new Blob([content], { type }) });
    await navigator.clipboard.write([new ClipboardItem({ ...of('text/html', html), ...of('text/plain', text) })]);
    return true;
  } catch {
    return copyByCommand(html, text);
  }
}

function copyByCommand(html: string, text: string): boolean {
  const onCopy = (event: ClipboardEvent): void => {
    event.preventDefault();
    event.stopPropagation();
    event.clipboardData?.setData('text/html', html);
    event.clipboardData?.setData('text/plain', text);
  };
  document.addEventListener('copy', onCopy, { capture: true });
  try {
    return document.execCommand('copy');
  } catch {
    return false;
  } finally {
    document.removeEventListener('copy', onCopy, { capture: true });
  }
}

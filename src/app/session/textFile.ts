/** Files of text that the user chooses. */
import type { ChosenFile } from './prior';

/** The text of a file in UTF-8 or GB 18030, as editors of Windows save it; undefined when it is neither. */
export async function readTextFile(file: ChosenFile): Promise<string | undefined> {
  const bytes = await file.bytes();
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // The next one may fit.
    }
  }
  return undefined;
}

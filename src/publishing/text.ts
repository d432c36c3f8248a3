/** A narrative as plain text: a paragraph a line, headings on lines of their own. */
import { textOf, type Narrative } from '../drafting';

/** Plain text in UTF-8 with `\n` line ends. */
export function narrativeToText(narrative: Narrative): string {
  const lines = [narrative.title];
  for (const { heading, paragraphs } of narrative.sections) {
    lines.push('', heading, ...paragraphs.map(textOf));
  }
  return `${lines.join('\n')}\n`;
}

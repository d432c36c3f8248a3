/** Names and labels as they are compared: the ways of typing that make no difference to a reader are folded away. */

const BRACKETS: Readonly<Record<string, string>> = {
  '(': '（',
  ')': '）',
  '[': '（',
  ']': '）',
  '〔': '（',
  '〕': '）',
};
const QUOTES = /["'“”‘’「」『』＂＇]/g;

/** Folds spaces, full-width letters and digits, brackets and quotation marks. */
export function foldName(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\u200b\ufeff]/g, '')
    .replace(/[()[\]〔〕]/g, (bracket) => BRACKETS[bracket] ?? bracket)
    .replace(QUOTES, '');
}

/** Names and labels as they are compared: the ways of typing that make no difference to a reader are folded away. */

const SPACES = /[\s\u200b-\u200d\ufeff]+/g;

/** Folds full-width letters, digits and signs, spaces (总 计), brackets, and quotation marks (“三公”). */
export function foldName(text: string): string {
  return withoutSpaces(text.normalize('NFKC'))
    .replace(/["'“”‘’「」『』]/g, '')
    .replace(/[[{【〔]/g, '(')
    .replace(/[\]}】〕]/g, ')');
}

/** Text without any space: names are wrapped and indented by hand, and no Chinese name has a space of its own. */
export function withoutSpaces(text: string): string {
  return text.replace(SPACES, '');
}

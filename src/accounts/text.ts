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

/** How alike two texts are, from 0 for no character in common to 1: twice the characters in common over all. */
export function likeness(a: string, b: string): number {
  const left = new Map<string, number>();
  for (const sign of a) left.set(sign, (left.get(sign) ?? 0) + 1);
  let common = 0;
  for (const sign of b) {
    const count = left.get(sign) ?? 0;
    if (count > 0) common += 1;
    left.set(sign, count - 1);
  }
  return a.length + b.length === 0 ? 1 : (2 * common) / ([...a].length + [...b].length);
}

/** Texts less alike than this are other words, not the same ones typed otherwise. */
const ALIKE = 0.5;

/** Of some names the one most like a text, if any is alike at all. */
export function mostAlike<T>(text: string, names: readonly T[], nameOf: (name: T) => string): T | undefined {
  let best: { name: T; likeness: number } | undefined;
  for (const name of names) {
    const each = likeness(foldName(text), foldName(nameOf(name)));
    if (each >= ALIKE && each > (best?.likeness ?? 0)) best = { name, likeness: each };
  }
  return best?.name;
}

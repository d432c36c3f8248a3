/** Forms that a user brings as a file: read, checked, and told in words where they are wrong. */
import { say } from '../sentences';
import { mostAlike } from '../accounts';
import { allStatements, type Form } from './form';
import type { Forms } from './forms';
import { parseFile, type FileFault } from './faults';
import type { ReadJson } from './json';
import { FORM_KEYS, formData, type FormData } from './schema';

export type { FileFault };

/** So many names are listed where none is like the one that was typed. */
const NAMES_MAX = 40;

export type LoadedForm = { readonly form: FormData; readonly forms: Forms } | { readonly faults: readonly FileFault[] };

/** Reads a form from the text of a JSON file, and adds it to the forms that are known. Nothing is thrown. */
export function loadForm(text: string, known: Forms): LoadedForm {
  const parsed = parseFile(text, formData, FORM_KEYS);
  return 'faults' in parsed ? parsed : meant(parsed.value, known, parsed.json);
}

/** What the shape alone does not tell: names that must exist. */
function meant(form: FormData, known: Forms, json: ReadJson): LoadedForm {
  const faultAt = (path: readonly (string | number)[], message: string): FileFault => ({
    line: json.placeOf(path).line,
    message,
  });
  const held = known.ids.join('、');
  if (form.base === undefined) return { faults: [faultAt([], say('forms.baseMissing', { known: held }))] };
  if (!known.has(form.base)) {
    return { faults: [faultAt(['base'], say('forms.noBase', { base: form.base, known: held }))] };
  }
  const lost = lostStatements(form, known, json);
  if (lost.length > 0) return { faults: lost };
  try {
    const forms = known.with(form);
    const faults = unknownNames(form, forms.bare, json);
    return faults.length > 0 ? { faults } : { form, forms };
  } catch {
    // Bases that go round, the only thing left that the data itself can be wrong in.
    return { faults: [faultAt(['base'], say('forms.baseRound'))] };
  }
}

/** Statements that the form orders or prints otherwise and that nothing knows. */
function lostStatements(form: FormData, known: Forms, json: ReadJson): FileFault[] {
  const titles = new Map([
    ...allStatements(known.bare).map(({ code, title }) => [code, title] as const),
    ...form.define.map(({ code, titles: [title = ''] }) => [code, title] as const),
  ]);
  const ordered = new Set((form.order ?? []).flatMap(({ value }) => value));
  const isKnown = (code: string): boolean => [...titles.keys()].some((each) => each === code);
  const names = [...titles].map(([code, title]) => `${code}《${title}》`).join('、');
  const fault = (code: string, path: readonly (string | number)[]): FileFault => ({
    line: json.placeOf(path).line,
    message: say('forms.noStatement', { code, known: names }),
  });
  return [
    ...[...ordered]
      .filter((code) => !isKnown(code))
      .map((code) => fault(code, ['order', placeIn(json, 'order', code)])),
    ...Object.keys(form.statements)
      .filter((code) => !isKnown(code))
      .map((code) => fault(code, ['statements', code])),
  ];
}

/** Where a text stands in a list of the file; a dated list is told as a whole. */
function placeIn({ value }: ReadJson, key: string, text: string): number {
  const list = (value as Record<string, unknown>)[key];
  return Array.isArray(list) ? Math.max(0, list.indexOf(text)) : 0;
}

/** Lines and columns that the form renames or drops and that its statements do not have. */
function unknownNames(form: FormData, known: Form, json: ReadJson): FileFault[] {
  return Object.entries(form.statements).flatMap(([code, differences]) => {
    const statement = allStatements(known).find((each) => each.code === code);
    const sides = statement?.sides ?? [];
    const names = sides.flatMap(({ items, measures }) => [
      ...items.map(({ name }) => name),
      ...measures.map(({ name }) => name),
      ...[...items, ...measures].flatMap(({ group }) => group ?? []),
    ]);
    const codes = sides.flatMap(({ items }) => items.flatMap((item) => item.code ?? []));
    const lines = [...new Set(names)];
    const dropped = (differences.drop ?? []).flatMap(({ value }) => value);
    const given = [
      ...Object.keys(differences.labels).map((name) => ({ name, path: ['labels', name] })),
      ...Object.keys(differences.groups).map((name) => ({ name, path: ['groups', name] })),
      ...dropped.map((name, index) => ({ name, path: ['drop', index] })),
    ];
    const unknown = given.filter(({ name }) => !lines.includes(name) && !codes.some((each) => each === name));
    return unknown.map(({ name, path }): FileFault => {
      const near = mostAlike(name, lines, (each) => each);
      const params = { code, title: statement?.title ?? '', name };
      const message =
        near === undefined
          ? say('forms.noName', { ...params, known: lines.slice(0, NAMES_MAX).join('、') })
          : say('forms.noNameNear', { ...params, near });
      return { line: json.placeOf(['statements', code, ...path]).line, message };
    });
  });
}

/** Forms that a user brings as a file: read, checked, and told in words where they are wrong. */
import { say } from '../sentences';
import { inYear, type Form } from './form';
import type { Forms } from './forms';
import { parseFile, type FileFault } from './faults';
import { formData, type FormData } from './schema';

export type LoadedForm = { readonly form: FormData; readonly forms: Forms } | { readonly faults: readonly FileFault[] };

/** Reads a form from the text of a JSON file, and adds it to the forms that are known. Nothing is thrown. */
export function loadForm(text: string, known: Forms): LoadedForm {
  const parsed = parseFile(text, formData);
  return 'faults' in parsed ? parsed : meant(parsed.value, known, parsed.lineOf);
}

/** What the shape alone does not tell: names that must exist. */
function meant(form: FormData, known: Forms, lineOf: (key: string) => number): LoadedForm {
  if (form.base !== undefined && !known.has(form.base)) {
    const params = { base: form.base, known: known.ids.join('、') };
    return { faults: [{ line: lineOf('base'), message: say('forms.noBase', params) }] };
  }
  if (form.base === undefined)
    return { faults: [{ line: 1, message: say('forms.baseMissing', { known: known.ids.join('、') }) }] };
  const defined = new Set([...known.codes, ...form.define.map(({ code }) => code)]);
  const lost = [
    ...form.years.flatMap((year) => (inYear(form.order, year) ?? []).map((code) => ['order', code] as const)),
    ...Object.keys(form.statements).map((code) => ['statements', code] as const),
  ].find(([, code]) => ![...defined].some((each) => each === code));
  if (lost) {
    const [key, code] = lost;
    return {
      faults: [{ line: lineOf(key), message: say('forms.noStatement', { code, known: [...defined].join('、') }) }],
    };
  }
  try {
    const forms = known.with(form);
    return unknownNames(form, forms, lineOf) ?? { form, forms };
  } catch {
    // Bases that go round, the only thing left that the data itself can be wrong in.
    return { faults: [{ line: lineOf('base'), message: say('forms.baseRound') }] };
  }
}

/** Lines and columns that the form renames or drops and that its statements do not have. */
function unknownNames(form: FormData, forms: Forms, lineOf: (key: string) => number): LoadedForm | undefined {
  const known: Form = forms.bare;
  for (const [code, differences] of Object.entries(form.statements)) {
    const statement = [...known.statements.values()].find((each) => each.code === code);
    const names = new Set(
      statement?.sides.flatMap(({ items, measures }) => [
        ...items.flatMap((item) => [item.name, item.code ?? item.name]),
        ...measures.map(({ name }) => name),
        ...[...items, ...measures].flatMap(({ group }) => group ?? []),
      ]),
    );
    const dropped = (differences.drop ?? []).flatMap(({ value }) => value);
    const given = [...Object.keys(differences.labels), ...Object.keys(differences.groups), ...dropped];
    const unknown = given.find((name) => !names.has(name));
    if (unknown === undefined) continue;
    const message = say('forms.noName', { code, name: unknown, known: [...names].slice(0, 40).join('、') });
    return { faults: [{ line: lineOf('statements'), message }] };
  }
  return undefined;
}

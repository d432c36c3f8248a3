/**
 * A form is derived from a book that is printed by it, without its being known: laid out by what was derived, the sheets
 * are those of the book.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FORMS, Forms, type Form } from '../../src/forms';
import type { FormsData } from '../../src/forms/schema';
import { layOutStatements, type LayoutOptions } from '../../src/layout';
import { deriveForm, type DerivedForm } from '../../src/reading/derive';
import type { SheetPlan } from '../../src/workbook';
import { asRead } from '../support/grid';
import { FIGURES, loaded, SUBJECTS } from '../support/published';
import { INVENTED_FORM } from '../support/inventedForm';

const UNIT = '青禾县档案服务站';

/** The forms that come with the program, less one. */
function formsWithout(id: string): Forms {
  const { data } = FORMS as unknown as { readonly data: FormsData };
  const forms = data.forms.filter((form) => form.id !== id || form.base === undefined);
  return new Forms({ ...data, forms });
}

/** The nine of the invented form: what is inside of the others no form can know. */
const { define: _, order: __, ...rest } = INVENTED_FORM;
const INVENTED = loaded({ ...rest, order: ['01', '02', '03', '04', '05', '06', '08', '09', '07'] });

const BLANK: LayoutOptions = {};
const BLANK_OF_UNIT: LayoutOptions = { unit: UNIT };
const FILLED: LayoutOptions = { unit: UNIT, subjects: SUBJECTS, figures: FIGURES };

const LAID_OUT = FORMS.all().filter(({ laidOut }) => laidOut);
const CASES: [name: string, form: Form, known: Forms, options: LayoutOptions][] = [
  ...LAID_OUT.map((form): [string, Form, Forms] => [form.id, form, formsWithout(form.id)]),
  ['invented-2026', INVENTED.form('invented-2026'), FORMS] as [string, Form, Forms],
].flatMap(([id, form, known]) => [
  [`${id}, blank`, form, known, BLANK],
  [`${id}, blank with a unit`, form, known, BLANK_OF_UNIT],
  [`${id}, filled in`, form, known, FILLED],
]);

function derived(plans: readonly SheetPlan[], forms: Forms): DerivedForm {
  const form = deriveForm(plans.map(asRead), { book: '表样.xlsx', forms, id: 'own-form' });
  if (!form) throw new Error('no statement');
  return form;
}

/** What a reader sees of a sheet, and where formulas stand. */
function seen({ name, cells, merges }: SheetPlan): object {
  const shown = cells
    .map(({ row, column, value, formula, style }) => `${row},${column} ${style} ${formula ?? value ?? ''}`)
    .sort();
  return { name, shown, merges };
}

test.each(CASES)('%s', (_, form, known, options) => {
  const plans = layOutStatements(form, options);
  const { text } = derived(plans, known);
  const own = loaded(text, known).form('own-form');
  expect(layOutStatements(own, { ...options, year: form.year }).map(seen)).toEqual(plans.map(seen));
});

/** What a form that is held as data says of its statements, less 说明, which only statements without figures print. */
function heldFile(id: string): { prints: object; statements: Record<string, object>; withoutClasses: string[] } {
  const file = join(__dirname, '..', '..', 'src', 'forms', 'data', 'forms', `${id}.json`);
  return JSON.parse(readFileSync(file, 'utf8')) as ReturnType<typeof heldFile>;
}

test('from the sheets of Shanghai comes what was written by hand', () => {
  const { text, look } = derived(layOutStatements(FORMS.form('shanghai-2024'), FILLED), formsWithout('shanghai-2024'));
  const held = heldFile('shanghai-2024');
  const draft = JSON.parse(text) as typeof held & { base: string };
  const { emptyNote: _note, ...grid } = held.statements['07'] as { emptyNote: string };
  expect([draft.prints, draft.withoutClasses, draft.base]).toEqual([held.prints, held.withoutClasses, 'henan-2021']);
  expect(draft.statements).toEqual({ ...held.statements, '07': grid });
  expect(look).toEqual(['地区暂填“青禾县”，请核对。']);
});

test('what is guessed is told', () => {
  const { draft, look } = derived(layOutStatements(INVENTED.form('invented-2026'), BLANK), FORMS);
  expect(draft.statements['02']).toEqual({
    title: '收入决算情况表',
    labels: { 其他收入: '其他各项收入' },
    total: 'last',
  });
  expect(look).toEqual([
    '工作表“表二”的《收入决算情况表》按栏目认作《收入决算表》，请核对。',
    '地区暂填“未填”，请核对。',
    '《收入决算情况表》的“其他各项收入”按位置和字面认作“其他收入”，请核对。',
  ]);
});

test('tables that no form knows are listed, by their titles alone', () => {
  const plans = layOutStatements(loaded(INVENTED_FORM).form('invented-2026'), BLANK_OF_UNIT);
  const { text, look } = derived(plans, FORMS);
  const own = loaded(text).form('own-form');
  expect(own.laidOut).toBe(false);
  expect([...own.statements.values()].map(({ title, number }) => `${number} ${title}`)).toEqual(
    plans.map(({ name, cells }) => `${name} ${cells[0]?.value}`),
  );
  expect(look).toContain('《车辆情况表》不是已知的报表：已按编号 43 列入，只认标题，不审核内容。');
});

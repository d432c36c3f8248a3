/** The form's forms with their labels folded, ready to be compared with what a sheet prints. */
import { allStatements, type Form, type Item, type Measure, type StatementForm } from '../forms';
import { fold, readingsOf, withoutOrdinal } from './labels';

export interface SoughtMeasure {
  readonly measure: Measure;
  readonly labels: ReadonlySet<string>;
  readonly group: string | undefined;
}

export interface SoughtSide {
  readonly measures: readonly SoughtMeasure[];
  readonly items: readonly Item[];
  /** Places in `items` by folded label: some labels stand twice in a side. */
  readonly byLabel: ReadonlyMap<string, readonly number[]>;
}

export interface SoughtForm {
  readonly form: StatementForm;
  readonly titles: readonly string[];
  readonly sides: readonly SoughtSide[];
  /** Labels of columns, two of which make a row part of the header. */
  readonly headerLabels: ReadonlySet<string>;
}

const sought = new WeakMap<Form, readonly SoughtForm[]>();

/** The forms of a form as reading seeks them, made once for the many books that are read by it. */
export function soughtForms(of: Form): readonly SoughtForm[] {
  const made = sought.get(of) ?? makeForms(of);
  sought.set(of, made);
  return made;
}

function makeForms(of: Form): SoughtForm[] {
  return allStatements(of).map((table) => {
    const sides = table.sides.map((side): SoughtSide => {
      const byLabel = new Map<string, number[]>();
      side.items.forEach((item, place) => {
        for (const label of new Set(item.labels.map((text) => withoutOrdinal(fold(text))))) {
          byLabel.set(label, [...(byLabel.get(label) ?? []), place]);
        }
      });
      const measures = side.measures.map((measure) => ({
        measure,
        labels: new Set(measure.labels.map(fold)),
        group: measure.group === undefined ? undefined : fold(measure.group),
      }));
      return { measures, items: side.items, byLabel };
    });
    const headerLabels = new Set<string>();
    for (const side of table.sides) headerLabels.add(fold(side.name));
    for (const { measures, byLabel } of sides) {
      for (const { labels, group } of measures) for (const label of [...labels, group ?? '']) headerLabels.add(label);
      if (table.shape === 'grid') for (const label of byLabel.keys()) headerLabels.add(label);
    }
    headerLabels.delete('');
    return { form: table, titles: table.titles.map(fold), sides, headerLabels };
  });
}

/** The names of the measures that a side must have. */
export function requiredMeasures({ measures }: SoughtSide): string[] {
  return measures.filter(({ measure }) => !measure.optional).map(({ measure }) => measure.name);
}

/** The places in `side.items` that a folded label may mean. */
export function placesOf(side: SoughtSide, label: string): readonly number[] {
  if (label === '') return [];
  for (const reading of readingsOf(label)) {
    const places = side.byLabel.get(reading);
    if (places) return places;
  }
  return [];
}

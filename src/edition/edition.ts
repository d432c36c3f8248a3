/**
 * An edition: what is prescribed for one year. It is resolved from the dated data by leaving out what is not valid
 * in that year, so that next year's form is a change of data.
 */
import type { StatementCode, SubjectCode } from '../accounts';
import economic from './data/economic.json';
import facts from './data/facts.json';
import functional from './data/functional.json';
import years from './data/years.json';
import readingRules from './data/reading.json';
import statement01 from './data/statements/01.json';
import statement02 from './data/statements/02.json';
import statement03 from './data/statements/03.json';
import statement04 from './data/statements/04.json';
import statement05 from './data/statements/05.json';
import statement06 from './data/statements/06.json';
import statement07 from './data/statements/07.json';
import statement08 from './data/statements/08.json';
import statement09 from './data/statements/09.json';
import {
  editionData,
  type EditionData,
  type FactData,
  type ItemData,
  type Level,
  type MeasureData,
  type ReadingRuleData,
  type RelationData,
  type SideData,
  type StatementData,
} from './schema';

/** A measure, item or statement of one year: every accepted spelling, the printed one first. */
export type Measure = Omit<MeasureData, 'labels' | 'from' | 'until'> & { readonly labels: readonly string[] };
export type Item = Omit<ItemData, 'labels' | 'code' | 'from' | 'until'> & {
  readonly labels: readonly string[];
  readonly code?: SubjectCode;
};
export type Side = Omit<SideData, 'measures' | 'items'> & {
  readonly measures: readonly Measure[];
  readonly items: readonly Item[];
};
export type StatementForm = Omit<StatementData, 'titles' | 'sides' | 'relations'> & {
  readonly titles: readonly string[];
  readonly sides: readonly Side[];
  readonly relations: readonly Relation[];
};
export type Relation = RelationData & { readonly statement: StatementCode };
export type Equation = Extract<Relation, { kind: 'equation' }>;
export type Fact = FactData;
export type ReadingRule = ReadingRuleData;
export type { Level };

export interface Edition {
  readonly year: number;
  readonly statements: ReadonlyMap<StatementCode, StatementForm>;
  readonly facts: readonly Fact[];
  readonly readingRules: ReadonlyMap<string, ReadingRule>;
  /** Accepted names by functional code; a start, not the whole list. */
  readonly functional: ReadonlyMap<string, readonly string[]>;
  /** Accepted names by economic code. */
  readonly economic: ReadonlyMap<string, readonly string[]>;
}

interface Dated {
  readonly from?: number | undefined;
  readonly until?: number | undefined;
}

const data = editionData.parse({
  statements: [
    statement01,
    statement02,
    statement03,
    statement04,
    statement05,
    statement06,
    statement07,
    statement08,
    statement09,
  ],
  years,
  facts,
  readingRules,
  functional,
  economic,
});

/** Years for which a form is held as data, the oldest first. */
export const EDITION_YEARS: readonly number[] = data.years;

const resolved = new Map<number, Edition>();

/** The form of `year`, one of {@link EDITION_YEARS}. */
export function edition(year: number): Edition {
  const known = resolved.get(year) ?? resolveEdition(data, year);
  resolved.set(year, known);
  return known;
}

/** The edition to use for accounts of `year`: the newest one that is not later, or the first; the newest for no year. */
export function editionFor(year: number | undefined): Edition {
  const [first, ...later] = data.years;
  return edition(later.filter((held) => year === undefined || held <= year).at(-1) ?? first);
}

/** All relations of an edition, in the statements' order. */
export function relationsOf(of: Edition): Relation[] {
  return [...of.statements.values()].flatMap((form) => form.relations);
}

/** What is in force in `year` of dated data. */
export function resolveEdition(of: EditionData, year: number): Edition {
  const inForce = (part: Dated): boolean => (part.from ?? year) <= year && year <= (part.until ?? year);
  const spellings = (name: string, labels: StatementData['titles']): string[] => {
    // Spellings of other years are still read: last year's form is often used again.
    const printed = labels.filter(inForce).concat(labels.filter((label) => !inForce(label)));
    return printed.length > 0 ? printed.map((label) => label.text) : [name];
  };
  const statements = of.statements.map((form): StatementForm => ({
    ...form,
    titles: spellings('', form.titles),
    sides: form.sides.map((side) => ({
      ...side,
      measures: side.measures
        .filter(inForce)
        .map((measure) => ({ ...measure, labels: spellings(measure.name, measure.labels) })),
      items: side.items.filter(inForce).map((item) => {
        const { code, ...rest } = item;
        return {
          ...rest,
          labels: spellings(item.name, item.labels),
          ...(code !== undefined && { code: code as SubjectCode }),
        };
      }),
    })),
    relations: form.relations.filter(inForce).map((relation) => ({ ...relation, statement: form.code })),
  }));
  return {
    year,
    statements: new Map(statements.map((form) => [form.code, form])),
    facts: of.facts.filter(inForce),
    readingRules: new Map(of.readingRules.filter(inForce).map((rule) => [rule.id, rule])),
    functional: new Map(Object.entries(of.functional.names)),
    economic: new Map(Object.entries(of.economic.names)),
  };
}

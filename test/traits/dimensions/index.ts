/** The traits of DOMAIN's “Layouts that occur” and “Seen in real published books”, as independent dimensions. */
import { BOOK } from './book';
import { CELLS } from './cells';
import { HEADING } from './heading';
import { TABLES } from './tables';
import type { Trait, Traits } from './trait';

export type { Trait, Traits } from './trait';

export const DIMENSIONS = { ...HEADING, ...CELLS, ...TABLES, ...BOOK } as const;

export type Dimension = keyof typeof DIMENSIONS;

/** How a book is printed: one trait of each dimension. */
export type Looks = { readonly [D in Dimension]: keyof (typeof DIMENSIONS)[D] & string };

export const DIMENSION_NAMES = Object.keys(DIMENSIONS) as readonly Dimension[];

/** The traits of a dimension by name, what Henan 2021 prints first. */
export function traitsOf(dimension: Dimension): readonly string[] {
  return Object.keys(DIMENSIONS[dimension]);
}

export function traitOf(dimension: Dimension, name: string): Trait | undefined {
  const traits: Traits = DIMENSIONS[dimension];
  return traits[name];
}

/** What Henan 2021 prints. */
export const PLAIN: Looks = looksOf({});

/** Henan 2021 but for some traits. Throws for a trait that there is not. */
export function looksOf(differences: Readonly<Partial<Record<Dimension, string>>>): Looks {
  const entries = DIMENSION_NAMES.map((dimension) => {
    const [plain] = traitsOf(dimension);
    const name = differences[dimension] ?? plain ?? '';
    if (!traitOf(dimension, name)) throw new Error(`no trait ${dimension}=${name}`);
    return [dimension, name];
  });
  return Object.fromEntries(entries) as Looks;
}

/** What a book prints unlike Henan 2021: `codeType=number`. */
export function differencesOf(looks: Looks): string[] {
  return DIMENSION_NAMES.flatMap((dimension) =>
    looks[dimension] === PLAIN[dimension] ? [] : [`${dimension}=${looks[dimension]}`],
  );
}

/** Every trait by itself: its name, and a book that has no other. */
export function eachTrait(): { readonly name: string; readonly trait: Trait; readonly looks: Looks }[] {
  return DIMENSION_NAMES.flatMap((dimension) =>
    traitsOf(dimension).flatMap((name) => {
      const found = traitOf(dimension, name);
      return name === PLAIN[dimension] || !found
        ? []
        : [{ name: `${dimension}=${name}`, trait: found, looks: looksOf({ [dimension]: name }) }];
    }),
  );
}

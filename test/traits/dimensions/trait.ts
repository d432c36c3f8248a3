/** What a trait is: one way in which some place prints a book unlike the form of Henan 2021. */

export interface Trait {
  /** What it is, in the field's words. */
  readonly what: string;
  /** Where it was seen. */
  readonly seen: string;
}

/** The traits of one kind, of which a book has one. The first is what Henan 2021 prints. */
export type Traits = Readonly<Record<string, Trait>>;

/** A trait as the tables below write it. */
export function trait(what: string, seen = '公开决算常见'): Trait {
  return { what, seen };
}

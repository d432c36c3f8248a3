/** How much is read of books with each trait: for the bench, and to see what a trait alone does. */
import fc from 'fast-check';
import { combination, type Combination } from './combination';
import { DIMENSION_NAMES, eachTrait, type Looks, PLAIN } from './dimensions';
import { SAMPLE_FIGURES } from './figures';
import { judge, type Judgement } from './judge';
import { printBook } from './print/book';
import { readAndCheck } from './program';

/** The book of a combination, read, checked and judged. */
export function judged({ looks, figures, seed }: Combination): Judgement {
  const book = printBook(figures, looks, seed);
  return judge(book, readAndCheck(book.sheets));
}

/** What is wrong with a book that has one trait and the sample's figures. */
export function judgedAlone(looks: Looks): Judgement {
  return judged({ looks, figures: SAMPLE_FIGURES, seed: 1 });
}

export interface TraitMeasure {
  readonly trait: string;
  readonly what: string;
  books: number;
  /** Books that were read whole and found sound. */
  sound: number;
  wanted: number;
  read: number;
  falseErrors: number;
}

/** Books, amounts and false errors by trait over `runs` combinations, the same for the same seed. */
export function measureTraits(runs: number, seed: number): { all: TraitMeasure; traits: TraitMeasure[] } {
  const fresh = (trait: string, what: string): TraitMeasure => ({
    trait,
    what,
    books: 0,
    sound: 0,
    wanted: 0,
    read: 0,
    falseErrors: 0,
  });
  const all = fresh('', '全部');
  const traits = new Map(eachTrait().map(({ name, trait }) => [name, fresh(name, trait.what)]));
  for (const each of fc.sample(combination, { numRuns: runs, seed })) {
    const found = judged(each);
    const names = DIMENSION_NAMES.map((dimension) => `${dimension}=${each.looks[dimension]}`);
    for (const measure of [all, ...names.flatMap((name) => traits.get(name) ?? [])]) {
      measure.books += 1;
      measure.sound += found.faults.length === 0 ? 1 : 0;
      measure.wanted += found.wanted;
      measure.read += found.read;
      measure.falseErrors += found.errors;
    }
  }
  return { all, traits: [...traits.values()] };
}

/** Every trait alone, what Henan 2021 prints first. */
export function judgeEach(): { readonly name: string; readonly what: string; readonly judgement: Judgement }[] {
  return [
    { name: 'henan', what: '河南 2021', judgement: judgedAlone(PLAIN) },
    ...eachTrait().map(({ name, trait, looks }) => ({ name, what: trait.what, judgement: judgedAlone(looks) })),
  ];
}

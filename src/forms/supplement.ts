/** 补充资料: the questions whose answers a narrative needs beyond the nine statements. Held as data, in form order. */
import { z } from 'zod';
import data from './data/supplement.json';

// Compiled validators would need eval, which our content security policy forbids.
z.config({ jitless: true });

const question = z.strictObject({
  /** Unique; also the name by which a wording uses the answer. */
  key: z.string().min(1),
  /** The part of the narrative that needs it. */
  section: z.string().min(1),
  /** list: several names, separated by 、 or line ends. number: a plain number such as a score. */
  kind: z.enum(['money', 'count', 'number', 'text', 'list']),
  /** 元, 辆, 人次…; money may be answered in another unit that is written with it. */
  unit: z.string().optional(),
  /** Asked once for each 项 in use: the answer's key is `key|code`. */
  per: z.literal('subject').optional(),
  /** What to fill in. */
  help: z.string().min(1),
  /** When it is needed, in words; always when left out. */
  when: z.string().optional(),
  /** A named figure or question: where that figure is 0.00, or that text is given, an amount or count left open is 0. */
  zeroWith: z.string().optional(),
  /** The built-in wordings that need it. */
  wordings: z.array(z.string()).min(1),
});

export type SupplementQuestion = z.output<typeof question>;

const questions: ReadonlyMap<string, SupplementQuestion> = new Map(
  z
    .array(question)
    .parse(data)
    .map((entry) => [entry.key, entry]),
);

/** Every question by key, in the order of the narrative's sections. */
export function supplementQuestions(): ReadonlyMap<string, SupplementQuestion> {
  return questions;
}

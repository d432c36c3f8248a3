/**
 * Wordings: the prescribed sentences of a narrative, as data. Each paragraph is a Liquid template whose variables are
 * the named figures, the supplement's questions and the lists of subjects, all by their Chinese names, so that an
 * accountant can reword a narrative without programming.
 */
import { z } from 'zod';
import type { StatementCode } from '../accounts';
import figures from './data/wording/figures.json';
import henan from './data/wording/henan.json';
import lists from './data/wording/lists.json';
import shanghai from './data/wording/shanghai.json';
import { parseFormula, type Operand } from './formula';
import type { WordingName } from './names';

/** A template; several lines are one template, and line ends are not part of the text. */
const template = z
  .union([z.string().max(20_000), z.array(z.string().max(20_000)).max(500)])
  .transform((text) => (typeof text === 'string' ? text : text.join('\n')));

const paragraph = z.strictObject({
  /** Set for a heading within the section, such as （一）. */
  level: z.literal(2).optional(),
  /** A Liquid condition; the paragraph is left out when it does not hold. */
  when: z.string().max(1_000).optional(),
  text: template,
});

const section = z.strictObject({
  id: z.string().min(1).max(50),
  heading: template,
  paragraphs: z.array(paragraph).max(200),
});

const wordingData = z.strictObject({
  name: z.string().min(1).max(50),
  title: template,
  /** Where the sentences come from. */
  source: z.string().max(500),
  sections: z.array(section).min(1).max(50),
  /** Sentences that are used in several paragraphs, by name. */
  partials: z.record(z.string().min(1).max(50), template).default({}),
});

export type Wording = z.output<typeof wordingData>;
export type WordingSection = Wording['sections'][number];
export type WordingParagraph = WordingSection['paragraphs'][number];

/** A wording that is not in shape: where, as a path such as `sections.2.heading`. */
export interface WordingFault {
  readonly path: readonly PropertyKey[];
  /** Names that do not belong there, when that is the fault. */
  readonly unknown?: readonly string[];
}

/** Reads a wording's shape; its templates are checked by drafting, which knows what they may use. */
export function parseWording(
  json: unknown,
): { readonly wording: Wording } | { readonly faults: readonly WordingFault[] } {
  const result = wordingData.safeParse(json);
  if (result.success) return { wording: result.data };
  const faults = result.error.issues.map((issue) => ({
    path: issue.path,
    ...(issue.code === 'unrecognized_keys' && { unknown: issue.keys }),
  }));
  return { faults };
}

const builtIn: Readonly<Record<WordingName, Wording>> = {
  henan: wordingData.parse(henan),
  shanghai: wordingData.parse(shanghai),
};

/** A built-in wording. */
export function wording(name: WordingName): Wording {
  return builtIn[name];
}

/** A figure that wordings can name: the operands of the statements that it is the sum of. */
export interface NamedFigure {
  readonly name: string;
  readonly operands: readonly Operand[];
}

const named: ReadonlyMap<string, NamedFigure> = new Map(
  z
    .array(z.string())
    .parse(figures)
    .map((definition) => {
      const { left, right } = parseFormula(definition);
      const name = left[0]?.item;
      if (name === undefined) throw new Error(`a named figure without a name: ${definition}`);
      return [name, { name, operands: right }];
    }),
);

/** Figures of the statements by the names that wordings use, in the notation of relations: `[收支总计] = 01[收入总计|金额]`. */
export function namedFigures(): ReadonlyMap<string, NamedFigure> {
  return named;
}

const statement = z
  .string()
  .regex(/^\d{2}$/)
  .transform((code) => code as StatementCode);

/**
 * A list that wordings can go through: the columns of an item without the first, which is their sum; the 类 of a
 * statement, its subjects of the lowest level, or the 款 of one of its kinds, each with the figure of a measure; or
 * whether the statement has no figure at all.
 */
const namedList = z.discriminatedUnion('list', [
  z.strictObject({ name: z.string(), list: z.literal('columns'), statement, item: z.string() }),
  z.strictObject({ name: z.string(), list: z.enum(['classes', 'items']), statement, measure: z.string() }),
  z.strictObject({ name: z.string(), list: z.literal('sections'), statement, measure: z.string(), kind: z.string() }),
  z.strictObject({ name: z.string(), list: z.literal('empty'), statement }),
]);
export type NamedList = z.output<typeof namedList>;

const listed: readonly NamedList[] = z.array(namedList).parse(lists);

/** The lists that wordings use. */
export function namedLists(): readonly NamedList[] {
  return listed;
}

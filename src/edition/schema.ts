/** The shape of edition data, checked when it is loaded. Dated parts hold `from` and `until`, years inclusive. */
import { z } from 'zod';
import type { StatementCode } from '../accounts';
import { parseFormula } from './formula';

// Compiled validators would need eval, which our content security policy forbids.
z.config({ jitless: true });

const dates = { from: z.int().optional(), until: z.int().optional() };

const statementCode = z
  .string()
  .regex(/^0[1-9]$/)
  .transform((code) => code as StatementCode);

/** A spelling of a label or title; the first that is valid in a year is the one that is printed. */
const label = z.union([
  z.string().transform((text): { text: string; from?: number | undefined; until?: number | undefined } => ({ text })),
  z.strictObject({ text: z.string(), ...dates }),
]);

const measure = z.strictObject({
  name: z.string(),
  labels: z.array(label).default([]),
  /** 栏次. */
  column: z.int(),
  /** The heading that spans several columns, such as 本年支出. */
  group: z.string().optional(),
  /** True where books in use leave the column out. */
  optional: z.boolean().default(false),
  ...dates,
});

const item = z.strictObject({
  name: z.string(),
  labels: z.array(label).default([]),
  /** 一、 as printed before the label. */
  ordinal: z.string().optional(),
  /** 行次, or the place in the block for statements without 行次. */
  line: z.int().optional(),
  code: z
    .string()
    .regex(/^\d{3}(\d{2}){0,2}$/)
    .optional(),
  /** The heading that spans several items, in forms whose items stand side by side. */
  group: z.string().optional(),
  /** True where books in use leave the line out; it then counts as 0.00. */
  optional: z.boolean().default(false),
  /** True for sums, which are printed strong. */
  total: z.boolean().default(false),
  ...dates,
});

const side = z.strictObject({
  name: z.string(),
  measures: z.array(measure),
  items: z.array(item).default([]),
  /** First and last 行次 of the side, blank lines included. */
  lines: z.tuple([z.int(), z.int()]).optional(),
});

const level = z.enum(['error', 'verify', 'hint']);

const ruleText = {
  id: z.string().regex(/^(0[1-9]|[FR])-\d{1,2}$/),
  level,
  /** The requirement, in words. */
  sentence: z.string(),
  /** 依据. */
  basis: z.string(),
  ...dates,
};

const formula = z.string().transform((text, context) => {
  try {
    return { text, ...parseFormula(text) };
  } catch (error) {
    context.addIssue({ code: 'custom', message: (error as Error).message });
    return z.NEVER;
  }
});

const equation = z.strictObject({
  kind: z.literal('equation').default('equation'),
  ...ruleText,
  formula,
  /** Used when a book leaves out an item of `formula` altogether, such as the total lines of 06. */
  instead: formula.optional(),
  /**
   * How often it holds: once; for each measure of the items' side; for each row of the left statement, with the same
   * subject of another statement; for each 类 that either statement has.
   */
  each: z.enum(['once', 'measure', 'row', 'class']).default('once'),
  /** True when the form derives the left side: an inserted sheet then has a live formula there. */
  derives: z.boolean().default(false),
});

/** 类 = Σ款, 款 = Σ项 and, where the statement has a 合计 row, 合计 = Σ类; in every measure. */
const rollup = z.strictObject({
  kind: z.literal('rollup'),
  ...ruleText,
  total: z.string().optional(),
});

/** No figure of the statement is negative. */
const sign = z.strictObject({ kind: z.literal('sign'), ...ruleText });

const statement = z.strictObject({
  code: statementCode,
  /** 公开01表. */
  form: z.string(),
  titles: z.array(label).min(1),
  /**
   * lines: fixed lines in two sides; subjects: a row a subject; blocks: subjects in blocks side by side;
   * grid: a handful of items across, each with every measure.
   */
  shape: z.enum(['lines', 'subjects', 'blocks', 'grid']),
  landscape: z.boolean(),
  sides: z.array(side).min(1),
  /** 注 below the statement. */
  note: z.string(),
  /** 说明 below a statement without figures. */
  emptyNote: z.string().optional(),
  relations: z.array(z.discriminatedUnion('kind', [equation, rollup, sign])),
});

const fact = z.strictObject({
  ...ruleText,
  /** Which fact about the forms it is; see checking. */
  fact: z.string(),
  /** The finding's sentence, with placeholders. */
  message: z.string(),
});

/** Something that reading can run into. */
const readingRule = z.strictObject({ ...ruleText, message: z.string() });

const names = z.record(z.string().regex(/^\d{3}(\d{2}){0,2}$/), z.array(z.string()).min(1));
const classification = z.strictObject({ source: z.string(), names });

export const editionData = z.strictObject({
  /** Years for which the form is known, the oldest first. */
  years: z.tuple([z.int()], z.int()),
  statements: z.array(statement),
  facts: z.array(fact),
  readingRules: z.array(readingRule),
  functional: classification,
  economic: classification,
});

export type EditionData = z.output<typeof editionData>;
export type Label = z.output<typeof label>;
export type MeasureData = z.output<typeof measure>;
export type ItemData = z.output<typeof item>;
export type SideData = z.output<typeof side>;
export type StatementData = z.output<typeof statement>;
export type RelationData = StatementData['relations'][number];
export type FactData = z.output<typeof fact>;
export type ReadingRuleData = z.output<typeof readingRule>;
export type Level = z.output<typeof level>;

/**
 * The shape of the data, checked when it is loaded: what a statement accounts for, and how a form prints it. Dated parts
 * hold `from` and `until`, years inclusive; a value that changes with the years is a list of such parts.
 */
import { z } from 'zod';
import { MONEY_UNITS, READING_RULE_IDS, type StatementCode } from '../accounts';
import { parseFormula } from './formula';
import { FACT_NAMES } from './facts';
import { WORDING_NAMES } from './names';

// Compiled validators would need eval, which our content security policy forbids.
z.config({ jitless: true });

const dates = { from: z.int().optional(), until: z.int().optional() };

/** A value, or values with the years in which each holds and where that is said; the first that holds counts. */
function dated<T extends z.ZodType>(value: T) {
  const plain = value.transform((only): DatedValue<z.output<T>>[] => [{ value: only }]);
  const parts = z.array(z.strictObject({ value, ...dates, source: z.string().optional() })).min(1);
  return z.union([parts as unknown as z.ZodType<DatedValue<z.output<T>>[]>, plain]);
}

/** A value of {@link dated} data. */
export interface DatedValue<T> {
  readonly value: T;
  readonly from?: number | undefined;
  readonly until?: number | undefined;
  readonly source?: string | undefined;
}

const statementCode = z
  .string()
  .regex(/^\d{2}$/)
  .transform((code) => code as StatementCode);

const subject = z.string().regex(/^\d{3}(\d{2}){0,2}$/);
const text = z.string().min(1).max(500);

/** A line or column may be given by its name alone. */
function named<T extends z.ZodRawShape>(shape: T) {
  const entry = z.strictObject({
    name: text,
    /** What is printed where that is not the name. */
    prints: dated(text).optional(),
    /** Other spellings that books print. */
    labels: z.array(text).default([]),
    /** The heading that spans several columns or items, such as 本年支出. */
    group: text.optional(),
    /** True where books in use leave it out; it then counts as 0.00. */
    optional: z.boolean().default(false),
    ...shape,
    ...dates,
  });
  return z.preprocess((given) => (typeof given === 'string' ? { name: given } : given), entry);
}

const measure = named({});
const item = named({
  code: subject.optional(),
  /** True for sums, which are printed strong. */
  total: z.boolean().default(false),
});

/** Stands for a line for each 类 of the functional classification. */
export const EVERY_CLASS = '类';

const side = z.strictObject({
  name: z.string(),
  measures: z.array(measure).min(1),
  /** The lines that are numbered 一、二、. */
  lines: z.array(z.union([z.literal(EVERY_CLASS), item])).default([]),
  /** The totals below them, the last one at the bottom of the statement. */
  foot: z.array(item).default([]),
});

/** A kind of expenditure of 06: its 类, and the spellings of its total, which is called NAME合计. */
const kind = z.strictObject({ name: text, classes: z.array(subject).min(1), labels: z.array(text).default([]) });

const level = z.enum(['error', 'verify', 'hint']);

const ruleText = {
  level,
  /** The requirement, in words. */
  sentence: z.string(),
  /** 依据. */
  basis: z.string(),
  ...dates,
};
const relationId = z.string().regex(/^\d{2}-\d{1,2}$/);

const formula = z.string().transform((notation, context) => {
  try {
    return { text: notation, ...parseFormula(notation) };
  } catch (error) {
    context.addIssue({ code: 'custom', message: (error as Error).message });
    return z.NEVER;
  }
});

const equation = z.strictObject({
  kind: z.literal('equation').default('equation'),
  id: relationId,
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
  id: relationId,
  ...ruleText,
  total: z.string().optional(),
});

/** No figure of a statement is negative: one requirement, with an id for each statement. */
const sign = z.strictObject({ ...ruleText, ids: z.record(statementCode, relationId) });

export const statementData = z.strictObject({
  code: statementCode,
  /** Every title under which it is known; the first one is its own. */
  titles: z.array(text).min(1),
  /**
   * lines: fixed lines in two sides; subjects: a row a subject; blocks: subjects in blocks side by side;
   * grid: a handful of items across, each with every measure; unknown: recognised by its title, and not read further.
   */
  shape: z.enum(['lines', 'subjects', 'blocks', 'grid', 'unknown']),
  /** The classification of the subjects that it lists. */
  classification: z.enum(['functional', 'economic']).default('functional'),
  landscape: z.boolean().default(false),
  /** 注 below the statement. */
  note: z.string().optional(),
  /** 说明 below a statement without figures; {unit} stands for the unit's name. */
  emptyNote: z.string().optional(),
  sides: z.array(side).default([]),
  /** The kinds of expenditure of a statement in blocks. */
  blocks: z.array(kind).default([]),
  relations: z.array(z.discriminatedUnion('kind', [equation, rollup])).default([]),
});

/** How a form prints a statement, as far as its base prints it otherwise. */
const statementDifferences = z.strictObject({
  title: dated(text).optional(),
  /** The printed number, where it does not follow from the order. */
  number: dated(text.nullable()).optional(),
  note: dated(z.string().max(2_000).nullable()).optional(),
  emptyNote: dated(z.string().max(2_000).nullable()).optional(),
  landscape: dated(z.boolean()).optional(),
  /** Lines and columns that it does not print, by name or code. */
  drop: dated(z.array(text)).optional(),
  /** What it prints for lines and columns, by name or code. */
  labels: z.record(text, dated(text)).default({}),
  /** Headings over several columns, by the name that the statement has for them; null for none. */
  groups: z.record(text, dated(text.nullable())).default({}),
  /** Where the row of the total stands among subjects. */
  total: dated(z.enum(['first', 'last'])).optional(),
  /** Codes in one column, or in three: 类, 款, 项. */
  codes: dated(z.enum(['whole', 'parts'])).optional(),
  /** A grid's outer heading: all items below each measure, or all measures below each item; or its items as rows. */
  grid: dated(z.enum(['byMeasure', 'byItem', 'upright'])).optional(),
  /** 类 by block, from the left. */
  blocks: dated(z.array(z.array(subject).min(1)).min(1)).optional(),
  /** Blank lines above the grand total. */
  blankLines: dated(z.int().min(0).max(20)).optional(),
  /** Whether the lines below a total of the foot are numbered 一、二、. */
  numberParts: dated(z.boolean()).optional(),
});

const formId = z.string().regex(/^[a-z][a-z0-9-]{1,40}$/);

/** A form, as far as it differs from its base. */
export const formData = z.strictObject({
  id: formId,
  base: formId.optional(),
  place: text,
  /** Years for which it is known. */
  years: z.array(z.int().min(2000).max(2100)).min(1),
  source: text,
  /** What of it is certain, and from where; without it the whole form is. */
  certain: text.optional(),
  /** False for a form of which too little is certain to lay it out. */
  laidOut: dated(z.boolean()).optional(),
  prints: z
    .strictObject({
      /** `公开{00}表`, `表{0}`, `表{一}`; null for none. */
      number: dated(text.nullable()).optional(),
      unit: dated(z.boolean()).optional(),
      year: dated(z.boolean()).optional(),
      lineNumbers: dated(z.boolean()).optional(),
      columnNumbers: dated(z.boolean()).optional(),
      moneyUnit: dated(z.enum(MONEY_UNITS)).optional(),
      /** Above the first statement: {unit}{year}年度部门决算表; null for none. */
      bookHeading: dated(text.nullable()).optional(),
    })
    .default({}),
  order: dated(z.array(statementCode).min(1)).optional(),
  /** Functional 类 of which 01 and 04 have no line. */
  withoutClasses: dated(z.array(subject)).optional(),
  wording: dated(z.enum(WORDING_NAMES)).optional(),
  /** What 预算数 means: 年初预算 or 全年预算. */
  budget: dated(z.enum(['年初预算', '全年预算'])).optional(),
  /** Rules that do not apply, by id. */
  without: dated(z.array(text)).optional(),
  statements: z.partialRecord(statementCode, statementDifferences).default({}),
  /** Statements that no other form has. */
  define: z.array(statementData).default([]),
});

/** Every key that a form file may have, wherever it stands. */
export const FORM_KEYS: readonly string[] = [
  ...new Set(
    [formData, formData.shape.prints.unwrap(), statementDifferences, statementData].flatMap(({ shape }) =>
      Object.keys(shape),
    ),
  ),
];

const fact = z.strictObject({
  id: z.string().regex(/^F-\d{1,2}$/),
  ...ruleText,
  /** Which fact about the forms it is; see checking. */
  fact: z.enum(FACT_NAMES),
  /** The finding's sentence, with placeholders. */
  message: z.string(),
});

/** Something that reading can run into. */
const readingRule = z.strictObject({ id: z.enum(READING_RULE_IDS), ...ruleText, message: z.string() });

const names = z.record(subject, z.array(z.string()).min(1));
const classification = z.strictObject({ source: z.string(), names });

export const formsData = z.strictObject({
  statements: z.array(statementData),
  forms: z.array(formData),
  sign,
  facts: z.array(fact),
  readingRules: z.array(readingRule),
  /** `classes`: the 类 for which 01 and 04 have a line, in their order. */
  functional: z.strictObject({ ...classification.shape, classes: z.array(subject) }),
  economic: classification,
});

export type FormsData = z.output<typeof formsData>;
export type FormData = z.output<typeof formData>;
export type MeasureData = z.output<typeof measure>;
export type ItemData = z.output<typeof item>;
export type SideData = z.output<typeof side>;
export type StatementData = z.output<typeof statementData>;
export type StatementDifferences = z.output<typeof statementDifferences>;
export type SignData = z.output<typeof sign>;
export type RelationData = StatementData['relations'][number];
export type FactData = z.output<typeof fact>;
export type ReadingRuleData = z.output<typeof readingRule>;
export type Level = z.output<typeof level>;

/** What the pane keeps in the workbook, so that it travels with the file. */
import { z } from 'zod';
import { MONEY_UNITS } from '../../accounts';
import { EDITION_YEARS, WORDING_NAMES } from '../../edition';
import type { WorkbookState } from '../../workbook';

/** 审核说明 of a finding at level 核实, with the figures that it was written for. */
const explanation = z.object({
  rule: z.string(),
  /** `sheet!address` of the finding's cells, terms of sums left out. */
  cells: z.array(z.string()),
  /** Both amounts in 元; for a finding without amounts its sentence. */
  figures: z.array(z.string()),
  text: z.string(),
  /** ISO date and time. */
  at: z.string(),
});

/** What is printed on statements that are inserted. */
const heading = z.object({
  unit: z.string(),
  year: z.int(),
  moneyUnit: z.enum(MONEY_UNITS),
});

/** A draft that was saved or copied, to tell when the figures have changed since. */
const drafted = z.object({ figures: z.string(), at: z.string() });

const kept = z.looseObject({
  explanations: z.array(explanation).catch([]),
  /** 补充资料 by key. */
  answers: z.record(z.string(), z.string()).catch({}),
  heading: heading.optional().catch(undefined),
  /** The year's forms; absent: those of the year that the statements print. */
  edition: z.literal(EDITION_YEARS).optional().catch(undefined),
  wording: z.enum(WORDING_NAMES).catch('henan'),
  drafted: drafted.optional().catch(undefined),
});

export type Explanation = z.output<typeof explanation>;
export type KeptHeading = z.output<typeof heading>;
/** Fields that another version of the program put there are kept as they are. */
export type Kept = z.output<typeof kept>;

/** Reads kept state; what is damaged in it counts as not there. */
export function readKept(state: WorkbookState | undefined): Kept {
  return kept.parse(state ?? {});
}

/** State as the workbook takes it: without fields that hold nothing. */
export function writeKept(of: Kept): WorkbookState {
  return Object.fromEntries(Object.entries(of).filter(([, value]) => value !== undefined));
}

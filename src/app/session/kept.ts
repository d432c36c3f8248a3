/** What the pane keeps in the workbook, so that it travels with the file. */
import { z } from 'zod';
import { MONEY_UNITS } from '../../accounts';
import { assignmentsData, WORDING_NAMES } from '../../forms';
import type { WorkbookState } from '../../workbook';

/** Of what is kept; see {@link migrated}. */
const VERSION = 2;

/** 审核说明 of a finding at level 核实, with the figures that it was written for. */
const explanation = z.object({
  rule: z.string(),
  /** `sheet!address` of the finding's cells, terms of sums left out. */
  cells: z.array(z.string()),
  /** Both amounts in 元; for a finding without amounts its sentence; nothing where any will do. */
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
  version: z.literal(VERSION).catch(VERSION),
  explanations: z.array(explanation).catch([]),
  /** 补充资料 by key. */
  answers: z.record(z.string(), z.string()).catch({}),
  heading: heading.optional().catch(undefined),
  /** The form to read by, by id; absent: the nearest one. */
  form: z.string().max(50).optional().catch(undefined),
  /** A form that the user has loaded for this workbook, as the text of its file. */
  formFile: z.string().max(1_000_000).optional().catch(undefined),
  /** What the user says by hand about sheets; the command line reads it too. */
  assignments: assignmentsData.optional().catch(undefined),
  /** Absent: the one that goes with the form. */
  wording: z.enum(WORDING_NAMES).optional().catch(undefined),
  drafted: drafted.optional().catch(undefined),
});

export type Explanation = z.output<typeof explanation>;
export type KeptHeading = z.output<typeof heading>;
/** Fields that another version of the program put there are kept as they are. */
export type Kept = z.output<typeof kept>;

/** Reads kept state; what is damaged in it counts as not there. */
export function readKept(state: WorkbookState | undefined): Kept {
  return kept.parse(migrated(state ?? {}));
}

/**
 * State of earlier versions. The first had no number and named forms by their year: there was but one, and it was the
 * default. Its wording was kept whether or not the user had chosen it.
 */
function migrated(state: WorkbookState): WorkbookState {
  if (typeof state['version'] === 'number') return state;
  const { edition, wording, explanations, ...rest } = state;
  return {
    ...rest,
    explanations: z.array(explanation).catch([]).parse(explanations).map(withoutSentence),
    ...(edition !== undefined && { form: FORM_OF_FIRST_VERSION }),
    ...(wording !== undefined && wording !== WORDING_NAMES[0] && { wording }),
  };
}

/** Statements were named otherwise in sentences: an explanation of a finding without amounts holds as it stands. */
function withoutSentence(of: Explanation): Explanation {
  return of.figures.length === 1 ? { ...of, figures: [] } : of;
}

const FORM_OF_FIRST_VERSION = 'henan-2021';

/** State as the workbook takes it: without fields that hold nothing. */
export function writeKept(of: Kept): WorkbookState {
  return Object.fromEntries(Object.entries(of).filter(([, value]) => value !== undefined));
}

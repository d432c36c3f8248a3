/** What Excel takes in one go, and what we keep below it. */

export const LIMITS = {
  /**
   * Cells read in one round trip: Excel on the web answers at most 5 MB. A figure with its type and number format takes
   * some 40 bytes, 85 with the format of accountants, a long label 70.
   */
  CELLS_PER_TRIP_MAX: 64_000,
  /** Bytes that we send in one round trip; Excel on the web takes 5 MB. */
  REQUEST_BYTES_MAX: 4_000_000,
  /** Used ranges past this, of one sheet or of all, are not read: Excel itself gives up on them. */
  CELLS_MAX: 5_000_000,
  /** The text of several areas; Excel takes 8,192 characters. */
  ADDRESS_CHARS_MAX: 8_000,
  /** Sheets looked at without knowing their number; a workbook with more costs a round trip more. */
  SHEETS_AT_ONCE: 32,
  /** Excel's own bound on the text of a cell, and on a text within a formula. */
  CELL_CHARS_MAX: 32_767,
  FORMULA_TEXT_CHARS_MAX: 255,
  /** While somebody edits a cell Excel does not answer; after this the user is told. */
  ANSWER_MS_MAX: 20_000,
  /** Edits that come within this of one another are told together. */
  EDITS_PAUSE_MS: 400,
} as const;

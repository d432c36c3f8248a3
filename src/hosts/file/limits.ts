/** What this host accepts. A workbook of final accounts is far below each; past one, something is wrong with the file. */

const MIB = 1024 * 1024;

export const LIMITS = {
  /** A bureau's largest workbook with pictures is some 10 MB. */
  FILE_BYTES_MAX: 50 * MIB,
  /** 200,000 rows of nine figures unpack to about 120 MB; twice that still fits a browser tab. */
  UNPACKED_BYTES_MAX: 256 * MIB,
  /** Below this size no ratio is suspicious: blank formatted rows pack very well. */
  UNPACKED_BYTES_UNSUSPICIOUS: 48 * MIB,
  /** Spreadsheet XML packs 1:5 to 1:50; deflate's own bound is 1:1032. */
  UNPACK_RATIO_MAX: 250,
  /** A part a sheet, picture or comment: thousands at most. */
  PARTS_MAX: 10_000,
  /** A department prints some ten statements for each of its units, which are dozens. */
  SHEETS_MAX: 1_000,
  /** All sheets together, where several may point at one part: a sound file has no more than it unpacks to. */
  SHEET_BYTES_MAX: 256 * MIB,
  /** The largest classification has some 2,000 codes; a list of 200,000 rows is no statement. */
  ROWS_MAX: 200_000,
  /** Excel's own number of columns. */
  COLUMNS_MAX: 16_384,
  /** Cells of the used ranges of all sheets, blanks included: what Excel itself hands over in one reading. */
  CELLS_MAX: 5_000_000,
  /** A statement has some ten merged blocks, a book that merges each of its 20,000 rows 20,000. */
  MERGES_MAX: 100_000,
  /** Excel's own bound on the text of a cell. */
  CELL_CHARS_MAX: 32_767,
  /** Text of all cells, however many share one: ten times that of a book of 200,000 rows. */
  TEXT_CHARS_MAX: 64 * MIB,
  /** Excel's own bound on a number format. */
  FORMAT_CHARS_MAX: 255,
} as const;

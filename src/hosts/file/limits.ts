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
  /** The largest classification has some 2,000 codes; a list of 200,000 rows is no statement. */
  ROWS_MAX: 200_000,
  /** Excel's own number of columns. */
  COLUMNS_MAX: 16_384,
  /** Cells of one sheet's used range, blanks included: what Excel itself hands over in one reading. */
  CELLS_MAX: 5_000_000,
  /** Excel's own bound on the text of a cell. */
  CELL_CHARS_MAX: 32_767,
} as const;

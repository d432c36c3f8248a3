/**
 * Reads the sheets of an .xlsx package: values, number formats and merged blocks, and nothing of what else stands in a
 * sheet. By itself, so that whatever a part holds costs no more than looking at each character once.
 */
import type { InSteps } from '../../accounts';
import { failure, type SheetSnapshot } from '../../workbook';
import { Gathered, snapshots, Tally } from './gather';
import { LIMITS } from './limits';
import type { Package } from './package';
import type { SheetPart, WorkbookPart } from './parts';
import { relationshipsOf } from './relationships';
import { XmlError } from './xml';
import { numberFormats, sharedStrings } from './xlsxParts';
import { gatherSheet, type CellContext } from './xlsxSheet';

/** Snapshots of all worksheets, in the order of the tabs. Throws WorkbookError. */
export function* readXlsx(pkg: Package, workbook: WorkbookPart): InSteps<SheetSnapshot[]> {
  const worksheets = workbook.sheets.filter(({ isWorksheet }) => isWorksheet);
  refuseTooMuch(pkg, worksheets);
  const parts = new Map(relationshipsOf(pkg, workbook.part).map(({ kind, part }) => [kind, part] as const));
  const [strings, styles] = [parts.get('sharedStrings'), parts.get('styles')];
  const tally = new Tally(pkg.file);
  const context: CellContext = {
    strings: strings === undefined ? [] : yield* understood(pkg, strings, sharedStrings(pkg, strings)),
    formats: styles === undefined || !pkg.has(styles) ? [] : numberFormats(pkg, styles),
    date1904: workbook.facts.date1904,
  };
  const gathered: Gathered[] = [];
  for (const { name, visibility, part } of worksheets) {
    const sheet = new Gathered(name, visibility, tally);
    const text = pkg.read(part, (whole) => whole);
    yield* understood(pkg, part, gatherSheet(text, sheet, context));
    gathered.push(sheet);
  }
  return snapshots(gathered, workbook.facts);
}

/** Several sheets may point at one part, so that a small file is read without end. */
function refuseTooMuch(pkg: Package, worksheets: readonly SheetPart[]): void {
  const bytes = worksheets.reduce((sum, { part }) => sum + pkg.content(part).length, 0);
  if (bytes <= LIMITS.SHEET_BYTES_MAX) return;
  const [size, limit] = [Math.ceil(bytes / MIB), LIMITS.SHEET_BYTES_MAX / MIB];
  throw failure('workbook.sheetsTooBig', { name: pkg.file, size, limit });
}

const MIB = 1024 * 1024;

/** Work on a part's text, whose faults are told as those of the part. */
function* understood<T>(pkg: Package, part: string, work: InSteps<T>): InSteps<T> {
  try {
    return yield* work;
  } catch (cause) {
    if (cause instanceof XmlError) throw failure('workbook.damaged', { name: pkg.file, part }, cause);
    throw cause;
  }
}

/**
 * Reads the sheets of an .xls file: records of BIFF5 or BIFF8 in a compound file. By itself: a reader of every record that
 * there is can be led in circles by a single changed byte, and this one moves on with each record that it looks at.
 */
import type { InSteps } from '../../accounts';
import { failure, WorkbookError, type SheetSnapshot } from '../../workbook';
import { Gathered, snapshots, Tally } from './gather';
import { sheetNameFrom } from './names';
import { refuseTooManySheets } from './parts';
import { CompoundError, CompoundFile } from './xls/compound';
import { readGlobals, type Globals } from './xls/globals';
import { gatherSheet, type SheetFacts } from './xls/sheet';

/** Snapshots of all worksheets, in the order of the tabs. Throws WorkbookError when the file is something else. */
export function* readXls(bytes: Uint8Array, file: string): InSteps<SheetSnapshot[]> {
  return yield* readStream(workbookStream(bytes, file), file);
}

/** As {@link readXls}, of records that stand in no compound file: so do some programs export. */
export function* readStream(stream: Uint8Array, file: string): InSteps<SheetSnapshot[]> {
  try {
    const globals = yield* readGlobals(stream, sheetNameFrom(file));
    if (globals.isEncrypted) throw failure('workbook.encrypted', { name: file });
    refuseTooManySheets(globals.sheets.length, file);
    return yield* readSheets(stream, globals, file);
  } catch (cause) {
    // What a record should hold lies past its end.
    if (!(cause instanceof RangeError)) throw cause;
    throw failure('workbook.damaged', { name: file, part: { key: 'workbook.partCells' } }, cause);
  }
}

function* readSheets(stream: Uint8Array, globals: Globals, file: string): InSteps<SheetSnapshot[]> {
  const tally = new Tally(file);
  const gathered: Gathered[] = [];
  const facts: SheetFacts[] = [];
  let read = 0;
  for (const { name, visibility, offset, isWorksheet } of globals.sheets) {
    if (!isWorksheet) continue;
    const sheet = new Gathered(name, visibility, tally);
    const found = yield* gatherSheet(stream, offset, sheet, globals);
    facts.push(found);
    gathered.push(sheet);
    // Sheets that lie in one another would make a small file a large one.
    read += found.end - offset;
    if (read > stream.length) throw new RangeError('sheets lie in one another');
  }
  return snapshots(gathered, {
    date1904: globals.date1904,
    manualCalculation: facts.some((sheet) => sheet.manualCalculation),
    calculatesOnOpening: !globals.wasCalculated || facts.some((sheet) => sheet.calculatesOnOpening),
  });
}

function workbookStream(bytes: Uint8Array, file: string): Uint8Array {
  try {
    const compound = new CompoundFile(bytes);
    if (compound.has('EncryptedPackage')) throw failure('workbook.encrypted', { name: file });
    const stream = compound.stream('Workbook') ?? compound.stream('Book');
    if (stream) return stream;
    if (/\.et$/i.test(file)) throw failure('workbook.isEt', { name: file });
    const kind = compound.has('WordDocument') ? 'workbook.kindWord' : 'workbook.kindOffice';
    throw failure('workbook.notWorkbook', { name: file, kind: { key: kind } });
  } catch (cause) {
    if (cause instanceof WorkbookError || !(cause instanceof CompoundError || cause instanceof RangeError)) throw cause;
    throw failure('workbook.damaged', { name: file, part: { key: 'workbook.partFileDirectory' } }, cause);
  }
}

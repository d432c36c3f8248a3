/** Reads the sheets of an .xls file (BIFF in a compound file) by SheetJS. */
import { CFB, read } from '@e965/xlsx';
import { failure, type SheetSnapshot, type Visibility } from '../../workbook';
import { snapshotOf, VALUES_ONLY } from './snapshot';

/** The part of SheetJS's compound file library, which comes without types, that is used here. */
interface CompoundFiles {
  read(bytes: Uint8Array, options: { readonly type: 'array' }): object;
  find(file: object, path: string): object | null;
}

const COMPOUND_FILES = CFB as CompoundFiles;

const VISIBILITIES: readonly Visibility[] = ['visible', 'hidden', 'veryHidden'];

/** Snapshots of all worksheets, in the order of the tabs. Throws WorkbookError when the file is something else. */
export function readXls(bytes: Uint8Array, file: string): SheetSnapshot[] {
  refuseOthers(bytes, file);
  const book = readBook(bytes, file);
  return book.SheetNames.flatMap((name, i) => {
    const sheet = book.Sheets[name];
    if (!sheet || (sheet['!type'] ?? 'sheet') !== 'sheet') return [];
    const visibility = VISIBILITIES[book.Workbook?.Sheets?.[i]?.Hidden ?? 0] ?? 'visible';
    return [snapshotOf({ name, visibility, sheet, file })];
  });
}

function refuseOthers(bytes: Uint8Array, file: string): void {
  const compound = openCompound(bytes, file);
  const has = (path: string) => COMPOUND_FILES.find(compound, path) !== null;
  if (has('/EncryptedPackage')) throw failure('workbook.encrypted', { name: file });
  if (has('/Workbook') || has('/Book')) return;
  throw failure('workbook.notWorkbook', {
    name: file,
    kind: { key: has('/WordDocument') ? 'workbook.kindWord' : 'workbook.kindOffice' },
  });
}

function openCompound(bytes: Uint8Array, file: string): object {
  try {
    return COMPOUND_FILES.read(bytes, { type: 'array' });
  } catch (cause) {
    throw failure('workbook.damaged', { name: file, part: { key: 'workbook.partFileDirectory' } }, cause);
  }
}

function readBook(bytes: Uint8Array, file: string) {
  try {
    return read(bytes, VALUES_ONLY);
  } catch (cause) {
    // SheetJS has no other sign for the FilePass record.
    if (cause instanceof Error && cause.message.includes('password')) {
      throw failure('workbook.encrypted', { name: file }, cause);
    }
    throw failure('workbook.damaged', { name: file, part: { key: 'workbook.partCells' } }, cause);
  }
}

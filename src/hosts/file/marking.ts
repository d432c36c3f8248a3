/** Setting marks and the report sheet in a package, and taking them out so that the package is as it was before. */
import {
  failure,
  MARK_LEVELS,
  MARK_LOOKS,
  marksBySheet,
  type KeptState,
  type Marks,
  type SheetPlan,
} from '../../workbook';
import { addMarks, cutMarks, makeRoom } from './conditional';
import type { Package } from './package';
import { workbookPart, type WorkbookPart } from './parts';
import { addSheets, freeNameIn, removeSheet } from './sheets';
import { addStatePart, loadKept, notesOf, removeStatePart, storeKept, type Notes } from './state-part';
import { addMarkLooks } from './styles';

/** Replaces all marks and the report. Throws WorkbookError when a sheet to mark is missing. */
export function setMarks(pkg: Package, marks: Marks, report: SheetPlan | undefined): void {
  clearMarks(pkg);
  const workbook = workbookPart(pkg);
  const bySheet = [...marksBySheet(marks)].map(([name, cells]) => [sheetPart(pkg, workbook, name), cells] as const);
  if (bySheet.length === 0 && !report) return;

  const kept = loadKept(pkg) ?? { file: { origin: addStatePart(pkg) } satisfies Notes };
  const reportName = report && freeNameIn(pkg, report.name);
  const formats = new Map<(typeof MARK_LEVELS)[number], number>();
  const undo = pkg.record(() => {
    if (bySheet.length > 0) {
      const numbers = addMarkLooks(
        pkg,
        workbook,
        MARK_LEVELS.map((level) => MARK_LOOKS[level]),
      );
      for (const [i, level] of MARK_LEVELS.entries()) formats.set(level, numbers[i] ?? 0);
    }
    if (report && reportName !== undefined) addSheets(pkg, [{ ...report, name: reportName }]);
  });
  // The last made first, as two sheets may be one part.
  const rooms = bySheet.map(([part, cells]) => pkg.record(() => makeRoom(pkg, part, cells.size))).reverse();
  for (const [part, cells] of bySheet) addMarks(pkg, part, cells, formats);
  storeKept(pkg, {
    ...kept,
    ...(reportName !== undefined && { report: reportName }),
    file: { ...notesOf(kept), marks: undo, rooms: rooms.filter(({ edited }) => edited.length > 0) } satisfies Notes,
  });
}

/** Takes all marks and the report out. Tells how many conditional formats were removed. */
export function clearMarks(pkg: Package): number {
  const removed = workbookPart(pkg).sheets.reduce((sum, { part }) => sum + cutMarks(pkg, part), 0);
  const kept = loadKept(pkg);
  if (!kept) return removed;
  const notes = notesOf(kept);
  for (const room of notes.rooms ?? []) pkg.takeBack(room);
  if (!(notes.marks && pkg.takeBack(notes.marks)) && kept.report !== undefined) removeSheet(pkg, kept.report);
  forgetMarks(pkg, kept, notes);
  return removed;
}

/** Leaves in the state part what others keep there, and takes out a part that only marking has needed. */
function forgetMarks(pkg: Package, kept: KeptState, { origin }: Notes): void {
  if (kept.state === undefined && origin) {
    if (!pkg.takeBack(origin)) removeStatePart(pkg);
    return;
  }
  storeKept(pkg, {
    ...(kept.state !== undefined && { state: kept.state }),
    ...(origin && { file: { origin } satisfies Notes }),
  });
}

function sheetPart(pkg: Package, workbook: WorkbookPart, name: string): string {
  const sheet = workbook.sheets.find((each) => each.isWorksheet && each.name === name);
  if (!sheet) throw failure('workbook.sheetMissing', { name: pkg.file, sheet: name });
  return sheet.part;
}

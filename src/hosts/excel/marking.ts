/** Marks: one conditional format a level and sheet, and the report sheet; and taking them out without a trace. */
import {
  failure,
  freeSheetName,
  markFormula,
  markLevelOf,
  marksBySheet,
  MARK_LOOKS,
  type KeptState,
  type MarkLevel,
  type Marks,
  type SheetPlan,
  type WorkbookState,
} from '../../workbook';
import { addressesOf } from './areas';
import type { AddedSheet, Change, Undo } from './change';
import { contentSteps } from './sheets';
import { StatePart } from './state';
import { smallStep, type Step } from './steps';
import { survey, type SheetFacts } from './survey';

/** The workbook as far as marks go. */
interface Marked {
  readonly sheets: readonly SheetFacts[];
  readonly kept: KeptState;
  readonly part: StatePart;
  readonly isClosed: boolean;
}

/**
 * Plans the marks that replace those that are there. New ones are added first and old ones go last, so that taking back
 * needs no more than to take out what is new. `unsaved` is state that waits to be kept.
 */
export async function planMarks(
  context: Excel.RequestContext,
  answered: () => void,
  name: string,
  { marks, report, unsaved }: { marks: Marks; report?: SheetPlan | undefined; unsaved?: WorkbookState | undefined },
): Promise<Change<void>> {
  const before = await look(context, answered);
  const bySheet = marksBySheet(marks);
  for (const sheet of bySheet.keys()) {
    const facts = before.sheets.find((each) => each.name === sheet);
    if (!facts) throw failure('workbook.sheetMissing', { name, sheet });
    if (!facts.mayFormat) throw failure('workbook.excelSheetProtected', { sheet });
  }
  const old = oldReport(before);
  if (before.isClosed && (report ?? old) !== undefined) throw failure('workbook.excelStructureProtected', { name });
  const others = before.sheets.map((sheet) => sheet.name).filter((other) => other !== old);
  const newName = report && freeSheetName(report.name, others);
  const state = unsaved ?? before.kept.state;
  const added: AddedSheet[] = [];
  return {
    result: undefined,
    added,
    removed: idsOf(before, old),
    steps: [
      ...[...bySheet].flatMap(([sheet, levels]) =>
        [...levels].flatMap(([level, blocks]) =>
          addressesOf(blocks).map((address) => ({
            bytes: address.length + 2_500,
            take: () => addMark(context.workbook.worksheets.getItem(sheet), address, level),
          })),
        ),
      ),
      ...(report && newName !== undefined ? reportSteps(context, { ...report, name: newName }, old, added) : []),
      ...clearSteps(context, before, report ? undefined : old),
      ...before.part.write({ ...(state && { state }), ...(newName !== undefined && { report: newName }) }, name),
    ],
    undo: (again, heard) => planUndo(again, heard, before),
  };
}

/** Plans taking every mark and the report out; the result is how many conditional formats go. */
export async function planClearing(
  context: Excel.RequestContext,
  answered: () => void,
  name: string,
): Promise<Change<number>> {
  const before = await look(context, answered);
  const old = oldReport(before);
  if (before.isClosed && old !== undefined) throw failure('workbook.excelStructureProtected', { name });
  const closed = before.sheets.find((sheet) => !sheet.mayFormat && oursOf(sheet).length > 0);
  if (closed) throw failure('workbook.excelSheetProtected', { sheet: closed.name });
  const { state } = before.kept;
  return {
    result: before.sheets.flatMap(oursOf).length,
    removed: idsOf(before, old),
    steps: [
      ...clearSteps(context, before, old),
      ...(before.kept.report === undefined ? [] : before.part.write({ ...(state && { state }) }, name)),
    ],
    undo: async (again, heard) => ({ steps: [], lost: lostOf(before, await look(again, heard)) }),
  };
}

async function look(context: Excel.RequestContext, answered: () => void): Promise<Marked> {
  const asked: { part?: StatePart } = {};
  const { protection } = context.workbook;
  const sheets = await survey(context, { formats: true }, answered, () => {
    asked.part = new StatePart(context);
    protection.load('protected');
  });
  const part = asked.part ?? new StatePart(context);
  return { sheets, kept: await part.read(), part, isClosed: protection.protected };
}

/** The report of an earlier run; one that the user has renamed is the user's. */
function oldReport({ sheets, kept }: Marked): string | undefined {
  const stands = sheets.length > 1 && sheets.some(({ name }) => name === kept.report);
  return stands ? kept.report : undefined;
}

function idsOf({ sheets }: Marked, name: string | undefined): readonly string[] {
  return sheets.filter((sheet) => sheet.name === name).map(({ id }) => id);
}

function oursOf({ formats }: SheetFacts): readonly Excel.ConditionalFormat[] {
  return formats.filter(({ formula }) => markLevelOf(formula) !== undefined).map(({ format }) => format);
}

function addMark(sheet: Excel.Worksheet, address: string, level: MarkLevel): void {
  const { custom } = sheet.getRanges(address).conditionalFormats.add('Custom');
  const { color, fill, bold, italic } = MARK_LOOKS[level];
  custom.rule.formula = `=${markFormula(level)}`;
  custom.format.font.color = `#${color}`;
  custom.format.fill.color = `#${fill}`;
  if (bold) custom.format.font.bold = true;
  if (italic) custom.format.font.italic = true;
}

/** The new report stands ready under a name of its own before the old one goes. */
function reportSteps(
  context: Excel.RequestContext,
  report: SheetPlan,
  old: string | undefined,
  added: AddedSheet[],
): readonly Step[] {
  const { worksheets } = context.workbook;
  if (old === undefined) {
    return [smallStep(() => void added.push(worksheets.add(report.name).load('id'))), ...contentSteps(context, report)];
  }
  const interim = freeSheetName(report.name, [report.name, old]);
  return [
    smallStep(() => void added.push(worksheets.add(interim).load('id'))),
    ...contentSteps(context, report, interim),
    smallStep(() => {
      worksheets.getItem(old).delete();
      worksheets.getItem(interim).name = report.name;
    }),
  ];
}

function clearSteps(context: Excel.RequestContext, before: Marked, report: string | undefined): readonly Step[] {
  const { worksheets } = context.workbook;
  return [
    ...before.sheets
      .filter(({ name }) => name !== before.kept.report)
      .flatMap(oursOf)
      .map((format) => ({ bytes: 500, take: () => format.delete() })),
    ...(report === undefined ? [] : [smallStep(() => worksheets.getItem(report).delete())]),
  ];
}

/** Takes out the marks and sheets that were not there before. */
async function planUndo(context: Excel.RequestContext, answered: () => void, before: Marked): Promise<Undo> {
  const now = await look(context, answered);
  const oldIds = new Set(before.sheets.flatMap(oursOf).map(({ id }) => id));
  const oldSheets = new Set(before.sheets.map(({ id }) => id));
  const fresh = now.sheets.filter(({ id }) => !oldSheets.has(id));
  const steps = [
    ...now.sheets
      .filter(({ id }) => oldSheets.has(id))
      .flatMap(oursOf)
      .filter(({ id }) => !oldIds.has(id))
      .map((format) => ({ bytes: 500, take: () => format.delete() })),
    ...fresh.map(({ name }) => smallStep(() => context.workbook.worksheets.getItem(name).delete())),
  ];
  return { steps, lost: lostOf(before, now) };
}

/** Old marks that have already been taken out are not put back: checking again makes them anew. */
function lostOf(before: Marked, now: Marked): Undo['lost'] {
  const left = new Set([...now.sheets.map(({ id }) => id), ...now.sheets.flatMap(oursOf).map(({ id }) => id)]);
  const report = before.sheets.filter(({ name }) => name === before.kept.report);
  const gone = [...report, ...before.sheets.flatMap(oursOf)].some(({ id }) => !left.has(id));
  return gone ? 'workbook.excelMarksLost' : undefined;
}

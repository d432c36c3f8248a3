/** New sheets and new rows. */
import {
  failure,
  isSheetName,
  SHEET_NAME_CHARS_MAX,
  type FormulaFill,
  type RowInsertion,
  type SheetPlan,
} from '../../workbook';
import type { AddedSheet, Change, Undo } from './change';
import { askFormats, fillSteps, placeFills, unfillSteps, type PlacedFill } from './formulas';
import { contentSteps, entrySteps } from './sheets';
import { smallStep } from './steps';
import { survey } from './survey';

/** Plans sheets after those that are there. */
export async function planSheets(
  context: Excel.RequestContext,
  answered: () => void,
  name: string,
  plans: readonly SheetPlan[],
): Promise<Change<void>> {
  const { protection, worksheets } = context.workbook;
  const sheets = await survey(context, {}, answered, () => protection.load('protected'));
  const taken = new Set(sheets.map((sheet) => sheet.name.toLowerCase()));
  for (const { name: sheet } of plans) {
    if (!isSheetName(sheet)) throw failure('workbook.sheetNameBad', { sheet, limit: SHEET_NAME_CHARS_MAX });
    if (taken.has(sheet.toLowerCase())) throw failure('workbook.sheetExists', { name, sheet });
    taken.add(sheet.toLowerCase());
  }
  if (protection.protected) throw failure('workbook.excelStructureProtected', { name });
  const old = new Set(sheets.map(({ id }) => id));
  const added: AddedSheet[] = [];
  return {
    result: undefined,
    added,
    steps: [
      // All of them first: formulas of one point at others.
      ...plans.map((plan) => smallStep(() => void added.push(worksheets.add(plan.name).load('id')))),
      ...plans.flatMap((plan) => contentSteps(context, plan)),
    ],
    undo: async (again, heard) => {
      const now = await survey(again, {}, heard);
      const fresh = now.filter(({ id }) => !old.has(id));
      return {
        steps: fresh.map(({ name: sheet }) => smallStep(() => again.workbook.worksheets.getItem(sheet).delete())),
      };
    },
  };
}

/** New rows, and the formulas for cells of rows that are there. */
export interface NewRows {
  readonly insertions: readonly RowInsertion[];
  readonly fills: readonly FormulaFill[];
}

/** Plans rows, from the lowest to the highest, so that those above keep their numbers. */
export async function planRows(
  context: Excel.RequestContext,
  answered: () => void,
  name: string,
  { insertions, fills }: NewRows,
): Promise<Change<void>> {
  const lowestFirst = [...insertions].sort((a, b) => b.above - a.above);
  const sheets = await survey(context, { used: true }, answered);
  for (const sheet of [...lowestFirst, ...fills.map(({ cell }) => cell)].map((each) => each.sheet)) {
    const facts = sheets.find((each) => each.name === sheet);
    if (!facts) throw failure('workbook.excelGone', { name });
    if (facts.isProtected) throw failure('workbook.excelSheetProtected', { sheet });
  }
  const formats = askFormats(context, fills);
  const neighbours = await neighboursOf(context, lowestFirst, fills.length > 0);
  const placed = placeFills(insertions, fills, formats);
  const bottoms = new Map(sheets.map((sheet) => [sheet.name, sheet.used?.bottom ?? 0]));
  const { worksheets } = context.workbook;
  return {
    result: undefined,
    steps: [
      ...lowestFirst.map(({ sheet, above, count }, i) =>
        smallStep(() => {
          const added = worksheets.getItem(sheet).getRange(rowsOf(above, count)).insert('Down');
          const like = neighbours[i] === 'above' ? above - 1 : above + count;
          added.copyFrom(worksheets.getItem(sheet).getRange(rowsOf(like, 1)), 'Formats');
        }),
      ),
      ...lowestFirst.flatMap(({ sheet, cells }) => entrySteps(() => worksheets.getItem(sheet), cells)),
      ...fillSteps(context, placed),
    ],
    undo: (again, heard) => planRowRemoval(again, heard, lowestFirst, bottoms, placed),
  };
}

function rowsOf(first: number, count: number): string {
  return `${first + 1}:${first + count}`;
}

/**
 * Which row new rows look like: the one above, as Excel has it, unless that one is the table's head and the one below is
 * not. A row of the table has a code where the new one has.
 */
async function neighboursOf(
  context: Excel.RequestContext,
  insertions: readonly RowInsertion[],
  isMoreAsked: boolean,
): Promise<readonly ('above' | 'below')[]> {
  const asked = insertions.map(({ sheet, above, cells }) => {
    const code = cells.find(({ style }) => style === 'code');
    if (!code || above === 0) return undefined;
    const range = context.workbook.worksheets.getItem(sheet).getRangeByIndexes(above - 1, code.column, 2, 1);
    range.load('text');
    return range;
  });
  if (isMoreAsked || asked.some((range) => range !== undefined)) await context.sync();
  return insertions.map(({ above }, i) => {
    const [upper, lower] = (asked[i]?.text ?? []).map(([text = '']) => /^\s*\d{3,7}\s*$/.test(text));
    if (above === 0) return 'below';
    return !upper && lower ? 'below' : 'above';
  });
}

/** A batch is done up to where it fails: how far the used range has grown tells which rows there are. */
async function planRowRemoval(
  context: Excel.RequestContext,
  answered: () => void,
  insertions: readonly RowInsertion[],
  bottoms: ReadonlyMap<string, number>,
  fills: readonly PlacedFill[],
): Promise<Undo> {
  const sheets = await survey(context, { used: true }, answered);
  const grown = new Map(sheets.map(({ name, used }) => [name, (used?.bottom ?? 0) - (bottoms.get(name) ?? 0)]));
  const done = insertions.filter(({ sheet, count }) => {
    const left = grown.get(sheet) ?? 0;
    grown.set(sheet, left - count);
    return left >= count;
  });
  const steps = [
    // Formulas come after all rows: before, other cells stand in their places.
    ...(done.length === insertions.length ? unfillSteps(context, fills) : []),
    ...done
      .reverse()
      .map(({ sheet, above, count }) =>
        smallStep(() => context.workbook.worksheets.getItem(sheet).getRange(rowsOf(above, count)).delete('Up')),
      ),
  ];
  return { steps };
}

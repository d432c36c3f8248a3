/** Which cells hold formulas, and formulas for blank cells that rows are put beside. */
import { addressOf, type CellRef } from '../../accounts';
import { placeAfter, type FormulaFill, type RowInsertion } from '../../workbook';
import { smallStep, type Step } from './steps';

/** Those of the cells that hold a formula. */
export async function formulaCellsAmong(
  context: Excel.RequestContext,
  answered: () => void,
  cells: readonly CellRef[],
): Promise<readonly CellRef[]> {
  if (cells.length === 0) return [];
  const ranges = rangesOf(context, cells);
  for (const range of ranges) range.load('formulas,values');
  await context.sync();
  answered();
  return cells.filter((_, i) => {
    const [entry, value] = [ranges[i]?.formulas, ranges[i]?.values].map((grid) => String(grid?.[0]?.[0] ?? ''));
    // Text that begins like a formula is its own value.
    return entry?.startsWith('=') === true && entry !== value;
  });
}

/** Asks for what is needed to fill cells and to take that back. */
export function askFormats(context: Excel.RequestContext, fills: readonly FormulaFill[]): readonly Excel.Range[] {
  const ranges = rangesOf(
    context,
    fills.map(({ cell }) => cell),
  );
  for (const range of ranges) range.load('numberFormat');
  return ranges;
}

function rangesOf(context: Excel.RequestContext, cells: readonly CellRef[]): readonly Excel.Range[] {
  return cells.map(({ sheet, address }) => context.workbook.worksheets.getItem(sheet).getRange(address));
}

/** A fill, where its cell stands once the rows are there, and the format that it had. */
export interface PlacedFill {
  readonly formula: string;
  readonly format: string;
  readonly range: (context: Excel.RequestContext) => Excel.Range;
}

/** `asked` is what {@link askFormats} gave, loaded. */
export function placeFills(
  insertions: readonly RowInsertion[],
  fills: readonly FormulaFill[],
  asked: readonly Excel.Range[],
): readonly PlacedFill[] {
  return fills.map(({ cell, formula }, i) => {
    const { row, column } = placeAfter(insertions, cell);
    return {
      formula: `=${formula}`,
      format: String(asked[i]?.numberFormat[0]?.[0] ?? GENERAL),
      range: (context) => context.workbook.worksheets.getItem(cell.sheet).getRange(addressOf(row, column)),
    };
  });
}

const TEXT = '@';
const GENERAL = 'General';

/** Steps that put in the formulas. In a cell formatted as text, Excel would show the formula itself. */
export function fillSteps(context: Excel.RequestContext, fills: readonly PlacedFill[]): readonly Step[] {
  return fills.map(({ formula, format, range }) =>
    smallStep(() => {
      const cell = range(context);
      if (format === TEXT) cell.numberFormat = [[GENERAL]];
      cell.formulas = [[formula]];
    }),
  );
}

/** Steps that make the cells blank again. */
export function unfillSteps(context: Excel.RequestContext, fills: readonly PlacedFill[]): readonly Step[] {
  return fills.map(({ format, range }) =>
    smallStep(() => {
      const cell = range(context);
      cell.formulas = [['']];
      if (format === TEXT) cell.numberFormat = [[TEXT]];
    }),
  );
}

/** What there is in the workbook, sheet by sheet, learnt in one round trip. */
import type { Block } from '../../accounts';
import type { Visibility } from '../../workbook';
import { codeOf } from './failure';
import { LIMITS } from './limits';

export interface SheetFacts {
  readonly name: string;
  readonly id: string;
  readonly visibility: Visibility;
  readonly isProtected: boolean;
  /** Whether formats, conditional ones among them, may be changed. */
  readonly mayFormat: boolean;
  /** The cells that hold something; undefined when there are none, or nobody wanted to know. */
  readonly used?: Block;
  /** Conditional formats with a formula of their own. */
  readonly formats: readonly { readonly formula: string; readonly format: Excel.ConditionalFormat }[];
}

export interface Wants {
  readonly used?: boolean;
  readonly formats?: boolean;
}

/**
 * Learns about every sheet, hidden ones included, in tab order. `also` asks for more in the same round trip; it can be
 * called twice.
 *
 * Details hang on a sheet's object, and the sheets are not known before the first round trip; so a chain is asked, each
 * sheet for the next, past the last one into null objects. Where Excel does not take that, sheets are asked by name, which
 * costs a round trip more.
 */
export async function survey(
  context: Excel.RequestContext,
  wants: Wants,
  answered: () => void,
  also?: () => void,
): Promise<readonly SheetFacts[]> {
  const { worksheets } = context.workbook;
  let known: ReadonlyMap<string, Details>;
  try {
    worksheets.load('items/name,items/id,items/visibility');
    const chain = chainOf(worksheets).map((sheet) => askDetails(sheet, wants));
    also?.();
    await context.sync();
    answered();
    known = byName(chain);
  } catch (error) {
    if (!CHAIN_REFUSED.has(codeOf(error) ?? '')) throw error;
    worksheets.load('items/name,items/id,items/visibility');
    also?.();
    await context.sync();
    answered();
    known = new Map();
  }
  const unknown = worksheets.items.filter(({ name }) => !known.has(name));
  if (unknown.length > 0) {
    const asked = unknown.map(({ name }) => askDetails(worksheets.getItem(name), wants));
    await context.sync();
    known = new Map([...known, ...byName(asked)]);
  }
  return worksheets.items.map(({ name, id, visibility }) => ({
    ...factsOf(known.get(name)),
    name,
    id,
    visibility: VISIBILITY[visibility],
  }));
}

/** What Excel may answer to a call on a null object. */
const CHAIN_REFUSED: ReadonlySet<string> = new Set([
  'ItemNotFound',
  'InvalidArgument',
  'InvalidObjectPath',
  'InvalidOperation',
  'GeneralException',
  'NotImplemented',
]);

const VISIBILITY: Readonly<Record<`${Excel.Worksheet['visibility']}`, Visibility>> = {
  Visible: 'visible',
  Hidden: 'hidden',
  VeryHidden: 'veryHidden',
};

interface Details {
  readonly sheet: Excel.Worksheet;
  readonly used?: Excel.Range;
  readonly formats?: Excel.ConditionalFormatCollection;
}

function chainOf(worksheets: Excel.WorksheetCollection): readonly Excel.Worksheet[] {
  const chain = [worksheets.getFirst(false)];
  for (let i = 1; i < LIMITS.SHEETS_AT_ONCE; i++) {
    const last = chain.at(-1);
    if (last) chain.push(last.getNextOrNullObject(false));
  }
  return chain;
}

function askDetails(sheet: Excel.Worksheet, { used, formats }: Wants): Details {
  sheet.load('name,protection/protected,protection/options');
  return {
    sheet,
    ...(used && { used: sheet.getUsedRangeOrNullObject(true).load('rowIndex,columnIndex,rowCount,columnCount') }),
    ...(formats && {
      formats: sheet.getRange().conditionalFormats.load('items/id,items/type,items/customOrNullObject/rule/formula'),
    }),
  };
}

function byName(details: readonly Details[]): ReadonlyMap<string, Details> {
  return new Map(details.filter(({ sheet }) => !sheet.isNullObject).map((each) => [each.sheet.name, each]));
}

function factsOf(details: Details | undefined): Pick<SheetFacts, 'isProtected' | 'mayFormat' | 'used' | 'formats'> {
  const protection = details?.sheet.protection;
  const isProtected = protection?.protected ?? false;
  const used = details?.used && blockOf(details.used);
  return {
    isProtected,
    mayFormat: !isProtected || protection?.options.allowFormatCells === true,
    ...(used && { used }),
    formats: (details?.formats?.items ?? []).flatMap((format) => {
      if (format.type !== 'Custom' || format.customOrNullObject.isNullObject) return [];
      return [{ formula: format.customOrNullObject.rule.formula, format }];
    }),
  };
}

function blockOf(range: Excel.Range): Block | undefined {
  if (range.isNullObject) return undefined;
  const { rowIndex, columnIndex, rowCount, columnCount } = range;
  return { top: rowIndex, left: columnIndex, bottom: rowIndex + rowCount - 1, right: columnIndex + columnCount - 1 };
}

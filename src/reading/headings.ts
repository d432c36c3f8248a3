/** What a statement prints about itself above its header: unit, year, money unit. */
import type { Heading, Located, MoneyUnit } from '../accounts';
import type { Header } from './header';
import { identityOf } from './identity';
import type { Page } from './page';
import { MONEY_UNIT_IN_BRACKETS, PrintedFacts, properName, YEAR_DIGITS } from './printedFacts';
import { type SheetGrid, textOf } from './sheetGrid';
import { type Place, type Segment, titleIn } from './titles';

/** The heading of a page: from the rows above its header and, for the money unit, the header itself. */
export function headingOf({
  segment,
  header,
  amountColumns,
}: Pick<Page, 'segment' | 'header' | 'amountColumns'>): Heading {
  const { grid, title, emptyNote } = segment;
  const facts = new PrintedFacts(grid);
  for (let row = segment.top; row < header.top; row++) facts.readRow(row);
  facts.unit ??= unitInTitle(segment);
  const above = unitAbove(header, amountColumns, facts.moneyUnit !== undefined);
  if (above) facts.noteMoneyUnit(above.unit, above.row, grid.at(above.row, above.column));
  const { unit, year, moneyUnit, otherMoneyUnit } = facts;
  return {
    title: located(grid, title),
    ...identityOf(segment, header.top),
    ...(unit && { unit }),
    ...(year && { year }),
    ...(moneyUnit && { moneyUnit }),
    ...(otherMoneyUnit && { otherMoneyUnit }),
    ...(emptyNote && { emptyNote: located(grid, emptyNote) }),
  };
}

/**
 * The money unit in the header: 金额（万元）. Where the heading prints one already the header must have its own above every
 * amount; a single column in another unit, such as 人均（元）, says nothing about the rest.
 */
function unitAbove(
  header: Header,
  amountColumns: ReadonlySet<number>,
  already: boolean,
): (Place & { readonly unit: MoneyUnit }) | undefined {
  const unitIn = (column: number): (Place & { readonly unit: MoneyUnit }) | undefined =>
    (header.paths.get(column) ?? [])
      .flatMap(({ label, row, column: left }) => {
        const unit = MONEY_UNIT_IN_BRACKETS.exec(label)?.[1] as MoneyUnit | undefined;
        return unit ? [{ unit, row, column: left }] : [];
      })
      .at(-1);
  const found = [...amountColumns].map(unitIn);
  const first = found.find((each) => each !== undefined);
  if (already) return found.every((each) => each?.unit === first?.unit) ? first : undefined;
  return first ?? [...header.paths.keys()].map(unitIn).find((each) => each !== undefined);
}

/** The unit named before the year in a title: 某市信息中心2021年度收入支出决算总表. */
function unitInTitle({ grid, sought, title }: Segment): Located<string> | undefined {
  const prefix = titleIn(grid.label(title.row, title.column), [sought])?.prefix ?? '';
  const name = prefix.replace(new RegExp(`${YEAR_DIGITS}年度?.*$`), '');
  if (name === prefix || name.length < 4 || /[表:]|^附件/.test(name)) return undefined;
  return { value: properName(name), cell: grid.at(title.row, title.column) };
}

function located(grid: SheetGrid, { row, column }: Place): Located<string> {
  return { value: textOf(grid.value(row, column)).trim(), cell: grid.at(row, column) };
}

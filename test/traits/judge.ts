/** Whether a printed book was read whole and found sound, and if not, in what it fell short. */
import { foldName, Money, type Figure } from '../../src/accounts';
import type { PlacedCell, PrintedAmount, PrintedBook } from './print/book';
import { formFaults } from './formFaults';
import { NINE_CODES, type Judged } from './program';

export interface Judgement {
  /** Amounts that the book shows, and how many of them were read at their cell with their meaning. */
  readonly wanted: number;
  readonly read: number;
  readonly errors: number;
  readonly verifies: number;
  /** What fell short, in words. */
  readonly faults: readonly string[];
}

/**
 * What may be asked about: one thing, or more where a book prints neither year nor 09, or shows nothing of a statement
 * because it is all less than a unit of what is printed. 08 and 09 say so themselves.
 */
function verifiesMax({ year, statements, cells }: PrintedBook): number {
  const shown = new Set(cells.flatMap(({ amount }) => (amount?.shown && amount.fen !== 0n ? [amount.statement] : [])));
  const vanished = statements.some((code) => code !== '08' && code !== '09' && !shown.has(code));
  return Math.max(1, [year === undefined, !statements.includes('09'), vanished].filter(Boolean).length);
}

function whereOf({ sheet, address, value, amount }: PlacedCell): string {
  const meaning = amount ? `${amount.statement}|${amount.item}|${amount.measure}` : '';
  return `${meaning} at ${sheet}!${address} ${JSON.stringify(value)}`;
}

/** Whether the amount that was read is the one that the cell shows. */
function isSame({ amount }: Figure, { fen, shownWithin }: PrintedAmount): boolean {
  const shown = Money.ofFen(fen, 1n);
  return amount.agreement(shown) === 'equal' || amount.minus(shown).yuan.abs().times(100).lte(Number(shownWithin));
}

export function judge(book: PrintedBook, { accounts, result }: Judged): Judgement {
  const faults: string[] = [];
  const shown = book.cells.filter(({ amount }) => amount?.shown);
  const meant = new Set<Figure>();
  const wrong = new Map<string, PlacedCell[]>();
  for (const cell of shown) {
    const { amount } = cell;
    if (!amount) continue;
    const statement = accounts.statements.get(amount.statement);
    const figure = statement?.figure(amount.item, amount.measure);
    if (figure) meant.add(figure);
    const kind = !statement
      ? 'statement not read'
      : !figure
        ? 'not read'
        : figure.cell.sheet !== cell.sheet || figure.cell.address !== cell.address
          ? `read at ${figure.cell.sheet}!${figure.cell.address}`
          : !isSame(figure, amount)
            ? `read as ${figure.amount.toJSON()}`
            : undefined;
    if (kind === undefined) continue;
    const key = `${amount.statement} ${kind.split(' ').slice(0, 2).join(' ')}`;
    wrong.set(key, [...(wrong.get(key) ?? []), cell]);
  }
  for (const [key, cells] of wrong) faults.push(`${key}: ${cells.length}, e.g. ${cells[0] ? whereOf(cells[0]) : ''}`);
  faults.push(
    ...unmeant(book, accounts.statements, meant),
    ...wrongFacts(book, accounts),
    ...formFaults(book, accounts.form),
  );
  const found = (level: string): typeof result.findings => result.findings.filter((finding) => finding.level === level);
  // What a form has beside the nine is told apart by form, not by how the nine are printed.
  const isOfNine = (code: string | undefined): boolean =>
    code === undefined || NINE_CODES.some((each) => each === code);
  const errors = found('error');
  const verifies = found('verify').filter(({ rule, statement }) => rule !== 'F-1' || isOfNine(statement));
  if (errors[0]) faults.push(`${errors.length} errors, e.g. ${errors[0].rule} ${errors[0].message}`);
  if (verifies.length > verifiesMax(book) && verifies[0]) {
    faults.push(`${verifies.length} 核实, e.g. ${verifies.map(({ rule }) => rule).join(' ')} ${verifies[0].message}`);
  }
  const missed = [...wrong.values()].reduce((sum, cells) => sum + cells.length, 0);
  return {
    wanted: shown.length,
    read: shown.length - missed,
    errors: errors.length,
    verifies: verifies.length,
    faults,
  };
}

/** Amounts that were read beside those of the statement: the same item again, or a cell that means another item. */
function unmeant(
  { cells }: PrintedBook,
  statements: Judged['accounts']['statements'],
  meant: ReadonlySet<Figure>,
): string[] {
  const amounts = cells.flatMap(({ amount, sheet, address }) =>
    amount ? [{ ...amount, place: `${sheet}!${address}` }] : [],
  );
  const places = new Set(amounts.map(({ place }) => place));
  const items = new Set(amounts.map(({ statement, item }) => `${statement}|${item}`));
  return [...statements].flatMap(([code, { rows }]) => {
    const others = rows.flatMap(({ item, figures }) =>
      [...figures].flatMap(([measure, { amount, blank, cell }]) => {
        const place = `${cell.sheet}!${cell.address}`;
        // A line that no form has, such as 机关运行经费 below 07, is read by its own name.
        const isKnown = items.has(`${code}|${item}`) || places.has(place);
        return blank || amount.isZero || !isKnown || meant.has(figures.get(measure) as Figure)
          ? []
          : [`${item}|${measure} at ${place}`];
      }),
    );
    return others.length === 0 ? [] : [`${code} read what is not its own: ${others.length}, e.g. ${others[0] ?? ''}`];
  });
}

function wrongFacts(book: PrintedBook, accounts: Judged['accounts']): string[] {
  const faults: string[] = [];
  const unit = accounts.unit?.value;
  if (unit === undefined || foldName(unit) !== foldName(book.unit)) faults.push(`unit ${String(unit)}`);
  const year = accounts.year?.value;
  if (year !== book.year && (book.year !== undefined || year !== book.yearElsewhere))
    faults.push(`year ${String(year)}`);
  for (const statement of book.statements) {
    const money = accounts.statements.get(statement)?.heading.moneyUnit?.value;
    if (accounts.statements.has(statement) && money !== book.money) faults.push(`${statement} money ${String(money)}`);
  }
  return faults;
}

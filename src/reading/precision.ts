/**
 * How exactly a book prints its amounts. A cell tells it by its number format, or by the decimals of its text. A number
 * without a format drops its last zeros: among 12, 12.3 and 0.5 万元 the first is 12.0. So what a statement prints is
 * seen from all its amounts together, once they are read, and each amount takes the finer of that and of what it shows
 * itself.
 *
 * A number may hold more decimals than its format shows. Then the amount is the number that is held, as exact as it is:
 * a formula adds what cells hold, so taking the rounded figure would find differences where there are none, and giving
 * the held one the rounded one's slack would hide real ones. A neighbour that was typed from the printed page holds no more
 * than the format shows, and has the printed step, which covers the rest.
 */
import { quantumFen, type Figure, type InSteps, type MoneyUnit } from '../accounts';

/** An amount that is not zero, and where it is kept. */
export interface Entry {
  readonly figures: Map<string, Figure>;
  readonly item: string;
  readonly measure: string;
  readonly figure: Figure;
  /** Whether its cell holds a number: text says itself all that it says. */
  readonly isNumber: boolean;
  /** Decimals that the number or text itself has. */
  readonly own: number;
  /** Decimals that its number format shows. */
  readonly shown: number | undefined;
}

/** Decimals are counted up to here: 亿元 to the 分 has ten. */
const MOST_DECIMALS = 10;
/** What is usually printed; also what is taken where too little is printed to tell. */
const USUAL_DECIMALS = 2;
/** So many different amounts tell how a statement prints; fewer may be round by chance. */
const ENOUGH = 8;
/**
 * One amount in ten that is not round enough has another decimal than the rest by chance. Fewer than that are slips, or
 * formulas that were not rounded.
 */
const ONE_IN = 10;
/**
 * Where amounts were rounded to a step its digit is used by nine in ten of them. Where fewer than three in ten use it the
 * amounts are round by themselves, and nothing says that they were rounded.
 */
const USED_BY = 0.3;
const ENTRIES_PER_STEP = 2_000;

/** How many amounts have so many decimals. */
class Counts {
  private readonly printed = new Array<number>(MOST_DECIMALS + 1).fill(0);
  private readonly different = new Set<bigint>();
  private all = 0;
  /** Amounts that do not use the last digit before the point: 100, 1,350. */
  private round = 0;
  private readonly roundStep: bigint;

  constructor(private readonly unit: MoneyUnit) {
    this.roundStep = quantumFen(unit, -1);
  }

  note(own: number, shown: number | undefined, value: bigint): void {
    const printed = Math.min(shown ?? own, MOST_DECIMALS);
    this.printed[printed] = (this.printed[printed] ?? 0) + 1;
    if (printed === 0 && shown === undefined && value % this.roundStep === 0n) this.round++;
    this.all++;
    if (this.different.size < ENOUGH) this.different.add(value);
  }

  get tells(): boolean {
    return this.different.size >= ENOUGH;
  }

  /** The decimals that are printed where a cell's own format does not say it. */
  get printedDecimals(): number {
    if (!this.tells) return USUAL_DECIMALS;
    const found = finest(this.printed, this.unit);
    if (found >= USUAL_DECIMALS) return found;
    const using = found === 0 ? this.all - this.round : withAtLeast(this.printed, found);
    return using < this.all * USED_BY ? USUAL_DECIMALS : found;
  }
}

/** The amounts of one statement. */
export class StatementPrecision {
  private readonly entries: Entry[] = [];
  private readonly counts: Counts;
  private scaled = 0;
  private scalingFormat = '';

  constructor(
    readonly unit: MoneyUnit,
    private readonly ofBook: Counts,
  ) {
    this.counts = new Counts(unit);
  }

  /** Notes an amount that is not zero. */
  add(entry: Entry): void {
    this.entries.push(entry);
    const value = entry.figure.amount.toKey();
    this.counts.note(entry.own, entry.shown, value);
    this.ofBook.note(entry.own, entry.shown, value);
  }

  /** Notes an amount that is kept in 元 and shown in the statement's unit by this format. */
  addScaled(format: string): void {
    this.scaled++;
    this.scalingFormat = format;
  }

  /**
   * The numbers that stand unscaled among amounts most of which are kept in 元: in which unit they are meant is not to be
   * known. They are taken out; `format` is that of the others.
   */
  takeUnclear(): { readonly entries: readonly Entry[]; readonly format: string } {
    const plain = this.scaled > 0 ? this.entries.filter(({ isNumber }) => isNumber) : [];
    if (this.scaled <= plain.length) return { entries: [], format: this.scalingFormat };
    for (const { figures, measure } of plain) figures.delete(measure);
    return { entries: plain, format: this.scalingFormat };
  }

  /** Gives every amount the step that its statement prints. */
  *settle(): InSteps<void> {
    // In 元 the 分 is the last thing kept: a book that shows any keeps all of them.
    const counts = this.counts.tells && this.unit !== '元' ? this.counts : this.ofBook;
    const found = counts.printedDecimals;
    // Amounts that are not rounded show as many decimals as they happen to need: how many there can be, the book tells.
    const printed = found > USUAL_DECIMALS ? Math.max(found, this.ofBook.printedDecimals) : found;
    if (printed === USUAL_DECIMALS) return;
    let done = 0;
    for (const { figures, measure, own, shown } of this.entries) {
      const figure = figures.get(measure);
      const decimals = Math.max(own, shown ?? printed);
      const amount = figure?.amount.inStepsOf(quantumFen(this.unit, decimals));
      if (figure && amount && amount !== figure.amount) figures.set(measure, { ...figure, amount });
      if (++done % ENTRIES_PER_STEP === 0) yield;
    }
  }
}

/** The amounts of all statements of a book, by the money unit that they print. */
export class Precision {
  private readonly ofUnit = new Map<MoneyUnit, Counts>();
  private readonly statements: StatementPrecision[] = [];

  statement(unit: MoneyUnit): StatementPrecision {
    const counts = this.ofUnit.get(unit) ?? new Counts(unit);
    this.ofUnit.set(unit, counts);
    const statement = new StatementPrecision(unit, counts);
    this.statements.push(statement);
    return statement;
  }

  *settle(): InSteps<void> {
    for (const statement of this.statements) yield* statement.settle();
  }
}

/**
 * The finest step that is no exception. A tenth of amounts that are printed with another decimal would show it; beyond
 * two decimals, which nobody prints by habit, half of those that have any must.
 */
function finest(counts: readonly number[], unit: MoneyUnit): number {
  if (unit === '元') return withAtLeast(counts, 1) > 0 ? USUAL_DECIMALS : 0;
  let found = 0;
  for (let decimals = 1; decimals <= MOST_DECIMALS; decimals++) {
    const number = withAtLeast(counts, decimals);
    const share = decimals > USUAL_DECIMALS ? 2 : ONE_IN;
    if (number === 0 || number * share < withAtLeast(counts, decimals === 1 ? 0 : 1)) break;
    found = decimals;
  }
  return found;
}

function withAtLeast(counts: readonly number[], decimals: number): number {
  return counts.slice(decimals).reduce((sum, count) => sum + count, 0);
}

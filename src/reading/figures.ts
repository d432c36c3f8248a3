/** The amounts of one statement: cell → figure, or a problem and a key among the unreadable. */
import {
  type Block,
  type CellRef,
  type Figure,
  figureKey,
  Money,
  type MoneyUnit,
  rangeOf,
  readAmount,
} from '../accounts';
import { say } from '../sentences';
import { dayText, type FormatMeaning, heldUnit } from './numberFormat';
import type { StatementPrecision } from './precision';
import { type ProblemLog, quote } from './problems';
import { type SheetGrid, textOf } from './sheetGrid';

const RULE_OF = { text: 'R-1', error: 'R-2', tooLarge: 'R-10' } as const;

/** What the pages of one statement share while their amounts are read. */
export interface FigureContext {
  /** What the statement prints; without it an amount means nothing and none is read. */
  readonly unit: MoneyUnit | undefined;
  readonly precision: StatementPrecision | undefined;
  readonly log: ProblemLog;
  /** Amounts whose formulas wait to be calculated, of the whole book: they are told of once. */
  readonly waiting: CellRef[];
}

interface Place {
  readonly row: number;
  readonly column: number;
}

export class FigureReader {
  readonly unreadable = new Set<string>();
  private readonly verdicts = new Map<Block, 'label' | 'single' | 'several'>();
  private readonly heldUnits = new Map<FormatMeaning, MoneyUnit | undefined>();
  private readonly unit: MoneyUnit | undefined;
  private readonly log: ProblemLog;

  constructor(
    private readonly grid: SheetGrid,
    private readonly amountColumns: ReadonlySet<number>,
    private readonly context: FigureContext,
  ) {
    this.unit = context.unit;
    this.log = context.log;
  }

  /** The figures of an item from the cells of its measures. */
  figures(item: string, cells: Iterable<readonly [measure: string, row: number, column: number]>): Map<string, Figure> {
    const figures = new Map<string, Figure>();
    for (const [measure, row, column] of cells) {
      const at = this.placeOf(row, column);
      const figure = at && this.figure(figures, item, measure, at);
      if (figure) figures.set(measure, figure);
      else this.unreadable.add(figureKey(item, measure));
    }
    return figures;
  }

  /** Whether the cell holds an amount other than 0.00, or something in an amount's place that could not be read. */
  holdsAmount(row: number, column: number): boolean {
    const reading = readAmount(this.grid.value(row, column), this.unit ?? '元');
    return reading.kind === 'amount' ? !reading.amount.isZero : reading.kind === 'invalid' && reading.reason !== 'text';
  }

  /** Where the amount of a cell stands; undefined where a merged block holds several. */
  private placeOf(row: number, column: number): Place | undefined {
    const merge = this.grid.mergeAt(row, column);
    const verdict = merge ? this.verdictOn(merge) : 'single';
    if (verdict === 'several') return undefined;
    return merge && verdict === 'single' ? { row: merge.top, column: merge.left } : { row, column };
  }

  /** The figure in a cell; undefined where there is none to read, which is told. */
  private figure(figures: Map<string, Figure>, item: string, measure: string, at: Place): Figure | undefined {
    const { unit, precision, waiting } = this.context;
    if (!unit || !precision) return undefined;
    const { row, column } = at;
    const cell = this.grid.at(row, column);
    const value = this.grid.value(row, column);
    if (value === null && this.grid.waits(row, column)) {
      waiting.push(cell);
      return undefined;
    }
    // A zero is a zero in whatever unit, and under whatever format.
    const format = typeof value === 'number' && value !== 0 ? this.grid.formatAt(row, column) : undefined;
    const held = format ? this.unitHeld(format, unit) : unit;
    if (held === undefined) {
      this.tellFormat(format, unit, at);
      return undefined;
    }
    const shown = held === unit ? format?.decimals : undefined;
    const reading = readAmount(value, held, shown);
    if (reading.kind === 'blank') return { amount: Money.zero, blank: true, cell };
    if (reading.kind === 'invalid') {
      this.log.addAt(RULE_OF[reading.reason], cell, { text: quote(textOf(value)) });
      return undefined;
    }
    const figure: Figure = { amount: reading.amount, blank: false, cell };
    if (reading.amount.isZero) return figure;
    if (shown !== undefined && reading.decimals > shown && showsNothing(Number(value), shown)) {
      return { ...figure, amount: reading.amount.orNothing() };
    }
    const isNumber = format !== undefined;
    // Amounts that are kept in 元 and shown in 万元 are exact already.
    if (held !== unit) precision.addScaled(this.grid.formatText(row, column));
    else precision.add({ figures, item, measure, figure, isNumber, own: reading.decimals, shown });
    return figure;
  }

  /** The unit in which a number of this format is held; undefined where that is not certain, or it is no amount. */
  private unitHeld(format: FormatMeaning, unit: MoneyUnit): MoneyUnit | undefined {
    if (this.heldUnits.has(format)) return this.heldUnits.get(format);
    const held = format.kind === 'number' ? heldUnit(format, unit) : undefined;
    this.heldUnits.set(format, held);
    return held;
  }

  private tellFormat(format: FormatMeaning | undefined, unit: MoneyUnit, { row, column }: Place): void {
    const cell = this.grid.at(row, column);
    if (format?.kind === 'number') {
      const text = this.grid.formatText(row, column);
      this.log.addAlike('R-22', text, cell, { format: text, unit });
      return;
    }
    const value = Number(this.grid.value(row, column));
    const isDate = format?.kind === 'date';
    const text = isDate ? dayText(value, this.grid.date1904) : `${Number((value * 100).toPrecision(12))}%`;
    this.log.addAlike('R-23', isDate ? 'date' : 'percent', cell, {
      kind: say(isDate ? 'reading.date' : 'reading.percent'),
      text,
    });
  }

  /** A merged block over an amount's cell: a label that reaches over it, one wide cell, or several amounts in one. */
  private verdictOn(merge: Block): 'label' | 'single' | 'several' {
    const known = this.verdicts.get(merge);
    if (known) return known;
    const verdict = this.judge(merge);
    this.verdicts.set(merge, verdict);
    if (verdict === 'several') {
      this.log.add('R-3', [this.grid.at(merge.top, merge.left)], { range: rangeOf(merge) });
    }
    return verdict;
  }

  private judge(merge: Block): 'label' | 'single' | 'several' {
    const value = this.grid.value(merge.top, merge.left);
    if (value === null) return 'label';
    if (!this.amountColumns.has(merge.left) && readAmount(value, this.unit ?? '元').kind === 'invalid') return 'label';
    let columns = 0;
    for (const column of this.amountColumns) if (merge.left <= column && column <= merge.right) columns++;
    if (columns > 1) return 'several';
    // A line may be two rows high; two lines have each something of their own beside the merged cell.
    for (let row = merge.top + 1; row <= merge.bottom; row++) {
      if (!this.grid.isBlankRow(row)) return 'several';
    }
    return 'single';
  }
}

/** Whether a number is shown as 0, 0.0 or 0.00. */
function showsNothing(value: number, decimals: number): boolean {
  return Math.abs(value) * 10 ** decimals < 0.5;
}

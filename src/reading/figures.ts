/** The amounts of one statement: cell → figure, or a problem and a key among the unreadable. */
import { type Block, type Figure, figureKey, Money, type MoneyUnit, rangeOf, readAmount } from '../accounts';
import { type ProblemLog, quote } from './problems';
import { type SheetGrid, textOf } from './sheetGrid';

const RULE_OF = { text: 'R-1', error: 'R-2', tooLarge: 'R-10' } as const;

export class FigureReader {
  readonly unreadable = new Set<string>();
  private readonly verdicts = new Map<Block, 'label' | 'single' | 'several'>();

  constructor(
    private readonly grid: SheetGrid,
    /** What the statement prints; without it an amount means nothing and none is read. */
    private readonly unit: MoneyUnit | undefined,
    private readonly amountColumns: ReadonlySet<number>,
    private readonly log: ProblemLog,
  ) {}

  /** The figures of an item from the cells of its measures. */
  figures(item: string, cells: Iterable<readonly [measure: string, row: number, column: number]>): Map<string, Figure> {
    const figures = new Map<string, Figure>();
    for (const [measure, row, column] of cells) {
      const figure = this.figure(item, measure, row, column);
      if (figure) figures.set(measure, figure);
    }
    return figures;
  }

  /** Whether the cell holds an amount other than 0.00, or something in an amount's place that could not be read. */
  holdsAmount(row: number, column: number): boolean {
    const reading = readAmount(this.grid.value(row, column), this.unit ?? '元');
    return reading.kind === 'amount' ? !reading.amount.isZero : reading.kind === 'invalid' && reading.reason !== 'text';
  }

  private figure(item: string, measure: string, row: number, column: number): Figure | undefined {
    const key = figureKey(item, measure);
    if (!this.unit) {
      this.unreadable.add(key);
      return undefined;
    }
    const merge = this.grid.mergeAt(row, column);
    const verdict = merge ? this.verdictOn(merge) : 'single';
    if (verdict === 'several') {
      this.unreadable.add(key);
      return undefined;
    }
    const at = merge && verdict === 'single' ? { row: merge.top, column: merge.left } : { row, column };
    const cell = this.grid.at(at.row, at.column);
    const value = this.grid.value(at.row, at.column);
    const reading = readAmount(value, this.unit);
    if (reading.kind === 'amount') return { amount: reading.amount, blank: false, cell };
    if (reading.kind === 'blank') return { amount: Money.zero, blank: true, cell };
    this.unreadable.add(key);
    this.log.addAt(RULE_OF[reading.reason], cell, { text: quote(textOf(value)) });
    return undefined;
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

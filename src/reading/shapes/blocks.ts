/** 06: economic codes in two or three blocks side by side, with or without the totals of personnel and operating funds. */
import { withoutSpaces, type CellRef, type StatementRow, type InSteps } from '../../accounts';
import { type CodeReading, readCode } from '../codes';
import { placesOf } from '../forms';
import { findHeader, type Header, measureColumns } from '../header';
import { WORDS } from '../labels';
import { bodyRows, confirms, holdsNumber, type Page, type PageReading, type StatementReading } from '../page';
import { quote } from '../problems';
import { type FilledCell, textOf } from '../sheetGrid';
import type { Segment } from '../titles';

interface BlockColumns {
  /** Columns that may hold code and name, from the left. */
  readonly labels: readonly number[];
  readonly amount: number;
}

/** The segment as a page of blocks, or undefined when header and codes do not confirm it. */
export function locateBlocks(segment: Segment): Page | undefined {
  const { grid, sought, title, bottom } = segment;
  const measure = sought.sides[0]?.measures[0];
  if (!measure) return undefined;
  const isBody = (row: number, cells: readonly FilledCell[]): boolean =>
    holdsNumber(cells) || cells.some(({ column }) => readCode(grid, row, column).kind === 'code');
  const header = findHeader(grid, title.row + 1, bottom, sought, isBody);
  if (!header) return undefined;
  const blocks: BlockColumns[] = [];
  let labels: number[] = [];
  for (let column = grid.left; column <= grid.right; column++) {
    if (measureColumns(header, [column], [measure]).size > 0) {
      if (labels.length > 0) blocks.push({ labels, amount: column });
      labels = [];
    } else {
      labels.push(column);
    }
  }
  const name = measure.measure.name;
  if (!confirms(1, blocks.length > 0 ? 0 : 1)) return undefined;
  return {
    segment,
    header,
    measures: new Set([name]),
    missing: [],
    amountColumns: new Set(blocks.map(({ amount }) => amount)),
    read: (into) => readBlocks(segment, header, name, blocks, into),
  };
}

function* readBlocks(
  segment: Segment,
  header: Header,
  measure: string,
  blocks: readonly BlockColumns[],
  into: StatementReading,
): InSteps<PageReading> {
  const { grid, title } = segment;
  const reader = new BlockReader(segment, measure, blocks, into);
  let last = header.bodyTop - 1;
  for (const body of bodyRows(segment, header, () => false)) {
    if (!body) {
      yield;
      continue;
    }
    if (reader.read(body.row)) last = body.row;
  }
  const left = Math.min(title.column, blocks[0]?.labels[0] ?? grid.left);
  const right = Math.max(...blocks.map(({ amount }) => amount));
  return { rows: reader.rows(), block: { top: title.row, left, bottom: last, right } };
}

interface Label {
  readonly column: number;
  readonly value: FilledCell['value'];
  readonly code: CodeReading;
}

class BlockReader {
  private readonly byBlock: StatementRow[][];
  private readonly totals: StatementRow[] = [];

  constructor(
    private readonly segment: Segment,
    private readonly measure: string,
    private readonly blocks: readonly BlockColumns[],
    private readonly into: StatementReading,
  ) {
    this.byBlock = blocks.map(() => []);
  }

  /** Block by block, as codes run, the totals last. */
  rows(): StatementRow[] {
    return [...this.byBlock.flat(), ...this.totals];
  }

  /** Reads the lines of all blocks in a row; false when it has none. */
  read(row: number): boolean {
    const { grid } = this.segment;
    const firsts = this.blocks.map(({ labels }) => this.firstLabel(row, labels));
    // A total's label may stand in any block and its amount in a later one, so amounts are given out from the left.
    let found = false;
    firsts.forEach((label, index) => {
      const block = this.blocks[index];
      if (!label || !block) return;
      const next = firsts.slice(index + 1).find((other) => other !== undefined)?.column ?? Infinity;
      if (label.code.kind === 'code') {
        const { code, cell } = label.code;
        const name = label.code.name || this.nameAfter(row, label.column, block);
        this.byBlock[index]?.push(this.line(code, code, name, cell, row, block.amount));
      } else if (label.code.kind === 'malformed') {
        this.into.log.addAt('R-4', label.code.cell, { text: quote(label.code.text) });
      } else {
        this.readTotal(row, label, this.amountOf(row, label.column, next));
      }
      found = true;
    });
    return found || this.blocks.some(({ amount }) => grid.value(row, amount) !== null);
  }

  private firstLabel(row: number, labels: readonly number[]): Label | undefined {
    const { grid } = this.segment;
    for (const column of labels) {
      const value = grid.value(row, column);
      if (value !== null) return { column, value, code: readCode(grid, row, column) };
    }
    return undefined;
  }

  private nameAfter(row: number, codeColumn: number, { labels }: BlockColumns): string {
    const { grid } = this.segment;
    const column = labels.find((each) => each > codeColumn && grid.value(row, each) !== null);
    return column === undefined ? '' : withoutSpaces(textOf(grid.value(row, column)));
  }

  /** The amount of a label: to its right, beyond the cells it is merged over, before the next label; filled if any is. */
  private amountOf(row: number, column: number, next: number): number | undefined {
    const { grid } = this.segment;
    const reach = grid.mergeAt(row, column)?.right ?? column;
    const after = this.blocks.map(({ amount }) => amount).filter((amount) => amount > reach && amount < next);
    return after.find((amount) => grid.value(row, amount) !== null) ?? after[0];
  }

  private readTotal(row: number, { column, value }: Label, amount: number | undefined): void {
    const { grid, sought } = this.segment;
    const { log, figures } = this.into;
    const label = grid.labelOf(value);
    const item = sought.sides.flatMap((side) => placesOf(side, label).map((place) => side.items[place]))[0];
    const cell = grid.at(row, column);
    const name = withoutSpaces(textOf(value));
    // Some forms add personnel and operating funds up to a 合计, which the prescribed one has not.
    const isTotal = item?.total === true || WORDS.total.has(label);
    if (isTotal && amount !== undefined) {
      this.totals.push(this.line(item?.name ?? name, null, name, cell, row, amount));
    } else if (amount !== undefined && figures.holdsAmount(row, amount)) {
      log.addAt('R-9', cell, { text: quote(textOf(value)) });
    }
  }

  private line(
    item: string,
    code: StatementRow['code'],
    name: string,
    cell: CellRef,
    row: number,
    amount: number,
  ): StatementRow {
    const figures = this.into.figures.figures(item, [[this.measure, row, amount]]);
    return { item, code, name: withoutSpaces(name), cell, figures };
  }
}

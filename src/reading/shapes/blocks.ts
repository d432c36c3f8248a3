/**
 * 06: economic codes in one list or in blocks side by side, with or without the totals of personnel and operating funds,
 * which in a list may have columns of their own.
 */
import { withoutSpaces, type CellRef, type StatementRow, type InSteps } from '../../accounts';
import { CodeReader, type CodeReading, readCode } from '../codes';
import { findHeader, type Header } from '../header';
import { WORDS } from '../labels';
import {
  bodyRows,
  fittingPage,
  headerOf,
  holdsNumber,
  type LastCodes,
  type Page,
  type PageReading,
  saysExported,
  type StatementReading,
} from '../page';
import { quote } from '../problems';
import { type FilledCell, textOf } from '../sheetGrid';
import type { Segment } from '../titles';
import { blocksOf, type BlockColumns, totalCalled } from './blockColumns';
import { namesOfLabels } from './labelColumns';
import { matrixPage } from './matrix';

/** The segment as a page of blocks, or undefined when header and codes do not confirm it. */
export function locateBlocks(segment: Segment, after: LastCodes): Page | undefined {
  const { grid, sought } = segment;
  const measure = sought.sides[0]?.measures[0];
  if (!measure) return undefined;
  const isBody = (row: number, cells: readonly FilledCell[]): boolean =>
    holdsNumber(cells) || cells.some(({ column }) => readCode(grid, row, column).kind === 'code');
  const header = findHeader(segment, isBody);
  if (!header) return undefined;
  const blocks = blocksOf(segment, header, measure);
  const { name } = measure.measure;
  if (blocks.length > 0) return blocksPage(segment, header, name, blocks, after);
  // 财决08-1表 is laid out alike, but lists what 06 does not.
  return saysExported(grid, segment.top, header.top - 1) ? undefined : matrixPage(segment, header, name);
}

function blocksPage(
  segment: Segment,
  header: Header,
  measure: string,
  blocks: readonly BlockColumns[],
  after: LastCodes,
): Page {
  const { grid, sought, bottom } = segment;
  const codeReaders = (): CodeReader[] => blocks.map(({ code }, index) => new CodeReader(grid, code, after[index]));
  const lastCodes = (): LastCodes => codeReaders().map((reader) => reader.last(header.bodyTop, bottom));
  return {
    segment,
    header,
    measures: new Set([measure]),
    missing: [],
    amountColumns: new Set(blocks.flatMap(({ amount, parts }) => [amount, ...parts.values()])),
    columnNames: new Map(
      blocks.flatMap(({ amount, parts, ...labels }) => [
        ...namesOfLabels(labels),
        [amount, measure] as const,
        ...[...parts].map(([total, column]) => [column, total] as const),
      ]),
    ),
    read: (into) => readBlocks(segment, header, new BlockReader(segment, measure, blocks, codeReaders(), into)),
    keys: () => {
      const readers = codeReaders();
      return grid.sampleRows(header.bodyTop, bottom).flatMap((row) =>
        readers.flatMap((reader, index) => {
          const code = reader.read(row);
          if (code.kind === 'code') return [code.code];
          return (blocks[index]?.labels ?? []).flatMap((column) => totalCalled(sought, grid.label(row, column)) ?? []);
        }),
      );
    },
    lastCodes,
    goOn: (next) =>
      fittingPage(next, (shift) => {
        const moved = blocks.map((block) => movedBlock(block, shift));
        return blocksPage(next, headerOf(next, header, shift), measure, moved, lastCodes());
      }),
  };
}

function movedBlock({ code, name, labels, amount, parts }: BlockColumns, shift: number): BlockColumns {
  return {
    code: code.map((column) => column + shift),
    name: name === undefined ? undefined : name + shift,
    labels: labels.map((column) => column + shift),
    amount: amount + shift,
    parts: new Map([...parts].map(([total, column]) => [total, column + shift])),
  };
}

function* readBlocks(segment: Segment, header: Header, reader: BlockReader): InSteps<PageReading> {
  const { grid, title } = segment;
  const { blocks } = reader;
  let last = header.bodyTop - 1;
  for (const body of bodyRows(segment, header, () => false)) {
    if (!body) {
      yield;
      continue;
    }
    if (reader.read(body.row)) last = body.row;
  }
  const left = Math.min(title.column, blocks[0]?.labels[0] ?? grid.left);
  const right = Math.max(...blocks.flatMap(({ amount, parts }) => [amount, ...parts.values()]));
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
    readonly blocks: readonly BlockColumns[],
    private readonly codes: readonly CodeReader[],
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
    const firsts = this.blocks.map((block, index) => this.firstLabel(row, block, index));
    // A total's label may stand in any block and its amount in a later one, so amounts are given out from the left.
    let found = false;
    firsts.forEach((label, index) => {
      const block = this.blocks[index];
      if (!label || !block) return;
      const next = firsts.slice(index + 1).find((other) => other !== undefined)?.column ?? Infinity;
      if (label.code.kind === 'code') {
        const { code, cell } = label.code;
        const name = label.code.name || this.nameOf(row, block);
        this.byBlock[index]?.push(this.line(code, code, name, cell, row, this.filledOf(row, block)));
      } else if (label.code.kind === 'malformed') {
        this.into.log.addAt('R-4', label.code.cell, { text: quote(label.code.text) });
        this.tellGap(label.code.cell, index, row, this.filledOf(row, block));
      } else {
        this.readTotal(row, label, index, block.parts.size > 0 ? block.amount : this.amountOf(row, label.column, next));
      }
      found = true;
    });
    return found || this.blocks.some(({ amount }) => grid.value(row, amount) !== null);
  }

  private firstLabel(row: number, { labels }: BlockColumns, index: number): Label | undefined {
    const { grid } = this.segment;
    const code = this.codes[index]?.read(row) ?? { kind: 'none' };
    for (const column of labels) {
      const value = grid.value(row, column);
      if (value !== null) return { column, value, code: code.kind === 'none' ? readCode(grid, row, column) : code };
    }
    return undefined;
  }

  private nameOf(row: number, { name, code, labels }: BlockColumns): string {
    const { grid } = this.segment;
    const last = Math.max(...code);
    const column = [name, ...labels].find(
      (each) => each !== undefined && each > last && grid.value(row, each) !== null,
    );
    return column === undefined ? '' : withoutSpaces(textOf(grid.value(row, column)));
  }

  /** The amount's column, or of the parts that stand in for it the one that is filled. */
  private filledOf(row: number, { amount, parts }: BlockColumns): number {
    const { grid } = this.segment;
    if (grid.value(row, amount) !== null) return amount;
    return [...parts.values()].find((column) => grid.value(row, column) !== null) ?? amount;
  }

  /** The amount of a label: to its right, beyond the cells it is merged over, before the next label; filled if any is. */
  private amountOf(row: number, column: number, next: number): number | undefined {
    const { grid } = this.segment;
    const reach = grid.mergeAt(row, column)?.right ?? column;
    const after = this.blocks.map(({ amount }) => amount).filter((amount) => amount > reach && amount < next);
    return after.find((amount) => grid.value(row, amount) !== null) ?? after[0];
  }

  private readTotal(row: number, { column, value }: Label, index: number, amount: number | undefined): void {
    const { grid, sought } = this.segment;
    const { log, figures } = this.into;
    const label = grid.labelOf(value);
    const item = totalCalled(sought, label);
    const cell = grid.at(row, column);
    const name = withoutSpaces(textOf(value));
    const parts = this.blocks[index]?.parts;
    // Some forms add personnel and operating funds up to a 合计, which the prescribed one has not.
    if (item !== undefined || WORDS.total.has(label)) {
      if (amount !== undefined && parts?.size !== 2) this.total(item ?? name, name, cell, row, amount);
      else if (amount !== undefined) this.totalByParts(item, name, cell, row, amount, index);
    } else if (amount !== undefined && figures.holdsAmount(row, amount) && !WORDS.pageTotal.has(label)) {
      log.addAt('R-9', cell, { text: quote(textOf(value)) });
      this.tellGap(cell, index, row, amount);
    }
  }

  /** In a list with columns for the parts, 合计 holds the total of each part as well. */
  private totalByParts(
    item: string | undefined,
    name: string,
    cell: CellRef,
    row: number,
    amount: number,
    index: number,
  ): void {
    const block = this.blocks[index];
    if (!block) return;
    if (item !== undefined) {
      this.total(item, name, cell, row, this.filledOf(row, block));
      return;
    }
    const columns = [...block.parts.values()];
    if (!columns.includes(amount)) this.total(name, name, cell, row, amount);
    for (const [part, column] of block.parts) this.total(part, part, cell, row, column);
  }

  private total(item: string, name: string, cell: CellRef, row: number, amount: number): void {
    this.totals.push(this.line(item, null, name, cell, row, amount));
  }

  private tellGap(cell: CellRef, index: number, row: number, amount: number): void {
    if (!this.into.figures.holdsAmount(row, amount)) return;
    this.into.gaps.push({ cell, after: this.byBlock[index]?.at(-1), measures: [this.measure] });
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

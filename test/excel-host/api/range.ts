/** A range, and several at once. */
import { addressOf, rangeOf, type Block } from '../../../src/accounts';
import { quoteSheet, type CellValue } from '../../../src/workbook';
import { invalidArgument } from '../model/errors';
import { overlap, type SimSheet } from '../model/sheet';
import { COLUMNS, gridOf, ROWS } from './addresses';
import { conditionalFormats } from './conditional';
import { formatObject, type SetLook } from './look';
import { isApiObject, type ApiObject } from './object';
import { worksheetObject, type Excel } from './workbook';

/** What another object has to know of a range that is passed to it. */
export interface RangeObject extends ApiObject {
  readonly sheet: SimSheet;
  readonly block: Block;
}

export function rangeObject(excel: Excel, sheet: SimSheet, block: Block): RangeObject {
  const range = (other: Block) => rangeObject(excel, sheet, other);
  const { top, left, bottom, right } = block;
  const values = (of: (value: CellValue) => unknown) => gridOf(block, (r, c) => of(sheet.cell(r, c)?.value ?? null));
  const isWhole = bottom - top + 1 >= ROWS || right - left + 1 >= COLUMNS;
  return {
    type: 'Range',
    sheet,
    block,
    properties: {
      Address: { get: () => `${quoteSheet(sheet.name)}!${rangeOf(block)}` },
      RowIndex: { get: () => top },
      ColumnIndex: { get: () => left },
      RowCount: { get: () => bottom - top + 1 },
      ColumnCount: { get: () => right - left + 1 },
      // Past five million cells Excel leaves them out.
      Values: {
        get: () => (isWhole ? null : values(shown)),
        set: (grid) => typeInto(excel, sheet, block, grid),
      },
      ValueTypes: { get: () => (isWhole ? null : values(typeOf)) },
      Text: { get: () => values((value) => String(shown(value))) },
      Formulas: {
        get: () => gridOf(block, (r, c) => sheet.cell(r, c)?.formula ?? shown(sheet.cell(r, c)?.value ?? null)),
        set: (grid) => typeInto(excel, sheet, block, grid),
      },
      NumberFormat: {
        get: () => gridOf(block, (r, c) => sheet.cell(r, c)?.numberFormat ?? 'General'),
        set: (grid) => {
          excel.mayFormat(sheet);
          each(block, grid, (row, column, numberFormat) => {
            if (typeof numberFormat !== 'string') return;
            sheet.put(row, column, {
              ...(sheet.cell(row, column) ?? { value: null }),
              numberFormat,
            });
          });
        },
      },
    },
    objects: {
      Format: () => cellFormat(excel, sheet, [block]),
      ConditionalFormats: () => conditionalFormats(excel, sheet, [block]),
      Worksheet: () => worksheetObject(excel, sheet),
    },
    methods: {
      GetRow: (index) => range({ ...block, top: top + Number(index), bottom: top + Number(index) }),
      GetBoundingRect: (other) => {
        const { block: also } = asRange(other);
        return range({
          top: Math.min(top, also.top),
          left: Math.min(left, also.left),
          bottom: Math.max(bottom, also.bottom),
          right: Math.max(right, also.right),
        });
      },
      GetMergedAreasOrNullObject: () => {
        const merges = sheet.merges.filter((merge) => overlap(merge, block));
        return merges.length === 0 ? null : areasObject(excel, sheet, merges);
      },
      _ValidateArraySize: (rows, columns) => {
        if (rows !== bottom - top + 1 || columns !== right - left + 1) throw invalidArgument('values');
      },
      Merge: () => {
        excel.mayWrite(sheet);
        sheet.merge(block);
      },
      Insert: () => {
        excel.mayWrite(sheet);
        sheet.shiftRows(top, bottom - top + 1);
        excel.edited(sheet, `${top + 1}:${bottom + 1}`);
        return range(block);
      },
      Delete: () => {
        excel.mayWrite(sheet);
        sheet.shiftRows(top, -(bottom - top + 1));
        excel.edited(sheet, `${top + 1}:${bottom + 1}`);
      },
      CopyFrom: (source) => {
        excel.mayFormat(sheet);
        copyFormats(asRange(source), sheet, block);
      },
      Select: () => {
        excel.book.active = sheet.name;
        excel.book.selection = rangeOf(block);
      },
    },
  };
}

/** Several ranges of a sheet. */
export function areasObject(excel: Excel, sheet: SimSheet, blocks: readonly Block[]): ApiObject {
  return {
    type: 'RangeAreas',
    properties: {
      Address: { get: () => blocks.map((block) => `${quoteSheet(sheet.name)}!${rangeOf(block)}`).join(',') },
    },
    objects: {
      Format: () => cellFormat(excel, sheet, blocks),
      ConditionalFormats: () => conditionalFormats(excel, sheet, blocks),
      Areas: () => ({ type: 'RangeCollection', items: () => blocks.map((block) => rangeObject(excel, sheet, block)) }),
    },
  };
}

function asRange(value: unknown): RangeObject {
  if (isApiObject(value) && value.type === 'Range') return value as RangeObject;
  throw invalidArgument('range');
}

function cellFormat(excel: Excel, sheet: SimSheet, blocks: readonly Block[]): ApiObject {
  const set: SetLook = (path, value) => {
    excel.mayFormat(sheet);
    for (const block of blocks) {
      gridOf(block, (row, column) => {
        const cell = sheet.cell(row, column) ?? { value: null };
        sheet.put(row, column, { ...cell, look: { ...cell.look, [path]: value } });
      });
    }
  };
  const sizes = (map: Map<number, number>, from: (block: Block) => number, to: (block: Block) => number) => ({
    get: () => null,
    set: (value: unknown) => {
      excel.mayFormat(sheet);
      for (const block of blocks) for (let i = from(block); i <= to(block); i++) map.set(i, Number(value));
    },
  });
  return formatObject(set, {
    ColumnWidth: sizes(
      sheet.widths,
      ({ left }) => left,
      ({ right }) => right,
    ),
    RowHeight: sizes(
      sheet.heights,
      ({ top }) => top,
      ({ bottom }) => bottom,
    ),
  });
}

function typeInto(excel: Excel, sheet: SimSheet, block: Block, grid: unknown): void {
  excel.mayWrite(sheet);
  each(block, grid, (row, column, entry) => {
    if (entry !== null)
      sheet.type(row, column, entry, (formula) => excel.book.compute(formula, sheet.name, excel.book));
  });
  excel.edited(sheet, rangeOf(block));
}

function each(block: Block, grid: unknown, visit: (row: number, column: number, value: unknown) => void): void {
  const rows = Array.isArray(grid) ? (grid as unknown[]) : undefined;
  const fits = rows?.length === block.bottom - block.top + 1;
  if (!rows || !fits) throw invalidArgument(addressOf(block.top, block.left));
  gridOf(block, (r, c) => {
    const row = rows[r - block.top];
    if (!Array.isArray(row) || row.length !== block.right - block.left + 1) throw invalidArgument('values');
    visit(r, c, row[c - block.left]);
  });
}

function copyFormats({ sheet: from, block: source }: RangeObject, sheet: SimSheet, target: Block): void {
  for (let row = target.top; row <= target.bottom; row++) {
    for (const [column, { numberFormat, look }] of from.cells.get(source.top) ?? []) {
      const cell = sheet.cell(row, column) ?? { value: null };
      sheet.put(row, column, { ...cell, ...(numberFormat !== undefined && { numberFormat }), ...(look && { look }) });
    }
  }
}

function shown(value: CellValue): unknown {
  if (value === null) return '';
  return typeof value === 'object' ? value.error : value;
}

function typeOf(value: CellValue): string {
  if (value === null) return 'Empty';
  if (typeof value === 'object') return 'Error';
  return { string: 'String', number: 'Double', boolean: 'Boolean' }[typeof value as 'string' | 'number' | 'boolean'];
}

/** The workbook and its sheets. */
import { accessDenied, itemNotFound } from '../model/errors';
import type { SimBook } from '../model/book';
import type { SimSheet } from '../model/sheet';
import { blockOf, blocksOf, WHOLE } from './addresses';
import { commentCollection } from './comments';
import type { ApiObject } from './object';
import { pageLayout } from './page';
import { areasObject, rangeObject } from './range';
import { partCollection } from './xml';

/** What the objects share. */
export class Excel {
  /** Events that the add-in has asked for. */
  readonly listening = new Set<string>();

  constructor(readonly book: SimBook) {}

  /** Throws where Excel would not let content change. */
  mayWrite(sheet: SimSheet): void {
    this.mustExist(sheet);
    if (sheet.protection.isProtected) throw accessDenied();
  }

  /** Throws where Excel would not let formats change. */
  mayFormat(sheet: SimSheet): void {
    this.mustExist(sheet);
    if (sheet.protection.isProtected && !sheet.protection.allowFormatCells) throw accessDenied();
  }

  edited(sheet: SimSheet, address: string): void {
    this.book.onEdit({ sheet, address, by: 'addin' });
  }

  private mustExist(sheet: SimSheet): void {
    if (!this.book.sheets.includes(sheet)) throw itemNotFound();
  }
}

export function workbookObject(excel: Excel): ApiObject {
  const { book } = excel;
  return {
    type: 'Workbook',
    objects: {
      Worksheets: () => worksheetCollection(excel),
      CustomXmlParts: () => partCollection(book),
      Comments: () => commentCollection(excel),
      Protection: () => ({ type: 'WorkbookProtection', properties: { Protected: { get: () => book.isProtected } } }),
      Application: () => ({
        type: 'Application',
        properties: { CalculationMode: { get: () => book.calculationMode } },
        methods: {
          SuspendApiCalculationUntilNextSync: () => undefined,
          SuspendScreenUpdatingUntilNextSync: () => undefined,
        },
      }),
      _Runtime: () => ({
        type: 'Runtime',
        properties: { EnableEvents: { get: () => true, set: () => undefined } },
      }),
    },
  };
}

function worksheetCollection(excel: Excel): ApiObject {
  const { book } = excel;
  const orNull = (sheet: SimSheet | undefined) => (sheet ? worksheetObject(excel, sheet) : null);
  return {
    type: 'WorksheetCollection',
    items: () => book.sheets.map((sheet) => worksheetObject(excel, sheet)),
    item: (key) => {
      const sheet = book.find(String(key));
      if (!sheet) throw itemNotFound();
      return worksheetObject(excel, sheet);
    },
    methods: {
      GetItemOrNullObject: (key) => orNull(book.find(String(key))),
      GetFirst: (visibleOnly) => orNull(book.sheets.find((sheet) => !visibleOnly || sheet.visibility === 'visible')),
      Add: (name) => {
        const sheet = book.add(String(name));
        excel.edited(sheet, 'A1');
        return worksheetObject(excel, sheet);
      },
      _RegisterDataChangedEvent: () => void excel.listening.add('changed'),
      _UnregisterDataChangedEvent: () => void excel.listening.delete('changed'),
      _RegisterAddedEvent: () => void excel.listening.add('added'),
      _UnregisterAddedEvent: () => void excel.listening.delete('added'),
      _RegisterDeletedEvent: () => void excel.listening.add('deleted'),
      _UnregisterDeletedEvent: () => void excel.listening.delete('deleted'),
    },
  };
}

const VISIBILITY = { visible: 'Visible', hidden: 'Hidden', veryHidden: 'VeryHidden' } as const;

export function worksheetObject(excel: Excel, sheet: SimSheet): ApiObject {
  const { book } = excel;
  return {
    type: 'Worksheet',
    id: sheet.id,
    properties: {
      Id: { get: () => sheet.id },
      Name: { get: () => sheet.name, set: (name) => book.rename(sheet, String(name)) },
      Visibility: { get: () => VISIBILITY[sheet.visibility] },
    },
    objects: {
      Protection: () => ({
        type: 'WorksheetProtection',
        properties: {
          Protected: { get: () => sheet.protection.isProtected },
          Options: { get: () => ({ allowFormatCells: sheet.protection.allowFormatCells }) },
        },
      }),
      PageLayout: () => pageLayout(excel, sheet),
      FreezePanes: () => ({
        type: 'WorksheetFreezePanes',
        methods: { FreezeRows: (rows) => void (sheet.frozenRows = Number(rows)) },
      }),
    },
    methods: {
      GetRange: (address) => rangeObject(excel, sheet, blockOf(address)),
      GetRanges: (address) => areasObject(excel, sheet, address === null ? [WHOLE] : blocksOf(address)),
      GetRangeByIndexes: (row, column, rows, columns) =>
        rangeObject(excel, sheet, {
          top: Number(row),
          left: Number(column),
          bottom: Number(row) + Number(rows) - 1,
          right: Number(column) + Number(columns) - 1,
        }),
      GetUsedRangeOrNullObject: (valuesOnly) => {
        const used = sheet.used(valuesOnly === true);
        return used ? rangeObject(excel, sheet, used) : null;
      },
      GetNextOrNullObject: (visibleOnly) => {
        const later = book.sheets.slice(book.sheets.indexOf(sheet) + 1);
        const next = later.find((each) => !visibleOnly || each.visibility === 'visible');
        return next ? worksheetObject(excel, next) : null;
      },
      Activate: () => void (book.active = sheet.name),
      Delete: () => book.remove(sheet),
    },
  };
}

/** Conditional formats on some cells of a sheet. */
import type { Block } from '../../../src/accounts';
import { invalidArgument, itemNotFound } from '../model/errors';
import { overlap, type ConditionalFormat, type SimSheet } from '../model/sheet';
import { formatObject } from './look';
import type { ApiObject } from './object';
import type { Excel } from './workbook';

export function conditionalFormats(excel: Excel, sheet: SimSheet, blocks: readonly Block[]): ApiObject {
  const here = () => sheet.formats.filter((format) => format.blocks.some((a) => blocks.some((b) => overlap(a, b))));
  return {
    type: 'ConditionalFormatCollection',
    items: () => here().map((format) => conditionalFormat(excel, sheet, format)),
    item: (key) => {
      const format = here().find(({ id }) => id === key);
      if (!format) throw itemNotFound();
      return conditionalFormat(excel, sheet, format);
    },
    methods: {
      Add: (type) => {
        excel.mayFormat(sheet);
        const format = { id: excel.book.nextId(), type: String(type), blocks, formula: '', look: {} };
        // Excel gives a new one the highest precedence.
        sheet.formats.unshift(format);
        return conditionalFormat(excel, sheet, format);
      },
    },
  };
}

function conditionalFormat(excel: Excel, sheet: SimSheet, format: ConditionalFormat): ApiObject {
  const custom: ApiObject = {
    type: 'CustomConditionalFormat',
    objects: {
      Rule: () => ({
        type: 'ConditionalFormatRule',
        properties: {
          Formula: {
            get: () => format.formula,
            set: (formula) => {
              if (!String(formula).startsWith('=')) throw invalidArgument(String(formula));
              format.formula = String(formula);
            },
          },
        },
      }),
      Format: () => formatObject((path, value) => void (format.look[path] = value)),
    },
  };
  return {
    type: 'ConditionalFormat',
    id: format.id,
    properties: { Id: { get: () => format.id }, Type: { get: () => format.type } },
    objects: { Custom: () => custom, CustomOrNullObject: () => (format.type === 'Custom' ? custom : null) },
    methods: {
      Delete: () => {
        excel.mayFormat(sheet);
        sheet.formats = sheet.formats.filter(({ id }) => id !== format.id);
      },
    },
  };
}

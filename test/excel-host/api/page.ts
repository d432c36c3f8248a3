/** How a sheet is printed: noted as it was set. */
import type { SimSheet } from '../model/sheet';
import type { ApiObject } from './object';
import type { Excel } from './workbook';

export function pageLayout(excel: Excel, sheet: SimSheet): ApiObject {
  const note = (name: string, value: unknown) => {
    excel.mayWrite(sheet);
    sheet.page[name] = value;
  };
  const property = (name: string) => ({
    get: () => sheet.page[name] ?? null,
    set: (value: unknown) => note(name, value),
  });
  return {
    type: 'PageLayout',
    properties: {
      PaperSize: property('paperSize'),
      Orientation: property('orientation'),
      Zoom: property('zoom'),
      CenterHorizontally: property('centerHorizontally'),
    },
    objects: {
      HeadersFooters: () => ({
        type: 'HeaderFooterGroup',
        objects: {
          DefaultForAllPages: () => ({ type: 'HeaderFooter', properties: { CenterFooter: property('centerFooter') } }),
        },
      }),
    },
    methods: {
      SetPrintTitleRows: (rows) => note('printTitleRows', rows),
      SetPrintArea: (area) => note('printArea', area),
      SetPrintMargins: (unit, margins) => note('printMargins', [unit, margins]),
    },
  };
}

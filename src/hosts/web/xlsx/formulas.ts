/** Formulas between files and Univer: prefixes of newer functions, ranges over several sheets, other workbooks. */
import { NEW_EXCEL_FUNCTIONS } from '@univerjs/engine-formula';

/** Parts of a formula that are no reference: text in double quotes. */
const TEXTS = /("(?:[^"]|"")*")/;
const REFERENCE = String.raw`\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?|\$?[A-Z]{1,3}:\$?[A-Z]{1,3}|\$?\d+:\$?\d+`;
const OVER_SHEETS = new RegExp(
  String.raw`(?:'((?:[^'\[\]]|'')+):((?:[^'\[\]]|'')+)'|([^\s'"!:,;()+\-*/^&=<>{}\[\]]+):([^\s'"!:,;()+\-*/^&=<>{}\[\]]+))!(${REFERENCE})`,
  'g',
);
const OTHER_WORKBOOK = /\[\d+\]/;

/** A file's formula for Univer, with the leading `=`; undefined where it refers to another workbook. */
export function formulaIn(
  formula: string,
  sheets: readonly string[],
): { formula: string; expanded: boolean } | undefined {
  let expanded = false;
  const parts = formula.split(TEXTS).map((part, i) => {
    if (i % 2 === 1) return part;
    return part
      .replace(/_xl(?:fn|ws|udf|pm)\./g, '')
      .replace(OVER_SHEETS, (whole, ...found: (string | undefined)[]) => {
        const [first, last, reference = ''] = [found[0] ?? found[2], found[1] ?? found[3], found[4]];
        const [from, to] = [first, last].map((name) => sheets.indexOf(name?.replaceAll("''", "'") ?? ''));
        if (from === undefined || to === undefined || from < 0 || to < from) return whole;
        expanded = true;
        return sheets
          .slice(from, to + 1)
          .map((name) => `'${name.replaceAll("'", "''")}'!${reference}`)
          .join(',');
      });
  });
  if (parts.some((part, i) => i % 2 === 0 && OTHER_WORKBOOK.test(part))) return undefined;
  return { formula: `=${parts.join('')}`, expanded };
}

/** A formula of Univer's for a file, without the leading `=`. */
export function formulaOut(formula: string): string {
  return formula
    .replace(/^=/, '')
    .split(TEXTS)
    .map((part, i) =>
      i % 2 === 1
        ? part
        : part.replace(/(?<![\w.])([A-Z][A-Z\d.]*)(?=\()/gi, (name) =>
            NEW_EXCEL_FUNCTIONS.has(name.toUpperCase()) ? `_xlfn.${name}` : name,
          ),
    )
    .join('');
}

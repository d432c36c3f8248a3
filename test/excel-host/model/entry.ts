/** What becomes of something that is typed into a cell. */
import type { CellValue } from '../../../src/workbook';

export interface Typed {
  readonly value: CellValue;
  readonly formula?: string;
}

/** Excel's own guess, as far as statements need it: formulas, numbers, dates, truth values; an apostrophe makes text. */
export function typed(
  entry: unknown,
  numberFormat: string | undefined,
  compute: (formula: string) => CellValue,
): Typed {
  if (typeof entry === 'number' || typeof entry === 'boolean') return { value: entry };
  if (typeof entry !== 'string' || entry === '') return { value: null };
  if (entry.startsWith("'")) return { value: entry.slice(1) };
  if (numberFormat === '@') return { value: entry };
  if (/^[=+\-@]./.test(entry) && !Number.isFinite(Number(entry))) {
    const formula = `=${entry.replace(/^=/, '')}`;
    return { value: computed(formula) ?? compute(formula), formula };
  }
  const text = entry.trim();
  if (/^(true|false)$/i.test(text)) return { value: /^true$/i.test(text) };
  if (ERRORS.has(text)) return { value: { error: text } };
  const number = Number(text.replaceAll(',', '').replace(/^\((.*)\)$/, '-$1'));
  if (text !== '' && Number.isFinite(number)) return { value: number };
  if (/^\d{4}[-/年]\d{1,2}[-/月]\d{1,2}日?$|^\d{1,2}月\d{1,2}日$/.test(text)) return { value: 44_000 };
  return { value: entry };
}

const ERRORS = new Set(['#REF!', '#DIV/0!', '#VALUE!', '#NAME?', '#N/A', '#NUM!', '#NULL!']);

/** The one function that the add-in itself writes for its own links. */
function computed(formula: string): CellValue | undefined {
  const text = /^=HYPERLINK\((?:"(?:[^"]|"")*"),(.*)\)$/s.exec(formula)?.[1];
  if (text === undefined) return undefined;
  return [...text.matchAll(/"((?:[^"]|"")*)"/g)].map(([, piece = '']) => piece.replaceAll('""', '"')).join('');
}

/** What the text of a page's cell is, as Excel takes it when it opens the page. */
import type { CellValue } from '../../../workbook';

export interface Typed {
  readonly value: CellValue;
  readonly format?: string;
}

const NUMBER = /^[-−]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?$/;
/** Past this many digits a number would not be what is written. */
const DIGITS_MAX = 15;

/**
 * A number where the text is one, with the format that prints it alike; otherwise the text. A code that begins with zero
 * stays the text that it is.
 */
export function typed(text: string): Typed {
  const match = NUMBER.exec(text);
  const digits = text.replace(/\D/g, '');
  if (!match || digits.length > DIGITS_MAX || /^0\d/.test(digits)) return { value: text === '' ? null : text };
  const value = Number(text.replaceAll(',', '').replace('−', '-'));
  const decimals = match[1]?.length ?? 0;
  const whole = text.includes(',') ? '#,##0' : '0';
  if (decimals > 0) return { value, format: `${whole}.${'0'.repeat(decimals)}` };
  return text.includes(',') ? { value, format: whole } : { value };
}

/** Every figure that was read, one line each, for other programs. */
import type { Accounts, StatementCode, StatementRow } from '../accounts';
import { findItem, formOf, type Form } from '../forms';
import { say } from '../sentences';

/** One figure as the command line's contract gives it: value and quantum as decimal strings in 元. */
export interface FigureLine {
  readonly book: string;
  readonly statement: string;
  readonly item: string;
  readonly code: string | null;
  readonly measure: string;
  readonly value: string;
  readonly quantum: string;
  readonly sheet: string;
  readonly address: string;
}

/** The figures of all statements; blank cells are left out. */
export function figureLines(accounts: Accounts, form: Form): FigureLine[] {
  const lines: FigureLine[] = [];
  for (const statement of accounts.statements.values()) {
    for (const row of statement.rows) {
      const item = nameOf(form, statement.code, row);
      for (const [measure, { amount, blank, cell }] of row.figures) {
        if (blank) continue;
        lines.push({
          book: accounts.book,
          statement: statement.code,
          item,
          code: row.code,
          measure,
          value: amount.toJSON(),
          quantum: amount.quantum.toFixed(2),
          sheet: cell.sheet,
          address: cell.address,
        });
      }
    }
  }
  return lines;
}

/** The form's name of a line; a subject that it does not list keeps the name that is printed. */
function nameOf(form: Form, statement: StatementCode, row: StatementRow): string {
  const known = findItem(formOf(form, statement), row.item)?.item.name;
  return known ?? (row.code === null ? row.item : (form.functional.get(row.code)?.[0] ?? row.name));
}

/** One JSON object a line. */
export function figuresToJson(lines: readonly FigureLine[]): string {
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}

const COLUMNS = ['book', 'statement', 'item', 'code', 'measure', 'value', 'quantum', 'sheet', 'address'] as const;

/** Comma-separated, in UTF-8 with the mark by which Excel knows it; with headings when `first`. */
export function figuresToCsv(lines: readonly FigureLine[], first: boolean): string {
  const heading = first ? `\ufeff${COLUMNS.map((column) => say(`cli.csv_${column}`)).join(',')}\r\n` : '';
  return (
    heading + lines.map((line) => `${COLUMNS.map((column) => csvCell(line[column] ?? '')).join(',')}\r\n`).join('')
  );
}

function csvCell(text: string): string {
  // Text that begins like a formula, full-width signs included, would be run by the spreadsheet that opens the file.
  const safe = /^[=+\-@＝＋－＠\t\r\n]/.test(text) && !/^-?[\d.]+$/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

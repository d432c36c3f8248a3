/** A form as somebody writes it into a file: the differences from its base, none of them dated. */
import type { MoneyUnit, StatementCode } from '../accounts';

export interface StatementDraft {
  title?: string;
  number?: string | null;
  note?: string | null;
  emptyNote?: string | null;
  total?: 'first' | 'last';
  codes?: 'whole' | 'parts';
  grid?: 'byMeasure' | 'byItem' | 'upright';
  blocks?: string[][];
  blankLines?: number;
  numberParts?: boolean;
  drop?: string[];
  labels?: Record<string, string>;
  groups?: Record<string, string | null>;
}

export interface FormDraft {
  readonly id: string;
  readonly base: string;
  readonly place: string;
  readonly years: number[];
  readonly source: string;
  certain?: string;
  laidOut?: boolean;
  readonly prints: {
    number?: string | null;
    unit?: boolean;
    year?: boolean;
    lineNumbers?: boolean;
    columnNumbers?: boolean;
    moneyUnit?: MoneyUnit;
    bookHeading?: string | null;
  };
  order?: StatementCode[];
  withoutClasses?: string[];
  budget?: '年初预算' | '全年预算';
  readonly statements: Partial<Record<StatementCode, StatementDraft>>;
  readonly define: { code: StatementCode; titles: string[]; shape: 'unknown' }[];
}

/** What is not broken over lines is at most this long. */
const LINE_CHARS_MAX = 118;

/** The file's text: a part a line where it fits, as forms are written by hand; parts in which nothing stands are left out. */
export function formText(draft: FormDraft): string {
  return `${broken(withoutEmpty(draft), '')}\n`;
}

function withoutEmpty(draft: FormDraft): object {
  const statements = Object.entries(draft.statements).filter(([, differences]) => !isEmpty(differences));
  const { id, base, place, years, source, certain, laidOut, prints, order, withoutClasses, budget, define } = draft;
  const whole = {
    ...{ id, base, place, years, source, certain, laidOut, prints, order, withoutClasses, budget },
    statements: Object.fromEntries(statements.sort(([a], [b]) => (a < b ? -1 : 1))),
    define,
  };
  return Object.fromEntries(Object.entries(whole).filter(([, part]) => part !== undefined && !isEmpty(part)));
}

function isEmpty(part: unknown): boolean {
  return typeof part === 'object' && part !== null && Object.keys(part).length === 0;
}

function broken(value: object, indent: string): string {
  const inner = `${indent}  `;
  if (Array.isArray(value) && value.every((part) => typeof part === 'string')) return filledLines(value, indent);
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  const parts = Object.entries(value).map(([key, part]) => {
    const name = Array.isArray(value) ? '' : `${JSON.stringify(key)}: `;
    return inner + name + written(part, inner, inner.length + name.length);
  });
  return `${open}\n${parts.join(',\n')}\n${indent}${close}`;
}

/** A long list of names, as many on a line as fit. */
function filledLines(names: readonly string[], indent: string): string {
  const lines: string[] = [];
  for (const name of names.map(inLine)) {
    const last = lines.at(-1);
    const longer = `${last}, ${name}`;
    if (last !== undefined && indent.length + longer.length + 3 <= LINE_CHARS_MAX) lines[lines.length - 1] = longer;
    else lines.push(name);
  }
  return `[\n${lines.map((line) => `${indent}  ${line}`).join(',\n')}\n${indent}]`;
}

function written(value: unknown, indent: string, before: number): string {
  const line = inLine(value);
  const fits = before + line.length <= LINE_CHARS_MAX;
  return fits || typeof value !== 'object' || value === null ? line : broken(value, indent);
}

function inLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inLine).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const parts = Object.entries(value).map(([key, part]) => `${JSON.stringify(key)}: ${inLine(part)}`);
  return parts.length === 0 ? '{}' : `{ ${parts.join(', ')} }`;
}

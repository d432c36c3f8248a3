/** Labels as they are compared: one spelling for all the ways in which a form is typed. */
import { foldName } from '../accounts';
import spellings from './words.json';

/**
 * A label as it is compared: folded like any name, without a closing colon (金 额： → 金额), and with one spelling of the
 * words that are typed one for the other: 其它 for 其他, 与 and 及 for 和.
 */
export function fold(text: string): string {
  return foldName(text)
    .replace(/:+$/, '')
    .replaceAll('其它', '其他')
    .replaceAll(/[与及]/g, '和');
}

const ORDINAL = /^(?:[一二三四五六七八九十]{1,3}[、.,]|\((?:[一二三四五六七八九十]{1,3}|\d{1,2})\)|\d{1,2}[、.](?!\d))/;

/** A folded label without the 一、 （一） 1. before it. */
export function withoutOrdinal(folded: string): string {
  return folded.replace(ORDINAL, '');
}

/** A folded label without remarks in brackets at its end: 金额(万元) → 金额. */
export function withoutRemark(folded: string): string {
  return folded.replace(/(?:\([^()]*\))+$/, '');
}

/** A folded label without the year before it: 2021年决算数 → 决算数. */
export function withoutYear(folded: string): string {
  return folded.replace(/^(?:20\d{2}|[本上])年度?/, '');
}

/** The spellings of a folded label under which it may be known, the closest to what is printed first. */
export function readingsOf(folded: string): readonly string[] {
  const bare = withoutOrdinal(folded);
  return [folded, bare, withoutOrdinal(bare.replace(/^其中:/, '')), withoutRemark(bare)];
}

/** Folds each text once: the labels of a workbook are few, however many its cells. */
export class Labels {
  private readonly folded = new Map<string, string>();

  of(text: string): string {
    let label = this.folded.get(text);
    if (label === undefined) {
      label = fold(text);
      this.folded.set(text, label);
    }
    return label;
  }
}

const folded = (texts: readonly string[]): ReadonlySet<string> => new Set(texts.map(fold));

/** The words of forms that no single statement prescribes. */
export const WORDS = {
  code: folded(spellings.code),
  codeParts: spellings.codeParts.map(fold),
  name: folded(spellings.name),
  lineNumber: folded(spellings.lineNumber),
  columnNumber: folded(spellings.columnNumber),
  subtotal: folded(spellings.subtotal),
  total: folded(spellings.total),
  pageTotal: folded(spellings.pageTotal),
  /** Words that stand in a header and nowhere else. */
  header: folded([
    ...spellings.code,
    ...spellings.codeParts,
    ...spellings.name,
    ...spellings.item,
    ...spellings.lineNumber,
    ...spellings.columnNumber,
  ]),
  /** Those of them that no line of any statement is called. */
  headerAlone: folded([...spellings.codeParts, ...spellings.columnNumber]),
  /** Headings over codes and names. */
  subject: folded([...spellings.code, ...spellings.codeParts, ...spellings.name]),
  /** Headings over the amounts of a list of economic subjects that does not call them 决算数. */
  listAmount: folded(spellings.listAmount),
  /** Headings of columns that are known and not asked about. */
  otherColumns: folded(spellings.otherColumns),
  // The colon is what tells 注：… from a name that begins with 注.
  note: spellings.note.map((word) => ({ start: word.normalize('NFKC'), alone: fold(word) })),
  noData: spellings.noData,
  unit: spellings.unit,
  unitName: folded(spellings.unit),
  moneyUnit: spellings.moneyUnit,
  year: folded(spellings.year),
  /** Words of the headings that a whole book has: 部门决算公开表. */
  ofUnit: spellings.ofUnit,
  accounts: spellings.accounts,
  otherTable: spellings.otherTable,
} as const;

/** Whether a folded text is a note below a statement: 注：… 说明：… ——…. */
export function isNote(label: string): boolean {
  return WORDS.note.some(({ start, alone }) => label.startsWith(start) || label === alone);
}

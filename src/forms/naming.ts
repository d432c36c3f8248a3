/** What a statement is called to its reader: as the book prints it, else as the form does. Its lasting id is nobody's name for it. */
import type { Accounts, StatementCode } from '../accounts';
import type { Form } from './form';
import { formOf } from './terms';

interface Named {
  readonly number: string | undefined;
  readonly title: string;
}

function named(form: Form, code: StatementCode, accounts: Accounts | undefined): Named {
  const prescribed = formOf(form, code);
  const printed = accounts?.statements.get(code)?.heading;
  if (!printed) return { number: prescribed.number, title: prescribed.title };
  return { number: printed.number?.value, title: printed.name ?? prescribed.title };
}

/** `公开02表`, or `《收入决算表》` where no number is printed. */
export function statementName(form: Form, code: StatementCode, accounts?: Accounts): string {
  const { number, title } = named(form, code, accounts);
  return number ?? `《${title}》`;
}

/** `公开02表《收入决算表》`, or the title alone. */
export function statementTitle(form: Form, code: StatementCode, accounts?: Accounts): string {
  const { number = '', title } = named(form, code, accounts);
  return `${number}《${title}》`;
}

/** `公开02表 收入决算表`, for lists. */
export function statementEntry(form: Form, code: StatementCode, accounts?: Accounts): string {
  const { number, title } = named(form, code, accounts);
  return number === undefined ? title : `${number} ${title}`;
}

/** The year by which a form is called: of those for which it is known, the newest that is not after the book's, else the first. */
export function knownYear({ years, year }: Form): number {
  return years.filter((known) => known <= year).at(-1) ?? years[0] ?? year;
}

/** A text in which statements stand by their ids in braces, such as `等于{05}的合计`, with their names. */
export function withStatementNames(text: string, nameOf: (code: StatementCode) => string): string {
  return text.replace(/\{(\d{2})\}/g, (_, code: StatementCode) => nameOf(code));
}

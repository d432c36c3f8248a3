/** Sessions over the sample book in memory. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Session, type SessionOptions } from '../../../src/app/session';
import { openWorkbook } from '../../../src/hosts/file';
import type { SheetSnapshot } from '../../../src/workbook';
import { MemoryHost } from './memoryHost';

const SAMPLE = join(__dirname, '..', '..', '..', 'samples', 'jiaozuo-2021.xlsx');

/** The sample's sheets as a host reads them. */
export async function sampleSheets(): Promise<readonly SheetSnapshot[]> {
  return (await openWorkbook(readFileSync(SAMPLE), 'jiaozuo-2021.xlsx')).readSheets();
}

export interface Opened {
  readonly host: MemoryHost;
  readonly session: Session;
}

/** A session over sheets, opened. */
export async function opened(sheets: readonly SheetSnapshot[], options: SessionOptions = {}): Promise<Opened> {
  const host = new MemoryHost(sheets);
  return reopened(host, options);
}

/** Another session over the same workbook, as after closing and opening the file. */
export async function reopened(host: MemoryHost, options: SessionOptions = {}): Promise<Opened> {
  const session = new Session(host, { now: () => new Date(2022, 2, 1, 22, 0), ...options });
  await session.open();
  return { host, session };
}

/** Where a figure of the sample stands. */
export function cellOf({ session }: Opened, statement: '01' | '03' | '05', item: string, measure: string) {
  const figure = session.state.book?.accounts.statements.get(statement)?.figure(item, measure);
  if (!figure) throw new Error(`${statement} ${item}`);
  return figure.cell;
}

/** Raises a figure by one 元, as a user would type it. */
export function raise(book: Opened, statement: '01' | '03' | '05', item: string, measure: string): void {
  const { sheet, address } = cellOf(book, statement, item, measure);
  book.host.edit(sheet, address, Number(book.host.value(sheet, address)) + 1);
}

/** The key of what the user is told. */
export function noticeKey({ session }: Opened): string | undefined {
  return session.state.notice?.key;
}

/** Waits until something holds, five seconds at the most. */
export async function waitFor(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 100 && !holds(); tries += 1) await new Promise((resolve) => setTimeout(resolve, 50));
  expect(holds()).toBe(true);
}

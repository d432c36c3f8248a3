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

/** A statement cut into pages and put on sheets. */
import type { NineCode } from '../program';
import { Band, type Table } from './cell';
import { headingBand } from './heading';
import type { Sheet } from './sheet';
import type { Typist } from './typist';

/** Lines of a page, by what is cut. */
const ROWS_OF_PAGE = { subjects: 6, others: 16 } as const;
const SUBJECTS: readonly NineCode[] = ['02', '03', '05'];
const OTHERS: readonly NineCode[] = ['01', '04', '06'];

/** What begins a page after the first one. */
const BEGINS: Readonly<
  Record<Typist['looks']['pages'], { title?: 'same' | 'continued'; header?: boolean; next?: boolean }>
> = {
  none: {},
  continued: { title: 'continued', header: true },
  titled: { title: 'same', header: true },
  header: { header: true },
  nextContinued: { title: 'continued', header: true, next: true },
  nextTitled: { title: 'same', header: true, next: true },
  nextHeader: { header: true, next: true },
  nextBare: { next: true },
};

/** The lines of each page. */
function pagesOf({ looks }: Typist, { statement, body }: Table): (readonly Band[])[] {
  const isSubjects = SUBJECTS.includes(statement);
  const isCut = isSubjects || (looks.pagesOf === 'all' && OTHERS.includes(statement));
  if (looks.pages === 'none' || !isCut) return [body];
  // Several statements on a sheet leave no next sheet to go on in.
  if (BEGINS[looks.pages].next && looks.together !== 'own') return [body];
  const size = ROWS_OF_PAGE[isSubjects ? 'subjects' : 'others'];
  const pages: Band[][] = [];
  for (let from = 0; from < body.length; from += size) pages.push(body.slice(from, from + size));
  return pages;
}

/** Puts a statement on a sheet, and on further ones where its pages go on there. */
export function putTable(typist: Typist, table: Table, isFirst: boolean, sheet: Sheet, nextSheet: () => Sheet): void {
  const begins = BEGINS[typist.looks.pages];
  let on = sheet;
  pagesOf(typist, table).forEach((lines, page) => {
    if (page > 0 && begins.next) on = nextSheet();
    if (page === 0 || begins.title !== undefined) {
      const isContinued = page > 0 && begins.title === 'continued';
      const heading = { isContinued, isFirst: isFirst && page === 0 };
      on.append(headingBand(typist, table.statement, table.width, heading), 'heading');
    }
    if (page === 0 || begins.header) on.append(page === 0 ? table.header : repeated(table.header), 'header');
    for (const line of lines) on.append(line, 'line');
  });
  for (const note of table.notes) {
    const band = new Band([note]);
    band.merge(0, 0, 0, table.width - 1);
    on.append(band, 'heading');
  }
}

/** A header that holds the total's amounts is repeated without that row. */
function repeated(header: Band): Band {
  const withAmounts = header.rows.findIndex((row) => row.some((cell) => cell?.amount));
  if (withAmounts < 0) return header;
  const band = new Band();
  header.rows.forEach((row, index) =>
    row.forEach((cell, column) => {
      const isOfTotal = index === withAmounts && column >= 3;
      if (cell && !isOfTotal) band.put(index, column, cell);
    }),
  );
  band.merges.push(...header.merges);
  return band;
}

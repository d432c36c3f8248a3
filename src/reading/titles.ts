/** Which parts of a sheet may be a statement: titles nominate them, their headers decide later. */
import type { InSteps } from '../accounts';
import { SUPPLEMENT_SHEET } from '../forms';
import type { SoughtForm } from './forms';
import { isNote, WORDS } from './labels';
import { isHeadingRow } from './printedFacts';
import { type FilledCell, ROWS_PER_STEP, type SheetGrid } from './sheetGrid';

export interface Place {
  readonly row: number;
  readonly column: number;
}

/** The amounts that a column holds by a user's word; without an item those of every line. */
export interface AmountColumn {
  readonly side: number;
  readonly measure: string | undefined;
  readonly item: string | undefined;
}

/** What a user says about header and columns; rows and columns count from zero. */
export interface AssignedColumns {
  readonly header: { readonly top: number; readonly last: number } | undefined;
  readonly code: readonly number[];
  /** Columns of names, and of the labels of lines. */
  readonly names: readonly number[];
  readonly amounts: ReadonlyMap<number, AmountColumn>;
  /** All of these columns, and those that hold nothing of the statement. */
  readonly all: ReadonlySet<number>;
}

/** A part of a sheet under one title, down to the next title. */
export interface Segment {
  readonly grid: SheetGrid;
  readonly sought: SoughtForm;
  readonly title: Place;
  /** The form's title, folded, that the segment bears; empty for a sheet without any title. */
  readonly called: string;
  /** The first row that may be part of the header: the one below the title. */
  readonly bodyFrom: number;
  /** The first row that may hold what the statement prints about itself: some forms print it above the title. */
  readonly top: number;
  readonly bottom: number;
  /** 说明：…故本表无数据. */
  readonly emptyNote: Place | undefined;
  /** What a user says about it, who has said that it is the statement. */
  readonly assigned?: AssignedColumns;
}

/** A title longer than this before the form's own words is a sentence. */
const LONGEST_PREFIX = 60;

/** The form that a folded text is the title of, and the words before it (unit, year). The longest title wins. */
export function titleIn(
  label: string,
  forms: readonly SoughtForm[],
): { sought: SoughtForm; title: string; prefix: string } | undefined {
  let best: { sought: SoughtForm; title: string; prefix: string } | undefined;
  // What stands in brackets behind a title may be part of it: 收入决算表（分单位） is not 收入决算表.
  for (const text of untailed(label)) {
    for (const sought of forms) {
      for (const title of sought.titles) {
        if (!text.endsWith(title) || title.length <= (best?.title.length ?? 0)) continue;
        best = { sought, title, prefix: text.slice(0, text.length - title.length) };
      }
    }
  }
  if (!best) return undefined;
  const { prefix } = best;
  // 项目支出决算表 is not 支出决算表: what stands before a title may name a unit or a year, not other funds.
  const another = WORDS.otherTable.some((word) => prefix.endsWith(word));
  const isSentence = isNote(label) || prefix.length > LONGEST_PREFIX || /[,。;]/.test(prefix);
  return another || isSentence ? undefined : best;
}

/**
 * A title without what is printed after it: （公开01表）, 续表, the money unit; and without 《》 around it. From the one
 * with all remarks to the barest.
 */
function untailed(label: string): string[] {
  let text = label.replace(/\(?(?:金额)?单位:.*$/, '').replace(/^([^《》见按据]*)《([^《》]+)》/, '$1$2');
  const spellings = [text];
  for (let before = ''; before !== text;) {
    before = text;
    text = text.replace(/(?:\([^()]*\)|公开\d+表|-?(?:续表?|续\d+))$/, '');
    if (text !== before) spellings.push(text);
  }
  return spellings;
}

/** A title of some table that is none of ours, such as 政府采购情况表. */
function isOtherTitle(label: string): boolean {
  const text = untailed(label).at(-1) ?? label;
  return text.length >= 5 && text.endsWith('表') && !isNote(label) && !/[,。;:]|\d表$/.test(text);
}

interface Boundary extends Place {
  readonly found: { readonly sought: SoughtForm; readonly title: string } | undefined;
}

/** A table under a title that is none of ours. */
export type OtherTable = Pick<Segment, 'grid' | 'title' | 'bodyFrom' | 'top' | 'bottom' | 'emptyNote'>;

/** What the titles of a sheet tell. */
export interface SheetTitles {
  readonly others: readonly OtherTable[];
  readonly segments: readonly Segment[];
  /** Where titles stand, those of other tables too. */
  readonly places: readonly Place[];
  /** Whether the sheet bears any title, of ours or of another table. */
  readonly titled: boolean;
  /** Whether the last title is one of ours, so that the next sheet may go on with it. */
  readonly openEnded: boolean;
  readonly supplement: Place | undefined;
  readonly emptyNotes: readonly Place[];
}

/** Words that mark another part of a row's heading than its title: 公开01表, 编制单位, the page. */
const BESIDE_TITLE = /^(?:公开|财决|附)|单位|年度|^第?\d*页?$/;

/** Whether a title stands alone in its row, but for what headings print beside one. */
function standsAlone(grid: SheetGrid, cells: readonly FilledCell[], title: number): boolean {
  return cells.every(({ column, value }) => column === title || BESIDE_TITLE.test(grid.labelOf(value)));
}

/** What a title, a 说明 that there is no data, or the title of a supplement has in it: a quick look that settles most cells. */
const SOUGHT = /表|数据|料/;

/** The segments of a sheet, and where its supplement begins if it has one. */
export function* segmentsOf(grid: SheetGrid, forms: readonly SoughtForm[]): InSteps<SheetTitles> {
  const boundaries: Boundary[] = [];
  const emptyNotes: Place[] = [];
  let supplement: Place | undefined;
  for (let row = grid.top; row <= grid.bottom; row++) {
    if ((row - grid.top) % ROWS_PER_STEP === ROWS_PER_STEP - 1) yield;
    const cells = grid.filled(row);
    for (const { column, value } of cells) {
      if (typeof value !== 'string' || !SOUGHT.test(value)) continue;
      if (value.includes('表') && boundaries.at(-1)?.row !== row) {
        const label = grid.labelOf(value);
        const found = titleIn(label, forms);
        if (found || (isOtherTitle(label) && standsAlone(grid, cells, column))) boundaries.push({ row, column, found });
      }
      if (value.includes('数据') && WORDS.noData.some((word) => grid.labelOf(value).includes(word))) {
        emptyNotes.push({ row, column });
      }
      if (value.includes('料') && grid.labelOf(value).endsWith(SUPPLEMENT_SHEET.title)) supplement ??= { row, column };
    }
  }
  const segments: Segment[] = [];
  const others: OtherTable[] = [];
  let note = 0;
  const tops = boundaries.map(({ row }, index) => headingTop(grid, row, boundaries[index - 1]?.row));
  boundaries.forEach((boundary, index) => {
    const bottom = (tops[index + 1] ?? grid.bottom + 1) - 1;
    while ((emptyNotes[note]?.row ?? Infinity) <= boundary.row) note++;
    const emptyNote = emptyNotes[note];
    const table: OtherTable = {
      grid,
      title: { row: boundary.row, column: boundary.column },
      bodyFrom: boundary.row + 1,
      top: tops[index] ?? boundary.row,
      bottom,
      emptyNote: emptyNote && emptyNote.row <= bottom ? emptyNote : undefined,
    };
    const { found } = boundary;
    if (found) segments.push({ ...table, sought: found.sought, called: found.title });
    else others.push(table);
  });
  const openEnded = boundaries.at(-1)?.found !== undefined;
  return { segments, others, places: boundaries, titled: boundaries.length > 0, openEnded, supplement, emptyNotes };
}

/** A whole sheet that bears no title, to be looked at as a statement of `sought`. */
export function untitledSegment(grid: SheetGrid, sought: SoughtForm, [emptyNote]: readonly Place[]): Segment {
  const place = { row: grid.top, column: grid.filled(grid.top)[0]?.column ?? grid.left };
  const whole = { bodyFrom: grid.top, top: grid.top, bottom: grid.bottom };
  return { grid, sought, title: place, called: '', ...whole, emptyNote };
}

/** Rows above a title belong to it while they print 公开01表, a unit, a year: on the first one of a sheet, and further down. */
function headingTop(grid: SheetGrid, titleRow: number, previousTitle: number | undefined): number {
  let top = titleRow;
  for (let row = titleRow - 1; row > (previousTitle ?? grid.top - 1); row--) {
    if (grid.isBlankRow(row)) continue;
    if (!isHeadingRow(grid, row)) break;
    top = row;
  }
  return top;
}

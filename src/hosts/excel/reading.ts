/** Every sheet's values and merged blocks: one round trip for all, or more where they are too much for one. */
import { addressOf, type Block } from '../../accounts';
import { failure, type CellValue, type SheetSnapshot } from '../../workbook';
import { codeOf } from './failure';
import { LIMITS } from './limits';
import { survey, type SheetFacts } from './survey';

/** Reads the used ranges of all sheets. `name` is the workbook's, for messages. */
export async function readAll(
  context: Excel.RequestContext,
  answered: () => void,
  name: string,
): Promise<readonly SheetSnapshot[]> {
  const { application } = context.workbook;
  const sheets = await survey(context, { used: true }, answered, () => application.load('calculationMode'));
  const manual = application.calculationMode === 'Manual' && { manualCalculation: true };
  const tasks = sheets.flatMap((sheet) => (sheet.used ? [taskOf(sheet, sheet.used, name)] : []));
  refuseTooMuch(tasks, name);
  await readPieces(context, tasks.flatMap(piecesOf));
  const done = new Map(tasks.map((task) => [task.sheet, task]));
  return sheets.map((sheet): SheetSnapshot => {
    const task = done.get(sheet.name);
    const common = { name: sheet.name, visibility: sheet.visibility, ...manual };
    if (!task) return { ...common, top: 0, left: 0, cells: [], merges: [] };
    const { used, rows, formats } = task;
    const told = formats.some((row) => row !== undefined) && { formats };
    return { ...common, top: used.top, left: used.left, cells: rows, merges: mergesOf(task), ...told };
  });
}

interface Task {
  readonly sheet: string;
  readonly used: Block;
  readonly rows: CellValue[][];
  readonly formats: (readonly (string | undefined)[] | undefined)[];
  /** Asked for with the sheet's first piece. */
  merges?: Excel.RangeAreas;
}

/** Some rows of a sheet. */
interface Piece {
  readonly task: Task;
  readonly top: number;
  readonly bottom: number;
}

function taskOf(sheet: SheetFacts, used: Block, name: string): Task {
  if (cellsIn(used, used.top, used.bottom) > LIMITS.CELLS_MAX) {
    throw failure('workbook.tooManyCells', { name, sheet: sheet.name, cell: addressOf(used.bottom, used.right) });
  }
  return { sheet: sheet.name, used, rows: [], formats: [] };
}

/** Sheets that are small each can be too much together. */
function refuseTooMuch(tasks: readonly Task[], name: string): void {
  let cells = 0;
  for (const { sheet, used } of tasks) {
    cells += cellsIn(used, used.top, used.bottom);
    if (cells <= LIMITS.CELLS_MAX) continue;
    throw failure('workbook.tooManyCellsInAll', { name, sheet, limit: LIMITS.CELLS_MAX / 10_000 });
  }
}

function cellsIn({ left, right }: Block, top: number, bottom: number): number {
  return (right - left + 1) * (bottom - top + 1);
}

function piecesOf(task: Task): readonly Piece[] {
  const { top, bottom } = task.used;
  const rows = Math.max(1, Math.floor(LIMITS.CELLS_PER_TRIP_MAX / cellsIn(task.used, top, top)));
  const pieces: Piece[] = [];
  for (let first = top; first <= bottom; first += rows) {
    pieces.push({ task, top: first, bottom: Math.min(bottom, first + rows - 1) });
  }
  return pieces;
}

/** Reads pieces in order, as many at once as fit. */
async function readPieces(context: Excel.RequestContext, pieces: readonly Piece[]): Promise<void> {
  if (pieces.length === 0) return;
  let cells = 0;
  const fits = pieces.findIndex(({ task, top, bottom }) => {
    cells += cellsIn(task.used, top, bottom);
    return cells > LIMITS.CELLS_PER_TRIP_MAX;
  });
  const now = fits > 0 ? pieces.slice(0, fits) : fits === 0 ? pieces.slice(0, 1) : pieces;
  const later = pieces.slice(now.length);
  try {
    await readAtOnce(context, now);
  } catch (error) {
    const halves = now.flatMap(halved);
    if (codeOf(error) !== 'ResponsePayloadSizeLimitExceeded' || halves.length === now.length) throw error;
    const middle = Math.ceil(halves.length / 2);
    await readPieces(context, halves.slice(0, middle));
    await readPieces(context, halves.slice(middle));
  }
  await readPieces(context, later);
}

/** Cells with very long texts are more than their number tells. */
function halved(piece: Piece): readonly Piece[] {
  if (piece.top === piece.bottom) return [piece];
  const middle = Math.floor((piece.top + piece.bottom) / 2);
  return [
    { ...piece, bottom: middle },
    { ...piece, top: middle + 1 },
  ];
}

async function readAtOnce(context: Excel.RequestContext, pieces: readonly Piece[]): Promise<void> {
  const asked = pieces.map(({ task, top, bottom }) => {
    const { left, right } = task.used;
    const sheet = context.workbook.worksheets.getItem(task.sheet);
    const range = sheet.getRangeByIndexes(top, left, bottom - top + 1, right - left + 1);
    range.load('values,valueTypes,numberFormat');
    if (top === task.used.top) {
      task.merges = sheet
        .getRangeByIndexes(top, left, task.used.bottom - top + 1, right - left + 1)
        .getMergedAreasOrNullObject()
        .load(AREA_PLACES);
    }
    return { task, range };
  });
  await context.sync();
  for (const { task, range } of asked) {
    // Excel leaves out values that are too many, without an error.
    if (!Array.isArray(range.values)) throw failure('workbook.excelTooLarge', { name: task.sheet });
    const { values, valueTypes, numberFormat } = range;
    values.forEach((row: readonly unknown[], r) => {
      task.rows.push(row.map((value, c) => valueOf(value, valueTypes[r]?.[c])));
      task.formats.push(formatsOf(row, numberFormat[r]));
    });
  }
}

const AREA_PLACES = ['rowIndex', 'columnIndex', 'rowCount', 'columnCount']
  .map((property) => `areas/items/${property}`)
  .join(',');

function mergesOf({ merges }: Task): readonly Block[] {
  if (!merges || merges.isNullObject) return [];
  return merges.areas.items.map(({ rowIndex, columnIndex, rowCount, columnCount }) => ({
    top: rowIndex,
    left: columnIndex,
    bottom: rowIndex + rowCount - 1,
    right: columnIndex + columnCount - 1,
  }));
}

/** Formats of the numbers in a row; undefined when all are General. */
function formatsOf(
  values: readonly unknown[],
  formats: readonly unknown[] | undefined,
): (string | undefined)[] | undefined {
  const told = values.map((value, c) => {
    const format = formats?.[c];
    return typeof value === 'number' && typeof format === 'string' && !GENERAL.has(format) ? format : undefined;
  });
  return told.some((format) => format !== undefined) ? told : undefined;
}

/** 常规, as Excel tells it to programs and as its user sees it. */
const GENERAL: ReadonlySet<string> = new Set(['General', 'G/通用格式']);

/** A value as Excel gives it: an error and a text that reads like one differ by their type alone. */
function valueOf(value: unknown, type: Excel.RangeValueType | string | undefined): CellValue {
  if (type === 'Error') return { error: String(value) };
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'boolean') return value;
  return typeof value === 'string' && value !== '' ? value : null;
}

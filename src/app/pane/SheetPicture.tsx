/** The first rows of a sheet as a small table: header and columns that were understood are tinted, and named above. */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { columnName } from '../../accounts';
import { NONE } from '../../forms';
import type { CellValue, SheetSnapshot } from '../../workbook';
import { Choice } from './Choice';
import { useSay, type Say } from './context';

/** Rows of the body that are shown below the header, and above it, and at the most. */
const BODY_ROWS = 4;
const ROWS_ABOVE = 3;
const ROWS_MAX = 14;
/** Statements have a dozen columns; a sheet may have thousands. */
const COLUMNS_MAX = 40;

const useStyles = makeStyles({
  frame: { overflowX: 'auto', minWidth: 0, border: `1px solid ${tokens.colorNeutralStroke1}` },
  table: { borderCollapse: 'collapse', fontSize: tokens.fontSizeBase200 },
  cell: {
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    padding: '2px 4px',
    maxWidth: '132px',
    minWidth: '72px',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    fontWeight: tokens.fontWeightRegular,
  },
  number: { textAlign: 'end', fontVariantNumeric: 'tabular-nums' },
  row: { minWidth: 'auto', color: tokens.colorNeutralForeground2, textAlign: 'end' },
  name: { minWidth: '132px', padding: '4px', verticalAlign: 'top' },
  header: { backgroundColor: tokens.colorNeutralBackground4, fontWeight: tokens.fontWeightSemibold },
  known: { backgroundColor: tokens.colorBrandBackground2 },
});

export interface SheetPictureProps {
  readonly sheet: SheetSnapshot;
  /** Rows counted from one. */
  readonly within: readonly [from: number, to: number] | undefined;
  readonly header: readonly [from: number, to: number] | undefined;
  /** What columns were found to hold, by their place in the sheet. */
  readonly found: ReadonlyMap<number, string>;
  /** What the user says they hold, by letter. */
  readonly given: Readonly<Record<string, string>>;
  /** What they may hold; absent where nothing is to be read. */
  readonly names: readonly string[] | undefined;
  readonly onName: (column: number, name: string) => void;
}

export function SheetPicture(props: SheetPictureProps): ReactNode {
  const { sheet, header, found, given, names, onName } = props;
  const say = useSay();
  const styles = useStyles();
  const columns = columnsOf(sheet);
  const nameOf = (column: number): string => given[columnName(column)] ?? '';
  const isKnown = (column: number): boolean => {
    const name = nameOf(column);
    return names !== undefined && (name === '' ? found.has(column) : name !== NONE);
  };
  const label = say('app.assignPicture', { sheet: sheet.name });
  return (
    <div className={styles.frame} role="region" aria-label={label} tabIndex={0}>
      <table className={styles.table} aria-label={label}>
        <thead>
          <tr>
            <td className={mergeClasses(styles.cell, styles.row)} />
            {columns.map((column) => (
              <th
                key={column}
                scope="col"
                className={mergeClasses(styles.cell, styles.name, isKnown(column) && styles.known)}
              >
                <div>{columnName(column)}</div>
                {names && (
                  <Choice
                    label={say('app.assignColumn', { column: columnName(column) })}
                    value={nameOf(column)}
                    options={optionsOf(say, names, found.get(column), nameOf(column))}
                    onChoose={(name) => onName(column, name)}
                  />
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody lang="zh-CN">
          {rowsOf(props).map((row) => (
            <PictureRow key={row} row={row} sheet={sheet} header={header} columns={columns} isKnown={isKnown} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface PictureRowProps extends Pick<SheetPictureProps, 'sheet' | 'header'> {
  readonly row: number;
  readonly columns: readonly number[];
  readonly isKnown: (column: number) => boolean;
}

function PictureRow({ row, sheet, header, columns, isKnown }: PictureRowProps): ReactNode {
  const say = useSay();
  const styles = useStyles();
  const isHeader = header !== undefined && header[0] <= row + 1 && row + 1 <= header[1];
  const isBody = header === undefined || row + 1 > header[1];
  return (
    <tr>
      <th scope="row" className={mergeClasses(styles.cell, styles.row)}>
        {isHeader ? say('app.assignHeaderRow', { row: row + 1 }) : row + 1}
      </th>
      {columns.map((column) => {
        const value = valueAt(sheet, row, column);
        const looks = [isHeader ? styles.header : isBody && isKnown(column) && styles.known];
        if (typeof value === 'number') looks.push(styles.number);
        return (
          <td key={column} className={mergeClasses(styles.cell, ...looks)}>
            {textOf(value)}
          </td>
        );
      })}
    </tr>
  );
}

/** What a column may be said to hold: what was found, the names of the statement, nothing. */
function optionsOf(
  say: Say,
  names: readonly string[],
  found: string | undefined,
  given: string,
): (readonly [string, string])[] {
  const automatic = found === undefined ? say('app.assignColumnAuto') : say('app.assignColumnFound', { name: found });
  const others = given === '' || given === NONE || names.includes(given) ? names : [given, ...names];
  return [['', automatic], ...others.map((name) => [name, name] as const), [NONE, say('app.assignColumnNone')]];
}

/** The rows to show: from a little above the header, or from the top, down to some lines of the body. */
function rowsOf({ sheet, within, header }: SheetPictureProps): number[] {
  const bottom = sheet.top + sheet.cells.length - 1;
  const first = Math.max(sheet.top, (within?.[0] ?? 1) - 1);
  const last = Math.min(bottom, (within?.[1] ?? bottom + 1) - 1);
  const top = header ? Math.max(first, header[0] - 1 - ROWS_ABOVE) : first;
  const end = Math.min(last, header ? header[1] - 1 + BODY_ROWS : Infinity, top + ROWS_MAX - 1);
  return Array.from({ length: Math.max(0, end - top + 1) }, (_, index) => top + index);
}

function columnsOf({ left, cells }: SheetSnapshot): number[] {
  const width = cells.reduce((widest, row) => Math.max(widest, row.length), 0);
  return Array.from({ length: Math.min(width, COLUMNS_MAX) }, (_, index) => left + index);
}

function valueAt({ top, left, cells }: SheetSnapshot, row: number, column: number): CellValue {
  return cells[row - top]?.[column - left] ?? null;
}

function textOf(value: CellValue): string {
  if (value === null) return '';
  return typeof value === 'object' ? value.error : String(value);
}

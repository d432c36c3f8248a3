/**
 * A workbook of ours in the hands of a user: LibreOffice opens it, types amounts and codes, inserts rows, and what it then
 * computes is read back.
 */
import { read, type CellObject } from '@e965/xlsx';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { addressOf } from '../../src/accounts';
import { createWorkbook } from '../../src/hosts/file';
import type { SheetPlan } from '../../src/workbook';
import { soffice } from './libreoffice';

/** What the user does, in turn. Rows and columns are zero-based, as they are at that moment. */
export type Step =
  | { readonly do: 'insertRow'; readonly sheet: string; readonly row: number }
  | {
      readonly do: 'type';
      readonly sheet: string;
      readonly row: number;
      readonly column: number;
      readonly value: string | number;
    }
  | {
      readonly do: 'enter';
      readonly sheet: string;
      readonly row: number;
      readonly column: number;
      /** Without the leading `=`, of cells of its own sheet. */
      readonly formula: string;
    };

/** What a sheet shows: `text` of labels, `amount` of figures; a blank cell is 0, an error is NaN. */
export interface ShownSheet {
  text(row: number, column: number): string;
  amount(row: number, column: number): number;
  /** The row that has a text in a column. */
  rowOf(text: string, column: number): number;
}

const TIMEOUT_MS = 60_000;

/** Line by line: the sheet's place, what to do, row, column, value. Basic reads no more than ASCII from a file. */
const MACRO = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
Sub Work(source As String, steps As String, target As String)
  Dim book As Object, sheet As Object, fields, entry As String, file As Integer
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  book = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
  file = FreeFile
  Open steps For Input As #file
  Do While Not EOF(file)
    Line Input #file, entry
    fields = Split(entry, " ")
    sheet = book.Sheets.getByIndex(CInt(fields(0)))
    Select Case fields(1)
      Case "row"
        sheet.Rows.insertByIndex(CLng(fields(2)), 1)
      Case "text"
        sheet.getCellByPosition(CLng(fields(3)), CLng(fields(2))).String = fields(4)
      Case "formula"
        sheet.getCellByPosition(CLng(fields(3)), CLng(fields(2))).Formula = fields(4)
      Case "number"
        sheet.getCellByPosition(CLng(fields(3)), CLng(fields(2))).Value = Val(fields(4))
    End Select
  Loop
  Close #file
  book.calculateAll()
  Dim filter(0) As New com.sun.star.beans.PropertyValue
  filter(0).Name = "FilterName"
  filter(0).Value = "Calc MS Excel 2007 XML"
  book.storeToURL(target, filter())
  book.close(True)
  StarDesktop.terminate()
End Sub
</script:module>
`;

/** The sheets as they stand after the steps, by name. */
export async function worked(
  plans: readonly SheetPlan[],
  steps: readonly Step[],
): Promise<ReadonlyMap<string, ShownSheet>> {
  const folder = mkdtempSync(join(tmpdir(), 'juesuan-worked-'));
  try {
    const [source, list, target] = ['in.xlsx', 'steps.txt', 'out.xlsx'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    writeFileSync(source, await createWorkbook(plans));
    writeFileSync(list, steps.map((step) => `${lineOf(plans, step)}\n`).join(''));
    const profile = join(folder, 'profile');
    office(profile, ['--terminate_after_init']);
    writeFileSync(join(profile, 'user', 'basic', 'Standard', 'Module1.xba'), MACRO);
    const urls = [source, list, target].map((path) => `"${pathToFileURL(path).href}"`);
    office(profile, [`macro:///Standard.Module1.Work(${urls.join(',')})`]);
    const book = read(readFileSync(target));
    return new Map(book.SheetNames.map((name) => [name, shown(book.Sheets[name] ?? {})]));
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

function lineOf(plans: readonly SheetPlan[], step: Step): string {
  const sheet = plans.findIndex((plan) => plan.name === step.sheet);
  if (step.do === 'insertRow') return `${sheet} row ${step.row}`;
  // LibreOffice's own notation parts arguments by semicolons.
  if (step.do === 'enter') return `${sheet} formula ${step.row} ${step.column} =${step.formula.replaceAll(',', ';')}`;
  return `${sheet} ${typeof step.value === 'number' ? 'number' : 'text'} ${step.row} ${step.column} ${step.value}`;
}

function office(profile: string, what: readonly string[]): void {
  const user = `-env:UserInstallation=${pathToFileURL(profile).href}`;
  const common = ['--headless', '--norestore', '--nolockcheck', '--nologo'];
  const { error, status, stderr } = spawnSync(soffice(), [user, ...common, ...what], {
    timeout: TIMEOUT_MS,
    killSignal: 'SIGKILL',
    encoding: 'utf8',
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`LibreOffice：${stderr}`);
}

function shown(cells: Readonly<Record<string, unknown>>): ShownSheet {
  const at = (row: number, column: number): CellObject | undefined =>
    cells[addressOf(row, column)] as CellObject | undefined;
  const text = (row: number, column: number): string => String(at(row, column)?.v ?? '');
  return {
    text,
    amount(row, column) {
      const cell = at(row, column);
      if (cell === undefined || cell.v === '' || cell.v === undefined) return 0;
      return cell.t === 'n' ? Number(cell.v) : Number.NaN;
    },
    rowOf(sought, column) {
      for (let row = 0; row < 500; row += 1) if (text(row, column) === sought) return row;
      throw new Error(`no row ${sought}`);
    },
  };
}

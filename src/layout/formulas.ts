/**
 * Live formulas from the form's relations: every cell that the form derives, wherever the sheets stand. They hold
 * when rows are inserted, use no wildcards, and no function newer than Excel 2007.
 */
import { addressOf, columnName, levelOf, isSubjectCode, type StatementCode } from '../accounts';
import { bindingsOf, formOf, relationsOf, termsOf, type Form, type Equation, type Relation, type Term } from '../forms';
import { quoteSheet } from '../workbook';
import { referenceTo, type FigureSource, type SheetDraft, type SubjectArea } from './sheet';

/** Formulas, without the leading `=`, by `row|column`. */
export type SheetFormulas = Map<string, string>;

type Drafts = ReadonlyMap<StatementCode, SheetDraft>;
/** Where formulas may take figures from: statements that stand in the workbook, and those that are drafted. */
type Sources = ReadonlyMap<StatementCode, FigureSource>;

/**
 * Formulas for every drafted sheet. A relation whose other statement is neither drafted nor among those that stand leaves
 * its cell to be filled in.
 */
export function formulasFor(
  form: Form,
  drafts: Drafts,
  standing: Sources = new Map(),
): ReadonlyMap<StatementCode, SheetFormulas> {
  const sources: Sources = new Map([...standing, ...drafts]);
  const formulas = new Map([...drafts.keys()].map((code) => [code, new Map<string, string>()] as const));
  for (const relation of relationsOf(form)) {
    if (relation.kind === 'equation' && relation.derives) derive(form, drafts, sources, relation, formulas);
    if (relation.kind === 'rollup') rollUp(drafts, relation, formulas);
  }
  return formulas;
}

/** The first relation that derives a cell gives its formula; later ones are checks on it. */
function set(formulas: SheetFormulas | undefined, row: number, column: number, formula: string): void {
  const key = cellKey(row, column);
  if (formulas && !formulas.has(key)) formulas.set(key, formula);
}

export function cellKey(row: number, column: number): string {
  return `${row}|${column}`;
}

function derive(
  form: Form,
  drafts: Drafts,
  sources: Sources,
  relation: Equation,
  formulas: ReadonlyMap<StatementCode, SheetFormulas>,
): void {
  const [left] = relation.formula.left;
  const target = drafts.get(left?.statement ?? relation.statement);
  if (!left || !target) return;
  const sum = (binding: { item?: string; measure?: string }): void => {
    const [cell] = termsOf(form, relation, left, binding);
    const at = cell && target.figureAt(cell.item, cell.measure);
    const terms = relation.formula.right.flatMap((operand) => termsOf(form, relation, operand, binding));
    const text = at && sumOf(sources, terms, target, binding.item);
    if (at && text !== undefined) set(formulas.get(target.form.code), at.row, at.column, text);
  };
  if (relation.each === 'row') return deriveRows(relation, target, formulas.get(target.form.code));
  bindingsOf(form, relation, (code) => linesOf(form, code)).forEach(sum);
}

/** The fixed lines of a statement, by code where they have one. */
function linesOf(form: Form, code: StatementCode): string[] {
  return formOf(form, code).sides.flatMap(({ items }) => items.map((item) => item.code ?? item.name));
}

/** Across a row: the same formula in every row, blank where the row is not used yet. */
function deriveRows(relation: Equation, target: SheetDraft, formulas: SheetFormulas | undefined): void {
  const measure = relation.formula.left[0]?.measure;
  const spare = target.spareRows;
  for (const [key, at] of target.places) {
    const item = key.slice(0, key.lastIndexOf('|'));
    if (measure === undefined || key !== `${item}|${measure}`) continue;
    const refs = (sign: 1 | -1): string[] =>
      relation.formula.right.flatMap((operand) => {
        const place = operand.sign === sign && operand.measure ? target.figureAt(item, operand.measure) : undefined;
        return place ? [addressOf(place.row, place.column)] : [];
      });
    const formula = signedSum(refs(1), refs(-1));
    const area = target.areas[0];
    const guarded = spare.has(at.row) && area ? `IF(${codeAt(area, at.row)}="","",${formula})` : formula;
    set(formulas, at.row, at.column, guarded);
  }
}

/** SUM skips text, so that a cell with a dash does not spoil the total. */
function signedSum(plus: readonly string[], minus: readonly string[]): string {
  return minus.length === 0 ? `SUM(${plus.join(',')})` : `SUM(${plus.join(',')})-SUM(${minus.join(',')})`;
}

function sumOf(
  sources: Sources,
  terms: readonly Term[],
  target: SheetDraft,
  subject: string | undefined,
): string | undefined {
  const parts: { sign: 1 | -1; reference: string }[] = [];
  for (const term of terms) {
    const source = sources.get(term.statement);
    if (!source) return undefined;
    const at = source.figureAt(term.item, term.measure);
    if (subject !== undefined && source.form.shape === 'subjects') {
      const reference = subjectSum(source, subject, term.measure, target);
      if (reference === undefined) return undefined;
      parts.push({ sign: term.sign, reference });
    } else if (at) {
      parts.push({ sign: term.sign, reference: referenceTo(source, at, target.form.code) });
    } else if (!term.optional || source !== target) {
      // What another statement leaves out may stand there all the same, unread.
      return undefined;
    }
  }
  const of = (sign: 1 | -1): string[] => parts.filter((part) => part.sign === sign).map((part) => part.reference);
  const plus = asRanges(of(1));
  const minus = asRanges(of(-1));
  const [only] = plus;
  return plus.length === 1 && minus.length === 0 && only !== undefined && !only.includes(':')
    ? only
    : signedSum(plus, minus);
}

/** `C7`, `C8`, `C9` → `C7:C9`, so that lines inserted between them are summed too. */
function asRanges(references: readonly string[]): string[] {
  const ranges: { column: string; from: number; to: number; text: string }[] = [];
  for (const reference of references) {
    const match = /^([A-Z]+)(\d+)$/.exec(reference);
    const column = match?.[1] ?? '';
    const row = Number(match?.[2]);
    const last = ranges.at(-1);
    if (match && last?.column === column && last.to + 1 === row) last.to = row;
    else ranges.push({ column, from: row, to: row, text: reference });
  }
  return ranges.map(({ column, from, to, text }) => (to > from ? `${column}${from}:${column}${to}` : text));
}

/** The amount of one subject in another statement, wherever its row stands. */
function subjectSum(source: FigureSource, code: string, measure: string, target: SheetDraft): string | undefined {
  const [area] = source.areas;
  const total = source.form.sides[0]?.items[0];
  const at = total && source.figureAt(total.name, measure);
  if (!area || !at) return undefined;
  const sheet = source === target ? '' : `${quoteSheet(source.name)}!`;
  const column = (index: number): string =>
    `${sheet}$${columnName(index)}$${area.firstRow + 1}:$${columnName(index)}$${area.endRow + 1}`;
  const [only, ...parts] = area.codeColumns;
  if (parts.length === 0) return `SUMIF(${column(only)},"${code}",${column(at.column)})`;
  return `SUMPRODUCT(--(${area.codeColumns.map(column).join('&')}="${code}"),${column(at.column)})`;
}

/** The whole code in a row: one cell, or 类, 款 and 项 put together. */
function codeAt({ codeColumns }: SubjectArea, row: number): string {
  return codeColumns.map((column) => `$${addressOf(row, column)}`).join('&');
}

type Rollup = Extract<Relation, { kind: 'rollup' }>;

/** 类, 款 and 合计 over the rows below them. Rows whose code is still to be typed work out their level themselves. */
function rollUp(drafts: Drafts, relation: Rollup, formulas: ReadonlyMap<StatementCode, SheetFormulas>): void {
  const draft = drafts.get(relation.statement);
  if (!draft) return;
  const sheet = formulas.get(relation.statement);
  const codes = new Map(draft.subjectRows.map(({ row, codeColumn, code }) => [cellKey(row, codeColumn), code]));
  const parents = new Set(draft.subjectRows.map(({ code }) => code?.slice(0, -2)));
  for (const [key, { row, column }] of draft.places) {
    const area = areaOf(draft, column);
    if (!area) continue;
    if (relation.total !== undefined && key.startsWith(`${relation.total}|`)) {
      const isAbove = row < area.endRow;
      set(sheet, row, column, isAbove ? sumBelow(area, row, column, undefined) : sumAbove(area, row, column));
    } else if (codes.has(cellKey(row, area.codeColumns[0]))) {
      const formula = subjectFormula(parents, area, row, column, codes.get(cellKey(row, area.codeColumns[0])));
      if (formula !== undefined) set(sheet, row, column, formula);
    }
  }
}

/** The area that an amount column belongs to: the nearest one to its left. */
function areaOf(draft: SheetDraft, column: number): SubjectArea | undefined {
  return draft.areas.filter((area) => area.codeColumns[0] < column).at(-1);
}

function subjectFormula(
  parents: ReadonlySet<string | undefined>,
  area: SubjectArea,
  row: number,
  column: number,
  code: string | undefined,
): string | undefined {
  const own = codeAt(area, row);
  if (code === undefined) return `IF(OR(LEN(${own})=3,LEN(${own})=5),${sumBelow(area, row, column, own)},"")`;
  return isSubjectCode(code) && levelOf(code) < 3 && parents.has(code) ? sumBelow(area, row, column, own) : undefined;
}

/**
 * Sum over the rows below `row` whose code is one level under that in `own`, or the 类 when there is no `own`. The range
 * begins right below the formula, by INDEX, so that a row inserted there is counted too. ROWS, not ROW, gives the place:
 * within SUMPRODUCT the latter is an array, of which INDEX makes no reference.
 */
function sumBelow(area: SubjectArea, row: number, column: number, own: string | undefined): string {
  const codes = codesOver(area, (of) => below(area, row, of));
  const amounts = below(area, row, column);
  if (own === undefined) return `SUMPRODUCT(--(LEN(${codes})=3),${amounts})`;
  return `SUMPRODUCT(--(LEFT(${codes},LEN(${own}))=${own}&""),--(LEN(${codes})=LEN(${own})+2),${amounts})`;
}

/** Sum over the 类 above a total that stands below its subjects, from the row above the first one. */
function sumAbove(area: SubjectArea, row: number, column: number): string {
  const above = (of: number): string => {
    const name = nameIn(area, of);
    return `${name}$${area.firstRow + 1}:INDEX(${name}:${name},${rowsTo(area, String(row + 1))}-1)`;
  };
  return `SUMPRODUCT(--(LEN(${codesOver(area, above)})=3),${above(column)})`;
}

/** The codes of some rows: one range, or those of 类, 款 and 项 put together row by row. */
function codesOver({ codeColumns }: SubjectArea, range: (column: number) => string): string {
  return codeColumns.map(range).join('&');
}

/** Codes keep their column when a formula is copied along its row, amounts do not. */
function nameIn({ codeColumns }: SubjectArea, column: number): string {
  return codeColumns.includes(column) ? `$${columnName(column)}` : columnName(column);
}

function rowsTo({ codeColumns }: SubjectArea, last: string): string {
  const name = columnName(codeColumns[0]);
  return `ROWS($${name}$1:$${name}${last})`;
}

function below(area: SubjectArea, row: number, column: number): string {
  const name = nameIn(area, column);
  const whole = `${name}:${name}`;
  const last = rowsTo(area, `$${area.endRow + 1}`);
  const end = area.endIsBlank ? `${name}$${area.endRow + 1}` : `INDEX(${whole},${last}-1)`;
  return `INDEX(${whole},${rowsTo(area, String(row + 1))}+1):${end}`;
}

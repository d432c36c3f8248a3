/** 表样: the prescribed statements as sheets to insert. */
import { amountIn, type MoneyUnit, type Statement, type StatementCode } from '../accounts';
import type { Form, StatementForm } from '../forms';
import { fill } from '../sentences';
import type { PlannedCell, SheetPlan } from '../workbook';
import { layOutBlocks } from './blocks';
import { cellKey, formulasFor, type SheetFormulas } from './formulas';
import { layOutGrid } from './grid';
import type { HeadingOptions } from './heading';
import { layOutLines } from './lines';
import { SheetDraft, sheetNameOf, type PlannedSubject } from './sheet';
import { standingIn, type StandingBook } from './standing';
import { layOutSubjects } from './subjects';

export interface LayoutOptions {
  /** Statements to lay out; all of the form when left out. */
  readonly statements?: readonly StatementCode[];
  readonly unit?: string;
  /** The form's year when left out. */
  readonly year?: number;
  /** The form's own when left out. */
  readonly moneyUnit?: MoneyUnit;
  /** Subjects with a row each, by statement; blank rows to type them in when left out. */
  readonly subjects?: ReadonlyMap<StatementCode, readonly PlannedSubject[]>;
  /** Figures to print in place of formulas and blanks: a finished statement. */
  readonly figures?: ReadonlyMap<StatementCode, Statement>;
  /** The workbook that the sheets go into: formulas refer to the statements that stand there. */
  readonly book?: StandingBook;
}

/** Lays out statements of a form with live formulas, or with the given figures as plain values. */
export function layOutStatements(form: Form, options: LayoutOptions = {}): SheetPlan[] {
  const [opening] = form.statements.keys();
  const heading: Omit<HeadingOptions, 'opensBook'> = {
    ...(options.unit !== undefined && { unit: options.unit }),
    year: options.year ?? form.year,
    moneyUnit: options.moneyUnit ?? form.prints.moneyUnit,
    prints: form.prints,
  };
  const codes = options.statements ?? [...form.statements.keys()];
  const drafts = new Map<StatementCode, SheetDraft>();
  for (const table of form.statements.values()) {
    if (codes.includes(table.code)) {
      drafts.set(table.code, draftOf(table, { ...heading, opensBook: table.code === opening }, options));
    }
  }
  const formulas = formulasFor(form, drafts, options.book && standingIn(form, options.book, heading));
  return [...drafts.values()].map((draft) =>
    draft.plan(figureCells(draft, formulas.get(draft.form.code), heading.moneyUnit, options)),
  );
}

function draftOf(table: StatementForm, heading: HeadingOptions, options: LayoutOptions): SheetDraft {
  const draft = new SheetDraft(table, sheetNameOf(table));
  switch (table.shape) {
    case 'lines':
      layOutLines(draft, heading);
      break;
    case 'subjects':
      layOutSubjects(draft, heading, options.subjects?.get(table.code), emptyNoteOf(table, options));
      break;
    case 'blocks':
      layOutBlocks(draft, heading);
      break;
    case 'grid':
      layOutGrid(draft, heading, emptyNoteOf(table, options));
      break;
    case 'unknown':
      throw new Error(`${table.code} cannot be laid out: its inside is not known`);
  }
  return draft;
}

/** A blank form leaves it to the unit to say that a statement has no figures; a finished one says it. */
function emptyNoteOf(table: StatementForm, options: LayoutOptions): string | undefined {
  const figures = options.figures?.get(table.code);
  if (!table.emptyNote || !figures?.isEmpty) return undefined;
  return fill(table.emptyNote, { unit: options.unit ?? '' });
}

function figureCells(
  draft: SheetDraft,
  formulas: SheetFormulas | undefined,
  moneyUnit: MoneyUnit,
  options: LayoutOptions,
): PlannedCell[] {
  const totals = new Set(
    draft.form.sides.flatMap((side) => side.items.filter((item) => item.total).map((item) => item.name)),
  );
  const spare = draft.spareRows;
  return [...draft.places].map(([key, { row, column }]): PlannedCell => {
    const item = key.slice(0, key.lastIndexOf('|'));
    const measure = key.slice(item.length + 1);
    const total = totals.has(item);
    if (options.figures) {
      const figure = options.figures.get(draft.form.code)?.figure(item, measure);
      const style = total ? 'amountTotal' : 'amount';
      if (!figure || figure.blank) return { row, column, style };
      // A double holds every amount to the 分 that a cell may hold.
      return { row, column, style, value: amountIn(figure.amount, moneyUnit).toNumber() };
    }
    const formula = formulas?.get(cellKey(row, column));
    const style = formula === undefined || spare.has(row) ? 'inputAmount' : total ? 'amountTotal' : 'amount';
    if (formula === undefined) return { row, column, style };
    // A blank form adds up nothing; beside statements that stand in a workbook nobody knows.
    return { row, column, style, formula, ...(!options.book && { result: formula.startsWith('IF(') ? '' : 0 }) };
  });
}

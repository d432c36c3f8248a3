/** 情况说明 as it was drafted: sections of paragraphs of runs, in which every figure knows the cells that it comes from. */
import type { CellRef } from '../accounts';

/** What a figure is printed in; `count` is a whole number of things or people, `number` a plain number such as a score. */
export type FigureUnit = '元' | '万元' | '%' | 'count' | 'number';

/** Words: of the wording, or a name or answer that the user gave. */
export interface TextRun {
  readonly kind: 'text';
  readonly text: string;
  /** Set for words that come from the supplement or a statement, not from the wording. */
  readonly source?: { readonly what: string; readonly cells: readonly CellRef[] };
}

export interface FigureRun {
  readonly kind: 'figure';
  /** As printed, without its unit. */
  readonly text: string;
  /** The unrounded value in `unit`, a decimal string. */
  readonly value: string;
  readonly unit: FigureUnit;
  /** Every cell that it was computed from. */
  readonly cells: readonly CellRef[];
  /** What it is, in words. */
  readonly what: string;
}

/** A gap that the user has to fill. */
export interface PlaceholderRun {
  readonly kind: 'placeholder';
  /** Visible, such as 【请填写：上年收支总计】. */
  readonly text: string;
  readonly key: string;
  readonly code?: string;
}

export type Run = TextRun | FigureRun | PlaceholderRun;

export interface NarrativeParagraph {
  /** Set for a heading within the section, such as （一）. */
  readonly level?: 2;
  readonly runs: readonly Run[];
}

export interface NarrativeSection {
  readonly id: string;
  readonly heading: string;
  readonly paragraphs: readonly NarrativeParagraph[];
}

/** Something that the text needed and nobody has said: a question of the supplement, or a statement. */
export interface MissingAnswer {
  /** Key of the supplement's question, or the statement such as `01表`. */
  readonly key: string;
  readonly code?: string;
  /** Heading of the first section that needs it. */
  readonly section: string;
  readonly help: string;
}

export interface Narrative {
  readonly title: string;
  /** As the statements print it; absent when they do not. */
  readonly unit?: string;
  readonly year?: number;
  /** Name of the wording. */
  readonly wording: string;
  readonly sections: readonly NarrativeSection[];
  readonly missing: readonly MissingAnswer[];
  /** What the user should know of how it was drafted, in sentences. */
  readonly notes: readonly string[];
}

/** A paragraph's words without the knowledge behind them. */
export function textOf(paragraph: NarrativeParagraph): string {
  return paragraph.runs.map((run) => run.text).join('');
}

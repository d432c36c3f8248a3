/**
 * A form as it holds in one year: every statement that is known, with what the form prints of it and how. Lines and
 * columns that it does not print are there too, since a book that prints them means what they mean.
 */
import type { MoneyUnit, StatementCode, SubjectCode } from '../accounts';
import type { WordingName } from './names';
import type { DatedValue, FactData, Level, ReadingRuleData, RelationData, StatementData } from './schema';

/** A column: `label` as the form prints it, `labels` every accepted spelling, that one first. */
export interface Measure {
  readonly name: string;
  readonly label: string;
  readonly labels: readonly string[];
  /** 栏次; absent where the form does not print the column. */
  readonly column?: number;
  /** The heading that spans several columns, such as 本年支出. */
  readonly group?: string;
  /** True where the form or books in use leave it out: it then counts as 0.00. */
  readonly optional: boolean;
  readonly printed: boolean;
}

/** A line, or an item of a grid. */
export interface Item {
  readonly name: string;
  readonly label: string;
  readonly labels: readonly string[];
  readonly code?: SubjectCode;
  /** 一、 as printed before the label. */
  readonly ordinal?: string;
  readonly group?: string;
  readonly optional: boolean;
  /** True for sums, which are printed strong. */
  readonly total: boolean;
  readonly printed: boolean;
}

export interface Side {
  readonly name: string;
  readonly measures: readonly Measure[];
  /** In the statement's order, printed or not. */
  readonly items: readonly Item[];
  /** The printed lines from the top, blank ones as undefined. */
  readonly rows: readonly (Item | undefined)[];
  /** 行次 of the first of `rows`. */
  readonly firstLine: number;
}

/** A kind of expenditure of a statement in blocks, such as 人员经费: its 类 and the item that is their total. */
export interface Kind {
  readonly name: string;
  readonly classes: readonly SubjectCode[];
  readonly total: string;
}

export interface StatementForm {
  /** Its lasting id. */
  readonly code: StatementCode;
  /** As the form prints it. */
  readonly title: string;
  /** Every accepted title, the printed one first. */
  readonly titles: readonly string[];
  /** 公开01表, where the form numbers its statements. */
  readonly number?: string;
  readonly shape: StatementData['shape'];
  readonly classification: StatementData['classification'];
  readonly landscape: boolean;
  readonly note?: string;
  readonly emptyNote?: string;
  readonly sides: readonly Side[];
  readonly kinds: readonly Kind[];
  /** Where the total stands among subjects. */
  readonly total: 'first' | 'last';
  readonly codes: 'whole' | 'parts';
  readonly grid: 'byMeasure' | 'byItem' | 'upright';
  readonly relations: readonly Relation[];
  /** False for a statement that is known and that this form does not have. */
  readonly printed: boolean;
}

export type Relation =
  | (RelationData & { readonly statement: StatementCode })
  | ({ readonly kind: 'sign'; readonly statement: StatementCode; readonly id: string } & Omit<RuleText, 'id'>);
export type Equation = Extract<Relation, { kind: 'equation' }>;
export type Fact = FactData;
export type ReadingRule = ReadingRuleData;
export type { Level };

interface RuleText {
  readonly id: string;
  readonly level: Level;
  readonly sentence: string;
  readonly basis: string;
}

/** What a form prints on each of its statements. */
export interface Printed {
  readonly unit: boolean;
  readonly year: boolean;
  readonly lineNumbers: boolean;
  readonly columnNumbers: boolean;
  readonly moneyUnit: MoneyUnit;
  /** What stands once, above the first statement: {unit}{year}年度部门决算表. */
  readonly bookHeading?: string;
}

export interface Form {
  readonly id: string;
  readonly place: string;
  /** The year that it is resolved for. */
  readonly year: number;
  /** Years for which it is known, the oldest first. */
  readonly years: readonly number[];
  readonly source: string;
  /** What of it is certain; absent: all of it. */
  readonly certain?: string;
  /** Whether its statements can be laid out. */
  readonly laidOut: boolean;
  readonly prints: Printed;
  readonly wording: WordingName;
  /** What 预算数 means. */
  readonly budget: '年初预算' | '全年预算';
  /** The statements that it has, in its order. */
  readonly statements: ReadonlyMap<StatementCode, StatementForm>;
  /** The statements that are known besides. */
  readonly others: ReadonlyMap<StatementCode, StatementForm>;
  readonly facts: readonly Fact[];
  readonly readingRules: ReadonlyMap<string, ReadingRule>;
  /** Accepted names by functional code; a start, not the whole list. */
  readonly functional: ReadonlyMap<string, readonly string[]>;
  /** Accepted names by economic code. */
  readonly economic: ReadonlyMap<string, readonly string[]>;
}

/** All relations that the form does not exclude, of its own statements first. */
export function relationsOf(form: Form): Relation[] {
  return allStatements(form).flatMap((statement) => statement.relations);
}

/** Every statement that is known: those of the form in its order, then the others. */
export function allStatements({ statements, others }: Form): StatementForm[] {
  return [...statements.values(), ...others.values()];
}

/** The value of a dated property in `year`, or undefined. */
export function inYear<T>(values: readonly DatedValue<T>[] | undefined, year: number): T | undefined {
  return values?.find((each) => isInForce(each, year))?.value;
}

export function isInForce(
  part: { readonly from?: number | undefined; readonly until?: number | undefined },
  year: number,
): boolean {
  return (part.from ?? year) <= year && year <= (part.until ?? year);
}

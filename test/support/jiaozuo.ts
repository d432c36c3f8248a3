/**
 * 焦作市劳动保障信息中心, 2021: the sample book as it is read, with the answers that its published narrative gives to the
 * questions of the supplement, or with changes.
 */
import {
  addressOf,
  Money,
  Statement,
  type Accounts,
  type Figure,
  type StatementCode,
  type StatementRow,
  type SubjectCode,
  type Supplement,
} from '../../src/accounts';
import { parseSupplement } from '../../src/cli/supplementFile';
import { formOf, FORMS, type Side } from '../../src/forms';
import { readAccounts } from '../../src/reading';
import { samplePlans } from '../../samples/book';
import published from '../../samples/jiaozuo-2021.supplement.json';
import { SAMPLE } from '../../samples/statements';
import { asRead } from './grid';

export const UNIT = SAMPLE.unit;

/** What a test changes in the sample. */
export interface Changes {
  /** Amounts in 元 by `表|项目|栏次`, such as `01|收入总计|金额`; `-` empties the cell. */
  readonly amounts?: Readonly<Record<string, string>>;
  /** Answers by key; undefined takes an answer away. */
  readonly answers?: Readonly<Record<string, string | undefined>>;
  /** Statements that the book does not have. */
  readonly without?: readonly StatementCode[];
  /** Rows left out, by `表|项目`. */
  readonly withoutRows?: readonly string[];
  /** Rows of subjects added to a statement, a line each: code, name, amounts; `-` is a blank. */
  readonly rows?: Readonly<Partial<Record<StatementCode, string>>>;
  readonly unit?: string;
  readonly year?: number;
}

/** Without the budgets that are given for a 类 as a whole: seven 项 have none then. */
export const NO_CLASS_BUDGETS: Changes = { answers: { '年初预算|208': undefined, '年初预算|210': undefined } };

const SUPPLEMENT = parseSupplement(JSON.stringify(published), 'jiaozuo-2021.supplement.json');
const SOUND = readAccounts(samplePlans(SUPPLEMENT).map(asRead), { book: 'jiaozuo-2021.xlsx' });

/** The sample's accounts, as they were published or with changes. */
export function jiaozuo(changes: Changes = {}): Accounts {
  const kept = [...SOUND.statements].filter(([code]) => !changes.without?.includes(code));
  return {
    ...SOUND,
    book: `${changes.year ?? SAMPLE.year}.xlsx`,
    unit: SOUND.unit && { ...SOUND.unit, value: changes.unit ?? SOUND.unit.value },
    year: SOUND.year && { ...SOUND.year, value: changes.year ?? SOUND.year.value },
    statements: new Map(kept.map(([code, statement]) => [code, changed(statement, changes)])),
    supplement: supplementOf(changes),
  };
}

function supplementOf({ answers = {} }: Changes): Supplement {
  const supplement = new Map(SOUND.supplement);
  for (const [index, [key, text]] of Object.entries(answers).entries()) {
    const cell = supplement.get(key)?.cell ?? { sheet: '补充资料', address: addressOf(200 + index, 4) };
    if (text === undefined) supplement.delete(key);
    else supplement.set(key, { text, cell });
  }
  return supplement;
}

function changed(statement: Statement, changes: Changes): Statement {
  const rows = [...statement.rows, ...addedRows(statement, changes.rows?.[statement.code] ?? '')]
    .filter((row) => !changes.withoutRows?.includes(`${statement.code}|${row.item}`))
    .map((row) => ({ ...row, figures: figuresOf(statement.code, row, changes.amounts ?? {}) }));
  const { code, sheet, range, heading, measures, unreadable } = statement;
  return new Statement({ code, sheet, range, heading, measures, unreadable, rows });
}

function figuresOf(
  code: StatementCode,
  row: StatementRow,
  amounts: Readonly<Record<string, string>>,
): Map<string, Figure> {
  return new Map(
    [...row.figures].map(([measure, figure]) => {
      const text = amounts[`${code}|${row.item}|${measure}`];
      return [measure, text === undefined ? figure : { ...figure, ...amountOf(text) }];
    }),
  );
}

function addedRows({ code, sheet }: Statement, lines: string): StatementRow[] {
  const [side]: readonly Side[] = formOf(FORMS.form('henan-2021', 2021), code).sides;
  return lines
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line, index) => {
      const [subject = '', name = '', ...amounts] = line.trim().split(/\s+/);
      const at = 100 + index;
      const figures = (side?.measures ?? []).map((measure, column): [string, Figure] => [
        measure.name,
        { ...amountOf(amounts[column] ?? '-'), cell: { sheet, address: addressOf(at, 2 + column) } },
      ]);
      return {
        item: subject,
        code: subject as SubjectCode,
        name,
        cell: { sheet, address: addressOf(at, 0) },
        figures: new Map(figures),
      };
    });
}

function amountOf(text: string): Pick<Figure, 'amount' | 'blank'> {
  const blank = text === '-';
  return { amount: blank ? Money.zero : Money.of(text), blank };
}

/** 补充资料: the questions that a narrative needs answered, as a sheet to fill in. */
import type { Supplement } from '../accounts';
import { SUPPLEMENT_SHEET, supplementKey, supplementQuestions, type SupplementQuestion } from '../edition';
import { say } from '../sentences';
import type { PlannedCell, SheetPlan } from '../workbook';
import type { PlannedSubject } from './sheet';

export interface SupplementOptions {
  /** The 项 in use, for questions that are asked per subject; blank rows to type them in when left out. */
  readonly subjects?: readonly PlannedSubject[];
  /** Answers to fill in, with the unit of an amount where it is not the question's. */
  readonly answers?: Supplement;
}

const WIDTHS = [6, 30, 30, 12, 40, 10, 60];
const HEADER_ROW = 2;
/** Rows for subjects that the user types, for each question that is asked per subject. */
const SPARE_ROWS = 12;

const COLUMNS = [
  SUPPLEMENT_SHEET.number,
  SUPPLEMENT_SHEET.section,
  SUPPLEMENT_SHEET.item,
  SUPPLEMENT_SHEET.code,
  SUPPLEMENT_SHEET.content,
  SUPPLEMENT_SHEET.unit,
  SUPPLEMENT_SHEET.help,
];

/** Lays out the sheet 补充资料 with a row a question, and a row a question and subject where it is asked per subject. */
export function layOutSupplement(options: SupplementOptions = {}): SheetPlan {
  const cells: PlannedCell[] = [
    { row: 0, column: 0, style: 'title', value: SUPPLEMENT_SHEET.title },
    { row: 1, column: 0, style: 'note', value: say('layout.supplementHelp') },
    ...COLUMNS.map((value, column): PlannedCell => ({ row: HEADER_ROW, column, style: 'header', value })),
  ];
  const rows = [...supplementQuestions().values()].flatMap((question) => rowsOf(question, options));
  for (const [index, { question, subject }] of rows.entries()) {
    cells.push(...cellsOf(HEADER_ROW + 1 + index, index + 1, question, subject, options.answers));
  }
  const last = COLUMNS.length - 1;
  return {
    name: SUPPLEMENT_SHEET.title,
    cells,
    merges: [0, 1].map((row) => ({ top: row, left: 0, bottom: row, right: last })),
    widths: WIDTHS,
    headerRows: HEADER_ROW + 1,
    landscape: true,
  };
}

interface QuestionRow {
  readonly question: SupplementQuestion;
  /** undefined: not asked per subject. */
  readonly subject?: PlannedSubject;
}

function rowsOf(question: SupplementQuestion, { subjects, answers }: SupplementOptions): QuestionRow[] {
  if (question.per !== 'subject') return [{ question }];
  if (!subjects) return Array.from({ length: SPARE_ROWS }, () => ({ question, subject: { code: '', name: '' } }));
  // An answer may be given for a 类 as a whole where its 项 have none of their own.
  const asked = new Set(subjects.map((subject) => subject.code));
  const others = [...(answers?.keys() ?? [])]
    .filter((key) => key.startsWith(`${question.key}|`))
    .map((key) => key.slice(question.key.length + 1))
    .filter((code) => !asked.has(code));
  return [...others.map((code) => ({ code, name: '' })), ...subjects].map((subject) => ({ question, subject }));
}

function cellsOf(
  row: number,
  number: number,
  question: SupplementQuestion,
  subject: PlannedSubject | undefined,
  answers: Supplement | undefined,
): PlannedCell[] {
  const answer = answers?.get(supplementKey(question.key, subject?.code));
  const isNumber = question.kind === 'money' || question.kind === 'count' || question.kind === 'number';
  const numeric = isNumber && answer ? Number(answer.text) : undefined;
  const content = numeric === undefined || Number.isNaN(numeric) ? answer?.text : numeric;
  const style = question.kind === 'money' ? 'inputAmount' : 'input';
  const named = subject?.name ? say('layout.ofSubject', { help: question.help, subject: subject.name }) : question.help;
  const help = question.when === undefined ? named : say('layout.onlyWhen', { help: named, when: question.when });
  return [
    { row, column: 0, style: 'lineNumber', value: number },
    { row, column: 1, style: 'text', value: question.section },
    { row, column: 2, style: 'label', value: question.key },
    { row, column: 3, style: 'code', ...(subject && subject.code !== '' && { value: subject.code }) },
    { row, column: 4, style, ...(content !== undefined && { value: content }) },
    { row, column: 5, style: 'text', value: answer?.unit ?? question.unit ?? '' },
    { row, column: 6, style: 'text', value: help },
  ];
}

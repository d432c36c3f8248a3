/** 补充资料: the questions that a narrative needs answered, as a sheet to fill in. */
import type { Supplement } from '../accounts';
import { SUPPLEMENT_SHEET, supplementKey, supplementQuestions, type SupplementQuestion } from '../forms';
import { say } from '../sentences';
import { fitHeights, type PlannedCell, type SheetPlan } from '../workbook';
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
  const rows = rowsOf([...supplementQuestions().values()], options);
  for (const [index, { question, subject }] of rows.entries()) {
    cells.push(...cellsOf(HEADER_ROW + 1 + index, index + 1, question, subject, options.answers));
  }
  const last = COLUMNS.length - 1;
  return fitHeights({
    name: SUPPLEMENT_SHEET.title,
    cells,
    merges: [0, 1].map((row) => ({ top: row, left: 0, bottom: row, right: last })),
    widths: WIDTHS,
    headerRows: HEADER_ROW + 1,
    landscape: true,
  });
}

interface QuestionRow {
  readonly question: SupplementQuestion;
  /** undefined: not asked per subject. */
  readonly subject?: PlannedSubject;
}

/** A row a question; questions that are asked per subject and follow each other are asked subject by subject. */
function rowsOf(questions: readonly SupplementQuestion[], options: SupplementOptions): QuestionRow[] {
  const rows: QuestionRow[] = [];
  for (let at = 0; at < questions.length;) {
    const question = questions[at];
    if (!question) break;
    const rest = questions.slice(at);
    const single = rest.findIndex((other) => other.per !== 'subject');
    const together = question.per === 'subject' ? rest.slice(0, single < 0 ? rest.length : single) : [];
    if (together.length === 0) rows.push({ question });
    for (const subject of together.length > 0 ? subjectsAsked(together, options) : []) {
      rows.push(...together.map((each) => ({ question: each, subject })));
    }
    at += Math.max(1, together.length);
  }
  return rows;
}

/** The given subjects in code order, with those that the answers name besides: a 类 may be answered for as a whole. */
function subjectsAsked(
  questions: readonly SupplementQuestion[],
  { subjects, answers }: SupplementOptions,
): PlannedSubject[] {
  if (!subjects) return Array.from({ length: SPARE_ROWS }, () => ({ code: '', name: '' }));
  const asked = new Map(subjects.map((subject) => [subject.code, subject]));
  for (const key of answers?.keys() ?? []) {
    const question = questions.find((candidate) => key.startsWith(`${candidate.key}|`));
    const code = question && key.slice(question.key.length + 1);
    if (code !== undefined && !asked.has(code)) asked.set(code, { code, name: '' });
  }
  return [...asked.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
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

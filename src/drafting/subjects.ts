/** The lists that a narrative goes through: sources, natures, classes, items and sections, each with its figure. */
import {
  inSteps,
  levelOf,
  type CellRef,
  type InSteps,
  type Statement,
  type StatementCode,
  type SubjectCode,
} from '../accounts';
import type { SupplementQuestion } from '../edition';
import { say } from '../sentences';
import type { Answers } from './answers';
import { plain } from './runs';
import type { StatementFigures } from './statements';
import { Answer, type Quantity } from './values';

/** One entry of a list, with the names that a wording uses. */
export interface Entry {
  readonly 名称: Answer;
  readonly 编码: string;
  readonly 金额: Quantity;
  /** Answers to the questions that are asked per subject, by key. */
  readonly [answer: string]: Answer | Quantity | string;
}

type Print = (answer: Answer) => string;

/** The columns of a statement as a list, such as the sources of 02; the first column is their sum. */
export function columnsOf(figures: StatementFigures, code: StatementCode, print: Print): Entry[] {
  if (!figures.statement(code)) return [];
  const measures = figures.form(code).sides.flatMap((side) => side.measures);
  return measures
    .slice(1)
    .map(({ name }) => ({ 名称: named(name, name, [], print), 编码: '', 金额: figures.figure(code, '合计', name) }));
}

/** The 类 of a statement that have a figure. */
export function classesOf(figures: StatementFigures, code: StatementCode, measure: string, print: Print): Entry[] {
  return figures
    .subjectsBelow(code, '')
    .map((subject) => ({ subject, 金额: figures.figure(code, subject, measure) }))
    .filter(({ 金额 }) => 金额.有数)
    .map(({ subject, 金额 }) => ({ 名称: fullName(figures, code, [subject], print), 编码: subject, 金额 }));
}

/**
 * The subjects of the lowest level with a figure, named 类、款、项, with what the supplement says of each. Where it gives
 * an amount for a 类 or 款 as a whole and none for what is below, that subject stands for them.
 */
export function* itemsOf(
  figures: StatementFigures,
  code: StatementCode,
  measure: string,
  questions: readonly SupplementQuestion[],
  answers: Answers,
  print: Print,
): InSteps<Entry[]> {
  const statement = figures.statement(code);
  if (!statement) return [];
  const all = lowest(figures.subjectsBelow(code, ''), (subject) => figures.subjectsBelow(code, subject));
  const used: string[] = [];
  yield* inSteps(all, (subject) => {
    if (figures.figure(code, subject, measure).有数) used.push(subject);
  });
  const entries: Entry[] = [];
  const asked = asAnswered(used, (subject) => answers.giveAmount(questions, subject));
  yield* inSteps(asked, (subject) =>
    entries.push(itemOf(figures, statement, subject, measure, questions, answers, print)),
  );
  return entries;
}

function itemOf(
  figures: StatementFigures,
  statement: Statement,
  subject: string,
  measure: string,
  questions: readonly SupplementQuestion[],
  answers: Answers,
  print: Print,
): Entry {
  const { code } = statement;
  const asked = { code: subject, name: figures.subjectName(statement, subject) };
  const given = questions.map((question): [string, Answer | Quantity] => [
    question.key,
    question.kind === 'text' || question.kind === 'list'
      ? answers.words(question, asked)
      : answers.quantity(question, asked),
  ]);
  const line = [3, 5, 7].filter((length) => length <= subject.length).map((length) => subject.slice(0, length));
  return {
    ...Object.fromEntries(given),
    名称: fullName(figures, code, line, print),
    编码: subject,
    金额: figures.figure(code, subject, measure),
  };
}

/** The subjects, or those above them that are answered for as a whole. */
function asAnswered(subjects: readonly string[], answered: (subject: string) => boolean): string[] {
  const standIn = (subject: string): string =>
    [subject.slice(0, 3), subject.slice(0, 5)].find(
      (above) => answered(above) && !subjects.some((other) => other.startsWith(above) && answered(other)),
    ) ?? subject;
  return [...new Set(subjects.map(standIn))];
}

/** The 款 of 06 with a figure: of the 类 that make up 人员经费, or of all others. 类 are sums and are not listed. */
export function sectionsOf(figures: StatementFigures, personnel: boolean, print: Print): Entry[] {
  const statement = figures.statement('06');
  if (!statement) return [];
  const classes = figures.subjectsBelow('06', '').filter((subject) => PERSONNEL.has(subject) === personnel);
  return classes
    .flatMap((subject) => figures.subjectsBelow('06', subject))
    .map((subject) => ({ subject, 金额: figures.figure('06', subject, '决算数') }))
    .filter(({ 金额 }) => 金额.有数)
    .map(({ subject, 金额 }) => {
      const row = statement.rowsOf(subject)[0];
      const form = figures.form('06').sides.flatMap((side) => side.items);
      const listed = form.find((item) => item.code === subject)?.name ?? subject;
      const printed = plain(row?.name ?? '');
      const name = printed === '' ? listed : printed;
      return { 名称: named(name, '06', row ? [row.cell] : [], print), 编码: subject, 金额 };
    });
}

/** 工资福利支出 and 对个人和家庭的补助. */
const PERSONNEL: ReadonlySet<string> = new Set(['301', '303']);

const LEVEL_NAMES = { 1: 'drafting.class', 2: 'drafting.section', 3: 'drafting.item' } as const;

function lowest(subjects: readonly string[], below: (subject: string) => readonly string[]): string[] {
  return subjects.flatMap((subject) => {
    const parts = subject.length < 7 ? below(subject) : [];
    return parts.length > 0 ? lowest(parts, below) : [subject];
  });
}

/** 教育支出（类）进修及培训（款）培训支出（项）. */
function fullName(figures: StatementFigures, code: StatementCode, line: readonly string[], print: Print): Answer {
  const statement = figures.statement(code);
  const names = line.map((subject) => {
    const name = statement ? figures.subjectName(statement, subject) : subject;
    return say(LEVEL_NAMES[levelOf(subject as SubjectCode)], { name });
  });
  const cells = line.flatMap((subject) => statement?.rowsOf(subject)[0]?.cell ?? []);
  return named(names.join(''), code, cells, print);
}

function named(name: string, code: string, cells: readonly CellRef[], print: Print): Answer {
  return new Answer(name, undefined, say('drafting.subjectName', { code }), cells, print);
}

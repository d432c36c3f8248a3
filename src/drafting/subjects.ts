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
import type { NamedList, SupplementQuestion } from '../forms';
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

/** A list of the wordings, from the figures and from what the supplement says of each subject. */
export function* listOf(
  list: NamedList,
  figures: StatementFigures,
  questions: readonly SupplementQuestion[],
  answers: Answers,
  print: Print,
): InSteps<Entry[] | boolean> {
  const { statement } = list;
  switch (list.list) {
    case 'columns':
      return columnsOf(figures, statement, list.item, print);
    case 'classes':
      return classesOf(figures, statement, list.measure, print);
    case 'items':
      return yield* itemsOf(figures, statement, list.measure, questions, answers, print);
    case 'sections':
      return sectionsOf(figures, statement, list.kind, list.measure, print);
    case 'empty':
      return figures.isEmpty(statement);
  }
}

/** The columns of an item, such as the sources of income; the first column is their sum. */
function columnsOf(figures: StatementFigures, code: StatementCode, item: string, print: Print): Entry[] {
  if (!figures.statement(code)) return [];
  const measures = figures.table(code).sides.flatMap((side) => side.measures);
  return measures
    .slice(1)
    .map(({ name }) => ({ 名称: named(name, name, [], print), 编码: '', 金额: figures.figure(code, item, name) }));
}

/** The 类 of a statement that have a figure. */
function classesOf(figures: StatementFigures, code: StatementCode, measure: string, print: Print): Entry[] {
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
function* itemsOf(
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

/** The 款 with a figure of the 类 that make up a kind, such as 人员经费. 类 are sums and are not listed. */
function sectionsOf(
  figures: StatementFigures,
  code: StatementCode,
  kindName: string,
  measure: string,
  print: Print,
): Entry[] {
  const statement = figures.statement(code);
  if (!statement) return [];
  const { kinds, sides } = figures.table(code);
  const own: readonly string[] = kinds.find(({ name }) => name === kindName)?.classes ?? [];
  return figures
    .subjectsBelow(code, '')
    .filter((subject) => own.includes(subject))
    .flatMap((subject) => figures.subjectsBelow(code, subject))
    .map((subject) => ({ subject, 金额: figures.figure(code, subject, measure) }))
    .filter(({ 金额 }) => 金额.有数)
    .map(({ subject, 金额 }) => {
      const row = statement.rowsOf(subject)[0];
      const listed = sides.flatMap(({ items }) => items).find((item) => item.code === subject)?.name ?? subject;
      const printed = plain(row?.name ?? '');
      const name = printed === '' ? listed : printed;
      return { 名称: named(name, figures.nameOf(code), row ? [row.cell] : [], print), 编码: subject, 金额 };
    });
}

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
  return named(names.join(''), figures.nameOf(code), cells, print);
}

function named(name: string, statement: string, cells: readonly CellRef[], print: Print): Answer {
  return new Answer(name, undefined, say('drafting.subjectName', { statement }), cells, print);
}

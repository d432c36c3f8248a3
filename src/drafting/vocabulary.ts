/** Everything that a wording can name, by its Chinese name. */
import type { Accounts, CellRef, Supplement } from '../accounts';
import { namedFigures, supplementQuestions, type Edition, type SupplementQuestion } from '../edition';
import { say } from '../sentences';
import { Answers } from './answers';
import { plain, PARAGRAPH_END, type RunMarks } from './runs';
import { StatementFigures } from './statements';
import { classesOf, columnsOf, itemsOf, sectionsOf, type Entry } from './subjects';
import { Answer, Quantity } from './values';

export type Vocabulary = Readonly<Record<string, Quantity | Answer | readonly Entry[] | boolean | string>>;

/** What a narrative is drafted from. */
export interface Sources {
  readonly edition: Edition;
  readonly accounts: Accounts;
  readonly supplement: Supplement;
  readonly prior: Accounts | undefined;
}

/** Question keys that the accounts themselves answer where they can. */
const UNIT = '单位名称';
const YEAR = '年度';
/** Before the name of a figure: the question for the same figure of last year. */
const LAST_YEAR = '上年';

/** Builds the vocabulary of one narrative; what is used of it is printed through `marks`. */
export function vocabulary(sources: Sources, marks: RunMarks): Vocabulary {
  const { edition, accounts, supplement, prior } = sources;
  const print = (answer: Answer): string => marks.answer(answer);
  const figures = new StatementFigures(edition, accounts, false);
  const priorFigures = prior && new StatementFigures(edition, prior, true);
  const words = new Map<string, Quantity | Answer>();
  const answers = new Answers(supplement, (name) => words.get(name), print);
  const priorAnswers = prior && new Answers(prior.supplement, () => undefined, print);
  const questions = [...supplementQuestions().values()];

  /** Last year's workbook comes first, then what the supplement says of last year. */
  const lastYear = (name: string, inPrior: Quantity | undefined): Quantity => {
    if (inPrior?.known) return inPrior;
    const question = supplementQuestions().get(`${LAST_YEAR}${name}`);
    if (question) return answers.quantity(question);
    const params = { name };
    return Quantity.missing([
      { key: name, placeholder: say('drafting.noPrior', params), help: say('drafting.noPriorHelp', params) },
    ]);
  };

  for (const figure of namedFigures().values()) {
    const { name } = figure;
    words.set(
      name,
      figures.named(figure).withLastYear(() => lastYear(name, priorFigures?.named(figure))),
    );
  }
  for (const question of questions.filter(({ per }) => per === undefined)) {
    const { key } = question;
    if (isWords(question)) words.set(key, answers.words(question));
    else {
      const quantity = answers.quantity(question);
      words.set(
        key,
        quantity.withLastYear(() => lastYear(key, priorAnswers?.quantity(question))),
      );
    }
  }
  const perSubject = questions.filter(({ per }) => per === 'subject');
  const items = (code: '05' | '08' | '09'): Entry[] => itemsOf(figures, code, '本年支出', perSubject, answers, print);

  return {
    ...Object.fromEntries(words),
    ...unitAndYear(sources, answers, print),
    换段: PARAGRAPH_END,
    收入来源: columnsOf(figures, '02', print),
    支出性质: columnsOf(figures, '03', print),
    一般公共预算支出类: classesOf(figures, '05', '本年支出', print),
    一般公共预算支出项: items('05'),
    人员经费科目: sectionsOf(figures, true, print),
    公用经费科目: sectionsOf(figures, false, print),
    政府性基金预算无数据: figures.statement('08')?.isEmpty ?? false,
    政府性基金预算支出项: items('08'),
    国有资本经营预算无数据: figures.statement('09')?.isEmpty ?? false,
    国有资本经营预算支出项: items('09'),
  };
}

/** The accounts' year, or the one that the supplement gives. */
export function yearOf(accounts: Accounts, supplement: Supplement): number | undefined {
  const given = /^(\d{4})(年度?)?$/.exec(plain(supplement.get(YEAR)?.text ?? ''))?.[1];
  return accounts.year?.value ?? (given === undefined ? undefined : Number(given));
}

/** The accounts' unit, or the one that the supplement gives. */
export function unitOf(accounts: Accounts, supplement: Supplement): string | undefined {
  const name = plain(accounts.unit?.value ?? '') || plain(supplement.get(UNIT)?.text ?? '');
  return name === '' ? undefined : name;
}

function unitAndYear(
  { accounts, supplement }: Sources,
  answers: Answers,
  print: (answer: Answer) => string,
): Vocabulary {
  const cellOf = (printed: CellRef | undefined, key: string): readonly CellRef[] => {
    const cell = printed ?? supplement.get(key)?.cell;
    return cell ? [cell] : [];
  };
  const question = (key: string): SupplementQuestion => {
    const found = supplementQuestions().get(key);
    if (!found) throw new Error(`no question ${key}`);
    return found;
  };
  const year = yearOf(accounts, supplement);
  const [need] = answers.quantity(question(YEAR)).needs;
  const yearCells = cellOf(accounts.year?.cell, YEAR);
  const inWords = (value: number | undefined): Answer =>
    new Answer(value === undefined ? undefined : String(value), need, YEAR, yearCells, print);
  const unit = unitOf(accounts, supplement);
  return {
    单位: new Answer(unit, answers.words(question(UNIT)).need, UNIT, cellOf(accounts.unit?.cell, UNIT), print),
    年度: inWords(year),
    上年度: inWords(year === undefined ? undefined : year - 1),
  };
}

function isWords({ kind }: SupplementQuestion): boolean {
  return kind === 'text' || kind === 'list';
}

/** Everything that a wording can name, by its Chinese name. */
import type { Accounts, CellRef, InSteps, Supplement } from '../accounts';
import { namedFigures, namedLists, supplementQuestions, type Form, type SupplementQuestion } from '../forms';
import { say } from '../sentences';
import { Answers } from './answers';
import { plain, PARAGRAPH_END, type RunMarks } from './runs';
import { StatementFigures } from './statements';
import { listOf, type Entry } from './subjects';
import { Answer, Quantity } from './values';

export type Vocabulary = Readonly<Record<string, Quantity | Answer | readonly Entry[] | boolean | string>>;

/** What a narrative is drafted from. */
export interface Sources {
  readonly form: Form;
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
export function* vocabulary(sources: Sources, marks: RunMarks): InSteps<Vocabulary> {
  const { form, accounts, supplement, prior } = sources;
  const print = (answer: Answer): string => marks.answer(answer);
  const figures = new StatementFigures(form, accounts, false);
  const priorFigures = prior && new StatementFigures(form, prior, true);
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
  const lists: Record<string, readonly Entry[] | boolean> = {};
  for (const list of namedLists()) lists[list.name] = yield* listOf(list, figures, perSubject, answers, print);

  return {
    ...Object.fromEntries(words),
    ...unitAndYear(sources, print),
    换段: PARAGRAPH_END,
    预算口径: form.budget,
    ...lists,
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

function unitAndYear({ accounts, supplement }: Sources, print: (answer: Answer) => string): Vocabulary {
  const unanswered = new Answers(new Map(), () => undefined, print);
  const named = (key: string, text: string | number | undefined, printed: CellRef | undefined): Answer => {
    const question = supplementQuestions().get(key);
    const cell = printed ?? supplement.get(key)?.cell;
    const need = question && unanswered.words(question).need;
    return new Answer(text === undefined ? undefined : String(text), need, key, cell ? [cell] : [], print);
  };
  const year = yearOf(accounts, supplement);
  return {
    单位: named(UNIT, unitOf(accounts, supplement), accounts.unit?.cell),
    年度: named(YEAR, year, accounts.year?.cell),
    上年度: named(YEAR, year === undefined ? undefined : year - 1, accounts.year?.cell),
  };
}

function isWords({ kind }: SupplementQuestion): boolean {
  return kind === 'text' || kind === 'list';
}

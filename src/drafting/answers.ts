/** Answers of the supplement as quantities and words; an answer that cannot be used is asked for again, never guessed. */
import { Decimal } from 'decimal.js';
import { readAmount, splitMoneyUnit, type Supplement, type SupplementAnswer } from '../accounts';
import { supplementKey, type SupplementQuestion } from '../forms';
import { say } from '../sentences';
import { plain } from './runs';
import { Answer, Quantity, type Amount, type Need } from './values';

/** A subject that a question is asked for. */
export interface AskedSubject {
  readonly code: string;
  readonly name: string;
}

/** What an amount or count left open depends on: see `zeroWith` of a question. */
export type ZeroWith = (name: string) => Quantity | Answer | undefined;

export class Answers {
  constructor(
    private readonly supplement: Supplement,
    private readonly zeroWith: ZeroWith,
    private readonly print: (answer: Answer) => string,
  ) {}

  /** The answer to a question for an amount, a count or a number. */
  quantity(question: SupplementQuestion, subject?: AskedSubject): Quantity {
    const answer = this.given(question, subject);
    if (!answer) return this.zero(question) ?? Quantity.missing([ask(question, subject)]);
    const amount = readNumber(question, answer);
    if (!amount) return Quantity.missing([correct(question, answer, subject)]);
    return Quantity.of(amount, describe(question, subject), answer.cell ? [answer.cell] : []);
  }

  /** The answer to a question for words. */
  words(question: SupplementQuestion, subject?: AskedSubject): Answer {
    const answer = this.given(question, subject);
    const text = answer && (question.kind === 'list' ? listed(answer.text) : sentence(answer.text));
    const need = answer ? undefined : ask(question, subject);
    return new Answer(text, need, describe(question, subject), answer?.cell ? [answer.cell] : [], this.print);
  }

  /** True when one of the questions that ask for an amount is answered for the subject. */
  giveAmount(questions: readonly SupplementQuestion[], code: string): boolean {
    return questions.some((question) => question.kind === 'money' && this.given(question, { code, name: '' }));
  }

  private given(question: SupplementQuestion, subject: AskedSubject | undefined): SupplementAnswer | undefined {
    const answer = this.supplement.get(supplementKey(question.key, subject?.code));
    return answer && sentence(answer.text) !== '' ? answer : undefined;
  }

  private zero(question: SupplementQuestion): Quantity | undefined {
    if (question.zeroWith === undefined) return undefined;
    const rests = this.zeroWith(question.zeroWith);
    const isZero = rests instanceof Answer ? rests.已填 : (rests?.为零 ?? false);
    if (!rests || !isZero) return undefined;
    const what = say('drafting.zeroWith', { key: question.key, other: question.zeroWith });
    const cells = rests instanceof Answer ? rests.cells : (rests.known?.cells ?? []);
    const nothing = readNumber(question, { text: '0' });
    return nothing && Quantity.of(nothing, what, cells);
  }
}

/** Money may carry its unit (`217万元`), a count its counting word (`4个`). */
function readNumber(question: SupplementQuestion, answer: SupplementAnswer): Amount | undefined {
  const text = plain(answer.text);
  if (question.kind === 'money') {
    const written = splitMoneyUnit(text);
    const reading = readAmount(written.text, written.unit ?? answer.unit ?? '元');
    return reading.kind === 'amount' ? { kind: 'money', amount: reading.amount } : undefined;
  }
  const { unit } = question;
  const digits = unit !== undefined && text.endsWith(unit) ? text.slice(0, -unit.length) : text;
  const folded = digits.normalize('NFKC').replace(/,/g, '').trim();
  const shape = question.kind === 'count' ? /^\d{1,9}$/ : /^\d{1,9}(\.\d{1,6})?$/;
  if (!shape.test(folded)) return undefined;
  return { kind: question.kind === 'count' ? 'count' : 'number', value: new Decimal(folded) };
}

/** Words that go into a sentence: the wording ends it. */
function sentence(text: string): string {
  return plain(text).replace(/[。；;.\s]+$/, '');
}

function listed(text: string): string {
  const names = text.split(/[、；;\r\n]+/).map(sentence);
  return names.filter((name) => name !== '').join('、');
}

function ask(question: SupplementQuestion, subject: AskedSubject | undefined): Need {
  const { key, help } = question;
  if (!subject) return { key, placeholder: say('drafting.ask', { key }), help };
  return {
    key,
    code: subject.code,
    placeholder: say('drafting.askSubject', { key, subject: subject.name }),
    help: say('drafting.subjectHelp', { subject: `${subject.code} ${subject.name}`, help }),
  };
}

const NOT_USABLE = { money: 'correctMoney', count: 'correctCount' } as const;

function correct(question: SupplementQuestion, answer: SupplementAnswer, subject: AskedSubject | undefined): Need {
  const { key, kind } = question;
  const reason = kind === 'money' || kind === 'count' ? NOT_USABLE[kind] : 'correctNumber';
  const asked = ask(question, subject);
  return {
    ...asked,
    placeholder: subject
      ? say('drafting.correctSubject', { key, subject: subject.name })
      : say('drafting.correct', { key }),
    help: say(`drafting.${reason}`, { text: plain(answer.text), help: asked.help }),
  };
}

function describe(question: SupplementQuestion, subject: AskedSubject | undefined): string {
  const { key } = question;
  return subject
    ? say('drafting.supplementSubjectFigure', { key, code: subject.code })
    : say('drafting.supplementFigure', { key });
}

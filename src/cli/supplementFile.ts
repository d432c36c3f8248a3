/** 补充资料 from a JSON file: `{"上年收支总计": "208.04万元", "年初预算": {"2050803": "4100.00"}}`. */
import { splitMoneyUnit, type Supplement, type SupplementAnswer } from '../accounts';
import { supplementKey, supplementQuestions, type SupplementQuestion } from '../forms';
import { say } from './sentences';
import { InputError } from './io';
import { parseJson } from './json';

/** Longest answer, in characters: a paragraph, not a document. */
const ANSWER_CHARACTERS_MAX = 5000;

const SUBJECT_CODE = /^\d{3}(?:\d{2}){0,2}$/;

/**
 * Reads answers from JSON text. An amount may carry its unit (万元); without one it is in 元. Throws InputError when the
 * text is not of this form or answers what is not asked. It is gone through by hand, so that the sentence says what is
 * wrong, and so that no key, not even `__proto__`, is dropped in silence.
 */
export function parseSupplement(text: string, name: string): Supplement {
  const given = parseJson(text, name);
  if (!isObject(given)) throw new InputError(say('cli.supplementRoot', { file: name }));
  const answers = new Map<string, SupplementAnswer>();
  for (const [key, value] of Object.entries(given)) {
    const question = supplementQuestions().get(key);
    if (!question) throw new InputError(say('cli.supplementKey', { file: name, key }));
    for (const [code, content] of entriesOf(question, value, name)) {
      const full = code === undefined ? key : say('cli.supplementPlace', { key, code });
      answers.set(supplementKey(key, code), toAnswer(question, textOf(content, full, name)));
    }
  }
  return answers;
}

/** One answer, or one a subject where the question is asked for each. */
function entriesOf(
  question: SupplementQuestion,
  value: unknown,
  name: string,
): [code: string | undefined, content: unknown][] {
  const { key, per } = question;
  if (per === undefined) {
    if (isObject(value)) throw new InputError(say('cli.supplementNotPerSubject', { file: name, key }));
    return [[undefined, value]];
  }
  if (!isObject(value)) throw new InputError(say('cli.supplementPerSubject', { file: name, key }));
  const entries = Object.entries(value);
  const strange = entries.find(([code]) => !SUBJECT_CODE.test(code));
  if (strange) throw new InputError(say('cli.supplementCode', { file: name, key, code: strange[0] }));
  return entries;
}

function textOf(content: unknown, key: string, name: string): string {
  if (typeof content !== 'string' && !(typeof content === 'number' && Number.isFinite(content))) {
    throw new InputError(say('cli.supplementContent', { file: name, key }));
  }
  const text = String(content);
  if (text.length <= ANSWER_CHARACTERS_MAX) return text;
  throw new InputError(say('cli.supplementLong', { file: name, key, limit: ANSWER_CHARACTERS_MAX }));
}

function toAnswer({ kind }: SupplementQuestion, content: string): SupplementAnswer {
  return kind === 'money' ? splitMoneyUnit(content.trim()) : { text: content };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

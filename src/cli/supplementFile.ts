/** 补充资料 from a JSON file: `{"上年收支总计": "208.04万元", "年初预算": {"2050803": "4100.00"}}`. */
import { z } from 'zod';
import { splitMoneyUnit, type Supplement, type SupplementAnswer } from '../accounts';
import { supplementKey, supplementQuestions } from '../edition';
import { say } from '../sentences';
import { InputError } from './io';
import { parseJson } from './json';

const answer = z.union([z.string(), z.number()]).transform((value) => String(value));
const file = z.record(z.string(), z.union([answer, z.record(z.string().regex(/^\d{3}(\d{2}){0,2}$/), answer)]));

/** Longest answer, in characters: a paragraph, not a document. */
const ANSWER_CHARACTERS_MAX = 5000;

/**
 * Reads answers from JSON text. An amount may carry its unit (万元); without one it is in 元. Throws InputError when the
 * text is not of this form or asks nothing that is asked.
 */
export function parseSupplement(text: string, name: string): Supplement {
  const parsed = file.safeParse(parseJson(text, name));
  if (!parsed.success) {
    const where = parsed.error.issues[0]?.path.join('.') ?? '';
    throw new InputError(say('cli.supplementShape', { file: name, where }));
  }
  const answers = new Map<string, SupplementAnswer>();
  for (const [key, value] of Object.entries(parsed.data)) {
    if (!supplementQuestions().has(key)) throw new InputError(say('cli.supplementKey', { file: name, key }));
    const entries =
      typeof value === 'string'
        ? [[supplementKey(key), value] as const]
        : Object.entries(value).map(([code, content]) => [supplementKey(key, code), content] as const);
    for (const [full, content] of entries) {
      if (content.length > ANSWER_CHARACTERS_MAX)
        throw new InputError(say('cli.supplementLong', { file: name, key: full, limit: ANSWER_CHARACTERS_MAX }));
      answers.set(full, toAnswer(key, content));
    }
  }
  return answers;
}

function toAnswer(key: string, content: string): SupplementAnswer {
  return supplementQuestions().get(key)?.kind === 'money' ? splitMoneyUnit(content.trim()) : { text: content };
}

/**
 * What a number format shows of a number. Only what changes an amount's meaning is looked for: how many decimals are
 * printed, whether the number is shown smaller than it is, a money unit written behind it, percentages and dates.
 */

import type { MoneyUnit } from '../accounts';

/** What a format makes of a number. */
export interface FormatMeaning {
  readonly kind: 'number' | 'percent' | 'date';
  /** The most decimals that are shown; undefined where the format leaves that to the number, as General does. */
  readonly decimals?: number;
  /** Shown is the number divided by ten to this power; undefined where the format is at odds with itself. */
  readonly scale: number | undefined;
  /** What is written around the digits. */
  readonly literal: string;
  /** For dates: whether the year is all that is shown. */
  readonly yearOnly?: boolean;
  /** The other sections, where they show a number otherwise than the first one does. */
  readonly others?: readonly FormatMeaning[];
}

export const GENERAL: FormatMeaning = { kind: 'number', scale: 0, literal: '' };

/** The meaning of a format as Excel writes it: up to four sections, the first for what is above zero. */
export function meaningOf(format: string | undefined): FormatMeaning {
  if (format === undefined || format === '' || format === '@') return GENERAL;
  const sections = sectionsOf(format).slice(0, 3).map(sectionMeaning);
  const [first = GENERAL, ...others] = sections.filter(({ places }) => places > 0);
  if (first.kind === 'date') return first;
  // The section for zero may show a dash, and one without places shows no number at all.
  const different = others.filter(({ kind, scale }) => kind !== first.kind || scale !== first.scale);
  return different.length === 0 ? first : { ...first, others: different };
}

/** One sign of a section: a place for a digit, a literal, or a sign that does something. */
interface Token {
  readonly kind: 'place' | 'literal' | 'sign' | 'bracket';
  readonly text: string;
}

/**
 * Signs of a format. `\` and `!` make the next sign a literal, `_` leaves its width blank, `*` repeats it: none of the
 * three is a sign that does something.
 */
const TOKEN = /"([^"]*)"?|[\\!](.)|[_*](?:.)|\[([^\]]*)\]|(General|G\/通用格式)|([0#?])|([\s\S])/giu;

function tokensOf(section: string): Token[] {
  return [...section.matchAll(TOKEN)].flatMap(([all, quoted, escaped, bracket, general, place]): Token[] => {
    const literal = quoted ?? escaped;
    if (literal !== undefined) return [{ kind: 'literal', text: literal }];
    if (bracket !== undefined) return [{ kind: 'bracket', text: bracket }];
    if (general !== undefined) return [{ kind: 'sign', text: 'G' }];
    if (place !== undefined) return [{ kind: 'place', text: place }];
    return /^[_*]./su.test(all) ? [] : [{ kind: 'sign', text: all }];
  });
}

function sectionsOf(format: string): string[] {
  const sections: string[] = [''];
  for (const [part] of format.matchAll(/"[^"]*"?|[\\!_*][\s\S]|\[[^\]]*\]|[\s\S]/gu)) {
    if (part === ';') sections.push('');
    else sections[sections.length - 1] += part;
  }
  return sections;
}

interface SectionMeaning extends FormatMeaning {
  /** Places for digits, or parts of a date. */
  readonly places: number;
}

const DATE_SIGN = /^[ymdhsbeg年月日]$/i;

function sectionMeaning(section: string): SectionMeaning {
  const tokens = tokensOf(section);
  const signs = tokens.filter(({ kind }) => kind === 'sign').map(({ text }) => text);
  const literal = tokens
    .filter(({ kind, text }) => kind === 'literal' || (kind === 'sign' && !/^[.,%/+\-() G]$/.test(text)))
    .map(({ text }) => text)
    .join('');
  const places = tokens.filter(({ kind }) => kind === 'place').length;
  if (signs.includes('G')) return { ...GENERAL, literal, places: 1 };
  const elapsed = tokens.some(({ kind, text }) => kind === 'bracket' && /^(?:h+|m+|s+)$/i.test(text));
  if (places === 0 && (elapsed || signs.some((sign) => /^[ymdhs]$/i.test(sign)))) {
    const parts = signs.filter((sign) => DATE_SIGN.test(sign)).join('');
    return { kind: 'date', scale: 0, literal, places: 1, yearOnly: /^y+年?$/i.test(parts) };
  }
  // Scientific notation and fractions show a number as it is, with decimals of their own.
  if (signs.some((sign) => /^e$/i.test(sign)) || /[0#?]\s*\/\s*[0#?\d]/.test(section)) {
    return { kind: 'number', scale: 0, literal, places };
  }
  return numberMeaning(tokens, literal, places);
}

/**
 * A comma behind the last digit divides by a thousand. Formats for 万元 have to write the point as a literal among the
 * digits instead (`0!.0,`): every place behind it divides by ten. A percent sign that a line break hides multiplies by a
 * hundred without being seen, which is another way to 万元 (`0.00,,⏎%`).
 */
function numberMeaning(tokens: readonly Token[], literal: string, places: number): SectionMeaning {
  const isSign = (token: Token | undefined, text: string): boolean => token?.kind === 'sign' && token.text === text;
  const point = tokens.findIndex((token) => isSign(token, '.'));
  const isPlace = ({ kind }: Token): boolean => kind === 'place';
  const lastPlace = lastOf(tokens, isPlace);
  const integers = tokens.slice(0, point < 0 ? undefined : point);
  const lastInteger = lastOf(integers, isPlace);
  const typedPoint = integers.findIndex(({ kind, text }) => kind === 'literal' && /^[.．。]$/.test(text));
  const behindTyped = typedPoint < 0 ? 0 : integers.slice(typedPoint).filter(isPlace).length;
  const decimals = point < 0 ? 0 : tokens.slice(point).filter(isPlace).length;
  // Between digits a comma groups; behind the last one, before the point or at the end, it divides.
  const commas = tokens.filter(
    (token, index) =>
      isSign(token, ',') && ((index > lastInteger && (point < 0 || index < point)) || index > lastPlace),
  ).length;
  const percent = tokens.findIndex((token) => isSign(token, '%'));
  const hidden = percent >= 0 && tokens.slice(0, percent).some(({ text }) => /[\n\r]/.test(text));
  if (percent >= 0 && !hidden) return { kind: 'percent', scale: 0, literal, places };
  const scale = 3 * commas + behindTyped - (hidden ? 2 : 0);
  // A typed point and a real one together show two points.
  const clear = typedPoint < 0 || (point < 0 && lastInteger > typedPoint);
  return { kind: 'number', decimals: decimals + behindTyped, scale: clear ? scale : undefined, literal, places };
}

function lastOf<T>(items: readonly T[], is: (item: T) => boolean): number {
  return items.reduce((last, item, index) => (is(item) ? index : last), -1);
}

/** Powers of ten that are written behind an amount: 万元, 百万, 亿. */
const POWERS: Readonly<Record<string, number>> = { 千: 3, 万: 4, 十万: 5, 百万: 6, 千万: 7, 亿: 8 };

/** Each money unit as a power of ten in 元. */
const POWER_OF: Readonly<Record<MoneyUnit, number>> = { 元: 0, 千元: 3, 万元: 4, 亿元: 8 };

/**
 * The unit in which a cell of this format holds its amount, on a statement that prints `unit`; undefined where that is
 * not certain. A format that shows a number as it is leaves the statement's unit. One that divides it by exactly what
 * the printed unit is (by 10,000 under 万元, or with 万 written behind the digits) shows amounts that are kept in 元;
 * any other division shows something that the statement does not say.
 */
export function heldUnit(meaning: FormatMeaning, unit: MoneyUnit): MoneyUnit | undefined {
  const written = writtenPower(meaning.literal);
  const shown = written ?? POWER_OF[unit];
  const held =
    meaning.scale === 0 ? (shown === POWER_OF[unit] ? unit : undefined) : meaning.scale === shown ? '元' : undefined;
  return (meaning.others ?? []).every((other) => heldUnit(other, unit) === held) ? held : undefined;
}

/** The unit that a format writes behind its digits, as a power of ten in 元, or undefined when it writes none. */
function writtenPower(literal: string): number | undefined {
  const [, power, yuan] = /([千万十百亿]*)(元?)$/.exec(literal.replace(/[\s)）]/g, '')) ?? [];
  if (power === undefined || power === '') return yuan === '元' ? 0 : undefined;
  return POWERS[power];
}

const DAY_MS = 86_400_000;

/** The year of a day number, which counts from 1900 or from 1904. */
export function yearOfDay(day: number, date1904: boolean): number {
  const first = date1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
  return new Date(first + Math.floor(day) * DAY_MS).getUTCFullYear();
}

/** A day number as it is written: 2021-12-31. */
export function dayText(day: number, date1904: boolean): string {
  const first = date1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
  const date = new Date(first + Math.floor(day) * DAY_MS);
  return Number.isNaN(date.getTime()) ? String(day) : date.toISOString().slice(0, 10);
}

/** Numbers as forms print them. */

const DIGITS = '〇一二三四五六七八九';

/** 1 → 一, 26 → 二十六; for 1 to 99. */
export function chineseNumber(number: number): string {
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  const ten = tens === 0 ? '' : tens === 1 ? '十' : `${DIGITS.charAt(tens)}十`;
  return ten + (ones === 0 ? '' : DIGITS.charAt(ones));
}

/** 一、 */
export function ordinalOf(number: number): string {
  return `${chineseNumber(number)}、`;
}

/** The number of a statement by a pattern: `公开{00}表` → 公开01表, `表{0}` → 表1, `表{一}` → 表一. */
export function printedNumber(pattern: string, place: number): string {
  return pattern
    .replace('{00}', String(place).padStart(2, '0'))
    .replace('{0}', String(place))
    .replace('{一}', chineseNumber(place));
}

const NUMBER = /\d+(?:-\d+)?|[一二三四五六七八九十]+/;

/** The pattern by which a number was printed, to tell one from another: 公开01表 and 公开02表 have one. */
export function patternOf(printed: string): string {
  return printed.replace(NUMBER, '{}');
}

/** The place that a printed number names: 1 for 公开01表 and 表一; undefined where it names none. */
export function placeIn(printed: string): number | undefined {
  const [text = ''] = NUMBER.exec(printed) ?? [];
  if (/^\d+$/.test(text)) return Number(text);
  for (let number = 1; number < 100; number++) if (chineseNumber(number) === text) return number;
  return undefined;
}

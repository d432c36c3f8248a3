/** Number formats: those that a file tells by number alone, as a Chinese Excel means them, and those it spells out. */
import { LIMITS } from './limits';
import builtIn from './numberFormats.json';

const BUILT_IN: ReadonlyMap<number, string> = new Map(
  Object.entries(builtIn).map(([id, code]) => [Number(id), code] as const),
);

/** 常规, as files of several languages spell it. */
const GENERAL = /^(?:general|standard|g\/通用格式|常规)?$/i;

/** A spelt-out format, or undefined for General and for what no format can be. */
export function formatOf(code: string): string | undefined {
  return GENERAL.test(code.trim()) || code.length > LIMITS.FORMAT_CHARS_MAX ? undefined : code;
}

/** The format of a number, where the file spells some out itself; undefined for General. */
export function formatNumbered(id: number, own: ReadonlyMap<number, string>): string | undefined {
  const code = own.get(id);
  return code === undefined ? BUILT_IN.get(id) : formatOf(code);
}

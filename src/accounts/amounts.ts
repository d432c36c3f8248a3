/** Amounts as cells hold them: numbers, and text in all the ways in which amounts are typed. */
import { Decimal } from 'decimal.js';
import { FEN_PER, Money, MONEY_UNITS, type MoneyUnit } from './money';
import { withoutSpaces } from './text';

/** What a cell says about an amount. */
export type AmountReading =
  | {
      readonly kind: 'amount';
      readonly amount: Money;
      /** Decimals that the cell itself shows, in its unit: 128.7 shows one, the text 100.0 too, the number 100 none. */
      readonly decimals: number;
    }
  | { readonly kind: 'blank' }
  | { readonly kind: 'invalid'; readonly reason: 'text' | 'error' | 'tooLarge' };

const BLANK: AmountReading = { kind: 'blank' };
const NOT_AN_AMOUNT: AmountReading = { kind: 'invalid', reason: 'text' };

/** The largest amount that a cell may hold, in 分: 90,000 亿元, far above any budget and still an exact double. */
const LARGEST_FEN = 9e14;

/** What a statement prints of an amount when nothing tells: two decimals. */
const USUAL_DECIMALS = 2;

const FULL_WIDTH = /[！-～]/g;
/** Signs that stand for “no amount” when they are all a cell holds. */
const DASHES_ONLY = /^[-–—－−‐‑‒―─一/\\]+$/;
/** Words that say it. */
const NOTHING = /^(?:无|没有|暂无|均?无数据|暂无数据|没有数据|无此项|不适用|N\/?A)[。.]?$/i;
const AMOUNT = /^[-+]?(\d+(\.\d*)?|\.\d+)$/;
const GROUPED_BY_SPACES = /^\D*\d{1,3}(\s\d{3})+(\.\d*)?\D*$/;
const GROUPED = /^[-+]?\d{1,3}(,\d{3})+(\.\d*)?$/;

/**
 * Reads one cell as an amount in `unit`. Text may carry commas, full-width digits, brackets for a negative, a currency
 * sign, a unit of its own; blank, dashes, 无 and formulas' empty strings are blank. Numbers come as IEEE doubles and are quantised here, once.
 * An amount has the decimals that it shows itself, `printed` at least, and is never finer than one 分.
 */
export function readAmount(cell: unknown, unit: MoneyUnit, printed = USUAL_DECIMALS): AmountReading {
  if (cell === null || cell === undefined || cell === '') return BLANK;
  if (typeof cell === 'number') return fromNumber(cell, unit, printed);
  if (typeof cell === 'object') return { kind: 'invalid', reason: 'error' };
  if (typeof cell !== 'string') return NOT_AN_AMOUNT;
  return fromText(cell, unit, printed);
}

/** The step, in 分, of an amount that is printed in `unit` with so many decimals; −1 is for tens. */
export function quantumFen(unit: MoneyUnit, decimals: number): bigint {
  return BigInt(Math.max(1, FEN_PER[unit] / 10 ** decimals));
}

/** `208.04万元` → the amount's text and the unit that is written behind it, if one is. */
export function splitMoneyUnit(text: string): { readonly text: string; readonly unit?: MoneyUnit } {
  // The longer units end in 元 too.
  const unit = MONEY_UNITS.filter((candidate) => text.endsWith(candidate)).sort((a, b) => b.length - a.length)[0];
  return unit === undefined ? { text } : { text: text.slice(0, -unit.length).trim(), unit };
}

/** Noise of a calculation in doubles is far below this part of a 分; a real fraction of a 分 is far above. */
const NOISE_FEN = 1e-3;
/** Below this many 分 a double's own error stays below the noise. */
const SURE_FEN = 1e11;

function fromNumber(cell: number, unit: MoneyUnit, printed: number): AmountReading {
  if (!Number.isFinite(cell)) return NOT_AN_AMOUNT;
  const fen = cell * FEN_PER[unit];
  const whole = Math.round(fen);
  if (Math.abs(fen) < SURE_FEN && Math.abs(fen - whole) < NOISE_FEN) return ofWholeFen(whole, unit, printed);
  // 15 significant digits are what a spreadsheet shows of a double; the rest is noise.
  return quantised(new Decimal(cell.toPrecision(15)), unit, printed);
}

function fromText(cell: string, unit: MoneyUnit, printed: number): AmountReading {
  const typed = cell.replace(FULL_WIDTH, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
  // Two amounts in one cell must not become one.
  if (/\d\s+\d/.test(typed) && !GROUPED_BY_SPACES.test(typed)) return NOT_AN_AMOUNT;
  const whole = withoutSpaces(typed).replace(/[，﹐]/g, ',');
  if (whole === '' || DASHES_ONLY.test(whole) || NOTHING.test(whole)) return BLANK;
  // A unit that is written with the amount is the amount's own.
  const { text, unit: written = unit } = splitMoneyUnit(whole);
  const bracketed = /^[(（](.+)[)）]$/.exec(text);
  const bare = (bracketed?.[1] ?? text).replace(/[−–—－]/g, '-').replace(/^([-+]?)[¥￥]/, '$1');
  if (bracketed && /^[-+]/.test(bare)) return NOT_AN_AMOUNT;
  if (!AMOUNT.test(bare) && !GROUPED.test(bare)) return NOT_AN_AMOUNT;
  const value = new Decimal(bare.replace(/,/g, ''));
  const decimals = bare.split('.')[1]?.length ?? 0;
  const reading = quantised(bracketed ? value.negated() : value, written, Math.max(printed, decimals));
  return reading.kind === 'amount' ? { ...reading, decimals } : reading;
}

function quantised(shown: Decimal, unit: MoneyUnit, printed: number): AmountReading {
  const exact = shown.times(FEN_PER[unit]);
  const fen = exact.toDecimalPlaces(0, Decimal.ROUND_HALF_UP);
  if (fen.abs().gt(LARGEST_FEN)) return { kind: 'invalid', reason: 'tooLarge' };
  if (exact.minus(fen).abs().lt(NOISE_FEN)) return ofWholeFen(fen.toNumber(), unit, printed);
  return { kind: 'amount', amount: Money.roundedToFen(BigInt(fen.toFixed())), decimals: shown.decimalPlaces() };
}

/** Decimals are counted after quantising, so that noise in the last digits does not pass for precision. */
function ofWholeFen(fen: number, unit: MoneyUnit, printed: number): AmountReading {
  let step = FEN_PER[unit];
  let decimals = 0;
  while (fen % step !== 0) {
    step /= 10;
    decimals++;
  }
  const amount = Money.ofFen(BigInt(fen), quantumFen(unit, Math.max(decimals, printed)));
  return { kind: 'amount', amount, decimals };
}

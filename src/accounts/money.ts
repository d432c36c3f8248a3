/**
 * Money: amounts as the accounts state them.
 *
 * An amount is exact, together with the quantum that its source printed. A figure printed to the 分 is exact, because
 * nothing smaller is kept in the books; a figure printed in 万元 with two decimals stands for anything within half of
 * 100 元. That half is the amount's slack, and sums add up the slack of their terms.
 *
 * Inside, an amount is a whole number of 分: books of 20,000 rows hold 100,000 amounts, and whole numbers are read and
 * added several times as fast as decimals. Outside, it is a decimal in 元.
 */
import { Decimal } from 'decimal.js';
import { withoutSpaces } from './text';

/** 金额单位 as statements print it. */
export const MONEY_UNITS = ['元', '千元', '万元', '亿元'] as const;
export type MoneyUnit = (typeof MONEY_UNITS)[number];

/** 分 in one unit of what a statement is printed in. */
const FEN_PER: Readonly<Record<MoneyUnit, number>> = { 元: 1e2, 千元: 1e5, 万元: 1e6, 亿元: 1e10 };
const FEN_PER_YUAN = 100;

/** The largest amount that a cell may hold, in 元: far above any budget, and in 分 still an exact double. */
const LARGEST_YUAN = 9e12;

/** How two amounts stand to each other: the same, apart by no more than their rounding, or really different. */
export type Agreement = 'equal' | 'rounding' | 'different';

export class Money {
  private constructor(
    private readonly fen: bigint,
    private readonly quantumFen: bigint,
    private readonly slackFen: bigint,
  ) {}

  static readonly zero = new Money(0n, 1n, 0n);

  /** An amount as printed: `value` in 元, to the 分, and the printed step `quantum` in 元 (0.01 when left out). */
  static of(value: Decimal.Value, quantum: Decimal.Value = '0.01'): Money {
    return Money.ofFen(toFen(new Decimal(value)), toFen(new Decimal(quantum)));
  }

  /** An amount of `fen` 分, printed in steps of `quantum` 分. */
  static ofFen(fen: bigint, quantum: bigint): Money {
    return new Money(fen, quantum, quantum / 2n);
  }

  static sum(terms: Iterable<Money>): Money {
    let fen = 0n;
    let quantum = 1n;
    let slack = 0n;
    for (const term of terms) {
      fen += term.fen;
      slack += term.slackFen;
      if (term.quantumFen > quantum) quantum = term.quantumFen;
    }
    return new Money(fen, quantum, slack);
  }

  /** Exact value in 元. */
  get yuan(): Decimal {
    return toYuan(this.fen);
  }

  /** The step in which the source printed it, in 元. */
  get quantum(): Decimal {
    return toYuan(this.quantumFen);
  }

  /** Half-width of the interval in which the true amount lies, in 元. */
  get slack(): Decimal {
    return toYuan(this.slackFen);
  }

  plus(other: Money): Money {
    return Money.sum([this, other]);
  }

  minus(other: Money): Money {
    return Money.sum([this, other.negated()]);
  }

  negated(): Money {
    return new Money(-this.fen, this.quantumFen, this.slackFen);
  }

  get isZero(): boolean {
    return this.fen === 0n;
  }

  get isNegative(): boolean {
    return this.fen < 0n;
  }

  /** Agreement of two amounts: their intervals [value ± slack] meet or not. */
  agreement(other: Money): Agreement {
    const difference = this.fen - other.fen;
    if (difference === 0n) return 'equal';
    const gap = difference < 0n ? -difference : difference;
    return gap <= this.slackFen + other.slackFen ? 'rounding' : 'different';
  }

  /** True when this amount is above `other` by more than rounding explains. */
  exceeds(other: Money): boolean {
    return this.fen > other.fen && this.agreement(other) === 'different';
  }

  /** Decimal string in 元, as the JSON contract wants it: `2170030.84`, always with two decimals. */
  toJSON(): string {
    return this.yuan.toFixed(2);
  }
}

function toFen(yuan: Decimal): bigint {
  return BigInt(yuan.times(FEN_PER_YUAN).toFixed(0, Decimal.ROUND_HALF_UP));
}

function toYuan(fen: bigint): Decimal {
  return new Decimal(fen.toString()).div(FEN_PER_YUAN);
}

/** `2,170,030.84`: a decimal with thousands commas and a fixed number of decimals, rounded half up. */
export function groupDigits(value: Decimal, decimals = 2): string {
  const fixed = value.toFixed(decimals, Decimal.ROUND_HALF_UP);
  const [whole = '', fraction] = fixed.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  const text = fraction === undefined ? grouped : `${grouped}.${fraction}`;
  return /^-[0,.]+$/.test(text) ? text.slice(1) : text;
}

/** The amount counted in `unit`, exact. */
export function amountIn(amount: Money, unit: MoneyUnit): Decimal {
  return amount.yuan.times(FEN_PER_YUAN).div(FEN_PER[unit]);
}

/** The amount in `unit` with commas, as a statement prints it: two decimals, and more where it has more. */
export function formatIn(amount: Money, unit: MoneyUnit): string {
  const value = amountIn(amount, unit);
  return groupDigits(value, Math.max(2, value.decimalPlaces()));
}

/** The amount in 万元 with two decimals and no commas, as a narrative gives it: `217.00`. */
export function formatWan(amount: Money): string {
  return toWan(amount).toFixed(2);
}

/** The amount in 万元, rounded half up to the two decimals that narratives print. */
export function toWan(amount: Money): Decimal {
  return amountIn(amount, '万元').toDecimalPlaces(2, Decimal.ROUND_HALF_UP);
}

/** `part ÷ whole` in percent from the unrounded amounts, or undefined when the base is zero: a zero base has no rate. */
export function percentage(part: Money, whole: Money): Decimal | undefined {
  return whole.isZero ? undefined : part.yuan.div(whole.yuan).times(100);
}

/** What a cell says about an amount. */
export type AmountReading =
  | { readonly kind: 'amount'; readonly amount: Money }
  | { readonly kind: 'blank' }
  | { readonly kind: 'invalid'; readonly reason: 'text' | 'error' | 'tooLarge' };

const BLANK: AmountReading = { kind: 'blank' };
const NOT_AN_AMOUNT: AmountReading = { kind: 'invalid', reason: 'text' };

const FULL_WIDTH = /[！-～]/g;
/** Signs that stand for “no amount” when they are all a cell holds. */
const DASHES_ONLY = /^[-–—－−‐‑‒―─一/]+$/;
const AMOUNT = /^[-+]?(\d+(\.\d*)?|\.\d+)$/;
const GROUPED_BY_SPACES = /^\D*\d{1,3}(\s\d{3})+(\.\d*)?\D*$/;
const GROUPED = /^[-+]?\d{1,3}(,\d{3})+(\.\d*)?$/;

/**
 * Reads one cell as an amount in `unit`. Text may carry commas, full-width digits, brackets for a negative, a currency
 * sign; blank, dashes and formulas' empty strings are blank. Numbers come as IEEE doubles and are quantised here, once.
 * An amount keeps the decimals that it shows, two at least, and never less than one 分.
 */
export function readAmount(cell: unknown, unit: MoneyUnit): AmountReading {
  if (cell === null || cell === undefined || cell === '') return BLANK;
  if (typeof cell === 'number') return fromNumber(cell, unit);
  if (typeof cell === 'object') return { kind: 'invalid', reason: 'error' };
  if (typeof cell !== 'string') return NOT_AN_AMOUNT;
  return fromText(cell, unit);
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

function fromNumber(cell: number, unit: MoneyUnit): AmountReading {
  if (!Number.isFinite(cell)) return NOT_AN_AMOUNT;
  const fen = cell * FEN_PER[unit];
  const whole = Math.round(fen);
  if (Math.abs(fen) < SURE_FEN && Math.abs(fen - whole) < NOISE_FEN) return amountOf(whole, unit);
  // 15 significant digits are what a spreadsheet shows of a double; the rest is noise.
  return quantised(new Decimal(cell.toPrecision(15)), unit);
}

function fromText(cell: string, unit: MoneyUnit): AmountReading {
  const typed = cell.replace(FULL_WIDTH, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
  // Two amounts in one cell must not become one.
  if (/\d\s+\d/.test(typed) && !GROUPED_BY_SPACES.test(typed)) return NOT_AN_AMOUNT;
  const text = withoutSpaces(typed).replace(/[，﹐]/g, ',');
  if (text === '' || DASHES_ONLY.test(text)) return BLANK;
  const bracketed = /^[(（](.+)[)）]$/.exec(text);
  const bare = (bracketed?.[1] ?? text).replace(/[−–—－]/g, '-').replace(/^([-+]?)[¥￥]/, '$1');
  if (bracketed && /^[-+]/.test(bare)) return NOT_AN_AMOUNT;
  if (!AMOUNT.test(bare) && !GROUPED.test(bare)) return NOT_AN_AMOUNT;
  const value = new Decimal(bare.replace(/,/g, ''));
  return quantised(bracketed ? value.negated() : value, unit);
}

function quantised(shown: Decimal, unit: MoneyUnit): AmountReading {
  const fen = shown.times(FEN_PER[unit]).toDecimalPlaces(0, Decimal.ROUND_HALF_UP);
  if (fen.abs().gt(LARGEST_YUAN * FEN_PER_YUAN)) return { kind: 'invalid', reason: 'tooLarge' };
  return amountOf(fen.toNumber(), unit);
}

/**
 * Decimals are counted after quantising, so that noise in the last digits does not pass for precision: the quantum is
 * 0.01 of the unit, or the finer step that the amount needs.
 */
function amountOf(fen: number, unit: MoneyUnit): AmountReading {
  let quantum = FEN_PER[unit] / 100;
  while (fen % quantum !== 0) quantum /= 10;
  return { kind: 'amount', amount: Money.ofFen(BigInt(fen), BigInt(quantum)) };
}

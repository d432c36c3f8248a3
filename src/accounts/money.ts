/**
 * Money: amounts as the accounts state them.
 *
 * An amount is an exact decimal in 元 together with the quantum that its source printed. A figure printed to the 分
 * is exact, because nothing smaller is kept in the books; a figure printed in 万元 with two decimals stands for
 * anything within half of 100 元. That half is the amount's slack, and sums add up the slack of their terms.
 */
import { Decimal } from 'decimal.js';

/** 金额单位 as statements print it. */
export const MONEY_UNITS = ['元', '千元', '万元', '亿元'] as const;
export type MoneyUnit = (typeof MONEY_UNITS)[number];

const YUAN_PER: Readonly<Record<MoneyUnit, Decimal>> = {
  元: new Decimal(1),
  千元: new Decimal(1e3),
  万元: new Decimal(1e4),
  亿元: new Decimal(1e8),
};

/** 0.01 元 (分), the smallest amount that is booked. */
const FEN = new Decimal('0.01');
const ZERO = new Decimal(0);

/** The largest amount that a cell may hold, in 元: far above any budget, far below where doubles lose the 分. */
const LARGEST_YUAN = new Decimal('9e12');

/** How two amounts stand to each other: the same, apart by no more than their rounding, or really different. */
export type Agreement = 'equal' | 'rounding' | 'different';

export class Money {
  private constructor(
    /** Exact value in 元. */
    readonly yuan: Decimal,
    /** The step in which the source printed it, in 元. */
    readonly quantum: Decimal,
    /** Half-width of the interval in which the true amount lies, in 元. */
    readonly slack: Decimal,
  ) {}

  static readonly zero = new Money(ZERO, FEN, ZERO);

  /** An amount as printed: `value` in 元 and the printed step `quantum` in 元 (0.01 when left out). */
  static of(value: Decimal.Value, quantum: Decimal.Value = FEN): Money {
    const step = new Decimal(quantum);
    return new Money(new Decimal(value), step, step.gt(FEN) ? step.div(2) : ZERO);
  }

  static sum(terms: Iterable<Money>): Money {
    let yuan = ZERO;
    let quantum = FEN;
    let slack = ZERO;
    for (const term of terms) {
      yuan = yuan.plus(term.yuan);
      slack = slack.plus(term.slack);
      if (term.quantum.gt(quantum)) quantum = term.quantum;
    }
    return new Money(yuan, quantum, slack);
  }

  plus(other: Money): Money {
    return Money.sum([this, other]);
  }

  minus(other: Money): Money {
    return Money.sum([this, other.negated()]);
  }

  negated(): Money {
    return new Money(this.yuan.negated(), this.quantum, this.slack);
  }

  get isZero(): boolean {
    return this.yuan.isZero();
  }

  get isNegative(): boolean {
    return this.yuan.isNegative() && !this.yuan.isZero();
  }

  /** Agreement of two amounts: their intervals [value ± slack] meet or not. */
  agreement(other: Money): Agreement {
    const gap = this.yuan.minus(other.yuan).abs();
    if (gap.isZero()) return 'equal';
    return gap.lte(this.slack.plus(other.slack)) ? 'rounding' : 'different';
  }

  /** True when this amount is above `other` by more than rounding explains. */
  exceeds(other: Money): boolean {
    return this.yuan.gt(other.yuan) && this.agreement(other) === 'different';
  }

  /** Decimal string in 元, as the JSON contract wants it: `2170030.84`, always with two decimals. */
  toJSON(): string {
    return this.yuan.toFixed(2);
  }
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
  return amount.yuan.div(YUAN_PER[unit]);
}

/** The amount in `unit` with two decimals and commas, as it stands in a statement. */
export function formatIn(amount: Money, unit: MoneyUnit): string {
  return groupDigits(amountIn(amount, unit));
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

function fromNumber(cell: number, unit: MoneyUnit): AmountReading {
  if (!Number.isFinite(cell)) return NOT_AN_AMOUNT;
  // 15 significant digits are what a spreadsheet shows of a double; the rest is noise of the calculation.
  return quantised(new Decimal(cell.toPrecision(15)), unit);
}

function fromText(cell: string, unit: MoneyUnit): AmountReading {
  const text = cell
    .replace(FULL_WIDTH, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[\s\u3000\u200b\ufeff]/g, '')
    .replace(/[，﹐]/g, ',');
  if (text === '' || DASHES_ONLY.test(text)) return BLANK;
  const bracketed = /^[(（](.+)[)）]$/.exec(text);
  const bare = (bracketed?.[1] ?? text).replace(/[−–—－]/g, '-').replace(/^([-+]?)[¥￥]/, '$1');
  if (bracketed && /^[-+]/.test(bare)) return NOT_AN_AMOUNT;
  if (!AMOUNT.test(bare) && !GROUPED.test(bare)) return NOT_AN_AMOUNT;
  const value = new Decimal(bare.replace(/,/g, ''));
  return quantised(bracketed ? value.negated() : value, unit);
}

function quantised(shown: Decimal, unit: MoneyUnit): AmountReading {
  const factor = YUAN_PER[unit];
  const yuan = shown.times(factor).toDecimalPlaces(2, Decimal.ROUND_HALF_UP);
  if (yuan.abs().gt(LARGEST_YUAN)) return { kind: 'invalid', reason: 'tooLarge' };
  // Decimals are counted after quantising, so that noise in the last digits does not pass for precision.
  const decimals = Math.max(2, yuan.div(factor).decimalPlaces());
  const printed = factor.div(new Decimal(10).pow(decimals));
  return { kind: 'amount', amount: Money.of(yuan, Decimal.max(printed, FEN)) };
}

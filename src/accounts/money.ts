/**
 * Money: amounts as the accounts state them.
 *
 * An amount is exact, together with the quantum that its source printed. A figure printed to the 分 is exact, because
 * nothing smaller is kept in the books; a figure printed in 万元 with two decimals stands for anything within half of
 * 100 元. That half is the amount's slack, and sums add up the slack of their terms. A zero adds none: most cells of a
 * statement are printed zeros, and a total over thirty of them is no less certain for it.
 *
 * Inside, an amount is a whole number of 分: books of 20,000 rows hold 100,000 amounts, and whole numbers are read and
 * added several times as fast as decimals. Outside, it is a decimal in 元.
 */
import { Decimal } from 'decimal.js';

/** 金额单位 as statements print it. */
export const MONEY_UNITS = ['元', '千元', '万元', '亿元'] as const;
export type MoneyUnit = (typeof MONEY_UNITS)[number];

/** 分 in one unit of what a statement is printed in. */
export const FEN_PER: Readonly<Record<MoneyUnit, number>> = { 元: 1e2, 千元: 1e5, 万元: 1e6, 亿元: 1e10 };
const FEN_PER_YUAN = 100;

/** How two amounts stand to each other: the same, apart by no more than their rounding, or really different. */
export type Agreement = 'equal' | 'rounding' | 'different';

export class Money {
  private constructor(
    private readonly fen: bigint,
    private readonly quantumFen: bigint,
    /** The whole width of the interval: twice the slack, so that half a 分 is a whole number too. */
    private readonly widthFen: bigint,
  ) {}

  static readonly zero = new Money(0n, 1n, 0n);

  /** An amount as printed: `value` in 元, to the 分, and the printed step `quantum` in 元 (0.01 when left out). */
  static of(value: Decimal.Value, quantum: Decimal.Value = '0.01'): Money {
    return Money.ofFen(toFen(new Decimal(value)), toFen(new Decimal(quantum)));
  }

  /** An amount of `fen` 分, printed in steps of `quantum` 分. */
  static ofFen(fen: bigint, quantum: bigint): Money {
    return new Money(fen, quantum, fen === 0n || quantum === 1n ? 0n : quantum);
  }

  /** An amount that had to be rounded to whole 分, as the thirds of a sum are: half a 分 off at most. */
  static roundedToFen(fen: bigint): Money {
    return new Money(fen, 1n, 1n);
  }

  static sum(terms: Iterable<Money>): Money {
    let fen = 0n;
    let quantum = 1n;
    let width = 0n;
    for (const term of terms) {
      fen += term.fen;
      width += term.widthFen;
      if (term.quantumFen > quantum) quantum = term.quantumFen;
    }
    return new Money(fen, quantum, width);
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
    return toYuan(this.widthFen).div(2);
  }

  /** The same amount where its cell shows it as 0.0: whoever copies the page copies nothing, so it may stand for that. */
  orNothing(): Money {
    const size = this.fen < 0n ? -this.fen : this.fen;
    return new Money(this.fen, this.quantumFen, 2n * size);
  }

  /** The amount as a key: equal amounts have the same, whatever they were printed in. */
  toKey(): bigint {
    return this.fen;
  }

  /** The same amount, printed in steps of `quantum` 分. */
  inStepsOf(quantum: bigint): Money {
    return quantum === this.quantumFen ? this : Money.ofFen(this.fen, quantum);
  }

  plus(other: Money): Money {
    return Money.sum([this, other]);
  }

  minus(other: Money): Money {
    return Money.sum([this, other.negated()]);
  }

  negated(): Money {
    return new Money(-this.fen, this.quantumFen, this.widthFen);
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
    return 2n * gap <= this.widthFen + other.widthFen ? 'rounding' : 'different';
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

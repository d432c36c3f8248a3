/**
 * What a template works with: quantities, answers in words, comparisons. Each knows its cells, or what is needed to
 * know it. The Chinese properties are the ones that a wording may use.
 */
import { Decimal } from 'decimal.js';
import { Drop } from 'liquidjs';
import { Money, percentage, toWan, type CellRef } from '../accounts';
import { say } from '../sentences';

/** Something that has to be supplied before a figure or an answer is known. */
export interface Need {
  readonly key: string;
  readonly code?: string;
  /** As it stands in the text, such as 【请填写：上年收支总计】. */
  readonly placeholder: string;
  readonly help: string;
}

export type Amount =
  | { readonly kind: 'money'; readonly amount: Money }
  | { readonly kind: 'count' | 'number' | 'percent'; readonly value: Decimal };

export interface Known {
  readonly amount: Amount;
  readonly cells: readonly CellRef[];
  readonly what: string;
}

/** A template asks for something that cannot be done; the message is the sentence shown to the user. */
export class MisuseError extends Error {
  override readonly name = 'MisuseError';
}

/** An amount, a count or a rate; or what is needed to know it. */
export class Quantity extends Drop {
  private constructor(
    readonly known: Known | undefined,
    readonly needs: readonly Need[],
    /** The same figure of last year. */
    readonly lastYear: (() => Quantity) | undefined,
  ) {
    super();
  }

  static of(amount: Amount, what: string, cells: readonly CellRef[]): Quantity {
    return new Quantity({ amount, what, cells }, [], undefined);
  }

  static money(amount: Money, what: string, cells: readonly CellRef[]): Quantity {
    return Quantity.of({ kind: 'money', amount }, what, cells);
  }

  static missing(needs: readonly Need[]): Quantity {
    return new Quantity(undefined, needs, undefined);
  }

  withLastYear(lastYear: () => Quantity): Quantity {
    return new Quantity(this.known, this.needs, lastYear);
  }

  /** Sum of quantities of one kind, with the signs of `minus` turned; missing while any of them is. */
  static total(plus: readonly Quantity[], minus: readonly Quantity[], what: string): Quantity {
    const all = [...plus, ...minus];
    const needs = distinctNeeds(all.flatMap((quantity) => quantity.needs));
    if (needs.length > 0) return Quantity.missing(needs);
    const cells = distinctCells(all.flatMap((quantity) => quantity.known?.cells ?? []));
    const added = plus.map(amountOf);
    const taken = minus.map(amountOf);
    if ([...added, ...taken].every((amount) => amount.kind === 'count')) {
      const value = sumOf(added.map(decimalOf)).minus(sumOf(taken.map(decimalOf)));
      return Quantity.of({ kind: 'count', value }, what, cells);
    }
    const sum = Money.sum([...added.map(moneyOf), ...taken.map((amount) => moneyOf(amount).negated())]);
    return Quantity.money(sum, what, cells);
  }

  get 待填(): boolean {
    return this.known === undefined;
  }

  /** A quantity that is not known may be zero or not: it is neither 为零 nor without 有数. */
  get 为零(): boolean {
    return this.known !== undefined && decimalOf(this.known.amount).isZero();
  }

  get 有数(): boolean {
    return !this.为零;
  }

  /** A figure without a format would be a figure that does not know its cells. */
  override toString(): string {
    throw new MisuseError(say('drafting.figureWithoutFormat'));
  }
}

/** Words that the user gave, or what is needed to have them. */
export class Answer extends Drop {
  constructor(
    readonly text: string | undefined,
    readonly need: Need | undefined,
    readonly what: string,
    readonly cells: readonly CellRef[],
    private readonly print: (answer: Answer) => string,
  ) {
    super();
  }

  get 已填(): boolean {
    return this.text !== undefined;
  }

  override toString(): string {
    return this.print(this);
  }
}

/** How one amount stands to another: the words follow from it. */
export class Comparison extends Drop {
  readonly 情形: '增加' | '减少' | '持平' | '待填';
  /** The difference without its sign. */
  readonly 差额: Quantity;
  /** The difference in percent of the base; a base that is not above zero has no rate. */
  readonly 幅度: Quantity;
  readonly 有幅度: boolean;
  /** What has to be supplied first. */
  readonly 所缺: Quantity;

  constructor(now: Quantity, base: Quantity) {
    super();
    const change = Quantity.total([now], [base], '');
    this.所缺 = change;
    this.差额 = change;
    this.幅度 = change;
    this.有幅度 = false;
    this.情形 = '待填';
    if (!now.known || !base.known || !change.known) return;
    const [amount, from] = [moneyOf(now.known.amount), moneyOf(base.known.amount)];
    const difference = amount.minus(from);
    const names = { now: now.known.what, base: base.known.what };
    const size = difference.isNegative ? difference.negated() : difference;
    this.差额 = Quantity.money(size, say('drafting.difference', names), change.known.cells);
    // What prints the same is 持平, and so is a change that would print as 0.00.
    if (toWan(amount).eq(toWan(from)) || toWan(difference).isZero()) this.情形 = '持平';
    else this.情形 = difference.isNegative ? '减少' : '增加';
    const rate = from.isNegative ? undefined : percentage(size, from);
    if (rate === undefined) return;
    this.有幅度 = true;
    this.幅度 = Quantity.of({ kind: 'percent', value: rate }, say('drafting.rate', names), change.known.cells);
  }
}

/** `part` in percent of `whole`; undefined when the whole is not above zero: a zero base has no rate. */
export function shareOf(part: Known, whole: Known): Quantity | undefined {
  const base = moneyOf(whole.amount);
  const rate = base.isNegative ? undefined : percentage(moneyOf(part.amount), base);
  if (rate === undefined) return undefined;
  const what = say('drafting.share', { part: part.what, whole: whole.what });
  return Quantity.of({ kind: 'percent', value: rate }, what, distinctCells([...part.cells, ...whole.cells]));
}

export function moneyOf(amount: Amount): Money {
  if (amount.kind !== 'money') throw new MisuseError(say('drafting.notMoney'));
  return amount.amount;
}

export function decimalOf(amount: Amount): Decimal {
  return amount.kind === 'money' ? amount.amount.yuan : amount.value;
}

export function distinctNeeds(needs: readonly Need[]): Need[] {
  return [...new Map(needs.map((need) => [needId(need), need])).values()];
}

export function needId(need: Pick<Need, 'key' | 'code'>): string {
  return `${need.key}|${need.code ?? ''}`;
}

function distinctCells(cells: readonly CellRef[]): CellRef[] {
  return [...new Map(cells.map((cell) => [`${cell.sheet}!${cell.address}`, cell])).values()];
}

function amountOf(quantity: Quantity): Amount {
  if (!quantity.known) throw new Error('a missing quantity has no amount');
  return quantity.known.amount;
}

function sumOf(values: readonly Decimal[]): Decimal {
  return values.reduce((sum, value) => sum.plus(value), new Decimal(0));
}

/**
 * Carries figures through a template engine that knows only text: a figure is put into the text as one private-use
 * character, and the finished text is split at these characters again.
 */
import { Decimal } from 'decimal.js';
import { groupDigits, toWan } from '../accounts';
import { say } from '../sentences';
import type { FigureRun, MissingAnswer, Run } from './narrative';
import { MisuseError, needId, type Amount, type Answer, type Known, type Need, type Quantity } from './values';

/** Supplementary Private Use Areas A and B: a character a run, 131,070 of them, far more than a narrative has. */
const FIRST_MARK = 0xf0000;
const LAST_MARK = 0x10fffd;
/** Ends a paragraph within a template: a code point that is reserved for use inside programs. */
export const PARAGRAPH_END = '\ufdd0';
const SPLIT = /([\u{F0000}-\u{10FFFF}])/u;
/** Marks, paragraph ends, and halves of marks that a template's filter may have cut. */
const UNPRINTABLE = /[\u{F0000}-\u{10FFFF}\ufdd0\p{Cs}]/gu;

/** A template's own text without characters that could pass for a mark. */
export function printable(template: string): string {
  return template.replace(UNPRINTABLE, '');
}

/** Takes everything out of a user's text that could pass for a mark, and white space that only served the sheet. */
export function plain(text: string): string {
  return text
    .replace(UNPRINTABLE, '')
    .replace(/[\p{Cc}\u200b\ufeff]+/gu, ' ')
    .trim()
    .replace(/(?<=[^\x20-\x7e]) +| +(?=[^\x20-\x7e])/g, '');
}

/** The runs of one narrative, each behind its mark, and what they lack. */
export class RunMarks {
  private readonly runs: Run[] = [];
  private readonly needs = new Map<string, { need: Need; section: string }>();
  private inParagraph = new Set<string>();
  private section = '';
  /** By mark, the needs behind a placeholder: they count only if the mark ends up in the text. */
  private readonly gaps = new Map<string, readonly Need[]>();

  startSection(heading: string): void {
    this.section = heading;
  }

  startParagraph(): void {
    this.inParagraph = new Set();
  }

  /** Text for a quantity: its figure, or the gap that it leaves. */
  quantity(quantity: Quantity, print: 'amount' | '元' = 'amount'): string {
    return quantity.known ? this.figure(quantity.known, print) : this.gap(quantity.needs);
  }

  /** Text for an answer in words, or the gap that it leaves. */
  answer(answer: Answer): string {
    if (answer.text === undefined) return this.gap(answer.need ? [answer.need] : []);
    return this.mark({ kind: 'text', text: answer.text, source: { what: answer.what, cells: answer.cells } });
  }

  /** The gap that `needs` leave: one gap, even where a sum lacks several of its terms. */
  gap(needs: readonly Need[]): string {
    const [first] = needs;
    if (!first) return '';
    for (const need of needs) this.inParagraph.add(needId(need));
    const { key, code } = first;
    const text = needs.length > 1 ? say('drafting.askTerms') : first.placeholder;
    const mark = this.mark({ kind: 'placeholder', text, key, ...(code !== undefined && { code }) });
    this.gaps.set(mark, needs);
    return mark;
  }

  /** True when the paragraph at hand already shows each of these gaps. */
  shows(needs: readonly Need[]): boolean {
    return needs.every((need) => this.inParagraph.has(needId(need)));
  }

  /** A finished text → its runs, without what only served the template's layout. */
  split(text: string): Run[] {
    const runs: Run[] = [];
    for (const part of text.replace(/\s*\n\s*/g, '').split(SPLIT)) {
      const mark = part.codePointAt(0) ?? 0;
      const marked = mark >= FIRST_MARK ? this.runs[mark - FIRST_MARK] : undefined;
      if (marked) {
        runs.push(marked);
        for (const need of this.gaps.get(part) ?? []) this.note(need);
      } else {
        const words = part.replace(UNPRINTABLE, '');
        if (words !== '') runs.push({ kind: 'text', text: words });
      }
    }
    return runs;
  }

  /** What the text needs and nobody has said, in the order of the text, each once. */
  get missing(): MissingAnswer[] {
    return [...this.needs.values()].map(({ need: { key, code, help }, section }) => ({
      key,
      ...(code !== undefined && { code }),
      section,
      help,
    }));
  }

  private note(need: Need): void {
    if (!this.needs.has(needId(need))) this.needs.set(needId(need), { need, section: this.section });
  }

  private figure({ amount, cells, what }: Known, print: 'amount' | '元'): string {
    return this.mark({ kind: 'figure', ...printed(amount, print), cells, what });
  }

  private mark(run: Run): string {
    const mark = FIRST_MARK + this.runs.length;
    if (mark > LAST_MARK) throw new MisuseError(say('drafting.tooMuch'));
    this.runs.push(run);
    return String.fromCodePoint(mark);
  }
}

/** How an amount is printed in a narrative: money in 万元 unless 元 is asked for. */
function printed(amount: Amount, print: 'amount' | '元'): Pick<FigureRun, 'text' | 'value' | 'unit'> {
  switch (amount.kind) {
    case 'money':
      return print === '元'
        ? { text: groupDigits(amount.amount.yuan), value: amount.amount.yuan.toFixed(), unit: '元' }
        : {
            text: unsigned(toWan(amount.amount).toFixed(2)),
            value: amount.amount.yuan.div(10_000).toFixed(),
            unit: '万元',
          };
    case 'percent':
      return {
        text: unsigned(amount.value.toFixed(2, Decimal.ROUND_HALF_UP)),
        value: amount.value.toFixed(),
        unit: '%',
      };
    case 'count':
      return { text: amount.value.toFixed(0), value: amount.value.toFixed(), unit: 'count' };
    case 'number':
      return { text: amount.value.toFixed(), value: amount.value.toFixed(), unit: 'number' };
  }
}

/** `-0.00` is 0.00. */
function unsigned(text: string): string {
  return /^-[0.]+$/.test(text) ? text.slice(1) : text;
}

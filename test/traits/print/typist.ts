/** How one book types its codes, names and amounts. */
import type { NineCode } from '../program';
import type { CellValue } from '../../../src/workbook';
import type { Looks } from '../dimensions';
import type { Figures, Line } from '../figures';
import type { Cell } from './cell';

/** What a printed amount counts in: 分 in one of it, and how many decimals are printed. */
interface Precision {
  readonly money: '元' | '万元';
  readonly fenPer: number;
  readonly decimals: number;
  /** Set where cells hold 元 and the number format shows 万元: the format, and the step that it shows in 分. */
  readonly shown?: { readonly format: string; readonly step: bigint };
}

const PRECISIONS: Readonly<Record<Looks['precision'], Precision>> = {
  yuan: { money: '元', fenPer: 100, decimals: 2 },
  wan: { money: '万元', fenPer: 1_000_000, decimals: 2 },
  wanTenth: { money: '万元', fenPer: 1_000_000, decimals: 1 },
  wanWhole: { money: '万元', fenPer: 1_000_000, decimals: 0 },
  wanExact: { money: '万元', fenPer: 1_000_000, decimals: 6 },
  yuanWhole: { money: '元', fenPer: 100, decimals: 0 },
  wanShown: { money: '万元', fenPer: 100, decimals: 2, shown: { format: '0\\.0000', step: 100n } },
  wanMenu: { money: '万元', fenPer: 100, decimals: 2, shown: { format: '0!.0,"万元"', step: 100_000n } },
};

/** Half up, away from nothing. */
function rounded(fen: bigint, step: bigint): bigint {
  const size = fen < 0n ? -fen : fen;
  const whole = ((size + step / 2n) / step) * step;
  return fen < 0n ? -whole : whole;
}

function grouped(text: string): string {
  const [whole = '', fraction] = text.split('.');
  const groups = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return fraction === undefined ? groups : `${groups}.${fraction}`;
}

/** 类, 款 and 项 of a code. */
function partsOf(code: string): string[] {
  return [code.slice(0, 3), code.slice(3, 5), code.slice(5)].filter((part) => part !== '');
}

/** Full-width letters, digits and signs. */
function wide(text: string): string {
  return text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
}

const NBSP = '\u00a0';
const NOTHING: Partial<Record<Looks['nothing'], string>> = { dash: '–', longDash: '—', word: '无' };

export class Typist {
  constructor(
    readonly looks: Looks,
    readonly figures: Figures,
  ) {}

  get precision(): Precision {
    return PRECISIONS[this.looks.precision];
  }

  /** The step in which amounts are printed, in 分. */
  get step(): bigint {
    const { shown } = this.precision;
    return shown && shown.step > this.heldStep ? shown.step : this.heldStep;
  }

  /** What the cells hold, which a number format may show less of. */
  private get heldStep(): bigint {
    const { fenPer, decimals } = this.precision;
    return BigInt(Math.round(fenPer / 10 ** decimals));
  }

  lines(statement: NineCode): readonly Line[] {
    return this.figures.statements.get(statement) ?? [];
  }

  /** The cell of a line's amount. */
  amount(statement: NineCode, line: Line, measure: string): Cell {
    const { fenPer, decimals, shown } = this.precision;
    const held = line.amounts.get(measure);
    const fen = rounded(held ?? 0n, this.heldStep);
    const cell = fen === 0n ? this.nothing(held === null || held === undefined) : this.number(fen, fenPer, decimals);
    const isFigure =
      typeof cell.value === 'number' || (typeof cell.value === 'string' && /[0-9０-９]/.test(cell.value));
    const { item, code } = line;
    const shownWithin = shown ? shown.step / 2n : 0n;
    return { ...cell, amount: { statement, item, code, measure, fen, shownWithin, shown: isFigure } };
  }

  /** An amount that is no figure of the nine statements. */
  plain(fen: bigint): Cell {
    const { fenPer, decimals } = this.precision;
    return this.number(rounded(fen, this.heldStep), fenPer, decimals);
  }

  private nothing(blank: boolean): Cell {
    const { nothing } = this.looks;
    if (nothing === 'published' && blank) return { value: null };
    if (nothing === 'blank') return { value: null };
    const sign = NOTHING[nothing];
    const { fenPer, decimals } = this.precision;
    return sign === undefined ? this.number(0n, fenPer, decimals) : { value: sign };
  }

  private number(fen: bigint, fenPer: number, decimals: number): Cell {
    const text = (Number(fen) / fenPer).toFixed(decimals);
    const { amounts } = this.looks;
    const { shown } = this.precision;
    if (shown) return { value: Number(text), format: shown.format };
    const fraction = decimals === 0 ? '' : `.${'0'.repeat(decimals)}`;
    switch (amounts) {
      case 'number':
        return { value: Number(text), format: `#,##0${fraction}` };
      case 'general':
        return { value: Number(text) };
      case 'accounting':
        return { value: Number(text), format: `_ * #,##0${fraction}_ ;_ * -#,##0${fraction}_ ;_ * "-"??_ ;_ @_ ` };
      case 'text':
        return { value: text };
      case 'commas':
        return { value: grouped(text) };
      case 'wide':
        return { value: wide(grouped(text)) };
      case 'padded':
        return { value: `${NBSP}${text}${NBSP} ` };
    }
  }

  /** A code, or a part of one, as its cell holds it. */
  code(text: string, level = 0): CellValue {
    const indent = this.looks.indent === 'code' ? ' '.repeat(2 * level) : '';
    const half = Math.ceil(text.length / 2);
    switch (this.looks.codeType) {
      case 'number':
        return Number(text);
      case 'float':
        return `${indent}${Number(text)}.0`;
      case 'quoted':
        return `'${text}`;
      case 'nbsp':
        return `${NBSP}${text}${NBSP}`;
      case 'zeroWidth':
        return `\ufeff${text.slice(0, half)}\u200b${text.slice(half)}`;
      case 'wide':
        return `${indent}${wide(text)}`;
      case 'spaced':
        return indent + partsOf(text).join(' ');
      case 'dashed':
        return indent + partsOf(text).join('-');
      default:
        return indent + text;
    }
  }

  /** The name of a subject of some level, 0 for 类. */
  name(text: string, level = 0): string {
    const indent = { wide: '\u3000', spaces: '  ' }[this.looks.indent as 'wide' | 'spaces'] ?? '';
    return indent.repeat(level) + this.words(text);
  }

  /** A label or name with the book's brackets and spaces. */
  words(text: string): string {
    const typed = this.brackets(text);
    const between = { space: ' ', wide: '\u3000', wrapped: '\n' }[this.looks.inNames as 'space' | 'wide' | 'wrapped'];
    if (between === undefined || typed.length < 2) return typed;
    const place = typed.length === 2 ? 1 : Math.ceil(typed.length / 2);
    return typed.slice(0, place) + between + typed.slice(place);
  }

  /** With the book's brackets and quotation marks only. */
  brackets(text: string): string {
    if (this.looks.brackets === 'full') return text;
    return text.replace(/（/g, '(').replace(/）/g, ')').replace(/[“”]/g, '"');
  }

  /** The word of a total row. */
  total(): string {
    return { sum: this.words('合计'), spaced: '合\u3000计', grand: this.words('总计') }[this.looks.totalWord];
  }

  /** A column's heading: wrapped in its cell, or as one line. */
  heading(text: string): string {
    const typed = this.brackets(text);
    const place = Math.ceil(typed.length / 2);
    return this.looks.header === 'wrapped' && typed.length > 5
      ? `${typed.slice(0, place)}\n${typed.slice(place)}`
      : typed;
  }
}

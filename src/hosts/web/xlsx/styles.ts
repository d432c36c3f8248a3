/** Formats of cells, from files to Univer and back. A format that nobody changed goes back as the file had it. */
import {
  BooleanNumber,
  HorizontalAlign,
  VerticalAlign,
  WrapStrategy,
  type IBorderData,
  type IStyleData,
} from '@univerjs/core';
import type { Alignment, Border, Borders, BorderStyle, Fill, Font, Style } from 'exceljs';
import { argbOf, rgbOf } from './colors';

/** Border styles in the order of Univer's numbers. */
const BORDER_STYLES: readonly (BorderStyle | undefined)[] = [
  undefined,
  'thin',
  'hair',
  'dotted',
  'dashed',
  'dashDot',
  'dashDotDot',
  'double',
  'medium',
  'mediumDashed',
  'mediumDashDot',
  'mediumDashDotDot',
  'slantDashDot',
  'thick',
];

const HORIZONTAL: readonly [NonNullable<Alignment['horizontal']>, HorizontalAlign][] = [
  ['left', HorizontalAlign.LEFT],
  ['center', HorizontalAlign.CENTER],
  ['right', HorizontalAlign.RIGHT],
  ['justify', HorizontalAlign.JUSTIFIED],
  ['distributed', HorizontalAlign.DISTRIBUTED],
  ['centerContinuous', HorizontalAlign.CENTER],
];
const VERTICAL: readonly [NonNullable<Alignment['vertical']>, VerticalAlign][] = [
  ['top', VerticalAlign.TOP],
  ['middle', VerticalAlign.MIDDLE],
  ['bottom', VerticalAlign.BOTTOM],
];

/** One step of indent, pixels. */
const INDENT_PX = 9;
const SIDES = { top: 't', left: 'l', bottom: 'b', right: 'r' } as const;

/** The formats of a workbook by Univer's key for them, with what the file had. */
export class StyleTable {
  /** To be given to Univer; those added since the last time. */
  private fresh: Record<string, IStyleData> = {};
  private readonly originals = new Map<string, Partial<Style>>();
  private readonly keys = new Map<string, string>();
  private readonly known = new Map<Partial<Style>, string | undefined>();

  /** The key of a format of a file; undefined for the plain one. */
  add(style: Partial<Style>, theme: readonly string[]): string | undefined {
    if (this.known.has(style)) return this.known.get(style);
    const text = JSON.stringify(style);
    const key = text === '{}' ? undefined : (this.keys.get(text) ?? this.take(text, style, theme));
    this.known.set(style, key);
    return key;
  }

  /** Formats that Univer has not been given yet. */
  takeFresh(): Record<string, IStyleData> {
    const fresh = this.fresh;
    this.fresh = {};
    return fresh;
  }

  /** The file's own format behind a key. */
  original(key: string): Partial<Style> | undefined {
    return this.originals.get(key);
  }

  private take(text: string, style: Partial<Style>, theme: readonly string[]): string {
    const key = `file${this.keys.size}`;
    this.keys.set(text, key);
    this.originals.set(key, style);
    this.fresh[key] = styleIn(style, theme);
    return key;
  }
}

/** A file's format as Univer has it. */
export function styleIn(style: Partial<Style>, theme: readonly string[]): IStyleData {
  const { font, alignment, numFmt } = style;
  const fill = fillIn(style.fill, theme);
  const border = bordersIn(style.border, theme);
  return {
    ...(font && fontIn(font, theme)),
    ...(fill !== undefined && { bg: { rgb: fill } }),
    ...(border && { bd: border }),
    ...(alignment && alignmentIn(alignment)),
    // Types say a string, but exceljs gives some styles an object here.
    ...(typeof numFmt === 'string' && numFmt !== 'General' && { n: { pattern: numFmt } }),
  };
}

function fontIn(font: Partial<Font>, theme: readonly string[]): IStyleData {
  const color = rgbOf(font.color, theme);
  return {
    ...(font.name && { ff: font.name }),
    ...(font.size && { fs: font.size }),
    ...(font.bold && { bl: BooleanNumber.TRUE }),
    ...(font.italic && { it: BooleanNumber.TRUE }),
    ...(font.underline && font.underline !== 'none' && { ul: { s: BooleanNumber.TRUE } }),
    ...(font.strike && { st: { s: BooleanNumber.TRUE } }),
    ...(color !== undefined && { cl: { rgb: color } }),
  };
}

function fillIn(fill: Fill | undefined, theme: readonly string[]): string | undefined {
  if (fill?.type !== 'pattern' || fill.pattern === 'none') return undefined;
  // A conditional format's solid fill has its colour in the background.
  return rgbOf(fill.fgColor ?? fill.bgColor, theme);
}

function bordersIn(borders: Partial<Borders> | undefined, theme: readonly string[]): IBorderData | undefined {
  const data: IBorderData = {};
  for (const [side, short] of Object.entries(SIDES) as [keyof typeof SIDES, 't' | 'l' | 'b' | 'r'][]) {
    const border: Partial<Border> | undefined = borders?.[side];
    const kind = BORDER_STYLES.indexOf(border?.style);
    if (kind > 0) data[short] = { s: kind, cl: { rgb: rgbOf(border?.color, theme) ?? '#000000' } };
  }
  return Object.keys(data).length > 0 ? data : undefined;
}

function alignmentIn(alignment: Partial<Alignment>): IStyleData {
  const horizontal = HORIZONTAL.find(([name]) => name === alignment.horizontal)?.[1];
  const vertical = VERTICAL.find(([name]) => name === alignment.vertical)?.[1];
  const { textRotation: rotation } = alignment;
  return {
    ...(horizontal !== undefined && { ht: horizontal }),
    ...(vertical !== undefined && { vt: vertical }),
    ...(alignment.wrapText && { tb: WrapStrategy.WRAP }),
    ...(alignment.indent && { pd: { l: alignment.indent * INDENT_PX } }),
    ...(rotation === 'vertical' && { tr: { a: 0, v: BooleanNumber.TRUE } }),
    ...(typeof rotation === 'number' && rotation !== 0 && { tr: { a: -rotation } }),
  };
}

/** A format of Univer's as files have it. */
export function styleOut(style: IStyleData): Partial<Style> {
  const font = fontOut(style);
  const alignment = alignmentOut(style);
  const border = bordersOut(style.bd);
  const fill = argbOf(style.bg?.rgb);
  return {
    ...(font && { font }),
    ...(fill !== undefined && { fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: fill } } as const }),
    ...(border && { border }),
    ...(alignment && { alignment }),
    ...(style.n?.pattern && { numFmt: style.n.pattern }),
  };
}

/** The format of a conditional format, which says only what differs; its fill's colour is the background. */
export function ruleStyleOut(style: IStyleData): Partial<Style> {
  const { fill, font, border } = styleOut(style);
  return {
    ...(font && { font }),
    ...(border && { border }),
    ...(fill?.type === 'pattern' && {
      fill: { type: 'pattern', pattern: 'solid', bgColor: fill.fgColor ?? {} } as const,
    }),
  };
}

function fontOut(style: IStyleData): Partial<Font> | undefined {
  const color = argbOf(style.cl?.rgb);
  const font: Partial<Font> = {
    ...(style.ff && { name: style.ff }),
    ...(style.fs && { size: style.fs }),
    ...(style.bl && { bold: true }),
    ...(style.it && { italic: true }),
    ...(style.ul?.s && { underline: true }),
    ...(style.st?.s && { strike: true }),
    ...(color !== undefined && { color: { argb: color } }),
  };
  return Object.keys(font).length > 0 ? font : undefined;
}

function alignmentOut(style: IStyleData): Partial<Alignment> | undefined {
  const horizontal = HORIZONTAL.find(([, number]) => number === style.ht)?.[0];
  const vertical = VERTICAL.find(([, number]) => number === style.vt)?.[0];
  const indent = Math.round((style.pd?.l ?? 0) / INDENT_PX);
  const alignment: Partial<Alignment> = {
    ...(horizontal !== undefined && { horizontal }),
    ...(vertical !== undefined && { vertical }),
    ...(style.tb === WrapStrategy.WRAP && { wrapText: true }),
    ...(indent > 0 && { indent }),
    ...(style.tr?.v ? { textRotation: 'vertical' as const } : style.tr?.a ? { textRotation: -style.tr.a } : {}),
  };
  return Object.keys(alignment).length > 0 ? alignment : undefined;
}

function bordersOut(data: IStyleData['bd']): Partial<Borders> | undefined {
  const borders: Partial<Borders> = {};
  for (const [side, short] of Object.entries(SIDES) as [keyof typeof SIDES, 't' | 'l' | 'b' | 'r'][]) {
    const border = data?.[short];
    const style = BORDER_STYLES[border?.s ?? 0];
    if (style) borders[side] = { style, color: { argb: argbOf(border?.cl.rgb) ?? 'FF000000' } };
  }
  return Object.keys(borders).length > 0 ? borders : undefined;
}

/** Colours of a file as RRGGBB: given directly, by a place in the theme with a tint, or by Excel's old palette. */
import type { Nullable } from '@univerjs/core';
import type { Color } from 'exceljs';

/** The theme's colours in the order that cells count them: light and dark come before what the file calls dark and light. */
const THEME_ORDER = ['lt1', 'dk1', 'lt2', 'dk2', 'accent1', 'accent2', 'accent3', 'accent4', 'accent5', 'accent6'];
const OFFICE_THEME = 'FFFFFF 000000 E7E6E6 44546A 4472C4 ED7D31 A5A5A5 FFC000 5B9BD5 70AD47'.split(' ');

/** Excel's fixed palette, from 8 on; 0 to 7 repeat its first eight. */
const PALETTE = (
  '000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF 800000 008000 000080 808000 800080 008080 C0C0C0 808080 ' +
  '9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF 000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF ' +
  '00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99 3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696 ' +
  '003366 339966 003300 333300 993300 993366 333399 333333'
).split(' ');

/** The colours of a theme part; those of Office where the part does not give one. */
export function themeColors(xml: string | undefined): readonly string[] {
  return THEME_ORDER.map((name, i) => {
    const element = new RegExp(`<a:${name}>([\\s\\S]*?)</a:${name}>`).exec(xml ?? '')?.[1] ?? '';
    const rgb = /(?:lastClr|srgbClr\s+val)="([\dA-Fa-f]{6})"/.exec(element)?.[1];
    return rgb?.toUpperCase() ?? OFFICE_THEME[i] ?? '000000';
  });
}

/** `#RRGGBB`, or undefined for an automatic colour. */
export function rgbOf(color: Partial<Color> | undefined, theme: readonly string[]): string | undefined {
  if (!color) return undefined;
  const {
    argb,
    theme: place,
    indexed,
    tint,
  } = color as { argb?: string; theme?: number; indexed?: number; tint?: number };
  const base =
    typeof argb === 'string'
      ? argb.slice(-6).toUpperCase()
      : place !== undefined
        ? theme[place]
        : indexed !== undefined && indexed < PALETTE.length + 8
          ? PALETTE[indexed < 8 ? indexed : indexed - 8]
          : undefined;
  return base === undefined ? undefined : `#${tint ? tinted(base, tint) : base}`;
}

/** `#rgb`, `#rrggbb` or `rgb(r,g,b)` → ARGB as files have it. */
export function argbOf(rgb: Nullable<string>): string | undefined {
  const text = (rgb ?? '').trim();
  const short = /^#([\da-f])([\da-f])([\da-f])$/i.exec(text);
  if (short)
    return `FF${short
      .slice(1)
      .map((digit) => digit + digit)
      .join('')}`.toUpperCase();
  if (/^#[\da-f]{6}$/i.test(text)) return `FF${text.slice(1).toUpperCase()}`;
  const numbers = /^rgba?\((\d+),\s*(\d+),\s*(\d+)/i.exec(text);
  return (numbers && `FF${hex(numbers.slice(1).map(Number))}`) || undefined;
}

/** Towards white by a positive tint, towards black by a negative one. Excel reckons in HLS; by channel it looks the same. */
function tinted(rgb: string, tint: number): string {
  const channels = [0, 2, 4].map((at) => Number.parseInt(rgb.slice(at, at + 2), 16));
  return hex(channels.map((channel) => (tint < 0 ? channel * (1 + tint) : channel + (255 - channel) * tint)));
}

function hex(channels: readonly number[]): string {
  return channels
    .map((channel) => Math.round(channel).toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase();
}

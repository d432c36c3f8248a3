/** A narrative as a web page whose inline styles survive pasting into Word. */
import type { Narrative, Run } from '../drafting';
import {
  INDENT_CHARACTERS,
  LINE_HEIGHT_PT,
  TITLE_LINE_HEIGHT_PT,
  TYPE_SIZES_PT,
  TYPEFACES,
  WESTERN_TYPEFACE,
  type Typeface,
} from './officialFormat';

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Word shows this as its yellow text highlighting. */
const HIGHLIGHT = 'background:yellow;mso-highlight:yellow';

/** A complete page in UTF-8; everything that comes from the accounts is escaped. */
export function narrativeToHtml(narrative: Narrative): string {
  const body = narrative.sections.flatMap(({ heading, paragraphs }) => [
    `<h1 style="${block(TYPEFACES.heading)}">${escaped(heading)}</h1>`,
    ...paragraphs.map(({ level, runs }) => {
      const words = runs.map(runToHtml).join('');
      return level === undefined
        ? `<p style="${block(TYPEFACES.body)}">${words}</p>`
        : `<h2 style="${block(TYPEFACES.subheading)}">${words}</h2>`;
    }),
  ]);
  return [
    '<!DOCTYPE html>',
    '<html lang="zh-CN">',
    '<head>',
    '<meta charset="utf-8">',
    `<title>${escaped(narrative.title)}</title>`,
    '</head>',
    '<body>',
    `<p style="${titleStyle()}">${escaped(narrative.title)}</p>`,
    ...body,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function runToHtml(run: Run): string {
  const words = escaped(run.text);
  return run.kind === 'placeholder' ? `<span style="${HIGHLIGHT}">${words}</span>` : words;
}

function titleStyle(): string {
  return [
    'margin:0pt 0pt 28pt',
    'text-align:center',
    `font-family:${family(TYPEFACES.title)}`,
    `font-size:${TYPE_SIZES_PT.title}pt`,
    `line-height:${TITLE_LINE_HEIGHT_PT}pt`,
    'mso-line-height-rule:exactly',
  ].join(';');
}

function block(typeface: Typeface): string {
  return [
    'margin:0pt',
    'text-align:justify',
    `text-indent:${INDENT_CHARACTERS * TYPE_SIZES_PT.body}pt`,
    `mso-char-indent-count:${INDENT_CHARACTERS}.0`,
    `font-family:${family(typeface)}`,
    `font-size:${TYPE_SIZES_PT.body}pt`,
    'font-weight:normal',
    `line-height:${LINE_HEIGHT_PT}pt`,
    'mso-line-height-rule:exactly',
  ].join(';');
}

/** Western letters first: a browser takes the first face that has the character. */
function family({ name, substitutes }: Typeface): string {
  return [WESTERN_TYPEFACE, name, ...substitutes].map((face) => `'${face}'`).join(',');
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);
}

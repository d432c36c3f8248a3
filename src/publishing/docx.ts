/**
 * A narrative as a Word document in the format of official documents, with real heading styles so that Word's
 * navigation works. The docx library is large and is loaded when it is first used.
 */
import type * as Docx from 'docx';
import type { Narrative, NarrativeParagraph, Run } from '../drafting';
import { finished } from './package';
import {
  CREATOR,
  INDENT_CHARACTERS,
  LINE_HEIGHT_PT,
  MARGINS_MM,
  TITLE_LINE_HEIGHT_PT,
  TYPE_SIZES_PT,
  TYPEFACES,
  WESTERN_TYPEFACE,
  type Typeface,
} from './officialFormat';

const TWIPS_PER_PT = 20;
const HALF_POINTS_PER_PT = 2;
const POINTS_PER_INCH = 72;
const MM_PER_INCH = 25.4;

/** A .docx file. The same narrative gives the same bytes. */
export async function narrativeToDocx(narrative: Narrative): Promise<Uint8Array> {
  const docx = await import('docx');
  const document = new docx.Document({
    title: narrative.title,
    creator: CREATOR,
    lastModifiedBy: CREATOR,
    styles: styles(docx),
    sections: [
      {
        properties: { page: page() },
        footers: { default: pageNumber(docx) },
        children: paragraphs(docx, narrative),
      },
    ],
  });
  return finished(await docx.Packer.toArrayBuffer(document));
}

function paragraphs(docx: typeof Docx, narrative: Narrative): Docx.Paragraph[] {
  const { HeadingLevel, Paragraph } = docx;
  return [
    new Paragraph({ text: narrative.title, style: 'Title' }),
    ...narrative.sections.flatMap((section) => [
      new Paragraph({ text: section.heading, heading: HeadingLevel.HEADING_1 }),
      ...section.paragraphs.map((paragraph) => paragraphToDocx(docx, paragraph)),
    ]),
  ];
}

function paragraphToDocx(docx: typeof Docx, { level, runs }: NarrativeParagraph): Docx.Paragraph {
  const children = runs.map((run) => runToDocx(docx, run));
  return new docx.Paragraph({
    children,
    ...(level === undefined ? { style: 'BodyText' } : { heading: docx.HeadingLevel.HEADING_2 }),
  });
}

function runToDocx(docx: typeof Docx, run: Run): Docx.TextRun {
  return new docx.TextRun({ text: run.text, ...(run.kind === 'placeholder' && { highlight: 'yellow' }) });
}

function styles({ AlignmentType, LineRuleType }: typeof Docx): Docx.IStylesOptions {
  const run = (typeface: Typeface, points: number): Docx.IRunStylePropertiesOptions => ({
    font: { ascii: WESTERN_TYPEFACE, hAnsi: WESTERN_TYPEFACE, cs: WESTERN_TYPEFACE, eastAsia: typeface.name },
    size: points * HALF_POINTS_PER_PT,
    color: '000000',
    bold: false,
    italics: false,
  });
  const spacing = (points: number) => ({
    line: points * TWIPS_PER_PT,
    lineRule: LineRuleType.EXACT,
    before: 0,
    after: 0,
  });
  const body = {
    alignment: AlignmentType.JUSTIFIED,
    spacing: spacing(LINE_HEIGHT_PT),
    indent: {
      firstLine: INDENT_CHARACTERS * TYPE_SIZES_PT.body * TWIPS_PER_PT,
      // Word counts in hundredths of a character, and prefers this to the length.
      firstLineChars: INDENT_CHARACTERS * 100,
    },
  };
  const heading = { basedOn: 'Normal', next: 'BodyText', quickFormat: true };
  return {
    default: {
      document: { run: run(TYPEFACES.body, TYPE_SIZES_PT.body) },
      title: {
        ...heading,
        run: run(TYPEFACES.title, TYPE_SIZES_PT.title),
        paragraph: {
          alignment: AlignmentType.CENTER,
          spacing: { ...spacing(TITLE_LINE_HEIGHT_PT), after: LINE_HEIGHT_PT * TWIPS_PER_PT },
        },
      },
      heading1: {
        ...heading,
        run: run(TYPEFACES.heading, TYPE_SIZES_PT.body),
        paragraph: { ...body, keepNext: true, outlineLevel: 0 },
      },
      heading2: {
        ...heading,
        run: run(TYPEFACES.subheading, TYPE_SIZES_PT.body),
        paragraph: { ...body, keepNext: true, outlineLevel: 1 },
      },
    },
    paragraphStyles: [
      {
        id: 'BodyText',
        name: 'Body Text',
        basedOn: 'Normal',
        quickFormat: true,
        run: run(TYPEFACES.body, TYPE_SIZES_PT.body),
        paragraph: body,
      },
    ],
  };
}

/** A4 with the margins of official documents, in twips: not every program reads lengths in mm. */
function page(): NonNullable<Docx.ISectionPropertiesOptions['page']> {
  const { top, bottom, left, right, footer } = MARGINS_MM;
  return {
    size: { width: twips(210), height: twips(297) },
    margin: { top: twips(top), bottom: twips(bottom), left: twips(left), right: twips(right), footer: twips(footer) },
  };
}

function twips(millimetres: number): number {
  return Math.round((millimetres * POINTS_PER_INCH * TWIPS_PER_PT) / MM_PER_INCH);
}

/** — 1 — in the middle of the foot. */
function pageNumber({ AlignmentType, Footer, PageNumber, Paragraph, TextRun }: typeof Docx): Docx.Footer {
  return new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [
          new TextRun({
            children: ['— ', PageNumber.CURRENT, ' —'],
            font: { ascii: '宋体', hAnsi: '宋体', eastAsia: '宋体' },
            size: TYPE_SIZES_PT.pageNumber * HALF_POINTS_PER_PT,
          }),
        ],
      }),
    ],
  });
}

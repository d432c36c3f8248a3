/**
 * 党政机关公文格式 (GB/T 9704—2012) as narratives follow it: A4, title in 小标宋 二号, body in 仿宋 三号 with 28-point
 * lines and an indent of two characters, first headings in 黑体, second in 楷体.
 */

/** A typeface: the name that governments install, and what stands in for it where it is missing. */
export interface Typeface {
  readonly name: string;
  readonly substitutes: readonly string[];
}

export const TYPEFACES = {
  title: { name: '方正小标宋简体', substitutes: ['方正小标宋_GBK', '宋体', 'SimSun'] },
  heading: { name: '黑体', substitutes: ['SimHei'] },
  subheading: { name: '楷体_GB2312', substitutes: ['楷体', 'KaiTi'] },
  body: { name: '仿宋_GB2312', substitutes: ['仿宋', 'FangSong'] },
} as const satisfies Record<string, Typeface>;

/** For digits and Latin letters. */
export const WESTERN_TYPEFACE = 'Times New Roman';

/** 二号, 三号 and 四号, in points. */
export const TYPE_SIZES_PT = { title: 22, body: 16, pageNumber: 14 } as const;

export const LINE_HEIGHT_PT = 28;
/** Lines of a title in 二号 need more room than the body's. */
export const TITLE_LINE_HEIGHT_PT = 36;
export const INDENT_CHARACTERS = 2;

/** Margins of the type area, and of the page number from the foot of the page, in mm. */
export const MARGINS_MM = { top: 37, bottom: 35, left: 28, right: 26, footer: 28 } as const;

/** The program, as document properties name the creator. */
export const CREATOR = '决算助手';

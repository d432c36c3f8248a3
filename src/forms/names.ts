/** Names that are used without the data behind them: which wordings there are, and how the supplement is laid out. */

/** The wordings that come with the program. */
export const WORDING_NAMES = ['henan', 'shanghai'] as const;
export type WordingName = (typeof WORDING_NAMES)[number];

/** The key of an answer: `key`, or `key|code` for a question that is asked per subject. */
export function supplementKey(key: string, code?: string): string {
  return code === undefined ? key : `${key}|${code}`;
}

/** Title and column headings of the sheet that holds the answers: layout writes them, reading looks for them. */
export const SUPPLEMENT_SHEET = {
  title: '补充资料',
  number: '序号',
  section: '用于',
  item: '项目',
  code: '科目编码',
  content: '内容',
  unit: '单位',
  help: '填写说明',
} as const;

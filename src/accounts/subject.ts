/** 科目: functional (类 3 · 款 5 · 项 7 digits) and economic (类 3 · 款 5 digits) classification codes. */

/** A code of 3, 5 or 7 digits. */
export type SubjectCode = string & { readonly __subjectCode: unique symbol };

/** 类, 款, 项. */
export type SubjectLevel = 1 | 2 | 3;

const CODE = /^\d{3}(\d{2}){0,2}$/;

export function isSubjectCode(text: string): text is SubjectCode {
  return CODE.test(text);
}

/** 类 1 · 款 2 · 项 3. */
export function levelOf(code: SubjectCode): SubjectLevel {
  return ((code.length - 1) / 2) as SubjectLevel;
}

/** The code one level up, or undefined for a 类. */
export function parentOf(code: SubjectCode): SubjectCode | undefined {
  return code.length > 3 ? (code.slice(0, -2) as SubjectCode) : undefined;
}

/** 注 and 说明 below a statement. */
import type { NineCode } from '../program';
import { isEmpty } from '../figures';
import type { Typist } from './typist';

const NOTES: Readonly<Record<NineCode, string>> = {
  '01': '注：本表反映部门本年度的总收支和年末结转结余情况。本套报表金额单位转换时可能存在尾数误差。',
  '02': '注：本表反映部门本年度取得的各项收入情况。',
  '03': '注：本表反映部门本年度各项支出情况。',
  '04': '注：本表反映部门本年度财政拨款总收支和结转结余情况。',
  '05': '注：本表反映部门本年度一般公共预算财政拨款支出情况。',
  '06': '注：本表反映部门本年度一般公共预算财政拨款基本支出明细情况。',
  '07': '注：本表反映部门本年度“三公”经费支出预决算情况。其中，预算数为“三公”经费年初预算数；决算数是包括当年一般公共预算财政拨款和以前年度结转资金安排的实际支出。',
  '08': '注：本表反映部门本年度政府性基金预算财政拨款收入、支出及结转和结余情况。',
  '09': '注：本表反映部门/单位本年度国有资本经营预算财政拨款收入、支出及结转和结余情况。',
};

const NO_DATA = {
  '08': ['政府性基金收入', '政府性基金'],
  '09': ['国有资本经营收入', '国有资本经营'],
} as const;

export function notesOf({ looks, figures }: Typist, statement: NineCode): string[] {
  const notes = looks.notes === 'henan' ? [NOTES[statement]] : [];
  if ((statement === '08' || statement === '09') && isEmpty(figures.statements.get(statement))) {
    const [income, fund] = NO_DATA[statement];
    const whose = looks.notes === 'henan' ? '说明：我部门/单位' : '本部门';
    notes.push(`${whose}没有${income}，也没有使用${fund}安排的支出，故本表无数据。`);
  }
  return notes;
}

/** Synthetic sound books of a given number of subject rows, for measuring. */
import {
  Money,
  Statement,
  addressOf,
  type Figure,
  type StatementCode,
  type StatementRow,
  type SubjectCode,
} from '../src/accounts';
import { FORMS, formOf } from '../src/forms';
import { createWorkbook } from '../src/hosts/file';
import { layOutStatements } from '../src/layout';

/** Statements over which the subject rows are spread evenly. */
const BY_SUBJECT: readonly StatementCode[] = ['02', '03', '05'];
/** 项 of a 款 and 款 of a 类: two digits each. */
const PARTS = 20;

interface Subject {
  readonly code: SubjectCode;
  /** Amount in 分. */
  readonly fen: number;
}

/** A workbook of all nine statements with about `rows` subject rows in total, every total right. */
export async function bookOf(rows: number): Promise<Uint8Array> {
  const subjects = tree(Math.round(rows / BY_SUBJECT.length));
  const form = FORMS.form('henan-2021', 2021);
  const figures = new Map<StatementCode, Statement>();
  for (const { code } of form.statements.values()) figures.set(code, statementOf(code, subjects));
  const planned = subjects.map(({ code }) => ({ code, name: `科目${code}` }));
  return createWorkbook(
    layOutStatements(form, {
      figures,
      subjects: new Map(BY_SUBJECT.map((code) => [code, planned])),
      unit: '测量用单位',
      year: 2021,
    }),
  );
}

/** Subjects in code order; each sum is the sum of its parts. */
function tree(count: number): Subject[] {
  const subjects: { code: string; fen: number }[] = [];
  for (let top = 100; subjects.length < count; top += 1) {
    const first = { code: String(top), fen: 0 };
    subjects.push(first);
    for (let middle = 1; middle <= PARTS && subjects.length < count; middle += 1) {
      const second = { code: `${first.code}${String(middle).padStart(2, '0')}`, fen: 0 };
      subjects.push(second);
      for (let last = 1; last <= PARTS && subjects.length < count; last += 1) {
        const fen = (top * 7919 + middle * 104729 + last * 1299709) % 1_000_000;
        subjects.push({ code: `${second.code}${String(last).padStart(2, '0')}`, fen });
        second.fen += fen;
        first.fen += fen;
      }
    }
  }
  return subjects.map(({ code, fen }) => ({ code: code as SubjectCode, fen }));
}

function statementOf(code: StatementCode, subjects: readonly Subject[]): Statement {
  const form = formOf(FORMS.form('henan-2021', 2021), code);
  const measures = form.sides.flatMap((side) => side.measures.map((measure) => measure.name));
  const sheet = form.title;
  const cell = { sheet, address: addressOf(0, 0) };
  const figure = (fen: number): Figure => ({ amount: Money.of(fen / 100), blank: false, cell });
  const row = (item: string, subject: SubjectCode | null, fen: number): StatementRow => ({
    item,
    code: subject,
    name: item,
    cell,
    // All of it in the total and in the first column after it; the other columns are 0.00.
    figures: new Map(measures.map((measure, index) => [measure, figure(index < 2 ? fen : 0)])),
  });
  const total = subjects.filter((subject) => subject.code.length === 3).reduce((sum, { fen }) => sum + fen, 0);
  const rows = BY_SUBJECT.includes(code)
    ? [row('合计', null, total), ...subjects.map((subject) => row(subject.code, subject.code, subject.fen))]
    : [];
  return new Statement({
    code,
    sheet,
    range: 'A1',
    heading: { title: { value: sheet, cell } },
    measures: new Set(measures),
    rows,
  });
}

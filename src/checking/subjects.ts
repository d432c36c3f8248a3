/** 科目事实: codes and names of the subjects that a statement lists. */
import { foldName, parentOf, type InSteps, type Statement, type StatementRow, type SubjectCode } from '../accounts';
import { classificationOf, formOf, type Form } from '../forms';
import { say } from '../sentences';
import type { CheckContext } from './context';
import { lookAtEach, type FactCheck, type FactFailure, type FactResult } from './fact';
import type { FindingCell } from './finding';
import { unreadLineAt } from './gaps';
import { listedPlaces } from './sentences';

/** Most codes that one message spells out. */
const CODES_LISTED_MAX = 10;

interface Subject {
  readonly statement: Statement;
  readonly row: StatementRow;
  readonly code: SubjectCode;
}

/** The subjects that statements list; the lines of 01 and 04 are fixed and not meant. */
function subjectsOf({ accounts, form }: CheckContext, shapes: readonly string[] = ['subjects', 'blocks']): Subject[] {
  return [...accounts.statements.values()]
    .filter((statement) => shapes.includes(formOf(form, statement.code).shape))
    .flatMap((statement) =>
      statement.rows.flatMap((row) => (row.code === null ? [] : [{ statement, row, code: row.code }])),
    );
}

function namesOf(form: Form, { statement, code }: Subject): readonly string[] | undefined {
  return classificationOf(form, formOf(form, statement.code)).names.get(code);
}

function failure({ statement, row, code }: Subject, params: Record<string, string | number>): FactFailure {
  return {
    statement: statement.code,
    params: { subject: code, name: row.name, address: row.cell.address, ...params },
    cells: [{ ...row.cell, role: 'place' }],
  };
}

const subjectName: FactCheck = (context) =>
  lookAtEach(subjectsOf(context), (subject) => {
    const names = namesOf(context.form, subject);
    if (!names || subject.row.name === '') return undefined;
    if (names.includes(subject.row.name)) return [];
    const printed = foldName(subject.row.name);
    if (names.some((name) => foldName(name) === printed)) return [];
    return [failure(subject, { actual: subject.row.name, expected: names.join('”或“') })];
  });

/** One hint for all codes: the built-in list is a start, not the whole, and says nothing against them. */
const subjectListed: FactCheck = (context) => {
  const subjects = subjectsOf(context);
  const unlisted = subjects.filter((subject) => !namesOf(context.form, subject));
  const codes = [...new Set(unlisted.map(({ code }) => code))];
  if (codes.length === 0) return { looked: subjects.length, failures: [] };
  const shown = codes.slice(0, CODES_LISTED_MAX).join('、');
  const params = {
    count: codes.length,
    subjects: codes.length > CODES_LISTED_MAX ? shown + say('checking.moreCells') : shown,
  };
  const cells = unlisted.map(({ row }): FindingCell => ({ ...row.cell, role: 'place' }));
  return { looked: subjects.length, failures: [{ params, cells }] };
};

const subjectUnique: FactCheck = (context) =>
  lookAtEach(subjectsOf(context), (subject) => {
    const same = subject.statement.rowsOf(subject.code);
    if (same.length === 1 || same[0] !== subject.row) return [];
    const cells = same.map((row): FindingCell => ({ ...row.cell, role: 'place' }));
    return [{ ...failure(subject, { count: same.length, addresses: listedPlaces(cells) }), cells }];
  });

const subjectOrder: FactCheck = (context) => {
  const subjects = subjectsOf(context, ['subjects']);
  return lookAtEach(subjects, (subject, index) => {
    const previous = subjects[index - 1];
    // Codes of one to three levels in form order are in the order of their text: 205 < 20508 < 2050803 < 208.
    if (previous?.statement !== subject.statement || previous.code <= subject.code) return [];
    return [failure(subject, { previous: previous.code })];
  });
};

const subjectParents: FactCheck = function* (context): InSteps<FactResult> {
  let notRun: string | undefined;
  const result = yield* lookAtEach(subjectsOf(context), (subject) => {
    const missing: string[] = [];
    for (let parent = parentOf(subject.code); parent !== undefined; parent = parentOf(parent)) {
      if (subject.statement.rowsOf(parent).length === 0) missing.push(parent);
    }
    // The parent may be the line above whose code could not be read.
    const unread = missing.length > 0 ? unreadAbove(context, subject) : undefined;
    notRun ??= unread;
    if (unread !== undefined) return undefined;
    return missing.length === 0 ? [] : [failure(subject, { parent: missing.reverse().join('、') })];
  });
  return { ...result, notRun };
};

function unreadAbove(context: CheckContext, { statement }: Subject): string | undefined {
  const [gap] = statement.gaps;
  return gap && unreadLineAt(context, statement, gap);
}

export const subjectFacts = { subjectName, subjectListed, subjectUnique, subjectOrder, subjectParents };

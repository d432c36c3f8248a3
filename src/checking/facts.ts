/** 表式事实: what the forms themselves must show. Each check is named in the form's facts by its key here. */
import { foldName, formatIn, type InSteps, type Located, type Statement, type StatementCode } from '../accounts';
import { formOf, statementName, statementTitle, type Fact, type FactName } from '../forms';
import { fill, say } from '../sentences';
import { nameOfStatement, type CheckContext } from './context';
import { lookAtEach, type FactCheck, type FactFailure } from './fact';
import type { FindingCell } from './finding';
import { subjectFacts } from './subjects';
import { Tally } from './tally';

/** Most statements that a message spells out. */
const NAMES_LISTED_MAX = 3;

/** Checks a fact. */
export function* checkFact(context: CheckContext, fact: Fact): InSteps<Tally> {
  const tally = new Tally(fact);
  const check = FACTS[fact.fact];
  if (context.accounts.statements.size === 0) {
    tally.notRun(say('checking.noStatements'));
    return tally;
  }
  const result = check(context);
  const { looked, failures, notRun } = 'next' in result ? yield* result : result;
  if (looked > 0) tally.passed();
  if (notRun !== undefined) tally.notRun(notRun);
  for (const { params, cells, statement } of failures) {
    tally.failed({
      rule: fact.id,
      level: fact.level,
      ...(statement !== undefined && { statement }),
      message: fill(fact.message, { ...(statement !== undefined && namesOf(context, statement)), ...params }),
      cells,
      basis: fact.basis,
    });
  }
  return tally;
}

function namesOf({ accounts, form }: CheckContext, code: StatementCode): Record<'statement' | 'titled', string> {
  return {
    statement: statementName(form, code, accounts),
    titled: statementTitle(form, code, accounts),
  };
}

/** A fact that is looked at statement by statement; `undefined` from `look` means that it does not apply there. */
function perStatement(look: (statement: Statement, context: CheckContext) => FactFailure[] | undefined): FactCheck {
  return (context) => lookAtEach([...context.accounts.statements.values()], (statement) => look(statement, context));
}

type Printed = 'unit' | 'year' | 'moneyUnit';

/** Every statement prints it, or a heading for all of them does. What several do not print is told once. */
function printed(what: Printed): FactCheck {
  return (context) => {
    const all = [...context.accounts.statements.values()];
    const lacking = all.filter(({ heading }) => !heading[what]);
    if (lacking.length === 0) return { looked: all.length, failures: [] };
    const [only, ...others] = lacking;
    const params = { statement: listedNames(lacking.map(({ code }) => nameOfStatement(context, code))) };
    const cells = lacking.map(({ heading }) => place(heading.title));
    const failure = { params, cells, ...(only && others.length === 0 && { statement: only.code }) };
    return { looked: all.length, failures: [failure] };
  };
}

/** All statements that print it print the same; those in the minority are reported. */
function same(what: Printed): FactCheck {
  return (context) => {
    const { accounts } = context;
    const all = [...accounts.statements.values()].flatMap((statement) => {
      const found: Located<string | number> | undefined = statement.heading[what];
      return found ? [{ code: statement.code, found, text: foldName(String(found.value)) }] : [];
    });
    const most = mostFrequent(all.map(({ text }) => text));
    const agreeing = all.filter(({ text }) => text === most);
    const others = listedNames(agreeing.map(({ code }) => nameOfStatement(context, code)));
    const failures = all
      .filter(({ text }) => text !== most)
      .map(({ code, found }) => ({
        statement: code,
        params: {
          address: found.cell.address,
          actual: found.value,
          expected: agreeing[0]?.found.value ?? '',
          others,
        },
        cells: [
          place(found),
          ...agreeing.slice(0, 1).map(({ found: other }): FindingCell => ({ ...other.cell, role: 'expected' })),
        ],
      }));
    return { looked: all.length, failures };
  };
}

/** The first few names, and how many there are. */
function listedNames(names: readonly string[]): string {
  const shown = names.slice(0, NAMES_LISTED_MAX).join('、');
  return names.length > NAMES_LISTED_MAX ? say('checking.moreStatements', { shown, count: names.length }) : shown;
}

function mostFrequent(texts: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].reduce<[string, number] | undefined>(
    (best, each) => (best && best[1] >= each[1] ? best : each),
    undefined,
  )?.[0];
}

function place(located: Located<unknown>): FindingCell {
  return { ...located.cell, role: 'place' };
}

/** A statement that two sheets claim is reported by reading, and not missing. */
/** Tables of which nothing is known but the title are asked for where the form is sure to have them. */
const statementsPresent: FactCheck = ({ accounts, form }) => {
  const claimed = new Set([
    ...accounts.problems.map((problem) => problem.statement),
    ...accounts.unread.map(({ code }) => code),
  ]);
  const missing = [...form.statements.values()].filter(
    ({ code, shape }) =>
      !accounts.statements.has(code) && !claimed.has(code) && (accounts.form.sure || shape !== 'unknown'),
  );
  return {
    looked: 1,
    failures: missing.map((table) => ({
      statement: table.code,
      params: {},
      cells: [],
    })),
  };
};

const emptyHasNote = perStatement((statement, { form }) => {
  // Only forms with a prescribed 说明 may be without figures as a matter of course.
  if (formOf(form, statement.code).emptyNote === undefined) return undefined;
  if (!statement.isEmpty || statement.unreadable.size > 0 || statement.heading.emptyNote) return [];
  return [{ statement: statement.code, params: {}, cells: [place(statement.heading.title)] }];
});

const noteMeansEmpty = perStatement((statement) => {
  const note = statement.heading.emptyNote;
  if (!note) return undefined;
  for (const row of statement.rows) {
    for (const [measure, figure] of row.figures) {
      if (figure.amount.isZero) continue;
      const unit = statement.heading.moneyUnit?.value ?? '元';
      const params = {
        note: note.value,
        address: note.cell.address,
        item: row.name,
        measure,
        actual: formatIn(figure.amount, unit),
        cell: figure.cell.address,
      };
      return [{ statement: statement.code, params, cells: [{ ...figure.cell, role: 'actual' }, place(note)] }];
    }
  }
  return [];
});

const FACTS: Readonly<Record<FactName, FactCheck>> = {
  statementsPresent,
  unitPrinted: printed('unit'),
  unitSame: same('unit'),
  yearPrinted: printed('year'),
  yearSame: same('year'),
  moneyUnitPrinted: printed('moneyUnit'),
  moneyUnitSame: same('moneyUnit'),
  emptyHasNote,
  noteMeansEmpty,
  ...subjectFacts,
};

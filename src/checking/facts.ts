/** 表式事实: what the forms themselves must show. Each check is named in the edition's facts by its key here. */
import { foldName, formatIn, type InSteps, type Located, type Statement } from '../accounts';
import { formOf, type Fact } from '../edition';
import { fill, say } from '../sentences';
import type { CheckContext } from './context';
import { lookAtEach, type FactCheck, type FactFailure } from './fact';
import type { FindingCell } from './finding';
import { subjectFacts } from './subjects';
import { Tally } from './tally';

/** Checks a fact. */
export function* checkFact(context: CheckContext, fact: Fact): InSteps<Tally> {
  const tally = new Tally(fact);
  const check = FACTS[fact.fact];
  if (!check) throw new Error(`no check for fact ${fact.fact}`);
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
      message: fill(fact.message, params),
      cells,
      basis: fact.basis,
    });
  }
  return tally;
}

/** A fact that is looked at statement by statement; `undefined` from `look` means that it does not apply there. */
function perStatement(look: (statement: Statement, context: CheckContext) => FactFailure[] | undefined): FactCheck {
  return (context) => lookAtEach([...context.accounts.statements.values()], (statement) => look(statement, context));
}

type Printed = 'unit' | 'year' | 'moneyUnit';

/** Every statement prints it. */
function printed(what: Printed): FactCheck {
  return perStatement((statement) => {
    if (statement.heading[what]) return [];
    return [{ statement: statement.code, params: { code: statement.code }, cells: [place(statement.heading.title)] }];
  });
}

/** All statements that print it print the same; those in the minority are reported. */
function same(what: Printed): FactCheck {
  return ({ accounts }) => {
    const all = [...accounts.statements.values()].flatMap((statement) => {
      const found: Located<string | number> | undefined = statement.heading[what];
      return found ? [{ code: statement.code, found, text: foldName(String(found.value)) }] : [];
    });
    const most = mostFrequent(all.map(({ text }) => text));
    const agreeing = all.filter(({ text }) => text === most);
    const others = agreeing.map(({ code }) => code).join('、');
    const failures = all
      .filter(({ text }) => text !== most)
      .map(({ code, found }) => ({
        statement: code,
        params: {
          code,
          address: found.cell.address,
          actual: found.value,
          expected: agreeing[0]?.found.value ?? '',
          others: say('checking.otherStatements', { codes: others }),
        },
        cells: [
          place(found),
          ...agreeing.slice(0, 1).map(({ found: other }): FindingCell => ({ ...other.cell, role: 'expected' })),
        ],
      }));
    return { looked: all.length, failures };
  };
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
const statementsPresent: FactCheck = ({ accounts, edition }) => {
  const claimed = new Set(accounts.problems.map((problem) => problem.statement));
  const missing = [...edition.statements.values()].filter(
    ({ code }) => !accounts.statements.has(code) && !claimed.has(code),
  );
  return {
    looked: 1,
    failures: missing.map((form) => ({
      statement: form.code,
      params: { code: form.code, title: form.titles[0] ?? '' },
      cells: [],
    })),
  };
};

const emptyHasNote = perStatement((statement, { edition }) => {
  // Only forms with a prescribed 说明 may be without figures as a matter of course.
  if (formOf(edition, statement.code).emptyNote === undefined) return undefined;
  if (!statement.isEmpty || statement.unreadable.size > 0 || statement.heading.emptyNote) return [];
  return [{ statement: statement.code, params: { code: statement.code }, cells: [place(statement.heading.title)] }];
});

const noteMeansEmpty = perStatement((statement) => {
  const note = statement.heading.emptyNote;
  if (!note) return undefined;
  for (const row of statement.rows) {
    for (const [measure, figure] of row.figures) {
      if (figure.amount.isZero) continue;
      const unit = statement.heading.moneyUnit?.value ?? '元';
      const params = {
        code: statement.code,
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

const FACTS: Readonly<Record<string, FactCheck>> = {
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

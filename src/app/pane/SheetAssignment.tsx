/** One sheet at a time: what it was taken for, as a picture, and how the user would have it read. */
import { Button, Field } from '@fluentui/react-components';
import { useMemo, useState, type ReactNode } from 'react';
import { columnName } from '../../accounts';
import { columnNames, formOf, NONE, statementEntry, type Assignment } from '../../forms';
import { partsOf, readAs, titleOf, type ReadBook, type SheetPart } from '../session';
import { Choice } from './Choice';
import { useSay, useSession, useSessionState, type Say } from './context';
import { Actions, Empty } from './parts';
import { RowsFields, rowsIn, textsOf, type RowsText } from './RowsFields';
import { SheetPicture } from './SheetPicture';

export function SheetAssignment({ sheet }: { readonly sheet: string }): ReactNode {
  const session = useSession();
  const say = useSay();
  const book = useSessionState((state) => state.book);
  const kept = useSessionState((state) => state.kept.assignments);
  const parts = useMemo(() => (book ? partsOf(book, kept) : []), [book, kept]);
  // It stays the one that was chosen, also once it is read otherwise.
  const [chosen, setChosen] = useState(() => firstOf(parts, sheet));
  const part =
    parts.find(({ id }) => id === chosen?.id) ??
    parts.find((each) => each.sheet.name === chosen?.sheet.name) ??
    parts[0];
  if (!book || !part) return null;
  const words = readAs(book, part);
  return (
    <>
      <Empty>{say('app.assignHelp')}</Empty>
      <Field label={say('app.assignSheet')}>
        <Choice
          value={part.id}
          options={parts.map((each) => [each.id, entryOf(say, book, each)] as const)}
          onChoose={(id) => setChosen(parts.find((each) => each.id === id))}
        />
      </Field>
      {part.asked && words !== undefined && part.code && (
        <>
          <Empty>{say('app.assignQuestion', { sheet: part.sheet.name, statement: words })}</Empty>
          <Actions>
            <Button
              size="small"
              onClick={() =>
                void session.assign([{ sheet: part.sheet.name, statement: titleOf(book.form, part.code) }])
              }
            >
              {say('app.assignYes')}
            </Button>
          </Actions>
        </>
      )}
      <PartForm
        key={JSON.stringify([part.id, part.code, part.assignment, part.page?.header])}
        book={book}
        part={part}
      />
    </>
  );
}

/** The sheet that is asked for, else one to be confirmed, else one that was not read. */
function firstOf(parts: readonly SheetPart[], sheet: string): SheetPart | undefined {
  return (
    parts.find((part) => part.sheet.name === sheet) ??
    parts.find(({ asked }) => asked) ??
    parts.find(({ code, assignment }) => code === undefined && !assignment) ??
    parts[0]
  );
}

/** `Sheet3（第 1–40 行）：《收入决算表》`. */
function entryOf(say: Say, book: ReadBook, part: SheetPart): string {
  const { sheet, rows, assignment } = part;
  const name = rows ? say('app.assignRows', { sheet: sheet.name, from: rows[0], to: rows[1] }) : sheet.name;
  if (assignment?.statement === NONE) return say('app.assignLeftAlone', { part: name });
  const statement = readAs(book, part);
  return statement === undefined
    ? say('app.assignUnread', { part: name })
    : say('app.assignReadAs', { part: name, statement });
}

/** Stands for no choice. */
const UNCHOSEN = '';

function PartForm({ book, part }: { readonly book: ReadBook; readonly part: SheetPart }): ReactNode {
  const session = useSession();
  const say = useSay();
  const busy = useSessionState(({ job }) => job !== undefined);
  const { form } = book;
  const { sheet, page, assignment } = part;
  const before = part.code ?? statementOf(book, assignment) ?? UNCHOSEN;
  const [statement, setStatement] = useState<string>(before);
  const [rows, setRows] = useState<RowsText>(textsOf(part.rows));
  const [header, setHeader] = useState<RowsText>(textsOf(assignment?.header ?? headerOf(part)));
  const [columns, setColumns] = useState<Readonly<Record<string, string>>>(assignment?.columns ?? {});
  const code = [...form.statements.keys()].find((each) => each === statement);
  const given = { rows: rowsIn(rows), header: rowsIn(header) };
  const isWrong = statement === UNCHOSEN || given.rows === 'wrong' || given.header === 'wrong';
  const apply = (): void => {
    if (given.rows === 'wrong' || given.header === 'wrong') return;
    const isOwnHeader = assignment?.header === undefined && same(given.header, headerOf(part));
    const inside: Pick<Assignment, 'header' | 'columns'> = {
      ...(given.header && !isOwnHeader && { header: given.header }),
      ...(Object.keys(columns).length > 0 && { columns }),
    };
    const named = { sheet: sheet.name, ...(given.rows && { rows: given.rows }), statement: titleOf(form, code) };
    void session.assign([{ ...named, ...(code && inside) }]);
  };
  return (
    <>
      <Field label={say('app.assignStatement')}>
        <Choice
          value={statement}
          options={statementOptions(book, before === UNCHOSEN, say)}
          onChoose={(to) => {
            setStatement(to);
            setColumns({});
          }}
        />
      </Field>
      <RowsFields label={say('app.assignWithin')} value={rows} onChange={setRows} />
      {code && <RowsFields label={say('app.assignHeader')} value={header} onChange={setHeader} />}
      <SheetPicture
        sheet={sheet}
        within={given.rows === 'wrong' ? undefined : given.rows}
        header={given.header === 'wrong' || !code ? undefined : given.header}
        found={statement === before ? (page?.columns ?? NOTHING) : NOTHING}
        given={columns}
        names={code && columnNames(formOf(form, code))}
        onName={(column, name) => setColumns(withColumn(columns, columnName(column), name))}
      />
      <Actions>
        <Button appearance="primary" disabledFocusable={busy || isWrong} onClick={apply}>
          {say('app.assignApply')}
        </Button>
        {assignment && (
          <Button disabledFocusable={busy} onClick={() => void session.unassign(assignment)}>
            {say('app.assignReset')}
          </Button>
        )}
      </Actions>
    </>
  );
}

function statementOptions({ form, accounts }: ReadBook, isUnchosen: boolean, say: Say): (readonly [string, string])[] {
  return [
    ...(isUnchosen ? [[UNCHOSEN, say('app.assignChoose')] as const] : []),
    ...[...form.statements.keys()].map((each) => [each, statementEntry(form, each, accounts)] as const),
    [NONE, say('app.assignNone')],
  ];
}

/** What an assignment says of a part that was not read by it. */
function statementOf({ form }: ReadBook, assignment: Assignment | undefined): string | undefined {
  if (assignment?.statement === NONE) return NONE;
  return [...form.statements.keys()].find((code) => titleOf(form, code) === assignment?.statement);
}

const NOTHING: ReadonlyMap<number, string> = new Map();

function headerOf({ page }: SheetPart): readonly [number, number] | undefined {
  if (!page || page.header.bodyTop <= page.header.top) return undefined;
  return [page.header.top + 1, page.header.bodyTop];
}

function same(a: readonly number[] | undefined, b: readonly number[] | undefined): boolean {
  return a?.join() === b?.join();
}

/** The columns with one named; an empty name leaves it to be found. */
function withColumn(columns: Readonly<Record<string, string>>, letters: string, name: string): Record<string, string> {
  const others = Object.entries(columns).filter(([each]) => each !== letters);
  return Object.fromEntries(name === '' ? others : [...others, [letters, name]]);
}

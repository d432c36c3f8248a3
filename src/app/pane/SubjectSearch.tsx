/** A subject by code or name, and its row in a statement. */
import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useMemo, useState, type ReactNode } from 'react';
import type { StatementCode } from '../../accounts';
import type { FoundSubject, StatementPlace } from '../session';
import { Choice } from './Choice';
import { useSay, useSession, useSessionState } from './context';
import { Empty, Section } from './parts';

const QUERY_MAX = 50;
const NAME_MAX = 100;

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  row: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: '8px',
    padding: '6px 0',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  names: { display: 'flex', flexDirection: 'column', minWidth: 0, overflowWrap: 'anywhere', flexGrow: 1 },
  parents: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  insert: { flexShrink: 0, minWidth: '56px' },
});

export function SubjectSearch({ places }: { readonly places: readonly StatementPlace[] }): ReactNode {
  const session = useSession();
  const say = useSay();
  const styles = useStyles();
  const book = useSessionState((state) => state.book);
  const [query, setQuery] = useState('');
  const [wanted, setWanted] = useState<StatementCode>();
  const targets = places.filter(({ takesSubjects }) => takesSubjects);
  const target = targets.find(({ code }) => code === wanted) ?? targets[0];
  const found = useMemo(
    () => (book && target ? session.findSubjects(target.code, query) : []),
    [book, session, target, query],
  );
  const other = found.length > 0 ? undefined : targets.find(({ code }) => session.findSubjects(code, query).length > 0);
  return (
    <Section title={say('app.subjects')}>
      {!target ? (
        <Empty>{say('app.noSubjectStatements')}</Empty>
      ) : (
        <>
          <Field label={say('app.subjectStatement')}>
            <Choice
              value={target.code}
              options={targets.map(({ code, title }) => [code, title])}
              onChoose={setWanted}
            />
          </Field>
          <Query target={target} value={query} onChange={setQuery} />
          {query.trim() !== '' && found.length === 0 && (
            <NothingFound query={query.trim()} target={target} other={other} />
          )}
          <ul className={styles.list}>
            {found.map((subject) => (
              <SubjectRow key={subject.code} subject={subject} target={target} />
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}

/** What is sought; which classification it is sought in depends on the statement. */
function Query({
  target,
  value,
  onChange,
}: {
  readonly target: StatementPlace;
  readonly value: string;
  readonly onChange: (query: string) => void;
}): ReactNode {
  const say = useSay();
  const { kind } = target.classification;
  return (
    <Field label={say(`app.subjectQuery_${kind}`)}>
      <Input
        type="search"
        value={value}
        maxLength={QUERY_MAX}
        placeholder={say('app.subjectHint')}
        onChange={(_, data) => onChange(data.value)}
      />
    </Field>
  );
}

/** A subject of the other classification is sought in vain: which statement lists it is said. */
function NothingFound({
  query,
  target,
  other,
}: {
  readonly query: string;
  readonly target: StatementPlace;
  readonly other: StatementPlace | undefined;
}): ReactNode {
  const say = useSay();
  if (!other) return <Empty>{say('app.noSubjects', { digits: target.classification.digits })}</Empty>;
  const { kind } = other.classification;
  const words = { query, statement: target.name, other: other.name };
  return <Empty>{say(`app.subjectElsewhere_${kind}`, words)}</Empty>;
}

function SubjectRow({
  subject,
  target,
}: {
  readonly subject: FoundSubject;
  readonly target: StatementPlace;
}): ReactNode {
  const session = useSession();
  const say = useSay();
  const styles = useStyles();
  const busy = useSessionState(({ job }) => job !== undefined);
  const [name, setName] = useState('');
  const { code, parents, listed } = subject;
  return (
    <li className={styles.row}>
      <span className={styles.names}>
        {listed ? (
          <span>{`${code} ${subject.name}`}</span>
        ) : (
          <Field label={say('app.unlisted', { code })}>
            <Input value={name} maxLength={NAME_MAX} onChange={(_, { value }) => setName(value)} />
          </Field>
        )}
        {parents.length > 0 && <span className={styles.parents}>{parents.join(' › ')}</span>}
      </span>
      <Button
        className={styles.insert}
        size="small"
        disabledFocusable={busy}
        aria-label={say('app.insertSubject', { code, statement: target.name })}
        onClick={() => void session.insertSubject(target.code, { code, name: listed ? subject.name : name.trim() })}
      >
        {say('app.insertRow')}
      </Button>
    </li>
  );
}

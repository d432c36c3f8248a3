/** 表格: which statements are there, inserting those that are not, and subjects' rows. */
import { Button, Checkbox, makeStyles, tokens } from '@fluentui/react-components';
import { useMemo, useState, type ReactNode } from 'react';
import type { StatementCode } from '../../accounts';
import { placesOf, type KeptHeading, type StatementPlace } from '../session';
import { Assigning } from './Assigning';
import { useSay, useSession, useSessionState } from './context';
import { HeadingForm } from './HeadingForm';
import { Actions, CellLink, Empty, Section } from './parts';
import { PriorBook } from './PriorBook';
import { SubjectSearch } from './SubjectSearch';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  row: {
    display: 'flex',
    justifyContent: 'space-between',
    alignItems: 'center',
    gap: '8px',
    boxSizing: 'border-box',
    minHeight: '33px',
    paddingBlock: '2px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  title: { minWidth: 0, overflowWrap: 'anywhere' },
  place: { flexShrink: 0, maxWidth: '45%', textAlign: 'end' },
  missing: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, flexShrink: 0 },
});

export function TablesTab(): ReactNode {
  const session = useSession();
  const say = useSay();
  const book = useSessionState((state) => state.book);
  const busy = useSessionState(({ job }) => job !== undefined);
  const places = useMemo(() => (book ? placesOf(book) : []), [book]);
  if (!book) {
    return busy ? (
      <Empty>{say('app.job_open')}</Empty>
    ) : (
      <Section title={say('app.statements')}>
        <Empty>{say('app.notRead')}</Empty>
        <Actions>
          <Button onClick={() => void session.reread()}>{say('app.reread')}</Button>
        </Actions>
      </Section>
    );
  }
  return (
    <>
      <Statements places={places} />
      <Assigning />
      <SubjectSearch places={places} />
      <PriorBook />
    </>
  );
}

function Statements({ places }: { readonly places: readonly StatementPlace[] }): ReactNode {
  const session = useSession();
  const say = useSay();
  const styles = useStyles();
  const busy = useSessionState(({ job }) => job !== undefined);
  const [dropped, setDropped] = useState<ReadonlySet<StatementCode>>(new Set());
  const [heading, setHeading] = useState<KeptHeading>();
  const missing = places.filter(({ sheet }) => sheet === undefined);
  const chosen = missing.filter(({ code }) => !dropped.has(code));
  const choose = (code: StatementCode, on: boolean): void => {
    const others = [...dropped].filter((other) => other !== code);
    setDropped(new Set(on ? others : [...others, code]));
  };
  const insert = (): void => {
    void session.insertStatements(
      chosen.map(({ code }) => code),
      heading ?? session.heading(),
    );
  };
  const found = places.length - missing.length;
  return (
    <Section title={say('app.statements')}>
      <Empty>
        {found === 0
          ? say('app.noStatements')
          : missing.length === 0
            ? say('app.allStatements', { count: found })
            : say('app.someStatements', { found, missing: missing.length })}
      </Empty>
      <ul className={styles.list}>
        {places.map((place) => (
          <StatementRow
            key={place.code}
            place={place}
            chosen={!dropped.has(place.code)}
            onChoose={(on) => choose(place.code, on)}
          />
        ))}
      </ul>
      {missing.length > 0 && (
        <>
          <HeadingForm value={heading ?? session.heading()} onChange={setHeading} />
          <Actions>
            <Button appearance="primary" disabledFocusable={busy || chosen.length === 0} onClick={insert}>
              {say('app.insert', { count: chosen.length })}
            </Button>
          </Actions>
        </>
      )}
      <Actions>
        <Button size="small" disabledFocusable={busy} onClick={() => void session.reread()}>
          {say('app.reread')}
        </Button>
      </Actions>
    </Section>
  );
}

/** A statement and where it stands, or whether it is to be inserted. */
function StatementRow({
  place: { title, sheet, cell },
  chosen,
  onChoose,
}: {
  readonly place: StatementPlace;
  readonly chosen: boolean;
  readonly onChoose: (on: boolean) => void;
}): ReactNode {
  const say = useSay();
  const styles = useStyles();
  return (
    <li className={styles.row}>
      {cell && sheet !== undefined ? (
        <>
          <span className={styles.title} lang="zh-CN">
            {title}
          </span>
          <span className={styles.place}>
            <CellLink cell={cell} words={sheet} />
          </span>
        </>
      ) : (
        <>
          <Checkbox
            className={styles.title}
            label={{ children: title, lang: 'zh-CN' }}
            checked={chosen}
            onChange={(_, { checked }) => onChoose(checked === true)}
          />
          <span className={styles.missing}>{say('app.notThere')}</span>
        </>
      )}
    </li>
  );
}

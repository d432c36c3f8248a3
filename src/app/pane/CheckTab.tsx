/** 审核: whether the book is sound, and every finding. */
import { Button, Link, MessageBar, MessageBarBody, makeStyles } from '@fluentui/react-components';
import { ChevronDown16Regular, ChevronUp16Regular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import type { StatementCode } from '../../accounts';
import { allStatements, statementEntry, statementName } from '../../forms';
import { MARK_LEVELS, type MarkLevel } from '../../workbook';
import { NO_FILTER, countsOf, filtered, type Checked, type FindingEntry, type FindingFilter } from '../session';
import { Choice } from './Choice';
import { useSay, useSession, useSessionState } from './context';
import { FindingCard } from './FindingCard';
import { saveFile } from './files';
import { NotRunList, OrphanList } from './NotRunList';
import { Actions, Empty, Section, useMore } from './parts';
import { Verdict } from './Verdict';

const useStyles = makeStyles({
  filters: { display: 'grid', gridTemplateColumns: '1fr 1fr', gap: '8px', flexGrow: 1 },
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: '8px' },
});

export function CheckTab(): ReactNode {
  const session = useSession();
  const say = useSay();
  const checked = useSessionState((state) => state.checked);
  const edited = useSessionState((state) => state.edited);
  const busy = useSessionState(({ job }) => job !== undefined);
  const empty = useSessionState(({ book }) => book?.accounts.statements.size === 0);
  const language = useSessionState(({ preferences }) => preferences.language);
  const time = checked?.at.toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit' });
  const exportFindings = async (): Promise<void> => {
    const file = await session.exportFindings();
    if (file) saveFile(file);
  };
  return (
    <>
      <Verdict />
      {checked && edited && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{say('app.editedSince', { time: time ?? '' })}</MessageBarBody>
        </MessageBar>
      )}
      {!checked && <Empty>{say(empty ? 'app.nothingToCheck' : 'app.notChecked')}</Empty>}
      <Actions>
        <Button appearance="primary" disabledFocusable={busy} onClick={() => void session.check()}>
          {say(checked ? 'app.recheck' : 'app.check')}
        </Button>
        <Button disabledFocusable={busy} onClick={() => void session.clearMarks()}>
          {say('app.clear')}
        </Button>
        {checked && session.canExport && (
          <Button disabledFocusable={busy} onClick={() => void exportFindings()}>
            {say('app.export')}
          </Button>
        )}
      </Actions>
      {checked && <Findings checked={checked} />}
    </>
  );
}

/** Findings that are shown at a time. */
const PAGE = 25;

function Findings({ checked }: { readonly checked: Checked }): ReactNode {
  const session = useSession();
  const say = useSay();
  const styles = useStyles();
  const filter = useSessionState((state) => state.filter);
  const current = useSessionState((state) => state.current);
  const entries = filtered(checked.entries, filter);
  const at = entries.findIndex(({ id }) => id === current);
  const [shown, more] = useMore(entries.length, PAGE, at + 1);
  return (
    <>
      {checked.entries.length > 0 && (
        <>
          <Filters checked={checked} filter={filter} />
          <Steps at={at + 1} count={entries.length} />
        </>
      )}
      {checked.entries.length > 0 && entries.length === 0 && (
        <Empty>
          {say('app.noneFiltered')} <Link onClick={() => session.setFilter(NO_FILTER)}>{say('app.showAll')}</Link>
        </Empty>
      )}
      {byStatement(entries.slice(0, shown)).map(([statement, group]) => (
        <Section key={statement} title={titleOf(statement)}>
          <ul className={styles.list}>
            {group.map((entry) => (
              <FindingCard key={entry.id} entry={entry} book={checked.book} current={entry.id === current} />
            ))}
          </ul>
        </Section>
      ))}
      {more}
      <OrphanList orphans={checked.orphans} />
      <NotRunList rules={checked.notRun} />
    </>
  );

  function titleOf(statement: string): string {
    const { accounts, form } = checked.book;
    const table = allStatements(form).find(({ code }) => code === statement);
    return table ? statementEntry(form, table.code, accounts) : say('app.wholeBook');
  }
}

/** To the previous finding and to the next. */
function Steps({ at, count }: { readonly at: number; readonly count: number }): ReactNode {
  const session = useSession();
  const say = useSay();
  return (
    <Actions>
      <Button
        icon={<ChevronUp16Regular />}
        size="small"
        disabled={count === 0}
        aria-keyshortcuts="Shift+F8"
        title={say('app.previousKey')}
        onClick={() => void session.goToNext(-1)}
      >
        {say('app.previous')}
      </Button>
      <Button
        icon={<ChevronDown16Regular />}
        size="small"
        disabled={count === 0}
        aria-keyshortcuts="F8"
        title={say('app.nextKey')}
        onClick={() => void session.goToNext(1)}
      >
        {say('app.next')}
      </Button>
      <span>{say('app.position', { at, count })}</span>
    </Actions>
  );
}

/** Groups in the order in which next and previous go: by level, and within a level by statement. */
function byStatement(entries: readonly FindingEntry[]): [string, FindingEntry[]][] {
  const groups = new Map<string, FindingEntry[]>();
  for (const entry of entries) {
    const statement = entry.finding.statement ?? 'book';
    const group = groups.get(statement);
    if (group) group.push(entry);
    else groups.set(statement, [entry]);
  }
  return [...groups];
}

function Filters({ checked, filter }: { readonly checked: Checked; readonly filter: FindingFilter }): ReactNode {
  const session = useSession();
  const say = useSay();
  const styles = useStyles();
  const counts = countsOf(checked.entries);
  const statements = [...new Set(checked.entries.map(({ finding }) => finding.statement ?? ('book' as const)))].sort();
  return (
    <div className={styles.filters}>
      <Choice
        label={say('app.filterLevel')}
        value={filter.level}
        options={[
          ['all', say('app.allLevels', { count: checked.entries.length })],
          ...MARK_LEVELS.map((level) => [level, levelCount(level)] as const),
        ]}
        onChoose={(level) => session.setFilter({ level })}
      />
      <Choice
        label={say('app.filterStatement')}
        value={filter.statement}
        options={[
          ['all', say('app.everyStatement')],
          ...statements.map((statement) => [statement, nameOf(statement)] as const),
        ]}
        onChoose={(statement) => session.setFilter({ statement })}
      />
    </div>
  );

  function levelCount(level: MarkLevel): string {
    return say('app.levelCount', { level: say(`app.level_${level}`), count: counts[level] });
  }

  function nameOf(statement: StatementCode | 'book'): string {
    return statement === 'book'
      ? say('app.wholeBook')
      : statementName(checked.book.form, statement, checked.book.accounts);
  }
}

/** One finding: what is wrong, both sides, where, and what the user says to it. */
import { Badge, Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useEffect, useRef, type ReactNode } from 'react';
import { formatIn, type CellRef, type Money } from '../../accounts';
import type { CellRole } from '../../checking';
import type { MarkLevel } from '../../workbook';
import { ASKED, confirmations, placeOf, SETTLED_BY_HAND, type FindingEntry, type ReadBook } from '../session';
import { useSay, useSession, useSessionState } from './context';
import { ExplanationEditor } from './ExplanationEditor';
import { Actions, CellLinks } from './parts';

const useStyles = makeStyles({
  card: {
    display: 'flex',
    flexDirection: 'column',
    gap: '6px',
    padding: '8px 10px',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  current: { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  top: { display: 'flex', alignItems: 'center', gap: '8px' },
  rule: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  message: { margin: 0, overflowWrap: 'anywhere' },
  sides: { display: 'grid', gridTemplateColumns: 'auto 1fr auto', columnGap: '8px', rowGap: '2px', margin: 0 },
  name: { color: tokens.colorNeutralForeground2 },
  amount: { margin: 0, textAlign: 'end', fontVariantNumeric: 'tabular-nums', overflowWrap: 'anywhere' },
  place: { margin: 0, textAlign: 'end', maxWidth: '120px' },
  terms: { display: 'flex', flexWrap: 'wrap', gap: '2px 10px', fontSize: tokens.fontSizeBase200 },
});

const COLOURS: Readonly<Record<MarkLevel, 'danger' | 'warning' | 'informative'>> = {
  error: 'danger',
  verify: 'warning',
  hint: 'informative',
};

export interface FindingCardProps {
  readonly entry: FindingEntry;
  readonly book: ReadBook;
  /** It is the one that was gone to last. */
  readonly current: boolean;
}

export function FindingCard({ entry, book, current }: FindingCardProps): ReactNode {
  const session = useSession();
  const say = useSay();
  const styles = useStyles();
  const card = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (current) card.current?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  const { finding } = entry;
  const place = placeOf(finding);
  const terms = finding.cells.filter(({ role }) => role === 'term');
  return (
    <li ref={card} className={mergeClasses(styles.card, current && styles.current)} aria-current={current}>
      <div className={styles.top}>
        <Badge appearance="tint" color={COLOURS[finding.level]}>
          {say(`app.level_${finding.level}`)}
        </Badge>
        <span className={styles.rule}>{finding.rule}</span>
      </div>
      <p className={styles.message} lang="zh-CN">
        {finding.message}
      </p>
      <Sides entry={entry} book={book} />
      {terms.length > 0 && (
        <div className={styles.terms}>
          <span className={styles.name}>{say('app.terms')}</span>
          <CellLinks cells={terms} name={(cell) => shortName(cell, place)} />
        </div>
      )}
      <Actions>
        {place && (
          <Button size="small" onClick={() => void session.goToFinding(entry)}>
            {say('app.goToCell')}
          </Button>
        )}
        {SETTLED_BY_HAND.has(finding.rule) && <ByHand entry={entry} book={book} />}
      </Actions>
      {finding.level === 'verify' && <ExplanationEditor entry={entry} />}
    </li>
  );
}

/** A finding about what a sheet was taken for is settled in one press, or where sheets are assigned. */
function ByHand({ entry, book }: Pick<FindingCardProps, 'entry' | 'book'>): ReactNode {
  const session = useSession();
  const say = useSay();
  const busy = useSessionState(({ job }) => job !== undefined);
  const isQuestion = entry.finding.rule === ASKED;
  return (
    <>
      {isQuestion && (
        <Button
          size="small"
          disabledFocusable={busy}
          onClick={() => void session.assign(confirmations(book, entry.finding))}
        >
          {say('app.assignYes')}
        </Button>
      )}
      <Button size="small" onClick={() => session.openAssigning(placeOf(entry.finding)?.sheet ?? '')}>
        {say(isQuestion ? 'app.assignNo' : 'app.assignGo')}
      </Button>
    </>
  );
}

/** A cell by its address alone where its sheet goes without saying. */
function shortName(cell: CellRef, place: CellRef | undefined): string {
  return cell.sheet === place?.sheet ? cell.address : `${cell.sheet}!${cell.address}`;
}

/** Both amounts with their cells, and the difference. */
function Sides({ entry, book }: { readonly entry: FindingEntry; readonly book: ReadBook }): ReactNode {
  const say = useSay();
  const styles = useStyles();
  const { statement, actual, expected, difference, cells } = entry.finding;
  const form = statement && book.accounts.statements.get(statement);
  const unit = form?.heading.moneyUnit?.value ?? '元';
  const row = (name: string, amount: Money | undefined, role?: CellRole): ReactNode => {
    const own = role === undefined ? [] : cells.filter((cell) => cell.role === role);
    if (!amount && own.length === 0) return null;
    return (
      <>
        <dt className={styles.name}>{name}</dt>
        <dd className={styles.amount}>{amount ? formatIn(amount, unit) : ''}</dd>
        <dd className={styles.place}>
          <CellLinks cells={own} />
        </dd>
      </>
    );
  };
  const more = difference && !difference.isNegative;
  return (
    <dl className={styles.sides}>
      {row(say('app.actual'), actual, 'actual')}
      {row(say('app.expected'), expected, 'expected')}
      {difference && row(say(more ? 'app.tooMuch' : 'app.tooLittle'), more ? difference : difference.negated())}
      {!actual && row(say('app.place'), undefined, 'place')}
    </dl>
  );
}

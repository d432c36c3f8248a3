/** What the list of findings does not show: rules that were not run, and explanations whose findings are gone. */
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Explanation, NotRunRule } from '../session';
import { say as sentence } from '../../sentences';
import { useSay, useSession, useSessionState } from './context';
import { Empty } from './parts';

const useStyles = makeStyles({
  details: { borderTop: `1px solid ${tokens.colorNeutralStroke2}`, paddingTop: '8px' },
  summary: { cursor: 'pointer', fontWeight: tokens.fontWeightSemibold },
  group: { margin: '8px 0 0', overflowWrap: 'anywhere' },
  reason: { fontWeight: tokens.fontWeightSemibold },
  list: { margin: '4px 0 0', paddingInlineStart: '18px' },
  orphan: { display: 'flex', gap: '8px', justifyContent: 'space-between', alignItems: 'flex-start', marginTop: '8px' },
  text: { overflowWrap: 'anywhere', minWidth: 0 },
  button: { flexShrink: 0 },
});

/** What rules across years give as their reason: the pane has what they lack. */
const WITHOUT_PRIOR = sentence('checking.missingPrior');

/** Rules that were not run, by what they lack. */
export function NotRunList({ rules }: { readonly rules: readonly NotRunRule[] }): ReactNode {
  const session = useSession();
  const say = useSay();
  const language = useSessionState(({ preferences }) => preferences.language);
  const styles = useStyles();
  if (rules.length === 0) return null;
  const reasons = new Map<string, NotRunRule[]>();
  for (const rule of rules) reasons.set(rule.reason, [...(reasons.get(rule.reason) ?? []), rule]);
  return (
    <details className={styles.details}>
      <summary className={styles.summary}>{say('app.notRun', { count: rules.length })}</summary>
      <Empty>{say('app.notRunHelp')}</Empty>
      {[...reasons].map(([reason, group]) => (
        <div key={reason} className={styles.group} lang="zh-CN">
          <span className={styles.reason}>{reason}</span>
          <ul className={styles.list}>
            {group.map(({ rule, sentence }) => (
              <li key={rule}>{`${rule} ${sentence}`}</li>
            ))}
          </ul>
          {reason === WITHOUT_PRIOR && session.canTakePrior && (
            <Button size="small" lang={language} onClick={() => session.show('tables')}>
              {say('app.priorGo')}
            </Button>
          )}
        </div>
      ))}
    </details>
  );
}

/** Explanations are never dropped by the program: the user puts them away. */
export function OrphanList({ orphans }: { readonly orphans: readonly Explanation[] }): ReactNode {
  const session = useSession();
  const say = useSay();
  const styles = useStyles();
  if (orphans.length === 0) return null;
  return (
    <details className={styles.details}>
      <summary className={styles.summary}>{say('app.orphans', { count: orphans.length })}</summary>
      {orphans.map((explanation, index) => (
        <div key={index} className={styles.orphan}>
          <span className={styles.text}>{`${explanation.rule} ${explanation.text}`}</span>
          <Button className={styles.button} size="small" onClick={() => void session.forget(explanation)}>
            {say('app.removeExplanation')}
          </Button>
        </div>
      ))}
    </details>
  );
}

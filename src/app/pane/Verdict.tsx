/** The one line that says whether the book is sound. */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircle20Filled, ErrorCircle20Filled, Warning20Filled } from '@fluentui/react-icons';
import { useMemo, type ReactNode } from 'react';
import { countsOf, isSettled, type Checked } from '../session';
import { useSay, useSessionState, type Say } from './context';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    gap: '8px',
    alignItems: 'flex-start',
    padding: '8px 10px',
    borderRadius: tokens.borderRadiusMedium,
    fontWeight: tokens.fontWeightSemibold,
    lineHeight: '20px',
    border: `1px solid ${tokens.colorTransparentStroke}`,
  },
  icon: { flexShrink: 0 },
  sound: { backgroundColor: tokens.colorStatusSuccessBackground1, color: tokens.colorStatusSuccessForeground1 },
  verify: { backgroundColor: tokens.colorStatusWarningBackground1, color: tokens.colorStatusWarningForeground3 },
  unsound: { backgroundColor: tokens.colorStatusDangerBackground1, color: tokens.colorStatusDangerForeground1 },
});

export interface VerdictWords {
  readonly state: 'sound' | 'verify' | 'unsound';
  readonly words: string;
}

/** The verdict on the last check, or undefined where nothing has been checked. */
export function useVerdict(): VerdictWords | undefined {
  const say = useSay();
  const checked = useSessionState((state) => state.checked);
  return useMemo(() => checked && verdictOf(say, checked), [say, checked]);
}

function verdictOf(say: Say, { entries, notRun }: Checked): VerdictWords {
  const counts = countsOf(entries);
  const settled = entries.filter(isSettled).length;
  const open = counts.verify - settled;
  const parts = [
    counts.error > 0 ? say('app.count_error', { count: counts.error }) : '',
    open > 0 ? say('app.count_verify', { count: open }) : '',
    settled > 0 ? say('app.countSettled', { count: settled }) : '',
    counts.hint > 0 ? say('app.count_hint', { count: counts.hint }) : '',
    notRun.length > 0 ? say('app.countNotRun', { count: notRun.length }) : '',
  ].filter((part) => part !== '');
  const state = counts.error > 0 ? 'unsound' : open > 0 ? 'verify' : 'sound';
  const found = parts.length > 0 ? say('app.found', { parts: parts.join(say('app.comma')) }) : '';
  return { state, words: say(`app.verdict_${state}`, { found }) };
}

const ICONS = { sound: CheckmarkCircle20Filled, verify: Warning20Filled, unsound: ErrorCircle20Filled } as const;

export function Verdict(): ReactNode {
  const styles = useStyles();
  const verdict = useVerdict();
  if (!verdict) return null;
  const Icon = ICONS[verdict.state];
  return (
    <div className={mergeClasses(styles.root, styles[verdict.state])}>
      <Icon className={styles.icon} />
      <span>{verdict.words}</span>
    </div>
  );
}

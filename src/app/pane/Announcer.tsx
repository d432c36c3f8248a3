/** What happens, told to screen readers: work that begins, how it ended, what went wrong. */
import type { ReactNode } from 'react';
import { useSay, useSessionState } from './context';
import { useHiddenStyles } from './parts';
import { useVerdict } from './Verdict';

export function Announcer(): ReactNode {
  const say = useSay();
  const styles = useHiddenStyles();
  const kind = useSessionState(({ job }) => job?.kind);
  const notice = useSessionState((state) => state.notice);
  const verdict = useVerdict();
  const isLong = kind !== undefined && kind !== 'go' && kind !== 'keep';
  const words = isLong ? say(`app.job_${kind}`) : notice ? say(notice.key, notice.params) : (verdict?.words ?? '');
  return (
    <div className={styles.text} role="status" aria-live="polite">
      {words}
    </div>
  );
}

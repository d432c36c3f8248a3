/** Work under way, with a way to stop it. */
import { Button, ProgressBar, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useState, type ReactNode } from 'react';
import { useSay, useSession, useSessionState } from './context';

const useStyles = makeStyles({
  root: { display: 'flex', alignItems: 'center', gap: '8px', padding: '4px 12px' },
  words: { flexGrow: 1, fontSize: tokens.fontSizeBase200 },
});

/** Work that takes less than this is done before anybody can read of it. */
const SHOWN_AFTER_MS = 300;

export function Progress(): ReactNode {
  const session = useSession();
  const say = useSay();
  const styles = useStyles();
  const job = useSessionState((state) => state.job);
  const shown = useLater(job?.kind);
  if (!job || !shown) return null;
  const cancellable = job.kind === 'check' || job.kind === 'open' || job.kind === 'draft';
  return (
    <div>
      <div className={styles.root}>
        <span className={styles.words}>{say(job.cancelling ? 'app.cancelling' : `app.job_${job.kind}`)}</span>
        {cancellable && (
          <Button size="small" disabled={job.cancelling} onClick={() => session.cancel()}>
            {say('app.cancel')}
          </Button>
        )}
      </div>
      <ProgressBar
        aria-label={say(`app.job_${job.kind}`)}
        {...(job.share !== undefined && { value: job.share })}
        shape="square"
      />
    </div>
  );
}

/** True once the same work has gone on for a moment. */
function useLater(kind: string | undefined): boolean {
  const [shown, setShown] = useState<string>();
  useEffect(() => {
    if (kind === undefined) return undefined;
    const timer = setTimeout(() => setShown(kind), SHOWN_AFTER_MS);
    return () => {
      clearTimeout(timer);
      setShown(undefined);
    };
  }, [kind]);
  return kind !== undefined && shown === kind;
}

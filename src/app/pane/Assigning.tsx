/** 没认出或认错了？ What sheets were taken for, and what the user says of them by hand; its inside comes when it is opened. */
import { makeStyles, tokens } from '@fluentui/react-components';
import { lazy, Suspense, useEffect, useRef, type ReactNode } from 'react';
import { askedCount } from '../session';
import { useSay, useSession, useSessionState } from './context';

const SheetAssignment = lazy(async () => ({ default: (await import('./SheetAssignment')).SheetAssignment }));

const useStyles = makeStyles({
  details: { borderTop: `1px solid ${tokens.colorNeutralStroke2}`, paddingTop: '8px' },
  summary: { cursor: 'pointer', fontWeight: tokens.fontWeightSemibold },
  inside: { display: 'flex', flexDirection: 'column', gap: '8px', marginTop: '8px', minWidth: 0 },
});

export function Assigning(): ReactNode {
  const session = useSession();
  const say = useSay();
  const styles = useStyles();
  const sheet = useSessionState(({ assigning }) => assigning);
  const asked = useSessionState(askedCount);
  const isOpen = sheet !== undefined;
  const part = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    // A finding has led here, to a sheet.
    if (sheet) part.current?.scrollIntoView({ block: 'start' });
  }, [sheet]);
  return (
    <details
      ref={part}
      className={styles.details}
      open={isOpen}
      onToggle={({ currentTarget: { open } }) => {
        if (open !== isOpen) session.openAssigning(open ? '' : undefined);
      }}
    >
      <summary className={styles.summary}>
        {asked > 0 ? say('app.assignAsked', { count: asked }) : say('app.assign')}
      </summary>
      <div className={styles.inside}>
        <Suspense fallback={say('app.loading')}>{isOpen && <SheetAssignment key={sheet} sheet={sheet} />}</Suspense>
      </div>
    </details>
  );
}

/** Small parts that several tabs use. */
import { Link, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { CellRef } from '../../accounts';
import type { Language } from '../../sentences';
import { useSay, useSession } from './context';

const useStyles = makeStyles({
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  section: { display: 'flex', flexDirection: 'column', gap: '8px' },
  empty: { color: tokens.colorNeutralForeground2, margin: 0 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px', alignItems: 'center', '& > button': { minWidth: 'auto' } },
  cell: { fontSize: tokens.fontSizeBase200, overflowWrap: 'anywhere', textAlign: 'start' },
});

/** For words that are heard and not seen. */
export const useHiddenStyles = makeStyles({
  text: {
    position: 'absolute',
    width: '1px',
    height: '1px',
    margin: 0,
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  },
});

/** A part of a tab under a heading. */
export function Section({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  const styles = useStyles();
  return (
    <section className={styles.section} aria-label={title}>
      <h2 className={styles.heading}>{title}</h2>
      {children}
    </section>
  );
}

interface EmptyProps {
  readonly children: ReactNode;
  /** Of words that are Chinese whatever the pane's language. */
  readonly lang?: Language;
}

/** What to do where there is nothing to show. */
export function Empty({ children, lang }: EmptyProps): ReactNode {
  return (
    <p className={useStyles().empty} lang={lang}>
      {children}
    </p>
  );
}

/** Buttons side by side, on more lines where they do not fit. */
export function Actions({ children }: { readonly children: ReactNode }): ReactNode {
  return <div className={useStyles().actions}>{children}</div>;
}

/** A cell to go to. */
export function CellLink({ cell, words }: { readonly cell: CellRef; readonly words?: string }): ReactNode {
  const session = useSession();
  const say = useSay();
  const name = `${cell.sheet}!${cell.address}`;
  return (
    <Link
      as="button"
      className={useStyles().cell}
      title={say('app.goTo', { cell: name })}
      onClick={() => void session.goTo(cell)}
    >
      {words ?? name}
    </Link>
  );
}

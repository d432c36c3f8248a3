/** Small parts that several tabs use. */
import { Button, Link, makeStyles, tokens } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
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
  cell: {
    fontSize: tokens.fontSizeBase200,
    overflowWrap: 'anywhere',
    textAlign: 'start',
    // Forced colours take away what else tells a link from words.
    '@media (forced-colors: active)': { textDecorationLine: 'underline' },
  },
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

/**
 * How much of a long list is shown, and the button for more: thousands are not read at once, and drawing them would hold
 * the pane up. `needed` are shown at any rate.
 */
export function useMore(total: number, page: number, needed = 0): readonly [shown: number, button: ReactNode] {
  const say = useSay();
  const [pages, setPages] = useState(1);
  const shown = Math.min(total, Math.max(pages * page, needed));
  const button = shown < total && (
    <Actions>
      <Button size="small" onClick={() => setPages(Math.ceil(shown / page) + 1)}>
        {say('app.more', { count: total - shown })}
      </Button>
    </Actions>
  );
  return [shown, button];
}

/** Cells that are shown of one finding at a time. */
const CELLS_PAGE = 12;

/** Cells to go to; `name` is what each is called. */
export function CellLinks<Cell extends CellRef>(props: {
  readonly cells: readonly Cell[];
  readonly name?: (cell: Cell) => string;
}): ReactNode {
  const { cells, name } = props;
  const [shown, more] = useMore(cells.length, CELLS_PAGE);
  return (
    <>
      {cells.slice(0, shown).map((cell, index) => (
        <CellLink key={index} cell={cell} {...(name && { words: name(cell) })} />
      ))}
      {more}
    </>
  );
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

/** The draft as it will stand in Word; a click on a figure goes to the cells that it comes from. */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useRef, type ReactNode } from 'react';
import type { CellRef } from '../../accounts';
import type { Narrative, NarrativeSection, Run } from '../../drafting';
import { supplementKey } from '../../forms';
import { useSay, useSession } from './context';
import { useMore } from './parts';

const useStyles = makeStyles({
  root: { lineHeight: '24px', overflowWrap: 'anywhere' },
  title: { fontSize: tokens.fontSizeBase400, lineHeight: '26px', textAlign: 'center', margin: '0 0 8px' },
  heading: { fontSize: tokens.fontSizeBase300, margin: '12px 0 4px' },
  subheading: { fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightMedium, margin: '8px 0 4px' },
  paragraph: { margin: '0 0 6px', textIndent: '2em' },
  inline: {
    display: 'inline',
    padding: 0,
    margin: 0,
    border: 'none',
    font: 'inherit',
    textAlign: 'inherit',
    textIndent: 0,
    cursor: 'pointer',
    backgroundColor: 'transparent',
    color: tokens.colorBrandForegroundLink,
    borderRadius: tokens.borderRadiusSmall,
    ':hover': { textDecorationLine: 'underline' },
    // Forced colours take away what else tells a figure that leads somewhere from words.
    '@media (forced-colors: active)': { textDecorationLine: 'underline' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  gap: {
    backgroundColor: tokens.colorStatusWarningBackground2,
    color: tokens.colorStatusWarningForeground2,
  },
});

export interface PreviewProps {
  readonly narrative: Narrative;
  /** Asked to go to the question behind a gap. */
  readonly onPlaceholder: (key: string) => void;
}

export function Preview({ narrative, onPlaceholder }: PreviewProps): ReactNode {
  const styles = useStyles();
  return (
    <article className={styles.root} lang="zh-CN">
      <h2 className={styles.title}>{narrative.title}</h2>
      {narrative.sections.map((section) => (
        <Section key={section.id} section={section} onPlaceholder={onPlaceholder} />
      ))}
    </article>
  );
}

/** Paragraphs of a section that are shown at a time. */
const PARAGRAPHS_PAGE = 100;

function Section({
  section: { heading, paragraphs },
  onPlaceholder,
}: Pick<PreviewProps, 'onPlaceholder'> & { readonly section: NarrativeSection }): ReactNode {
  const styles = useStyles();
  const [shown, more] = useMore(paragraphs.length, PARAGRAPHS_PAGE);
  return (
    <section>
      <h3 className={styles.heading}>{heading}</h3>
      {paragraphs.slice(0, shown).map(({ level, runs }, index) => {
        const words = runs.map((run, at) => <Words key={at} run={run} onPlaceholder={onPlaceholder} />);
        return level === undefined ? (
          <p key={index} className={styles.paragraph}>
            {words}
          </p>
        ) : (
          <h4 key={index} className={styles.subheading}>
            {words}
          </h4>
        );
      })}
      {more}
    </section>
  );
}

function Words({
  run,
  onPlaceholder,
}: {
  readonly run: Run;
  readonly onPlaceholder: (key: string) => void;
}): ReactNode {
  const say = useSay();
  const styles = useStyles();
  switch (run.kind) {
    case 'text':
      return run.text;
    case 'figure':
      return <Figure text={run.text} what={run.what} cells={run.cells} />;
    case 'placeholder':
      return (
        <button
          type="button"
          className={mergeClasses(styles.inline, styles.gap)}
          title={say('app.fillIn')}
          onClick={() => onPlaceholder(supplementKey(run.key, run.code))}
        >
          {run.text}
        </button>
      );
  }
}

interface FigureProps {
  readonly text: string;
  readonly what: string;
  readonly cells: readonly CellRef[];
}

/** A figure of several cells goes to the next of them with each click. */
function Figure({ text, what, cells }: FigureProps): ReactNode {
  const session = useSession();
  const say = useSay();
  const styles = useStyles();
  const clicks = useRef(0);
  if (cells.length === 0) return text;
  const places = cells.map(({ sheet, address }) => `${sheet}!${address}`);
  const go = (): void => {
    const cell = cells[clicks.current % cells.length];
    clicks.current += 1;
    if (cell) void session.goTo(cell);
  };
  return (
    <button type="button" className={styles.inline} title={say('app.figureOf', { what, places })} onClick={go}>
      {text}
    </button>
  );
}

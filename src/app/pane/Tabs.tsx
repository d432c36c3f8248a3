/**
 * Tabs as ARIA describes them: one stop for the Tab key, arrows between them. Fluent's own bring hidden elements that take
 * the focus, which axe reports, and a library of 20 kB for it.
 */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useRef, type KeyboardEvent, type ReactNode } from 'react';

const useStyles = makeStyles({
  list: { display: 'flex', flexWrap: 'wrap' },
  tab: {
    flexGrow: 1,
    minWidth: 0,
    padding: '10px 8px 7px',
    margin: 0,
    border: 'none',
    borderBottom: '3px solid transparent',
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground2,
    font: 'inherit',
    cursor: 'pointer',
    ':hover': { color: tokens.colorNeutralForeground1 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
    // Forced colours would show the border of every tab.
    '@media (forced-colors: active)': { borderBottomColor: 'Canvas' },
  },
  small: { flexGrow: 0, padding: '4px 10px 3px' },
  selected: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    borderBottomColor: tokens.colorCompoundBrandStroke,
    '@media (forced-colors: active)': { borderBottomColor: 'Highlight' },
  },
});

export interface TabsProps<Name extends string> {
  readonly label: string;
  /** Names with their words, in order. */
  readonly tabs: readonly (readonly [name: Name, words: string])[];
  readonly selected: Name;
  readonly onSelect: (name: Name) => void;
  /** Id of the panel; a tab's own id is that of the panel and its name. */
  readonly panel: string;
  readonly small?: boolean;
}

export function Tabs<Name extends string>(props: TabsProps<Name>): ReactNode {
  const { label, tabs, selected, onSelect, panel, small } = props;
  const styles = useStyles();
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent): void => {
    const at = tabs.findIndex(([name]) => name === selected);
    const to = placeAfter(event.key, at, tabs.length);
    const name = to === undefined ? undefined : tabs[to]?.[0];
    if (to === undefined || name === undefined) return;
    event.preventDefault();
    onSelect(name);
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[to]?.focus();
  };
  return (
    <div ref={list} className={styles.list} role="tablist" aria-label={label} onKeyDown={onKeyDown}>
      {tabs.map(([name, words]) => (
        <button
          key={name}
          type="button"
          role="tab"
          id={tabId(panel, name)}
          aria-selected={name === selected}
          aria-controls={panel}
          tabIndex={name === selected ? 0 : -1}
          className={mergeClasses(styles.tab, small && styles.small, name === selected && styles.selected)}
          onClick={() => onSelect(name)}
        >
          {words}
        </button>
      ))}
    </div>
  );
}

export function tabId(panel: string, name: string): string {
  return `${panel}-${name}`;
}

function placeAfter(key: string, at: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
      return (at + 1) % count;
    case 'ArrowLeft':
      return (at - 1 + count) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}

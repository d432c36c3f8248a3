/** The pane: one column from 300 px, four tabs. */
import { FluentProvider, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Suspense, lazy, useEffect, type ReactNode } from 'react';
import { TABS, type Session } from '../session';
import { Announcer } from './Announcer';
import { useHiddenStyles } from './parts';
import { SessionProvider, useSay, useSession, useSessionState } from './context';
import { Progress } from './Progress';
import { TablesTab } from './TablesTab';
import { Tabs, tabId } from './Tabs';
import { THEMES, useSystemTheme, type ThemeName } from './theme';

// What the first look does not show comes when it is needed.
const NoticeBar = lazy(async () => ({ default: (await import('./NoticeBar')).NoticeBar }));
const CheckTab = lazy(async () => ({ default: (await import('./CheckTab')).CheckTab }));
const NarrativeTab = lazy(async () => ({ default: (await import('./NarrativeTab')).NarrativeTab }));
const SettingsTab = lazy(async () => ({ default: (await import('./SettingsTab')).SettingsTab }));

const useStyles = makeStyles({
  provider: { height: '100%' },
  // What the browser draws itself: scroll bars, the cross in a search field.
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  root: {
    boxSizing: 'border-box',
    minWidth: '300px',
    height: '100%',
    display: 'flex',
    flexDirection: 'column',
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
  },
  head: { flexShrink: 0, borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  main: { flexGrow: 1, minHeight: 0, overflowY: 'auto' },
  panel: {
    padding: '12px',
    display: 'flex',
    flexDirection: 'column',
    gap: '12px',
  },
});

export interface PaneProps {
  readonly session: Session;
  /** The host's theme; that of the system when left out. */
  readonly theme?: ThemeName | undefined;
  /** It stands in a page whose main part holds more than the pane. */
  readonly beside?: boolean | undefined;
}

export function Pane({ session, theme, beside = false }: PaneProps): ReactNode {
  const system = useSystemTheme();
  const styles = useStyles();
  const name = theme ?? system;
  return (
    <FluentProvider
      theme={THEMES[name]}
      className={mergeClasses(styles.provider, name === 'light' ? styles.light : styles.dark)}
    >
      <SessionProvider value={session}>
        <Column beside={beside} />
      </SessionProvider>
    </FluentProvider>
  );
}

function Column({ beside }: { readonly beside: boolean }): ReactNode {
  const session = useSession();
  const say = useSay();
  const styles = useStyles();
  const hidden = useHiddenStyles();
  // A page has one main part.
  const Body = beside ? 'div' : 'main';
  const tab = useSessionState((state) => state.tab);
  const notice = useSessionState((state) => state.notice);
  const language = useSessionState(({ preferences }) => preferences.language);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  useEffect(() => {
    // Wherever the focus is: after a click into the list it is nowhere.
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'F8' || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      session.show('check');
      void session.goToNext(event.shiftKey ? -1 : 1);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [session]);
  return (
    <div className={styles.root} lang={language}>
      <header className={styles.head}>
        <h1 className={hidden.text}>{say('app.title')}</h1>
        <Tabs
          label={say('app.tabs')}
          tabs={TABS.map((name) => [name, say(`app.tab_${name}`)])}
          selected={tab}
          onSelect={(name) => session.show(name)}
          panel="panel"
        />
        <Progress />
      </header>
      <Body className={styles.main}>
        <div className={styles.panel} id="panel" role="tabpanel" aria-labelledby={tabId('panel', tab)}>
          <Suspense>{notice && <NoticeBar notice={notice} />}</Suspense>
          <Suspense fallback={say('app.loading')}>
            {tab === 'tables' && <TablesTab />}
            {tab === 'check' && <CheckTab />}
            {tab === 'narrative' && <NarrativeTab />}
            {tab === 'settings' && <SettingsTab />}
          </Suspense>
        </div>
      </Body>
      <Announcer />
    </div>
  );
}

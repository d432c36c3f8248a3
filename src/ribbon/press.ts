/** What the ribbon's buttons do. Each works with the pane closed, and opens it to tell what it did. */
import type { Session, Tab } from '../app';

/** The functions' ids in the manifest. */
export const RIBBON_FUNCTIONS = ['insertStatements', 'check', 'nextFinding', 'clearMarks', 'draftNarrative'] as const;
export type RibbonFunction = (typeof RIBBON_FUNCTIONS)[number];

/** What each button does, and the tab on which its outcome is told. */
const DOES: Readonly<
  Record<RibbonFunction, { readonly tab: Tab; readonly run: (session: Session) => Promise<unknown> }>
> = {
  insertStatements: { tab: 'tables', run: (session) => session.insertStatements() },
  check: { tab: 'check', run: (session) => session.check() },
  nextFinding: { tab: 'check', run: (session) => session.goToNext() },
  clearMarks: { tab: 'check', run: (session) => session.clearMarks() },
  draftNarrative: { tab: 'narrative', run: (session) => session.draft() },
};

/** Does what a button says. The pane is shown meanwhile, so that long work shows its progress there. */
export async function press(button: RibbonFunction, session: Session, showPane: () => Promise<void>): Promise<void> {
  const { tab, run } = DOES[button];
  session.show(tab);
  await Promise.all([run(session), showPane()]);
}

/// <reference types="office-js" />
/** Ties the ribbon's buttons to a session, at once when the page loads: a press that comes early waits for the session. */
import type { Session } from '../app';
import { press, RIBBON_FUNCTIONS } from './press';

/** Associates every button. Office is told of the end whatever happens, or the button would stay grey. */
export function associateRibbon(session: Promise<Session>): void {
  for (const button of RIBBON_FUNCTIONS) {
    Office.actions.associate(button, (event: Office.AddinCommands.Event) => {
      const done = session.then((ready) => press(button, ready, showPane));
      // Where there is no session, the page itself says why.
      void done.catch(() => undefined).finally(() => event.completed());
    });
  }
}

/** Where the host cannot open the pane by program, the outcome waits in it. */
async function showPane(): Promise<void> {
  try {
    await Office.addin.showAsTaskpane();
  } catch {
    // Nothing is lost: the work itself is not touched by this.
  }
}

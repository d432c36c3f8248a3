/** What every part of the pane reaches for: the session, and sentences in the pane's language. */
import { createContext, useCallback, useContext, useSyncExternalStore } from 'react';
import { sayIn, type AppKey, type SentenceParams } from '../../sentences';
import type { Session, SessionState } from '../session';

const SessionContext = createContext<Session | undefined>(undefined);
export const SessionProvider = SessionContext.Provider;

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('a part of the pane stands outside of it');
  return session;
}

/** A part of the state; `select` gives the same object while that part is unchanged. */
export function useSessionState<T>(select: (state: SessionState) => T): T {
  const session = useSession();
  return useSyncExternalStore(session.subscribe, () => select(session.state));
}

export type Say = (key: AppKey, params?: SentenceParams) => string;

/** `say` in the pane's language. */
export function useSay(): Say {
  const language = useSessionState(({ preferences }) => preferences.language);
  return useCallback((key, params) => sayIn(language, key, params), [language]);
}

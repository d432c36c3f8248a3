export {
  ASKED,
  askedCount,
  confirmations,
  partsOf,
  readAs,
  SETTLED_BY_HAND,
  titleOf,
  type SheetPart,
} from './assigning';
export { countsOf, placeOf } from './audit';
export { isSettled, type FindingEntry } from './explanations';
export type { Job, JobKind } from './jobs';
export type { Explanation, Kept, KeptHeading } from './kept';
export { sectionsOf, type AskedQuestion, type AskedSection } from './narrative';
export type { Intent, Notice } from './notice';
export { loadPreferences, type Preferences } from './preferences';
export type { ChosenFile } from './prior';
export { Session } from './session';
export * from './state';
export { placesOf, type FoundSubject, type StatementPlace } from './statements';
export type { SessionOptions } from './workspace';

export { planSubject, settleParents, type InsertionRefusal, type SubjectInsertion } from './insertion';
export { layOutStatements, type LayoutOptions } from './layOut';
export type { PlannedSubject } from './sheet';
export type { StandingBook } from './standing';
export { layOutSupplement, type SupplementOptions } from './supplement';

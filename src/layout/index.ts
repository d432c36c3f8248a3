export { planSubject, type InsertionRefusal, type SubjectInsertion } from './insertion';
export { layOutStatements, type LayoutOptions } from './layOut';
export type { PresentStatements } from './present';
export type { PlannedSubject } from './sheet';
export { layOutSupplement, type SupplementOptions } from './supplement';

export { layOutStatements, type LayoutOptions } from './layOut';
export type { PlannedSubject } from './sheet';

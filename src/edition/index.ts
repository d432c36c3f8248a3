export * from './edition';
export type { Comparison, Formula, Operand } from './formula';
export { parseFormula } from './formula';
export * from './names';
export * from './supplement';
export * from './terms';
export * from './wording';

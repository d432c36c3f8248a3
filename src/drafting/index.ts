export { draft, draftInSteps, type DraftOptions } from './draft';
export { loadWording } from './load';
export * from './narrative';
export { WordingError } from './wording';

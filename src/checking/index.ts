export { check, checkInSteps, problemInWords, type CheckOptions } from './check';
export * from './finding';

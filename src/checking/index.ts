export { check, checkInSteps, type CheckOptions } from './check';
export * from './finding';

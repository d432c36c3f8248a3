export { assignmentsData, columnNames, keptAssignments, NONE, type Assignment } from './assignments';
export { readAccounts, readAccountsInSteps, type ReadingOptions } from './reading';

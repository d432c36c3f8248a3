export { readAccounts, readAccountsInSteps, type ReadingOptions } from './reading';

export { narrativeToDocx } from './docx';
export { narrativeToHtml } from './html';
export { narrativeToJson } from './json';
export { narrativeToText } from './text';
export {
  LEVELS,
  countByLevel,
  countByState,
  levelName,
  missingStatements,
  moneyUnitOf,
  requirementOf,
  verdict,
  type CheckedBook,
  type UnusableBook,
} from './checked';
export { bureauSummary, checkToJson, checkToText } from './checkText';
export { figureLines, figuresToCsv, figuresToJson, type FigureLine } from './figures';
export { marksOf } from './marks';
export { bureauReport, findingsSheet } from './report';
export { ruleBookToText, ruleEntries, type RuleEntry } from './ruleBook';

/** Facts about the forms that checking looks at; see `data/facts.json`. */
export const FACT_NAMES = [
  'statementsPresent',
  'unitPrinted',
  'unitSame',
  'yearPrinted',
  'yearSame',
  'moneyUnitPrinted',
  'moneyUnitSame',
  'emptyHasNote',
  'noteMeansEmpty',
  'subjectName',
  'subjectListed',
  'subjectUnique',
  'subjectOrder',
  'subjectParents',
] as const;
export type FactName = (typeof FACT_NAMES)[number];

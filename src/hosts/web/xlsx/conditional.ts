/** Conditional formats between files and Univer, as far as both have them. Our marks are of the kind with a formula. */
import type { IRange } from '@univerjs/core';
import {
  CFNumberOperator,
  CFRuleType,
  CFSubRuleType,
  type IConditionFormattingRule,
  type IHighlightCell,
} from '@univerjs/preset-sheets-conditional-formatting';
import type { ConditionalFormattingOptions, ConditionalFormattingRule, Style } from 'exceljs';
import { parseRange, rangeOf } from '../../../accounts';
import { ruleStyleOut, styleIn } from './styles';

/** A file's rule as exceljs really gives it: its types leave out operators. */
interface FileRule {
  readonly type: string;
  readonly priority?: number;
  readonly operator?: string;
  readonly formulae?: readonly (string | number)[];
  readonly style?: Partial<Style>;
  readonly stopIfTrue?: boolean;
}

const NUMBER_OPERATORS: readonly string[] = Object.values(CFNumberOperator);

export interface RulesIn {
  readonly rules: readonly IConditionFormattingRule[];
  /** Those that only go back into the file, while their cells stay where they are. */
  readonly others: readonly ConditionalFormattingOptions[];
}

/** A sheet's rules, those of the first precedence first. `id` begins the names that they get. */
export function rulesIn(
  formats: readonly ConditionalFormattingOptions[],
  id: string,
  theme: readonly string[],
): RulesIn {
  const rules: { priority: number; rule: IConditionFormattingRule }[] = [];
  const others: ConditionalFormattingOptions[] = [];
  for (const { ref, rules: fileRules } of formats) {
    const ranges = ref.split(' ').flatMap((range) => rangeIn(range) ?? []);
    for (const fileRule of fileRules) {
      const { priority = 0, stopIfTrue = false } = fileRule as FileRule;
      const rule = ranges.length > 0 ? ruleIn(fileRule, theme) : undefined;
      if (!rule) others.push({ ref, rules: [fileRule] });
      else rules.push({ priority, rule: { cfId: `${id}-${rules.length}`, ranges, stopIfTrue, rule } });
    }
  }
  rules.sort((a, b) => a.priority - b.priority);
  return { rules: rules.map(({ rule }) => rule), others };
}

function ruleIn(rule: FileRule, theme: readonly string[]): IConditionFormattingRule['rule'] | undefined {
  const [first, second] = rule.formulae ?? [];
  const base: Pick<IHighlightCell, 'style' | 'type'> = {
    type: CFRuleType.highlightCell,
    style: styleIn(rule.style ?? {}, theme),
  };
  if (rule.type === 'expression' && first !== undefined) {
    return { ...base, subType: CFSubRuleType.formula, value: `=${first}` };
  }
  if (rule.type !== 'cellIs' || !NUMBER_OPERATORS.includes(rule.operator ?? '') || !isNumber(first)) return undefined;
  const operator = rule.operator as CFNumberOperator;
  if (operator === CFNumberOperator.between || operator === CFNumberOperator.notBetween) {
    if (!isNumber(second)) return undefined;
    return { ...base, subType: CFSubRuleType.number, operator, value: [Number(first), Number(second)] };
  }
  return { ...base, subType: CFSubRuleType.number, operator, value: Number(first) };
}

/** A sheet's rules for a file, and how many have no place in one. */
export function rulesOut(rules: readonly IConditionFormattingRule[]): {
  formats: readonly ConditionalFormattingOptions[];
  lost: number;
} {
  const formats = rules.flatMap(({ ranges, rule, stopIfTrue }, i): ConditionalFormattingOptions[] => {
    const fileRule = ruleOut(rule);
    if (!fileRule) return [];
    const ref = ranges.map(refOf).join(' ');
    const complete = { ...fileRule, priority: i + 1, ...(stopIfTrue && { stopIfTrue }) };
    return [{ ref, rules: [complete as unknown as ConditionalFormattingRule] }];
  });
  return { formats, lost: rules.length - formats.length };
}

function ruleOut(rule: IConditionFormattingRule['rule']): FileRule | undefined {
  if (rule.type !== CFRuleType.highlightCell) return undefined;
  const highlight = rule;
  const style = ruleStyleOut(highlight.style);
  if (highlight.subType === CFSubRuleType.formula) {
    return { type: 'expression', formulae: [highlight.value.replace(/^=/, '')], style };
  }
  if (highlight.subType !== CFSubRuleType.number) return undefined;
  const values = Array.isArray(highlight.value) ? highlight.value : [highlight.value ?? 0];
  return { type: 'cellIs', operator: highlight.operator, formulae: values, style };
}

function isNumber(value: string | number | undefined): boolean {
  return value !== undefined && value !== '' && Number.isFinite(Number(value));
}

function rangeIn(range: string): IRange | undefined {
  const block = parseRange(range);
  return block && { startRow: block.top, endRow: block.bottom, startColumn: block.left, endColumn: block.right };
}

export function refOf({ startRow, endRow, startColumn, endColumn }: IRange): string {
  return rangeOf({ top: startRow, left: startColumn, bottom: endRow, right: endColumn });
}

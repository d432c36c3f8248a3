/** Marks in the spreadsheet: conditional formats of our own. They are made past the user's list of things to undo. */
import {
  AddConditionalRuleMutation,
  CFRuleType,
  CFSubRuleType,
  DeleteConditionalRuleMutation,
  type IConditionFormattingRule,
} from '@univerjs/preset-sheets-conditional-formatting';
import type { FWorkbook, FWorksheet } from '@univerjs/preset-sheets-core';
import { markFormula, markLevelOf, type MarkLevel, type SheetMarks } from '../../workbook';
import { markStyle, rangeOfBlock } from './planned';
import type { Spreadsheet } from './spreadsheet';

/** Marks cells of a sheet; the spreadsheet gives new rules precedence over the user's own. */
export function addMarks({ commands }: Spreadsheet, workbook: FWorkbook, sheet: FWorksheet, marks: SheetMarks): void {
  for (const [level, blocks] of marks) {
    const rule: IConditionFormattingRule = {
      cfId: `juesuan-${level}`,
      stopIfTrue: false,
      ranges: blocks.map(rangeOfBlock),
      rule: {
        type: CFRuleType.highlightCell,
        subType: CFSubRuleType.formula,
        value: `=${markFormula(level)}`,
        style: markStyle(level),
      },
    };
    commands.syncExecuteCommand(AddConditionalRuleMutation.id, {
      unitId: workbook.getId(),
      subUnitId: sheet.getSheetId(),
      rule,
    });
  }
}

/** Takes our marks off every sheet. Tells how many formats were removed. */
export function removeMarks(spreadsheet: Spreadsheet, workbook: FWorkbook): number {
  let removed = 0;
  for (const sheet of workbook.getSheets()) {
    const at = { unitId: workbook.getId(), subUnitId: sheet.getSheetId() };
    for (const rule of [...(spreadsheet.rules.getSubunitRules(at.unitId, at.subUnitId) ?? [])]) {
      if (levelOf(rule) === undefined) continue;
      spreadsheet.commands.syncExecuteCommand(DeleteConditionalRuleMutation.id, { ...at, cfId: rule.cfId });
      removed += 1;
    }
  }
  return removed;
}

function levelOf({ rule }: IConditionFormattingRule): MarkLevel | undefined {
  const isFormula = rule.type === CFRuleType.highlightCell && rule.subType === CFSubRuleType.formula;
  return isFormula ? markLevelOf(rule.value) : undefined;
}

/** Which cells of a book are highlighted, and at which level. */
import type { CellRef } from '../accounts';
import type { CheckResult } from '../checking';
import type { MarkLevel, Marks } from '../workbook';

/** Each cell once, at the gravest level of the findings that name it as doubtful; terms of a sum are not marked. */
export function marksOf(result: CheckResult): Marks {
  const marks: Record<MarkLevel, CellRef[]> = { error: [], verify: [], hint: [] };
  const marked = new Set<string>();
  for (const finding of result.findings) {
    for (const { sheet, address, role } of finding.cells) {
      const key = `${sheet}!${address}`;
      if (role === 'term' || marked.has(key)) continue;
      marked.add(key);
      marks[finding.level].push({ sheet, address });
    }
  }
  return marks;
}

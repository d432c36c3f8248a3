/**
 * The notation of relations: `[本年收入合计] = Σ[一般公共预算财政拨款收入…其他收入]`.
 *
 * A side is a sum of operands with + and -. An operand is `表[项目|栏次]`: the statement is left out for the statement
 * that declares the relation, the measure where it is repeated for each measure (or there is only one), the item where
 * it is repeated for each row. `Σ[甲…乙]` adds all items from 甲 to 乙 in the form's order. `上年` before an operand
 * takes it from last year's accounts.
 */
import type { StatementCode } from '../accounts';

export type Comparison = '=' | '≤';

export interface Operand {
  readonly sign: 1 | -1;
  readonly prior: boolean;
  /** Absent: the statement that declares the relation. */
  readonly statement?: StatementCode;
  /** Absent: the row or code at hand. */
  readonly item?: string;
  /** Set with `item` for `Σ[item…lastItem]`. */
  readonly lastItem?: string;
  /** Absent: the measure at hand. */
  readonly measure?: string;
}

export interface Formula {
  readonly left: readonly Operand[];
  readonly comparison: Comparison;
  readonly right: readonly Operand[];
}

const OPERAND = /\s*([+-]?)\s*(上年)?(\d{2})?(Σ?)\[([^\]|…]*)(?:…([^\]|]+))?(?:\|([^\]]+))?\]\s*/y;

/** Reads the notation. Throws an Error that names the place when the text is no formula. */
export function parseFormula(text: string): Formula {
  const sides = text.split(/\s*([=≤])\s*/);
  const [left, comparison, right] = sides;
  if (sides.length !== 3 || !left || !right) throw new Error(`公式应为“左边 = 右边”或“左边 ≤ 右边”：${text}`);
  return { left: parseSide(left), comparison: comparison as Comparison, right: parseSide(right) };
}

function parseSide(text: string): Operand[] {
  const operands: Operand[] = [];
  OPERAND.lastIndex = 0;
  while (OPERAND.lastIndex < text.length) {
    const at = OPERAND.lastIndex;
    const match = OPERAND.exec(text);
    if (!match) throw new Error(`公式第 ${at + 1} 字起看不懂：${text}`);
    const [, sign, prior, statement, sigma, item, lastItem, measure] = match;
    if ((sigma === 'Σ') !== (lastItem !== undefined)) throw new Error(`Σ 与“…”应当一起用：${text}`);
    if (operands.length > 0 && !sign) throw new Error(`两项之间缺 + 或 -：${text}`);
    operands.push({
      sign: sign === '-' ? -1 : 1,
      prior: prior !== undefined,
      ...(statement && { statement: statement as StatementCode }),
      ...(item && { item }),
      ...(lastItem && { lastItem }),
      ...(measure && { measure }),
    });
  }
  return operands;
}

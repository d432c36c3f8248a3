/** The published figures of the sample unit as statements, so that layout can print them. */
import {
  Money,
  Statement,
  addressOf,
  readAmount,
  type Figure,
  type MoneyUnit,
  type StatementCode,
  type StatementRow,
  type SubjectCode,
} from '../src/accounts';
import { formOf, keyOf, type Form, type Item, type Side } from '../src/forms';
import published from './jiaozuo-2021.json';

type Printed = string | null;

interface PublishedRow {
  readonly line?: number;
  readonly code?: string | null;
  readonly name?: string;
  readonly amounts: readonly Printed[];
}

export const SAMPLE = published;
export const SAMPLE_UNIT = published.unit;

/** Every statement as published: blank cells are blank, 0.00 is 0.00. */
export function publishedStatements(form: Form): ReadonlyMap<StatementCode, Statement> {
  return new Map(
    Object.entries(published.statements).map(([key, content]) => {
      const code = key as StatementCode;
      const rows = rowsOf(form, code, content);
      const table = formOf(form, code);
      const sheet = table.number ?? table.title;
      const statement = new Statement({
        code,
        sheet,
        range: 'A1',
        heading: { title: { value: content.title, cell: { sheet, address: 'A1' } } },
        measures: new Set(table.sides.flatMap((side) => side.measures.map((measure) => measure.name))),
        rows,
      });
      return [code, statement];
    }),
  );
}

type Content = (typeof published.statements)[keyof typeof published.statements];

function rowsOf(form: Form, code: StatementCode, content: Content): StatementRow[] {
  const table = formOf(form, code);
  if ('sides' in content) {
    return content.sides.flatMap((side, index) => {
      const prescribed = table.sides[index];
      return side.rows.flatMap((row) => {
        const item = prescribed?.rows[(row.line ?? 0) - prescribed.firstLine];
        return prescribed && item ? [rowOf(prescribed, keyOf(table, item), item.code ?? null, item.name, row)] : [];
      });
    });
  }
  const [side] = table.sides;
  if (!side) return [];
  if ('rows' in content) {
    return content.rows.map((row) => rowOf(side, row.code ?? '合计', row.code as SubjectCode | null, row.name, row));
  }
  if ('blocks' in content) {
    const subjects = content.blocks.flatMap((block) =>
      block.rows.map((row) => rowOf(side, row.code, row.code as SubjectCode, row.name, { amounts: [row.amount] })),
    );
    return subjects.concat(
      content.totals.map((total) => rowOf(side, total.label, null, total.label, { amounts: [total.amount] })),
    );
  }
  return side.items.map((item: Item, index) =>
    rowOf(side, item.name, null, item.name, { amounts: [content.budget[index] ?? null, content.final[index] ?? null] }),
  );
}

function rowOf(side: Side, item: string, code: SubjectCode | null, name: string, row: PublishedRow): StatementRow {
  const cell = { sheet: '', address: addressOf(0, 0) };
  const figures = new Map<string, Figure>();
  for (const [index, measure] of side.measures.entries()) {
    const reading = readAmount(row.amounts[index], published.moneyUnit as MoneyUnit);
    if (reading.kind === 'invalid') throw new Error(`${name}: ${String(row.amounts[index])}`);
    const amount = reading.kind === 'amount' ? reading.amount : Money.zero;
    figures.set(measure.name, { amount, blank: reading.kind === 'blank', cell });
  }
  return { item, code, name, cell, figures };
}

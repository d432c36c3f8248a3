/** 01 and 04: income and expenditure side by side, fixed lines. */
import { isEmpty, type Figures, type Line } from '../figures';
import { Band, type Table } from './cell';
import type { Column } from './forms';
import { notesOf } from './notes';
import type { Typist } from './typist';

type LinesStatement = '01' | '04';

/** Classes that some forms do not print. */
const DROPPED_CLASSES = ['231', '232'];

const OLD_NAMES: Readonly<Record<string, string>> = {
  文化旅游体育与传媒支出: '文化体育与传媒支出',
  卫生健康支出: '医疗卫生与计划生育支出',
  资源勘探工业信息等支出: '资源勘探信息等支出',
  自然资源海洋气象等支出: '国土海洋气象等支出',
};

const OPENING = /^年初(.+)结转和结余$/;

/** Whether a book leaves out 国有资本经营预算 altogether: it must have nothing there. */
export function isWithoutCapital(looks: Typist['looks'], { statements }: Figures): boolean {
  if (looks.capital !== 'none' || !isEmpty(statements.get('09'))) return false;
  return ['01', '04'].every((statement) =>
    (statements.get(statement as LinesStatement) ?? []).every(
      ({ item, amounts }) =>
        (!item.includes('国有资本经营') || [...amounts.values()].every((amount) => !amount)) &&
        !amounts.get('国有资本经营预算财政拨款'),
    ),
  );
}

export function linesTable(typist: Typist, statement: LinesStatement): Table {
  return new LinesPrinter(typist, statement).table();
}

interface Side {
  readonly columns: readonly Column[];
  /** Lines from the top; undefined leaves a line blank. */
  readonly lines: readonly (Line | undefined)[];
}

class LinesPrinter {
  private readonly withoutCapital: boolean;
  private readonly sides: readonly [Side, Side];

  constructor(
    private readonly typist: Typist,
    private readonly statement: LinesStatement,
  ) {
    this.withoutCapital = isWithoutCapital(typist.looks, typist.figures);
    this.sides = this.bothSides();
  }

  table(): Table {
    const { typist } = this;
    const [income, expenditure] = this.sides;
    const numbered = typist.looks.lineNumbers === 'printed' ? 1 : 0;
    const right = 1 + numbered + income.columns.length;
    const width = right + 1 + numbered + expenditure.columns.length;
    const body = income.lines.map((_, row) => {
      const band = new Band();
      this.putLine(band, 0, income, row, row + 1);
      this.putLine(band, right, expenditure, row, income.lines.length + row + 1);
      return band;
    });
    return {
      statement: this.statement,
      width,
      header: this.header(right, width),
      body,
      notes: notesOf(typist, this.statement),
    };
  }

  private header(right: number, width: number): Band {
    const { looks } = this.typist;
    const spaced = looks.inNames === 'none' ? '' : ' ';
    const band = new Band([`收${spaced}入`], []);
    band.put(0, right, `支${spaced}出`);
    band.merge(0, 0, 0, right - 1);
    band.merge(0, right, 0, width - 1);
    const item = looks.itemLabel === 'spaced' ? '项　目' : '项目';
    const labels = [item, looks.itemLabel === 'functional' ? '项目（按功能分类）' : item];
    const numbered = looks.lineNumbers === 'printed' ? 1 : 0;
    const numbersRow = looks.columnNumbers === 'none' ? undefined : 2;
    let number = 1;
    this.sides.forEach(({ columns }, side) => {
      const left = side === 0 ? 0 : right;
      band.put(1, left, this.typist.brackets(labels[side] ?? item));
      if (numbered) band.put(1, left + 1, '行次');
      if (numbersRow !== undefined) band.put(numbersRow, left, looks.columnNumbers === 'misprinted' ? '档次' : '栏次');
      columns.forEach(({ label }, index) => {
        const column = left + 1 + numbered + index;
        band.put(1, column, this.typist.heading(label));
        if (numbersRow !== undefined)
          band.put(numbersRow, column, looks.columnNumbers === 'text' ? String(number) : number);
        number += 1;
      });
    });
    return band;
  }

  private putLine(band: Band, left: number, { columns, lines }: Side, row: number, number: number): void {
    const line = lines[row];
    const numbered = this.typist.looks.lineNumbers === 'printed' ? 1 : 0;
    if (numbered) band.put(0, left + 1, number);
    if (!line) return;
    band.put(0, left, this.label(line, row));
    columns.forEach(({ measure }, index) =>
      band.put(0, left + 1 + numbered + index, this.typist.amount(this.statement, line, measure)),
    );
  }

  private label({ item, code, name }: Line, row: number): string {
    const { looks } = this.typist;
    const total = { 收入总计: '总计', 支出总计: '总计' }[item];
    if (total !== undefined) return this.typist.words(total);
    const opening = OPENING.exec(item)?.[1];
    if (this.statement === '04' && opening?.endsWith('预算财政拨款')) {
      const place = ['一般', '政府', '国有'].findIndex((start) => opening.startsWith(start));
      const before = { ordinal: `${'一二三'[place] ?? ''}、`, indented: '　　', bare: '' }[looks.opening04];
      return before + this.typist.words(opening);
    }
    const isOrdinal = code !== null || (this.sides[0].lines[row]?.item === item && row < this.upper());
    return (isOrdinal ? `${ordinal(row + 1)}、` : '') + this.typist.words(this.named(item, name));
  }

  private named(item: string, name: string): string {
    const { looks } = this.typist;
    if (item === '使用非财政拨款结余') {
      return { plain: item, special: '使用非财政拨款结余（含专用结余）', old: '用事业基金弥补收支差额' }[looks.reserve];
    }
    if (looks.lineNames === 'variants' && item === '附属单位上缴收入') return '附属单位缴款';
    return looks.lineNames === 'old' ? (OLD_NAMES[name] ?? name) : name;
  }

  private bothSides(): [Side, Side] {
    const all = this.typist.lines(this.statement);
    const isIncome = ({ amounts }: Line): boolean => amounts.size === 1 && this.isOfIncome(amounts);
    const incomes = all.filter((line) => (this.statement === '04' ? isIncome(line) : !this.isExpenditure01(all, line)));
    const kept = incomes.filter(({ item }) => !this.withoutCapital || !item.includes('国有资本经营'));
    const expenditures = all.filter((line) => !incomes.includes(line) && !this.isDropped(line));
    const [upperLeft, lowerLeft] = splitAt(kept, '本年收入合计');
    const [upperRight, lowerRight] = splitAt(expenditures, '本年支出合计');
    const upper = Math.max(upperLeft.length, upperRight.length);
    const lower = Math.max(lowerLeft.length, lowerRight.length);
    return [
      { columns: [this.amountColumn()], lines: [...padded(upperLeft, upper), ...withTotalLast(lowerLeft, lower)] },
      {
        columns: this.statement === '01' ? [this.amountColumn()] : this.fundColumns(),
        lines: [...padded(upperRight, upper), ...withTotalLast(lowerRight, lower)],
      },
    ];
  }

  private isOfIncome(amounts: Line['amounts']): boolean {
    return amounts.has('金额');
  }

  /** Both sides of 01 have the one measure: expenditure begins with the first class. */
  private isExpenditure01(all: readonly Line[], line: Line): boolean {
    return all.indexOf(line) >= all.findIndex(({ code }) => code !== null);
  }

  private isDropped({ code, amounts }: Line): boolean {
    if (this.typist.looks.classes !== 'some' || code === null || !DROPPED_CLASSES.includes(code)) return false;
    return [...amounts.values()].every((amount) => !amount);
  }

  private upper(): number {
    return this.sides[0].lines.findIndex((line) => line?.item === '本年收入合计');
  }

  private amountColumn(): Column {
    return { measure: '金额', label: this.typist.looks.amountLabel === 'final' ? '决算数' : '金额' };
  }

  private fundColumns(): Column[] {
    const { fundLabel } = this.typist.looks;
    const funds = ['一般公共预算财政拨款', '政府性基金预算财政拨款', '国有资本经营预算财政拨款'];
    return [
      { measure: '合计', label: fundLabel === 'subtotal' ? '小计' : '合计' },
      ...funds
        .filter((fund) => !this.withoutCapital || !fund.startsWith('国有'))
        .map((fund) => ({ measure: fund, label: fundLabel === 'budget' ? fund.replace('财政拨款', '') : fund })),
    ];
  }
}

function splitAt(lines: readonly Line[], item: string): [Line[], Line[]] {
  const place = lines.findIndex((line) => line.item === item);
  return [lines.slice(0, place), lines.slice(place)];
}

function padded(lines: readonly Line[], length: number): (Line | undefined)[] {
  return [...lines, ...Array.from({ length: length - lines.length }, () => undefined)];
}

/** The 总计 of both sides stand in the last row. */
function withTotalLast(lines: readonly Line[], length: number): (Line | undefined)[] {
  return [...padded(lines.slice(0, -1), length - 1), lines.at(-1)];
}

/** 1 → 一, 21 → 二十一. */
function ordinal(number: number): string {
  const digits = ' 一二三四五六七八九';
  const tens = Math.floor(number / 10);
  const one = number % 10 === 0 ? '' : (digits[number % 10] ?? '');
  return (tens === 0 ? '' : (tens === 1 ? '' : (digits[tens] ?? '')) + '十') + one;
}

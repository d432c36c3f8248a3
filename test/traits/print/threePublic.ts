/** 07: six items, each with 预算数 and 决算数. */
import type { Line } from '../figures';
import { Band, type Cell, type Table } from './cell';
import { notesOf } from './notes';
import type { Typist } from './typist';

const TOTAL = '三公经费合计';
const ABROAD = '因公出国（境）费';
const CARS = '公务用车购置及运行费小计';
const PURCHASE = '公务用车购置费';
const RUNNING = '公务用车运行费';
const RECEPTION = '公务接待费';
const MEASURES = ['预算数', '决算数'] as const;
type Measure = (typeof MEASURES)[number];

export function threePublicTable(typist: Typist): Table {
  return new ThreePublicPrinter(typist).table();
}

class ThreePublicPrinter {
  constructor(private readonly typist: Typist) {}

  table(): Table {
    const parts = this.parts();
    const width = Math.max(parts.header.width, ...parts.body.map((band) => band.width));
    return { statement: '07', width, ...parts, notes: notesOf(this.typist, '07') };
  }

  private parts(): { header: Band; body: Band[] } {
    const { form07 } = this.typist.looks;
    switch (form07) {
      case 'interleaved':
        return this.interleaved();
      case 'rows':
        return this.inRows();
      case 'vertical':
      case 'numbered':
      case 'operating':
        return this.vertical(form07);
      case 'partsColumn':
        return this.withPartsColumn();
      case 'units':
        return this.units();
      default:
        return this.sixAndSix();
    }
  }

  private amount(item: string, measure: Measure): Cell {
    const line = this.line(item);
    return line ? this.typist.amount('07', line, measure) : { value: null };
  }

  private line(item: string): Line | undefined {
    return this.typist.lines('07').find((line) => line.item === item);
  }

  private get isVariant(): boolean {
    return this.typist.looks.lineNames === 'variants';
  }

  private label(item: string): string {
    const label = this.isVariant
      ? { [ABROAD]: '因公出国（境）费用', [RUNNING]: '公务用车运行维护费' }[item]
      : undefined;
    return this.typist.heading(label ?? item);
  }

  private get cars(): string {
    return this.typist.heading(this.isVariant ? '公务用车购置及运行维护费' : '公务用车购置及运行费');
  }

  private measureLabel(measure: Measure): string {
    if (measure === '决算数') return measure;
    return { budget: '预算数', opening: '年初预算数', whole: '全年预算数' }[this.typist.looks.budgetLabel];
  }

  /** The items in the order of their columns. */
  private get order(): readonly string[] {
    return this.typist.looks.form07 === 'receptionFirst' || this.typist.looks.form07 === 'rows'
      ? [TOTAL, ABROAD, RECEPTION, CARS, PURCHASE, RUNNING]
      : [TOTAL, ABROAD, CARS, PURCHASE, RUNNING, RECEPTION];
  }

  private sixAndSix(first = 0): { header: Band; body: Band[] } {
    const { order } = this;
    const band = new Band();
    MEASURES.forEach((measure, index) => {
      const left = first + index * order.length;
      band.put(0, left, this.measureLabel(measure));
      band.merge(0, left, 0, left + order.length - 1);
      this.putItems(band, 1, left);
    });
    this.putNumbers(band, 3, first, 2 * order.length);
    const cells = MEASURES.flatMap((measure) => order.map((item) => this.amount(item, measure)));
    return { header: band, body: [new Band([...Array.from({ length: first }, () => null), ...cells])] };
  }

  /** The items' headings over two rows, 小计 and the parts of the vehicles below theirs. */
  private putItems(band: Band, row: number, left: number, total = '合计'): void {
    this.order.forEach((item, index) => {
      const column = left + index;
      if (item === CARS) {
        band.put(row, column, this.cars);
        band.merge(row, column, row, column + 2);
        band.put(row + 1, column, '小计');
      } else if (item === PURCHASE || item === RUNNING) band.put(row + 1, column, this.label(item));
      else {
        band.put(row, column, item === TOTAL ? total : this.label(item));
        band.merge(row, column, row + 1, column);
      }
    });
  }

  private putNumbers(band: Band, row: number, left: number, count: number): void {
    const { columnNumbers } = this.typist.looks;
    if (columnNumbers === 'none') return;
    for (let index = 0; index < count; index++) {
      band.put(row, left + index, columnNumbers === 'text' ? String(index + 1) : index + 1);
    }
  }

  private interleaved(): { header: Band; body: Band[] } {
    const band = new Band([this.typist.brackets('财政拨款“三公”经费')]);
    band.merge(0, 0, 0, 11);
    this.order.forEach((item, index) => {
      const column = 2 * index;
      const isPart = item === PURCHASE || item === RUNNING;
      if (item === CARS) {
        band.put(1, column, this.cars);
        band.merge(1, column, 1, column + 5);
      }
      const isBelow = item === CARS || isPart;
      band.put(isBelow ? 2 : 1, column, item === CARS ? '小计' : item === TOTAL ? '合计' : this.label(item));
      band.merge(isBelow ? 2 : 1, column, 2, column + 1);
      MEASURES.forEach((measure, each) => band.put(3, column + each, this.measureLabel(measure)));
    });
    return {
      header: band,
      body: [new Band(this.order.flatMap((item) => MEASURES.map((measure) => this.amount(item, measure))))],
    };
  }

  /**
   * 陕西: 预算数 and 决算数 are rows. Where the title names 会议费 and 培训费 they stand behind, and a 合计 of all before
   * the three.
   */
  private inRows(): { header: Band; body: Band[] } {
    const { order } = this;
    const isWider = this.typist.looks.titles === 'shaanxi';
    const first = isWider ? 2 : 1;
    const band = new Band(isWider ? ['项目', '合计'] : ['项目']);
    for (let column = 0; column < first; column++) band.merge(0, column, 2, column);
    band.put(0, first, this.typist.brackets('“三公”经费'));
    band.merge(0, first, 0, first + order.length - 1);
    this.putItems(band, 1, first, '小计');
    const more = isWider ? ['会议费', '培训费'] : [];
    more.forEach((label, index) => {
      const column = first + order.length + index;
      band.put(0, column, label);
      band.merge(0, column, 2, column);
    });
    const { columnNumbers } = this.typist.looks;
    if (columnNumbers !== 'none') {
      band.put(3, 0, columnNumbers === 'misprinted' ? '档次' : '栏次');
      this.putNumbers(band, 3, 1, first - 1 + order.length + more.length);
    }
    const other = 300_000n;
    const body = MEASURES.map((measure) => {
      const whole = this.typist.plain((this.line(TOTAL)?.amounts.get(measure) ?? 0n) + 2n * other);
      const cells = order.map((item) => this.amount(item, measure));
      return new Band([
        this.measureLabel(measure),
        ...(isWider ? [whole] : []),
        ...cells,
        ...more.map(() => this.typist.plain(other)),
      ]);
    });
    return { header: band, body };
  }

  private vertical(form: 'vertical' | 'numbered' | 'operating'): { header: Band; body: Band[] } {
    const header = new Band(['项目', ...MEASURES.map((measure) => this.measureLabel(measure))]);
    if (this.typist.looks.columnNumbers !== 'none') {
      header.put(1, 0, this.typist.looks.columnNumbers === 'misprinted' ? '档次' : '栏次');
      this.putNumbers(header, 1, 1, 2);
    }
    const before: Readonly<Record<string, string>> =
      form === 'vertical'
        ? {}
        : { [ABROAD]: '1．', [RECEPTION]: '2．', [CARS]: '3．', [PURCHASE]: '其中：', [RUNNING]: '（2）' };
    const order = form === 'vertical' ? this.order : [TOTAL, ABROAD, RECEPTION, CARS, PURCHASE, RUNNING];
    const rows = order.map((item) => {
      const label = item === TOTAL ? this.typist.words('合计') : item === CARS ? this.cars : this.label(item);
      const text = this.typist.brackets(before[item] ?? '') + label;
      return new Band([text, ...MEASURES.map((measure) => this.amount(item, measure))]);
    });
    if (form !== 'operating') return { header, body: rows };
    return {
      header,
      body: [...rows, new Band(['机关运行经费', null, this.typist.plain(8_560_000n)])],
    };
  }

  /** The vehicles' heading stands over three rows, 小计 and its parts beside it. */
  private withPartsColumn(): { header: Band; body: Band[] } {
    const header = new Band(['项目', null, ...MEASURES.map((measure) => this.measureLabel(measure))]);
    header.merge(0, 0, 0, 1);
    const vehicles = new Band();
    const body = this.order.flatMap((item) => {
      const amounts = MEASURES.map((measure) => this.amount(item, measure));
      if (item === CARS || item === PURCHASE || item === RUNNING) {
        const row = vehicles.rows.length;
        const label = item === CARS ? '小计' : this.label(item);
        [item === CARS ? this.cars : null, label, ...amounts].forEach((put, column) => vehicles.put(row, column, put));
        return item === CARS ? [vehicles] : [];
      }
      const band = new Band([item === TOTAL ? this.typist.words('合计') : this.label(item), null, ...amounts]);
      band.merge(0, 0, 0, 1);
      return [band];
    });
    vehicles.merge(0, 0, 2, 0);
    return { header, body };
  }

  /** A row a unit below the whole. */
  private units(): { header: Band; body: Band[] } {
    const { header, body } = this.sixAndSix(1);
    header.put(0, 0, '单位名称');
    header.merge(0, 0, 2, 0);
    const [whole] = body;
    whole?.put(0, 0, this.typist.total());
    const share = (item: string, measure: Measure, part: 0 | 1): Cell => {
      const amount = this.line(item)?.amounts.get(measure);
      return amount ? this.typist.plain(part === 0 ? amount / 3n : amount - amount / 3n) : { value: null };
    };
    const rows = ([0, 1] as const).map(
      (part) =>
        new Band([
          ['青禾县档案馆', '青禾县史志办公室'][part],
          ...MEASURES.flatMap((measure) => this.order.map((item) => share(item, measure, part))),
        ]),
    );
    return { header, body: [...body, ...rows] };
  }
}

/** 06: 款 of the economic classification in blocks side by side, or in one list. */
import type { Line } from '../figures';
import { Band, type Table } from './cell';
import { notesOf } from './notes';
import type { Typist } from './typist';

const MEASURE = '决算数';
const PERSONNEL = ['301', '303'];

interface Block06 {
  readonly heading: string;
  readonly lines: readonly Line[];
}

export function economicTable(typist: Typist): Table {
  return new EconomicPrinter(typist).table();
}

class EconomicPrinter {
  private readonly blocks: readonly Block06[];
  /** Columns of code and name in each block. */
  private readonly labels: number;
  private readonly codes: number;

  constructor(private readonly typist: Typist) {
    const { looks } = typist;
    this.codes = looks.codes06 === 'two' ? 2 : 1;
    this.labels = looks.codes06 === 'withName' ? 1 : this.codes + 1;
    this.blocks = this.makeBlocks();
  }

  table(): Table {
    const width = this.blocks.length * this.blockWidth;
    const rows = Math.max(...this.blocks.map(({ lines }) => lines.length));
    const body = Array.from({ length: rows }, (_, row) => {
      const band = new Band();
      this.blocks.forEach(({ lines }, block) => {
        const line = lines[row];
        if (line) this.putLine(band, block * this.blockWidth, line);
      });
      return band;
    });
    return {
      statement: '06',
      width,
      header: this.header(),
      body: [...body, ...this.totals()],
      notes: notesOf(this.typist, '06'),
    };
  }

  private get blockWidth(): number {
    return this.labels + 1;
  }

  private makeBlocks(): Block06[] {
    const { looks } = this.typist;
    const used = this.typist
      .lines('06')
      .filter((line) => line.code !== null && (looks.lines06 === 'all' || Boolean(line.amounts.get(MEASURE))));
    const of = (...classes: readonly string[]): Line[] =>
      used.filter(({ code }) => classes.includes(code?.slice(0, 3) ?? ''));
    const operating = looks.operating === 'daily' ? '日常公用经费' : '公用经费';
    switch (looks.form06) {
      case 'list':
        return [{ heading: '', lines: [...used].sort((a, b) => ((a.code ?? '') < (b.code ?? '') ? -1 : 1)) }];
      case 'two':
        return [
          { heading: '人员经费', lines: of(...PERSONNEL) },
          { heading: operating, lines: of('302', '307', '310', '399') },
        ];
      default:
        return [
          { heading: '人员经费', lines: of(...PERSONNEL) },
          { heading: operating, lines: of('302') },
          { heading: operating, lines: of('307', '310', '399') },
        ];
    }
  }

  private header(): Band {
    const { looks } = this.typist;
    const band = new Band();
    const hasGroups = looks.form06 === 'three';
    const row = hasGroups ? 1 : 0;
    if (hasGroups) {
      band.put(0, 0, this.blocks[0]?.heading);
      band.put(0, this.blockWidth, this.blocks[1]?.heading);
      band.merge(0, 0, 0, this.blockWidth - 1);
      band.merge(0, this.blockWidth, 0, 3 * this.blockWidth - 1);
    }
    this.blocks.forEach((_, block) => {
      const left = block * this.blockWidth;
      band.put(row, left, this.codeLabel());
      band.merge(row, left, row, left + this.codes - 1);
      if (this.labels > this.codes) band.put(row, left + this.codes, '科目名称');
      band.put(row, left + this.labels, looks.amountLabel === 'amount' && looks.form06 !== 'three' ? '金额' : MEASURE);
      if (this.codes === 2) {
        band.put(row + 1, left, '类');
        band.put(row + 1, left + 1, '款');
      }
    });
    return band;
  }

  private codeLabel(): string {
    const { looks } = this.typist;
    if (looks.form06 === 'three') return '科目编码';
    return looks.header === 'wrapped' ? '经济分类\n科目编码' : '经济分类科目编码';
  }

  private putLine(band: Band, left: number, line: Line): void {
    const { typist } = this;
    const code = line.code ?? '';
    const level = (code.length - 3) / 2;
    if (this.labels === 1) band.put(0, left, `${code}${typist.words(line.name)}`);
    else {
      if (this.codes === 1) band.put(0, left, typist.code(code, level));
      else {
        band.put(0, left, typist.code(code.slice(0, 3)));
        if (level > 0) band.put(0, left + 1, typist.code(code.slice(3)));
      }
      band.put(0, left + this.codes, typist.name(line.name, level));
    }
    band.put(0, left + this.labels, typist.amount('06', line, MEASURE));
  }

  private totals(): Band[] {
    const { looks } = this.typist;
    if (looks.totals06 === 'none') return [];
    const [personnel, operating] = ['人员经费合计', '公用经费合计'].map((item) =>
      this.typist.lines('06').find((line) => line.item === item),
    );
    const bands: Band[] = [];
    if (this.blocks.length === 1) bands.push(this.total([[0, 0, personnel]]), this.total([[0, 0, operating]]));
    else
      bands.push(
        this.total([
          [0, 0, personnel],
          [1, this.blocks.length - 1, operating],
        ]),
      );
    if (looks.totals06 === 'sum') bands.push(this.sum(personnel, operating));
    return bands;
  }

  /** Totals in one row: the label over the labels from one block to another, the amount in the last one's column. */
  private total(parts: readonly (readonly [from: number, to: number, line: Line | undefined])[]): Band {
    const band = new Band();
    for (const [from, to, line] of parts) {
      if (!line) continue;
      const amount = to * this.blockWidth + this.labels;
      const label =
        line.item === '公用经费合计' && this.typist.looks.operating === 'daily' ? '日常公用经费合计' : line.item;
      band.put(0, from * this.blockWidth, this.typist.words(label));
      band.merge(0, from * this.blockWidth, 0, amount - 1);
      band.put(0, amount, this.typist.amount('06', line, MEASURE));
    }
    return band;
  }

  /** 合计 of both, a line that the form of Henan has not: an amount, but none that a rule knows. */
  private sum(personnel: Line | undefined, operating: Line | undefined): Band {
    const both = (personnel?.amounts.get(MEASURE) ?? 0n) + (operating?.amounts.get(MEASURE) ?? 0n);
    const amount = (this.blocks.length - 1) * this.blockWidth + this.labels;
    const band = new Band([this.typist.total()]);
    band.merge(0, 0, 0, amount - 1);
    band.put(0, amount, this.typist.plain(both));
    return band;
  }
}

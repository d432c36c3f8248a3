/** 02, 03, 05, 08, 09: a row a subject. */
import { isEmpty, type Line } from '../figures';
import { Band, type Cell, type Table } from './cell';
import { columnsOf, type Column, type SubjectStatement } from './forms';
import { notesOf } from './notes';
import type { Typist } from './typist';

/** Blank rows of a statement without data. */
const BLANK_ROWS = 3;

export function subjectsTable(typist: Typist, statement: SubjectStatement): Table {
  return new SubjectsPrinter(typist, statement).table();
}

class SubjectsPrinter {
  private readonly columns: readonly Column[];
  private readonly lines: readonly Line[];
  private readonly isEmpty: boolean;
  /** How many columns hold code and name. */
  private readonly codes: number;
  private readonly labels: number;

  constructor(
    private readonly typist: Typist,
    private readonly statement: SubjectStatement,
  ) {
    const { looks } = typist;
    this.columns = columnsOf(looks, statement);
    this.lines = typist.lines(statement);
    this.isEmpty = isEmpty(this.lines);
    const inThree = ['parts', 'deepest', 'whole', 'bare'].includes(looks.codeColumns) || this.totalInHeader;
    this.codes = inThree ? 3 : 1;
    this.labels = looks.codeColumns.startsWith('withName') && !inThree ? 1 : this.codes + 1;
  }

  private get totalInHeader(): boolean {
    return this.typist.looks.header === 'totalInHeader' && (this.statement === '02' || this.statement === '03');
  }

  private get partsBelowTotal(): boolean {
    const { header } = this.typist.looks;
    return header === 'partsBelowTotal' && this.isEmpty && this.columns.some(({ group }) => group !== undefined);
  }

  table(): Table {
    const { looks } = this.typist;
    const subjects = this.lines.filter(({ code }) => code !== null).map((line) => this.subjectRow(line));
    const total = this.lines.find(({ code }) => code === null);
    const totalRow = total && !this.totalInHeader && !this.partsBelowTotal ? [this.totalRow(total)] : [];
    const isLast = looks.totalRow === 'last' || (looks.totalRow === 'last05' && this.statement === '05');
    const blanks = this.isEmpty ? Array.from({ length: BLANK_ROWS }, () => new Band([])) : [];
    return {
      statement: this.statement,
      width: this.labels + this.columns.length,
      header: this.header(total),
      body: isLast ? [...subjects, ...blanks, ...totalRow] : [...totalRow, ...subjects, ...blanks],
      notes: notesOf(this.typist, this.statement),
    };
  }

  private header(total: Line | undefined): Band {
    const { looks } = this.typist;
    const band = looks.header === 'one' ? this.headerInOne() : this.headerInTwo();
    if (this.codes === 3 && (looks.codeColumns !== 'bare' || this.totalInHeader)) {
      band.put(band.rows.length, 0, '类');
      ['款', '项'].forEach((part, index) => band.put(band.rows.length - 1, 1 + index, part));
    }
    if (this.totalInHeader && total) {
      const row = band.rows.length - 1;
      band.put(row, this.codes, this.typist.total());
      this.columns.forEach(({ measure }, index) =>
        band.put(row, this.labels + index, this.typist.amount(this.statement, total, measure)),
      );
    } else if (this.partsBelowTotal) this.putPartsBelowTotal(band);
    else this.putColumnNumbers(band);
    return band;
  }

  /** 项目 over code and name, and the columns' labels over two rows. */
  private headerInTwo(): Band {
    const { typist } = this;
    const band = new Band([typist.looks.itemLabel === 'spaced' ? '项　目' : '项目'], []);
    band.merge(0, 0, 0, this.labels - 1);
    this.putLabels(band, 1);
    this.columns.forEach(({ label, group }, index) => {
      const column = this.labels + index;
      if (group !== undefined && !this.partsBelowTotal) {
        if (this.columns[index - 1]?.group !== group) band.put(0, column, typist.heading(group));
        band.put(1, column, typist.heading(label));
      } else if (group !== undefined) {
        if (this.columns[index - 1]?.group !== group) band.put(0, column, typist.heading(group));
      } else if (typist.looks.header === 'stacked' && label.length > 5) {
        band.put(0, column, label.slice(0, -2));
        band.put(1, column, label.slice(-2));
      } else {
        band.put(0, column, typist.heading(label));
        band.merge(0, column, 1, column);
      }
    });
    this.mergeGroups(band, 0, this.partsBelowTotal ? 1 : 0);
    return band;
  }

  /** All labels in one row, below the group's where there is one. */
  private headerInOne(): Band {
    const band = new Band();
    const hasGroup = this.columns.some(({ group }) => group !== undefined);
    const row = hasGroup ? 1 : 0;
    this.columns.forEach(({ label, group }, index) => {
      const column = this.labels + index;
      if (group !== undefined && this.columns[index - 1]?.group !== group) band.put(0, column, group);
      if (group === undefined && hasGroup) {
        band.put(0, column, label);
        band.merge(0, column, 1, column);
      } else band.put(row, column, label);
    });
    this.putLabels(band, row);
    if (hasGroup) this.mergeGroups(band, 0, 0);
    return band;
  }

  private putLabels(band: Band, row: number): void {
    const { looks } = this.typist;
    const code =
      looks.header === 'one' ? '科目编码' : looks.header === 'wrapped' ? '功能分类\n科目编码' : '功能分类科目编码';
    band.put(row, 0, code);
    band.merge(row, 0, row, this.codes - 1);
    if (this.labels > this.codes) band.put(row, this.codes, '科目名称');
  }

  private mergeGroups(band: Band, top: number, bottom: number): void {
    const first = this.columns.findIndex(({ group }) => group !== undefined);
    if (first < 0) return;
    const last = this.columns.map(({ group }) => group !== undefined).lastIndexOf(true);
    band.merge(top, this.labels + first, bottom, this.labels + last);
  }

  /** 合计 | … | 合计 | 基本支出 | 项目支出: the total's row holds the headings and no amounts. */
  private putPartsBelowTotal(band: Band): void {
    const row = band.rows.length;
    band.put(row, 0, this.typist.total());
    band.merge(row, 0, row, this.labels - 1);
    this.columns.forEach(({ label, group }, index) => {
      if (group !== undefined) band.put(row, this.labels + index, label === '小计' ? '合计' : label);
    });
  }

  private putColumnNumbers(band: Band): void {
    const { columnNumbers } = this.typist.looks;
    if (columnNumbers === 'none') return;
    const row = band.rows.length;
    band.put(row, 0, columnNumbers === 'misprinted' ? '档次' : '栏次');
    band.merge(row, 0, row, this.labels - 1);
    this.columns.forEach((_, index) =>
      band.put(row, this.labels + index, columnNumbers === 'text' ? String(index + 1) : index + 1),
    );
  }

  private amounts(line: Line): Cell[] {
    return this.columns.map(({ measure }) => this.typist.amount(this.statement, line, measure));
  }

  private totalRow(line: Line): Band {
    const { totalCell } = this.typist.looks;
    const labels: (string | null)[] = Array.from({ length: this.labels }, () => null);
    labels[totalCell === 'name' ? this.labels - 1 : 0] = this.typist.total();
    const band = new Band([...labels, ...this.amounts(line)]);
    if (totalCell === 'merged') band.merge(0, 0, 0, this.labels - 1);
    return band;
  }

  private subjectRow(line: Line): Band {
    const { typist } = this;
    const code = line.code ?? '';
    const level = (code.length - 3) / 2;
    if (this.labels === 1) {
      const between = typist.looks.codeColumns === 'withNameSpaced' ? ' ' : '';
      return new Band([`${code}${between}${typist.words(line.name)}`, ...this.amounts(line)]);
    }
    const band = new Band([...this.codeCells(code, level), typist.name(line.name, level), ...this.amounts(line)]);
    if (this.codes === 3 && typist.looks.codeColumns === 'bare') band.merge(0, 0, 0, 2);
    return band;
  }

  private codeCells(code: string, level: number): Cell['value'][] {
    const { typist } = this;
    if (this.codes === 1) return [typist.code(code, level)];
    const parts = [code.slice(0, 3), code.slice(3, 5), code.slice(5)];
    switch (typist.looks.codeColumns) {
      case 'deepest':
        return parts.map((part, index) => (index === level ? typist.code(part) : null));
      case 'whole':
        return parts.map((_, index) => (index <= level ? typist.code(code.slice(0, 3 + 2 * index)) : null));
      case 'bare':
        return [typist.code(code), null, null];
      default:
        return parts.map((part) => (part === '' ? null : typist.code(part)));
    }
  }
}

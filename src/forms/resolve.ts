/** Makes a form of one year from what statements account for, the chain of differences, and the classifications. */
import type { StatementCode, SubjectCode } from '../accounts';
import {
  inYear,
  isInForce,
  type Form,
  type Item,
  type Kind,
  type Measure,
  type Side,
  type StatementForm,
} from './form';
import { WORDING_NAMES } from './names';
import { printedNumber, ordinalOf } from './numbers';
import {
  EVERY_CLASS,
  type DatedValue,
  type FormData,
  type FormsData,
  type ItemData,
  type MeasureData,
  type SideData,
  type StatementData,
  type StatementDifferences,
} from './schema';

/** The form that `chain`, from the base to the form itself, describes in `year`. Throws when the chain names what is not there. */
export function resolveForm(data: FormsData, chain: readonly FormData[], year: number): Form {
  const own = chain.at(-1);
  if (!own) throw new Error('no form');
  const last = <T>(of: (form: FormData) => readonly DatedValue<T>[] | undefined): T | undefined =>
    latest(chain, of, year);
  const order = last((form) => form.order) ?? data.statements.map(({ code }) => code);
  const excluded = new Set(chain.flatMap((form) => inYear(form.without, year) ?? []));
  const statement = (of: StatementData): StatementForm =>
    new StatementResolver(data, chain, year, of, order.indexOf(of.code), excluded).resolve();
  const known = new Map(data.statements.map((each) => [each.code, each]));
  const missing = order.find((code) => !known.has(code));
  if (missing !== undefined) throw new Error(`form ${own.id} has no statement ${missing}`);
  const inOrder = (codes: readonly StatementCode[]): Map<StatementCode, StatementForm> =>
    new Map(codes.flatMap((code) => (known.has(code) ? [[code, statement(known.get(code) as StatementData)]] : [])));
  const bookHeading = last((form) => form.prints.bookHeading) ?? undefined;
  return {
    id: own.id,
    place: own.place,
    year,
    years: [...own.years].sort((a, b) => a - b),
    source: own.source,
    ...(own.certain !== undefined && { certain: own.certain }),
    laidOut: last((form) => form.laidOut) ?? true,
    prints: {
      unit: last((form) => form.prints.unit) ?? true,
      year: last((form) => form.prints.year) ?? true,
      lineNumbers: last((form) => form.prints.lineNumbers) ?? true,
      columnNumbers: last((form) => form.prints.columnNumbers) ?? true,
      moneyUnit: last((form) => form.prints.moneyUnit) ?? '元',
      ...(bookHeading !== undefined && { bookHeading }),
    },
    wording: last((form) => form.wording) ?? WORDING_NAMES[0],
    budget: last((form) => form.budget) ?? '年初预算',
    statements: inOrder(order),
    others: inOrder([...known.keys()].filter((code) => !order.includes(code))),
    facts: data.facts.filter((fact) => isInForce(fact, year) && !excluded.has(fact.id)),
    readingRules: new Map(data.readingRules.filter((rule) => isInForce(rule, year)).map((rule) => [rule.id, rule])),
    functional: new Map(Object.entries(data.functional.names)),
    economic: new Map(Object.entries(data.economic.names)),
  };
}

/** What the form nearest to the end of the chain says. */
function latest<T>(
  chain: readonly FormData[],
  of: (form: FormData) => readonly DatedValue<T>[] | undefined,
  year: number,
): T | undefined {
  for (const form of [...chain].reverse()) {
    const value = inYear(of(form), year);
    if (value !== undefined) return value;
  }
  return undefined;
}

class StatementResolver {
  private readonly differences: readonly StatementDifferences[];
  private readonly dropped: ReadonlySet<string>;
  private readonly withoutClasses: ReadonlySet<string>;

  constructor(
    private readonly data: FormsData,
    private readonly chain: readonly FormData[],
    private readonly year: number,
    private readonly of: StatementData,
    /** Its place in the form's order; -1 where the form does not have it. */
    private readonly place: number,
    private readonly excluded: ReadonlySet<string>,
  ) {
    this.differences = chain.flatMap((form) => form.statements[of.code] ?? []);
    this.dropped = new Set(this.differences.flatMap(({ drop }) => inYear(drop, year) ?? []));
    this.withoutClasses = new Set(chain.flatMap((form) => inYear(form.withoutClasses, year) ?? []));
  }

  resolve(): StatementForm {
    const { of, year, place } = this;
    const title = this.last(({ title: given }) => given) ?? of.titles[0] ?? '';
    const kinds = of.blocks.map((kind): Kind => ({
      name: kind.name,
      classes: kind.classes as SubjectCode[],
      total: `${kind.name}合计`,
    }));
    const sides = of.shape === 'blocks' ? this.blocks(kinds) : this.sides();
    const note = this.nullable(({ note: given }) => given, of.note);
    const emptyNote = this.nullable(({ emptyNote: given }) => given, of.emptyNote);
    const number = this.number();
    const sign = this.data.sign.ids[of.code];
    return {
      code: of.code,
      title,
      titles: distinct([title, ...of.titles]),
      ...(number !== undefined && { number }),
      shape: of.shape,
      classification: of.classification,
      landscape: this.last(({ landscape }) => landscape) ?? of.landscape,
      ...(note !== undefined && { note }),
      ...(emptyNote !== undefined && { emptyNote }),
      sides,
      kinds,
      total: this.last(({ total }) => total) ?? 'first',
      codes: this.last(({ codes }) => codes) ?? 'whole',
      grid: this.grid,
      relations: [
        ...of.relations.filter((relation) => isInForce(relation, year)),
        ...(sign === undefined ? [] : [{ ...this.signText(), kind: 'sign' as const, id: sign }]),
      ]
        .filter(({ id }) => !this.excluded.has(id))
        .map((relation) => ({ ...relation, statement: of.code })),
      printed: place >= 0,
    };
  }

  private signText(): Pick<FormsData['sign'], 'level' | 'sentence' | 'basis'> {
    const { level, sentence, basis } = this.data.sign;
    return { level, sentence, basis };
  }

  private get grid(): StatementForm['grid'] {
    return this.last(({ grid }) => grid) ?? 'byMeasure';
  }

  private last<T>(of: (differences: StatementDifferences) => readonly DatedValue<T>[] | undefined): T | undefined {
    return [...this.differences]
      .reverse()
      .reduce<T | undefined>((found, each) => found ?? inYear(of(each), this.year), undefined);
  }

  /** As {@link last}, where null says that there is none. */
  private nullable<T>(
    of: (differences: StatementDifferences) => readonly DatedValue<T | null>[] | undefined,
    base: T | undefined,
  ): T | undefined {
    for (const each of [...this.differences].reverse()) {
      const value = inYear(of(each), this.year);
      if (value !== undefined) return value ?? undefined;
    }
    return base;
  }

  private number(): string | undefined {
    if (this.place < 0) return undefined;
    const pattern = this.nullable(({ number }) => number, undefined);
    if (pattern !== undefined) return pattern;
    if (this.differences.some(({ number }) => inYear(number, this.year) === null)) return undefined;
    for (const form of [...this.chain].reverse()) {
      const value = inYear(form.prints.number, this.year);
      if (value !== undefined) return value === null ? undefined : printedNumber(value, this.place + 1);
    }
    return undefined;
  }

  /** The sides of lines, subjects and grids, with 行次 and 栏次 counted through all of them. */
  private sides(): Side[] {
    const items = this.of.sides.map((side) => this.itemsOf(side));
    const printed = items.map(({ lines, foot }) => ({
      lines: lines.filter((item) => item.printed),
      foot: foot.filter((item) => item.printed),
    }));
    const body = Math.max(0, ...printed.map(({ lines }) => lines.length));
    const blank = this.last(({ blankLines }) => blankLines) ?? 0;
    const foot = Math.max(0, ...printed.map((each) => each.foot.length)) + blank;
    let column = 0;
    return this.of.sides.map((side, index): Side => {
      const { lines = [], foot: totals = [] } = items[index] ?? {};
      const own = printed[index] ?? { lines: [], foot: [] };
      const measures = side.measures.map((measure) => {
        const resolved = this.measure(measure);
        if (resolved.printed) column += 1;
        return resolved.printed ? { ...resolved, column } : resolved;
      });
      const all = [...lines, ...totals];
      const rows = padded(own.lines, body).concat(footOf(own.foot, foot));
      return { name: side.name, measures, items: all, rows, firstLine: index * rows.length + 1 };
    });
  }

  private itemsOf(side: SideData): { lines: Item[]; foot: Item[] } {
    let ordinal = 0;
    const numbered = (item: Item): Item => (item.printed ? { ...item, ordinal: ordinalOf((ordinal += 1)) } : item);
    const lines = side.lines.flatMap((line) => (line === EVERY_CLASS ? this.classLines() : [this.item(line)]));
    const isNumbered = this.of.shape === 'lines';
    const parts = this.last(({ numberParts }) => numberParts) ?? false;
    let part = 0;
    return {
      lines: isNumbered ? lines.map(numbered) : lines,
      foot: side.foot.map((data) => {
        const item = this.item(data);
        part = item.total ? 0 : part + 1;
        // The parts of a total are the optional lines below it.
        return parts && item.optional && item.printed && part > 0 ? { ...item, ordinal: ordinalOf(part) } : item;
      }),
    };
  }

  private classLines(): Item[] {
    const { classes, names } = this.data.functional;
    return classes.map((code) => {
      const [name = code, ...labels] = names[code] ?? [];
      const item = this.item({ name, labels, code, optional: true, total: false });
      return this.withoutClasses.has(code) ? { ...item, printed: false } : item;
    });
  }

  private item({ code, total, ...rest }: ItemData): Item {
    return { ...this.named(rest, code), total, ...(code !== undefined && { code: code as SubjectCode }) };
  }

  private measure(measure: MeasureData): Measure {
    return this.named(measure, undefined);
  }

  /** What lines and columns have in common. */
  private named({ name, prints, labels, group, optional, from, until }: MeasureData, code: string | undefined) {
    const { year } = this;
    const renamed = this.last(({ labels: given }) => given[name] ?? (code === undefined ? undefined : given[code]));
    const label = renamed ?? inYear(prints, year) ?? name;
    // Spellings of other years are still read: last year's form is often used again.
    const spellings = [label, name, ...(prints ?? []).map(({ value }) => value), ...labels];
    const heading = group === undefined ? undefined : this.nullable(({ groups }) => groups[group], group);
    const dropped = this.dropped.has(name) || (code !== undefined && this.dropped.has(code));
    const printed = this.place >= 0 && isInForce({ from, until }, year) && !dropped;
    return {
      name,
      label,
      labels: distinct(spellings),
      ...(heading !== undefined && { group: heading }),
      optional: optional || !printed,
      printed,
    };
  }

  /** A side for each block of 类; the total of a kind stands below its last block. */
  private blocks(kinds: readonly Kind[]): Side[] {
    const [first] = this.of.sides;
    if (!first) return [];
    const measures = first.measures.map((measure, index) => ({ ...this.measure(measure), column: index + 1 }));
    const blocks = this.last(({ blocks: given }) => given) ?? kinds.map(({ classes }) => [...classes]);
    const kindOf = (block: readonly string[]): Kind | undefined =>
      kinds.find(({ classes }) => classes.some((code) => block.includes(code)));
    const sides = blocks.map((block, index) => {
      const kind = kindOf(block);
      const isLast = !blocks.slice(index + 1).some((other) => kindOf(other) === kind);
      const rest = isLast ? (kind?.classes.filter((code) => !blocks.some((each) => each.includes(code))) ?? []) : [];
      const items = [
        ...block.flatMap((code) => this.subjectsOf(code, true)),
        ...rest.flatMap((code) => this.subjectsOf(code, false)),
      ];
      return { name: kind?.name ?? '', items, total: isLast && kind ? this.totalOf(kind) : undefined };
    });
    const length = Math.max(0, ...sides.map(({ items }) => items.filter((item) => item.printed).length));
    return sides.map(({ name, items, total }): Side => ({
      name,
      measures,
      items: total ? [...items, total] : items,
      rows: [
        ...padded(
          items.filter((item) => item.printed),
          length,
        ),
        total,
      ],
      firstLine: 1,
    }));
  }

  /** A 类 and its 款 as the classification has them. */
  private subjectsOf(code: string, isPrinted: boolean): Item[] {
    const { names } = this.data.economic;
    return Object.keys(names)
      .filter((each) => each.startsWith(code))
      .sort()
      .map((each) => {
        const [name = each, ...labels] = names[each] ?? [];
        const item = this.item({ name, labels, code: each, optional: true, total: false });
        return isPrinted ? item : { ...item, printed: false };
      });
  }

  private totalOf(kind: Kind): Item {
    const labels = this.of.blocks.find(({ name }) => name === kind.name)?.labels ?? [];
    return this.item({ name: kind.total, labels, optional: true, total: true });
  }
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}

function padded(items: readonly Item[], length: number): (Item | undefined)[] {
  return Array.from({ length }, (_, index) => items[index]);
}

/** The totals from the top, blank lines, and the grand total at the bottom. */
function footOf(items: readonly Item[], length: number): (Item | undefined)[] {
  const last = items.at(-1);
  return last ? [...padded(items.slice(0, -1), length - 1), last] : padded([], length);
}

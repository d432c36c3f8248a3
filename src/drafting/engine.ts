/** The template engine as wordings may use it: no file system, no eval, limits on work, and filters that keep figures. */
import { Liquid } from 'liquidjs';
import { say } from '../sentences';
import { plain, printable, type RunMarks } from './runs';
import type { Entry } from './subjects';
import { Answer, Comparison, MisuseError, Quantity, shareOf } from './values';

/** A bureau may load a wording of its own: no template may keep the pane busy. */
const LIMITS = { parseLimit: 100_000, renderLimit: 5_000, memoryLimit: 5_000_000 } as const;

/** An engine whose figures go through `marks`; `partials` are the sentences that `render` finds. */
export function createEngine(marks: RunMarks, partials: Readonly<Record<string, string>>): Liquid {
  const engine = new Liquid({
    ...LIMITS,
    // A sentence is parsed once, however many subjects it is said of.
    cache: true,
    strictVariables: true,
    strictFilters: true,
    ownPropertyOnly: true,
    relativeReference: false,
    templates: Object.fromEntries(Object.entries(partials).map(([name, text]) => [name, printable(text)])),
  });
  for (const [name, filter] of Object.entries(filters(marks))) engine.registerFilter(name, filter);
  return engine;
}

type Filter = (value: unknown, ...given: unknown[]) => unknown;

function filters(marks: RunMarks): Readonly<Record<string, Filter>> {
  return {
    万元: (value) => marks.quantity(quantity(value, '万元')),
    元: (value) => marks.quantity(quantity(value, '元'), '元'),
    百分比: (value) => marks.quantity(quantity(value, '百分比')),
    数: (value) => marks.quantity(quantity(value, '数')),
    /** The gap that an unknown quantity leaves; nothing for a known one. */
    请填: (value) => marks.gap(quantity(value, '请填').needs),
    /** The share in percent between two pieces of text; nothing at all for a zero base, which has no rate. */
    比率: (value, base, before = '', after = '') => {
      const [part, whole] = [quantity(value, '比率'), quantity(base, '比率')];
      const between = (text: string): string => `${words(before)}${text}${words(after)}`;
      if (part.known && whole.known) {
        const share = shareOf(part.known, whole.known);
        return share ? between(marks.quantity(share)) : '';
      }
      const needs = [...part.needs, ...whole.needs];
      return marks.shows(needs) ? '' : between(marks.gap(needs));
    },
    比较: (value, base) => new Comparison(quantity(value, '比较'), quantity(base, '比较')),
    较上年: (value) => {
      const now = quantity(value, '较上年');
      if (!now.lastYear) throw new MisuseError(say('drafting.noLastYear'));
      return new Comparison(now, now.lastYear());
    },
    择词: (value, more, less) => {
      if (!(value instanceof Comparison)) throw new MisuseError(say('drafting.notComparison'));
      if (value.情形 === '增加') return words(more);
      return value.情形 === '减少' ? words(less) : '';
    },
    加: (value, ...others) => {
      const terms = [value, ...others].map((term) => quantity(term, '加'));
      const names = terms.map((term) => term.known?.what ?? '').join('、');
      return Quantity.total(terms, [], say('drafting.sum', { terms: names }));
    },
    减: (value, ...others) => {
      const [from, less] = [quantity(value, '减'), others.map((term) => quantity(term, '减'))];
      const names = less.map((term) => term.known?.what ?? '').join('、');
      return Quantity.total([from], less, say('drafting.remainder', { from: from.known?.what ?? '', less: names }));
    },
    有数: (value) => {
      if (!Array.isArray(value)) throw new MisuseError(say('drafting.notList'));
      return (value as readonly Entry[]).filter((entry) => entry.金额.有数);
    },
  };
}

function quantity(value: unknown, filter: string): Quantity {
  if (value instanceof Quantity) return value;
  throw new MisuseError(say('drafting.notQuantity', { filter }));
}

function words(value: unknown): string {
  if (value instanceof Answer) return value.toString();
  return typeof value === 'string' ? plain(value) : '';
}

/** The forms that are known, by id, and which of them to use. */
import type { Accounts, StatementCode } from '../accounts';
import economic from './data/economic.json';
import facts from './data/facts.json';
import anhui2023 from './data/forms/anhui-2023.json';
import beijing2022 from './data/forms/beijing-2022.json';
import central2023 from './data/forms/central-2023.json';
import guangxi2023 from './data/forms/guangxi-2023.json';
import henan2021 from './data/forms/henan-2021.json';
import hubei2019 from './data/forms/hubei-2019.json';
import shaanxi2020 from './data/forms/shaanxi-2020.json';
import shanghai2024 from './data/forms/shanghai-2024.json';
import sichuan2024 from './data/forms/sichuan-2024.json';
import yunnan2019 from './data/forms/yunnan-2019.json';
import zhejiang2022 from './data/forms/zhejiang-2022.json';
import functional from './data/functional.json';
import readingRules from './data/reading.json';
import sign from './data/sign.json';
import statement01 from './data/statements/01.json';
import statement02 from './data/statements/02.json';
import statement03 from './data/statements/03.json';
import statement04 from './data/statements/04.json';
import statement05 from './data/statements/05.json';
import statement06 from './data/statements/06.json';
import statement07 from './data/statements/07.json';
import statement08 from './data/statements/08.json';
import statement09 from './data/statements/09.json';
import recognised from './data/statements/recognised.json';
import type { Form } from './form';
import { mergedForms } from './lexicon';
import { resolveForm } from './resolve';
import { formsData, type FormData, type FormsData } from './schema';

/** Forms that are held as data, and those that a user has loaded. */
export class Forms {
  private readonly byId: ReadonlyMap<string, FormData>;
  private readonly resolved = new Map<string, Form>();
  private merged: Form | undefined;

  /** Throws an Error when two forms share an id, a base is not there, or bases go round. */
  constructor(private readonly data: FormsData) {
    this.byId = new Map(data.forms.map((form) => [form.id, form]));
    if (this.byId.size < data.forms.length) throw new Error('two forms have one id');
    for (const { id } of data.forms) this.chainOf(id);
  }

  /** Ids in the order of the data: the first is the base of those that name none. */
  get ids(): readonly string[] {
    return [...this.byId.keys()];
  }

  /** Ids of the statements that are known. */
  get codes(): readonly StatementCode[] {
    return this.data.statements.map(({ code }) => code);
  }

  has(id: string): boolean {
    return this.byId.has(id);
  }

  /** A form in a year; without one in the newest for which it is known. Throws when there is no such form. */
  form(id: string, year?: number): Form {
    const known = this.byId.get(id);
    if (!known) throw new Error(`no form ${id}`);
    const of = year ?? Math.max(...known.years);
    const key = `${id} ${of}`;
    const form = this.resolved.get(key) ?? resolveForm(this.data, this.chainOf(id), of);
    this.resolved.set(key, form);
    return form;
  }

  /** The id of the form that a form is given as differences from. */
  baseOf(id: string): string | undefined {
    return this.byId.get(id)?.base;
  }

  /** Every form in a year, whether or not it is known for that year. */
  all(year?: number): readonly Form[] {
    return this.ids.map((id) => this.form(id, year));
  }

  /** The form on which the others are built. */
  base(year?: number): Form {
    const [first] = this.ids;
    if (first === undefined) throw new Error('no forms');
    return this.form(first, year);
  }

  /**
   * Every statement with every spelling that any form prints: what a book is read by before its form is known. As a form
   * it is the base.
   */
  get lexicon(): Form {
    this.merged ??= mergedForms(this.base(), this.all());
    return this.merged;
  }

  /** The form that a book was read by, in the book's year. */
  of({ form, year }: Pick<Accounts, 'form' | 'year'>): Form {
    return this.form(form.id, year?.value);
  }

  /** The statements as they are known, with the names that forms refer to and nothing of any form. */
  get bare(): Form {
    const none: FormData = {
      ...{ id: 'bare', place: '', years: [0], source: '', prints: {}, statements: {}, define: [] },
      order: [{ value: [...this.codes] }],
    };
    return resolveForm(this.data, [none], 0);
  }

  /** These forms with another one, which takes the place of a form with its id. Throws as the constructor does. */
  with(form: FormData): Forms {
    const defined = new Set<StatementCode>(form.define.map(({ code }) => code));
    return new Forms({
      ...this.data,
      statements: [...this.data.statements.filter(({ code }) => !defined.has(code)), ...form.define],
      forms: [...this.data.forms.filter(({ id }) => id !== form.id), form],
    });
  }

  /** From the first base to the form itself. */
  private chainOf(id: string): FormData[] {
    const chain: FormData[] = [];
    for (let next: string | undefined = id; next !== undefined; next = chain[0]?.base) {
      const form = this.byId.get(next);
      if (!form) throw new Error(`no form ${next}`);
      if (chain.includes(form)) throw new Error(`form ${id} is its own base`);
      chain.unshift(form);
    }
    return chain;
  }
}

/** The forms that come with the program. */
export const FORMS = new Forms(
  formsData.parse({
    statements: [
      statement01,
      statement02,
      statement03,
      statement04,
      statement05,
      statement06,
      statement07,
      statement08,
      statement09,
      ...recognised,
    ],
    forms: [
      henan2021,
      shanghai2024,
      central2023,
      guangxi2023,
      shaanxi2020,
      yunnan2019,
      beijing2022,
      zhejiang2022,
      sichuan2024,
      anhui2023,
      hubei2019,
    ],
    sign,
    facts,
    readingRules,
    functional,
    economic,
  }),
);

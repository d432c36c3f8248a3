/** The custom XML part in which state travels with the workbook. */
import { failure, readStateXml, STATE_CHARS_MAX, STATE_NAMESPACE, writeStateXml, type KeptState } from '../../workbook';
import type { Step } from './steps';

/** The state part as it is about to be known: asked for before a round trip, told after it. */
export class StatePart {
  private readonly parts: Excel.CustomXmlPartScopedCollection;
  private readonly xml: OfficeExtension.ClientResult<string>;

  /** Asks for the part; nothing is known before the next round trip. */
  constructor(private readonly context: Excel.RequestContext) {
    this.parts = context.workbook.customXmlParts.getByNamespace(STATE_NAMESPACE);
    this.parts.load('items/id');
    this.xml = this.parts.getOnlyItemOrNullObject().getXml();
  }

  /** What is kept. Merging workbooks can bring several parts together: then the first that can be read counts. */
  async read(): Promise<KeptState> {
    const { items } = this.parts;
    if (items.length <= 1) return this.keptIn([this.xml.value]);
    const texts = items.map((part) => part.getXml());
    await this.context.sync();
    return this.keptIn(texts.map(({ value }) => value));
  }

  /** Steps that keep something; nothing to keep leaves no part. Throws WorkbookError when it is too much. */
  write({ state, report }: KeptState, name: string): readonly Step[] {
    const { items } = this.parts;
    if (state === undefined && report === undefined) {
      return items.map((part) => ({ bytes: 500, take: () => part.delete() }));
    }
    const xml = writeStateXml({ ...(state && { state }), ...(report !== undefined && { report }) });
    if (xml.length > STATE_CHARS_MAX) {
      throw failure('workbook.stateTooBig', { name, limit: STATE_CHARS_MAX / 10_000 });
    }
    const [first, ...others] = items;
    const { customXmlParts } = this.context.workbook;
    return [
      { bytes: xml.length * 3, take: () => (first ? first.setXml(xml) : void customXmlParts.add(xml)) },
      ...others.map((part) => ({ bytes: 500, take: () => part.delete() })),
    ];
  }

  private keptIn(texts: readonly (string | null)[]): KeptState {
    for (const text of texts) {
      const kept = text ? readStateXml(text) : undefined;
      if (kept) return kept;
    }
    return {};
  }
}
